"""Billing codes and state receipts: in part, failed, in time, and never more than is owed or than a code is for."""

from datetime import timedelta

import pytest
from tests.factories.case_by_hand import DAYS, Case
from tests.factories.case_walks import PER_DAY

from timpora.casework.core.acts.carrying_out import Nonpayment, RecordNonpayment
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.checks.money import a_code_can_be_paid


OWED = DAYS * PER_DAY


def billed(amount: int = OWED) -> Case:
    case = Case().examined().decided().told()
    case.do(case.bill(1, amount))
    return case


@pytest.mark.parametrize("code", ["1" * 14, "1" * 16, "12345678901234a", "\uff11" * 15, ""])
def test_a_billing_code_is_as_long_as_the_rulebook_says(code: str) -> None:
    case = Case().examined().decided().told()
    bill = case.bill(1, OWED)
    assert case.code(type(bill)(on=bill.on, person=1, amount=OWED, billing_code=code)) in {"bad_billing_code", "blank"}
    assert case.code(bill) is None


@pytest.mark.parametrize("number", ["1" * 15, "1" * 17, "a" * 16, "\uff11" * 16])
def test_a_state_receipt_number_is_as_long_as_the_rulebook_says(number: str) -> None:
    case = billed()
    paid = case.payment(1, OWED)
    assert (
        case.code(type(paid)(on=paid.on, person=1, amount=OWED, billing_code=paid.billing_code, receipt_number=number))
        == "bad_receipt"
    )
    assert case.code(paid) is None


def test_the_same_sum_is_not_billed_twice_while_a_code_can_be_paid_unless_somebody_says_why() -> None:
    case = billed()
    assert case.code(case.bill(2, OWED)) == "billed_already"
    assert case.code(case.bill(2, OWED, another_because="pembayaran ditolak bank")) is None
    case.walk.today += timedelta(days=8)
    assert case.code(case.bill(2, OWED)) is None, "the first code has lapsed"


def test_a_charge_is_billed_and_paid_in_parts() -> None:
    case = billed(OWED - PER_DAY)
    case.do(case.bill(2, PER_DAY))
    assert case.code(case.bill(3, 1)) == "billed_already"
    assert case.code(case.payment(2, 2 * PER_DAY)) == "more_than_billed"
    case.do(case.payment(2, PER_DAY))
    assert case.code(case.payment(2, 1, receipt=5)) == "more_than_billed"
    case.do(case.payment(1, OWED - PER_DAY))
    assert case.code(case.payment(1, 1, receipt=5)) == "charge_settled"


def test_nothing_was_paid_through_a_code_on_a_day_before_it_was_issued() -> None:
    case = Case().examined().decided().told()
    decided_on = case.today
    case.walk.today += timedelta(days=2)
    case.do(case.bill(1, OWED))
    paid = case.payment(1, OWED)
    assert case.code(type(paid)(on=decided_on, person=1, amount=OWED, billing_code=paid.billing_code, receipt_number=paid.receipt_number)) == "paid_before_billed"  # fmt: skip


def test_that_a_code_lapsed_is_recorded_when_it_has() -> None:
    case = Case().examined().decided().told()

    def why(cause: Nonpayment) -> str | None:
        return case.code(RecordNonpayment(on=case.today, person=1, why=cause, because="x"))

    assert why(Nonpayment.LAPSED) == "no_code_lapsed"
    case.do(case.bill(1, OWED))
    assert why(Nonpayment.LAPSED) == "code_not_lapsed"
    assert why(Nonpayment.UNABLE) is None
    case.walk.today += timedelta(days=8)
    assert why(Nonpayment.LAPSED) is None


def test_what_is_offered_follows_the_money() -> None:
    case = billed()
    assert a_code_can_be_paid(case.looked_at())
    case.walk.today += timedelta(days=8)
    assert not a_code_can_be_paid(case.looked_at()), "the code has lapsed"
    case.do(case.bill(2, OWED))
    assert (case.offers(ActKind.BILL), case.offers(ActKind.RECORD_PAYMENT)) == (True, True)
    case.do(case.payment(2, OWED))
    assert (case.offers(ActKind.BILL), case.offers(ActKind.RECORD_PAYMENT)) == (False, False), "it is paid in full"
    assert not a_code_can_be_paid(case.looked_at())
