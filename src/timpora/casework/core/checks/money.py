"""Checks of the charge: only through a billing code and a state receipt, each once, never more than is owed or than the code is for."""

import re
from datetime import date
from typing import Any

from timpora.casework.core.acts.carrying_out import Nonpayment
from timpora.casework.core.acts.measures import MeasureKind
from timpora.casework.core.checks.deciding import decided
from timpora.casework.core.checks.situation import Situation, refusal
from timpora.casework.core.clocks import Span, clock_of
from timpora.casework.core.state import Bill, CaseState
from timpora.casework.core.terms import ClockKind
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text, rupiah_in_words
from timpora.screening.core.case_law import CaseLaw, LegalValue


CODE_DIGITS, RECEIPT_CHARACTERS = "overstay.billing_code_digits", "overstay.receipt_number_characters"
NO_CHARGE = refusal("no_charge", what=Text(id="Biaya beban tidak diputus untuk orang ini.", en="No charge was decided for this person."), remedy=Text(id="Lihat keputusannya; yang tidak diputus tidak ditagih.", en="See the decision; what was not decided is not billed."))  # fmt: skip
SETTLED = refusal("charge_settled", what=Text(id="Biaya beban orang ini sudah lunas.", en="This person's charge is paid in full."), remedy=Text(id="Serahkan tanda terimanya, lalu lanjutkan perkara.", en="Hand over the receipt, then go on with the case."))  # fmt: skip
BAD_CODE = Text(id="Kode billing terdiri dari {digits} angka.", en="A billing code has {digits} digits.")
FROM_SIMPONI = Text(id="Salin dari SIMPONI.", en="Copy it from SIMPONI.")
BAD_RECEIPT = Text(id="NTPN terdiri dari {characters} angka dan huruf besar.", en="A state receipt number (NTPN) consists of {characters} digits and capital letters.")  # fmt: skip
FROM_RECEIPT = Text(id="Salin dari bukti penerimaan negara.", en="Copy it from the state receipt.")
CODE_USED = refusal("billing_code_used", what=Text(id="Kode billing ini sudah tercatat.", en="This billing code is recorded already."), remedy=Text(id="Terbitkan kode billing yang baru.", en="Issue a new billing code."))  # fmt: skip
RECEIPT_USED = refusal("receipt_used", what=Text(id="NTPN ini sudah tercatat.", en="This state receipt number is recorded already."), remedy=Text(id="Periksa bukti penerimaan negaranya.", en="Check the state receipt."))  # fmt: skip
NO_BILL = refusal("no_bill", what=Text(id="Kode billing ini tidak tercatat untuk orang ini.", en="This billing code is not recorded for this person."), remedy=Text(id="Catat kode billingnya lebih dahulu; tanpa itu tidak ada yang tercatat sebagai dibayar.", en="Record the billing code first; without it nothing is recorded as paid."))  # fmt: skip
OPEN_CODES = Text(
    id="Dengan kode billing yang masih berlaku, tagihannya lebih dari yang terutang ({amount}).",
    en="With the codes that are valid still, more is billed than is owed ({amount}).",
)
WAIT_OR_SAY = Text(id="Kurangi jumlahnya, tunggu kode lamanya gugur, atau tulis mengapa kode baru diperlukan.", en="Bill less, wait until the old code has lapsed, or write why another one is needed.")  # fmt: skip
MORE_THAN_BILLED = Text(id="Kode billing ini untuk {amount} lagi.", en="This billing code is for {amount} more.")
AS_ON_THE_RECEIPT = Text(id="Periksa jumlah dan kode billing pada bukti penerimaan negara.", en="Check the amount and the billing code on the state receipt.")  # fmt: skip
PAID_BEFORE_BILLED = Text(
    id="Kode billing ini baru tercatat terbit {day}.", en="This billing code was issued on {day}."
)
NOT_LAPSED = Text(
    id="Kode billing {code} masih berlaku sampai {day}.", en="The billing code {code} is valid until {day}."
)
OTHER_CAUSE = Text(
    id="Tunggu sampai gugur, atau pilih sebab yang lain.", en="Wait until it has lapsed, or choose another cause."
)
NO_CODE_LAPSED = refusal("no_code_lapsed", what=Text(id="Tidak ada kode billing yang gugur tanpa pembayaran.", en="No billing code has lapsed unpaid."), remedy=Text(id="Catat kode billingnya lebih dahulu, atau pilih sebab yang lain.", en="Record the billing code first, or choose another cause."))  # fmt: skip
NOT_THAT_MUCH = Text(id="Yang masih terutang {amount}.", en="{amount} is still owed.")
THAT_MUCH = Text(
    id="Catat jumlah lebih dari nol dan tidak lebih dari itu.", en="Record more than nothing and no more than that."
)
_CAPITALS = re.compile(r"[0-9A-Z]+")


def outstanding(situation: Situation) -> int:
    """How much of the charge of the person of the act is owed still."""
    charge = situation.state.charge_for(situation.act.person)
    return charge.amount - situation.of.paid if charge else 0


