"""Acts of objection, and of closing a case."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from timpora.casework.core.acts.base import Act, Asked, OfPerson, Reason
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.statuses import Outcome
from timpora.kernel.text import Text


@dataclass(frozen=True, kw_only=True)
class ReceiveObjection(OfPerson):
    """An objection in writing; also after the person has left."""

    kind: Literal[ActKind.RECEIVE_OBJECTION] = ActKind.RECEIVE_OBJECTION
    grounds: Annotated[str, Asked(label=Text(id="Alasan keberatan", en="Grounds"), long=True)]
    evidence: Annotated[str, Asked(label=Text(id="Bukti bantahan", en="Rebuttal evidence"), hint=Text(id="Dokumen, ahli, saksi, atau pengakuan.", en="Documents, experts, witnesses or an admission."), long=True)]  # fmt: skip
    attorney: Annotated[str, Asked(label=Text(id="Kuasa", en="Attorney"), hint=Text(id="Kosongkan bila ditandatangani sendiri.", en="Leave empty where the person signed."))] = ""  # fmt: skip
    late_because: Annotated[str, Asked(label=Text(id="Mengapa diterima walau lewat tenggang", en="Why it is taken although late"), long=True)] = ""  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ForwardObjection(OfPerson):
    """The Director General's advice went to the Minister."""

    kind: Literal[ActKind.FORWARD_OBJECTION] = ActKind.FORWARD_OBJECTION
    received_on: Annotated[date, Asked(label=Text(id="Diterima Menteri pada", en="Received by the Minister on"))]
    remark: Annotated[str, Asked(label=Text(id="Isi saran", en="What it advises"), long=True)]


@dataclass(frozen=True, kw_only=True)
class DecideObjection(OfPerson):
    """The Minister granted or refused it."""

    kind: Literal[ActKind.DECIDE_OBJECTION] = ActKind.DECIDE_OBJECTION
    granted: Annotated[bool, Asked(label=Text(id="Dikabulkan", en="Granted"))]
    number: Annotated[str, Asked(label=Text(id="Nomor keputusan", en="Number of the decision"))]
    remark: Annotated[str, Asked(label=Text(id="Pertimbangan", en="Reasons"), long=True)]


@dataclass(frozen=True, kw_only=True)
class Close(Act):
    """The case ends, with its outcome."""

    kind: Literal[ActKind.CLOSE] = ActKind.CLOSE
    outcome: Annotated[Outcome, Asked(label=Text(id="Hasil akhir", en="Outcome"))]
    because: Reason
    referred_to: Annotated[str, Asked(label=Text(id="Diserahkan atau dirujuk kepada", en="Handed over or referred to"), hint=Text(id="Kosongkan bila perkara tidak diserahkan.", en="Leave empty where the case is not handed over."))] = ""  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class TellCorrection(Act):
    """After the end: what was done about facts that were put right since; whoever was told of somebody no longer found gets a notice."""

    kind: Literal[ActKind.TELL_CORRECTION] = ActKind.TELL_CORRECTION
    because: Annotated[str, Asked(label=Text(id="Apa yang dibetulkan", en="What was put right"), hint=Text(id="Dikirim kepada orangnya.", en="The person reads it."), long=True)]  # fmt: skip
