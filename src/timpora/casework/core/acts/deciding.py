"""Acts of proposal, approval and decision, and the rights that go with them; nobody does two of the three."""

from dataclasses import dataclass
from typing import Annotated, Literal

from timpora.casework.core.acts.base import Act, Asked, OfPerson, Reason
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.acts.measures import Measure
from timpora.casework.core.rights import Right
from timpora.kernel.text import Text


RIGHT = Asked(label=Text(id="Hak", en="Right"))


@dataclass(frozen=True, kw_only=True)
class Propose(Act):
    """Which measures, person by person, and why; the facts that it rests on are held fast with it."""

    kind: Literal[ActKind.PROPOSE] = ActKind.PROPOSE
    measures: Annotated[tuple[Measure, ...], Asked(label=Text(id="Tindakan", en="Measures"))]
    reasons: Annotated[str, Asked(label=Text(id="Pertimbangan", en="Reasons"), hint=Text(id="Menjadi pertimbangan dalam surat keputusan.", en="They become the reasons of the decision."), long=True)]  # fmt: skip
    nothing_applies_for: Annotated[tuple[int, ...], Asked(label=Text(id="Tanpa tindakan, untuk", en="No measure, for"), of="persons")] = ()  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ReturnProposal(Act):
    """Back to whoever proposed, with what has to be mended."""

    kind: Literal[ActKind.RETURN_PROPOSAL] = ActKind.RETURN_PROPOSAL
    because: Reason


@dataclass(frozen=True, kw_only=True)
class Approve(Act):
    """The proposal goes to whoever decides."""

    kind: Literal[ActKind.APPROVE] = ActKind.APPROVE
    remark: Annotated[str, Asked(label=Text(id="Catatan", en="Remark"), long=True)] = ""


@dataclass(frozen=True, kw_only=True)
class Decide(Act):
    """The written, reasoned decision; `person_needed` says why a named officer decides where the law leaves it open."""

    kind: Literal[ActKind.DECIDE] = ActKind.DECIDE
    person_needed: Annotated[str, Asked(label=Text(id="Alasan pejabat", en="The officer's reasons"), hint=Text(id="Wajib bila undang-undang tidak mengatur, misalnya tepat pada ambang hari, atau bila ada permohonan yang belum diputus.", en="Needed where the law is silent, such as exactly at the threshold of days, or where an application is undecided."), long=True, always=True)] = ""  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class GiveRight(OfPerson):
    """A right was given: which, and how."""

    kind: Literal[ActKind.GIVE_RIGHT] = ActKind.GIVE_RIGHT
    right: Annotated[Right, RIGHT]
    wanted: Annotated[bool, Asked(label=Text(id="Orangnya menghendaki", en="The person wants it"), hint=Text(id="Kosongkan bila orangnya ditanya dan tidak menghendakinya.", en="Untick where the person was asked and does not want it."))] = True  # fmt: skip
    how: Annotated[str, Asked(label=Text(id="Bagaimana", en="How"), hint=Text(id="Oleh siapa, dalam bahasa apa, diterima oleh siapa.", en="By whom, in which language, received by whom."), long=True)]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SkipRight(OfPerson):
    """A right could not be given, and why; it stands in the summary of the head of office."""

    kind: Literal[ActKind.SKIP_RIGHT] = ActKind.SKIP_RIGHT
    right: Annotated[Right, RIGHT]
    because: Reason
