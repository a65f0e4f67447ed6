"""Lists in, register out: opens every file, maps, checks, tells people apart, and counts what became of each row."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import polars as pl

from timpora.facts.register import SCHEMAS, Register, columns_of, register_from
from timpora.intake.core import warnings
from timpora.intake.core.checks import CheckedSheet, check
from timpora.intake.core.contents import KindOfIndex
from timpora.intake.core.facts_of_rows import facts_of, with_keys
from timpora.intake.core.feeds import feeds_of
from timpora.intake.core.identity import names_of, numbered, people_of
from timpora.intake.core.mapping import ListMapping, Saved, saved_fields
from timpora.intake.core.problem_words import words_for
from timpora.intake.core.proposing import propose
from timpora.intake.core.reading_columns import problem
from timpora.intake.file_refusals import name_of
from timpora.intake.files import digest_of, open_sheets
from timpora.intake.receipts import AcceptedSheet, Reading, RefusedSheet, SheetReceipt
from timpora.intake.sheets import RawSheet
from timpora.kernel.progress import Progress, silent
from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text


__all__ = ["Reading", "SheetReceipt", "read_lists"]

type Opened = Callable[[Path, Progress], Iterable[RawSheet]]


_TOLD = {
    "row": pl.UInt32, "document": pl.String, "old_document": pl.String, "name_key": pl.String, "full_name": pl.String, "born_earliest": pl.Date,
    "born_latest": pl.Date, "nationality": pl.String,
}  # fmt: skip
_PEOPLE_ROWS = _TOLD | {
    "number": pl.Int32,
    "source_file": pl.String,
    "source_sheet": pl.String,
    "source_row": pl.UInt32,
}


@dataclass(kw_only=True)
class _Sheet:
    """One sheet that was mapped and checked; `problems` grows when people cannot be told apart."""

    raw: RawSheet
    mapping: ListMapping
    checked: CheckedSheet
    problems: pl.DataFrame
    accepted: pl.DataFrame


@dataclass(kw_only=True)
class _Desk:
    """What has been read so far; receipts of sheets that are no list stand beside the sheets."""

    saved: Saved
    kind_of_index: KindOfIndex
    on: date
    opened: Opened
    sheets: list[_Sheet] = field(default_factory=list)
    no_lists: list[SheetReceipt] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)


def read_lists(  # noqa: PLR0913 - each says something of its own, and most need none
    paths: Sequence[Path],
    *,
    on: date,
    saved: Saved | None = None,
    kind_of_index: KindOfIndex = lambda _: None,
    progress: Progress = silent,
    even_if_none_is_accepted: bool = False,
    opened: Opened = open_sheets,
) -> Reading:
    """Reads lists of any known kind; a file or sheet that cannot be read becomes a refusal and stops no other.

    Raises Refused when nothing at all could be read, or no row accepted unless the refused ones alone are wanted too. `on` is
    the day up to which a list of crossings has told, and after which nobody can be born; `progress` is told the rows of each
    file as they are read; `opened` gives the sheets of a file.
    """
    desk = _Desk(saved=saved or {}, kind_of_index=kind_of_index, on=on, opened=opened)
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
    return _told(desk, even_if_none_is_accepted=even_if_none_is_accepted)


def _read_file(desk: _Desk, path: Path, progress: Progress) -> None:
    """Reads all sheets of a file; sheets that are no list only weigh where the file holds no list at all."""
    before = len(desk.sheets)
    strangers: list[RawSheet] = []
    try:
        strangers.extend(raw for raw in desk.opened(path, progress) if not _read_sheet(desk, raw))
    except Refused as refused:
        desk.refusals.append(refused.refusal)
    has_list = len(desk.sheets) > before
    told = [warnings.no_list(raw.file, raw.sheet, others=has_list) for raw in strangers]
    (desk.warnings if has_list else desk.refusals).extend(told)
    desk.no_lists.extend(_no_list(raw, "no_list" if has_list else "unmapped") for raw in strangers)


def _no_list(raw: RawSheet, why: str) -> SheetReceipt:
    rows = raw.frame.height
    return SheetReceipt(
        file=raw.file, sheet=raw.sheet, list_kind="unknown", rows=rows, accepted=0, refused=0, set_aside={why: rows}
    )


def _read_sheet(desk: _Desk, raw: RawSheet) -> bool:
    """Maps and checks one sheet; whether it is a list."""
    own = saved_fields(raw.saved, raw.file) if raw.saved else {}
    mapping = propose(raw.frame, own | dict(desk.saved), desk.kind_of_index)
    if mapping is None:
        return False
    mapping = replace(mapping, file=raw.file, sheet=raw.sheet)
    checked = check(raw.frame, mapping, on=desk.on, epoch=raw.epoch)
    sheet = _Sheet(raw=raw, mapping=mapping, checked=checked, problems=checked.problems, accepted=checked.rows)
    desk.sheets.append(sheet)
    for code, text in raw.notices:
        remedy = Text(id="Periksa baris itu.", en="Look at that line.")
        desk.warnings.append(Refusal(code, text, remedy, Source(raw.file, raw.sheet)))
    for name in checked.undecided:
        desk.warnings.append(warnings.undecided_order(mapping, name, raw.file, raw.sheet))
    if checked.doubts is not None:
        desk.warnings.extend(warnings.told_otherwise_by_zones(checked.doubts, mapping, raw.file, raw.sheet))
    if mapping.kind == "applications":
        desk.warnings.extend(warnings.undated_decisions(checked.rows, raw.file, raw.sheet))
    return True


def _told(desk: _Desk, *, even_if_none_is_accepted: bool) -> Reading:
    """Tells people apart, then says what became of every row; raises Refused when no row was accepted."""
    people, rows = _people(desk)
    refusals = desk.refusals + [refusal for sheet in desk.sheets for refusal in _refusals(sheet)]
    if not (any(sheet.accepted.height for sheet in desk.sheets) or (even_if_none_is_accepted and desk.sheets)):
        raise Refused(refusals[0] if refusals else _nothing(desk.sheets))
    desk.warnings.extend(warnings.contradictions(people, rows))
    desk.warnings.extend(warnings.maybe_the_same(people))
    return Reading(
        register_made=lambda: _register(desk, people, names_of(rows)),
        refusals=refusals,
        receipts=[*(_receipt(sheet) for sheet in desk.sheets), *desk.no_lists],
        mappings=[sheet.mapping for sheet in desk.sheets],
        warnings=desk.warnings,
        refused_sheets=[_refused_sheet(sheet) for sheet in desk.sheets if sheet.problems.height],
        accepted=[AcceptedSheet(kind=sheet.mapping.kind, rows=sheet.accepted) for sheet in desk.sheets],
    )


def _people(desk: _Desk) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Numbers the people of all sheets; rows that fit two become refused. Gives the people and the rows that tell of them."""
    listed = [sheet for sheet in desk.sheets if sheet.mapping.kind != "feeds"]
    frames = [
        sheet.accepted.select(list(_TOLD)).with_columns(pl.lit(number).alias("number"), *_source(sheet))
        for number, sheet in enumerate(listed)
    ]
    rows = pl.concat(frames) if frames else pl.DataFrame(schema=_PEOPLE_ROWS)
    rows = rows.with_columns(numbered(rows))
    for number, sheet in enumerate(listed):
        persons = rows.filter(pl.col("number") == number).get_column("person")
        numbered_rows = sheet.accepted.with_columns(persons, *_source(sheet))
        unclear = numbered_rows.filter(pl.col("person").is_null())
        sheet.problems = pl.concat([sheet.problems, problem(unclear, "name", "two_people_fit", pl.col("full_name"))])
        sheet.accepted = numbered_rows.filter(pl.col("person").is_not_null())
    rows = rows.filter(pl.col("person").is_not_null())
    return people_of(rows), rows


