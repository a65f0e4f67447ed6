"""Who is who across lists, by exact keys: the same document, or the same name, birth and nationality.

A row without a document that fits two people is refused; nothing is guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What a row says of who the person is, in comparable form."""

    document: str | None
    name: str | None
    born: str | None
    nationality: str | None


@dataclass
class People:
    """Numbers people in order of first appearance; rows with documents are numbered before rows without."""

    count: int = 0
    _documents: dict[str, int] = field(default_factory=dict)
    _names: dict[str, set[int]] = field(default_factory=dict)
    _known: list[Particulars] = field(default_factory=list)

    def number_of(self, row: Particulars) -> int | None:
        """The person's number, a new one where nobody fits, or None where two people fit."""
        if row.document is not None:
            if row.document not in self._documents:
                self._documents[row.document] = self._new(row)
            return self._documents[row.document]
        fitting = [number for number in self._names.get(row.name or "", ()) if self._fits(self._known[number], row)]
        if len(fitting) > 1:
            return None
        return fitting[0] if fitting else self._new(row)

    def _new(self, row: Particulars) -> int:
        number = self.count
        self.count += 1
        self._known.append(row)
        if row.name is not None:
            self._names.setdefault(row.name, set()).add(number)
        return number

    @staticmethod
    def _fits(known: Particulars, row: Particulars) -> bool:
        return _agree((known.born, row.born)) and _agree((known.nationality, row.nationality))


def _agree(pair: Iterable[str | None]) -> bool:
    """Whether two particulars do not contradict; a missing one contradicts nothing."""
    return len({value for value in pair if value is not None}) <= 1
