"""Small counts are hidden from who does not see the rows, cannot be worked out from sums, and steps have round bounds."""

from datetime import date
from itertools import combinations_with_replacement, product

from hypothesis import given
from hypothesis import strategies as st
from tests.factories.evaluation import seen

from timpora.evaluation.core.map_figures import Figure, Kept, Missing, Step, shared, step_of, steps, together
from timpora.kernel.periods import Period


JUNE = Period(date(2023, 6, 1), date(2023, 6, 30))


def row(*counts: int | None, area: str = "36.04.30") -> Kept:
    return Kept(area, *counts)


def people(*counts: int) -> list[int | None]:
    """How many people are shown of so many in each area."""
    return [one.people for one in shared([row(count, 0, 0, 0, 0) for count in counts])]


def test_counts_of_one_to_four_are_hidden_and_of_people_as_many_others_as_protect_them() -> None:
    assert shared([row(0, 1, 4, 5, 40)]) == [row(0, None, None, 5, 40)]
    assert people(3, 9, 20) == [None, None, 20]
    assert people(3, 1, 20) == [None, None, 20]
    assert people(0, 9, 20) == [0, 9, 20]
    assert [one.silent for one in shared([row(0, 0, 0, 0, 3), row(0, 0, 0, 0, 9)])] == [None, 9], "places are nobody"


def test_where_the_whole_would_say_that_each_is_one_not_even_the_empty_areas_are_told() -> None:
    assert people(1, 1, 1, 1, 1, 0) == [None] * 6


def test_a_sum_of_which_a_part_is_hidden_is_hidden_too() -> None:
    parts = shared([row(7, 3, 0, 5, 0), row(9, 8, 0, 6, 0)])
    assert together("36.04", parts) == row(16, None, 0, 11, 0, area="36.04")
    assert together("36.04", []) == row(0, 0, 0, 0, 0, area="36.04")


def test_beside_what_evaluation_tells_no_district_that_the_map_hides_can_be_worked_out() -> None:
    """By brute force: of three districts, each that is hidden may be another number that agrees with the map and with the whole in evaluation."""
    for counts in combinations_with_replacement((0, 1, 2, 4, 5, 6), 3):
        told, (whole, *districts) = people(*counts), evaluated(counts)
        assert not districts, "by district the map alone tells of them"
        away = [place for place, one in enumerate(told) if one is None]
        if whole is not None and away:
            left = int(whole) - sum(one or 0 for one in told)
            least = 0 if len(away) == len(told) else 1
            agreeing = [others for others in product(range(least, left + 1), repeat=len(away)) if sum(others) == left]
            assert all(len(set(values)) > 1 for values in zip(*agreeing, strict=True)), (counts, told, whole)


def evaluated(counts: tuple[int, ...]) -> list[float | None]:
    """What evaluation tells of so many people in each district: the whole, and by district what it tells of them."""
    here = [{"district": f"36.04.0{place}"} for place, number in enumerate(counts) for _ in range(number)]
    rows = [{"person": person, "kind": "visit", "is_here": True, **one} for person, one in enumerate(here)]
    told = seen("people_under_supervision", rows, JUNE, by="district")
    return [told.whole.value, *(one.value for _, one in told.groups)]


def test_where_no_accommodation_is_on_record_none_is_silent_and_that_is_no_zero() -> None:
    nothing, all_silent = row(3, 0, 0, 0, 0), row(3, 0, 0, 0, 2)
    assert nothing.value(Figure.SILENT) is nothing.value(Figure.REPORTING) is Missing.NOTHING_KNOWN
    assert (all_silent.value(Figure.REPORTING), all_silent.value(Figure.SILENT)) == (0, 2)
    assert row(None, 0, 0, 0, 0).value(Figure.PEOPLE) is Missing.HIDDEN


def test_steps_have_round_bounds_and_end_at_the_largest_count() -> None:
    assert steps([0, Missing.HIDDEN, Missing.NOTHING_KNOWN]) == []
    assert [(one.first, one.last) for one in steps([1])] == [(1, 1)]
    assert [(one.first, one.last) for one in steps([3, 0])] == [(1, 1), (2, 2), (3, 3)]
    assert [(one.first, one.last) for one in steps([400, 7, 12])] == [(1, 50), (51, 100), (101, 200), (201, 400)]
    assert [(one.first, one.last) for one in steps([13, 7, Missing.HIDDEN])] == [(5, 5), (6, 10), (11, 13)]
    among = [Step(number=1, first=1, last=5), Step(number=2, first=6, last=9)]
    assert [step_of(value, among) for value in (0, 5, 6, Missing.HIDDEN)] == [0, 1, 2, 0]


@given(st.lists(st.integers(min_value=1, max_value=10**7), min_size=1, max_size=20))
def test_each_count_is_in_one_step(counts: list[int]) -> None:
    among = steps(counts)
    assert 1 <= len(among) <= 4
    assert all(step_of(count, among) > 0 for count in counts)
