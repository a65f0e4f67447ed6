"""Acts that carry a decision out: billing and payment, other measures, departure, and the proposal of an entry ban."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from timpora.casework.core.acts.base import Act, Asked, OfPerson, Reason
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.acts.measures import CostBearer, MeasureKind
from timpora.kernel.text import Text


BILLING = Asked(label=Text(id="Kode billing", en="Billing code"), hint=Text(id="Dari SIMPONI; terdiri dari angka.", en="From SIMPONI; digits."))  # fmt: skip
AMOUNT = Asked(label=Text(id="Jumlah (rupiah)", en="Amount (rupiah)"))


class Nonpayment(StrEnum):
    """Why nothing was paid."""

    UNABLE = "unable"
    REFUSED = "refused"
    LAPSED = "lapsed"


NONPAYMENT_WORDS: Mapping[Nonpayment, Text] = {
    Nonpayment.UNABLE: Text(id="Tidak mampu membayar", en="Unable to pay"),
    Nonpayment.REFUSED: Text(id="Menolak membayar", en="Refuses to pay"),
    Nonpayment.LAPSED: Text(id="Kode billing lewat tanpa pembayaran", en="The billing code lapsed unpaid"),
}


@dataclass(frozen=True, kw_only=True)
class Bill(OfPerson):
    """The billing code through which alone the charge is paid."""

    kind: Literal[ActKind.BILL] = ActKind.BILL
    billing_code: Annotated[str, BILLING]
    amount: Annotated[int, AMOUNT]
    another_because: Annotated[str, Asked(label=Text(id="Mengapa kode billing lain diperlukan", en="Why another billing code is needed"), hint=Text(id="Hanya bila kode yang lama masih berlaku, misalnya pembayarannya gagal atau jumlahnya salah.", en="Only where an earlier code is valid still, as when its payment failed or its amount was wrong."), long=True)] = ""  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class RecordPayment(OfPerson):
    """What the state received, by its receipt number; in part or whole. Nobody types “paid”."""

    kind: Literal[ActKind.RECORD_PAYMENT] = ActKind.RECORD_PAYMENT
    billing_code: Annotated[str, BILLING]
    receipt_number: Annotated[str, Asked(label=Text(id="Nomor transaksi penerimaan negara (NTPN)", en="State receipt number (NTPN)"))]  # fmt: skip
    amount: Annotated[int, AMOUNT]


@dataclass(frozen=True, kw_only=True)
class RecordNonpayment(OfPerson):
    """Nothing or not all was paid; the case goes back to a proposal, since the law then knows another measure."""

    kind: Literal[ActKind.RECORD_NONPAYMENT] = ActKind.RECORD_NONPAYMENT
    why: Annotated[Nonpayment, Asked(label=Text(id="Sebab", en="Cause"))]
    because: Reason


@dataclass(frozen=True, kw_only=True)
class CarryOut(OfPerson):
    """A measure on permit or place is in effect."""

    kind: Literal[ActKind.CARRY_OUT] = ActKind.CARRY_OUT
    measure: Annotated[MeasureKind, Asked(label=Text(id="Tindakan", en="Measure"))]
    remark: Annotated[str, Asked(label=Text(id="Keterangan", en="Remark"), long=True)]
    stay_limit: Annotated[date | None, Asked(label=Text(id="Batas tinggal yang baru", en="New stay limit"), hint=Text(id="Hanya bila izin tinggal dibatasi atau diubah dengan batas lain; masuk ke register.", en="Only where the stay permit was limited or changed with another limit; it goes to the register."))] = None  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class RecordReport(OfPerson):
    """Whoever has to live in a place reported, as the decision says how often."""

    kind: Literal[ActKind.RECORD_REPORT] = ActKind.RECORD_REPORT
    remark: Annotated[str, Asked(label=Text(id="Keterangan", en="Remark"), hint=Text(id="Misalnya di mana, atau mengapa terlambat.", en="Such as where, or why late."), long=True)] = ""  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PlanDeparture(OfPerson):
    """Who pays, which ticket, who escorts, through which border post."""

    kind: Literal[ActKind.PLAN_DEPARTURE] = ActKind.PLAN_DEPARTURE
    leaves_on: Annotated[date, Asked(label=Text(id="Hari keberangkatan", en="Day of departure"))]
    border_post: Annotated[str, Asked(label=Text(id="TPI", en="Border post"))]
    carrier: Annotated[str, Asked(label=Text(id="Alat angkut", en="Flight or ship"))]
    cost_bearer: Annotated[CostBearer, Asked(label=Text(id="Penanggung biaya", en="Who pays"))]
    escorts: Annotated[str, Asked(label=Text(id="Petugas pengawal", en="Escorts"), hint=Text(id="Satu nama dan NIP per baris.", en="One name and service number per line."), long=True)]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class RecordDeparture(OfPerson):
    """The person left; the crossing becomes a fact of the register in the same transaction."""

    kind: Literal[ActKind.RECORD_DEPARTURE] = ActKind.RECORD_DEPARTURE
    border_post: Annotated[str, Asked(label=Text(id="TPI", en="Border post"))]
    carrier: Annotated[str, Asked(label=Text(id="Alat angkut", en="Flight or ship"))]
    by_own_means: Annotated[bool, Asked(label=Text(id="Berangkat sendiri tanpa pengawalan", en="Left without an escort"))] = False  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ProposeBan(OfPerson):
    """The proposal goes to who may ban, complete or not at all."""

    kind: Literal[ActKind.PROPOSE_BAN] = ActKind.PROPOSE_BAN
    months: Annotated[int, Asked(label=Text(id="Lama yang diusulkan (bulan)", en="Months proposed"))]
    photo: Annotated[int, Asked(label=Text(id="Foto", en="Photo"), hint=Text(id="Gambar (JPEG atau PNG) yang diterima dalam perkara ini.", en="A picture (JPEG or PNG) that was received into this case."), of="pictures", always=True)] = 0  # fmt: skip
    because: Reason
    has_photo: bool = False  # not asked for; steps from before the photo was named are read still


@dataclass(frozen=True, kw_only=True)
class AnswerBan(OfPerson):
    """Accepted under a number, or refused with the reason."""

    kind: Literal[ActKind.ANSWER_BAN] = ActKind.ANSWER_BAN
    accepted: Annotated[bool, Asked(label=Text(id="Diterima", en="Accepted"))]
    number: Annotated[str, Asked(label=Text(id="Nomor keputusan", en="Number of the decision"))] = ""
    remark: Annotated[str, Asked(label=Text(id="Alasan penolakan", en="Reason for a refusal"), long=True)] = ""


@dataclass(frozen=True, kw_only=True)
class EndExecution(Act):
    """Everything decided is done; now the time for an objection has to pass."""

    kind: Literal[ActKind.END_EXECUTION] = ActKind.END_EXECUTION
