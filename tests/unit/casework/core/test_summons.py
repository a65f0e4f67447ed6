"""A summons gives notice, or says why not, and nobody is late before the day to appear."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from tests.factories.case_by_hand import Case

from timpora.casework.core.acts.inquiry import Answer, RecordSummons, Summon, Verify
from timpora.casework.core.clocks import ClockState, clocks_of
from timpora.casework.core.spans import spans_of
from timpora.casework.core.statuses import Status
from timpora.casework.core.terms import ClockKind
from timpora.screening.core.case_law import case_law_on


def verified(on: date) -> Case:
    case = Case()
    case.walk.today = on
    case.do(Verify(on=on, result="x"))
    return case


def summons(case: Case, appears_on: date, **told: Any) -> Summon:
    return Summon(on=case.today, person=1, whom="x", appears_on=appears_on, at=time(9), purpose="x", **told)


MONDAY = date(2023, 7, 10)
ENOUGH = date(2023, 7, 13)  # the third working day after


def test_who_is_called_has_the_notice_that_the_office_gives_or_the_summons_says_why_not() -> None:
    case = verified(MONDAY)
    assert case.code(summons(case, ENOUGH - timedelta(days=1))) == "short_notice"
    assert case.code(summons(case, ENOUGH - timedelta(days=1), short_notice_because="atas permintaannya")) is None
    assert case.code(summons(case, ENOUGH)) is None
    case.walk.today = MONDAY + timedelta(days=3)  # over a weekend
    assert case.code(summons(case, date(2023, 7, 17))) == "short_notice"
    assert case.code(summons(case, date(2023, 7, 18))) is None


def test_nobody_who_is_called_for_a_later_day_is_late_before_it() -> None:
    case = verified(MONDAY)
    appears_on = MONDAY + timedelta(days=14)
    case.do(summons(case, appears_on))

    def state(on: date) -> ClockState:
        [clock] = [one for one in clocks_of(spans_of(case.walk.file.numbers, case.walk.state), law=case_law_on(on), on=on) if one.span.kind is ClockKind.SUMMONS]  # fmt: skip
        return clock.state

    assert state(appears_on - timedelta(days=5)) is ClockState.RUNNING
    assert state(appears_on) is ClockState.WARNING
    assert state(appears_on + timedelta(days=4)) is ClockState.LATE
    case.walk.today = appears_on
    case.do(RecordSummons(on=appears_on, person=1, answer=Answer.ABSENT))
    assert case.walk.state.summons == {}


def test_several_are_called_and_each_answer_is_recorded() -> None:
    case = Case(people=2)
    case.walk.today = MONDAY
    case.do(Verify(on=MONDAY, result="x"))
    for person in (1, 2):
        case.do(replace(summons(case, ENOUGH), person=person))
    case.walk.today = ENOUGH
    case.do(RecordSummons(on=ENOUGH, person=1, answer=Answer.APPEARED))
    assert case.walk.state.status is Status.EXAMINATION
    assert case.code(RecordSummons(on=ENOUGH, person=1, answer=Answer.ABSENT)) == "nobody_called"
    assert case.code(RecordSummons(on=MONDAY - timedelta(days=40), person=2, answer=Answer.ABSENT)) in {
        "before_the_case",
        "answered_before_called",
    }
    case.do(RecordSummons(on=ENOUGH, person=2, answer=Answer.ABSENT))
    assert case.walk.state.summons == {}