def a_charge_is_owed(situation: Situation) -> Refusal | None:
    """A charge was decided, and is not paid in full; before the act is typed, that of anybody of the case."""
    if not decided(MeasureKind.CHARGE, situation):
        return NO_CHARGE
    people = situation.file.numbers if situation.act is None else (situation.act.person,)
    return None if any(_owes(situation.state, person) for person in people) else SETTLED


def _owes(state: CaseState, person: int) -> bool:
    charge = state.charge_for(person)
    return charge is not None and state.of(person).paid < charge.amount


def a_code_can_be_paid(situation: Situation) -> bool:
    """Whether through a billing code of anybody of the case something can come in still."""
    return any(
        bill.paid < bill.amount and not has_lapsed(situation.law_of(bill.on), bill, situation.on)
        for person in situation.file.numbers
        if _owes(situation.state, person)
        for bill in situation.state.of(person).bills
    )


def the_bill_is_right(situation: Situation) -> Refusal | None:
    """A new billing code, over no more than is owed and not yet billed; for more only with the reason."""
    act = situation.act
    if act is None:
        return None
    digits = situation.law_of(act.on).value(CODE_DIGITS)
    if not (act.billing_code.isascii() and act.billing_code.isdecimal() and _is_long(act.billing_code, digits)):
        return refusal(
            "bad_billing_code", what=BAD_CODE.fill(digits=digits.value if digits else "-"), remedy=FROM_SIMPONI
        )
    known = {
        code
        for one in situation.state.people.values()
        for code in (*one.earlier_codes, *(bill.code for bill in one.bills))
    }
    if act.billing_code in known:
        return CODE_USED
    return _amount(situation) or _not_billed_twice(situation)


def _is_long(number: str, wanted: LegalValue | None) -> bool:
    return wanted is None or len(number) == wanted.value


def _not_billed_twice(situation: Situation) -> Refusal | None:
    """Two codes over the same sum could both be paid."""
    act, owed = situation.act, outstanding(situation)
    waiting = sum(
        one.amount - one.paid for one in situation.of.bills if not has_lapsed(situation.law_of(one.on), one, act.on)
    )
    if waiting + act.amount <= owed or act.another_because.strip():
        return None
    return refusal("billed_already", what=OPEN_CODES.fill(amount=rupiah_in_words(owed)), remedy=WAIT_OR_SAY)


def has_lapsed(law: CaseLaw, bill: Bill, on: date) -> bool:
    """Whether a billing code can be paid no longer on a day."""
    last = last_day_of_code(law, bill)
    return last is not None and on > last


def last_day_of_code(law: CaseLaw, bill: Bill) -> date | None:
    """The last day on which a billing code can be paid; None where no law of its day sets one."""
    clock = clock_of(Span(kind=ClockKind.CHARGE, person=None, began_on=bill.on), law=law, on=bill.on)
    return None if clock is None else clock.due_on


def the_payment_is_right(situation: Situation) -> Refusal | None:
    """Through a code that was recorded, under a receipt number that was not, and no more than the code is for."""
    act = situation.act
    if act is None:
        return None
    characters = situation.law_of(act.on).value(RECEIPT_CHARACTERS)
    if not (_CAPITALS.fullmatch(act.receipt_number) and _is_long(act.receipt_number, characters)):
        return refusal(
            "bad_receipt",
            what=BAD_RECEIPT.fill(characters=characters.value if characters else "-"),
            remedy=FROM_RECEIPT,
        )
    bill = next((one for one in situation.of.bills if one.code == act.billing_code), None)
    if bill is None:
        return NO_BILL
    if any(act.receipt_number in one.receipts for one in situation.state.people.values()):
        return RECEIPT_USED
    return _amount(situation) or _as_billed(act, bill)


def _as_billed(act: Any, bill: Bill) -> Refusal | None:
    if act.on < bill.on:
        return refusal("paid_before_billed", what=PAID_BEFORE_BILLED.fill(day=bill.on), remedy=AS_ON_THE_RECEIPT)
    left = bill.amount - bill.paid
    if act.amount <= left:
        return None
    return refusal(
        "more_than_billed", what=MORE_THAN_BILLED.fill(amount=rupiah_in_words(left)), remedy=AS_ON_THE_RECEIPT
    )


def the_cause_is_true(situation: Situation) -> Refusal | None:
    """That a code lapsed unpaid is recorded when one has, and none can be paid still."""
    act = situation.act
    if act is None or act.why is not Nonpayment.LAPSED:
        return None
    unpaid = [one for one in situation.of.bills if one.paid < one.amount]
    for one in unpaid:
        law = situation.law_of(one.on)
        if not has_lapsed(law, one, act.on) and (last := last_day_of_code(law, one)) is not None:
            return refusal("code_not_lapsed", what=NOT_LAPSED.fill(code=one.code, day=last), remedy=OTHER_CAUSE)
    return None if unpaid else NO_CODE_LAPSED


def _amount(situation: Situation) -> Refusal | None:
    owed = outstanding(situation)
    if 0 < situation.act.amount <= owed:
        return None
    shown = rupiah_in_words(owed)
    return refusal("amount", what=NOT_THAT_MUCH.fill(amount=shown), remedy=THAT_MUCH)
