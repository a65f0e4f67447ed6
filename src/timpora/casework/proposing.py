"""What the facts already say for a proposal, so that nobody types a day or an amount: the charge of each person by the law of the day."""

from datetime import date
from typing import Any

from timpora.casework.core.acts.measures import MeasureKind
from timpora.casework.situations import Looked
from timpora.screening.core import case_law
from timpora.screening.core.findings import Consequence


def initial_of(looked: Looked, *, on: date) -> dict[str, Any]:
    """The form as it begins: the consequence that the rulebook attaches to each finding is ticked, and filled in."""
    law = looked.situation.law_of(on)
    told: dict[str, Any] = {"on": on, "reasons": _reasons(looked)}
    longest = law.value("entry_ban.longest_months")
    for finding in looked.file.findings:
        if finding.facts is None or finding.days is None:
            continue
        due = law.charge_for(finding.days)
        charge, number = f"{finding.person}-{MeasureKind.CHARGE}", finding.person
        told |= {f"{charge}-judged_on": on, f"{charge}-days": finding.days}
        if isinstance(due, case_law.Charge):
            told |= {charge: finding.consequence == Consequence.CHARGE, f"{charge}-amount": due.amount}
        if longest is not None:
            told[f"{number}-{MeasureKind.BAN_PROPOSAL}-months"] = longest.value
        if finding.consequence == Consequence.DEPORTATION_AND_BAN:
            told |= {f"{number}-{MeasureKind.DEPORTATION}": True, f"{number}-{MeasureKind.BAN_PROPOSAL}": True}
    for person in looked.file.people:
        if looked.situation.state.of(person.number).unpaid:
            told |= {f"{person.number}-{MeasureKind.CHARGE}": False, f"{person.number}-{MeasureKind.DEPORTATION}": True, f"{person.number}-{MeasureKind.BAN_PROPOSAL}": True}  # fmt: skip
        told[f"{person.number}-{MeasureKind.DEPORTATION}-destination"] = person.nationality or ""
    return told


def _reasons(looked: Looked) -> str:
    """The sentences of the findings, in the language of the decision."""
    return "\n".join(one.sentence.id for one in looked.file.findings if one.facts is not None)
