"""Where the months, quarters and years of a drawing begin: few enough to read, each with a short name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from timpora.kernel.days import MONTHS_IN_A_YEAR
from timpora.kernel.text import MONTHS, Language, Text


MOST_TICKS = 8
LAST_ROOM = 84  # percent: words that begin after this would leave the drawing
ALWAYS_READABLE = 4
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12_000)  # months from one tick to the next


@dataclass(frozen=True, kw_only=True)
class Tick:
    """The first day of a month, its place in percent, and whether it stays on a narrow screen."""

    x: str
    label: Text
    is_major: bool

    @property
    def stands_left(self) -> bool:
        """Whether its words stand left of it, since there is no room on the right."""
        return float(self.x) > LAST_ROOM


def ticks_between(first: date, last: date) -> list[Tick]:
    """The first days of months within the days, at the finest step that leaves room between them."""
    step, days = next((step, days) for step in STEPS if len(days := list(_beginnings(first, last, step))) <= MOST_TICKS)
    whole = (last - first).days + 1
    first_major = next((day for day in days if _is_major(day, step)), None)
    return [
        Tick(
            x=f"{100 * (day - first).days / whole:.2f}",
            label=_name(day, step, says_year=day.month == 1 or day in {days[0], first_major}),
            is_major=len(days) <= ALWAYS_READABLE or _is_major(day, step),
        )
        for day in days
    ]


def _is_major(day: date, step: int) -> bool:
    """Every second one, counted from the beginning of years, so that Januaries stay."""
    return (day.year * MONTHS_IN_A_YEAR + day.month - 1) % (2 * step) == 0


def _beginnings(first: date, last: date, step: int) -> Iterator[date]:
    begin = first.year * MONTHS_IN_A_YEAR + first.month - 1 + (first.day > 1)
    end = last.year * MONTHS_IN_A_YEAR + last.month - 1
    for month in range(begin + -begin % step, end + 1, step):
        yield date(month // MONTHS_IN_A_YEAR, month % MONTHS_IN_A_YEAR + 1, 1)


def _name(day: date, step: int, *, says_year: bool) -> Text:
    """`Mei` or `Mei 2023`; the year alone where steps are years."""
    if step % MONTHS_IN_A_YEAR == 0:
        return Text(id=str(day.year), en=str(day.year))
    year = f" {day.year}" if says_year else ""
    short = {language: MONTHS[language][day.month - 1][:3] for language in Language}
    return Text(id=f"{short[Language.INDONESIAN]}{year}", en=f"{short[Language.ENGLISH]}{year}")