def _source(sheet: _Sheet) -> tuple[pl.Expr, ...]:
    return (
        pl.lit(sheet.raw.file).alias("source_file"),
        pl.lit(sheet.raw.sheet, dtype=pl.String).alias("source_sheet"),
        pl.col("row").alias("source_row"),
    )


def _register(desk: _Desk, people: pl.DataFrame, names: pl.DataFrame) -> Register:
    parts: dict[str, list[pl.DataFrame]] = {name: [] for name in SCHEMAS}
    parts["people"].append(people)
    parts["names"].append(names)
    named = [sheet for sheet in desk.sheets if sheet.mapping.kind == "feeds"]
    for sheet in desk.sheets:
        if sheet.mapping.kind != "feeds":
            for table, frame in facts_of(sheet.mapping.kind, with_keys(sheet.accepted), desk.kind_of_index):
                parts[table].append(frame)
    facts = {name: _typed(name, frames) for name, frames in parts.items()}
    told = ["person", "document_number", "issued_on", "valid_until"]
    facts["travel_documents"] = facts["travel_documents"].unique(told, keep="first", maintain_order=True)
    files = [sheet.raw.file for sheet in desk.sheets if sheet.mapping.kind == "crossings"]
    rows = (
        pl.concat([sheet.accepted.with_columns(_source(sheet)) for sheet in named], how="diagonal")
        if named
        else pl.DataFrame()
    )
    facts["feeds"] = _typed("feeds", [feeds_of(rows, facts["crossings"], files, desk.on)])
    return register_from({name: frame.lazy() for name, frame in facts.items()})


