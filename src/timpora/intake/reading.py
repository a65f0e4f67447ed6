"""Lists in, register out: opens every file, maps, checks, tells people apart, and counts what became of each row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from timpora.facts.register import SCHEMAS, Register, register_from
from timpora.intake.core import vocabulary
from timpora.intake.core.facts_of_rows import KindOfIndex, facts_of
from timpora.intake.core.identity import People
from timpora.intake.core.mapping import ListMapping, propose
from timpora.intake.core.rows import CheckedRow, check, person_name
from timpora.intake.files import open_sheets
from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text


@dataclass(frozen=True, kw_only=True)
class SheetReceipt:
    """What became of one sheet's rows: `rows = accepted + refused + set aside`."""

    file: str
    sheet: str | None
    list_kind: str
    rows: int
    accepted: int
    refused: int
    set_aside: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The register read, what was refused and why, a receipt for each sheet, and the mappings used."""

    register: Register
    refusals: Sequence[Refusal]
    receipts: Sequence[SheetReceipt]
    mappings: Sequence[ListMapping]


@dataclass
class _Sheet:
    file: str
    name: str | None
    kind: str
    rows: Sequence[CheckedRow]


@dataclass
class _Desk:
    """What has been read so far."""

    sheets: list[_Sheet] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    receipts: list[SheetReceipt] = field(default_factory=list)
    mappings: list[ListMapping] = field(default_factory=list)


def read_lists(
    paths: Sequence[Path],
    *,
    on: date,
    saved: Mapping[str, Mapping[str, str]] | None = None,
    kind_of_index: KindOfIndex = lambda _: None,
    progress: Callable[[str], None] = lambda _: None,
) -> Reading:
    """Reads lists of any known kind; a file or sheet that cannot be read becomes a refusal and stops no other.

    Raises Refused when nothing at all could be read. `on` is the day up to which a list of crossings has told.
    """
    desk = _Desk()
    for path in paths:
        progress(path.name)
        try:
            for raw in open_sheets(path):
                _read_sheet(desk, raw.file, raw.sheet, raw.frame, saved or {})
        except Refused as refused:
            desk.refusals.append(refused.refusal)
    if not any(receipt.accepted for receipt in desk.receipts):
        raise Refused(desk.refusals[0] if desk.refusals else _nothing())
    facts = _facts(desk, kind_of_index, on)
    return Reading(
        register=register_from(facts), refusals=desk.refusals, receipts=desk.receipts, mappings=desk.mappings
    )


def _nothing() -> Refusal:
    return Refusal(
        "nothing_read",
        Text(id="Tidak ada baris yang dapat dibaca.", en="No row could be read."),
        Text(id="Beri berkas daftar XLSX, ODS atau CSV.", en="Give lists as XLSX, ODS or CSV."),
    )


def _read_sheet(
    desk: _Desk, file: str, sheet: str | None, frame: pl.DataFrame, saved: Mapping[str, Mapping[str, str]]
) -> None:
    mapping = propose(frame, saved)
    if mapping is None:
        desk.refusals.append(
            Refusal(
                "no_header",
                Text(id="Baris judul kolom tidak ditemukan.", en="No header row was found."),
                Text(id="Pastikan ada kolom seperti Nama, No Paspor dan Berlaku s.d.", en="Make sure there are columns such as Name, Passport No and Valid until."),
                Source(file, sheet),
            )
        )  # fmt: skip
        desk.receipts.append(
            SheetReceipt(file=file, sheet=sheet, list_kind="unknown", rows=frame.height, accepted=0, refused=0, set_aside={"unmapped": frame.height})
        )  # fmt: skip
        return
    checked = check(frame, mapping, file=file, sheet=sheet)
    desk.mappings.append(mapping)
    desk.sheets.append(_Sheet(file, sheet, mapping.kind, checked.accepted))
    desk.refusals.extend(problem for _, problems in checked.refused for problem in problems)
    desk.receipts.append(
        SheetReceipt(
            file=file, sheet=sheet, list_kind=mapping.kind, rows=frame.height, accepted=len(checked.accepted),
            refused=len(checked.refused), set_aside=checked.set_aside,
        )
    )  # fmt: skip


def _facts(desk: _Desk, kind_of_index: KindOfIndex, on: date) -> dict[str, pl.LazyFrame | pl.DataFrame]:
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}
    people = People()
    seen: set[int] = set()
    listed = [(sheet, row) for sheet in desk.sheets for row in sheet.rows if sheet.kind != "feeds"]
    # Rows with a document first, so that rows without one can be told to belong to somebody known.
    for sheet, row in sorted(listed, key=lambda pair: pair[1].who.document is None):
        source = {"source_file": sheet.file, "source_sheet": sheet.name, "source_row": row.row}
        number = people.number_of(row.who)
        if number is None:
            desk.refusals.append(_ambiguous(Source(sheet.file, sheet.name, row.row)))
            continue
        if number not in seen:
            seen.add(number)
            rows["people"].append({"person": number} | source | _person(row))
        for table, values in facts_of(sheet.kind, row, kind_of_index):
            rows[table].append({"person": number} | source | values)
    rows["feeds"] = list(_feeds(desk, rows["crossings"], on))
    return {
        name: pl.DataFrame(
            [{column: row.get(column) for column in schema.column_names()} for row in rows[name]],
            schema=dict(schema.create_empty().schema),
        )
        for name, schema in SCHEMAS.items()
    }


def _person(row: CheckedRow) -> dict[str, Any]:
    born = row.days.get("born")
    return {
        "name": person_name(row.text) or row.who.document, "born_earliest": born, "born_latest": born, "nationality": row.who.nationality,
    }  # fmt: skip


def _ambiguous(source: Source) -> Refusal:
    return Refusal(
        "two_people_fit",
        Text(id="Baris ini cocok dengan dua orang dan tidak dapat dibedakan.", en="The row fits two people who cannot be told apart."),
        Text(id="Tambahkan nomor paspor atau tanggal lahir.", en="Add the passport number or the birth date."),
        source,
    )  # fmt: skip


def _feeds(desk: _Desk, crossings: Sequence[Mapping[str, Any]], on: date) -> Iterator[dict[str, Any]]:
    """The feeds that a list names; without one, the crossings lists read, each up to its latest day."""
    named = [(sheet, row) for sheet in desk.sheets if sheet.kind == "feeds" for row in sheet.rows]
    for sheet, row in named:
        kind = vocabulary.first_match(row.text.get("feed_kind") or row.text["feed"], vocabulary.FEED_KINDS) or "permits"
        rhythm = row.text.get("rhythm", "")
        yield {
            "feed": row.text["feed"], "kind": kind, "rhythm_days": int(rhythm) if rhythm.isdigit() and int(rhythm) else None,
            "last_arrival_on": row.days.get("last_arrival"), "source_file": sheet.file, "source_sheet": sheet.name, "source_row": row.row,
        }  # fmt: skip
    lists = [sheet for sheet in desk.sheets if sheet.kind == "crossings"]
    if named or not lists:
        return
    for sheet in lists:
        own = [row["crossed_on"] for row in crossings if row["source_file"] == sheet.file and row["crossed_on"] <= on]
        yield {
            "feed": sheet.file,
            "kind": "crossings",
            "last_arrival_on": max(own, default=None),
            "source_file": sheet.file,
        }
