"""Lists in, register out: opens every file, maps, checks, tells people apart, and counts what became of each row."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path

import polars as pl

from timpora.facts.register import SCHEMAS, Register, columns_of, register_from
from timpora.intake.checking import PEOPLE_ROWS, Sheet, check_sheet
from timpora.intake.core import warnings
from timpora.intake.core.contents import KindOfIndex
from timpora.intake.core.facts_of_rows import facts_of, with_keys
from timpora.intake.core.feeds import feeds_of
from timpora.intake.core.identity import names_of, numbered, people_of
from timpora.intake.core.mapping import Saved, saved_fields
from timpora.intake.core.meetings import Meetings
from timpora.intake.core.proposing import HEAD, propose
from timpora.intake.core.reading_columns import PROBLEM_SCHEMA
from timpora.intake.file_refusals import name_of
from timpora.intake.files import digest_of, open_sheets
from timpora.intake.piles import NewPile, Pile
from timpora.intake.receipts import AcceptedSheet, Reading, RefusedSheet, SheetReceipt
from timpora.intake.sheets import RawSheet
from timpora.kernel.progress import Progress, silent
from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text


__all__ = ["Reading", "SheetReceipt", "read_lists"]

type Opened = Callable[[Path, Progress], Iterable[RawSheet]]


@dataclass(frozen=True, kw_only=True)
class ForTheLedger:
    """How a file of any length is read so that its accepted rows can be recorded one by one, or none of them.

    `opened` gives its sheets, `new_pile` is where rows are laid by meanwhile; of refusals and warnings no more than `most` are told.
    Rows are held against each other only where they may contradict, so that no more of them are held in memory.
    """

    opened: Opened
    new_pile: NewPile
    most: int


@dataclass(kw_only=True)
class _Desk:
    """What has been read so far; receipts of sheets that are no list stand beside the sheets."""

    saved: Saved
    kind_of_index: KindOfIndex
    on: date
    ledger: ForTheLedger | None
    sheets: list[Sheet] = field(default_factory=list)
    no_lists: list[SheetReceipt] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)

    @property
    def most(self) -> int | None:
        return None if self.ledger is None else self.ledger.most

    @property
    def listed(self) -> Sequence[Sheet]:
        """The sheets that tell of people."""
        return [sheet for sheet in self.sheets if sheet.mapping.kind != "feeds"]


def read_lists(
    paths: Sequence[Path],
    *,
    on: date,
    saved: Saved | None = None,
    kind_of_index: KindOfIndex = lambda _: None,
    progress: Progress = silent,
    ledger: ForTheLedger | None = None,
) -> Reading:
    """Reads lists of any known kind; a file or sheet that cannot be read becomes a refusal and stops no other.

    Raises Refused when nothing at all could be read, or no row accepted unless it is read for the ledger. `on` is
    the day up to which a list of crossings has told, and after which nobody can be born; `progress` is told the rows of each
    file as they are read.
    """
    desk = _Desk(saved=saved or {}, kind_of_index=kind_of_index, on=on, ledger=ledger)
    seen: dict[str, str] = {}
    for path in paths:
        digest = digest_of(path)
        if digest is not None and digest in seen:
            desk.warnings.append(warnings.same_file(name_of(path), seen[digest]))
            continue
        if digest is not None:
            seen[digest] = name_of(path)
        _read_file(desk, path, progress)
    progress(Text(id="Membedakan orang", en="Telling people apart"), 0, None)
    used = {sheet.mapping.fingerprint for sheet in desk.sheets}
    if desk.saved and not used & desk.saved.keys():
        desk.refusals.append(warnings.mapping_fits_nothing())
    return _told(desk)


def _read_file(desk: _Desk, path: Path, progress: Progress) -> None:
    """Reads all sheets of a file; sheets that are no list only weigh where the file holds no list at all."""
    before = len(desk.sheets)
    strangers: list[RawSheet] = []
    opened = open_sheets if desk.ledger is None else desk.ledger.opened
    try:
        strangers.extend(raw for raw in opened(path, progress) if not _read_sheet(desk, raw))
    except Refused as refused:
        desk.refusals.append(refused.refusal)
    has_list = len(desk.sheets) > before
    told = [warnings.no_list(raw.file, raw.sheet, others=has_list) for raw in strangers]
    (desk.warnings if has_list else desk.refusals).extend(told)
    desk.no_lists.extend(_no_list(raw, "no_list" if has_list else "unmapped") for raw in strangers)


def _no_list(raw: RawSheet, why: str) -> SheetReceipt:
    rows = raw.cells.count
    return SheetReceipt(
        file=raw.file, sheet=raw.sheet, list_kind="unknown", rows=rows, accepted=0, refused=0, set_aside={why: rows}
    )


def _read_sheet(desk: _Desk, raw: RawSheet) -> bool:
    """Maps and checks one sheet; whether it is a list."""
    own = saved_fields(raw.saved, raw.file) if raw.saved else {}
    mapping = propose(raw.cells.head(HEAD), own | dict(desk.saved), desk.kind_of_index)
    if mapping is None:
        return False
    mapping = replace(mapping, file=raw.file, sheet=raw.sheet)
    new_pile = Pile if desk.ledger is None else desk.ledger.new_pile
    sheet = check_sheet(raw, mapping, on=desk.on, new_pile=new_pile, most=desk.most)
    desk.sheets.append(sheet)
    desk.warnings.extend(sheet.warnings)
    return True


def _told(desk: _Desk) -> Reading:
    """Tells people apart, then says what became of every row; raises Refused when no row was accepted."""
    rows = _numbered(_everybody(desk) if desk.ledger is None else _held_against_others(desk))
    for number, sheet in enumerate(desk.listed):
        unclear = rows.filter((pl.col("number") == number) & pl.col("person").is_null())
        sheet.unclear = unclear.get_column("row")
    rows = rows.filter(pl.col("person").is_not_null())
    refusals = [*desk.refusals, *_first(desk, (one for sheet in desk.sheets for one in sheet.refusals()))]
    if not (any(sheet.accepted.count for sheet in desk.sheets) or (desk.ledger is not None and desk.sheets)):
        raise Refused(refusals[0] if refusals else _nothing(desk.sheets))
    people = people_of(rows)
    desk.warnings.extend(_first(desk, warnings.contradictions(people, rows)))
    desk.warnings.extend(_first(desk, warnings.maybe_the_same(people)))
    return Reading(
        register_made=lambda: _register(desk, rows if desk.ledger is None else _numbered(_everybody(desk))),
        refusals=refusals,
        receipts=[*(_receipt(sheet) for sheet in desk.sheets), *desk.no_lists],
        mappings=[sheet.mapping for sheet in desk.sheets],
        warnings=desk.warnings,
        refused_sheets=[_refused_sheet(sheet) for sheet in desk.sheets if sheet.refused],
        accepted=[AcceptedSheet(kind=sheet.mapping.kind, rows=sheet.accepted) for sheet in desk.sheets],
    )


def _first(desk: _Desk, told: Iterator[Refusal]) -> Iterator[Refusal]:
    return islice(told, desk.most)


def _particulars(desk: _Desk) -> Iterator[pl.DataFrame]:
    for number, sheet in enumerate(desk.listed):
        yield from sheet.particulars(number)


def _everybody(desk: _Desk) -> pl.DataFrame:
    return pl.concat([pl.DataFrame(schema=PEOPLE_ROWS), *_particulars(desk)])


def _held_against_others(desk: _Desk) -> pl.DataFrame:
    """The rows that decide about others, or about which others decide: those of a person are all there, or none of them."""
    meetings = Meetings()
    for part in _particulars(desk):
        meetings.see(part)
    meetings.settle()
    for part in _particulars(desk):
        meetings.see_again(part)
    met = [meetings.held_against_others(part) for part in _particulars(desk)]
    return pl.concat([pl.DataFrame(schema=PEOPLE_ROWS), *met])


def _numbered(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with their person; none for a row that fits two."""
    return rows.with_columns(numbered(rows))


