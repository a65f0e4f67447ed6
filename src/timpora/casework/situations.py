"""A case as somebody looks at it on a day: its file, what it has come to, and whose hand it is; pages and programs ask here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from timpora.accounts import queries as accounts
from timpora.casework import queries, sought, standing_queries
from timpora.casework.act_forms import Choices, Known
from timpora.casework.core.acts.every import classes
from timpora.casework.core.acts.keeping import FactsWithdrawn
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.asking import fields_of
from timpora.casework.core.checks.closing import is_corrected
from timpora.casework.core.checks.inquiry import earliest_to_appear
from timpora.casework.core.checks.situation import Situation
from timpora.casework.core.file import CaseFile
from timpora.casework.core.fold import state_of
from timpora.casework.core.known import in_words
from timpora.casework.core.measures_of_state import judged_day
from timpora.casework.core.statuses import Outcome
from timpora.casework.queries import CaseSeen
from timpora.kernel.text import Language, Text, day_in_words
from timpora.kernel.viewers import Viewer
from timpora.register import people
from timpora.screening import queries as screening
from timpora.screening.case_law import case_law_of


@dataclass(frozen=True, kw_only=True)
class Looked:
    """A case and everything of it."""

    seen: CaseSeen
    situation: Situation

    @property
    def file(self) -> CaseFile:
        """The people, findings and steps."""
        return self.situation.file


def look(viewer: Viewer, case: int, *, on: date, act: Any = None, judges: bool = True) -> Looked | None:
    """A case, its findings judged on the day that it is about; None where the viewer sees none."""
    seen = queries.one(viewer, case)
    if seen is None:
        return None
    taken = queries.steps_of(viewer, case)
    state = state_of(taken)
    day = judged_day(state, act, on) if judges else None
    file = queries.file_of(viewer, case, judged_on=day, steps=taken)
    hand = standing_queries.hand_of(viewer, on=on)
    situation = Situation(file=file, state=state, hand=hand, law_of=lambda asked: case_law_of(viewer, asked), on=on, act=act)  # fmt: skip
    return Looked(seen=seen, situation=situation)


def known(viewer: Viewer, looked: Looked, kind: ActKind, *, on: date, somebody: int | None = None) -> Known:
    """What the fields of an act let one choose from in this case; what it does not ask for is not looked up.

    `somebody` is the record of whom the act is to be about where that is known, as from the page of that person.
    """
    made: dict[str, Callable[[], Choices]] = {
        "persons": lambda: [(str(one.number), one.name) for one in looked.file.people],
        "officers": lambda: [(str(account), name) for account, name in workers(viewer)],
        "provisions": lambda: _provisions(looked, on),
        "items": lambda: [(item, item) for item in sorted({item for one in looked.situation.state.people.values() for item in one.items})],
        "offices": lambda: [(str(one.id), one.name) for one in standing_queries.other_offices(viewer)],
        "findings": lambda: _findings(viewer, looked, on),
        "pictures": lambda: [(str(one), looked.file.title_of(one) or str(one)) for one in sorted(looked.file.pictures)],
    }  # fmt: skip
    whom = () if somebody is None else people.some(viewer, [somebody])
    if whom:
        made["people"] = lambda: [(str(one.person), ", ".join((one.name, *one.documents))) for one in whom]
    wanted = {one.asked.of for one in fields_of(classes()[kind])}
    return Known(
        found={"people": partial(sought.person, viewer), "cases": partial(sought.case, viewer)},
        choices={name: choices() for name, choices in made.items() if name in wanted},
        initial={"on": on, **_begun(looked, kind, on)},
    )


CORRECTED = "Data yang mendasari temuan dibetulkan: sebelumnya {before}; sekarang {now}."
RECORD_WITHDRAWN = "Catatan yang mendasari temuan ditarik {day}: {because}."


def _begun(looked: Looked, kind: ActKind, on: date) -> dict[str, Any]:
    """What a form begins with beside the day: when somebody can be called at the earliest, or why a case whose facts are gone ends."""
    if kind is ActKind.SUMMON:
        earliest = earliest_to_appear(looked.situation.law_of(on), on)
        return {} if earliest is None else {"appears_on": earliest}
    if kind is ActKind.TELL_CORRECTION:
        return {"because": "\n".join(_corrections(looked))}
    if kind is ActKind.CLOSE and is_corrected(looked.situation):
        return {"outcome": Outcome.WITHDRAWN_BY_CORRECTION.value, "because": "\n".join(_corrections(looked))}
    return {}


def _corrections(looked: Looked) -> dict[str, None]:
    """Why a record was withdrawn, and what the file says of the facts that changed, in the order in which it does, each once."""
    gone = [one.withdrawn for one in looked.file.people if one.withdrawn is not None]
    why = [RECORD_WITHDRAWN.format(day=day_in_words(one.on, Language.INDONESIAN), because=one.because.strip().rstrip(".")) for one in gone]  # fmt: skip
    changes = [step.act for step in looked.file.steps if isinstance(step.act, FactsWithdrawn)]
    return dict.fromkeys([*why, *(CORRECTED.format(before=in_words(one.before).id, now=in_words(one.now).id) for one in changes)])  # fmt: skip


def _provisions(looked: Looked, on: date) -> Choices:
    law = looked.situation.law_of(on)
    return [
        (one.id, Text(id=f"{one.citation.id}: {one.words.id}", en=f"{one.citation.en}: {one.words.en}"))
        for one in law.provisions.values()
    ]


def workers(viewer: Viewer) -> list[tuple[int, str]]:
    """Who works on cases in the viewer's office, by name."""
    return [(one.id, one.name) for one in accounts.people(viewer) if "work_cases" in one.meaning.permissions]


def _findings(viewer: Viewer, looked: Looked, on: date) -> Choices:
    linked = {one.finding for one in looked.file.findings}
    people = [one.record for one in looked.file.people]
    return [(str(one.id), one.told.sentence) for one in screening.about(viewer, people, on=on) if one.id not in linked]
