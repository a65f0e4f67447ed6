"""Which column of a sheet is which field: shown, saved as YAML, corrected by people, and used again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.composer import ComposerError

from timpora.intake.core.columns import column_letter
from timpora.intake.core.day_forms import DayOrder
from timpora.intake.core.fields import DAYS, GUARDS, KIND_WORDS, KINDS, NOT_READ, fields, kind_of
from timpora.intake.core.headers import Found
from timpora.kernel.identifiers import plain_letters
from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text


FORMAT = 1
MENDS = "mends"
_DIGEST = re.compile(rf"^{MENDS}: '?([0-9a-f]{{64}})'?$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class ListMapping:
    """The kind of a list, the rows of its header, and the field of each mapped column (by its place, 0 is the first).

    `date_orders` and `ignored` are what a person or the header said; the order that cells settled is in the receipt.
    """

    kind: str
    header_row: int
    headers: tuple[str | None, ...]
    fields: Mapping[int, str]
    header_height: int = 1
    found: Mapping[int, Found] = field(default_factory=dict)
    date_orders: Mapping[str, DayOrder] = field(default_factory=dict)
    ignored: frozenset[int] = frozenset()
    file: str = ""
    sheet: str | None = None

    @property
    def own(self) -> Sequence[int]:
        """The places of the source's own columns: without those that a file of refused rows carries in front."""
        return [place for place in range(len(self.headers)) if self.fields.get(place) not in GUARDS]

    @property
    def fingerprint(self) -> str:
        """The header in comparable form: what a saved mapping is recognised by."""
        return fingerprint_of([self.headers[place] for place in self.own])

    @property
    def unmapped(self) -> Sequence[str]:
        """The headers of columns that no field was found for."""
        return [
            header for place, header in enumerate(self.headers)
            if header and place not in self.fields and place not in self.ignored
        ]  # fmt: skip

    @property
    def body_row(self) -> int:
        """The place of the first row below the header."""
        return self.header_row + self.header_height


def fingerprint_of(headers: Sequence[str | None]) -> str:
    """Headers as plain letters, without empty columns at the right."""
    return "|".join(plain_letters(header or "") for header in headers).rstrip("|")


@dataclass(frozen=True, kw_only=True)
class SavedList:
    """A list's mapping as a file holds it, by the place of each column among the list's own."""

    kind: str
    fields: Mapping[int, str]
    date_orders: Mapping[str, DayOrder]
    ignored: frozenset[int]


type Saved = Mapping[str, SavedList]


def mappings_to_yaml(mappings: Sequence[ListMapping], mends: str | None = None) -> str:
    """The mappings as a small file that a person can read and correct; lists with the same header stand once.

    `mends` is the digest of the file whose refused rows these lists hold.
    """
    lists = {mapping.fingerprint: _saved_form(mapping) for mapping in mappings}
    of_a_file = {} if mends is None else {MENDS: mends}
    return yaml.safe_dump({"timpora_mapping": FORMAT, **of_a_file, "lists": list(lists.values())}, allow_unicode=True, sort_keys=False, width=120)  # fmt: skip


def mended_by(text: str) -> str | None:
    """The digest of the file whose refused rows a workbook holds, as the mapping that came with it says; None where it says none."""
    found = _DIGEST.search(text)
    return found[1] if found else None


def _saved_form(mapping: ListMapping) -> dict[str, Any]:
    columns = []
    for number, place in enumerate(mapping.own):
        if not mapping.headers[place] and place not in mapping.fields:
            continue
        column: dict[str, Any] = {"column": column_letter(number), "header": mapping.headers[place] or ""}
        name = mapping.fields.get(place)
        if place in mapping.ignored or name is None:
            column["ignore"] = True
        else:
            column["field"] = name
            if name in mapping.date_orders:
                column["date_order"] = mapping.date_orders[name].value
        columns.append(column)
    return {"kind": mapping.kind, "fingerprint": mapping.fingerprint, "columns": columns}


class _WithoutAliases(yaml.SafeLoader):
    """Reads each value where it stands: a few lines of aliases of aliases would say more than any memory holds."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Called by the library for each value; raises ComposerError for one that only points to another."""
        if self.check_event(yaml.AliasEvent):
            raise ComposerError(problem_mark=self.peek_event().start_mark)  # type: ignore[no-untyped-call]
        return super().compose_node(parent, index)


def saved_fields(text: str, file: str) -> dict[str, SavedList]:
    """The lists of a mapping file by fingerprint; raises Refused, with place and remedy, where it cannot be used."""
    try:
        content = yaml.load(text, Loader=_WithoutAliases)  # noqa: S506 - a safe loader that reads even less
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise _refused(file, "YAML tidak terbaca.", "The YAML cannot be read.", mark.line + 1 if mark else None) from error  # fmt: skip
    if not isinstance(content, dict) or content.get("timpora_mapping") != FORMAT or not isinstance(content.get("lists"), list):  # fmt: skip
        raise _refused(file, "Berkas ini bukan pemetaan Timpora.", "This is no Timpora mapping.")
    return {str(entry["fingerprint"]): _list(entry, file) for entry in content["lists"] if _is_complete(entry, file)}


def _is_complete(entry: object, file: str) -> bool:
    columns = entry.get("columns") if isinstance(entry, dict) else None
    if not isinstance(columns, list) or not isinstance(entry, dict) or "fingerprint" not in entry or not all(isinstance(column, dict) for column in columns):  # fmt: skip
        raise _refused(
            file, "Satu daftar tidak punya fingerprint dan columns.", "A list lacks fingerprint and columns."
        )
    return True


