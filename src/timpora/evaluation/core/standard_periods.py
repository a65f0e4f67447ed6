"""The periods that figures are kept for: months and quarters, how an address writes them and what they are called; any other has two days."""

import re
from calendar import monthrange
from datetime import MINYEAR, date

from timpora.evaluation.core.comparing import period_before
from timpora.kernel.periods import Period
from timpora.kernel.text import MONTHS, Language, Text


MONTHS_KEPT, QUARTERS_KEPT = 13, 5  # whole ones: twelve months and four quarters, and the one before the first
IN_A_QUARTER, IN_A_YEAR = 3, 12
KEY = re.compile("([0-9]{4})-(?:(0[1-9]|1[0-2])|T([1-4]))")
ROMAN = ("I", "II", "III", "IV")
QUARTER = Text(id="Triwulan {roman} {year}", en="Quarter {number} of {year}")
SHORT_QUARTER = Text(id="T{number} {year}", en="Q{number} {year}")
SO_FAR = Text(id="{name} sampai {day}", en="{name} until {day}")
FROM_TO = Text(id="{first} sampai {last}", en="{first} to {last}")


def month_of(day: date) -> Period:
    """The month of a day."""
    return _months_from(day.replace(day=1), 1)


def quarter_of(day: date) -> Period:
    """The quarter of a day."""
    return _months_from(day.replace(day=1, month=day.month - (day.month - 1) % IN_A_QUARTER), IN_A_QUARTER)


def _months_from(first: date, number: int) -> Period:
    index = (
        first.year * IN_A_YEAR + first.month - 1 + number - 1
    )  # its last month: after the last year there is no first day of another
    year, month = index // IN_A_YEAR, index % IN_A_YEAR + 1
    return Period(first, date(year, month, monthrange(year, month)[1]))


def ended_before(begun: Period, number: int) -> list[Period]:
    """So many whole periods of the same kind before one, the latest first."""
    found = [period_before(begun)]
    while len(found) < number:
        found.append(period_before(found[-1]))
    return found


def until(period: Period, day: date) -> Period:
    """As much of a period as had come by a day."""
    assert period.last is not None  # months and quarters end
    return Period(period.first, min(period.last, day))


def months(day: date, number: int = MONTHS_KEPT) -> dict[str, Period]:
    """The month of a day as far as it has come, and so many whole ones before it, the latest first, each as an address writes it: `2023-06`."""
    own = month_of(day)
    return {f"{one.first:%Y-%m}": one for one in (until(own, day), *ended_before(own, number))}


def quarters(day: date, number: int = QUARTERS_KEPT) -> dict[str, Period]:
    """Likewise quarters: `2023-T2`."""
    own = quarter_of(day)
    return {_quarter_key(one.first): one for one in (until(own, day), *ended_before(own, number))}


def _quarter_key(first: date) -> str:
    return f"{first.year}-T{(first.month - 1) // IN_A_QUARTER + 1}"


def period_of(key: str) -> Period | None:
    """The whole month or quarter that an address writes so, whichever year; None for anything else."""
    found = KEY.fullmatch(key)
    if found is None:
        return None
    year, month, quarter = (int(one or 0) for one in found.groups())
    if year < MINYEAR:
        return None
    return month_of(date(year, month, 1)) if month else quarter_of(date(year, quarter * IN_A_QUARTER, 1))


def name_of(period: Period) -> Text:
    """`Juni 2023`, `Triwulan II 2023`, or the same until a day where it has not ended; two days for any other."""
    assert period.last is not None  # what is evaluated has ended
    if period == month_of(period.first):
        return month_name(period.first)
    if period == quarter_of(period.first):
        return _quarter_name(period.first)
    if period.first == month_of(period.first).first and period.last in month_of(period.first):
        return SO_FAR.fill(name=month_name(period.first), day=period.last)
    if period.first == quarter_of(period.first).first and period.last in quarter_of(period.first):
        return SO_FAR.fill(name=_quarter_name(period.first), day=period.last)
    return FROM_TO.fill(first=period.first, last=period.last)


def short_name(period: Period) -> Text:
    """`Jun 2023`, `T2 2023`: as much as stands below a picture."""
    month = month_of(period.first)
    if period.last is not None and period.last in month:
        words = {language: f"{MONTHS[language][month.first.month - 1][:3]} {month.first.year}" for language in Language}
        return Text(id=words[Language.INDONESIAN], en=words[Language.ENGLISH])
    return SHORT_QUARTER.fill(number=(period.first.month - 1) // IN_A_QUARTER + 1, year=period.first.year)


def month_name(day: date) -> Text:
    """The month of a day with its year."""
    words = {language: f"{MONTHS[language][day.month - 1]} {day.year}" for language in Language}
    return Text(id=words[Language.INDONESIAN], en=words[Language.ENGLISH])


def _quarter_name(first: date) -> Text:
    number = (first.month - 1) // IN_A_QUARTER
    return QUARTER.fill(roman=ROMAN[number], number=number + 1, year=first.year)
