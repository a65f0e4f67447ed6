"""Codes of areas at their levels, days that end before they begin, ends that lengthen, and substitutes of nobody."""

from datetime import date

import pytest

from timpora.team.core import checks
from timpora.team.core.days import Days
from timpora.team.core.holding import Holder, Seat
from timpora.team.core.levels import KIND_WORDS, LEVEL_WORDS, LEVELS, TeamKind, TeamLevel
from timpora.team.core.positions import POSITION_WORDS, Position


CODES = {
    TeamLevel.CENTRE: None, TeamLevel.PROVINCE: "36", TeamLevel.REGENCY: "36.04", TeamLevel.DISTRICT: "36.04.08", TeamLevel.VILLAGE: "36.04.08.2001",
}  # fmt: skip
DAYS = Days(first_day=date(2023, 6, 1), last_day=date(2023, 12, 31))


@pytest.mark.parametrize("level", TeamLevel)
def test_each_level_takes_the_code_of_its_own_length_and_no_other(level: TeamLevel) -> None:
    fitting = {other for other, code in CODES.items() if checks.wrong_area(level, code) is None}
    assert fitting == {level}


@pytest.mark.parametrize("typed", ["3604", "36.4", "36.04 ", "36.04\n", "Serang", "٣٦.٠٤", ""])
def test_what_is_no_code_is_none_at_any_level_but_the_centre_s_empty_one(typed: str) -> None:
    fitting = [level for level in TeamLevel if checks.wrong_area(level, typed) is None]
    assert fitting == ([] if typed else [TeamLevel.CENTRE])


@pytest.mark.parametrize(
    ("last_day", "is_wrong"),
    [
        (date(2023, 5, 30), True),
        (date(2023, 5, 31), False),
        (date(2023, 6, 1), False),
        (date(2023, 12, 30), False),
        (date(2023, 12, 31), True),
        (date(2024, 1, 1), True),
    ],
)
def test_an_end_only_shortens_and_reaches_back_to_the_day_before_the_first(last_day: date, is_wrong: bool) -> None:  # noqa: FBT001 - a case of a table
    assert (checks.wrong_end(DAYS, last_day) is not None) is is_wrong


def test_what_has_no_end_yet_may_end_on_any_later_day() -> None:
    assert checks.wrong_end(Days(first_day=date(2023, 6, 1)), date(2043, 1, 1)) is None


@pytest.mark.parametrize("position", Position)
@pytest.mark.parametrize("of", [None, "here", "elsewhere", "a substitute"])
def test_a_substitute_is_so_for_somebody_in_the_same_seat(position: Position, of: str | None) -> None:
    stands_for = None if of is None else Holder(
        id=1, seat=2 if of == "elsewhere" else 1, position=Position.SUBSTITUTE if of == "a substitute" else Position.MEMBER,
        stands_for=None, held_by=None, name="Reka", title="", days=DAYS,
    )  # fmt: skip
    refused = checks.wrong_substitute(position, Seat(id=1, agency=1, days=DAYS), stands_for)
    assert (refused is None) is (of == "here" if position is Position.SUBSTITUTE else of is None)


def test_days_that_end_before_they_begin_cannot_be_said() -> None:
    assert checks.wrong_days(date(2023, 6, 2), date(2023, 6, 1)) is not None
    with pytest.raises(ValueError, match="end on or after the day they begin"):
        Days(first_day=date(2023, 6, 2), last_day=date(2023, 6, 1))


def test_a_rhythm_is_a_number_of_months_or_none() -> None:
    assert [months for months in (None, 0, 1, 60, 61) if checks.wrong_rhythm(months) is None] == [None, 1, 60]


def test_every_kind_level_and_position_has_words() -> None:
    assert (set(KIND_WORDS), set(LEVEL_WORDS), set(POSITION_WORDS)) == (set(TeamKind), set(TeamLevel), set(Position))
    assert set(LEVELS) == set(TeamLevel)


def test_a_name_is_one_line_since_it_stands_in_the_subject_of_messages() -> None:
    names = ("Tim Rekaan", " ", "Tim\nRekaan", "Tim\rRekaan", "T" * 201)
    assert [one for one in names if checks.wrong_name(one) is None] == ["Tim Rekaan"]
