"""The desk at which a file is opened: what its sheets look like, and what would become of each row if it were recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from timpora.intake.core.contents import KindOfIndex
from timpora.intake.core.mapping import Saved, saved_fields
from timpora.intake.core.proposals import counted, refusal_kept, sheet_seen
from timpora.intake.core.proposing import propose
from timpora.intake.core.recording import records_of
from timpora.intake.core.warnings import mapping_fits_nothing
from timpora.intake.files import open_sheets
from timpora.intake.reading import read_lists
from timpora.intake.receipts import Reading
from timpora.kernel.progress import Progress, silent
from timpora.kernel.refusals import Refused


UNUSED_MAPPING = mapping_fits_nothing().code
MOST_KEPT = 500  # refusals that a page shows; the workbook of refused rows has them all


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A file that was read: what to tell of it, the ledger's rows by kind of fact, and the reading itself."""

    told: dict[str, Any]
    tables: Mapping[str, pl.DataFrame]
    reading: Reading | None


def look(path: Path, saved: Saved, kind_of_index: KindOfIndex, progress: Progress = silent) -> list[dict[str, Any]]:
    """The sheets of a file with the mapping that is proposed for each; raises Refused for what is no file of lists."""
    seen = []
    for raw in open_sheets(path, progress):
        own = saved_fields(raw.saved, raw.file) if raw.saved else {}
        seen.append(sheet_seen(propose(raw.frame, own | dict(saved), kind_of_index), raw.frame, raw.sheet))
    return seen


def check(path: Path, saved: Saved, kind_of_index: KindOfIndex, on: date, progress: Progress = silent) -> Checked:
    """Reads a file wholly; where no row can be used, the reason stands among the refusals."""
    try:
        reading = read_lists(
            [path], on=on, saved=saved, kind_of_index=kind_of_index, progress=progress, even_if_none_is_accepted=True
        )
    except Refused as refused:
        if refused.refusal.code == UNUSED_MAPPING and saved:
            return check(path, {}, kind_of_index, on, progress)
        nothing = {"sheets": [], "rows": 0, "accepted": 0, "refused": 0, "facts": {}, "warnings": [], "too_long": 0}
        return Checked(told={**nothing, "refusals": [refusal_kept(refused.refusal)]}, tables={}, reading=None)
    tables = records_of([(sheet.kind, sheet.rows) for sheet in reading.accepted], kind_of_index)
    return Checked(told=_told(reading, tables), tables=tables, reading=reading)


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
