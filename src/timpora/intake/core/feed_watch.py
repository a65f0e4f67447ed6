"""Whether a feed comes as it used to: its rhythm, the day on which it is due, and whether it is late or grew thin.

From when on a late feed counts as silent, so that findings which rest on it are held back, the rule `feed_silent` says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median

from timpora.facts.codes import FeedKind


# How the office watches its feeds; none of this is a number of the law.
LATE_AFTER_RHYTHMS = 1.5
THIN_BELOW_PERCENT = 50
ARRIVALS_TO_LEARN_FROM = 3
LOOKS_BACK = 12


class FeedState(StrEnum):
    """How a feed stands."""

    LEARNING = "learning"
    ON_TIME = "on_time"
    THIN = "thin"
    LATE = "late"


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One list of a feed: the day on which it came and how many rows it brought."""

    on: date
    rows: int


@dataclass(frozen=True, kw_only=True)
class FeedStanding:
    """How a feed stands on a day; `completeness` is its last list in percent of the usual one."""

    state: FeedState
    rhythm_days: int | None
    last_on: date | None
    due_on: date | None
    last_rows: int
    usual_rows: int | None
    completeness: int | None


def standing(arrivals: Sequence[Arrival], *, rhythm_days: int | None, on: date) -> FeedStanding:
    """How a feed stands; `rhythm_days` is what a person set, and goes before what its arrivals teach."""
    known = sorted((one for one in arrivals if one.on <= on), key=lambda one: one.on)[-LOOKS_BACK:]
    if not known:
        return FeedStanding(
            state=FeedState.LEARNING, rhythm_days=rhythm_days, last_on=None, due_on=None, last_rows=0, usual_rows=None, completeness=None
        )  # fmt: skip
    rhythm = rhythm_days or _learned(known)
    last = known[-1]
    before = [one.rows for one in known[:-1]]
    usual = _usual(before)
    completeness = None if not usual else 100 * last.rows // usual
    due = None if rhythm is None else last.on + timedelta(days=rhythm)
    return FeedStanding(
        state=_state(last.on, rhythm, completeness, on), rhythm_days=rhythm, last_on=last.on, due_on=due, last_rows=last.rows,
        usual_rows=usual, completeness=completeness,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ListTold:
    """What one list of a feed could tell: the days of which it speaks, where it speaks of days, and how many rows it brought."""

    arrived_on: date
    rows: int
    first_on: date | None = None
    last_on: date | None = None

    def told_until(self, as_of: date) -> date | None:
        """The last day, not after the day judged, of which this list has told what was so; None where it tells of later days only.

        A list of events tells up to its own latest day; a list of what stands, such as permits, up to the day on which it came.
        """
        if self.first_on is None or self.last_on is None:
            return min(self.arrived_on, as_of)
        return min(self.last_on, self.arrived_on, as_of) if self.first_on <= as_of else None


@dataclass(frozen=True, kw_only=True)
class FeedThen:
    """A feed at a moment: the rhythm that its lists taught by then, and up to which day it had told what it saw."""

    name: str
    kind: FeedKind
    rhythm_days: int | None
    told_until: date | None


def told_until(lists: Sequence[ListTold], as_of: date) -> date | None:
    """The last day of which a feed has told what was so; a list much thinner than those before it counts as not having come."""
    known = sorted(lists, key=lambda one: one.arrived_on)
    whole = [one for place, one in enumerate(known) if not _is_thin(one, known[:place])]
    return max((day for one in whole if (day := one.told_until(as_of)) is not None), default=None)


def _is_thin(one: ListTold, before: Sequence[ListTold]) -> bool:
    usual = _usual([earlier.rows for earlier in before[-LOOKS_BACK:]])
    return bool(usual) and 100 * one.rows // (usual or 1) < THIN_BELOW_PERCENT


def _usual(rows: Sequence[int]) -> int | None:
    return round(median(rows)) if len(rows) >= ARRIVALS_TO_LEARN_FROM - 1 else None


def _learned(arrivals: Sequence[Arrival]) -> int | None:
    days = sorted({one.on for one in arrivals})
    if len(days) < ARRIVALS_TO_LEARN_FROM:
        return None
    return max(1, round(median((after - before).days for before, after in pairwise(days))))


def _state(last_on: date, rhythm: int | None, completeness: int | None, on: date) -> FeedState:
    if rhythm is not None and (on - last_on).days > rhythm * LATE_AFTER_RHYTHMS:
        return FeedState.LATE
    if completeness is not None and completeness < THIN_BELOW_PERCENT:
        return FeedState.THIN
    return FeedState.LEARNING if rhythm is None else FeedState.ON_TIME
