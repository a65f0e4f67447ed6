"""What is shown to who may not see the rows, and when two figures are told apart."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from tests.factories.evaluation import answered, seen

from timpora.evaluation.core.comparing import Comparison, compared, period_before
from timpora.evaluation.core.computing import Answer, Figure, Filled, answer
from timpora.evaluation.core.hiding import LEAST_SPREAD, shown
from timpora.evaluation.core.indicators import standard_indicators
from timpora.kernel.periods import Period
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text


JUNE = Period(date(2023, 6, 1), date(2023, 6, 30))
INDICATORS = standard_indicators()


type Rows = Sequence[Mapping[str, Any]]


def people(**numbers: int) -> dict[str | None, float | None]:
    """What is shown of so many people by kind of permit."""
    kinds = [kind for kind, number in numbers.items() for _ in range(number)]
    rows = [{"person": place, "kind": kind, "is_here": True} for place, kind in enumerate(kinds)]
    return read(seen("people_under_supervision", rows, JUNE, by="kind"))


def read(told: Answer) -> dict[str | None, float | None]:
    return {None: told.whole.value} | {name: one.value for name, one in told.groups}


def test_a_small_count_is_hidden_and_the_smallest_other_one_with_it() -> None:
    assert people(visit=3, limited=9, permanent=20) == {None: 32, "visit": None, "limited": None, "permanent": 20}
    assert people(visit=9, limited=20) == {None: 29, "visit": 9, "limited": 20}
    assert people(visit=3) == {None: None, "visit": None}


def test_two_ones_whose_sum_says_what_they_are_are_hidden_with_their_sum_or_another() -> None:
    assert people(visit=1, limited=1, permanent=20) == {None: 22, "visit": None, "limited": None, "permanent": None}


def limits_of(**became: int) -> Rows:
    each = [one for one, number in became.items() for _ in range(number)]
    return [{"person": place, "kind": "visit", "limit_on": JUNE.first, "became": one} for place, one in enumerate(each)]


def limits(**became: int) -> Answer:
    return answered("limits_respected", limits_of(**became), JUNE)


def test_a_share_is_hidden_where_its_numerator_or_what_is_left_is_small() -> None:
    def whole(**became: int) -> float | None:
        return seen("limits_respected", limits_of(**became), JUNE).whole.value

    assert whole(extended=30, late=3) is whole(extended=3, late=30) is None
    assert (whole(extended=30, late=30), whole(extended=30)) == (50.0, 100.0)


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
    told = seen("limits_respected", rows, JUNE, by="kind")
    assert read(told) == {None: 55.9, "visit": None, "limited": None, "permanent": 57.1}


def test_people_in_several_groups_are_told_in_each_and_once_in_the_whole() -> None:
    rows = [
        {"person": place % 8, "rule": "overstay" if place < 8 else "work_elsewhere", "about": "person"}
        for place in range(14)
    ]
    told = seen("people_with_findings", rows, JUNE, by="rule")
    assert read(told) == {None: 8, "overstay": 8, "work_elsewhere": 6}


def test_how_many_are_in_several_groups_is_a_count_too() -> None:
    rows = [{"person": place, "rule": "overstay", "about": "person"} for place in range(8)]
    rows += [{"person": place, "rule": "work_elsewhere", "about": "person"} for place in range(6, 14)]
    told = seen("people_with_findings", rows, JUNE, by="rule")
    assert (told.whole.value, list(read(told).values()).count(None)) == (14, 2), (
        "8 and 8 of 14 would say that 2 are in both, and of 16 findings one group says what the other is"
    )


def test_many_actions_against_few_people_tell_of_few_people() -> None:
    rows = [
        {"case": 1, "person": place % 3, "kind": "charge", "decided_on": JUNE.first, "amount": 1, "paid": 0}
        for place in range(9)
    ]
    for name in ("actions_decided", "charges_due", "charges_paid", "people_acted_upon"):
        assert answered(name, rows, JUNE).whole.value is not None
        assert seen(name, rows, JUNE).whole.is_hidden, name
    detained = [{"case": 1, "person": 1, "began_on": JUNE.first, "days": 1} for _ in range(7)]
    assert seen("detention_days", detained, JUNE).whole.is_hidden


def test_feeds_and_places_are_nobody_and_no_data_stays_so() -> None:
    for name, rows in (("places_that_reported", [{"place": 1}]), ("limits_respected", [])):
        assert seen(name, rows, JUNE) == answered(name, rows, JUNE)
    unknown = Filled(frame=None, cannot_tell=Text(id="belum", en="not yet"))
    told = answer(INDICATORS["limits_respected"], unknown, JUNE)
    assert shown([told], {"limits": unknown}) == (told,)


def test_what_the_map_and_the_teams_tell_by_district_and_agency_is_not_told_so_again() -> None:
    """The map hides accommodations below five; an agency sits in some of the teams whose promises are counted."""
    reported = [{"place": place, "district": "36.04.01", "reported": place == 1} for place in (1, 2)]
    promised = [{"action": place, "agency": "7", "due_on": JUNE.first, "became": "kept"} for place in range(3)]
    for name, rows, by in (
        ("places_that_reported", reported, "district"),
        ("promises_kept", promised, "agency"),
    ):
        every, told = answered(name, rows, JUNE, by=by), seen(name, rows, JUNE, by=by)
        assert every.groups, name
        assert (told.groups, told.whole) == ((), every.whole), name


def test_what_one_indicator_hides_of_a_frame_no_other_one_shows() -> None:
    each = {"a": (40, 3), "b": (50, 7), "c": (60, 12), "d": (70, 30)}
    rows = [
        {"finding": 1, "person": person, "rule": rule, "settled_on": JUNE.first, "became": became}
        for rule, numbers in each.items()
        for became, number in zip(("confirmed", "cleared"), numbers, strict=True)
        for person in range(number)
    ]
    hidden = [
        {name for name, one in seen(of, rows, JUNE, by="rule").groups if one.is_hidden}
        for of in ("hit_rate", "false_findings")
    ]
    assert hidden[0] == hidden[1], "b as 50 of 57, beside 12 and 30 of 52 false ones, would say that 3 of a are"
    assert {"a", "b"} <= hidden[0]
    assert "d" not in hidden[0]


def test_actions_and_the_people_and_cases_they_are_against_hide_the_same_kinds() -> None:
    kinds = {"charge": (9, 3), "ban_proposal": (12, 12), "deportation": (11, 6), "permit": (40, 40)}
    rows = [
        {"case": person, "person": person, "kind": kind, "decided_on": JUNE.first}
        for kind, (number, people) in kinds.items()
        for person in (place % people for place in range(number))
    ]
    hidden = [
        {name for name, one in seen(of, rows, JUNE, by="kind").groups if one.is_hidden}
        for of in ("actions_decided", "people_acted_upon", "cases_with_actions")
    ]
    assert hidden[0] == hidden[1] == hidden[2]
    assert "charge" in hidden[0]


def test_a_whole_that_its_groups_would_give_away_is_hidden_without_them_too() -> None:
    kinds = ("visit", "limited", "permanent", "bridging", "none")
    rows = [
        {"person": place, "kind": kind, "is_here": True, "district": "36.04.08"} for place, kind in enumerate(kinds)
    ]
    by_each = [seen("people_under_supervision", rows, JUNE, by=by) for by in (None, "kind", "district")]
    assert [one.whole.value for one in by_each] == [None] * 3
    assert all(one.is_hidden for told in by_each for _, one in told.groups)


def test_what_a_single_person_owes_is_hidden_as_what_a_single_person_paid_is() -> None:
    def whole(*paid: int) -> float | None:
        rows = [
            {"case": person, "person": person, "kind": "charge", "decided_on": JUNE.first, "amount": 9, "paid": one}
            for person, one in enumerate(paid)
        ]
        return seen("charges_paid", rows, JUNE).whole.value

    assert whole(*[9] * 29, 4) is whole(*[0] * 29, 4) is None
    assert (whole(*[9] * 30), whole(*[9] * 20, *[0] * 10)) == (100.0, 66.7)


@pytest.mark.parametrize("number", [5, 7, LEAST_SPREAD - 1, LEAST_SPREAD])
def test_the_days_of_single_people_are_no_bounds_of_a_median(number: int) -> None:
    rows = [
        {
            "case": place,
            "person": place,
            "origin": "tip",
            "detected_on": JUNE.first,
            "contact_on": JUNE.first + timedelta(days=place),
        }
        for place in range(number)
    ]
    told, plain = (of("detection_to_contact", rows, JUNE).whole for of in (seen, answered))
    assert told.value == plain.value
    expected = (plain.quartiles, plain.interval) if number >= LEAST_SPREAD else (None, None)
    assert (told.quartiles, told.interval) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (limits(extended=80, late=20), limits(extended=20, late=80), Comparison.HIGHER),
        (limits(extended=20, late=80), limits(extended=80, late=20), Comparison.LOWER),
        (limits(extended=2, late=1), limits(extended=1, late=2), Comparison.CANNOT_TELL),
        (limits(extended=80, late=20), limits(), Comparison.CANNOT_TELL),
        (
            seen("limits_respected", limits_of(extended=3, late=20), JUNE),
            limits(extended=80, late=20),
            Comparison.CANNOT_TELL,
        ),
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


@pytest.mark.parametrize(("first", "last"), [((1, 1, 1), (1, 1, 31)), ((1, 1, 5), (1, 1, 20)), ((1, 2, 1), (1, 4, 30))])
def test_a_period_that_would_begin_before_all_days_is_refused_with_a_sentence(
    first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    with pytest.raises(Refused) as refused:
        period_before(Period(date(*first), date(*last)))
    assert refused.value.refusal.code == "nothing_before"
