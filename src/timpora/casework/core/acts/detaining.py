"""Acts of detention: requested by one, ordered by another, counted aloud, ended by release, placement elsewhere or handing over."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from timpora.casework.core.acts.base import Act, Asked, OfPerson, Reason
from timpora.casework.core.acts.kinds import ActKind
from timpora.kernel.text import Text


class DetentionGround(StrEnum):
    """The grounds of Article 83(1), by its letters."""

    NO_PERMIT = "no_permit"
    NO_DOCUMENT = "no_document"
    PERMIT_CANCELLED = "permit_cancelled"
    AWAITING_DEPORTATION = "awaiting_deportation"
    REFUSED_ENTRY = "refused_entry"


GROUND_WORDS: Mapping[DetentionGround, Text] = {
    DetentionGround.NO_PERMIT: Text(id="Tidak memiliki izin tinggal yang sah atau izin tinggalnya tidak berlaku lagi", en="No valid stay permit"),
    DetentionGround.NO_DOCUMENT: Text(id="Tidak memiliki dokumen perjalanan yang sah", en="No valid travel document"),
    DetentionGround.PERMIT_CANCELLED: Text(id="Izin tinggalnya dibatalkan sebagai tindakan administratif", en="Permit cancelled as an administrative action"),
    DetentionGround.AWAITING_DEPORTATION: Text(id="Menunggu pelaksanaan deportasi", en="Awaiting deportation"),
    DetentionGround.REFUSED_ENTRY: Text(id="Menunggu keberangkatan karena ditolak masuk", en="Awaiting departure after refused entry"),
}  # fmt: skip
GROUND_BASIS: Mapping[DetentionGround, str] = {
    DetentionGround.NO_PERMIT: "uu6-83-1a",
    DetentionGround.NO_DOCUMENT: "uu6-83-1b",
    DetentionGround.PERMIT_CANCELLED: "uu6-83-1c",
    DetentionGround.AWAITING_DEPORTATION: "uu6-83-1d",
    DetentionGround.REFUSED_ENTRY: "uu6-83-1e",
}
# What is written where nothing was taken.
NOTHING_TAKEN = frozenset({"tidak ada", "tidak ada barang", "nihil", "none", "nothing", "-"})


@dataclass(frozen=True, kw_only=True)
class RequestDetention(OfPerson):
    """Asks for somebody to be placed in the detention room."""

    kind: Literal[ActKind.REQUEST_DETENTION] = ActKind.REQUEST_DETENTION
    ground: Annotated[DetentionGround, Asked(label=Text(id="Dasar", en="Ground"))]
    room: Annotated[str, Asked(label=Text(id="Ruang detensi", en="Detention room"))]
    because: Reason


@dataclass(frozen=True, kw_only=True)
class OrderDetention(OfPerson):
    """Orders it in writing, with data, reason and place; day 1 of the count."""

    kind: Literal[ActKind.ORDER_DETENTION] = ActKind.ORDER_DETENTION
    taken: Annotated[str, Asked(label=Text(id="Barang yang dititipkan", en="What was taken into keeping"), hint=Text(id="Satu barang per baris, atau “tidak ada”.", en="One item per line, or “none”."), long=True)]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class RefuseDetention(OfPerson):
    """Does not order it."""

    kind: Literal[ActKind.REFUSE_DETENTION] = ActKind.REFUSE_DETENTION
    because: Reason


@dataclass(frozen=True, kw_only=True)
class RecordVisit(OfPerson):
    """Somebody visited: family, lawyer, mission, doctor of the soul."""

    kind: Literal[ActKind.RECORD_VISIT] = ActKind.RECORD_VISIT
    visitor: Annotated[str, Asked(label=Text(id="Pengunjung", en="Visitor"), hint=Text(id="Nama dan kedudukan.", en="Name and capacity."))]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class RecordHealth(OfPerson):
    """A health check."""

    kind: Literal[ActKind.RECORD_HEALTH] = ActKind.RECORD_HEALTH
    by_whom: Annotated[str, Asked(label=Text(id="Diperiksa oleh", en="Examined by"))]
    result: Annotated[str, Asked(label=Text(id="Hasil", en="Result"), long=True)]


@dataclass(frozen=True, kw_only=True)
class PlaceElsewhere(OfPerson):
    """Placed elsewhere, for who is ill, about to give birth, a child, or a possible victim."""

    kind: Literal[ActKind.PLACE_ELSEWHERE] = ActKind.PLACE_ELSEWHERE
    place: Annotated[str, Asked(label=Text(id="Tempat", en="Place"))]
    because: Reason


@dataclass(frozen=True, kw_only=True)
class MoveToCentre(OfPerson):
    """Handed over to the immigration detention centre (Rudenim)."""

    kind: Literal[ActKind.MOVE_TO_CENTRE] = ActKind.MOVE_TO_CENTRE
    centre: Annotated[str, Asked(label=Text(id="Rumah Detensi", en="Detention centre"))]
    received_by: Annotated[str, Asked(label=Text(id="Diterima oleh", en="Received by"))]


@dataclass(frozen=True, kw_only=True)
class Release(OfPerson):
    """The detention ends."""

    kind: Literal[ActKind.RELEASE] = ActKind.RELEASE
    because: Reason


@dataclass(frozen=True, kw_only=True)
class GoBack(Act):
    """New facts: the case is examined again before anything is proposed."""

    kind: Literal[ActKind.GO_BACK] = ActKind.GO_BACK
    because: Reason
