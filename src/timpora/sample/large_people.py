"""Draws many invented people at once as columns of numbers: what each is, when each came and left, until when each may stay."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, auto
from typing import Any

import numpy as np
from numpy.typing import NDArray


type Days = NDArray[np.int32]  # days since 1 January 1970; NEVER where there is none
type Ints = NDArray[np.int64]
type Flags = NDArray[np.bool_]

NEVER = np.int32(-(2**31))
AS_OF = (date(2023, 6, 27) - date(1970, 1, 1)).days
REMINDER = 15  # the first number of days left that is no "soon"


class Role(IntEnum):
    """What a person is here for."""

    VISITOR = 0
    WORKER = 1
    FAMILY = 2
    STUDENT = 3
    PERMANENT = 4


class Case(IntEnum):
    """What is special about a person; each but the first is about one person in a hundred."""

    EVERYDAY = 0
    MET_BELOW_THRESHOLD = auto()
    MET_BEYOND_THRESHOLD = auto()
    NO_EXIT = auto()
    CHILD_WITHOUT_EXIT = auto()
    PENDING = auto()
    SOON = auto()
    LIMIT_DIFFERS = auto()
    SEEN_AFTER_EXIT = auto()
    VISITOR_AT_WORK = auto()
    NO_PERMIT = auto()
    PROBABLY_LEFT = auto()
    DOCUMENT_ENDS = auto()
    WORKS_ELSEWHERE = auto()
    PLAN_ENDED = auto()
    GAP = auto()
    OVERLAP = auto()


VISITORS_ONLY = (
    Case.MET_BELOW_THRESHOLD, Case.MET_BEYOND_THRESHOLD, Case.NO_EXIT, Case.CHILD_WITHOUT_EXIT, Case.PENDING,
    Case.LIMIT_DIFFERS, Case.SEEN_AFTER_EXIT, Case.VISITOR_AT_WORK, Case.NO_PERMIT,
)  # fmt: skip
WORKERS_ONLY = (
    Case.PROBABLY_LEFT, Case.DOCUMENT_ENDS, Case.WORKS_ELSEWHERE, Case.PLAN_ENDED, Case.GAP, Case.OVERLAP,
)  # fmt: skip
ROLE_SHARES = (0.42, 0.40, 0.10, 0.05, 0.03)  # in the order of Role
CASE_SHARE = 0.01
VISITORS_GONE, RESIDENTS_GONE = 0.7, 0.08
HOLIDAYS = 0.24  # residents with a journey home in between


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """Some consecutive people as columns of one length."""

    person: Ints
    draw: np.random.Generator
    role: Ints
    case: Ints
    index: Ints  # place in VISA_INDEXES
    entered: Days
    valid_from: Days
    valid_until: Days
    left: Days
    out: Days  # a journey home in between
    back: Days
    earlier_entered: Days  # a journey before this one, of visitors
    earlier_left: Days
    earlier_from: Days  # an earlier permit: of that journey, or the one that was extended
    earlier_until: Days

    def __len__(self) -> int:
        return len(self.person)

    def among(self, *cases: Case) -> Flags:
        """Who is one of these cases."""
        found: Flags = np.isin(self.case, [int(case) for case in cases])
        return found

    @property
    def is_here(self) -> Flags:
        """Who has not left, as far as the crossings tell."""
        found: Flags = self.left == NEVER
        return found

    def happens(self, share: float) -> Flags:
        """True as often as the share says."""
        found: Flags = self.draw.random(len(self)) < share
        return found

    def between(self, first: Any, last: Any) -> Days:
        """A day or number between two, both included; either may be a column."""
        return _between(self.draw, len(self), first, last)


VISA_INDEXES = ("B211A", "B213", "BVK", "312", "317", "316", "ITAP")
_FIRST_DAYS = np.array([60, 30, 30, 365, 365, 365, 1825], np.int32)
_INDEX_OF_ROLE = np.array([0, 3, 4, 5, 6])


@dataclass(frozen=True, kw_only=True)
class _Stays:
    """The stay of each person that a register is about, without what came before."""

    role: Ints
    case: Ints
    index: Ints
    began: Days
    until: Days
    left: Days


def draw_crowd(first: int, count: int, *, people: int, stays: int, seed: int) -> Crowd:
    """People `first` to `first + count - 1` of a register of so many people and permits; the same for the same numbers."""
    draw = np.random.default_rng([seed, first])
    person = np.arange(first, first + count, dtype=np.int64)
    extra = stays - people
    # The people with a second permit are spread evenly, so that any slicing gives exactly as many permits as wanted.
    has_earlier = ((person + 1) * extra) // people > (person * extra) // people
    return _with_what_came_before(draw, person, _stays(draw, _cases(draw, has_earlier)), has_earlier)


def _stays(draw: np.random.Generator, case: Ints) -> _Stays:
    count = len(case)
    role = draw.choice(len(Role), size=count, p=ROLE_SHARES)
    role = np.where(
        np.isin(case, VISITORS_ONLY), Role.VISITOR, np.where(np.isin(case, WORKERS_ONLY), Role.WORKER, role)
    )
    index = np.where(role == Role.VISITOR, draw.choice(3, size=count, p=[0.5, 0.3, 0.2]), _INDEX_OF_ROLE[role])
    index = np.where(case == Case.LIMIT_DIFFERS, 0, index)
    length = _FIRST_DAYS[index]
    until, gone = _limits(draw, case, role, length)
    began = (until - length + 1).astype(np.int32)
    last_exit = np.minimum(until, AS_OF - 3)
    left = np.where(gone, _between(draw, count, np.minimum(began + 2, last_exit), last_exit), NEVER).astype(np.int32)
    until = np.where(case == Case.LIMIT_DIFFERS, until + 30, until).astype(np.int32)
    return _Stays(role=role, case=case, index=index, began=began, until=until, left=left)


def _cases(draw: np.random.Generator, has_earlier: Flags) -> Ints:
    """One person in a hundred for each case; a gap or an overlap needs a second permit."""
    single = draw.integers(0, 100, len(has_earlier))
    single = np.where(single < Case.GAP, single, Case.EVERYDAY)
    share = max(float(has_earlier.mean()), CASE_SHARE)
    drawn = (draw.random(len(has_earlier)) * share / CASE_SHARE).astype(np.int64)  # 0 and 1 are the two cases
    double = np.array([Case.GAP, Case.OVERLAP, Case.EVERYDAY])[np.minimum(drawn, 2)]
    return np.where(has_earlier & (double != Case.EVERYDAY), double, single)


def _limits(draw: np.random.Generator, case: Ints, role: Ints, length: Days) -> tuple[Days, Flags]:
    """The last lawful day of each, and who has left in time."""
    count = len(case)
    everyday = case == Case.EVERYDAY
    leaves = draw.random(count) < np.where(role == Role.VISITOR, VISITORS_GONE, RESIDENTS_GONE)
    ahead = _between(draw, count, REMINDER, length - 4)
    past_visitor = everyday & leaves & (role == Role.VISITOR)
    over = np.select(
        [
            case == Case.MET_BELOW_THRESHOLD, case == Case.MET_BEYOND_THRESHOLD, np.isin(case, (Case.NO_EXIT, Case.CHILD_WITHOUT_EXIT)),
            case == Case.PENDING, case == Case.PROBABLY_LEFT, case == Case.SOON, past_visitor | (case == Case.SEEN_AFTER_EXIT),
        ],
        [
            _between(draw, count, 4, 59), _between(draw, count, 70, 500), _between(draw, count, 1, 120), _between(draw, count, 1, 20),
            _between(draw, count, 5, 60), _between(draw, count, 1 - REMINDER, 0), _between(draw, count, 5, 400),
        ],
        default=-ahead,
    )  # fmt: skip
    return (AS_OF - over).astype(np.int32), everyday & leaves | (case == Case.SEEN_AFTER_EXIT)


def _with_what_came_before(draw: np.random.Generator, person: Ints, stays: _Stays, has_earlier: Flags) -> Crowd:
    """The crowd with journeys home, earlier journeys, and earlier permits for those who have one."""
    case, began = stays.case, stays.began
    settled = stays.role != Role.VISITOR
    none = case == Case.NO_PERMIT  # the only permits on record are of journeys before this one
    extended = has_earlier & settled
    journey = began - 200
    # An extended permit covers the year before, up to the day before this one; a gap or an overlap is a slip in that.
    slip = np.where(case == Case.GAP, -9, np.where(case == Case.OVERLAP, 20, 0))
    before = np.where(none, began - 400, np.where(extended, began - 365, journey))
    before_until = np.where(
        none, before + 29, np.where(extended, began - 1 + slip, before + _FIRST_DAYS[stays.index] - 1)
    )
    again = (has_earlier & ~settled) | none
    # Who travelled since begins a new stay, in which a gap or an overlap before it is no question any more.
    stayed = np.isin(case, (Case.PROBABLY_LEFT, Case.GAP, Case.OVERLAP))
    travels = settled & ~stayed & (stays.left == NEVER) & (began < AS_OF - 60)
    travels &= draw.random(len(person)) < HOLIDAYS
    out = _between(draw, len(person), began + 10, AS_OF - 40)
    return Crowd(
        person=person, draw=draw, role=stays.role, case=case, index=stays.index, entered=np.where(extended, before, began).astype(np.int32),
        valid_from=np.where(none, journey, began).astype(np.int32), valid_until=np.where(none, journey + 29, stays.until).astype(np.int32),
        left=stays.left, out=_where(travels, out), back=_where(travels, out + draw.integers(5, 30, len(person))),
        earlier_entered=_where(again, journey), earlier_left=_where(again, journey + draw.integers(3, 29, len(person))),
        earlier_from=_where(has_earlier, before), earlier_until=_where(has_earlier, before_until),
    )  # fmt: skip


def _where(which: Flags, days: Any) -> Days:
    """The days of those, and NEVER for the others."""
    return np.where(which, days, NEVER).astype(np.int32)


def _between(draw: np.random.Generator, count: int, first: Any, last: Any) -> Days:
    first = np.asarray(first, np.int64)
    room = np.maximum(np.asarray(last, np.int64) - first + 1, 1)
    found: Days = (first + (draw.random(count) * room).astype(np.int64)).astype(np.int32)
    return found
