"""What the pack of a meeting says, as plain data: the agenda, the promises, whole months of figures and the map; nobody is named in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from timpora.evaluation.core.computing import Answer
from timpora.evaluation.core.map_figures import Kept
from timpora.evaluation.core.standard_periods import ended_before, month_of
from timpora.kernel.periods import Period
from timpora.kernel.text import Text
from timpora.meetings.core.agenda import Promised
from timpora.meetings.core.states import When


MOST_MONTHS = 6  # columns beside each other on one page
WITHOUT_A_LAST = 3  # months before the first meeting on record: one quarter


@dataclass(frozen=True, kw_only=True)
class ItemTold:
    """An item of the agenda as it is printed."""

    title: Text
    lines: Sequence[Text]


@dataclass(frozen=True, kw_only=True)
class MonthTold:
    """A month as everybody may know it; no answers where nobody worked it out yet."""

    month: Period
    wholes: Sequence[Answer] = ()
    groups: Sequence[Answer] = ()

    @property
    def is_known(self) -> bool:
        """Whether it was worked out."""
        return bool(self.wholes)


@dataclass(frozen=True, kw_only=True)
class MapTold:
    """The map as everybody may know it, when it was counted, and where the office's areas lie; `source` is whose lines they are."""

    areas: Sequence[Kept]
    counted_at: datetime
    own: Sequence[str] = ()
    shapes: Mapping[str, Any] = MappingProxyType({})
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Pack:
    """One pack; `last_on` is the day of the meeting before, None where none is on record."""

    office: str
    team: str
    when: When
    number: int
    as_of: date
    made_at: datetime
    agenda: Sequence[ItemTold]
    last_on: date | None
    promised: Sequence[Promised]
    others: Sequence[Promised]
    months: Sequence[MonthTold]  # the earliest first
    map: MapTold | None


def months_since(last_on: date | None, on: date) -> list[Period]:
    """The whole months that ended on or after the day of the last meeting, the earliest first; the last one always, so that a pack is never without figures.

    Whole months alone: of two periods that overlap in part, a difference could give a small count away.
    """
    ended = ended_before(month_of(on), MOST_MONTHS if last_on else WITHOUT_A_LAST)
    since = [one for one in ended if last_on is None or one.last is None or one.last >= last_on]
    return list(reversed(since or ended[:1]))
