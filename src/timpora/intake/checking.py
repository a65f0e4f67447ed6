"""One sheet that was mapped, checked part by part: what became of its rows lies on piles, and is given as often as it is wanted."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

import polars as pl

from timpora.intake.core import warnings
from timpora.intake.core.checks import CheckedPart, Settled, check_parts, settle
from timpora.intake.core.mapping import ListMapping
from timpora.intake.core.problem_words import words_for
from timpora.intake.core.reading_columns import problem
from timpora.intake.piles import NewPile, Pile, Rows
from timpora.intake.sheets import RawSheet
from timpora.kernel.refusals import Refusal, Source
from timpora.kernel.text import Text


# What a row says of who somebody is.
TOLD = {
    "row": pl.UInt32, "document": pl.String, "old_document": pl.String, "name_key": pl.String, "full_name": pl.String, "born_earliest": pl.Date,
    "born_latest": pl.Date, "nationality": pl.String,
}  # fmt: skip
PEOPLE_ROWS = TOLD | {
    "number": pl.Int32,
    "source_file": pl.String,
    "source_sheet": pl.String,
    "source_row": pl.UInt32,
}


@dataclass(kw_only=True)
class Sheet:
    """A sheet that was checked; rows about whom people cannot be told apart become refused afterwards, once they are `unclear`.

    `found` are the rows that were accepted, `wrong` the problems of the others: a part of each for every part of the sheet.
    """

    raw: RawSheet
    mapping: ListMapping
    settled: Settled
    found: Rows
    wrong: Rows
    told: Rows
    refused_rows: int
    set_aside: Mapping[str, int]
    warnings: list[Refusal]
    unclear: pl.Series = field(default_factory=lambda: pl.Series("row", [], dtype=pl.UInt32))

    @property
    def refused(self) -> int:
        """How many rows are refused."""
        return self.refused_rows + len(self.unclear)

    @property
    def accepted(self) -> Rows:
        """The accepted rows by field, with their place."""
        return Rows(count=self.found.count - len(self.unclear), parts=self._accepted)

    def _accepted(self) -> Iterator[pl.DataFrame]:
        for part in self.found.parts():
            yield part.filter(pl.col("row").is_in(self.unclear.implode()).not_()).with_columns(self._source())

    def particulars(self, number: int) -> Iterator[pl.DataFrame]:
        """What each accepted row says of who it is about; the sheet goes by a number."""
        for part in self.told.parts():
            yield part.with_columns(pl.lit(number, dtype=pl.Int32).alias("number"), *self._source())

    def _source(self) -> tuple[pl.Expr, ...]:
        return (
            pl.lit(self.raw.file).alias("source_file"),
            pl.lit(self.raw.sheet, dtype=pl.String).alias("source_sheet"),
            pl.col("row").alias("source_row"),
        )

    def problems(self) -> Iterator[pl.DataFrame]:
        """What is wrong with the refused rows, part by part in the order of the rows."""
        if self.unclear.is_empty():
            yield from self.wrong.parts()
            return
        for found, wrong in zip(self.found.parts(), self.wrong.parts(), strict=True):
            unclear = found.filter(pl.col("row").is_in(self.unclear.implode()))
            both = [wrong, problem(unclear, "name", "two_people_fit", pl.col("full_name"))]
            yield pl.concat(both).sort("row", maintain_order=True)

    def refusals(self) -> Iterator[Refusal]:
        """The same in words."""
        headers = {name: self.mapping.headers[place] for place, name in self.mapping.fields.items()}
        for part in self.problems():
            for row, name, code, cell, other in part.rows():
                what, remedy = words_for(code, cell, other)
                yield Refusal(code, what, remedy, Source(self.raw.file, self.raw.sheet, row, headers.get(name)))

    def refused_as_written(self) -> pl.DataFrame:
        """The refused rows as the source wrote them."""
        rows = [
            part.filter(pl.col("row").is_in(wrong.get_column("row").implode()))
            for part, wrong in zip(self.raw.cells.parts(), self.problems(), strict=True)
        ]
        return pl.concat(rows)


def check_sheet(raw: RawSheet, mapping: ListMapping, *, on: date, new_pile: NewPile, most: int | None) -> Sheet:
    """Checks a sheet that is a list; of warnings about single rows the first are told, `most` of each sort, or all."""
    tidied = new_pile()
    settled = settle(raw.cells.parts(), raw.cells.count, mapping, tidied.add)
    found, wrong, told = new_pile(), new_pile(), new_pile()
    refused, aside, warned = 0, Counter[str](), _Warned(raw, mapping, most)
    for part in check_parts(tidied.rows.parts(), mapping, settled, on=on, epoch=raw.epoch):
        found.add(part.rows)
        wrong.add(part.problems)
        _lay_by(told, part, mapping)
        refused += part.problems.get_column("row").n_unique()
        aside.update(part.set_aside)
        warned.of(part)
    return Sheet(
        raw=raw, mapping=mapping, settled=settled, found=found.rows, wrong=wrong.rows, told=told.rows, refused_rows=refused,
        set_aside=dict(sorted(aside.items())), warnings=warned.all(settled),
    )  # fmt: skip


def _lay_by(told: Pile, part: CheckedPart, mapping: ListMapping) -> None:
    if mapping.kind != "feeds":
        told.add(part.rows.select(list(TOLD)))


class _Warned:
    """Warnings about a sheet, in the order in which a reader meets them."""

    def __init__(self, raw: RawSheet, mapping: ListMapping, most: int | None) -> None:
        self._raw, self._mapping, self._most = raw, mapping, most
        self._doubts: list[Refusal] = []
        self._undated: list[Refusal] = []

    def of(self, part: CheckedPart) -> None:
        """What rows of a part give cause for."""
        file, sheet = self._raw.file, self._raw.sheet
        if part.doubts is not None:
            self._take(self._doubts, warnings.told_otherwise_by_zones(part.doubts, self._mapping, file, sheet))
        if self._mapping.kind == "applications":
            self._take(self._undated, warnings.undated_decisions(part.rows, file, sheet))

    def _take(self, kept: list[Refusal], more: Iterator[Refusal]) -> None:
        kept.extend(islice(more, None if self._most is None else self._most - len(kept)))

    def all(self, settled: Settled) -> list[Refusal]:
        """With what is to be said of the whole sheet."""
        file, sheet = self._raw.file, self._raw.sheet
        look = Text(id="Periksa baris itu.", en="Look at that line.")
        noticed = [Refusal(code, text, look, Source(file, sheet)) for code, text in self._raw.notices]
        undecided = [warnings.undecided_order(self._mapping, name, file, sheet) for name in settled.undecided]
        return [*noticed, *undecided, *self._doubts, *self._undated]
