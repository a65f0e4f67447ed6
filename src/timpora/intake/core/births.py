"""Birth days, which may be partial and may stand behind a place: `Seoul, 12 Mei 1988`, `00/05/1990`, `1990`."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial

import polars as pl

from timpora.intake.core.columns import converted_together
from timpora.intake.core.day_forms import (
    EPOCH_1900,
    FIRST_YEAR,
    LAST_MONTH,
    MONTH_NUMBERS,
    DayOrder,
    bare,
    day_of,
    month_of,
)  # fmt: skip
from timpora.intake.core.days import Order, Orders


_YEAR = re.compile(r"^(?:00?[/.\- ]00?[/.\- ])?((?:19|20)\d\d)(?:\.0)?$")
_ISO_MONTH = re.compile(r"^((?:19|20)\d\d)-(\d{2})(?:-00)?$")
_ISO_YEAR = re.compile(r"^((?:19|20)\d\d)-00-00$")
_BEHIND_PLACE = re.compile(r"(\d{1,4}\s*[/.\-].*|\d{1,2}\s*[A-Za-z].*|(?:19|20)\d\d)$")
_BETWEEN_WORDS = re.compile(r"[,/\s]+")
_TWO_DIGIT_YEAR = re.compile(r"[^\d]\d{2}$")


@dataclass(frozen=True, kw_only=True)
class BirthColumn:
    """First and last day that each cell allows, a reason code per failed cell, the order, and whether it is undecided."""

    earliest: pl.Series
    latest: pl.Series
    reasons: pl.Series
    order: DayOrder | None
    undecided: bool


type Birth = tuple[date | None, date | None, str | None]


def bare_births(cells: pl.Series) -> dict[str, str]:
    """The different cells of a column of birth days, each without the place before its day."""
    return {cell: _without_place(cell) for cell in cells.drop_nulls().unique().to_list()}


def read_births(
    cells: pl.Series, *, on: date, hint: DayOrder | None = None, epoch: date = EPOCH_1900, order: Order | None = None
) -> BirthColumn:
    """The birth days of one column, in the order that was settled before, or that a hint or these cells settle.

    A cell without any digit names a place only and tells no day.
    """
    if order is None:
        seen = Orders()
        seen.see(cells, bare_births)
        order = seen.settled(hint)
    read = partial(_birth, order=order.order, conflict=order.conflict, on=on, epoch=epoch)
    told = converted_together(cells, read, {"earliest": pl.Date, "latest": pl.Date, "reasons": pl.String})
    return BirthColumn(
        earliest=told.get_column("earliest"),
        latest=told.get_column("latest"),
        reasons=told.get_column("reasons"),
        order=order.order if order.seen else None,
        undecided=order.undecided,
    )


def _without_place(cell: str) -> str:
    """The day behind a place; a time is only looked for once the place is gone, or `Busan, 12.05.45` would be one."""
    text = cell.strip("' ")
    if not text[:1].isdigit():
        words = _BETWEEN_WORDS.split(text)
        month = next((at for at, word in enumerate(words) if word.rstrip(".").lower() in MONTH_NUMBERS), None)
        if month is not None and not (month and words[month - 1][:1].isdigit()):
            text = " ".join(words[month:])
        elif found := _BEHIND_PLACE.search(text):
            text = found[1]
    return bare(text)


@lru_cache(maxsize=2**15)
def _birth(cell: str, order: DayOrder, *, conflict: bool, on: date, epoch: date) -> Birth:
    return _range(_without_place(cell), order, conflict=conflict, on=on, epoch=epoch)


def _range(text: str, order: DayOrder, *, conflict: bool, on: date, epoch: date) -> Birth:
    if not any(character.isdigit() for character in text):
        return None, None, None
    if found := _YEAR.match(text) or _ISO_YEAR.match(text):
        return _within(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31), on)
    if found := _ISO_MONTH.match(text):
        return _month(int(found[1]), int(found[2]), on)
    if month := month_of(text):
        return _month(*month, on)
    day, reason = day_of(text, order, conflict=conflict, epoch=epoch)
    if day is None:
        return None, None, "not_a_day" if reason == "day_is_incomplete" else reason
    if day > on and _TWO_DIGIT_YEAR.search(text) and day.year - 100 >= FIRST_YEAR:
        day = day.replace(year=day.year - 100)
    return _within(day, day, on)


def _month(year: int, month: int, on: date) -> Birth:
    if not 1 <= month <= LAST_MONTH:
        return None, None, "no_such_day"
    return _within(date(year, month, 1), date(year, month, monthrange(year, month)[1]), on)


def _within(earliest: date, latest: date, on: date) -> Birth:
    if earliest > on:
        return None, None, "born_later"
    if earliest.year < FIRST_YEAR:
        return None, None, "year_is_implausible"
    return earliest, latest, None