def _list(entry: Mapping[str, Any], file: str) -> SavedList:
    kind = str(entry.get("kind"))
    if kind not in KINDS:
        raise _refused(file, f"Jenis daftar “{kind}” tidak dikenal.", f"The kind of list “{kind}” is not known; known are {', '.join(KINDS)}.")  # fmt: skip
    headers = str(entry["fingerprint"]).split("|")
    by_place: dict[int, str] = {}
    orders: dict[str, DayOrder] = {}
    ignored = set()
    for column in entry["columns"]:
        place = _place(column, headers, file)
        if column.get("ignore"):
            ignored.add(place)
            continue
        name = _field_name(column, file)
        if name in by_place.values():
            raise _refused(file, f"Bidang “{name}” dipakai dua kolom.", f"The field “{name}” is given to two columns.")
        by_place[place] = name
        if "date_order" in column:
            orders[name] = _date_order(column, name, file)
    if kind_of(frozenset(by_place.values())) is None or not any(set(by_place.values()).issuperset(way) for way in KINDS[kind]):  # fmt: skip
        needs = " / ".join(" + ".join(way) for way in KINDS[kind])
        raise _refused(
            file,
            f"Pemetaan {KIND_WORDS[kind].id} kurang: perlu nama atau nomor paspor, dan {needs}.",
            f"The mapping of a {KIND_WORDS[kind].en} lacks fields: it needs a name or passport number, and {needs}.",
        )
    return SavedList(kind=kind, fields=by_place, date_orders=orders, ignored=frozenset(ignored))


def _place(column: Mapping[str, Any], headers: Sequence[str], file: str) -> int:
    letters = str(column.get("column", "")).upper()
    place = next((place for place in range(len(headers)) if column_letter(place) == letters), None)
    header = str(column.get("header") or "")
    if place is None or plain_letters(header) != headers[place]:
        raise _refused(
            file,
            f"Kolom {letters or '?'} “{header}” tidak cocok dengan fingerprint daftarnya.",
            f"Column {letters or '?'} “{header}” does not fit the fingerprint of its list.",
        )
    return place


def _field_name(column: Mapping[str, Any], file: str) -> str:
    name = column.get("field")
    if name not in fields():
        raise _refused(file, f"Bidang “{name}” untuk “{column.get('header')}” tidak dikenal.", f"The field “{name}” for “{column.get('header')}” is not known.")  # fmt: skip
    return str(name)


def _date_order(column: Mapping[str, Any], name: str, file: str) -> DayOrder:
    order = column["date_order"]
    if name not in DAYS | {"born"} or order not in set(DayOrder):
        raise _refused(
            file,
            f"date_order “{order}” untuk “{name}” tidak berlaku.",
            f"date_order “{order}” does not hold for “{name}”: write day_first or month_first, for days only.",
        )
    return DayOrder(order)


def _refused(file: str, indonesian: str, english: str, row: int | None = None) -> Refused:
    return Refused(
        Refusal(
            code="mapping",
            what=Text(id=indonesian, en=english),
            remedy=Text(id="Perbaiki berkas pemetaan itu.", en="Mend the mapping file."),
            source=Source(file, row=row),
        )
    )


@dataclass(frozen=True, kw_only=True)
class MappedColumn:
    """One line of the mapping as people read it."""

    letter: str
    header: str
    field: Text
    found: Text
    sure: Text


_FOUND: Mapping[Found, tuple[Text, Text]] = {
    Found.SAVED: (Text(id="pemetaan tersimpan", en="saved mapping"), Text(id="pasti", en="certain")),
    Found.HEADER: (Text(id="judul kolom", en="header"), Text(id="pasti", en="certain")),
    Found.PART: (Text(id="sebagian judul kolom", en="part of the header"), Text(id="hampir pasti", en="nearly certain")),
    Found.TYPO: (Text(id="judul dengan satu huruf keliru", en="header with one wrong letter"), Text(id="usulan", en="proposed")),
    Found.CONTENT: (Text(id="isi kolom", en="content of the column"), Text(id="usulan, mohon diperiksa", en="proposed, please check")),
}  # fmt: skip
_NOT_MAPPED = Text(id="tidak dikenali", en="not recognised")
_ON_PURPOSE = Text(id="sengaja tidak dibaca", en="not read, on purpose")
_NOTHING = Text(id="-", en="-")


def summary_of(mapping: ListMapping) -> Sequence[MappedColumn]:
    """A line a column: letter, header, field in words, how it was found, and how sure that is."""
    lines = []
    for place, header in enumerate(mapping.headers):
        name = mapping.fields.get(place)
        if not header and name is None:
            continue
        found, sure = _FOUND[mapping.found.get(place, Found.HEADER)] if name else (_NOTHING, _NOTHING)
        words = fields()[name].words if name else _NOT_MAPPED
        if place in mapping.ignored:
            words, found, sure = _ON_PURPOSE, *_FOUND[Found.SAVED]
        elif name in NOT_READ:
            words = Text(id=f"{words.id}: {_ON_PURPOSE.id}", en=f"{words.en}: {_ON_PURPOSE.en}")
        lines.append(
            MappedColumn(letter=column_letter(place), header=header or "", field=words, found=found, sure=sure)
        )
    return lines
