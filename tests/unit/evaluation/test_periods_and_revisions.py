"""Months and quarters are called what people call them, and a revision adds up whatever came late."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timpora.evaluation.core.asking import Source
from timpora.evaluation.core.computing import Figure
from timpora.evaluation.core.indicators import standard_indicators
from timpora.evaluation.core.revising import ORDER, revision, stages
from timpora.evaluation.core.standard_periods import month_of, months, name_of, period_of, quarter_of, quarters
from timpora.evaluation.core.themes import FIRST, THEMES
from timpora.kernel.periods import Period


DAY = date(2023, 6, 27)


def test_the_month_and_the_quarter_of_a_day_go_on_until_it_and_those_before_are_whole() -> None:
    assert list(months(DAY, 2).items()) == [
        ("2023-06", Period(date(2023, 6, 1), DAY)), ("2023-05", Period(date(2023, 5, 1), date(2023, 5, 31))),
        ("2023-04", Period(date(2023, 4, 1), date(2023, 4, 30))),
    ]  # fmt: skip
    assert list(quarters(DAY, 2)) == ["2023-T2", "2023-T1", "2022-T4"]
    assert quarters(DAY, 1)["2023-T1"] == Period(date(2023, 1, 1), date(2023, 3, 31))
    assert (month_of(date(2024, 2, 9)).last, quarter_of(date(2023, 12, 31))) == (
        date(2024, 2, 29), Period(date(2023, 10, 1), date(2023, 12, 31)),
    )  # fmt: skip


def test_an_address_writes_any_month_and_quarter_even_of_the_last_year_there_is() -> None:
    assert period_of("1999-02") == Period(date(1999, 2, 1), date(1999, 2, 28))
    assert period_of("2022-T4") == Period(date(2022, 10, 1), date(2022, 12, 31))
    assert period_of("9999-12") == month_of(date(9999, 12, 9)) == Period(date(9999, 12, 1), date.max)
    assert period_of("9999-T4") == quarter_of(date.max) == Period(date(9999, 10, 1), date.max)
    for wrong in ("", "0000-01", "2023-13", "2023-T5", "2023-06-01", "masa lalu"):
        assert period_of(wrong) is None


@pytest.mark.parametrize(
    ("period", "indonesian", "english"),
    [
        (Period(date(2023, 6, 1), date(2023, 6, 30)), "Juni 2023", "June 2023"),
        (Period(date(2023, 6, 1), DAY), "Juni 2023 sampai 27 Juni 2023", "June 2023 until 27 June 2023"),
        (Period(date(2023, 4, 1), date(2023, 6, 30)), "Triwulan II 2023", "Quarter 2 of 2023"),
        (Period(date(2023, 4, 1), DAY), "Triwulan II 2023 sampai 27 Juni 2023", "Quarter 2 of 2023 until 27 June 2023"),
        (Period(date(2023, 4, 2), DAY), "2 April 2023 sampai 27 Juni 2023", "2 April 2023 to 27 June 2023"),
    ],
)
def test_a_period_is_called_by_its_name(period: Period, indonesian: str, english: str) -> None:
    assert (name_of(period).id, name_of(period).en) == (indonesian, english)


def test_every_indicator_stands_under_a_theme_and_the_first_ones_are_indicators() -> None:
    known = standard_indicators()
    assert {one.theme for one in known.values()} == set(THEMES)
    assert set(FIRST) <= set(known)


def test_knowledge_is_let_go_source_by_source() -> None:
    before, now = datetime(2023, 6, 5, tzinfo=UTC), datetime(2023, 7, 5, tzinfo=UTC)
    told = stages(before, now)
    assert [sum(at == now for at in one.values()) for one in told] == [0, 1, 2, 3, 4, 5]
    assert told[1][Source.REGISTER] == now
    assert told[-1] == dict.fromkeys(ORDER, now)


VALUES = st.none() | st.integers(0, 40).map(float) | st.integers(0, 1000).map(lambda tenths: tenths / 10)


@given(printed=VALUES, worked_out=st.lists(VALUES, min_size=6, max_size=6))
def test_a_revision_adds_up(printed: float | None, worked_out: list[float | None]) -> None:
    found = revision("hit_rate", Figure(value=printed), [Figure(value=one) for one in worked_out])
    assert found.adds_up
    assert (found.old, found.new) == (printed, worked_out[-1])
    if printed is not None and found.new is not None:
        assert round(printed + sum(found.by_source.values()) + found.otherwise, 1) == found.new
    assert found.is_changed or printed == found.new


def test_each_source_is_told_what_it_added_and_the_rest_by_itself() -> None:
    found = revision("people_detained", Figure(value=7), [Figure(value=one) for one in (8, 10, 10, 9, 9, 9)])
    assert (found.old, found.new, found.otherwise) == (7, 9, 1)
    assert found.by_source == {Source.REGISTER: 2, Source.CASES: -1}
    appeared = revision("hit_rate", Figure(), [Figure(value=one) for one in (None, None, None, 50.0, 50.0, 50.0)])
    assert (appeared.became_known, appeared.by_source) == (Source.CASES, {})


def test_a_source_with_which_a_figure_comes_again_is_told_what_it_changed() -> None:
    found = revision("hit_rate", Figure(value=40), [Figure(value=one) for one in (41, None, None, 50, 50, 50)])
    assert (found.otherwise, found.by_source) == (1, {Source.CASES: 9})
    assert found.adds_up


def test_a_value_that_stayed_while_what_it_is_worked_out_of_did_not_is_changed() -> None:
    half, other_half = Figure(value=50, numerator=1, denominator=2), Figure(value=50, numerator=2, denominator=4)
    assert revision("hit_rate", half, [other_half] * 6).is_changed
    assert not revision("hit_rate", half, [half] * 6).is_changed
