"""Until when one may stay, as a table that an officer can check with a finger on the calendar."""

from dataclasses import replace
from datetime import date

import pytest
from tests.factories.registers import day

from timpora.kernel.refusals import Refused
from timpora.rulebook.visa_indexes import VisaIndexes, standard_visa_indexes
from timpora.screening.core.stay_calculator import AllowedStay
from timpora.screening.stay_calculator import stay_calculator


INDEXES = standard_visa_indexes()


def with_entry(code: str, **changes: object) -> VisaIndexes:
    entries = [replace(entry, **changes) if entry.visa_index == code else entry for entry in INDEXES.entries]  # type: ignore[arg-type]
    return VisaIndexes(entries, INDEXES.aliases)


def until(code: str, arrived: str, extensions: int = 0, indexes: VisaIndexes = INDEXES) -> AllowedStay:
    return stay_calculator(code, day(arrived), extensions=extensions, indexes=indexes)


@pytest.mark.parametrize(
    ("code", "arrived", "extensions", "last"),
    [
        ("BVK", "2019-05-23", 0, "2019-06-21"),  # published: Ngurah Rai, July 2019
        ("B1", "2023-09-29", 1, "2023-11-27"),  # published: Bali, one extension
        ("BVK", "2019-07-24", 0, "2019-08-22"),  # published: 956 days over on 4 April 2022
        ("B1", "2024-12-10", 0, "2025-01-08"),  # published: January 2025
        ("b 1", "2025-04-16", 0, "2025-05-15"),
        ("C1", "2024-11-30", 2, "2025-05-28"),
        ("C12", "2024-01-01", 0, "2024-06-28"),
        ("VoA", "2023-06-10", 0, "2023-07-09"),  # an alias: B213 then, B1 since September 2023
        ("e-VoA", "2024-06-10", 1, "2024-08-08"),
        ("E33G", "2024-02-14", 0, "2025-02-13"),  # one year, in months
        ("E33E", "2024-02-14", 0, "2029-02-13"),
    ],
)
def test_the_day_of_entry_is_day_one(code: str, arrived: str, extensions: int, last: str) -> None:
    assert until(code, arrived, extensions).until == day(last)


def test_stages_follow_each_other_without_a_gap_and_are_numbered() -> None:
    stages = until("C1", "2024-11-30", 2).stages
    assert [(stage.first_number, stage.last_number) for stage in stages] == [(1, 60), (61, 120), (121, 180)]
    assert [stage.first_day for stage in stages] == [day("2024-11-30"), day("2025-01-29"), day("2025-03-30")]


def test_a_day_over_is_told_with_the_values_that_hold_then() -> None:
    over = until("B213", "2023-04-16").over
    assert (over.from_day, over.charge_per_day, over.largest_charge) == (day("2023-05-16"), 1_000_000, 59_000_000)
    assert (over.officer_decides_on, over.deportation_from) == (day("2023-07-14"), day("2023-07-15"))
    assert over.longest_ban_months == 6
    assert until("B213", "2019-03-01").over.charge_per_day == 300_000
    assert until("B1", "2025-04-16").over.longest_ban_months == 120


def test_advice_to_apply_is_given_while_an_extension_is_left_and_never_before_the_entry() -> None:
    assert until("B1", "2025-04-16").advised_to_apply_by == day("2025-05-08")
    assert until("B1", "2025-04-16", 1).advised_to_apply_by is None
    assert until("B213", "2019-04-16").advised_to_apply_by is None
    assert until("B1", "2025-04-16", indexes=with_entry("B1", initial_days=3)).advised_to_apply_by == day("2025-04-16")


def test_an_open_sum_of_months_keeps_both_readings() -> None:
    by_month = with_entry("B1", initial_days=None, initial_months=1, longest_days=None)
    clear, left_open = until("B1", "2025-04-16", indexes=by_month), until("B1", "2025-01-31", indexes=by_month)
    assert (clear.until, clear.until_otherwise) == (day("2025-05-15"), None)
    assert (left_open.until, left_open.until_otherwise) == (day("2025-02-27"), day("2025-02-28"))
    extended = until("B1", "2025-01-31", 1, indexes=by_month)
    assert (extended.until, extended.until_otherwise) == (day("2025-03-29"), day("2025-03-30"))


def test_a_year_from_a_leap_day_ends_on_either_of_two_days_and_its_extensions_are_not_promised() -> None:
    answer = until("E33G", "2024-02-29")
    assert (answer.until, answer.until_otherwise) == (day("2025-02-27"), day("2025-02-28"))
    assert answer.extensions_left is None


def test_the_longest_stay_cuts_the_last_extension() -> None:
    assert until("B1", "2025-04-16", 1, indexes=with_entry("B1", longest_days=45)).until == day("2025-05-30")


@pytest.mark.parametrize(
    ("code", "arrived", "extensions", "refusal", "said"),
    [
        ("B9", day("2025-04-16"), 0, "index_unknown", "similar: B4, B3, B2"),
        ("QQQQ", day("2025-04-16"), 0, "index_unknown", "visa or permit"),
        (" ", day("2025-04-16"), 0, "index_unknown", "“”"),
        ("C1", day("2023-01-01"), 0, "index_not_on_that_day", "since 1 September 2023"),
        ("B2", day("2025-12-01"), 0, "index_not_on_that_day", "30 June 2025"),
        ("E23", day("2026-01-01"), 0, "stay_varies", "case by case"),
        ("E23", day("2024-01-01"), 0, "index_not_on_that_day", "since 1 June 2025"),
        ("E23B", day("2026-01-01"), 0, "index_not_on_that_day", "30 June 2025"),
        ("A1", day("2024-01-01"), 1, "extensions", "cannot be extended"),
        ("B1", day("2024-01-01"), 2, "extensions", "no more than 1"),
        ("B1", date(9999, 12, 20), 0, "beyond_the_calendar", "Check the year"),
    ],
)
def test_what_is_not_known_is_refused_in_one_sentence(
    code: str, arrived: date, extensions: int, refusal: str, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        stay_calculator(code, arrived, extensions=extensions)
    assert refused.value.refusal.code == refusal
    assert said in str(refused.value)


def test_extensions_of_unknown_length_are_refused() -> None:
    with pytest.raises(Refused, match="case by case"):
        until("B1", "2025-04-16", 1, indexes=with_entry("B1", extension_days=None))
    with pytest.raises(Refused, match="case by case"):
        until("B1", "2025-04-16", 1, indexes=with_entry("B1", longest_extensions=None))
