"""Days, and the counting of days and months in the way that the law of stay counts them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


MONTHS_IN_A_YEAR = 12


def last_lawful_day(entered_on: date, days: int) -> date:
    """The last day of a stay of `days` days: the day of entry is day 1, so entry + days - 1 (docs/explanation/counting.md)."""
    return entered_on + timedelta(days=days - 1)


def days_past(stay_limit: date, judged_on: date) -> int:
    """Days of overstay on the day judged: the last lawful day does not count, the day judged does."""
    return (judged_on - stay_limit).days


@dataclass(frozen=True)
class MonthSum:
    """The day some months later; `earliest` and `latest` differ when the calendar has no such day.

    The law does not say whether a month from 31 January is 28 February or 1 March, so both are kept and
    `is_ambiguous` says that a person has to choose.
    """

    earliest: date
    latest: date

    @property
    def is_ambiguous(self) -> bool:
        """Whether the calendar leaves the sum open."""
        return self.earliest != self.latest


def months_after(day: date, months: int) -> MonthSum:
    """The same day of the month, `months` later; raises OverflowError beyond the calendar's last year."""
    index = day.year * MONTHS_IN_A_YEAR + day.month - 1 + months
    year, month = divmod(index, MONTHS_IN_A_YEAR)
    if year > date.max.year:
        message = f"{months} months after {day} lies beyond the calendar"
        raise OverflowError(message)
    length = monthrange(year, month + 1)[1]
    if day.day <= length:
        found = date(year, month + 1, day.day)
        return MonthSum(found, found)
    last = date(year, month + 1, length)
    return MonthSum(last, last + timedelta(days=1))


def last_lawful_day_after_months(entered_on: date, months: int) -> MonthSum:
    """The last day of a stay of whole months: the day before the same day of the month (day 1 is the entry)."""
    end = months_after(entered_on, months)
    return MonthSum(end.earliest - timedelta(days=1), end.latest - timedelta(days=1))
