"""What became of a reminder, read off how its person stands; who is left to somebody's eye; and figures by month."""

from datetime import date

import pytest

from timpora.kernel.refusals import Reason
from timpora.kernel.text import Text
from timpora.screening.core.reminder_policy import Case, Hand, is_protected, why_not
from timpora.screening.core.reminders import (
    FAILURE_WORDS,
    OUTCOME_WORDS,
    RECIPIENT_WORDS,
    Failure,
    Outcome,
    Recipient,
    Stood,
    by_month,
    outcome,
)


LIMIT, BEFORE, AFTER = date(2023, 7, 3), date(2023, 6, 27), date(2023, 7, 4)
LATER, EARLIER = date(2023, 9, 1), date(2023, 6, 1)


def stood(stay_limit: date | None = LIMIT, departed_on: date | None = None, *, is_waiting: bool = False) -> Stood:
    return Stood(stay_limit=stay_limit, departed_on=departed_on, is_waiting=is_waiting)


@pytest.mark.parametrize(
    ("how", "on", "became"),
    [
        (stood(), BEFORE, Outcome.OPEN),
        (stood(), LIMIT, Outcome.OPEN),
        (stood(), AFTER, Outcome.NEITHER),
        (stood(LATER), BEFORE, Outcome.EXTENDED),
        (stood(LATER), AFTER, Outcome.EXTENDED),
        (stood(LATER, LATER), LATER, Outcome.EXTENDED),
        (stood(departed_on=LIMIT), AFTER, Outcome.LEFT),
        (stood(departed_on=BEFORE), AFTER, Outcome.LEFT),
        (stood(None, BEFORE), AFTER, Outcome.LEFT),
        (stood(departed_on=AFTER), LATER, Outcome.NEITHER),
        (stood(is_waiting=True), BEFORE, Outcome.WAITING),
        (stood(is_waiting=True), AFTER, Outcome.WAITING),
        (stood(departed_on=AFTER, is_waiting=True), LATER, Outcome.NEITHER),
        (stood(EARLIER), AFTER, Outcome.CHANGED),
        (stood(None), AFTER, Outcome.CHANGED),
        (None, AFTER, Outcome.CHANGED),
    ],
)
def test_what_became_of_it(how: Stood | None, on: date, became: Outcome) -> None:
    assert outcome(LIMIT, how, on) is became


def test_a_month_tells_how_many_of_those_decided_heeded_it() -> None:
    june, may = date(2023, 6, 20), date(2023, 5, 2)
    made = [
        (june, Outcome.EXTENDED),
        (june, Outcome.LEFT),
        (june, Outcome.NEITHER),
        (june, Outcome.OPEN),
        (may, Outcome.CHANGED),
    ]
    first, second = by_month(made)
    assert (first.first, first.made, first.rate) == (date(2023, 6, 1), 4, 66)
    assert (second.first, second.made, second.rate) == (date(2023, 5, 1), 1, None)


def test_everything_that_is_kept_by_a_word_has_words() -> None:
    assert set(OUTCOME_WORDS) == set(Outcome)
    assert set(FAILURE_WORDS) == set(Failure)
    assert set(RECIPIENT_WORDS) == set(Recipient)


def case(*reasons: str, is_kept_protected: bool = False, reminded_on: date | None = None) -> Case:
    words = Text(id="sebab", en="reason")
    return Case(
        reasons=tuple(Reason(code, words) for code in reasons),
        is_protected=is_kept_protected,
        reminded_on=reminded_on,
        limit=LIMIT,
    )


def hand(*, by_rule: bool = False, sees_protected: bool = False, because: str = "", one_by_one: bool = True) -> Hand:
    return Hand(by_rule=by_rule, sees_protected=sees_protected, because=because, one_by_one=one_by_one)


RULE, MANY = hand(by_rule=True, one_by_one=False), hand(one_by_one=False)


@pytest.mark.parametrize(
    ("about", "whose", "code"),
    [
        (case(), hand(), None),
        (case(), RULE, None),
        (case(), MANY, None),
        (case("ill_or_pregnant"), RULE, "reminder_needs_a_person"),
        (case("ill_or_pregnant"), MANY, "reminder_needs_a_person"),
        (case("ill_or_pregnant"), hand(), "reminder_without_reason"),
        (case("ill_or_pregnant"), hand(because="dilihat"), None),
        (case("child"), hand(because="dilihat"), "reminder_needs_an_examiner"),
        (case("child"), hand(because="dilihat", sees_protected=True), None),
        (case("child"), RULE, "reminder_needs_a_person"),
        (case(is_kept_protected=True), RULE, "reminder_needs_a_person"),
        (case(is_kept_protected=True), hand(sees_protected=True), "reminder_without_reason"),
        (case(reminded_on=BEFORE), hand(), "reminded_before"),
        (case(reminded_on=BEFORE), hand(because="suratnya kembali"), None),
        (case(reminded_on=BEFORE), RULE, "reminded_before"),
    ],
)
def test_who_is_reminded_and_by_whom(about: Case, whose: Hand, code: str | None) -> None:
    refusal = why_not(about, whose)
    assert (refusal.code if refusal else None) == code


@pytest.mark.parametrize(
    "reason",
    [
        "child",
        "stateless_or_refugee",
        "registered_with_unhcr",
        "trafficking_victim",
        "smuggling_victim",
        "dual_national_child",
    ],
)
def test_whoever_is_protected_is_left_to_an_examiner(reason: str) -> None:
    assert is_protected(case(reason))
    assert not is_protected(case("limit_disputed"))
