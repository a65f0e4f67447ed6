"""A column of days: read in one order that its cells settle, never guessed cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from timpora.intake.core.columns import converted
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


def read_days(
    cells: pl.Series, *, hint: DayOrder | None = None, epoch: date = EPOCH_1900, ends: bool = False
) -> DayColumn:
    """The days of one column of text; numeric forms all in the order that a hint or its cells settle.

    `ends` says that the column tells ends, so that of two days in a cell the second counts.
    """
    strip = last_part if ends else bare
    distinct = cells.drop_nulls().unique().to_list()
    order = order_of([strip(cell) for cell in distinct], hint)
    read = {cell: _read(strip(cell), order, epoch) for cell in distinct}
    return DayColumn(
        days=converted(cells, lambda cell: read[cell][0], pl.Date),
        reasons=converted(cells, lambda cell: read[cell][1], pl.String),
        order=order.order if order.seen else None,
        undecided=order.undecided,
    )


def order_of(texts: Sequence[str], hint: DayOrder | None) -> Order:
    """The order of a column's numeric days: from the hint, else from cells whose one part is no month."""
    pairs = [(int(found[1]), int(found[2])) for text in texts if (found := NUMERIC.match(text))]
    day_first = sum(first > LAST_MONTH for first, _ in pairs)
    month_first = sum(second > LAST_MONTH for _, second in pairs)
    open_ones = sum(first <= LAST_MONTH and second <= LAST_MONTH and first != second for first, second in pairs)
    settled = DayOrder.MONTH_FIRST if month_first and not day_first else DayOrder.DAY_FIRST
    return Order(
        order=hint or settled,
        seen=bool(pairs),
        conflict=hint is None and bool(day_first) and bool(month_first),
        swapped=hint is None
        and not open_ones
        and max(day_first, month_first) >= ENOUGH_TO_SUSPECT
        and _only_early(texts),
        undecided=hint is None and bool(open_ones) and not day_first and not month_first,
    )


def _only_early(texts: Sequence[str]) -> bool:
    """Whether all real days of a column lie in the first twelve of a month.

    Beside texts of which not one does, they are the ones that a spreadsheet in the other order took for days.
    """
    typed = [int(text[8:]) for text in texts if _is_iso(text)]
    return len(typed) >= ENOUGH_TO_SUSPECT and max(typed) <= LAST_MONTH


def _is_iso(text: str) -> bool:
    return len(text) == _ISO_LENGTH and text[4] == text[7] == "-" and text[8:].isdigit()


def _read(text: str, order: Order, epoch: date) -> DayOrReason:
    if order.swapped and _is_iso(text) and int(text[8:]) != int(text[5:7]):
        return None, "swapped_by_spreadsheet"
    return day_of(text, order.order, conflict=order.conflict, epoch=epoch)
