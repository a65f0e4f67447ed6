"""Each indicator on rows that one can count by hand, and on none: where nothing can be divided there is no data, and never 0."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl
import pytest
from tests.factories.evaluation import EXAMPLES, rows_of

from timpora.evaluation.core.computing import Filled, answer
from timpora.evaluation.core.frames import FRAMES
from timpora.evaluation.core.indicators import Kind, standard_indicators
from timpora.kernel.periods import Period
from timpora.kernel.text import Text


QUARTER = Period(date(2023, 4, 1), date(2023, 6, 30))
INDICATORS = standard_indicators()


@pytest.mark.parametrize("told", EXAMPLES, ids=[one["indicator"] for one in EXAMPLES])
def test_an_indicator_gives_what_one_counts_by_hand(told: Mapping[str, Any]) -> None:
    indicator = INDICATORS[told["indicator"]]
    found = answer(indicator, Filled(frame=rows_of(indicator.frame, told["rows"])), QUARTER, by=told.get("by"))
    expected = {name: tuple(value) if isinstance(value, list) else value for name, value in told["expected"].items()}
    assert {name: getattr(found.whole, name) for name in expected} == expected
    assert {group: one.value for group, one in found.groups} == told.get("groups", {})


def test_every_indicator_has_a_worked_example() -> None:
    assert sorted({one["indicator"] for one in EXAMPLES}) == sorted(INDICATORS)


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=list(INDICATORS))
def test_of_nothing_a_count_is_0_and_a_share_or_duration_is_no_data(indicator: Any) -> None:
    found = answer(indicator, Filled(frame=rows_of(indicator.frame, [])), QUARTER).whole
    if indicator.kind in {Kind.COUNT, Kind.TOTAL}:
        assert (found.value, found.no_data) == (0, None)
    else:
        assert found.value is None
        assert found.no_data is not None


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=list(INDICATORS))
def test_where_the_history_cannot_tell_nothing_is_counted(indicator: Any) -> None:
    why = Text(id="belum", en="not yet")
    found = answer(indicator, Filled(frame=None, cannot_tell=why), QUARTER)
    assert (found.whole.value, found.whole.no_data, found.groups) == (None, why, ())


def test_who_is_in_no_known_group_stands_last_in_a_group_of_its_own() -> None:
    rows = [
        {"person": 1, "kind": "visit", "is_here": True, "district": "36.04.08"},
        {"person": 2, "kind": "visit", "is_here": True},
    ]
    found = answer(
        INDICATORS["people_under_supervision"], Filled(frame=rows_of("people", rows)), QUARTER, by="district"
    )
    assert [(group, one.value) for group, one in found.groups] == [("36.04.08", 1), (None, 1)]


def test_a_grouping_that_the_indicator_does_not_allow_is_refused() -> None:
    with pytest.raises(ValueError, match="not grouped by kind"):
        answer(INDICATORS["hit_rate"], Filled(frame=rows_of("findings", [])), QUARTER, by="kind")


def test_no_frame_knows_nationality_religion_sex_or_name_and_money_has_64_bits() -> None:
    columns = {column for kind in FRAMES.values() for column in kind.columns}
    assert not columns & {"nationality", "religion", "sex", "name", "born_on"}
    money = [kind.columns[name] for kind in FRAMES.values() for name in ("amount", "paid") if name in kind.columns]
    assert set(money) == {pl.Int64()}
