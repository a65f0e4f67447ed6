"""Periods: closed intervals of days; an open end means "until further notice"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """All days from `first` to `last`, both included; `last=None` is open-ended."""

    first: date
    last: date | None = None

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            message = f"A period ends on or after the day it begins: {self.first} to {self.last}"
            raise ValueError(message)

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def overlaps(self, other: "Period") -> bool:
        """Whether one day at least lies in both."""
        return (other.last is None or self.first <= other.last) and (self.last is None or other.first <= self.last)

    @property
    def days(self) -> int | None:
        """How many days, or None for an open end."""
        return None if self.last is None else (self.last - self.first).days + 1


def uncovered(within: Period, covers: Iterable[Period]) -> Sequence[Period]:
    """The stretches of a closed period that none of the covers reaches, in order of time."""
    if within.last is None:
        message = "Only a closed period can be checked for gaps"
        raise ValueError(message)
    gaps: list[Period] = []
    reached = within.first - ONE_DAY
    for cover in sorted(covers, key=lambda period: period.first):
        if cover.first > within.last or reached >= within.last:
            break
        if cover.first > reached + ONE_DAY:
            gaps.append(Period(reached + ONE_DAY, cover.first - ONE_DAY))
        reached = max(reached, cover.last or within.last)
    if reached < within.last:
        gaps.append(Period(reached + ONE_DAY, within.last))
    return gaps
