"""Documents of the charge: how it is paid, and what was paid."""

# ruff: noqa: RUF001 - Chinese punctuation
from datetime import date

from timpora.casework.core.acts.carrying_out import RecordPayment
from timpora.casework.core.clocks import Span, clock_of
from timpora.casework.core.letters import parts
from timpora.casework.core.letters.decision import citing, decision_of
from timpora.casework.core.letters.figures import chinese_day, in_words
from timpora.casework.core.letters.inquiry import the_person
from timpora.casework.core.letters.paper import Paper
from timpora.casework.core.letters.parts import Tongue
from timpora.casework.core.letters.signers import Signer, officer, signatory
from timpora.casework.core.terms import ClockKind
from timpora.kernel.text import rupiah_in_words
from timpora.letters.core.blocks import Align, Block, Numbered, Paragraph, Point, Table, Worded
from timpora.letters.core.documents import OfficialDocument
from timpora.letters.core.kinds import LetterKind
from timpora.screening.core import case_law


def charge_notice(paper: Paper) -> tuple[OfficialDocument, ...]:
    """What is owed, by which billing code, until when, and what follows if it is not paid."""
    act, person, say = paper.act, paper.person, Tongue(second=paper.language(paper.act.person))
    charge = paper.after.charge_for(person.number)
    assert charge is not None  # the checks asked before
    amount = rupiah_in_words(act.amount)
    clock = clock_of(Span(kind=ClockKind.CHARGE, person=person.number, began_on=act.on), law=paper.law, on=act.on)
    tariff = paper.law.value(case_law.TARIFF, on=charge.judged_on)
    blocks: list[Block] = [
        Paragraph(text=say(
            f"Kepada Saudara dikenakan biaya beban dalam perkara {paper.case_number}, yang dibayar hanya melalui kode billing di bawah ini.",
            en=f"In case {paper.case_number} an overstay charge is owed by you. It is paid only through the billing code below.",
            zh=f"在案件 {paper.case_number} 中，您须缴纳逾期居留费，且只能通过下列缴费码缴纳。",
        )),
        parts.fields(
            (say("Nama", en="Name", zh="姓名"), person.name), (say("Kode billing", en="Billing code", zh="缴费码"), act.billing_code),
            (say("Jumlah", en="Amount", zh="金额"), f"{amount} ({in_words(act.amount)} rupiah)"),
            (say("Dibayar paling lambat", en="To be paid by", zh="缴费期限"), parts.day(clock.due_on) if clock else ""),
        ),
        _calculation(paper, charge.days, charge.amount, tariff),
        Numbered(points=tuple(Point(text=one) for one in _how(say, clock.due_on if clock else None))),
    ]  # fmt: skip
    decided = decision_of(paper, person.number)
    return (
        parts.document(
            paper, LetterKind.CHARGE_NOTICE, regarding="Pembayaran biaya beban", recipient=(f"Sdr. {person.name}", "di tempat"), blocks=tuple(blocks),
            whom=(person.number,), second=say.second, basis=(*parts.cited(paper, "uu6-75-2e", "uu6-78-1", "uu6-78-2"), *citing(decided)),
            signatories=(signatory(Signer.SECTION, paper),), complaint=parts.complaint(paper, say), rests_on_unconfirmed=parts.unconfirmed(tariff, clock.basis if clock else None),
        ),
    )  # fmt: skip


def _calculation(paper: Paper, days: int, amount: int, tariff: case_law.LegalValue | None) -> Table:
    paid = paper.before.of(paper.act.person).paid
    per_day = (
        f"{days} hari × {rupiah_in_words(int(tariff.value))}"
        if tariff is not None and days * tariff.value == amount
        else f"{days} hari"
    )
    rows = [("Biaya beban", per_day, rupiah_in_words(amount))]
    if paid:
        rows.append(("Sudah dibayar", "", rupiah_in_words(-paid)))
    rows.append(("Ditagih dengan kode billing ini", "", rupiah_in_words(paper.act.amount)))
    return Table(
        caption="Perhitungan", headings=("Uraian", "Dasar", "Jumlah"), rows=tuple((a, b or "-", c) for a, b, c in rows),
        alignment=(Align.LEFT, Align.LEFT, Align.RIGHT),
    )  # fmt: skip


def _how(say: Tongue, due: date | None) -> tuple[Worded, ...]:
    pay = say(
        "Bayarlah di bank, ATM, internet banking, atau kantor pos dengan kode billing itu; petugas tidak menerima uang.",
        en="Pay at a bank, an ATM, by internet banking or at a post office with that code; officers take no money.",
        zh="请凭该缴费码在银行、自动柜员机、网上银行或邮局缴费；官员不收取现金。",
    )
    keep = say(
        "Simpan bukti penerimaan negara (NTPN) dan serahkan kepada kantor; tanda terima diberikan kepada Saudara.",
        en="Keep the state receipt (NTPN) and show it to the office; you will get a receipt.",
        zh="请保存国家收款凭证（NTPN）并交给本局；本局将给您开具收据。",
    )
    unpaid = say(
        "Bila tidak dibayar, undang-undang mengatur deportasi dan penangkalan. Bila tidak mampu, sampaikan kepada kantor sebelum batas waktunya.",
        en="If it is not paid, the law provides for deportation and an entry ban. If you are unable to pay, tell the office before the last day.",
        zh=f"如不缴纳，法律规定驱逐出境并禁止入境。如无力缴纳，请在{chinese_day(due) if due else '期限'}前告知本局。",
    )
    return pay, keep, unpaid


def payment_receipt(paper: Paper) -> tuple[OfficialDocument, ...]:
    """What the state received, under which number, and what is owed still."""
    act: RecordPayment = paper.act
    person, say = paper.person, Tongue(second=paper.language(act.person))
    charge = paper.after.charge_for(person.number)
    assert charge is not None  # the checks asked before
    owed = charge.amount - paper.state.paid
    left = rupiah_in_words(owed) if owed else "Rp0 (lunas)"
    blocks = (
        Paragraph(text=say(
            "Telah dicatat penerimaan negara atas biaya beban di bawah ini.", en="The payment below of an overstay charge to the state is recorded.",
            zh="兹登记下列逾期居留费的国库收款。",
        )),
        parts.fields(
            (say("Nama", en="Name", zh="姓名"), person.name), (say("Nomor dokumen perjalanan", en="Travel document", zh="旅行证件号码"), person.document_number or ""),
            (say("Nomor perkara", en="Case", zh="案件编号"), paper.case_number), (say("Kode billing", en="Billing code", zh="缴费码"), act.billing_code),
            (say("NTPN", en="State receipt (NTPN)", zh="国库收款号（NTPN）"), act.receipt_number),
            (say("Jumlah diterima", en="Received", zh="实收金额"), f"{rupiah_in_words(act.amount)} ({in_words(act.amount)} rupiah)"),
            (say("Hari pembayaran dicatat", en="Recorded on", zh="登记日期"), parts.day(act.on)),
            (say("Biaya beban seluruhnya", en="Whole charge", zh="应缴总额"), rupiah_in_words(charge.amount)),
            (say("Masih terutang", en="Still owed", zh="尚欠金额"), left),
        ),
    )  # fmt: skip
    return (
        parts.document(
            paper, LetterKind.PAYMENT_RECEIPT, blocks=blocks, whom=(person.number,), second=say.second, complaint=parts.complaint(paper, say),
            signatories=(officer(paper), the_person(say, person.name)),
        ),
    )  # fmt: skip
