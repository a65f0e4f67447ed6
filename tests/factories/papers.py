"""Invented cases as the documents of their acts are composed from: no database, each act with what was done before it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from tests.factories.letterheads import OFFICE
from timpora.accounts.core.roles import Role
from timpora.casework.core.acts import carrying_out, deciding, detaining, ending, inquiry, keeping
from timpora.casework.core.acts.inquiry import QuestionAndAnswer, Speaker
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.acts.measures import (
    Ban,
    Charge,
    CostBearer,
    Deport,
    Measure,
    Permit,
    PermitAction,
    PlaceBan,
    PlaceDuty,
)
from timpora.casework.core.file import CaseFile, FindingOfCase, PersonOfCase, Step
from timpora.casework.core.fold import after, state_of
from timpora.casework.core.letters.paper import Earlier, Hand, Paper
from timpora.casework.core.protection import Protection
from timpora.casework.core.rights import Right
from timpora.casework.core.statuses import Origin, Outcome
from timpora.kernel.refusals import Source
from timpora.kernel.text import Text
from timpora.letters.core.kinds import LetterKind
from timpora.screening.core.case_law import case_law_on
from timpora.screening.core.findings import LedgerRange, PresenceBy, Provision


ON = date(2023, 6, 27)
LIMIT = date(2023, 5, 15)
NAMES = {
    Role.OFFICER: "Reka Petugas",
    Role.EXAMINER: "Reka Pemeriksa",
    Role.HEAD_OF_SECTION: "Reka Kasi",
    Role.HEAD_OF_OFFICE: "Reka Kepala",
}
ACCOUNTS = {Role.OFFICER: 1, Role.EXAMINER: 2, Role.HEAD_OF_SECTION: 3, Role.HEAD_OF_OFFICE: 4}
WEI = PersonOfCase(number=1, record=11, name="CONTOH WEI", nationality="CHN", born_on=date(1990, 3, 4), document_number="QQE000011")  # fmt: skip
MARIA = PersonOfCase(number=2, record=12, name="CONTOH MARIA", nationality="PHL", born_on=date(1988, 7, 9), document_number="QQP000012")  # fmt: skip
FOUND = FindingOfCase(
    finding=5, person=1, rule_id="overstay", sentence=Text(id="Contoh Wei melewati batas izin tinggal 15 Mei 2023 selama 43 hari.", en="Contoh Wei is 43 days past the limit of 15 May 2023."),
    consequence="charge", reasons=(), stay_limit=LIMIT, days=43, facts="aaaa",
)  # fmt: skip
CHARGE = Charge(person=1, judged_on=ON, days=43, amount=43_000_000)
DEPORT = Deport(person=1, cost_bearer=CostBearer.SPONSOR, destination="Tiongkok")
BAN = Ban(person=1, months=6)
OTHERS = (
    Permit(person=1, action=PermitAction.CANCELLED), Permit(person=1, action=PermitAction.LIMITED, terms="hanya untuk keperluan keluarga", until=date(2023, 12, 31)),
    PlaceBan(person=1, places="Kecamatan Khayal\nPelabuhan Khayal"), PlaceDuty(person=1, place="Jalan Khayal 3, Serang", report_every_days=7),
)  # fmt: skip
IDENTIFIED = keeping.Identify(on=ON, person=1, sex=keeping.Sex.MALE, birth_place="Kota Khayal", occupation="Teknisi", address="Hotel Khayal\nKamar 12", language="Mandarin")  # fmt: skip
ALLEGED = keeping.Allege(on=ON, person=1, provision="uu6-78-1", conduct="tinggal melebihi izin tinggal kunjungan")
EARLIER = (
    Earlier(id=2, person=1, kind=LetterKind.SUMMONS, number="0002/PANGGILAN/2023", on=ON),
    Earlier(id=3, person=1, kind=LetterKind.EXAMINATION_RECORD, number="0003/BAP/2023", on=ON),
    Earlier(id=4, kind=LetterKind.OPINION, number="0004/BAPEN/2023", on=ON),
    Earlier(id=5, kind=LetterKind.CASE_CONFERENCE_MINUTES, number="0005/GELAR/2023", on=ON),
)
DECIDED_BEFORE = (*EARLIER, Earlier(id=6, person=1, kind=LetterKind.ACTION_DECISION, number="0006/KEP-TAK/2023", on=ON))


def examined(questions: int = 3, **told: Any) -> inquiry.Examine:
    """An examination record in Mandarin, with an interpreter."""
    asked = (
        QuestionAndAnswer(question="Apakah Saudara sehat dan bersedia diperiksa?", answer="Ya, saya sehat dan bersedia."),
        *(QuestionAndAnswer(question="Sejak kapan Saudara tinggal di Indonesia, dan dengan izin apa?", answer="Saya masuk 16 April 2023 dengan izin kunjungan 30 hari, dan belum pernah keluar sejak itu.") for _ in range(questions - 1)),
    )  # fmt: skip
    usual: dict[str, Any] = {
        "on": ON, "person": 1, "place": "ruang pemeriksaan kantor", "language": "Mandarin", "interpreter": "Reka Juru Bahasa", "lawyer": "tidak menghendaki",
        "questions": asked, "read_back": True,
    }  # fmt: skip
    return inquiry.Examine(**{**usual, **told})


def days(person: int = 1, stretches: int = 3) -> tuple[LedgerRange, ...]:
    """A day ledger whose last stretch nothing covers."""
    first, found = date(2023, 4, 16), []
    for number in range(stretches):
        begins = first + timedelta(days=2 * number)
        is_last = number == stretches - 1
        found.append(
            LedgerRange(
                person=person, name="CONTOH WEI", first_day=begins, last_day=begins + timedelta(days=1) if not is_last else max(ON, begins),
                standing="uncovered" if is_last else "pending" if number == 1 else "covered", presence=Text(id="masuk tercatat", en="entry on record"),
                basis=Text(id="Izin tinggal kunjungan 2D00-0001" if not is_last else "Tidak ada yang mencakup", en="Visit permit 2D00-0001"),
                source=None if is_last else Source(file="izin-juni.xlsx", sheet="Juni", row=12), known_by=PresenceBy.CROSSING,
                provision=Provision(citation="Pasal 48 ayat (1) UU 6/2011", confirmed=not is_last),
            )
        )  # fmt: skip
    return tuple(found)


def story(*acts: Any, by: Role = Role.EXAMINER) -> tuple[Step, ...]:
    """What was done, one step an act, after the case was opened."""
    opened = keeping.Open(on=ON, origin=Origin.FINDING, because="ditemui saat pengawasan rekaan")
    return tuple(
        Step(number=number, act=act, by=ACCOUNTS[by], at=datetime(2023, 6, 27, 9, tzinfo=UTC))
        for number, act in enumerate((opened, *acts), start=1)
    )


def proposed(*measures: Measure, reasons: str = "izin tinggal terlampaui dan tidak ada keadaan yang membebaskan") -> tuple[Any, ...]:  # fmt: skip
    """Proposed, approved and decided."""
    return (
        deciding.Propose(on=ON, measures=measures, reasons=reasons), deciding.Approve(on=ON), deciding.Decide(on=ON)
    )  # fmt: skip


def paper(
    act: Any,
    *before: Any,
    by: Role = Role.EXAMINER,
    people: Sequence[PersonOfCase] = (WEI,),
    findings: Sequence[FindingOfCase] = (FOUND,),
    ledgers: Mapping[int, tuple[LedgerRange, ...]] | None = None,
    **told: Any,
) -> Paper:
    """The paper of an act after others."""
    steps = story(*before)
    if act.kind is ActKind.OPEN:
        steps = ()
    file = CaseFile(people=tuple(people), steps=steps, findings=tuple(findings))
    state = state_of(file.steps)
    done = after(state, Step(number=len(steps) + 1, act=act, by=ACCOUNTS[by], at=datetime(2023, 6, 27, 10, tzinfo=UTC)))
    usual: dict[str, Any] = {
        "office": OFFICE, "hand": Hand(name=NAMES[by], role=by), "officers": {number: NAMES[role] for role, number in ACCOUNTS.items()},
        "case_number": "0007/PERKARA/2023", "confidentiality": 0, "law": case_law_on(act.on), "earlier": EARLIER,
    }  # fmt: skip
    return Paper(file=file, before=state, after=done, act=act, ledgers={1: days()} if ledgers is None else ledgers, **{**usual, **told})  # fmt: skip


KNOWN = (IDENTIFIED, ALLEGED, examined())


def of_every_kind() -> dict[str, Paper]:
    """A paper for each document that there is, by a name that says which variant."""
    executing, deporting = (*KNOWN, *proposed(CHARGE)), (*KNOWN, *proposed(DEPORT, BAN))
    billed = carrying_out.Bill(on=ON, person=1, billing_code="820230627000001", amount=43_000_000)
    requested = detaining.RequestDetention(on=ON, person=1, ground=detaining.DetentionGround.NO_PERMIT, room="Ruang Detensi Kantor", because="tidak memiliki tempat tinggal tetap")  # fmt: skip
    ordered = detaining.OrderDetention(on=ON, person=1, taken="satu telepon genggam\nsatu dompet")
    planned = carrying_out.PlanDeparture(
        on=ON, person=1, leaves_on=ON + timedelta(days=3), border_post="TPI Bandar Udara Khayal", carrier="QQ 123", cost_bearer=CostBearer.SPONSOR,
        escorts="Reka Satu 198001012005011001\nReka Dua, NIP 19810202 200602 1 002",
    )  # fmt: skip
    left = carrying_out.RecordDeparture(on=ON + timedelta(days=3), person=1, border_post="TPI Bandar Udara Khayal", carrier="QQ 123")  # fmt: skip
    objected = ending.ReceiveObjection(
        on=ON, person=1, grounds="izin sedang diperpanjang", evidence="tanda terima permohonan"
    )
    urgent = inquiry.ReportUrgent(
        on=ON, person=1, ground=inquiry.UrgentGround.CAUGHT, place="Hotel Khayal", what="bekerja di dapur"
    )
    head, section = {"by": Role.HEAD_OF_OFFICE}, {"by": Role.HEAD_OF_SECTION}
    officers = "Reka Satu 198001012005011001\nReka Dua"
    right = {"person": 1, "right": Right.CONSULAR_NOTICE, "how": "surat dikirim"}
    held = (*KNOWN, requested, ordered)
    return {
        "incident": paper(keeping.Open(on=ON, origin=Origin.FINDING, because="ditemui saat pengawasan rekaan"), by=Role.OFFICER, earlier=()),
        "order": paper(inquiry.OrderFieldCheck(on=ON, officers=officers, place="Hotel Khayal", until=ON + timedelta(days=7), purpose="memeriksa keberadaan dan kegiatan"), **section),
        "urgent": paper(inquiry.OrderUrgent(on=ON, officers=officers), urgent, **section),
        "secured": paper(inquiry.SecureItem(on=ON, person=1, item="Paspor QQE000011", because="diperlukan untuk pemeriksaan"), IDENTIFIED),
        "returned": paper(inquiry.ReturnItem(on=ON, person=1, item="satu dompet", to="Reka Saudara"), *held),
        "summons": paper(inquiry.Summon(on=ON, person=1, whom="CONTOH WEI", appears_on=ON + timedelta(days=3), at=time(9, 30), purpose="memberi keterangan"), IDENTIFIED),
        "examination": paper(examined(), IDENTIFIED, ALLEGED),
        "examination-refused": paper(examined(40, refused_to_sign_because="ingin membaca terjemahan tertulis lebih dahulu"), IDENTIFIED, ALLEGED, ledgers={1: days(stretches=60)}),
        "examination-witness": paper(examined(examined="Reka Penjamin, penjamin", language="Indonesia", interpreter="", no_interpreter_because="memahami bahasa Indonesia"), IDENTIFIED),
        "opinion": paper(inquiry.GiveOpinion(on=ON, facts="Izin berakhir 15 Mei 2023.\nTidak ada permohonan.", analysis="Memenuhi Pasal 78 ayat (1).", advice="Dikenai biaya beban."), *KNOWN),
        "conference": paper(
            inquiry.HoldConference(on=ON, chair="Reka Kasi, S.H.", speakers=(Speaker(name="Reka Satu", position="Pemeriksa", said="setuju biaya beban"), Speaker(name="Reka Dua", position="Analis", said="setuju, catat alamat pengaduan")), conclusion="Dikenai biaya beban."),
            *KNOWN,
        ),
        "decision": paper(deciding.Decide(on=ON), *KNOWN, *proposed(CHARGE)[:2], **head),
        "decision-everything": paper(deciding.Decide(on=ON, person_needed="tepat pada ambang hari, tidak ada itikad buruk"), *KNOWN, *proposed(DEPORT, BAN, *OTHERS)[:2], **head),
        "decision-two": paper(deciding.Decide(on=ON), *KNOWN, replace(IDENTIFIED, person=2, language="Inggris"), *proposed(CHARGE, replace(CHARGE, person=2, days=10, amount=10_000_000))[:2], people=(WEI, MARIA), **head),
        "charge": paper(billed, *executing, earlier=DECIDED_BEFORE),
        "receipt": paper(carrying_out.RecordPayment(on=ON, person=1, billing_code="820230627000001", receipt_number="A1B2C3D4E5F60001", amount=20_000_000), *executing, billed, earlier=DECIDED_BEFORE),
        "detention": paper(ordered, *KNOWN, requested, **head),
        "elsewhere": paper(detaining.PlaceElsewhere(on=ON, person=1, place="Rumah Sakit Khayal", because="perlu perawatan"), *held, keeping.Protect(on=ON, person=1, protection=Protection.ILLNESS, because="sakit"), **section),
        "release": paper(detaining.Release(on=ON + timedelta(days=4), person=1, because="izin tinggalnya ternyata berlaku"), *held, **section),
        "handover": paper(detaining.MoveToCentre(on=ON + timedelta(days=25), person=1, centre="Rumah Detensi Imigrasi Khayal", received_by="Reka Penerima"), *held),
        "mission": paper(deciding.GiveRight(on=ON, **right), *held),
        "departure": paper(planned, *deporting, earlier=DECIDED_BEFORE),
        "deported": paper(left, *deporting, planned, earlier=DECIDED_BEFORE),
        "ban": paper(carrying_out.ProposeBan(on=ON, person=1, months=6, photo=1, because="dideportasi karena tidak membayar biaya beban"), *deporting, earlier=DECIDED_BEFORE, **head),
        "objection": paper(objected, *deporting, earlier=DECIDED_BEFORE),
        "advice": paper(ending.ForwardObjection(on=ON, person=1, received_on=ON, remark="Keberatan disarankan ditolak."), *deporting, objected, earlier=DECIDED_BEFORE),
        "closing": paper(ending.Close(on=ON + timedelta(days=40), outcome=Outcome.SETTLED_BY_CHARGE, because="lunas"), *executing, billed, earlier=DECIDED_BEFORE, **section),
        "handed-on": paper(
            ending.Close(on=ON, outcome=Outcome.HANDED_TO_POLICE, because="diduga memalsukan izin tinggal", referred_to="Kepala Kepolisian Resor Khayal"),
            *KNOWN, keeping.ReceiveDocument(on=ON, document=1, title="Salinan izin tinggal", digest="a"), keeping.Protect(on=ON, person=1, protection=Protection.ILLNESS, because="demam"),
            earlier=DECIDED_BEFORE, **section,
        ),
        "correction": paper(ending.Close(on=ON, outcome=Outcome.WITHDRAWN_BY_CORRECTION, because="Batas izin tinggal dibetulkan menjadi 15 Juli 2023."), *KNOWN, **section),
        "referral": paper(
            ending.Close(on=ON, outcome=Outcome.REFERRED_FOR_PROTECTION, because="diduga korban", referred_to="Unit Pelindungan Rekaan"),
            IDENTIFIED, keeping.Protect(on=ON, person=1, protection=Protection.VICTIM, because="diduga korban"), confidentiality=2, **section,
        ),
    }  # fmt: skip
