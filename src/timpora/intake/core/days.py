"""A column of days: read in one order that its cells settle, never guessed cell by cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import polars as pl

from timpora.intake.core.columns import converted_together
from timpora.intake.core.day_forms import (
    EPOCH_1900,
    LAST_MONTH,
    NUMERIC,
    DayOrder,
    DayOrReason,
    bare,
    day_of,
    last_part,
)


# With three cells on each side, chance alone would sort days so neatly in one column of a hundred.
ENOUGH_TO_SUSPECT = 3
_ISO_LENGTH = 10
_PLAIN = r"^(?:(?P<first>[0-9]{1,2})[/-](?P<second>[0-9]{1,2})[/-](?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-(?P<typed>[0-9]{2}))$"


@dataclass(frozen=True, kw_only=True)
class DayColumn:
    """A column read: a day or missing per cell, a reason code per failed cell, and the order it was read in.

    `undecided` says that numeric days are there but none settles the order: day-first is used, and said.
    """

    days: pl.Series
    reasons: pl.Series
    order: DayOrder | None
    undecided: bool


@dataclass(frozen=True, kw_only=True)
class Order:
    """What the cells of a column say about their order."""

    order: DayOrder
    seen: bool
    conflict: bool
    swapped: bool
    undecided: bool


@dataclass(kw_only=True)
class Orders:
    """What was seen of a column that is read part by part; of cells that settle its order no more are kept than are counted."""

    day_first: set[str] = field(default_factory=set)
    month_first: set[str] = field(default_factory=set)
    typed: set[str] = field(default_factory=set)  # real days of the workbook
    last_typed: int = 0  # the latest of their days of the month
    has_open: bool = False
    has_numeric: bool = False

    def see(self, cells: pl.Series, bared: Callable[[pl.Series], Mapping[str, str]]) -> None:
        """Cells of the column; `bared` gives of different ones the text without what stands around the day."""
        distinct = cells.drop_nulls().unique()
        is_plain = distinct.str.contains(_PLAIN)
        self._see_plain(distinct.filter(is_plain))
        for cell, text in bared(distinct.filter(~is_plain)).items():
            if found := NUMERIC.match(text):
                first, second = int(found[1]), int(found[2])
                self.has_numeric = True
                self.has_open |= first <= LAST_MONTH and second <= LAST_MONTH and first != second
                if first > LAST_MONTH:
                    _keep(self.day_first, cell)
                if second > LAST_MONTH:
                    _keep(self.month_first, cell)
            elif _is_iso(text):
                _keep(self.typed, cell)
                self.last_typed = max(self.last_typed, int(text[8:]))

    def _see_plain(self, cells: pl.Series) -> None:
        """The same for the usual forms, around whose day nothing stands, all at once."""
        parts = cells.str.extract_groups(_PLAIN).struct.unnest().cast(pl.Int64)
        told = parts.with_columns(cells.alias("cell"))
        numeric = told.filter(pl.col("first").is_not_null())
        self.has_numeric |= not numeric.is_empty()
        self.has_open |= not numeric.filter(
            pl.max_horizontal("first", "second") <= LAST_MONTH, pl.col("first") != pl.col("second")
        ).is_empty()
        typed = told.filter(pl.col("typed").is_not_null())
        self.last_typed = max(
            [self.last_typed, *typed.select(pl.col("typed").max()).to_series().drop_nulls().to_list()]
        )
        for kept, found in (
            (self.day_first, numeric.filter(pl.col("first") > LAST_MONTH)),
            (self.month_first, numeric.filter(pl.col("second") > LAST_MONTH)),
            (self.typed, typed),
        ):
            for cell in found.get_column("cell").head(2 * ENOUGH_TO_SUSPECT).to_list():
                _keep(kept, cell)

    def settled(self, hint: DayOrder | None) -> Order:
        """The order of the column's numeric days: from the hint, else from cells whose one part is no month."""
        day_first, month_first = len(self.day_first), len(self.month_first)
        settled = DayOrder.MONTH_FIRST if month_first and not day_first else DayOrder.DAY_FIRST
        return Order(
            order=hint or settled,
            seen=self.has_numeric,
            conflict=hint is None and bool(day_first) and bool(month_first),
            swapped=hint is None
            and not self.has_open
            and max(day_first, month_first) >= ENOUGH_TO_SUSPECT
            and self._only_early(),
            undecided=hint is None and self.has_open and not day_first and not month_first,
        )

    def _only_early(self) -> bool:
        """Whether all real days of a column lie in the first twelve of a month.

        Beside texts of which not one does, they are the ones that a spreadsheet in the other order took for days.
        """
        return len(self.typed) >= ENOUGH_TO_SUSPECT and self.last_typed <= LAST_MONTH


def _keep(cells: set[str], cell: str) -> None:
    if len(cells) < ENOUGH_TO_SUSPECT:
        cells.add(cell)


def bare_days(cells: pl.Series, *, ends: bool = False) -> dict[str, str]:
    """The different cells of a column of days, each without what stands around its day; of two days in a cell the second if it tells `ends`."""
    strip = last_part if ends else bare
    return {cell: strip(cell) for cell in cells.drop_nulls().unique().to_list()}


def read_days(
    cells: pl.Series,
    *,
    hint: DayOrder | None = None,
    epoch: date = EPOCH_1900,
    ends: bool = False,
    order: Order | None = None,
) -> DayColumn:
    """The days of one column of text; numeric forms all in the order that was settled before, or that a hint or these cells settle.

    `ends` says that the column tells ends, so that of two days in a cell the second counts.
    """
    if order is None:
        seen = Orders()
        seen.see(cells, partial(bare_days, ends=ends))
        order = seen.settled(hint)
    strip = last_part if ends else bare
    told = converted_together(
        cells, lambda cell: _read(strip(cell), order, epoch), {"days": pl.Date, "reasons": pl.String}
    )
    return DayColumn(
        days=told.get_column("days"),
        reasons=told.get_column("reasons"),
        order=order.order if order.seen else None,
        undecided=order.undecided,
    )


def _is_iso(text: str) -> bool:
    return len(text) == _ISO_LENGTH and text[4] == text[7] == "-" and text[8:].isdigit()


def _read(text: str, order: Order, epoch: date) -> DayOrReason:
    if order.swapped and _is_iso(text) and int(text[8:]) != int(text[5:7]):
        return None, "swapped_by_spreadsheet"
    return day_of(text, order.order, conflict=order.conflict, epoch=epoch)
