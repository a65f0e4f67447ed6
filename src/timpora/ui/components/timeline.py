"""The day ledger, drawn: permits above, presence below, the days without a permit marked; then the same as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from timpora.kernel.refusals import Source
from timpora.kernel.text import Text
from timpora.ui.components.component import Component
from timpora.ui.components.ticks import Tick, ticks_between


ONE_DAY = timedelta(days=1)
LEAST_WIDTH = 0.6  # percent: a single day of many years is still seen
ROOM_FOR_WORDS = 9  # percent: what is narrower is told by the table and the title alone


class Standing(StrEnum):
    """What the law says of some days."""

    COVERED = "covered"
    PENDING = "pending"
    UNCOVERED = "uncovered"


class Presence(StrEnum):
    """How the presence on some days is known."""

    RECORDED = "recorded"  # between entry and exit, or met, or reported
    PRESUMED = "presumed"  # no exit is on record
    ON_PAPER = "on_paper"  # only a permit says so


@dataclass(frozen=True, kw_only=True)
class LedgerLine:
    """Some days of a stay, both ends included, with what covers them and where that is written."""

    first_day: date
    last_day: date
    standing: Standing
    presence: Presence
    known_by: Text  # how presence is known, in words
    basis: Text  # what covers, or that nothing does
    short: str = ""  # a few letters that fit into a bar: a visa index
    source: Source | None = None  # where that was read
    provision: str
    confirmed: bool

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            message = f"Days end on or after the day they begin: {self.first_day} to {self.last_day}"
            raise ValueError(message)

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last_day - self.first_day).days + 1


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A stretch of the drawing, in percent of its width."""

    x: str
    width: str
    line: LedgerLine

    @property
    def has_room(self) -> bool:
        """Whether words fit into it."""
        return float(self.width) >= ROOM_FOR_WORDS


@dataclass(frozen=True, kw_only=True)
class Timeline(Component):
    """The days of one person's stays up to the day judged."""

    id: str
    lines: Sequence[LedgerLine]
    judged_on: date
    stay_limit: date | None = None  # drawn when it lies within or after the days

    def __post_init__(self) -> None:
        days = [(line.first_day, line.last_day) for line in self.lines]
        if not days:
            message = "A time line needs days; without any, an empty state says what to do"
            raise ValueError(message)
        if any(later[0] <= earlier[1] for earlier, later in pairwise(days)):
            message = "The days of a ledger stand in order and do not overlap"
            raise ValueError(message)

    @property
    def first_day(self) -> date:
        """The first day drawn."""
        return self.lines[0].first_day

    @property
    def last_day(self) -> date:
        """The last day drawn: the day judged, or the limit where it lies after that."""
        return max(filter(None, (self.lines[-1].last_day, self.judged_on, self.stay_limit)))

    @property
    def bars(self) -> list[Bar]:
        """Every stretch, in order of time."""
        return list(self._bars())

    def _bars(self) -> Iterator[Bar]:
        for line in self.lines:
            x, end = self._place(line.first_day), self._place(line.last_day + ONE_DAY)
            width = max(end - x, LEAST_WIDTH)
            yield Bar(x=_percent(min(x, 100 - width)), width=_percent(width), line=line)

    @property
    def judged_x(self) -> str:
        """Where the day judged ends."""
        return _percent(self._place(self.judged_on + ONE_DAY))

    @property
    def limit_x(self) -> str | None:
        """Where the last lawful day ends; None where it is not drawn."""
        if self.stay_limit is None or self.stay_limit < self.first_day:
            return None
        return _percent(self._place(self.stay_limit + ONE_DAY))

    @property
    def ticks(self) -> list[Tick]:
        """The beginnings of months, quarters or years, so many as can be read."""
        return ticks_between(self.first_day, self.last_day)

    @property
    def standings(self) -> list[tuple[str, int]]:
        """Which standings occur, each with its days, in the order of the legend."""
        found = [
            (standing.value, sum(line.days for line in self.lines if line.standing is standing))
            for standing in Standing
        ]
        return [(standing, days) for standing, days in found if days]

    @property
    def presences(self) -> list[str]:
        """Which kinds of knowledge occur, in the order of the legend."""
        found = {line.presence for line in self.lines}
        return [presence.value for presence in Presence if presence in found]

    def _place(self, day: date) -> float:
        return 100 * (day - self.first_day).days / ((self.last_day - self.first_day).days + 1)


def _percent(value: float) -> str:
    return f"{value:.2f}"
