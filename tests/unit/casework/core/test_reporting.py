"""Whoever has to live in a place reports as often as the decision says, and the case warns before the day is over."""

from datetime import timedelta

from tests.factories.case_by_hand import Case

from timpora.casework.core.acts.carrying_out import CarryOut, RecordReport
from timpora.casework.core.acts.detaining import DetentionGround, OrderDetention, RequestDetention
from timpora.casework.core.acts.measures import MeasureKind, PlaceDuty
from timpora.casework.core.clocks import Clock, ClockState, clocks_of
from timpora.casework.core.spans import spans_of
from timpora.casework.core.terms import ClockKind
from timpora.screening.core.case_law import case_law_on


EVERY = 7


def under_a_duty(*, until: int | None = None) -> Case:
    """Somebody who has to live in a place and report each week, from the day of the decision on."""
    case = Case()
    last = None if until is None else case.today + timedelta(days=until)
    case.examined().decided(PlaceDuty(person=1, place="Jalan Khayal 3", report_every_days=EVERY, until=last)).told()
    case.do(CarryOut(on=case.today, person=1, measure=MeasureKind.PLACE_DUTY, remark="x"))
    return case


def reported(case: Case) -> RecordReport:
    return RecordReport(on=case.today, person=1)


def clock(case: Case, days: int = 0) -> Clock | None:
    on = case.today + timedelta(days=days)
    found = clocks_of(spans_of(case.walk.file.numbers, case.walk.state), law=case_law_on(on), on=on)
    return next((one for one in found if one.span.kind is ClockKind.REPORTING), None)


def test_the_next_day_to_report_follows_from_the_decision_and_warns_before_it_is_late() -> None:
    case = under_a_duty()
    first = clock(case)
    assert first is not None
    assert (first.due_on - case.today).days == EVERY
    assert (first.warn_on < first.due_on, first.basis.citation.en) == (True, "The decision in this case")
    states = [told.state for days in (0, EVERY - 1, EVERY, EVERY + 1) if (told := clock(case, days)) is not None]
    assert states == [ClockState.RUNNING, ClockState.WARNING, ClockState.DUE_TODAY, ClockState.LATE]
    case.walk.today += timedelta(days=EVERY + 1)
    case.do(reported(case))
    again = clock(case)
    assert again is not None
    assert (again.due_on - case.today).days == EVERY, "counted from the day on which the person came"


def test_nobody_has_to_report_once_the_duty_is_over_or_while_detained() -> None:
    assert clock(under_a_duty(until=EVERY)) is not None
    assert clock(under_a_duty(until=EVERY - 1)) is None
    case = under_a_duty()
    case.do(RequestDetention(on=case.today, person=1, ground=DetentionGround.NO_PERMIT, room="x", because="x"))
    case.do(OrderDetention(on=case.today, person=1, taken="tidak ada"), by=2)
    assert clock(case) is None


def test_a_report_needs_a_duty_that_was_decided_and_is_in_effect() -> None:
    case = Case().examined().decided().told()
    assert case.code(reported(case)) == "no_duty_to_report"
    case = Case()
    case.examined().decided(PlaceDuty(person=1, place="x", report_every_days=EVERY)).told()
    assert case.code(reported(case)) == "duty_not_in_effect"
    assert case.code(RecordReport(on=case.today - timedelta(days=1), person=1)) is not None
    case = under_a_duty()
    assert case.code(reported(case)) is None
