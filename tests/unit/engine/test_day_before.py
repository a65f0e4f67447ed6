"""The day before a row's own: how the rows of one person are read in order of time, alike in both back ends."""

from datetime import date

import pytest
from tests.factories.small_world import Row, events, people, value_of

from timpora.engine.expressions import Day, Flag
from timpora.engine.tables import Rows


def rows(*told: tuple[int, str]) -> list[Row]:
    """Rows of one person: the day of June, and a word."""
    return [{"on": date(2023, 6, day), "word": word} for day, word in told]


on = events.day("on")
ins, outs = (events.rows(events.word("word").equals(word)) for word in ("in", "out"))
ALL = events.rows()


def days(selected: Rows, value: Day | Flag, *told: tuple[int, str]) -> object:
    """The latest day of the selected rows."""
    assert isinstance(value, Day)
    return value_of(selected.latest(value).node, events=rows(*told))


def test_the_day_before_is_the_latest_earlier_one_whatever_the_order_of_the_rows() -> None:
    told = [(9, "in"), (2, "out"), (5, "out"), (20, "out")]
    assert days(ins, outs.latest_before(on, on), *told) == date(2023, 6, 5)


def test_the_own_day_counts_only_where_it_is_asked_for() -> None:
    told = [(9, "in"), (9, "out"), (2, "out")]
    assert days(ins, outs.latest_before(on, on), *told) == date(2023, 6, 2)
    assert days(ins, outs.latest_up_to(on, on), *told) == date(2023, 6, 9)


def test_nothing_comes_before_the_first() -> None:
    assert days(ins, outs.latest_before(on, on), (1, "in"), (5, "out"), (6, "out")) is None


def test_a_row_of_another_person_is_never_the_one_before() -> None:
    found = value_of(
        ins.latest(outs.latest_before(on, on)).node,
        person={"person": 1},
        events=[{"person": 0, **row} for row in rows((1, "out"), (2, "out"))]
        + [{"person": 1, **row} for row in rows((9, "in"), (20, "out"), (21, "out"))],
    )
    assert found is None


def test_days_before_can_be_asked_of_days_before() -> None:
    alone = ALL.having(~ALL.having(events.flag("flag")).latest_up_to(on, on).equals(on))
    again = alone.having(alone.latest_before(on, on).is_known())
    told = [row | {"flag": flag} for row, flag in zip(rows((3, "in"), (3, "in"), (5, "in"), (8, "in")), (True, False, False, False), strict=True)]  # fmt: skip
    assert value_of(again.number().node, events=told) == 1


def test_the_rows_of_all_people_have_no_order_of_time() -> None:
    with pytest.raises(TypeError, match="not of the rows of all subjects"):
        value_of(ins.having(outs.latest_before(on, on).is_known()).exist_anywhere().node, events=rows((1, "in")))


def test_a_day_of_the_person_can_stand_for_the_own_day_of_each_row() -> None:
    before_theirs = outs.latest_before(people.day("on"), on)
    assert value_of(
        ins.latest(before_theirs).node, person={"on": date(2023, 6, 3)}, events=rows((1, "out"), (5, "in"))
    ) == (date(2023, 6, 1))
