"""Days as lists write them: each column is read in one order, never guessed cell by cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from timpora.kernel.text import MONTHS, Language


EXCEL_EPOCH = date(1899, 12, 30)
FIRST_SAFE_SERIAL = 61  # earlier serials fall into the leap day of 1900 that never was
LAST_SERIAL = 80_000
TWO_DIGIT_PIVOT = 40
_NUMERIC = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})$")
_ISO = re.compile(r"^(\d{4})[/.\-]?(\d{2})[/.\-]?(\d{2})$")
_DAY_WORD = re.compile(r"^(\d{1,2})[\s\-./]*([A-Za-z]{3,9})\.?[\s\-./,]*(\d{2}|\d{4})$")
_WORD_DAY = re.compile(r"^([A-Za-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{2}|\d{4})$")
_TIME = re.compile(r"[T ]+\d{1,2}[:.]\d{2}([:.]\d{2})?(\.\d+)?\s*(WIB|WITA|WIT|Z|AM|PM)?$", re.IGNORECASE)
_WEEKDAY = re.compile(r"^(senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|[a-z]{3,6}day)\s*,\s*", re.IGNORECASE)


class DayOrder(StrEnum):
    """In which order a column writes numeric days."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, kw_only=True)
class DayColumn:
    """A column read: a day or None per cell, a reason code per failed cell, and the order it was read in.

    `undecided` says that no cell settles the order (the Indonesian day-first order is used and shown).
    """

    days: Sequence[date | None]
    reasons: Sequence[str | None]
    order: DayOrder | None
    undecided: bool


def _month_names() -> dict[str, int]:
    names = {name.lower(): number for months in MONTHS.values() for number, name in enumerate(months, start=1)}
    names |= {name[:3]: number for name, number in list(names.items())}
    return names | {"pebruari": 2, "peb": 2, "nopember": 11, "nop": 11, "agt": 8, "ags": 8, "sept": 9, "okt": 10}


MONTH_NUMBERS = _month_names()
assert MONTH_NUMBERS[MONTHS[Language.ENGLISH][11].lower()] == len(MONTHS[Language.ENGLISH])


def read_days(cells: Sequence[str | None], *, hint: DayOrder | None = None) -> DayColumn:
    """The days of one column; numeric forms all in the order that its cells settle."""
    distinct = {cell: _stripped(cell) for cell in dict.fromkeys(cells) if cell is not None}
    can_be_day_first = can_be_month_first = seen = False
    for text in distinct.values():
        if found := _NUMERIC.match(text):
            first, second = int(found[1]), int(found[2])
            seen = True
            can_be_day_first |= first > 12
            can_be_month_first |= second > 12
    conflict = can_be_day_first and can_be_month_first
    order = hint or (DayOrder.MONTH_FIRST if can_be_month_first and not can_be_day_first else DayOrder.DAY_FIRST)
    read = {cell: _read(text, order, conflict=conflict and hint is None) for cell, text in distinct.items()}
    nothing: tuple[date | None, str | None] = (None, None)
    results = [read[cell] if cell is not None else nothing for cell in cells]
    return DayColumn(
        days=[day for day, _ in results],
        reasons=[reason for _, reason in results],
        order=order if seen else None,
        undecided=seen and hint is None and not (can_be_day_first or can_be_month_first),
    )


def _stripped(cell: str) -> str:
    return _TIME.sub("", _WEEKDAY.sub("", cell.strip().lstrip("'"))).strip()


def _read(text: str, order: DayOrder, *, conflict: bool) -> tuple[date | None, str | None]:
    if found := _ISO.match(text):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    if text.isdigit():
        serial = int(text)
        if FIRST_SAFE_SERIAL <= serial <= LAST_SERIAL:
            return EXCEL_EPOCH + timedelta(days=serial), None
        return None, "not_a_day"
    if found := _NUMERIC.match(text):
        first, second, year = int(found[1]), int(found[2]), _year(found[3])
        if conflict and first <= 12 and second <= 12 and first != second:
            return None, "order_conflict"
        if second > 12 or (order is DayOrder.MONTH_FIRST and first <= 12):
            first, second = second, first
        return _made(year, second, first)
    if found := _DAY_WORD.match(text):
        return _in_words(found[2], found[1], found[3])
    if found := _WORD_DAY.match(text):
        return _in_words(found[1], found[2], found[3])
    return None, "not_a_day"


def _in_words(month: str, day: str, year: str) -> tuple[date | None, str | None]:
    number = MONTH_NUMBERS.get(month.lower())
    return (None, "not_a_day") if number is None else _made(_year(year), number, int(day))


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if year <= TWO_DIGIT_PIVOT else 1900 + year


def _made(year: int, month: int, day: int) -> tuple[date | None, str | None]:
    try:
        return date(year, month, day), None
    except ValueError:
        return None, "no_such_day"
