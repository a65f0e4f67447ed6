"""The desk at which a file is opened: what its sheets look like, and what would become of each row if it were recorded."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import polars as pl

from timpora.intake.core.contents import KindOfIndex
from timpora.intake.core.mapping import Saved, mended_by, saved_fields
from timpora.intake.core.proposals import counted, refusal_kept, sheet_seen
from timpora.intake.core.proposing import HEAD, propose
from timpora.intake.core.recording import Records
from timpora.intake.core.warnings import mapping_fits_nothing
from timpora.intake.file_refusals import name_of
from timpora.intake.files import open_sheets
from timpora.intake.piles import NewPile, Pile, Rows
from timpora.intake.reading import ForTheLedger, read_lists
from timpora.intake.receipts import Reading
from timpora.intake.sheets import RawSheet
from timpora.intake.sheets import reading as reading_rows
from timpora.intake.workbench import Workbench
from timpora.kernel.progress import Progress, silent
from timpora.kernel.refusals import Refused


UNUSED_MAPPING = mapping_fits_nothing().code
MOST_KEPT = 500  # refusals that a page shows; the workbook of refused rows has them all


@dataclass(frozen=True, kw_only=True)
class File:
    """A file on the desk, and the bench on which what was read of it lies meanwhile; None where reading it again costs nothing."""

    path: Path
    bench: Workbench | None = None

    def sheets(self, progress: Progress) -> Iterator[RawSheet]:
        """Its sheets, as they were read before or read now; raises Refused for what is no file of lists."""
        if self.bench is None:
            yield from open_sheets(self.path, progress)
            return
        kept = self.bench.sheets(name_of(self.path))
        if kept is None:
            yield from self.bench.keep_sheets(open_sheets(self.path, progress, self.bench.new_pile))
            return
        for sheet in kept:
            progress(reading_rows(sheet.file, sheet.sheet), sheet.cells.count, sheet.cells.count)
            yield sheet

    def new_pile(self) -> Pile:
        """Where its rows are laid by while it is worked on."""
        return Pile() if self.bench is None else self.bench.new_pile()


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A file that was checked: what to tell of it, the ledger's rows by kind of fact, and the reading itself where it was just made."""

    told: dict[str, Any]
    tables: Mapping[str, Rows]
    reading: Reading | None


def look(file: File, saved: Saved, kind_of_index: KindOfIndex, progress: Progress = silent) -> list[dict[str, Any]]:
    """The sheets of a file with the mapping that is proposed for each; raises Refused for what is no file of lists."""
    seen = []
    for raw in file.sheets(progress):
        own = saved_fields(raw.saved, raw.file) if raw.saved else {}
        mends = mended_by(raw.saved) if raw.saved else None
        head = raw.cells.head(HEAD)
        mapping = propose(head, own | dict(saved), kind_of_index)
        seen.append({**sheet_seen(mapping, head, raw.sheet, raw.cells.count), "mends": mends})
    return seen


def ready(file: File, saved: Saved, kind_of_index: KindOfIndex, on: date, progress: Progress = silent) -> Checked:
    """A file as it is to be recorded: what was checked in just this way, or else what a check finds now."""
    kept = None if file.bench is None else file.bench.checked(way_of(file, saved, on))
    if kept is None:
        return check(file, saved, kind_of_index, on, progress)
    told, tables = kept
    return Checked(told=told, tables=tables, reading=None)


def check(file: File, saved: Saved, kind_of_index: KindOfIndex, on: date, progress: Progress = silent) -> Checked:
    """Reads a file wholly; where no row can be used, the reason stands among the refusals."""
    try:
        reading = _reading(file, saved, kind_of_index, on, progress)
    except Refused as refused:
        nothing = {"sheets": [], "rows": 0, "accepted": 0, "refused": 0, "facts": {}, "warnings": [], "too_long": 0}
        return Checked(told={**nothing, "refusals": [refusal_kept(refused.refusal)]}, tables={}, reading=None)
    checked = recorded(reading, kind_of_index, file.new_pile)
    if file.bench is not None:
        file.bench.keep_checked(way_of(file, saved, on), checked.told, checked.tables)
    return checked


