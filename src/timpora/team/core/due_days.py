"""The day by which an agreed action is to be done: as it was promised, as it was moved since, and by which of them the promise counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from timpora.kernel.refusals import Refusal
from timpora.team.core import agreed_refusals as refusals
from timpora.team.core.agreed import WITH_A_DAY, Step, StepKind


@dataclass(frozen=True, kw_only=True)
class Move:
    """A due day that took the place of another one, and whether the promise counts by it."""

    was: date
    due_on: date
    counts: bool


@dataclass(frozen=True, kw_only=True)
class DueDays:
    """Every day for which an action was promised: the first, each that took its place, the one that holds, and the one by which it counts."""

    first: date
    moves: tuple[Move, ...] = ()

    @property
    def due_on(self) -> date:
        """The day that holds."""
        return self.moves[-1].due_on if self.moves else self.first

    @property
    def counts_on(self) -> date:
        """The day by which the promise is counted as kept in time, or late."""
        return next((one.due_on for one in reversed(self.moves) if one.counts), self.first)

    @property
    def was_moved(self) -> bool:
        """Whether a day was named while the one by which it counted was not over."""
        return any(one.counts for one in self.moves)


def due_days(first: date, steps: Iterable[Step]) -> DueDays:
    """The days after the steps in their order.

    A day that was moved before it was over is replaced by the new one. What is late stays late: a day that was moved after
    the one by which it counts was over holds for what is still to be done, and makes nothing of it in time.
    """
    days = DueDays(first=first)
    for step in steps:
        if step.kind is StepKind.DAY_MOVED:
            assert step.due_on is not None  # the database keeps none without
            move = Move(was=days.due_on, due_on=step.due_on, counts=step.on <= days.counts_on)
            days = DueDays(first=first, moves=(*days.moves, move))
    return days


def wrong_day(kind: StepKind, day: date | None, *, due_on: date, on: date) -> Refusal | None:
    """Who asks for another due day, or moves it, names one that is another and not over; no other step names one."""
    if kind not in WITH_A_DAY:
        return None if day is None else refusals.DAY_WITHOUT_USE
    if day is None:
        return refusals.NO_DAY
    if day == due_on:
        return refusals.SAME_DAY
    return refusals.DAY_OVER if day < on else None
