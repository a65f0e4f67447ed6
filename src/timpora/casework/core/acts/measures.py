"""The administrative immigration actions of Article 75(2), alone or combined, each with what it cannot be decided without."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from timpora.casework.core.acts.base import PERSON, Asked
from timpora.kernel.text import Text


class MeasureKind(StrEnum):
    """Which action; the letters are those of Article 75(2)."""

    BAN_PROPOSAL = "ban_proposal"
    PERMIT = "permit"
    PLACE_BAN = "place_ban"
    PLACE_DUTY = "place_duty"
    CHARGE = "charge"
    DEPORTATION = "deportation"


MEASURE_WORDS: Mapping[MeasureKind, Text] = {
    MeasureKind.BAN_PROPOSAL: Text(id="Usulan pencantuman dalam daftar penangkalan", en="Proposal of an entry ban"),
    MeasureKind.PERMIT: Text(id="Pembatasan, perubahan, atau pembatalan izin tinggal", en="Limiting, changing or cancelling the stay permit"),
    MeasureKind.PLACE_BAN: Text(id="Larangan berada di tempat tertentu", en="Ban from one or several places"),
    MeasureKind.PLACE_DUTY: Text(id="Keharusan bertempat tinggal di tempat tertentu", en="Duty to live in a given place"),
    MeasureKind.CHARGE: Text(id="Pengenaan biaya beban", en="Overstay charge"),
    MeasureKind.DEPORTATION: Text(id="Deportasi", en="Deportation"),
}  # fmt: skip
# Provisions by their ids in the rulebook.
MEASURE_BASIS: Mapping[MeasureKind, str] = {
    MeasureKind.BAN_PROPOSAL: "uu6-75-2a",
    MeasureKind.PERMIT: "uu6-75-2b",
    MeasureKind.PLACE_BAN: "uu6-75-2c",
    MeasureKind.PLACE_DUTY: "uu6-75-2d",
    MeasureKind.CHARGE: "uu6-75-2e",
    MeasureKind.DEPORTATION: "uu6-75-2f",
}


class PermitAction(StrEnum):
    """What becomes of a stay permit."""

    LIMITED = "limited"
    CHANGED = "changed"
    CANCELLED = "cancelled"


PERMIT_WORDS: Mapping[PermitAction, Text] = {
    PermitAction.LIMITED: Text(id="Dibatasi", en="Limited"),
    PermitAction.CHANGED: Text(id="Diubah", en="Changed"),
    PermitAction.CANCELLED: Text(id="Dibatalkan", en="Cancelled"),
}


class CostBearer(StrEnum):
    """Who pays for the departure, in the order of the law: the sponsor first."""

    SPONSOR = "sponsor"
    PERSON = "person"
    FAMILY = "family"
    MISSION = "mission"
    CARRIER = "carrier"


COST_WORDS: Mapping[CostBearer, Text] = {
    CostBearer.SPONSOR: Text(id="Penjamin", en="Sponsor"),
    CostBearer.PERSON: Text(id="Orang yang bersangkutan", en="The person"),
    CostBearer.FAMILY: Text(id="Keluarga", en="Family"),
    CostBearer.MISSION: Text(id="Perwakilan negaranya", en="Mission of the state"),
    CostBearer.CARRIER: Text(id="Penanggung jawab alat angkut", en="Carrier"),
}
UNTIL = Asked(label=Text(id="Sampai dengan", en="Until"), hint=Text(id="Kosongkan bila sampai keluar wilayah Indonesia.", en="Leave empty for until departure."))  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Charge:
    """The overstay charge: the days of the day judged, which do not grow, and the amount as the rulebook had it that day."""

    measure: Literal[MeasureKind.CHARGE] = MeasureKind.CHARGE
    person: Annotated[int, PERSON]
    judged_on: Annotated[date, Asked(label=Text(id="Hari penilaian", en="Day judged"))]
    days: Annotated[int, Asked(label=Text(id="Hari lewat batas", en="Days past the limit"))]
    amount: Annotated[int, Asked(label=Text(id="Jumlah (rupiah)", en="Amount (rupiah)"))]


@dataclass(frozen=True, kw_only=True)
class Permit:
    """What becomes of the stay permit."""

    measure: Literal[MeasureKind.PERMIT] = MeasureKind.PERMIT
    person: Annotated[int, PERSON]
    action: Annotated[PermitAction, Asked(label=Text(id="Tindakan atas izin tinggal", en="What becomes of the permit"))]
    terms: Annotated[str, Asked(label=Text(id="Isi pembatasan atau perubahan", en="Terms"), long=True)] = ""
    until: Annotated[date | None, UNTIL] = None


@dataclass(frozen=True, kw_only=True)
class PlaceBan:
    """A ban from one or several places."""

    measure: Literal[MeasureKind.PLACE_BAN] = MeasureKind.PLACE_BAN
    person: Annotated[int, PERSON]
    places: Annotated[str, Asked(label=Text(id="Tempat yang dilarang", en="Places"), long=True)]
    until: Annotated[date | None, UNTIL] = None


@dataclass(frozen=True, kw_only=True)
class PlaceDuty:
    """A duty to live in a given place."""

    measure: Literal[MeasureKind.PLACE_DUTY] = MeasureKind.PLACE_DUTY
    person: Annotated[int, PERSON]
    place: Annotated[str, Asked(label=Text(id="Tempat tinggal yang ditetapkan", en="Place"), long=True)]
    report_every_days: Annotated[int, Asked(label=Text(id="Melapor setiap sekian hari", en="Days between reports"))]
    until: Annotated[date | None, UNTIL] = None


@dataclass(frozen=True, kw_only=True)
class Deport:
    """Removal from Indonesia."""

    measure: Literal[MeasureKind.DEPORTATION] = MeasureKind.DEPORTATION
    person: Annotated[int, PERSON]
    cost_bearer: Annotated[CostBearer, Asked(label=Text(id="Penanggung biaya", en="Who pays"))]
    destination: Annotated[str, Asked(label=Text(id="Negara tujuan", en="Destination"))]


@dataclass(frozen=True, kw_only=True)
class Ban:
    """A proposal, never a ban of the office's own, within the longest that holds on its day."""

    measure: Literal[MeasureKind.BAN_PROPOSAL] = MeasureKind.BAN_PROPOSAL
    person: Annotated[int, PERSON]
    months: Annotated[int, Asked(label=Text(id="Lama yang diusulkan (bulan)", en="Months proposed"))]


type Measure = Charge | Permit | PlaceBan | PlaceDuty | Deport | Ban
