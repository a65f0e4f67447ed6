"""The kinds of letters that there are: how a number names each, what each is called, and which template sets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from timpora.kernel.text import Text


class LetterKind(StrEnum):
    """What a letter is for; after the reminder, the documents of a case in the order in which a case comes to them, then those of a meeting."""

    REMINDER = "reminder"
    INCIDENT_REPORT = "incident_report"
    SUPERVISION_ORDER = "supervision_order"
    URGENT_SUPERVISION_ORDER = "urgent_supervision_order"
    DOCUMENTS_RECEIPT = "documents_receipt"
    RETURN_RECEIPT = "return_receipt"
    SUMMONS = "summons"
    EXAMINATION_RECORD = "examination_record"
    OPINION = "opinion"
    CASE_CONFERENCE_MINUTES = "case_conference_minutes"
    ACTION_DECISION = "action_decision"
    CHARGE_NOTICE = "charge_notice"
    PAYMENT_RECEIPT = "payment_receipt"
    DETENTION_ORDER = "detention_order"
    PLACEMENT_ELSEWHERE = "placement_elsewhere"
    RELEASE_FROM_DETENTION = "release_from_detention"
    MISSION_NOTICE = "mission_notice"
    REMOVAL_COSTS_STATEMENT = "removal_costs_statement"
    HANDOVER_RECORD = "handover_record"
    ESCORT_ORDER = "escort_order"
    DEPORTATION_RECORD = "deportation_record"
    ENTRY_BAN_PROPOSAL = "entry_ban_proposal"
    OBJECTION_RECEIPT = "objection_receipt"
    OBJECTION_ADVICE = "objection_advice"
    CLOSING_REPORT = "closing_report"
    CASE_COVERING_LETTER = "case_covering_letter"
    CORRECTION_NOTICE = "correction_notice"
    PROTECTED_REFERRAL = "protected_referral"
    MEETING_INVITATION = "meeting_invitation"
    MEETING_CANCELLATION = "meeting_cancellation"
    MEETING_MINUTES = "meeting_minutes"


@dataclass(frozen=True)
class _Named:
    """How a number names a kind, and how people do."""

    mark: str
    id: str
    en: str


_NAMED: Mapping[LetterKind, _Named] = {
    LetterKind.REMINDER: _Named("PENGINGAT", "Pengingat batas tinggal", "Reminder of a stay limit"),
    LetterKind.INCIDENT_REPORT: _Named("LAPJADIAN", "Laporan kejadian", "Incident report"),
    LetterKind.SUPERVISION_ORDER: _Named(
        "SPRINWAS", "Surat perintah pengawasan keimigrasian", "Order to supervise foreigners"
    ),
    LetterKind.URGENT_SUPERVISION_ORDER: _Named(
        "SPRINWAS-M",
        "Surat perintah pengawasan keimigrasian dalam keadaan mendesak",
        "Urgent order to supervise foreigners",
    ),
    LetterKind.DOCUMENTS_RECEIPT: _Named(
        "TT-DOK", "Tanda terima dokumen yang diamankan", "Receipt for secured documents"
    ),
    LetterKind.RETURN_RECEIPT: _Named(
        "TT-KEMBALI", "Tanda terima pengembalian dokumen atau barang", "Receipt for what was given back"
    ),
    LetterKind.SUMMONS: _Named("PANGGILAN", "Surat panggilan", "Summons"),
    LetterKind.EXAMINATION_RECORD: _Named("BAP", "Berita acara pemeriksaan", "Record of an examination"),
    LetterKind.OPINION: _Named("BAPEN", "Berita acara pendapat", "Record of an opinion"),
    LetterKind.CASE_CONFERENCE_MINUTES: _Named("GELAR", "Notula gelar kasus", "Minutes of a case conference"),
    LetterKind.ACTION_DECISION: _Named(
        "KEP-TAK", "Keputusan tindakan administratif keimigrasian", "Decision on immigration administrative action"
    ),
    LetterKind.CHARGE_NOTICE: _Named("BEBAN", "Pemberitahuan biaya beban", "Notice of an overstay charge"),
    LetterKind.PAYMENT_RECEIPT: _Named("TT-BAYAR", "Tanda terima pembayaran", "Receipt of a payment"),
    LetterKind.DETENTION_ORDER: _Named("KEP-DETENSI", "Keputusan pendetensian", "Detention order"),
    LetterKind.PLACEMENT_ELSEWHERE: _Named(
        "KEP-TEMPAT", "Keputusan penempatan di tempat lain", "Order to place a person elsewhere than in detention"
    ),
    LetterKind.RELEASE_FROM_DETENTION: _Named(
        "KEP-LEPAS", "Keputusan pengeluaran dari ruang detensi", "Release from detention"
    ),
    LetterKind.MISSION_NOTICE: _Named(
        "PERWAKILAN", "Pemberitahuan kepada perwakilan negara", "Notice to a diplomatic mission"
    ),
    LetterKind.REMOVAL_COSTS_STATEMENT: _Named(
        "BIAYA-PULANG", "Pernyataan penanggungan biaya pemulangan", "Statement on the costs of removal"
    ),
    LetterKind.HANDOVER_RECORD: _Named("BAST", "Berita acara serah terima", "Record of a handover"),
    LetterKind.ESCORT_ORDER: _Named("SPRINKAWAL", "Surat perintah pengawalan", "Order to escort"),
    LetterKind.DEPORTATION_RECORD: _Named("BA-DEPORTASI", "Berita acara deportasi", "Record of a deportation"),
    LetterKind.ENTRY_BAN_PROPOSAL: _Named("USUL-TANGKAL", "Usulan penangkalan", "Proposal of an entry ban"),
    LetterKind.OBJECTION_RECEIPT: _Named("TT-KEBERATAN", "Tanda terima keberatan", "Receipt of an objection"),
    LetterKind.OBJECTION_ADVICE: _Named("SARAN-KEBERATAN", "Pertimbangan atas keberatan", "Advice on an objection"),
    LetterKind.CLOSING_REPORT: _Named("LAPAKHIR", "Laporan pelaksanaan", "Closing report"),
    LetterKind.CASE_COVERING_LETTER: _Named(
        "PENGANTAR", "Surat pengantar penyerahan perkara", "Covering letter of a case"
    ),
    LetterKind.CORRECTION_NOTICE: _Named(
        "PEMBETULAN", "Pemberitahuan pembetulan temuan", "Notice that a finding was withdrawn"
    ),
    LetterKind.PROTECTED_REFERRAL: _Named("RUJUKAN", "Rujukan orang yang dilindungi", "Referral of a protected person"),
    LetterKind.MEETING_INVITATION: _Named("UNDANGAN", "Undangan rapat", "Invitation to a meeting"),
    LetterKind.MEETING_CANCELLATION: _Named("BATAL-RAPAT", "Pembatalan rapat", "Cancellation of a meeting"),
    LetterKind.MEETING_MINUTES: _Named("NOTULA", "Notula rapat", "Minutes of a meeting"),
}
LONGEST_KIND = 40  # characters, as the table keeps it
MARKS: Mapping[LetterKind, str] = {kind: named.mark for kind, named in _NAMED.items()}
KIND_WORDS: Mapping[LetterKind, Text] = {kind: Text(id=named.id, en=named.en) for kind, named in _NAMED.items()}
REMINDER_TEMPLATE, OFFICIAL_TEMPLATE = "reminder.typ", "official.typ"
TEMPLATES: Mapping[LetterKind, str] = {
    kind: REMINDER_TEMPLATE if kind is LetterKind.REMINDER else OFFICIAL_TEMPLATE for kind in LetterKind
}


def number_of(sequence: int, kind: LetterKind, year: int) -> str:
    """`0001/PENGINGAT/2023`."""
    return f"{sequence:04d}/{MARKS[kind]}/{year}"
