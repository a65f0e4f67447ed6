"""A second decision in a case: what it leaves of the first one, of the money that came in, and of an objection on its way."""

from dataclasses import replace
from datetime import timedelta

from tests.factories.case_by_hand import DAYS, Case, deported
from tests.factories.case_walks import PER_DAY

from timpora.casework.core.acts import carrying_out, deciding, ending
from timpora.casework.core.file import Opening
from timpora.casework.core.rights import Right
from timpora.casework.core.statuses import Outcome


def test_an_objection_that_nobody_answered_outlives_the_next_decision() -> None:
    case = Case().examined().decided().told()
    case.do(ending.ReceiveObjection(on=case.today, person=1, grounds="x", evidence="x"))
    case.unpaid()
    case.decided(deported()).told()
    assert case.code(ending.ReceiveObjection(on=case.today, person=1, grounds="y", evidence="y")) is None, (
        "to the new decision"
    )
    case.do(carrying_out.RecordDeparture(on=case.today, person=1, border_post="x", carrier="x", by_own_means=True))
    case.do(carrying_out.EndExecution(on=case.today))
    case.walk.today += timedelta(days=60)
    closing = ending.Close(on=case.today, outcome=Outcome.DEPARTED, because="x")
    assert case.code(closing) == "objection_unanswered"
    case.do(ending.ForwardObjection(on=case.today, person=1, received_on=case.today, remark="x"))
    case.do(ending.DecideObjection(on=case.today, person=1, granted=False, number="x", remark="x"))
    assert case.code(closing) is None


def test_a_second_decision_leaves_as_it_is_what_the_first_one_says_of_others() -> None:
    case = Case(people=2).examined()
    case.decided(case.charge(), case.charge(person=2)).told().told(2)
    case.do(ending.ReceiveObjection(on=case.today, person=2, grounds="x", evidence="x"))
    case.do(case.bill(2, DAYS * PER_DAY, person=2))
    case.do(case.payment(2, PER_DAY, person=2))
    case.unpaid()
    case.decided(deported(), nothing_for=(2,))
    other = case.walk.state.of(2)
    assert case.walk.state.charge_for(2) is not None
    assert (other.paid, len(other.bills), other.objection is not None) == (PER_DAY, 1, True)
    assert Right.COPY_HANDED in other.given
    assert case.walk.state.charge_for(1) is None


def test_what_the_state_received_counts_when_the_charge_is_decided_again() -> None:
    case = Case().examined().decided().told()
    owed = DAYS * PER_DAY
    case.do(case.bill(1, PER_DAY))
    case.do(case.payment(1, PER_DAY))
    case.unpaid()
    case.decided(case.charge()).told()
    again = case.bill(1, PER_DAY)
    assert case.code(again) == "billing_code_used", "a code is recorded once, whatever was decided since"
    assert case.code(case.bill(3, owed)) == "amount"
    assert case.code(case.bill(3, owed - PER_DAY)) is None


def test_what_was_paid_in_part_before_another_measure_settles_no_case() -> None:
    case = Case().examined().decided().told()
    case.do(case.bill(1, PER_DAY))
    case.do(case.payment(1, PER_DAY))
    case.unpaid()
    case.decided(deported()).told()
    case.do(carrying_out.RecordDeparture(on=case.today, person=1, border_post="x", carrier="x", by_own_means=True))
    case.do(carrying_out.EndExecution(on=case.today))
    case.walk.today += timedelta(days=60)
    settled = ending.Close(on=case.today, outcome=Outcome.SETTLED_BY_CHARGE, because="x")
    assert case.code(settled) == "outcome_not_true"
    assert case.code(replace(settled, outcome=Outcome.DEPARTED)) is None


def test_money_that_comes_in_while_another_measure_waits_is_recorded_and_stops_it() -> None:
    case = Case().examined().decided().told()
    owed = DAYS * PER_DAY
    case.do(case.bill(1, owed))
    case.unpaid()
    case.do(case.propose(deported()))
    case.walk.file = replace(case.walk.file, openings=(Opening(by=2, at=case.walk.file.steps[-1].at),))
    assert case.code(deciding.Approve(on=case.today), by=2) is None
    case.do(case.payment(1, owed))
    assert case.code(deciding.Approve(on=case.today), by=2) == "paid_since"
