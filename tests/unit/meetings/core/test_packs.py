"""Which months a pack tells, and what of the map is hidden in it."""

from datetime import date

from timpora.evaluation.core.map_figures import Kept
from timpora.meetings.core.packs import MOST_MONTHS, guarded, months_since


def firsts(last_on: date | None, on: date) -> list[str]:
    return [f"{one.first:%Y-%m}" for one in months_since(last_on, on)]


def test_a_pack_tells_whole_months_that_ended_since_the_last_meeting() -> None:
    assert firsts(date(2023, 6, 27), date(2023, 9, 27)) == ["2023-06", "2023-07", "2023-08"]
    assert firsts(date(2023, 6, 30), date(2023, 7, 1)) == ["2023-06"], "it ended on the day of the meeting"
    assert firsts(date(2023, 6, 27), date(2023, 6, 29)) == ["2023-05"], (
        "none ended since, so that the last one stands there"
    )
    assert firsts(None, date(2023, 2, 1)) == ["2022-11", "2022-12", "2023-01"]
    assert len(firsts(date(2020, 1, 1), date(2023, 9, 27))) == MOST_MONTHS


def test_no_hidden_count_of_the_map_is_what_is_left_of_the_whole() -> None:
    areas = [Kept("36.04.15", None, 0, 0, None, 7), Kept("36.04.16", 6, 5, 0, 6, 0), Kept("36.04.17", 9, 0, 0, 8, 0)]
    one, two, three = guarded(areas)
    assert (one.people, two.people, three.people) == (None, None, 9)
    assert two.past_limit == 5, "of which none is hidden"
    assert [each.reporting for each in (one, two, three)] == [None, 6, 8], "places tell of nobody"
    assert guarded(areas[1:]) == areas[1:]
    assert guarded([areas[0], Kept("none", 0, 0, 0, 0, 0)])[1].people == 0
