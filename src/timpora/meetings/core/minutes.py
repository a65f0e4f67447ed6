"""Minutes of an item: versions of its text, of which nothing is lost where two write at once, and what was decided or not agreed with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.meetings.core import refusals


LONGEST = 20_000
LONGEST_ENTRY = 2000


class EntryKind(StrEnum):
    """What is recorded of an item beside its text."""

    DECISION = "decision"
    DISSENT = "dissent"
    NIL = "nil"


ENTRY_WORDS: Mapping[EntryKind, Text] = {
    EntryKind.DECISION: Text(id="Keputusan", en="Decision"),
    EntryKind.DISSENT: Text(id="Tidak sependapat", en="Dissent"),
    EntryKind.NIL: Text(id="Hasil nihil", en="Nil result"),
}


@dataclass(frozen=True, kw_only=True)
class Version:
    """A text of an item; one that is aside was written over another and waits to be made one with it."""

    number: int
    text: str
    by: int
    is_aside: bool = False
    settles: int | None = None


@dataclass(frozen=True, kw_only=True)
class Texts:
    """The text of an item that holds, and those that wait beside it."""

    current: Version | None = None
    asides: tuple[Version, ...] = ()
    said: Mapping[int, str] = field(default_factory=dict)  # every text by its number

    @property
    def base(self) -> int:
        """The number of the text that whoever writes now goes on from; 0 before the first."""
        return 0 if self.current is None else self.current.number


def texts_of(versions: Sequence[Version]) -> Texts:
    """What holds after all versions: the last that is not aside, and each aside that no later one settles."""
    settled = {one.settles for one in versions}
    held = [one for one in versions if not one.is_aside]
    return Texts(
        current=held[-1] if held else None,
        asides=tuple(one for one in versions if one.is_aside and one.number not in settled),
        said={one.number: one.text for one in versions},
    )


def is_untouched(texts: Texts, base: int, text: str) -> bool:
    """Whether a writer left the text as it was begun from: that is no text of the writer's, whatever others wrote since."""
    return text.strip() == texts.said.get(base, "").strip()


def is_written_over(texts: Texts, base: int, text: str) -> bool:
    """Whether somebody wrote another text since the one that this writer began from."""
    return base != texts.base and text.strip() != (texts.current.text.strip() if texts.current else "")


def wrong_text(text: str) -> Refusal | None:
    """The text of an item is no book."""
    return refusals.TOO_LONG if len(text) > LONGEST else None


def wrong_entry(kind: EntryKind, text: str, seat: int | None) -> Refusal | None:
    """A decision and a dissent say what, and a dissent whose it is; a nil result may say nothing more."""
    if len(text) > LONGEST_ENTRY:
        return refusals.TOO_LONG
    if kind is not EntryKind.NIL and not text.strip():
        return refusals.NO_WORDS
    return refusals.NO_SEAT if kind is EntryKind.DISSENT and seat is None else None