def recorded(reading: Reading, kind_of_index: KindOfIndex, new_pile: NewPile) -> Checked:
    """What the ledger would hold of what was read, laid by on piles, and what is to be told of it."""
    records, piles, days = Records(kind_of_index), dict[str, Pile](), _Days()
    for sheet in reading.accepted:
        for part in sheet.rows.parts():
            for table, frame in records.of(sheet.kind, part).items():
                if table not in piles:
                    piles[table] = new_pile()
                piles[table].add(frame)
            days.see(sheet.kind, part)
    for table, frame in records.named().items():
        piles[table] = new_pile()
        piles[table].add(frame)
    tables = {table: pile.rows for table, pile in piles.items() if pile.rows.count}
    return Checked(told=_told(reading, tables, days.told), tables=tables, reading=reading)


def _reading(file: File, saved: Saved, kind_of_index: KindOfIndex, on: date, progress: Progress) -> Reading:
    """What its rows say; what a sender's other lists taught need not fit this one, and then it is read without."""
    try:
        return read_lists(
            [file.path], on=on, saved=saved, kind_of_index=kind_of_index, progress=progress,
            ledger=ForTheLedger(opened=lambda _path, told: file.sheets(told), new_pile=file.new_pile, most=MOST_KEPT),
        )  # fmt: skip
    except Refused as refused:
        if refused.refusal.code != UNUSED_MAPPING or not saved:
            raise
    return _reading(file, {}, kind_of_index, on, progress)


def way_of(file: File, saved: Saved, on: date) -> str:
    """By what a check is known again: how columns were read, on which day, and by which edition of this program."""
    mappings = {fingerprint: asdict(one) for fingerprint, one in saved.items()}
    told = [version("timpora"), name_of(file.path), on.isoformat(), mappings]
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=sorted).encode()).hexdigest()


def _told(reading: Reading, tables: Mapping[str, Rows], told_days: Mapping[str, list[str]]) -> dict[str, Any]:
    sheets = [
        {
            "sheet": one.sheet, "kind": one.list_kind, "rows": one.rows, "accepted": one.accepted, "refused": one.refused,
            "set_aside": dict(one.set_aside), "unmapped": list(one.unmapped), "undecided": list(one.undecided),
        }
        for one in reading.receipts
    ]  # fmt: skip
    recorded = tables["people"].count if "people" in tables else 0
    listed = sum(sheet.rows.count for sheet in reading.accepted if sheet.kind != "feeds")
    return {
        "sheets": sheets,
        "rows": sum(one.rows for one in reading.receipts),
        "accepted": recorded,
        "refused": sum(one.refused for one in reading.receipts),
        "set_aside": counted([one.set_aside for one in reading.receipts]),
        "too_long": listed - recorded,
        "told_days": dict(told_days),
        "facts": {table: rows.count for table, rows in tables.items()},
        # What a sender's other lists taught need not fit this one.
        "refusals": [refusal_kept(one) for one in reading.refusals if one.code != UNUSED_MAPPING][:MOST_KEPT],
        "warnings": [refusal_kept(one) for one in reading.warnings[:MOST_KEPT]],
    }


@dataclass
class _Days:
    """The first and the last day of which lists of events speak: what such a list does not name did not happen between them."""

    days: list[date] = field(default_factory=list)

    def see(self, kind: str, rows: pl.DataFrame) -> None:
        if kind == "crossings":
            told = rows.select(pl.coalesce("crossed_on", "entered_on").alias("day")).get_column("day").drop_nulls()
            days = [*self.days, *pl.concat([told.sort().head(1), told.sort().tail(1)]).to_list()]
            self.days = [min(days), max(days)] if days else []

    @property
    def told(self) -> dict[str, list[str]]:
        return {"crossings": [str(day) for day in self.days]} if self.days else {}
