"""Which counts are hidden so that nobody is told of fewer than five people: those below five, and as many others as protect them.

Counts and their totals form a circulation: what flows out of the parts flows into the whole. A hidden count can be computed back exactly when no
way round through other hidden counts lets it be another number, each hidden count being at least 1 (zeros are shown). So more counts are
hidden, the smallest first, until there is such a way round for each.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass


LEAST = 5  # no public figure counts fewer people: a choice of the project, and no number of the law


@dataclass(frozen=True)
class Count:
    """A count that is a part of one line of a table and of another: from which line it flows into which; `people` stand behind it.

    Counts of one figure are shown together or not at all, and those of figure 0, the whole, as long as can be.
    """

    figure: int
    tail: Hashable
    head: Hashable
    number: int
    people: int

    @property
    def is_small(self) -> bool:
        """Whether it tells of fewer people than anybody is told of, however often it counts each."""
        return self.number > 0 and self.people < LEAST


def hidden(counts: Sequence[Count], *, already: Collection[int] = ()) -> frozenset[int]:
    """The places of the counts that are not shown; the figures that are hidden `already` are not shown either."""
    found = _whole_figures(counts, {one.figure for one in counts if one.is_small} | set(already))
    while (told := _first_that_is_told(counts, found)) is not None:
        more = counts[_next(counts, found, counts[told])].figure
        found |= _whole_figures(counts, {more})
    return frozenset(found)


def _whole_figures(counts: Sequence[Count], figures: Collection[int]) -> set[int]:
    return {place for place, one in enumerate(counts) if one.figure in figures and one.number}


def _next(counts: Sequence[Count], found: set[int], told: Count) -> int:
    """The smallest count that is shown, of the lines of one that could be computed; elsewhere where all of theirs are hidden."""
    ends = {told.tail, told.head}
    shown = [place for place, one in enumerate(counts) if place not in found and one.number]

    def rank(place: int) -> tuple[bool, bool, int, int]:
        one = counts[place]
        return not one.figure, not ends & {one.tail, one.head}, one.number, place

    return min(shown, key=rank)


type Ways = Mapping[
    Hashable, Sequence[tuple[Hashable, int]]
]  # from each line to others, by the place of the count that leads there


def _first_that_is_told(counts: Sequence[Count], found: set[int]) -> int | None:
    """A hidden count that can be computed back: no way round lets it be one more or, where it is more than 1, one less."""
    ways = defaultdict[Hashable, list[tuple[Hashable, int]]](list)
    for place in found:
        ways[counts[place].tail].append((counts[place].head, place))
        if counts[place].number > 1:
            ways[counts[place].head].append((counts[place].tail, place))
    for place in sorted(found):
        one = counts[place]
        may_be_less = one.number > 1 and _leads(ways, one.tail, one.head, but=place)
        if not (may_be_less or _leads(ways, one.head, one.tail, but=place)):
            return place
    return None


def _leads(ways: Ways, begin: Hashable, end: Hashable, *, but: int) -> bool:
    """Whether one can be carried from a line to another through other hidden counts."""
    seen, waiting = {begin}, [begin]
    while waiting and end not in seen:
        near = {line for line, place in ways.get(waiting.pop(), ()) if place != but} - seen
        waiting += near
        seen |= near
    return end in seen
