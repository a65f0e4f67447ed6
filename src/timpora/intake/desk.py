"""The desk at which a file is opened: what its sheets look like, and what would become of each row if it were recorded."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import polars as pl

from timpora.intake.core.contents import KindOfIndex
from timpora.intake.core.mapping import Saved, mended_by, saved_fields
from timpora.intake.core.proposals import counted, refusal_kept, sheet_seen
from timpora.intake.core.proposing import propose
from timpora.intake.core.recording import records_of
from timpora.intake.core.warnings import mapping_fits_nothing
from timpora.intake.file_refusals import name_of
from timpora.intake.files import open_sheets
from timpora.intake.reading import read_lists
from timpora.intake.receipts import Reading
from timpora.intake.sheets import RawSheet
from timpora.intake.sheets import reading as reading_rows
from timpora.intake.workbench import Rows, Workbench, in_parts
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
            yield from self.bench.keep_sheets(open_sheets(self.path, progress))
            return
        for sheet in kept:
            progress(reading_rows(sheet.file, sheet.sheet), sheet.frame.height, sheet.frame.height)
            yield sheet


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
        seen.append(
            {**sheet_seen(propose(raw.frame, own | dict(saved), kind_of_index), raw.frame, raw.sheet), "mends": mends}
        )
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
    tables = records_of([(sheet.kind, sheet.rows) for sheet in reading.accepted], kind_of_index)
    told = _told(reading, tables)
    if file.bench is not None:
        file.bench.keep_checked(way_of(file, saved, on), told, tables)
    return Checked(told=told, tables={kind: in_parts(frame) for kind, frame in tables.items()}, reading=reading)


def _reading(file: File, saved: Saved, kind_of_index: KindOfIndex, on: date, progress: Progress) -> Reading:
    """What its rows say; what a sender's other lists taught need not fit this one, and then it is read without."""
    try:
        return read_lists(
            [file.path], on=on, saved=saved, kind_of_index=kind_of_index, progress=progress, even_if_none_is_accepted=True,
            opened=lambda _path, told: file.sheets(told),
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


def _told(reading: Reading, tables: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    sheets = [
        {
            "sheet": one.sheet, "kind": one.list_kind, "rows": one.rows, "accepted": one.accepted, "refused": one.refused,
            "set_aside": dict(one.set_aside), "unmapped": list(one.unmapped), "undecided": list(one.undecided),
        }
        for one in reading.receipts
    ]  # fmt: skip
    recorded = tables["people"].height if "people" in tables else 0
    listed = sum(sheet.rows.height for sheet in reading.accepted if sheet.kind != "feeds")
    return {
        "sheets": sheets,
        "rows": sum(one.rows for one in reading.receipts),
        "accepted": recorded,
        "refused": sum(one.refused for one in reading.receipts),
        "set_aside": counted([one.set_aside for one in reading.receipts]),
        "too_long": listed - recorded,
        "told_days": _told_days(reading),
        "facts": {table: frame.height for table, frame in tables.items()},
        # What a sender's other lists taught need not fit this one.
        "refusals": [refusal_kept(one) for one in reading.refusals if one.code != UNUSED_MAPPING][:MOST_KEPT],
        "warnings": [refusal_kept(one) for one in reading.warnings[:MOST_KEPT]],
    }


def _told_days(reading: Reading) -> dict[str, list[str]]:
    """The first and the last day of which lists of events speak: what such a list does not name did not happen between them."""
    days = [
        sheet.rows.select(pl.coalesce("crossed_on", "entered_on").alias("day")).get_column("day")
        for sheet in reading.accepted
        if sheet.kind == "crossings"
    ]
    told = pl.concat(days).drop_nulls() if days else pl.Series([], dtype=pl.Date)
    first, last = told.min(), told.max()
    return {"crossings": [str(first), str(last)]} if first is not None and last is not None else {}
