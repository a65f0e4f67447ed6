"""Who is one person: computed from exact keys and judgements, never stored, so that undoing a judgement restores everything.

The exact key is a document number. Its rows are one person where they agree on the state that issued it and on the day of birth;
what a row does not say contradicts nothing. Where they disagree, only rows that say all three alike are joined, and the
disagreement is told. An officer's word goes before a rule's, and a rule's before the key: two records that were judged not to
be the same never end up as one person, by whatever way.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What a record says of one document and of its holder; the state is the nationality where no other is named."""

    record: int
    document: str
    state: str | None
    born_earliest: date | None
    born_latest: date | None


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """Rows with one document number that cannot be one person."""

    document: str
    records: tuple[int, ...]
    on_state: bool
    on_birth: bool


@dataclass(frozen=True, kw_only=True)
class Identity:
    """The person of each record, named by the lowest record, and what stands against it."""

    person_of: Mapping[int, int]
    contradictions: Sequence[Contradiction]

    def records_of(self, person: int) -> list[int]:
        """The records of the person that a record belongs to, in order; empty where the record is not known."""
        named = self.person_of.get(person)
        return sorted(record for record, found in self.person_of.items() if found == named)


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What was judged of two records."""

    first: int
    second: int
    are_same: bool


class Persons:
    """Records joined step by step; what was judged apart stays apart."""

    def __init__(self, records: Iterable[int]) -> None:
        self._above = {record: record for record in records}
        self._apart: dict[int, set[int]] = {}

    def of(self, record: int) -> int:
        """The lowest record of the same person."""
        above = self._above
        while above[record] != record:
            above[record] = above[above[record]]
            record = above[record]
        return record

    def by_record(self) -> dict[int, int]:
        """The person of every record."""
        return {record: self.of(record) for record in self._above}

    def join(self, first: int, second: int) -> None:
        """Makes two records one person, unless a judgement stands against it."""
        if first not in self._above or second not in self._above:
            return
        low, high = sorted((self.of(first), self.of(second)))
        against = self._apart.get(high, set())
        if low != high and not any(self.of(other) == low for other in against):
            self._above[high] = low
            self._apart.setdefault(low, set()).update(against)

    def keep_apart(self, first: int, second: int) -> None:
        """Keeps two records from ever being one person, unless they are one already."""
        if first in self._above and second in self._above and self.of(first) != self.of(second):
            self._apart.setdefault(self.of(first), set()).add(second)
            self._apart.setdefault(self.of(second), set()).add(first)


def identity_of(records: Iterable[int], holdings: Iterable[Holding], judged: Iterable[Judged]) -> Identity:
    """The persons among some records; judgements come in the order of weight, officers' first."""
    persons = Persons(records)
    for one in judged:
        (persons.join if one.are_same else persons.keep_apart)(one.first, one.second)
    contradictions = []
    ordered = sorted(holdings, key=lambda holding: (holding.document, holding.record))
    for document, group in groupby(ordered, key=lambda holding: holding.document):
        held = list(group)
        against = _contradiction(document, held)
        if against is not None:
            contradictions.append(against)
        for first, second in _alike(held, whole=against is None):
            persons.join(first, second)
    return Identity(person_of=persons.by_record(), contradictions=contradictions)


def _contradiction(document: str, held: Sequence[Holding]) -> Contradiction | None:
    on_state = len({holding.state for holding in held if holding.state is not None}) > 1
    earliest = max((holding.born_earliest for holding in held if holding.born_earliest), default=None)
    latest = min((holding.born_latest for holding in held if holding.born_latest), default=None)
    on_birth = earliest is not None and latest is not None and earliest > latest
    if not (on_state or on_birth):
        return None
    records = tuple(sorted({holding.record for holding in held}))
    return Contradiction(document=document, records=records, on_state=on_state, on_birth=on_birth)


def _alike(held: Sequence[Holding], *, whole: bool) -> Iterator[tuple[int, int]]:
    """Pairs to join: all of them where nothing contradicts, else those that say state and birth alike."""
    first_of: dict[object, int] = {}
    for holding in held:
        said = (holding.state, holding.born_earliest, holding.born_latest)
        key = None if whole else said
        if whole or None not in said:
            yield first_of.setdefault(key, holding.record), holding.record
