"""The real districts of the office's four areas and the invented employers, hotels and schools in them."""

import csv
import io
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources


REGENCIES = ("36.73", "36.04", "36.02", "36.01")  # Kota Serang, Kabupaten Serang, Lebak, Pandeglang
WEST_OF_SERANG = frozenset({"36.04.05", "36.04.06", "36.04.07", "36.04.08"})
POSITIONS: Mapping[str, Sequence[str]] = {
    "steel": ("Teknisi Tungku", "Rolling Mill Engineer", "Ahli Metalurgi", "Supervisor Produksi"),
    "shipyard": ("Welding Inspector", "Naval Architect", "Teknisi Mesin Kapal"),
    "cement": ("Kiln Engineer", "Ahli Geologi", "Teknisi Listrik"),
    "chemistry": ("Process Engineer", "Ahli Kimia", "Manajer Mutu", "Teknisi Instrumen"),
    "power": ("Boiler Engineer", "Turbine Engineer", "Teknisi Kendali", "Penerjemah Teknik"),
    "construction": ("Site Engineer", "Quantity Surveyor", "Ahli Struktur"),
    "electronics": ("Manajer Produksi", "Quality Engineer"),
    "paper": ("Paper Machine Engineer", "Ahli Pulp", "Manajer Pemeliharaan"),
    "glass": ("Furnace Engineer", "Teknisi Cetakan"),
    "footwear": ("Technical Advisor", "Pattern Developer", "Manajer Mutu", "Production Manager"),
    "rubber": ("Compound Engineer", "Teknisi Mesin"),
    "ceramics": ("Glaze Technician", "Kiln Engineer"),
    "food": ("Manajer Produksi", "Ahli Mutu Pangan"),
    "textile": ("Weaving Technician", "Dyeing Master", "Production Manager"),
    "plastics": ("Mould Engineer", "Teknisi Mesin"),
    "trade": ("Direktur", "Manajer Pemasaran"),
    "education": ("Pengajar Bahasa",),
    "mining": ("Mine Geologist", "Ahli Pengolahan"),
    "tourism": ("General Manager", "Executive Chef"),
}


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """An invented employer, hotel, school or house of worship in a real district."""

    name: str
    kind: str
    area_code: str
    size: int  # how many of the sample's people it draws, against the others of its kind
    trade: str

    @property
    def district(self) -> str:
        """The district's name; names are not unique, codes are."""
        return areas()[self.area_code]


@cache
def areas() -> Mapping[str, str]:
    """Names of the four regencies and their districts by Kemendagri code."""
    return {row["code"]: row["name"] for row in _rows("areas.csv")}


@cache
def organisations(kind: str) -> Sequence[Organisation]:
    """The organisations of one kind."""
    return [one for one in _all_organisations() if one.kind == kind]


def draw_organisation(kind: str, draw: random.Random) -> Organisation:
    """One of a kind, the large ones more often."""
    chosen = organisations(kind)
    return draw.choices(chosen, weights=[one.size for one in chosen])[0]


def organisation(name: str) -> Organisation:
    """The organisation of that name; raises KeyError for one that is not in the list."""
    return {one.name: one for one in _all_organisations()}[name]


@cache
def _all_organisations() -> Sequence[Organisation]:
    return [
        Organisation(
            name=row["name"], kind=row["kind"], area_code=row["area_code"], size=int(row["size"]), trade=row["trade"]
        )
        for row in _rows("organisations.csv")
    ]


def regency_of(area_code: str) -> str:
    """The name of the regency or city of a district."""
    return areas()[area_code[:5]]


def _rows(file: str) -> list[dict[str, str]]:
    text = (resources.files("timpora.sample") / file).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))
