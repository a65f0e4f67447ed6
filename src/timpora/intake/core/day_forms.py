"""The forms in which lists write a day, one cell at a time; the order of numeric days is an argument, never a guess."""

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from timpora.kernel.text import MONTHS


class DayOrder(StrEnum):
    """In which order a column writes numeric days."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


type DayOrReason = tuple[date | None, str | None]

EPOCH_1900, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
FIRST_SERIAL, LAST_SERIAL = (
    3_654,
    80_000,
)  # 1910 to 2119: smaller numbers are years or counts, and the calendar of 1900 is wrong
FIRST_YEAR, LAST_YEAR = 1900, 2150
TWO_DIGIT_PIVOT = 40  # 00 to 40 are of this century; 41 to 99 of the last
LAST_MONTH = 12
NUMERIC = re.compile(r"^(\d{1,2})\s*[/.\-\\ ]\s*(\d{1,2})\s*[/.\-\\ ]\s*(\d{4}|\d{2})$")
_ISO = re.compile(r"^(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})$")
_COMPACT = re.compile(r"^(19\d\d|20\d\d)(\d{2})(\d{2})$")
_SERIAL = re.compile(r"^(\d{4,5})(?:[.,]\d+)?$")
_DAY_WORD = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?[\s\-./,]*([A-Za-z]+)[\s\-./,]*(\d{4}|\d{2})$")
_WORD_DAY = re.compile(r"^([A-Za-z]+)\.?[\s\-]*(\d{1,2})(?:st|nd|rd|th)?[\s,\-]+(\d{4}|\d{2})$")
_MONTH_ONLY = re.compile(r"^(?:(?:00?[/.\- ])?(\d{1,2})[/.\- ]|(?:00?[\s\-./]*)?([A-Za-z]+)[\s\-./]+)(\d{4})$")
_TIME = re.compile(r"(?:T|,|\s)+(?:(?:pukul|jam|at)\s*)?\d{1,2}[:.][0-5]\d(?:[:.][0-5]\d(?:[.,]\d+)?)?\s*(?:[AP]\.?M\.?)?\s*(?:WIB|WITA|WIT|Z|UTC|[+-]\d{2}:?\d{2})?$", re.IGNORECASE)  # fmt: skip
_WEEKDAY = re.compile(r"^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\s*,?\s+", re.IGNORECASE)  # fmt: skip
_UNTIL = re.compile(
    r"(?:^|\s)(?:s\s*[./]?\s*d\.?|sampai(?:\s+dengan)?|hingga|until|to|[\u2013\u2014])\s*(?=\S)", re.IGNORECASE
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _month_names() -> dict[str, int]:
    names = {name.lower(): number for months in MONTHS.values() for number, name in enumerate(months, start=1)}
    names |= {name[:3]: number for name, number in list(names.items())}
    names |= {roman: number for number, roman in enumerate(_ROMAN, start=1)}
    more = {"pebruari": 2, "peb": 2, "febr": 2, "maret": 3, "mrt": 3, "nopember": 11, "nop": 11, "agt": 8, "ags": 8, "agust": 8, "agst": 8, "sept": 9, "okt": 10}  # fmt: skip
    return names | more


MONTH_NUMBERS = _month_names()


@lru_cache(maxsize=2**14)
def bare(cell: str) -> str:
    """A cell without the weekday before its day and the time behind it."""
    return _TIME.sub("", _WEEKDAY.sub("", cell.strip().strip("'`\u2019 ").rstrip(".,; "))).strip()


def last_part(cell: str) -> str:
    """The second day of `1 Juni 2023 s.d. 30 Juni 2023`; a cell with one day stays as it is."""
    return bare(_UNTIL.split(cell)[-1])


@lru_cache(maxsize=2**14)
def day_of(text: str, order: DayOrder, *, conflict: bool, epoch: date = EPOCH_1900) -> DayOrReason:
    """The day of a bare cell, or the code of the reason why there is none."""
    if found := _ISO.match(text) or _COMPACT.match(text):
        return made(int(found[1]), int(found[2]), int(found[3]))
    if found := _SERIAL.match(text):
        return _from_serial(int(found[1]), epoch)
    if found := NUMERIC.match(text):
        return _numeric(int(found[1]), int(found[2]), full_year(found[3]), order, conflict=conflict)
    if found := _DAY_WORD.match(text):
        return _in_words(found[2], found[1], found[3])
    if found := _WORD_DAY.match(text):
        return _in_words(found[1], found[2], found[3])
    return None, "day_is_incomplete" if month_of(text) else "not_a_day"


def _from_serial(serial: int, epoch: date) -> DayOrReason:
    if FIRST_SERIAL <= serial <= LAST_SERIAL:
        return epoch + timedelta(days=serial), None
    return None, "day_is_incomplete" if FIRST_YEAR <= serial <= LAST_YEAR else "not_a_day"


def _numeric(first: int, second: int, year: int, order: DayOrder, *, conflict: bool) -> DayOrReason:
    if conflict and first <= LAST_MONTH and second <= LAST_MONTH and first != second:
        return None, "order_conflict"
    if second > LAST_MONTH or (order is DayOrder.MONTH_FIRST and first <= LAST_MONTH):
        first, second = second, first
    return made(year, second, first)


def month_of(text: str) -> tuple[int, int] | None:
    """Year and month of `05-1990`, `00/05/1990` or `Mei 1990`."""
    if (found := _MONTH_ONLY.match(text)) is None:
        return None
    month = int(found[1]) if found[1] else MONTH_NUMBERS.get(found[2].lower(), 0)
    return (int(found[3]), month) if 1 <= month <= LAST_MONTH else None


def _in_words(month: str, day: str, year: str) -> DayOrReason:
    number = MONTH_NUMBERS.get(month.lower())
    return (None, "not_a_day") if number is None else made(full_year(year), number, int(day))


def full_year(text: str) -> int:
    """A year of two digits in its century; four digits stay."""
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 - two digits
        return year
    return 2000 + year if year <= TWO_DIGIT_PIVOT else 1900 + year


def made(year: int, month: int, day: int) -> DayOrReason:
    """A day of the calendar, or why it is none."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None, "no_such_day"
    return (found, None) if FIRST_YEAR <= year <= LAST_YEAR else (None, "year_is_implausible")
