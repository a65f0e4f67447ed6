"""What has to be done in time in a case, and which values of the law or of the office set how long each may take."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from timpora.kernel.text import Text


class ClockKind(StrEnum):
    """What has to be done in time."""

    TRIAGE = "triage"
    VERIFICATION = "verification"
    FIELD_CHECK = "field_check"
    URGENT_ORDER = "urgent_order"
    SUMMONS = "summons"
    EXAMINATION = "examination"
    OPINION = "opinion"
    CONFERENCE = "conference"
    DECISION = "decision"
    EXECUTION = "execution"
    REPORTING = "reporting"
    CHARGE = "charge"
    DETENTION = "detention"
    CONSULAR_NOTICE = "consular_notice"
    DEPARTURE = "departure"
    OBJECTION = "objection"
    OBJECTION_ADVICE = "objection_advice"
    OBJECTION_DECISION = "objection_decision"
    RECORD_CORRECTION = "record_correction"


USED_OR_NOT = frozenset({ClockKind.OBJECTION})


@dataclass(frozen=True, kw_only=True)
class Term:
    """Which values set a deadline, the law's before the office's; when it warns; and what it is called."""

    values: tuple[str, ...]
    warning: str
    name: Text
    what: Text  # as it stands after "day 3 of 21"


WARNING = "case.warning_days"
TERMS: Mapping[ClockKind, Term] = {
    ClockKind.TRIAGE: Term(
        values=("case.triage_working_days",), warning=WARNING,
        name=Text(id="Penelaahan", en="Triage"), what=Text(id="untuk menelaah", en="to triage"),
    ),
    ClockKind.VERIFICATION: Term(
        values=("case.verification_working_days",), warning=WARNING,
        name=Text(id="Verifikasi data", en="Verification"), what=Text(id="untuk memverifikasi data", en="to verify the records"),
    ),
    ClockKind.FIELD_CHECK: Term(
        values=("case.field_check_working_days",), warning=WARNING,
        name=Text(id="Pengawasan lapangan", en="Field check"), what=Text(id="untuk mencatat hasil lapangan", en="to record the field check"),
    ),
    ClockKind.URGENT_ORDER: Term(
        values=("supervision.urgent_order_days", "case.urgent_order_days"), warning=WARNING,
        name=Text(id="Surat perintah mendesak", en="Urgent order"),
        what=Text(id="untuk menerbitkan surat perintah mendesak", en="to issue the urgent order"),
    ),
    ClockKind.SUMMONS: Term(
        values=("case.summons_answer_working_days",), warning=WARNING,
        name=Text(id="Panggilan", en="Summons"), what=Text(id="untuk memenuhi panggilan", en="to answer the summons"),
    ),
    ClockKind.EXAMINATION: Term(
        values=("case.examination_working_days",), warning=WARNING,
        name=Text(id="Pemeriksaan", en="Examination"), what=Text(id="untuk memeriksa orangnya", en="to examine the person"),
    ),
    ClockKind.OPINION: Term(
        values=("case.opinion_working_days",), warning=WARNING,
        name=Text(id="Berita acara pendapat", en="Opinion"), what=Text(id="untuk menulis pendapat", en="to write the opinion"),
    ),
    ClockKind.CONFERENCE: Term(
        values=("case.conference_working_days",), warning=WARNING,
        name=Text(id="Gelar kasus", en="Case conference"), what=Text(id="untuk menggelar kasus", en="to hold the case conference"),
    ),
    ClockKind.DECISION: Term(
        values=("case.decision_working_days",), warning=WARNING,
        name=Text(id="Keputusan", en="Decision"), what=Text(id="untuk memutus", en="to decide"),
    ),
    ClockKind.EXECUTION: Term(
        values=("case.execution_working_days",), warning=WARNING,
        name=Text(id="Pelaksanaan keputusan", en="Carrying out the decision"),
        what=Text(id="untuk melaksanakan keputusan", en="to carry out the decision"),
    ),
    ClockKind.REPORTING: Term(
        values=(), warning=WARNING,
        name=Text(id="Wajib lapor", en="Duty to report"), what=Text(id="untuk melapor", en="to report"),
    ),
    ClockKind.CHARGE: Term(
        values=("overstay.billing_code_days",), warning=WARNING,
        name=Text(id="Kode billing", en="Billing code"), what=Text(id="untuk membayar biaya beban", en="to pay the charge"),
    ),
    ClockKind.DETENTION: Term(
        values=("detention.office_room_days",), warning="detention.escalate_days_before",
        name=Text(id="Ruang detensi", en="Detention room"), what=Text(id="di ruang detensi", en="in the detention room"),
    ),
    ClockKind.CONSULAR_NOTICE: Term(
        values=("case.consular_notice_days",), warning=WARNING,
        name=Text(id="Pemberitahuan kepada perwakilan", en="Consular notice"),
        what=Text(id="untuk memberi tahu perwakilan", en="to notify the consulate"),
    ),
    ClockKind.DEPARTURE: Term(
        values=("case.departure_days",), warning=WARNING,
        name=Text(id="Keberangkatan", en="Departure"), what=Text(id="untuk memberangkatkan", en="to carry out the departure"),
    ),
    ClockKind.OBJECTION: Term(
        values=("objection.working_days",), warning=WARNING,
        name=Text(id="Keberatan", en="Objection"), what=Text(id="untuk mengajukan keberatan", en="to object"),
    ),
    ClockKind.OBJECTION_ADVICE: Term(
        values=("objection.advice_working_days",), warning=WARNING,
        name=Text(id="Saran atas keberatan", en="Advice on the objection"),
        what=Text(id="untuk saran Direktur Jenderal", en="for the Director General's advice"),
    ),
    ClockKind.OBJECTION_DECISION: Term(
        values=("objection.decision_working_days",), warning=WARNING,
        name=Text(id="Keputusan atas keberatan", en="Decision on the objection"),
        what=Text(id="untuk memutus keberatan", en="to decide on the objection"),
    ),
    ClockKind.RECORD_CORRECTION: Term(
        values=("record.correction_days", "case.record_correction_working_days"), warning=WARNING,
        name=Text(id="Pembetulan catatan", en="Correction of the record"), what=Text(id="untuk membetulkan catatan", en="to correct the record"),
    ),
}  # fmt: skip
