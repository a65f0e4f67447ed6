"""Whether a team is in force on a day, and until when: of decrees that follow, overlap, end early, or never held."""

from datetime import date

import pytest

from timpora.team.core.days import Days
from timpora.team.core.decrees import Basis, BasisState, Decree, basis_on


SOON = 60
MEETING = date(2023, 6, 27)


def decree(first: date, last: date | None = None, gone: date | None = None) -> Decree:
    days = Days(first_day=first, last_day=last, gone_on=gone)
    return Decree(id=1, number="SK-1", legal_basis="Pasal 69", issuer="Kepala kantor", issued_on=first, days=days)


YEAR = decree(date(2023, 1, 1), date(2023, 12, 31))
CASES = {
    "no decree": ([], MEETING, Basis(state=BasisState.NONE)),
    "within its days": ([YEAR], MEETING, Basis(state=BasisState.IN_FORCE, day=date(2023, 12, 31))),
    "on its first day": ([YEAR], date(2023, 1, 1), Basis(state=BasisState.IN_FORCE, day=date(2023, 12, 31))),
    "on its last day": ([YEAR], date(2023, 12, 31), Basis(state=BasisState.ENDS_SOON, day=date(2023, 12, 31))),
    "sixty-one days before": ([YEAR], date(2023, 10, 31), Basis(state=BasisState.IN_FORCE, day=date(2023, 12, 31))),
    "sixty days before": ([YEAR], date(2023, 11, 1), Basis(state=BasisState.ENDS_SOON, day=date(2023, 12, 31))),
    "the day after": ([YEAR], date(2024, 1, 1), Basis(state=BasisState.OVER, day=date(2023, 12, 31))),
    "the day before": ([YEAR], date(2022, 12, 31), Basis(state=BasisState.AHEAD, day=date(2023, 1, 1))),
    "open": ([decree(date(2023, 1, 1))], MEETING, Basis(state=BasisState.IN_FORCE)),
    "the next one follows at once": ([decree(date(2024, 1, 1), date(2024, 6, 30)), YEAR], date(2023, 12, 15), Basis(state=BasisState.IN_FORCE, day=date(2024, 6, 30))),
    "the next one leaves a day between": ([YEAR, decree(date(2024, 1, 2), date(2024, 6, 30))], date(2023, 12, 15), Basis(state=BasisState.ENDS_SOON, day=date(2023, 12, 31))),
    "followed by an open one": ([YEAR, decree(date(2023, 9, 1))], date(2023, 12, 15), Basis(state=BasisState.IN_FORCE)),
    "revoked": ([decree(date(2023, 1, 1), None, MEETING)], MEETING, Basis(state=BasisState.OVER, day=date(2023, 6, 26))),
    "never held": ([decree(date(2023, 1, 1), None, date(2023, 1, 1))], MEETING, Basis(state=BasisState.NONE)),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_basis_of_a_day(name: str) -> None:
    decrees, on, wanted = CASES[name]
    assert basis_on(decrees, on, soon=SOON) == wanted


def test_who_is_not_to_be_warned_learns_the_last_day_alone() -> None:
    assert basis_on([YEAR], date(2023, 12, 31), soon=None) == Basis(state=BasisState.IN_FORCE, day=date(2023, 12, 31))
