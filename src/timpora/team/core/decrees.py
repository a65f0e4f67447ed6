"""On what a team rests: its decrees, and whether one is in force on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timpora.kernel.text import Text
from timpora.team.core.days import ONE_DAY, Days


@dataclass(frozen=True, kw_only=True)
class Decree:
    """A decree that forms a team or goes on with it; never changed, and revoked at most."""

    id: int
    number: str
    legal_basis: str
    issuer: str
    issued_on: date
    days: Days


class BasisState(StrEnum):
    """How it stands with what a team rests on."""

    IN_FORCE = "in_force"
    ENDS_SOON = "ends_soon"
    AHEAD = "ahead"
    OVER = "over"
    NONE = "none"


BASIS_WORDS: Mapping[BasisState, Text] = {
    BasisState.IN_FORCE: Text(id="Berlaku", en="In force"),
    BasisState.ENDS_SOON: Text(id="Segera berakhir", en="Ends soon"),
    BasisState.AHEAD: Text(id="Akan berlaku", en="To come"),
    BasisState.OVER: Text(id="Berakhir", en="Over"),
    BasisState.NONE: Text(id="Belum ada dasar", en="No basis yet"),
}


@dataclass(frozen=True, kw_only=True)
class Basis:
    """How it stands on a day, and until when: the last day of all that follow one another without a gap; None where none is known.

    Of a basis that is to come `day` is the first day, of one that is over the last.
    """

    state: BasisState
    day: date | None = None


def basis_on(decrees: Sequence[Decree], on: date, *, soon: int | None) -> Basis:
    """Whether a team is in force on a day; `soon` is how many days before the end that is said, None for never."""
    held = [one for one in decrees if one.days.ever_held]
    if any(one.days.holds(on) for one in held):
        until = _reaches(held, on)
        is_soon = soon is not None and until is not None and (until - on).days <= soon
        return Basis(state=BasisState.ENDS_SOON if is_soon else BasisState.IN_FORCE, day=until)
    ahead = [one.days.first_day for one in held if one.days.is_ahead(on)]
    if ahead:
        return Basis(state=BasisState.AHEAD, day=min(ahead))
    over = [one.days.ends_on for one in held if one.days.ends_on is not None]
    return Basis(state=BasisState.OVER, day=max(over)) if over else Basis(state=BasisState.NONE)


def _reaches(decrees: Sequence[Decree], on: date) -> date | None:
    """The last day of the stretch that covers a day."""
    reached = on
    for one in sorted(decrees, key=lambda each: each.days.first_day):
        if one.days.first_day - reached > ONE_DAY or one.days.is_over(on):
            continue
        if one.days.ends_on is None:
            return None
        reached = max(reached, one.days.ends_on)
    return reached
