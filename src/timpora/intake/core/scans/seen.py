"""What was read of a picture as it is told to people: its lines, and each character that was not clear."""

from collections.abc import Sequence
from dataclasses import dataclass

from timpora.kernel.text import Text


@dataclass(frozen=True, kw_only=True)
class UnsureCharacter:
    """A character that its look left open: line and position from 1, what it may be, and what check digits made of it."""

    line: int
    position: int
    candidates: str
    became: str | None


@dataclass(frozen=True, kw_only=True)
class ScanSeen:
    """What was read of a picture: the lines, `?` for what was not read, and each line cut out as a PNG in base 64."""

    lines: Sequence[str]
    unsure: Sequence[UnsureCharacter]
    strips: Sequence[str]

    @property
    def unread(self) -> Sequence[UnsureCharacter]:
        """What only a person can read."""
        return [one for one in self.unsure if one.became is None]


UNREAD_ONES = Text(id="Belum terbaca: {count} tanda", en="Characters not read: {count}")
PROVEN_ONES = Text(id="Kurang jelas, dipastikan digit pemeriksa", en="Not clear, decided by check digits")
_PROVEN = Text(id="Baris {line}, posisi {position}: {became}.", en="Line {line}, position {position}: {became}.")
_PLACE = Text(id="Baris {line}, posisi {position}.", en="Line {line}, position {position}.")
_MAY_BE = Text(id="Baris {line}, posisi {position}: {first} atau {last}.", en="Line {line}, position {position}: {first} or {last}.")  # fmt: skip


def place_of(one: UnsureCharacter) -> Text:
    """Where an unclear character stands, and what it may be."""
    where = {"line": one.line, "position": one.position}
    if one.became is not None:
        return _PROVEN.fill(**where, became=one.became)
    if not one.candidates:
        return _PLACE.fill(**where)
    before, last = one.candidates[:-1], one.candidates[-1]
    return _MAY_BE.fill(**where, first=", ".join(before), last=last)


def together(texts: Sequence[Text]) -> Text:
    """One behind the other."""
    return Text(id=" ".join(text.id for text in texts), en=" ".join(text.en for text in texts))