def _register(desk: _Desk, rows: pl.DataFrame) -> Register:
    rows = rows.filter(pl.col("person").is_not_null())
    parts: dict[str, list[pl.DataFrame]] = {name: [] for name in SCHEMAS}
    parts["people"].append(people_of(rows))
    parts["names"].append(names_of(rows))
    named = [sheet for sheet in desk.sheets if sheet.mapping.kind == "feeds"]
    for number, sheet in enumerate(desk.listed):
        persons = rows.filter(pl.col("number") == number).get_column("person")
        accepted = with_keys(sheet.accepted.whole().with_columns(persons))
        for table, frame in facts_of(sheet.mapping.kind, accepted, desk.kind_of_index):
            parts[table].append(frame)
    facts = {name: _typed(name, frames) for name, frames in parts.items()}
    told = ["person", "document_number", "issued_on", "valid_until"]
    facts["travel_documents"] = facts["travel_documents"].unique(told, keep="first", maintain_order=True)
    files = [sheet.raw.file for sheet in desk.sheets if sheet.mapping.kind == "crossings"]
    told_feeds = pl.concat([sheet.accepted.whole() for sheet in named], how="diagonal") if named else pl.DataFrame()
    facts["feeds"] = _typed("feeds", [feeds_of(told_feeds, facts["crossings"], files, desk.on)])
    return register_from({name: frame.lazy() for name, frame in facts.items()})


def _typed(table: str, frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The facts of one table in the types of its schema; columns that no list tells are missing values."""
    schema = dict(columns_of(table))
    known = [frame.select(name for name in schema if name in frame.columns) for frame in frames]
    empty = pl.DataFrame(schema=schema)
    # Column by column cast to the schema's types, so that lists without a column and lists with it join.
    typed = [frame.cast({name: schema[name] for name in frame.columns}) for frame in known if frame.width]
    return pl.concat([empty, *typed], how="diagonal").select(list(schema))


def _receipt(sheet: Sheet) -> SheetReceipt:
    return SheetReceipt(
        file=sheet.raw.file, sheet=sheet.raw.sheet, list_kind=sheet.mapping.kind, rows=sheet.raw.cells.count,
        accepted=sheet.accepted.count, refused=sheet.refused, set_aside=sheet.set_aside,
        unmapped=sheet.mapping.unmapped, orders=sheet.settled.read_as, undecided=sheet.settled.undecided,
    )  # fmt: skip


def _refused_sheet(sheet: Sheet) -> RefusedSheet:
    mapping = sheet.mapping
    return RefusedSheet(
        mapping=mapping,
        header=sheet.raw.cells.head(mapping.body_row).slice(mapping.header_row, mapping.header_height),
        rows=sheet.refused_as_written,
        problems=lambda: pl.concat([pl.DataFrame(schema=PROBLEM_SCHEMA), *sheet.problems()]),
        orders=sheet.settled.read_as,
    )


def _nothing(sheets: Sequence[Sheet]) -> Refusal:
    """Lists of nobody; the first of them is named."""
    place = Source(sheets[0].raw.file, sheets[0].raw.sheet) if sheets else None
    return Refusal(
        "nothing_read",
        Text(id="Tidak ada baris tentang orang di bawah judul kolom.", en="There is no row about anybody below the header."),
        Text(id="Beri berkas daftar XLSX, ODS atau CSV yang berisi.", en="Give lists as XLSX, ODS or CSV that hold rows."),
        place,
    )  # fmt: skip
