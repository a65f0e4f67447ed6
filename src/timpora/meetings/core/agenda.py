"""The agenda of a meeting, drafted from what is on record: counts and promises, and no word about a foreigner.

Whatever is counted is told to every agency of the team, so that no count of one to four is among what is drafted, and none that would give one away to
who knows the whole. Where nobody was judged, nothing is counted, and that is no zero.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any, NamedTuple

from timpora.kernel.disclosure import LEAST, Count, hidden
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


BY_JUDGING = {AgendaKind.FINDINGS, AgendaKind.LIMITS}
COUNTED = {*BY_JUDGING, AgendaKind.SILENCE, AgendaKind.CASES}


@dataclass(frozen=True, kw_only=True)
class Promised:
    """An agreed action as an agenda tells it: to the team, which reads it anyway."""

    owner: str
    what: str
    state: str
    due_on: date
    is_overdue: bool
    days_over: int
    first_due_on: date | None = None  # where the due day was moved

    def said(self) -> dict[str, Any]:
        """As it is kept."""
        first = {} if self.first_due_on is None else {"first_due_on": self.first_due_on.isoformat()}
        return {"owner": self.owner, "what": self.what, "state": self.state, "due_on": self.due_on.isoformat(), "is_overdue": self.is_overdue, "days_over": self.days_over, **first}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Evaluated:
    """What the last meeting came to: its promises in counts, and under which of its items its own evaluation was written."""

    made: int
    in_time: int
    late: int
    waiting: int
    quoted: Sequence[int]


class Found(NamedTuple):
    """So many findings in a district, and about how many people."""

    district: str | None
    number: int
    people: int


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is on record on the day on which an agenda is drafted; by district, None is where nobody said which."""

    drafted_on: date
    judged_on: date | None  # the day of the last screening; None where none was run
    last_on: date | None  # of the last meeting
    found_since: date | None  # when the agenda of that meeting was drafted
    promised: Sequence[Promised]
    others: Sequence[Promised]  # not done yet, and promised otherwise
    found: Sequence[Found]
    held_back: int  # people about whom findings wait for a silent feed
    ending: Mapping[str | None, int | None] | None  # as the map shows it: no number is hidden, nothing is uncounted
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
    one, limits_on = facts.evaluated, None if facts.ending is None else facts.judged_on
    return (
        Drafted(kind=AgendaKind.PROMISES, facts={"last_on": facts.last_on.isoformat() if facts.last_on else None, "actions": [each.said() for each in facts.promised]}),
        Drafted(kind=AgendaKind.ACTIONS, facts={"actions": [each.said() for each in _overdue_first(facts.others)]}),
        Drafted(kind=AgendaKind.FINDINGS, facts={**_known(facts, facts.judged_on), "since": facts.found_since.isoformat() if facts.found_since else None, "held_back": may_be_told(facts.held_back), "districts": _districts(protected(facts.found))}),
        Drafted(kind=AgendaKind.LIMITS, facts={**_known(facts, limits_on), "within": facts.within_days, "districts": _districts(facts.ending or {})}),
        Drafted(kind=AgendaKind.SILENCE, facts={**_known(facts, facts.judged_on), "feeds": sorted(facts.silent_feeds.items()), "places": _districts(facts.silent_places)}),
        Drafted(kind=AgendaKind.CASES, facts={"number": may_be_told(facts.cases)}),
        *([] if one is None else [Drafted(kind=AgendaKind.EVALUATED, facts={"made": one.made, "in_time": one.in_time, "late": one.late, "waiting": one.waiting, "quoted": list(one.quoted)})]),
    )  # fmt: skip


def stays_as_told(kind: AgendaKind, facts: Mapping[str, Any]) -> bool:
    """Whether what an item counted stays in each later draft of an agenda that went out: who has both could subtract one from the other.

    Where nobody was judged, nothing was counted that could be subtracted.
    """
    return kind in COUNTED and not (kind in BY_JUDGING and facts.get("judged_on", "") is None)


def protected(found: Sequence[Found]) -> Mapping[str | None, int | None]:
    """Findings by district, as they may be told to who knows the whole: None where a count is of too few people, or would give one away."""
    counts = [Count(place, "all", "areas", one.number, one.people) for place, one in enumerate(found, start=1)]
    whole = Count(0, "areas", "all", sum(one.number for one in found), sum(one.people for one in found))
    away = hidden([whole, *counts])
    gives_all_away = 0 in away and not whole.is_small
    return {one.district: None if gives_all_away or place in away else one.number for place, one in enumerate(found, start=1)}  # fmt: skip


def _known(facts: Facts, judged_on: date | None) -> dict[str, Any]:
    """When an item was drafted, and of which day what it counts is."""
    return {"drafted_on": facts.drafted_on.isoformat(), "judged_on": judged_on.isoformat() if judged_on else None}


def _overdue_first(actions: Sequence[Promised]) -> list[Promised]:
    return sorted(actions, key=lambda each: (not each.is_overdue, each.due_on))


def _districts(counts: Mapping[str | None, int | None]) -> list[tuple[str | None, int | None]]:
    """By code, those of which nobody said which district last; counts that may not be told without their number."""
    told = {code: None if count is None else may_be_told(count) for code, count in counts.items() if count != 0}
    known = sorted(((code, count) for code, count in told.items() if code is not None), key=lambda one: one[0])
    return [*known, *([(None, told[None])] if None in told else [])]


def wording_of(title: str, text: str, left_out: str) -> str:
    """How an item is worded, as a digest: who words it says from which wording, so that nobody's words are lost to another's."""
    return sha256(f"{title.strip()}\0{text.strip()}\0{left_out.strip()}".encode()).hexdigest()


def wrong_item(kind: AgendaKind, title: str, text: str) -> Refusal | None:
    """What somebody added has a title; nothing is longer than it may be."""
    if max(len(title) - LONGEST_TITLE, len(text) - LONGEST_TEXT) > 0:
        return refusals.TOO_LONG
    return refusals.NO_TITLE if kind is AgendaKind.OWN and not title.strip() else None
