"""Small counts are hidden from who does not see the rows, cannot be worked out from sums, and steps have round bounds."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from timpora.evaluation.core.map_figures import Figure, Kept, Missing, Step, shared, step_of, steps, together


def row(*counts: int | None, area: str = "36.04.30") -> Kept:
    return Kept(area, *counts)


def test_counts_of_one_to_four_are_hidden_and_no_others() -> None:
    assert shared(row(0, 1, 4, 5, 40)) == row(0, None, None, 5, 40)


def test_a_sum_of_which_a_part_is_hidden_is_hidden_too() -> None:
    parts = [shared(row(7, 3, 0, 5, 0)), shared(row(9, 8, 0, 6, 0))]
    assert together("36.04", parts) == row(16, None, 0, 11, 0, area="36.04")
    assert together("36.04", []) == row(0, 0, 0, 0, 0, area="36.04")


def test_from_what_is_shared_no_hidden_count_can_be_worked_out() -> None:
    """By brute force: of three districts and their sum, each hidden count may still be any of one to four."""
    for counts in product(range(7), repeat=3):
        told = [shared(row(count, 0, 0, 0, 0)) for count in counts]
        whole = together("36.04", told).people
        for place, one in enumerate(told):
            if one.people is None:
                others = [
                    other
                    for other in range(1, 5)
                    if whole is None or sum([*counts[:place], other, *counts[place + 1 :]]) == whole
                ]
                assert others == [1, 2, 3, 4]


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
