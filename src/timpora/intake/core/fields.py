"""The fields that a column of a list may stand for: in words, what they hold, and the headers that lists give them."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from timpora.kernel.text import Text


class Holds(StrEnum):
    """What the cells of a field hold; `unused` and `sex` are known and not read, `guard` columns are our own."""

    TEXT = "text"
    DAY = "day"
    BIRTH = "birth"
    UNUSED = "unused"
    SEX = "sex"
    GUARD = "guard"


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field with its name in words, what it holds, and its headers as lists spell them."""

    name: str
    holds: Holds
    words: Text
    headers: tuple[str, ...]


@cache
def fields() -> Mapping[str, Field]:
    """All fields by name, from `fields.csv` beside this module."""
    text = (resources.files("timpora.intake.core") / "fields.csv").read_text(encoding="utf-8")
    return {
        row["field"]: Field(
            name=row["field"],
            holds=Holds(row["type"]),
            words=Text(id=row["indonesian"], en=row["english"]),
            headers=tuple(row["headers"].split("|")),
        )
        for row in csv.DictReader(text.splitlines())
    }


def holding(*kinds: Holds) -> frozenset[str]:
    """The names of the fields that hold one of these."""
    return frozenset(name for name, field in fields().items() if field.holds in kinds)


# Of no use to any rule, and what no rule may look at is not even read.
NOT_READ = holding(Holds.UNUSED, Holds.SEX, Holds.GUARD)
DAYS = holding(Holds.DAY)
GUARDS = holding(Holds.GUARD)
TEXTS = holding(Holds.TEXT)
ENDS = frozenset({"valid_until", "document_until", "work_permit_until", "until_on", "check_out"})

# What a list must have, most telling first: the first kind whose fields are all there is the kind of the list.
KINDS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "feeds": (("feed", "last_arrival"),),
    "applications": (("lodged_on",),),
    "crossings": (("direction", "crossed_on"), ("direction", "entered_on")),
    "guests": (("check_in",),),
    "circumstances": (("circumstance",),),
    "permits": (("valid_until",), ("entered_on", "visa_index"), ("entered_on", "permit_kind")),
    "workers": (
        ("employer", "position"),
        ("work_permit_number",),
        ("employer", "work_place"),
        ("employer", "reported_on"),
    ),
}
KIND_WORDS: Mapping[str, Text] = {
    "feeds": Text(id="daftar umpan data", en="list of feeds"),
    "applications": Text(id="daftar permohonan", en="list of applications"),
    "crossings": Text(id="daftar perlintasan", en="list of crossings"),
    "guests": Text(id="laporan tamu", en="guest report"),
    "circumstances": Text(id="daftar keadaan khusus", en="list of circumstances"),
    "permits": Text(id="daftar izin tinggal", en="list of stay permits"),
    "workers": Text(id="daftar pekerja asing", en="list of foreign workers"),
    "unknown": Text(id="bukan daftar yang dikenal", en="no known kind of list"),
}
IDENTIFIES = frozenset({"name", "surname", "given_names", "document_number", "zone", "feed"})


def kind_of(found: frozenset[str]) -> str | None:
    """The kind of a list that has these fields, or None where it tells nothing that can be used."""
    if not found & IDENTIFIES:
        return None
    return next((kind for kind, ways in KINDS.items() if any(found.issuperset(way) for way in ways)), None)
