"""What the facts already say for a proposal, so that nobody types a day or an amount: the charge of each person by the law of the day judged."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from timpora.casework.core.acts.deciding import Decide, Propose, ReturnProposal
from timpora.casework.core.acts.detaining import GoBack
from timpora.casework.core.acts.inquiry import Examine, RecordFieldCheck, ReportUrgent
from timpora.casework.core.acts.measures import MeasureKind
from timpora.casework.core.asking import fields_of
from timpora.casework.core.file import FindingOfCase
from timpora.casework.core.letters.nations import state
from timpora.casework.situations import Looked
from timpora.screening.core import case_law
from timpora.screening.core.findings import Consequence


def initial_of(looked: Looked, *, on: date) -> dict[str, Any]:
    """The form as it begins: the consequence that the rulebook attaches to each finding is ticked, and filled in."""
    told: dict[str, Any] = {"on": on, "reasons": _reasons(looked)}
    longest = looked.situation.law_of(on).value("entry_ban.longest_months")
    for finding in looked.file.findings:
        if finding.facts is not None and finding.days is not None:
            told |= _of(looked, finding, on)
            if longest is not None:
                told[f"{finding.person}-{MeasureKind.BAN_PROPOSAL}-months"] = longest.value
    for person in looked.file.people:
        if looked.situation.state.of(person.number).unpaid:
            told |= {f"{person.number}-{MeasureKind.CHARGE}": False, f"{person.number}-{MeasureKind.DEPORTATION}": True, f"{person.number}-{MeasureKind.BAN_PROPOSAL}": True}  # fmt: skip
        told[f"{person.number}-{MeasureKind.DEPORTATION}-destination"] = state(person.nationality)
    return told | _of_the_returned(looked)


def _of_the_returned(looked: Looked) -> dict[str, Any]:
    """A proposal that came back is mended and not typed anew: its measures, of whom it said none, and its reasons."""
    acts = [step.act for step in looked.file.steps if isinstance(step.act, Propose | ReturnProposal | GoBack | Decide)]
    if not acts or not isinstance(acts[-1], ReturnProposal):
        return {}
    proposed = next(act for act in reversed(acts) if isinstance(act, Propose))
    told: dict[str, Any] = {f"{number}-{kind}": False for number in looked.file.numbers for kind in MeasureKind}
    told |= {f"{number}-none": True for number in proposed.nothing_applies_for}
    for one in proposed.measures:
        own = f"{one.person}-{one.measure}"
        told |= {own: True, **{f"{own}-{field.name}": getattr(one, field.name) for field in fields_of(type(one)) if field.name != "person"}}  # fmt: skip
    return {**told, "reasons": proposed.reasons}


def _of(looked: Looked, finding: FindingOfCase, on: date) -> dict[str, Any]:
    """The days of the day judged, which is not that of the proposal: working on a case costs nobody a day more."""
    number, charge, deportation = finding.person, f"{finding.person}-{MeasureKind.CHARGE}", f"{finding.person}-{MeasureKind.DEPORTATION}"  # fmt: skip
    day = _day_judged(looked, finding, on)
    days = (day - finding.stay_limit).days if finding.stay_limit is not None else finding.days
    due = looked.situation.law_of(day).charge_for(days or 0)
    told: dict[str, Any] = {f"{charge}-judged_on": day, f"{charge}-days": days}
    concludes = finding.consequence in {Consequence.CHARGE, Consequence.DEPORTATION_AND_BAN}
    if isinstance(due, case_law.Charge):
        told |= {charge: concludes, f"{charge}-amount": due.amount}
    elif due is None and finding.consequence == Consequence.DEPORTATION_AND_BAN:
        told |= {deportation: True, f"{number}-{MeasureKind.BAN_PROPOSAL}": True}
    return told


def _day_judged(looked: Looked, finding: FindingOfCase, on: date) -> date:
    """The first day on which the person was met or heard, past the limit; the day of the proposal where there was none."""
    limit = finding.stay_limit
    past = [day for day in _met(looked, finding.person) if limit is not None and limit < day <= on]
    return min(past, default=on)


def _met(looked: Looked, person: int) -> Iterator[date]:
    """On which days an officer had the person before the eyes; a witness is somebody else."""
    alone = len(looked.file.people) == 1
    for step in looked.file.steps:
        match step.act:
            case Examine(person=number, examined=examined) if number == person and not examined.strip():
                yield step.act.on
            case ReportUrgent(person=number) if number == person:
                yield step.act.on
            case RecordFieldCheck(met=True) if alone:
                yield step.act.on


def _reasons(looked: Looked) -> str:
    """The sentences of the findings, in the language of the decision."""
    return "\n".join(one.sentence.id for one in looked.file.findings if one.facts is not None)
