"""Working days: Monday to Friday without the days on which offices are closed, counted only where the calendar is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from timpora.kernel.periods import ONE_DAY, Period
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


_SATURDAY = 5  # of the days of a week, counted from Monday as 0


@dataclass(frozen=True, kw_only=True)
class WorkingCalendar:
    """The days on which an office is closed besides weekends, and the days for which that is known."""

    closed: frozenset[date]
    known: Period

    def is_working(self, day: date) -> bool:
        """Whether the office works on a day; raises Refused, with the year, where nobody knows yet."""
        if day not in self.known:
            raise Refused(self._unknown(day))
        return day.weekday() < _SATURDAY and day not in self.closed

    def after(self, day: date, count: int, pauses: Sequence[Period] = ()) -> date:
        """The `count`-th working day after a day, which is not counted itself; days within a pause do not count.

        Nothing after a day is that day. Raises Refused as `is_working` does, and ValueError for what has no answer.
        """
        if count < 0:
            message = f"Working days are counted forwards: {count}"
            raise ValueError(message)
        reached, left = day, count
        while left:
            reached += ONE_DAY
            reached = _after_pauses(reached, pauses)
            left -= self.is_working(reached)
        return reached

    def between(self, day: date, last: date, pauses: Sequence[Period] = ()) -> int:
        """How many working days have begun after a day, up to another one; raises Refused as `is_working` does."""
        return sum(self.is_working(one) for one in _days(day + ONE_DAY, last) if not is_within(one, pauses))

    def as_if_known(self) -> "WorkingCalendar":
        """The same closed days, and no more, for days that are not known yet: what is counted so may still change."""
        return WorkingCalendar(closed=self.closed, known=Period(date.min))

    def _unknown(self, day: date) -> Refusal:
        return Refusal(
            code="working_days_unknown",
            what=Text(
                id=f"Cuti bersama tahun {day.year} belum diketahui, sehingga hari kerjanya tidak dapat dihitung.",
                en=f"The joint leave of {day.year} is not known, so that its working days cannot be counted.",
            ),
            remedy=Text(
                id=f"Pilih hari lain, atau perbarui Timpora setelah keputusan bersama tahun {day.year} terbit.",
                en=f"Choose another day, or update Timpora when the joint decision for {day.year} is out.",
            ),
        )


def calendar_days_after(day: date, count: int, pauses: Sequence[Period] = ()) -> date:
    """The `count`-th calendar day after a day; days within a pause do not count."""
    if count < 0:
        message = f"Days are counted forwards: {count}"
        raise ValueError(message)
    reached = day
    for _ in range(count):
        reached = _after_pauses(reached + ONE_DAY, pauses)
    return reached


def calendar_days_between(day: date, last: date, pauses: Sequence[Period] = ()) -> int:
    """How many calendar days have begun after a day, up to another one, without those within a pause."""
    if not pauses:
        return max(0, (last - day).days)
    return sum(not is_within(one, pauses) for one in _days(day + ONE_DAY, last))


def is_within(day: date, pauses: Sequence[Period]) -> bool:
    """Whether a day lies in one of some periods."""
    return bool(pauses) and any(day in pause for pause in pauses)


def _after_pauses(day: date, pauses: Sequence[Period]) -> date:
    """The day itself, or the first one after the pauses that it lies in."""
    while pauses and (pause := next((one for one in pauses if day in one), None)) is not None:
        if pause.last is None:
            message = f"A pause without an end leaves nothing to count: since {pause.first}"
            raise ValueError(message)
        day = pause.last + ONE_DAY
    return day


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE_DAY
