"""When a team meets next, to whom an invitation goes, and which text of two holds."""

from datetime import date

import pytest

from timpora.kernel.periods import Period
from timpora.kernel.working_days import WorkingCalendar
from timpora.meetings.core.invitations import (
    CALL,
    WHAT_TO_DO,
    Failure,
    Method,
    Sent,
    called_off,
    number_of,
    to_call_off,
    to_invite_too,
    to_send,
    what_to_do,
    without_address,
)
from timpora.meetings.core.minutes import Version, is_untouched, is_written_over, texts_of
from timpora.meetings.core.rhythm import months_later, proposed
from timpora.meetings.core.states import StepKind


ON = date(2023, 6, 27)
CALENDAR = WorkingCalendar(closed=frozenset({date(2023, 9, 28)}), known=Period(date(2023, 1, 1), date(2023, 6, 30)))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (ON, 3, date(2023, 9, 27)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2023, 12, 31), 1, date(2024, 1, 31)),
    ],
)
def test_so_many_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int, later: date) -> None:  # fmt: skip
    assert months_later(day, months) == later


@pytest.mark.parametrize(
    ("last", "months", "day"),
    [
        (ON, 3, date(2023, 9, 27)),
        (date(2023, 6, 28), 3, date(2023, 9, 29)),  # a closed day
        (date(2023, 6, 24), 3, date(2023, 9, 25)),  # a Sunday
        (date(2022, 1, 3), 3, ON),  # long over
        (None, 3, ON),
        (ON, None, None),
    ],
)
def test_the_next_meeting_falls_on_a_working_day_by_the_rhythm(last: date | None, months: int | None, day: date | None) -> None:  # fmt: skip
    assert proposed(last, months, ON, calendar=CALENDAR) == day


def test_who_sits_is_invited_who_went_is_called_off_and_nobody_twice() -> None:
    addresses = {1: "a@x.example", 2: "b@x.example"}
    last = [Sent(holder=2, method=Method.REQUEST, address="b@x.example"), Sent(holder=4, method=Method.CANCEL, address="d@x.example")]  # fmt: skip
    told = [(one.holder, one.method) for one in to_send(StepKind.INVITE, (1, 3), addresses, last)]
    assert told == [(1, Method.REQUEST), (2, Method.CANCEL)]
    assert [(one.holder, one.method) for one in to_send(StepKind.FALL_OUT, (1, 2), addresses, last)] == [(2, Method.CANCEL)]  # fmt: skip
    again = to_send(StepKind.INVITE, (5,), {5: "b@x.example"}, last)
    assert [(one.holder, one.method) for one in again] == [(5, Method.REQUEST)], "seated again with the same address"
    assert without_address((1, 3), addresses) == (3,)


def test_a_text_over_one_that_was_not_seen_waits_beside_it_until_both_are_one() -> None:
    first = Version(number=1, text="Satu", by=1)
    aside = Version(number=2, text="Dua", by=2, is_aside=True)
    texts = texts_of([first, aside])
    assert (texts.current, texts.asides, texts.base) == (first, (aside,), 1)
    assert is_written_over(texts, 0, "Dua")
    assert not is_written_over(texts, 0, " Satu "), "the same words"
    both = Version(number=3, text="Satu dan dua", by=1, settles=2)
    assert texts_of([first, aside, both]).asides == ()
    assert not is_written_over(texts_of([]), 0, "Satu")


def test_what_nobody_touched_is_no_new_text() -> None:
    texts = texts_of([Version(number=1, text="Satu", by=1), Version(number=2, text="Dua", by=2)])
    assert [is_untouched(texts, base, " Satu\n") for base in (0, 1, 2, 9)] == [False, True, False, False]
    assert is_untouched(texts, 0, " "), "begun before there was any"


def test_whose_seat_ended_is_called_off_and_who_came_since_is_invited_too_above_what_was_told() -> None:
    last = [Sent(holder=1, method=Method.REQUEST, address="a@x.example"), Sent(holder=2, method=Method.CANCEL, address="b@x.example")]  # fmt: skip
    assert [one.holder for one in to_call_off((), {}, last)] == [1]
    assert to_call_off((3,), {3: "a@x.example"}, last) == (), "the same calendar"
    assert [(one.holder, one.address) for one in to_invite_too((1, 2, 3), {1: "a@x.example", 2: "b@x.example"}, last)] == [(2, "b@x.example")]  # fmt: skip
    assert called_off(last) == (2,)
    assert [number_of(2, before) for before in (None, 0, 1, 2, 5)] == [2, 2, 2, 3, 6]


def test_a_cancellation_that_did_not_arrive_is_told_by_telephone() -> None:
    assert what_to_do(Method.CANCEL, Failure.BOUNCED) is CALL
    assert what_to_do(Method.CANCEL, Failure.OVERTAKEN) is WHAT_TO_DO[Failure.OVERTAKEN]
    assert what_to_do(Method.REQUEST, Failure.BOUNCED) is WHAT_TO_DO[Failure.BOUNCED]
    assert what_to_do(Method.CANCEL, None) is None
