"""Who holds a position of a team on a day, who stands in for whom, and what is vacant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timpora.team.core.days import Days
from timpora.team.core.positions import SINGLE, Position


@dataclass(frozen=True, kw_only=True)
class Seat:
    """The place of an agency in a team; the office's own has no agency."""

    id: int
    agency: int | None
    days: Days


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Somebody in a seat, in one position: with an account, or known by name alone."""

    id: int
    seat: int
    position: Position
    stands_for: int | None  # of a substitute: for which holder
    held_by: int | None  # the account
    name: str
    title: str
    days: Days


@dataclass(frozen=True, kw_only=True)
class Absence:
    """Days on which a holder cannot act."""

    id: int
    holder: int
    days: Days


@dataclass(frozen=True, kw_only=True)
class TeamRows:
    """Everything that was ever written of who sits in a team."""

    seats: Sequence[Seat] = ()
    holders: Sequence[Holder] = ()
    absences: Sequence[Absence] = ()


class HolderState(StrEnum):
    """How it is with the holder of a position on a day."""

    HERE = "here"
    AWAY = "away"
    GONE = "gone"


@dataclass(frozen=True, kw_only=True)
class Held:
    """A position on a day: whose it is or last was, and who acts in it; None where nobody does."""

    holder: Holder
    state: HolderState
    acting: Holder | None


@dataclass(frozen=True, kw_only=True)
class SeatStanding:
    """A seat on a day. It is vacant where nobody holds a position in it, also while a substitute acts."""

    seat: Seat
    held: tuple[Held, ...]
    substitutes: tuple[Holder, ...]

    @property
    def is_vacant(self) -> bool:
        """Whether the agency has nobody here but substitutes."""
        return all(one.state is HolderState.GONE for one in self.held)

    @property
    def acting(self) -> tuple[Holder, ...]:
        """The substitutes that act."""
        return tuple(one.acting for one in self.held if one.acting is not None and one.state is not HolderState.HERE)


def holders(rows: TeamRows, on: date) -> tuple[Held, ...]:
    """Who holds each position on a day, in the order in which they began.

    A substitute acts while the one whose substitute he or she is is away, or is gone and nobody came after; never while away too.
    """
    seats = {seat.id for seat in rows.seats if seat.days.holds(on)}
    away = {absence.holder for absence in rows.absences if absence.days.holds(on)}
    seated = sorted((one for one in rows.holders if one.seat in seats), key=lambda one: (one.days.first_day, one.id))
    here = [one for one in seated if one.days.holds(on)]
    stands_in = {
        one.stands_for: one for one in reversed(here) if one.position is Position.SUBSTITUTE and one.id not in away
    }
    found = []
    for one in seated:
        if one.position is Position.SUBSTITUTE:
            continue
        acting = stands_in.get(one.id)
        if one.days.holds(on) and one.id not in away:
            found.append(Held(holder=one, state=HolderState.HERE, acting=one))
        elif one.days.holds(on):
            found.append(Held(holder=one, state=HolderState.AWAY, acting=acting))
        elif (
            acting is not None
            and one.days.is_over(on)
            and not any(_came_after(one, other, on) for other in rows.holders)
        ):
            found.append(Held(holder=one, state=HolderState.GONE, acting=acting))
    return tuple(found)


def _came_after(gone: Holder, other: Holder, on: date) -> bool:
    """Whether somebody took the position of who is gone: in the team where it is held by one, in the seat otherwise."""
    assert gone.days.ends_on is not None  # of who is gone
    is_the_same = other.position is gone.position and (gone.position in SINGLE or other.seat == gone.seat)
    return is_the_same and other.days.ever_held and gone.days.ends_on < other.days.first_day <= on


def seats_on(rows: TeamRows, on: date) -> tuple[SeatStanding, ...]:
    """The seats of a day with who holds them."""
    held = holders(rows, on)
    return tuple(
        SeatStanding(
            seat=seat,
            held=tuple(one for one in held if one.holder.seat == seat.id),
            substitutes=tuple(
                one
                for one in rows.holders
                if one.seat == seat.id and one.position is Position.SUBSTITUTE and one.days.holds(on)
            ),
        )
        for seat in sorted(rows.seats, key=lambda one: (one.days.first_day, one.id))
        if seat.days.holds(on)
    )


def acts_as(rows: TeamRows, position: Position, on: date) -> tuple[Holder, ...]:
    """Who acts in a position on a day: each who holds it, or else the substitute; nobody where it is vacant."""
    return tuple(one.acting for one in holders(rows, on) if one.holder.position is position and one.acting is not None)


def nobody_is(rows: TeamRows, on: date) -> tuple[Position, ...]:
    """Which of chair and secretary nobody holds on a day, whoever acts."""
    held = {one.holder.position for one in holders(rows, on) if one.state is not HolderState.GONE}
    return tuple(position for position in SINGLE if position not in held)
