"""Checks of the charge: only through a billing code and a state receipt, each once, never more than is owed."""

import re

from timpora.casework.core.acts.measures import MeasureKind
from timpora.casework.core.checks.deciding import decided
from timpora.casework.core.checks.situation import Situation, refusal
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text, rupiah_in_words


BILLING_CODE, RECEIPT_NUMBER = re.compile(r"\d{15}"), re.compile(r"[0-9A-Z]{16}")
NO_CHARGE = refusal("no_charge", what=Text(id="Biaya beban tidak diputus untuk orang ini.", en="No charge was decided for this person."), remedy=Text(id="Lihat keputusannya; yang tidak diputus tidak ditagih.", en="See the decision; what was not decided is not billed."))  # fmt: skip
SETTLED = refusal("charge_settled", what=Text(id="Biaya beban orang ini sudah lunas.", en="This person's charge is paid in full."), remedy=Text(id="Serahkan tanda terimanya, lalu lanjutkan perkara.", en="Hand over the receipt, then go on with the case."))  # fmt: skip
BAD_CODE = refusal("bad_billing_code", what=Text(id="Kode billing terdiri dari 15 angka.", en="A billing code has 15 digits."), remedy=Text(id="Salin dari SIMPONI.", en="Copy it from SIMPONI."))  # fmt: skip
BAD_RECEIPT = refusal("bad_receipt", what=Text(id="NTPN terdiri dari 16 angka dan huruf besar.", en="A state receipt number (NTPN) has 16 digits and capital letters."), remedy=Text(id="Salin dari bukti penerimaan negara.", en="Copy it from the state receipt."))  # fmt: skip
CODE_USED = refusal("billing_code_used", what=Text(id="Kode billing ini sudah tercatat.", en="This billing code is recorded already."), remedy=Text(id="Terbitkan kode billing yang baru.", en="Issue a new billing code."))  # fmt: skip
RECEIPT_USED = refusal("receipt_used", what=Text(id="NTPN ini sudah tercatat.", en="This state receipt number is recorded already."), remedy=Text(id="Periksa bukti penerimaan negaranya.", en="Look at the state receipt."))  # fmt: skip
NO_BILL = refusal("no_bill", what=Text(id="Kode billing ini tidak tercatat untuk orang ini.", en="This billing code is not recorded for this person."), remedy=Text(id="Catat kode billingnya lebih dahulu; tanpa itu tidak ada yang tercatat sebagai dibayar.", en="Record the billing code first; without it nothing is recorded as paid."))  # fmt: skip
NOT_THAT_MUCH = Text(id="Yang masih terutang {amount}.", en="{amount} is still owed.")
THAT_MUCH = Text(
    id="Catat jumlah lebih dari nol dan tidak lebih dari itu.", en="Record more than nothing and no more than that."
)


def outstanding(situation: Situation) -> int:
    """How much of the charge of the person of the act is owed still."""
    charge = situation.state.charge_for(situation.act.person)
    return charge.amount - situation.of.paid if charge else 0


def a_charge_is_owed(situation: Situation) -> Refusal | None:
    """A charge was decided, and is not paid in full."""
    if not decided(MeasureKind.CHARGE, situation):
        return NO_CHARGE
    return SETTLED if situation.act is not None and outstanding(situation) == 0 else None


def the_bill_is_right(situation: Situation) -> Refusal | None:
    """A new billing code, over no more than is owed."""
    act = situation.act
    if act is None:
        return None
    if not BILLING_CODE.fullmatch(act.billing_code):
        return BAD_CODE
    known = {bill.code for one in situation.state.people.values() for bill in one.bills}
    return CODE_USED if act.billing_code in known else _amount(situation)


def the_payment_is_right(situation: Situation) -> Refusal | None:
    """Through a code that was recorded, under a receipt number that was not."""
    act = situation.act
    if act is None:
        return None
    if not RECEIPT_NUMBER.fullmatch(act.receipt_number):
        return BAD_RECEIPT
    if all(bill.code != act.billing_code for bill in situation.of.bills):
        return NO_BILL
    used = any(act.receipt_number in one.receipts for one in situation.state.people.values())
    return RECEIPT_USED if used else _amount(situation)


def _amount(situation: Situation) -> Refusal | None:
    owed = outstanding(situation)
    if 0 < situation.act.amount <= owed:
        return None
    shown = rupiah_in_words(owed)
    return refusal("amount", what=NOT_THAT_MUCH.fill(amount=shown), remedy=THAT_MUCH)