def _typed(table: str, frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The facts of one table in the types of its schema; columns that no list tells are missing values."""
    schema = dict(columns_of(table))
    known = [frame.select(name for name in schema if name in frame.columns) for frame in frames]
    empty = pl.DataFrame(schema=schema)
    # Column by column cast to the schema's types, so that lists without a column and lists with it join.
    typed = [frame.cast({name: schema[name] for name in frame.columns}) for frame in known if frame.width]
    return pl.concat([empty, *typed], how="diagonal").select(list(schema))


def _refusals(sheet: _Sheet) -> Iterator[Refusal]:
    headers = {name: sheet.mapping.headers[place] for place, name in sheet.mapping.fields.items()}
    for row, name, code, cell, other in sheet.problems.sort("row", maintain_order=True).rows():
        what, remedy = words_for(code, cell, other)
        yield Refusal(code, what, remedy, Source(sheet.raw.file, sheet.raw.sheet, row, headers.get(name)))


def _receipt(sheet: _Sheet) -> SheetReceipt:
    return SheetReceipt(
        file=sheet.raw.file, sheet=sheet.raw.sheet, list_kind=sheet.mapping.kind, rows=sheet.raw.frame.height,
        accepted=sheet.accepted.height, refused=sheet.problems.get_column("row").n_unique(), set_aside=sheet.checked.set_aside,
        unmapped=sheet.mapping.unmapped, orders=sheet.checked.orders, undecided=sheet.checked.undecided,
    )  # fmt: skip


def _refused_sheet(sheet: _Sheet) -> RefusedSheet:
    frame, mapping = sheet.raw.frame, sheet.mapping
    return RefusedSheet(
        mapping=mapping,
        header=frame.slice(mapping.header_row, mapping.header_height),
        rows=frame.filter(pl.col("row").is_in(sheet.problems.get_column("row").implode())),
        problems=sheet.problems.sort("row", maintain_order=True),
        orders=sheet.checked.orders,
    )


def _nothing(sheets: Sequence[_Sheet]) -> Refusal:
    """Lists of nobody; the first of them is named."""
    place = Source(sheets[0].raw.file, sheets[0].raw.sheet) if sheets else None
    return Refusal(
        "nothing_read",
        Text(id="Tidak ada baris tentang orang di bawah judul kolom.", en="There is no row about anybody below the header."),
        Text(id="Beri berkas daftar XLSX, ODS atau CSV yang berisi.", en="Give lists as XLSX, ODS or CSV that hold rows."),
        place,
    )  # fmt: skip
