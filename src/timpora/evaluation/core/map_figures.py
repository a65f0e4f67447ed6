"""The figures of the map: what each counts, what of them whoever does not see the rows is shown, and in which steps a map draws them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from timpora.kernel.disclosure import LEAST, Count, hidden
from timpora.kernel.text import Text


NOWHERE, OUTSIDE = "none", "luar"  # in place of a code: nobody said where; in an area of another office
MOST_STEPS = 4


class Figure(StrEnum):
    """What is counted in each district; a figure is kept, exported and asked for under this name."""

    PEOPLE = "people"
    PAST_LIMIT = "past_limit"
    ENDS_SOON = "ends_soon"
    REPORTING = "reporting"
    SILENT = "silent"


OF_PLACES = frozenset({Figure.REPORTING, Figure.SILENT})
FIGURE_WORDS: Mapping[Figure, Text] = {
    Figure.PEOPLE: Text(id="Orang asing di sini", en="Foreigners here"),
    Figure.PAST_LIMIT: Text(id="Melebihi batas tinggal, terbukti", en="Past the stay limit, proven"),
    Figure.ENDS_SOON: Text(id="Batas tinggal segera berakhir", en="Stay limit ends soon"),
    Figure.REPORTING: Text(id="Penginapan yang melapor", en="Accommodations that report"),
    Figure.SILENT: Text(id="Penginapan yang diam", en="Silent accommodations"),
}


class Missing(StrEnum):
    """Why there is no figure."""

    HIDDEN = "hidden"  # fewer than five, made of such, or protecting such
    NOTHING_KNOWN = "nothing_known"  # no accommodation is on record there, so none can report or be silent


type Value = int | Missing


class Kept(NamedTuple):
    """The figures of an area as they are kept; None is a figure that is hidden."""

    area: str
    people: int | None
    past_limit: int | None
    ends_soon: int | None
    reporting: int | None
    silent: int | None

    def value(self, figure: Figure) -> Value:
        """A figure as it is shown."""
        if figure in OF_PLACES and self.reporting == 0 and self.silent == 0:
            return Missing.NOTHING_KNOWN
        count: int | None = getattr(self, figure.value)
        return Missing.HIDDEN if count is None else count


def shared(rows: Sequence[Kept]) -> list[Kept]:
    """What those are shown who do not see the rows: no count of one to four, and none of people that would give one away to who knows the sum of all areas."""
    columns = [_told(figure, [getattr(row, figure.value) for row in rows]) for figure in Figure]
    return [Kept(row.area, *counts) for row, *counts in zip(rows, *columns, strict=True)]


def _told(figure: Figure, counts: Sequence[int]) -> list[int | None]:
    """One figure of all areas; evaluation tells the sum of those of people, so that where even the sum would say each of them, none is told."""
    if figure in OF_PLACES:
        return [count if count == 0 or count >= LEAST else None for count in counts]
    whole = sum(counts)
    parts = [Count(0, "areas", "all", whole, whole), *(Count(place, "all", "areas", one, one) for place, one in enumerate(counts, start=1))]  # fmt: skip
    away = hidden(parts)
    gives_all_away = 0 in away and whole >= LEAST
    return [None if gives_all_away or place in away else count for place, count in enumerate(counts, start=1)]


def together(area: str, rows: Iterable[Kept]) -> Kept:
    """The sum of some areas; hidden where any part of it is, so that no part can be worked out from it."""
    columns = list(zip(*(row[1:] for row in rows), strict=True)) or [(0,)] * len(Figure)
    return Kept(area, *(None if None in column else sum(count or 0 for count in column) for column in columns))


@dataclass(frozen=True, kw_only=True)
class Step:
    """Counts that are drawn alike, from the first to the last."""

    number: int
    first: int
    last: int


def steps(values: Iterable[Value]) -> Sequence[Step]:
    """At most four steps for the counts above zero, with round bounds; zero is a step of its own and is not among them.

    Where small counts are hidden, no step is for them.
    """
    told = list(values)
    counts = [value for value in told if not isinstance(value, Missing) and value > 0]
    if not counts:
        return []
    least, most = LEAST if Missing.HIDDEN in told else 1, max(counts)
    bounds = [*[bound for bound in _round_numbers(most) if least <= bound < most][-(MOST_STEPS - 1) :], most]
    firsts = [least, *(bound + 1 for bound in bounds[:-1])]
    return [Step(number=number, first=first, last=last) for number, (first, last) in enumerate(zip(firsts, bounds, strict=True), start=1)]  # fmt: skip


def step_of(value: Value, among: Sequence[Step]) -> int:
    """In which step a figure is drawn: 0 for zero."""
    return next((step.number for step in among if not isinstance(value, Missing) and step.first <= value <= step.last), 0)  # fmt: skip


def _round_numbers(most: int) -> list[int]:
    """1, 2, 5, 10, 20, 50 ... up to a number."""
    found, ten = [], 1
    while ten <= most:
        found += [ten, 2 * ten, 5 * ten]
        ten *= 10
    return found
