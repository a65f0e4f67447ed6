"""How far a case is, who has to move it on, and how it can end, in words."""

from collections.abc import Mapping
from enum import StrEnum

from timpora.kernel.text import Text


class Status(StrEnum):
    """Where a case stands; `table.py` says which act leads from where to where."""

    TRIAGE = "triage"
    VERIFICATION = "verification"
    FIELD_CHECK = "field_check"
    SUMMONED = "summoned"
    EXAMINATION = "examination"
    OPINION = "opinion"
    CONFERENCE = "conference"
    PROPOSAL = "proposal"
    APPROVAL = "approval"
    DECISION = "decision"
    EXECUTION = "execution"
    OBJECTION = "objection"
    CLOSED = "closed"


STATUS_WORDS: Mapping[Status, Text] = {
    Status.TRIAGE: Text(id="Penelaahan", en="Triage"),
    Status.VERIFICATION: Text(id="Verifikasi data", en="Verification"),
    Status.FIELD_CHECK: Text(id="Pengawasan lapangan", en="Field check"),
    Status.SUMMONED: Text(id="Pemanggilan", en="Summons"),
    Status.EXAMINATION: Text(id="Pemeriksaan", en="Examination"),
    Status.OPINION: Text(id="Berita acara pendapat", en="Opinion"),
    Status.CONFERENCE: Text(id="Gelar kasus", en="Case conference"),
    Status.PROPOSAL: Text(id="Penyusunan usulan", en="Proposal"),
    Status.APPROVAL: Text(id="Menunggu persetujuan", en="Waiting for approval"),
    Status.DECISION: Text(id="Menunggu keputusan", en="Waiting for the decision"),
    Status.EXECUTION: Text(id="Pelaksanaan", en="Execution"),
    Status.OBJECTION: Text(id="Menunggu masa keberatan", en="Time for an objection"),
    Status.CLOSED: Text(id="Ditutup", en="Closed"),
}
OPEN: tuple[Status, ...] = tuple(status for status in Status if status is not Status.CLOSED)


class Power(StrEnum):
    """What somebody must be allowed to do for an act; each is a permission of the same name."""

    WORK = "work_cases"
    APPROVE = "approve_cases"
    DECIDE = "decide_cases"


POWER_WORDS: Mapping[Power, Text] = {
    Power.WORK: Text(id="menangani perkara", en="work on cases"),
    Power.APPROVE: Text(id="menyetujui usulan dan perintah", en="approve proposals and orders"),
    Power.DECIDE: Text(id="memutus perkara", en="decide cases"),
}
# Who has to move a case on from where it stands.
OWNERS: Mapping[Status, Power] = {
    Status.TRIAGE: Power.WORK,
    Status.VERIFICATION: Power.WORK,
    Status.FIELD_CHECK: Power.WORK,
    Status.SUMMONED: Power.WORK,
    Status.EXAMINATION: Power.WORK,
    Status.OPINION: Power.WORK,
    Status.CONFERENCE: Power.WORK,
    Status.PROPOSAL: Power.WORK,
    Status.APPROVAL: Power.APPROVE,
    Status.DECISION: Power.DECIDE,
    Status.EXECUTION: Power.WORK,
    Status.OBJECTION: Power.WORK,
}


class Outcome(StrEnum):
    """How a case ended."""

    CLEARED = "cleared"
    SETTLED_BY_CHARGE = "settled_by_charge"
    MEASURES_CARRIED_OUT = "measures_carried_out"
    DEPARTED = "departed"
    HANDED_TO_DETENTION_CENTRE = "handed_to_detention_centre"
    HANDED_TO_POLICE = "handed_to_police"
    HANDED_TO_PROSECUTOR = "handed_to_prosecutor"
    REFERRED_FOR_PROTECTION = "referred_for_protection"
    WITHDRAWN_BY_CORRECTION = "withdrawn_by_correction"
    SET_ASIDE_ON_OBJECTION = "set_aside_on_objection"
    JOINED = "joined"
    TRANSFERRED = "transferred"


OUTCOME_WORDS: Mapping[Outcome, Text] = {
    Outcome.CLEARED: Text(id="Tidak ada pelanggaran", en="Cleared: no violation"),
    Outcome.SETTLED_BY_CHARGE: Text(id="Selesai dengan biaya beban", en="Settled by the overstay charge"),
    Outcome.MEASURES_CARRIED_OUT: Text(id="Tindakan selesai dilaksanakan", en="Measures carried out"),
    Outcome.DEPARTED: Text(id="Sudah keluar wilayah Indonesia", en="Departed"),
    Outcome.HANDED_TO_DETENTION_CENTRE: Text(id="Diserahkan ke Rumah Detensi Imigrasi", en="Handed over to the immigration detention centre"),
    Outcome.HANDED_TO_POLICE: Text(id="Diserahkan ke Kepolisian", en="Handed over to the police"),
    Outcome.HANDED_TO_PROSECUTOR: Text(id="Diserahkan ke Kejaksaan", en="Handed over to the prosecutor"),
    Outcome.REFERRED_FOR_PROTECTION: Text(id="Dirujuk untuk pelindungan", en="Referred for protection"),
    Outcome.WITHDRAWN_BY_CORRECTION: Text(id="Ditarik karena data dibetulkan", en="Withdrawn: the data were corrected"),
    Outcome.SET_ASIDE_ON_OBJECTION: Text(id="Keputusan dibatalkan atas keberatan", en="Decision set aside on objection"),
    Outcome.JOINED: Text(id="Digabung ke perkara lain", en="Joined to another case"),
    Outcome.TRANSFERRED: Text(id="Diterima kantor lain", en="Accepted by another office"),
}  # fmt: skip
# What only the act that says it brings about, never a closing by hand.
BY_AN_ACT_OF_ITS_OWN = frozenset({Outcome.JOINED, Outcome.TRANSFERRED})


class Origin(StrEnum):
    """From where a case came."""

    FINDING = "finding"
    FIELD = "field"
    TIP = "tip"
    TRANSFER = "transfer"
    SPLIT = "split"


class OpenedFrom(StrEnum):
    """From where somebody opens a case; transfers and splits open theirs by themselves."""

    FINDING = Origin.FINDING.value
    FIELD = Origin.FIELD.value
    TIP = Origin.TIP.value


ORIGIN_WORDS: Mapping[Origin, Text] = {
    Origin.FINDING: Text(id="Temuan penyaringan", en="Finding of the screening"),
    Origin.FIELD: Text(id="Pengawasan lapangan", en="Field supervision"),
    Origin.TIP: Text(id="Laporan masyarakat", en="Report from the public"),
    Origin.TRANSFER: Text(id="Pelimpahan dari kantor lain", en="Transfer from another office"),
    Origin.SPLIT: Text(id="Dipisahkan dari perkara lain", en="Split from another case"),
}
