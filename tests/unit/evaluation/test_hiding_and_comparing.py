"""What is shown to who may not see the rows, and when two figures are told apart."""

from datetime import date

import pytest
from tests.factories.evaluation import rows_of

from timpora.evaluation.core.comparing import Comparison, compared, period_before
from timpora.evaluation.core.computing import Answer, Figure, Filled, answer
from timpora.evaluation.core.hiding import shown
from timpora.evaluation.core.indicators import standard_indicators
from timpora.kernel.periods import Period


JUNE = Period(date(2023, 6, 1), date(2023, 6, 30))
INDICATORS = standard_indicators()


def people(**numbers: int) -> Answer:
    """So many people by kind of permit."""
    kinds = [kind for kind, number in numbers.items() for _ in range(number)]
    rows = [{"person": place, "kind": kind, "is_here": True} for place, kind in enumerate(kinds)]
    return answer(INDICATORS["people_under_supervision"], Filled(frame=rows_of("people", rows)), JUNE, by="kind")


def read(told: Answer) -> dict[str | None, float | None]:
    return {None: told.whole.value} | {name: one.value for name, one in told.groups}


def test_a_small_count_is_hidden_and_the_smallest_other_one_with_it() -> None:
    assert read(shown(people(visit=3, limited=9, permanent=20))) == {
        None: 32,
        "visit": None,
        "limited": None,
        "permanent": 20,
    }
    assert read(shown(people(visit=9, limited=20))) == {None: 29, "visit": 9, "limited": 20}
    assert read(shown(people(visit=3))) == {None: None, "visit": None}
    assert shown(people(visit=3)).whole.is_hidden


def test_two_ones_whose_sum_says_what_they_are_are_hidden_with_their_sum_or_another() -> None:
    assert read(shown(people(visit=1, limited=1, permanent=20))) == {
        None: 22,
        "visit": None,
        "limited": None,
        "permanent": None,
    }


def limits(**became: int) -> Answer:
    each = [one for one, number in became.items() for _ in range(number)]
    rows = [{"person": place, "kind": "visit", "limit_on": JUNE.first, "became": one} for place, one in enumerate(each)]
    return answer(INDICATORS["limits_respected"], Filled(frame=rows_of("limits", rows)), JUNE)


def test_a_share_is_hidden_where_its_numerator_or_what_is_left_is_small() -> None:
    assert shown(limits(extended=30, late=3)).whole.is_hidden
    assert shown(limits(extended=3, late=30)).whole.is_hidden
    assert shown(limits(extended=30, late=30)).whole.value == 50.0
    assert shown(limits(extended=30)).whole.value == 100.0


def test_a_share_by_groups_hides_the_small_group_and_the_smallest_that_protects_it() -> None:
    each = [
        ("visit", "extended", 20),
        ("visit", "late", 10),
        ("limited", "extended", 2),
        ("limited", "late", 9),
        ("permanent", "extended", 40),
        ("permanent", "late", 30),
    ]
    kinds = [(kind, became) for kind, became, number in each for _ in range(number)]
    rows = [
        {"person": place, "kind": kind, "limit_on": JUNE.first, "became": became}
        for place, (kind, became) in enumerate(kinds)
    ]
    told = answer(INDICATORS["limits_respected"], Filled(frame=rows_of("limits", rows)), JUNE, by="kind")
    assert read(shown(told)) == {None: 55.9, "visit": None, "limited": None, "permanent": 57.1}


def test_people_in_several_groups_are_told_in_each_and_once_in_the_whole() -> None:
    rows = [
        {"person": place % 8, "rule": "overstay" if place < 8 else "work_elsewhere", "about": "person"}
        for place in range(14)
    ]
    told = answer(INDICATORS["people_with_findings"], Filled(frame=rows_of("judged", rows)), JUNE, by="rule")
    assert read(shown(told)) == {None: 8, "overstay": 8, "work_elsewhere": 6}


def test_how_many_are_in_several_groups_is_a_count_too() -> None:
    rows = [{"person": place, "rule": "overstay", "about": "person"} for place in range(8)]
    rows += [{"person": place, "rule": "work_elsewhere", "about": "person"} for place in range(6, 14)]
    told = answer(INDICATORS["people_with_findings"], Filled(frame=rows_of("judged", rows)), JUNE, by="rule")
    assert (told.whole.value, list(read(shown(told)).values()).count(None)) == (14, 1), (
        "8 and 8 of 14 would say that 2 are in both"
    )


def test_many_actions_against_few_people_tell_of_few_people() -> None:
    rows = [
        {"case": 1, "person": place % 3, "kind": "charge", "decided_on": JUNE.first, "amount": 1, "paid": 0}
        for place in range(9)
    ]
    for name in ("actions_decided", "charges_due", "charges_paid", "people_acted_upon"):
        told = answer(INDICATORS[name], Filled(frame=rows_of("actions", rows)), JUNE)
        assert told.whole.value is not None
        assert shown(told).whole.is_hidden, name
    detained = [{"case": 1, "person": 1, "began_on": JUNE.first, "days": 1} for _ in range(7)]
    assert shown(
        answer(INDICATORS["detention_days"], Filled(frame=rows_of("detentions", detained)), JUNE)
    ).whole.is_hidden


def test_feeds_and_places_are_nobody_and_no_data_stays_so() -> None:
    told = answer(INDICATORS["places_that_reported"], Filled(frame=rows_of("places", [{"place": 1}])), JUNE)
    assert shown(told) == told
    nothing = answer(INDICATORS["limits_respected"], Filled(frame=rows_of("limits", [])), JUNE)
    assert shown(nothing) == nothing


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (limits(extended=80, late=20), limits(extended=20, late=80), Comparison.HIGHER),
        (limits(extended=20, late=80), limits(extended=80, late=20), Comparison.LOWER),
        (limits(extended=2, late=1), limits(extended=1, late=2), Comparison.CANNOT_TELL),
        (limits(extended=80, late=20), limits(), Comparison.CANNOT_TELL),
        (shown(limits(extended=3, late=20)), limits(extended=80, late=20), Comparison.CANNOT_TELL),
    ],
)
def test_figures_differ_only_where_their_intervals_do_not_touch(
    one: Answer, other: Answer, expected: Comparison
) -> None:
    assert compared(one.indicator, one.whole, other.whole) is expected


def test_counts_are_compared_as_what_may_happen_in_a_period() -> None:
    counted = INDICATORS["cases_opened"]
    assert compared(counted, Figure(value=30, counted=30), Figure(value=10, counted=10)) is Comparison.HIGHER
    assert compared(counted, Figure(value=3, counted=3), Figure(value=1, counted=1)) is Comparison.CANNOT_TELL
    money = INDICATORS["charges_due"]
    assert compared(money, Figure(value=9, counted=1), Figure(value=1, counted=1)) is Comparison.CANNOT_TELL


def test_the_period_before_is_as_many_months_or_as_many_days() -> None:
    assert period_before(JUNE) == Period(date(2023, 5, 1), date(2023, 5, 31))
    assert period_before(Period(date(2023, 1, 1), date(2023, 3, 31))) == Period(date(2022, 10, 1), date(2022, 12, 31))
    assert period_before(Period(date(2023, 6, 5), date(2023, 6, 11))) == Period(date(2023, 5, 29), date(2023, 6, 4))
