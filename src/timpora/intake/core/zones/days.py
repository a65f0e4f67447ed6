"""The days of a zone: six digits without a century, birth days that are known in part, and no expiry at all."""

from calendar import monthrange
from datetime import date

from timpora.intake.core.zones.arithmetic import FILLER
from timpora.kernel.periods import Period


NOT_A_DAY, NO_SUCH_DAY = "not_a_day", "no_such_day"  # why six characters tell no day
CENTURY = 100
MONTHS = 12
_UNKNOWN = frozenset({FILLER * 2, "00"})


class NotADay(Exception):  # noqa: N818 - a reason, not a fault
    """Raised where six characters tell no day; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def birth_days(text: str, on: date) -> Period | None:
    """All days that a birth day allows, in the latest century in which the first of them is not after `on`.

    None for a birth day that is wholly unknown; raises NotADay for what stands in no calendar.
    """
    year, month, day = text[:2], text[2:4], text[4:]
    if not text.strip(FILLER):
        return None
    if not year.isdigit() or (month in _UNKNOWN and day not in _UNKNOWN):
        raise NotADay(NOT_A_DAY)
    last_error = NotADay(NO_SUCH_DAY)
    newest = on.year // CENTURY * CENTURY + int(year)
    for whole_year in (newest, newest - CENTURY):
        try:
            found = _within(whole_year, month, day)
        except NotADay as error:
            last_error = error
            continue
        if found.first <= on:
            return found
    raise last_error


def _within(year: int, month: str, day: str) -> Period:
    if month in _UNKNOWN:
        return Period(date(year, 1, 1), date(year, MONTHS, 31))
    if not month.isdigit() or not 1 <= int(month) <= MONTHS:
        raise NotADay(NO_SUCH_DAY if month.isdigit() else NOT_A_DAY)
    length = monthrange(year, int(month))[1]
    if day in _UNKNOWN:
        return Period(date(year, int(month), 1), date(year, int(month), length))
    if not day.isdigit() or int(day) > length:
        raise NotADay(NO_SUCH_DAY if day.isdigit() else NOT_A_DAY)
    whole = date(year, int(month), int(day))
    return Period(whole, whole)


def is_unknown_as_zeros(text: str) -> bool:
    """Whether unknown parts of a birth day are printed as 00, which the standard prints as fillers."""
    return text[2:4] == "00" or text[4:] == "00"


def expiry_day(text: str, on: date) -> date | None:
    """The last day of validity, in the century that brings it nearest to `on`; None where none is printed."""
    if not text.strip(FILLER):
        return None
    if not text.isdigit():
        raise NotADay(NOT_A_DAY)
    this_century = on.year // CENTURY * CENTURY + int(text[:2])
    found = []
    for year in (this_century - CENTURY, this_century, this_century + CENTURY):
        try:
            found.append(date(year, int(text[2:4]), int(text[4:])))
        except ValueError:  # 29 February of a year that has none, or no day at all
            continue
    if not found:
        raise NotADay(NO_SUCH_DAY)
    return min(found, key=lambda day: abs(day - on))
