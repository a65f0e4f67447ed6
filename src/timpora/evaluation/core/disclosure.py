"""Which counts are hidden so that nobody is told of fewer than five people: those below five, and as many others as protect them.

Counts and their totals form a circulation: what flows out of the parts flows into the whole. A hidden count can be computed back exactly when no
way round through other hidden counts lets it be another number, each hidden count being at least 1 (zeros are shown). So more counts are
hidden, the smallest first, until there is such a way round for each.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass


LEAST = 5  # quality.md: no public figure counts fewer than five people


@dataclass(frozen=True, kw_only=True)
class Count:
    """A count that is a part of one line of a table and of another: from which line it flows into which; `people` stand behind it."""

    tail: Hashable
    head: Hashable
    number: int
    people: int

    @property
    def is_small(self) -> bool:
        """Whether it tells of fewer people than anybody is told of, however often it counts each."""
        return self.number > 0 and self.people < LEAST


def hidden(counts: Sequence[Count]) -> frozenset[int]:
    """The places of the counts that are not shown."""
    found = {place for place, one in enumerate(counts) if one.is_small}
    while (told := next((place for place in sorted(found) if not _is_open(counts, found, place)), None)) is not None:
        found.add(_next(counts, found, counts[told]))
    return frozenset(found)


def _next(counts: Sequence[Count], found: set[int], told: Count) -> int:
    """The smallest count that is shown, of the lines of one that could be computed; elsewhere where all of theirs are hidden."""
    ends = {told.tail, told.head}
    shown = [place for place, one in enumerate(counts) if place not in found and one.number]
    return min(
        shown, key=lambda place: (not ends & {counts[place].tail, counts[place].head}, counts[place].number, place)
    )


def _is_open(counts: Sequence[Count], found: set[int], place: int) -> bool:
    """Whether a hidden count may be one more or one less, as far as anybody can tell."""
    one = counts[place]
    more = _reaches(counts, found - {place}, one.head, one.tail)
    return more or (one.number > 1 and _reaches(counts, found - {place}, one.tail, one.head))


def _reaches(counts: Sequence[Count], through: set[int], begin: Hashable, end: Hashable) -> bool:
    """Whether one can be carried from a line to another: along any hidden count, and against those greater than 1."""
    seen, waiting = {begin}, [begin]
    while waiting and end not in seen:
        at = waiting.pop()
        steps = [counts[place] for place in through]
        near = {one.head for one in steps if one.tail == at} | {
            one.tail for one in steps if one.head == at and one.number > 1
        }
        waiting += near - seen
        seen |= near
    return end in seen
