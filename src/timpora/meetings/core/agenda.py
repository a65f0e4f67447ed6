"""The agenda of a meeting, drafted from what is on record: counts and promises, and no word about a foreigner.

Whatever is counted is told to every agency of the team, so that no count of one to four is among what is drafted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from timpora.kernel.disclosure import LEAST
from timpora.kernel.refusals import Refusal
from timpora.meetings.core import refusals


LONGEST_TITLE, LONGEST_TEXT, LONGEST_REASON = 200, 2000, 400


class AgendaKind(StrEnum):
    """Where an item comes from; the first is always what was promised, and the last what somebody added."""

    PROMISES = "promises"
    ACTIONS = "actions"
    FINDINGS = "findings"
    LIMITS = "limits"
    SILENCE = "silence"
    CASES = "cases"
    EVALUATED = "evaluated"
    OWN = "own"


@dataclass(frozen=True, kw_only=True)
class Promised:
    """An agreed action as an agenda tells it: to the team, which reads it anyway."""

    owner: str
    what: str
    state: str
    due_on: date
    is_overdue: bool
    days_over: int

    def said(self) -> dict[str, Any]:
        """As it is kept."""
        return {"owner": self.owner, "what": self.what, "state": self.state, "due_on": self.due_on.isoformat(), "is_overdue": self.is_overdue, "days_over": self.days_over}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Evaluated:
    """What the last meeting came to: its promises in counts, and what was written under its evaluation."""

    made: int
    in_time: int
    late: int
    waiting: int
    written: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is on record on the day on which an agenda is drafted; by district, None is where nobody said which."""

    last_on: date | None  # of the last meeting
    promised: Sequence[Promised]
    others: Sequence[Promised]  # not done yet, and promised otherwise
    found: Mapping[str | None, int]
    ending: Mapping[str | None, int]
    within_days: int
    silent_feeds: Mapping[str, int]  # by kind of list
    silent_places: Mapping[str | None, int]
    cases: int
    evaluated: Evaluated | None


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """One item, as it is kept: its kind, and what it tells."""

    kind: AgendaKind
    facts: Mapping[str, Any]


def may_be_told(count: int) -> int | None:
    """A count, or None for one that tells of fewer people than anybody is told of."""
    return None if 0 < count < LEAST else count


def drafted(facts: Facts) -> tuple[Drafted, ...]:
    """The agenda: what was promised last and what came of it first; what has nothing to tell says so, since nil is a result too."""
    one = facts.evaluated
    return (
        Drafted(kind=AgendaKind.PROMISES, facts={"last_on": facts.last_on.isoformat() if facts.last_on else None, "actions": [each.said() for each in facts.promised]}),
        Drafted(kind=AgendaKind.ACTIONS, facts={"actions": [each.said() for each in _overdue_first(facts.others)]}),
        Drafted(kind=AgendaKind.FINDINGS, facts={"since": facts.last_on.isoformat() if facts.last_on else None, "districts": _districts(facts.found)}),
        Drafted(kind=AgendaKind.LIMITS, facts={"within": facts.within_days, "districts": _districts(facts.ending)}),
        Drafted(kind=AgendaKind.SILENCE, facts={"feeds": sorted(facts.silent_feeds.items()), "places": _districts(facts.silent_places)}),
        Drafted(kind=AgendaKind.CASES, facts={"number": may_be_told(facts.cases)}),
        *([] if one is None else [Drafted(kind=AgendaKind.EVALUATED, facts={"made": one.made, "in_time": one.in_time, "late": one.late, "waiting": one.waiting, "written": one.written})]),
    )  # fmt: skip


def _overdue_first(actions: Sequence[Promised]) -> list[Promised]:
    return sorted(actions, key=lambda each: (not each.is_overdue, each.due_on))


def _districts(counts: Mapping[str | None, int]) -> list[tuple[str | None, int | None]]:
    """By code, those of which nobody said which district last; counts that may not be told without their number."""
    known = sorted((code, count) for code, count in counts.items() if code is not None and count)
    return [*((code, may_be_told(count)) for code, count in known), *([(None, may_be_told(counts[None]))] if counts.get(None) else [])]  # fmt: skip


def wrong_item(kind: AgendaKind, title: str, text: str) -> Refusal | None:
    """What somebody added has a title; nothing is longer than it may be."""
    if max(len(title) - LONGEST_TITLE, len(text) - LONGEST_TEXT) > 0:
        return refusals.TOO_LONG
    return refusals.NO_TITLE if kind is AgendaKind.OWN and not title.strip() else None
