"""An official document as data: everything that it says, and nothing of how it looks."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timpora.letters.core.blocks import BLOCKS, Block, Worded, Words, is_said, need
from timpora.letters.core.kinds import LetterKind


MOST_SIGNATORIES = 4


class Mark(StrEnum):
    """How a document is to be handled ("Sifat")."""

    ORDINARY = "BIASA"
    RESTRICTED = "TERBATAS"
    SECRET = "RAHASIA"  # noqa: S105 - a mark on paper


class SecondLanguage(StrEnum):
    """Languages in which a document may be explained beside Indonesian."""

    ENGLISH = "en"
    CHINESE = "zh"
    KOREAN = "ko"
    JAPANESE = "ja"
    ARABIC = "ar"


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Whose paper it is, from the ministry down to the office, and where to complain."""

    ministry: str
    directorate: str
    region: str
    office: str
    address: str
    reached_by: str = ""  # telephone, e-mail, page
    complaints: str = ""

    def __post_init__(self) -> None:
        named = (self.ministry, self.directorate, self.office, self.address)
        need(all(line.strip() for line in named), "A letterhead names ministry, directorate, office and address")


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A provision on which a document rests; whatever is not confirmed against the gazette says so."""

    text: str
    is_confirmed: bool = True

    def __post_init__(self) -> None:
        need(self.text.strip(), "A citation names a provision")


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Who signs, as what; or who was to sign and refused, with the reason."""

    role: Worded
    name: str
    number: str = ""  # NIP
    rank: str = ""
    refused: str = ""
    is_electronic: bool = False  # signed with the office's certificate, where it has one

    def __post_init__(self) -> None:
        need(is_said(self.role) and self.name.strip(), "A signatory has a role and a name")
        need(not (self.refused and self.is_electronic), "Whoever refused to sign does not sign electronically")


@dataclass(frozen=True, kw_only=True)
class Annex:
    """What is attached, on pages of its own."""

    title: str
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        need(self.title.strip() and self.blocks, "An annex has a title and holds something")
        need(all(isinstance(block, BLOCKS) for block in self.blocks), "An annex is made of blocks")


@dataclass(frozen=True, kw_only=True)
class OfficialDocument:
    """One document of a case.

    With `regarding` it is set as a letter (number, nature, attachments and subject on the left, place and day on the right), without it
    as an instrument: its title and number in the middle, place and day above the signatures.
    """

    kind: LetterKind
    title: str
    letterhead: Letterhead
    place: str
    day: date
    blocks: tuple[Block, ...]
    signatories: tuple[Signatory, ...]
    mark: Mark = Mark.ORDINARY
    attachments: str = ""
    regarding: str = ""
    recipient: tuple[str, ...] = ()
    basis: tuple[Citation, ...] = ()
    carbon_copies: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    complaint: Worded = ""
    rests_on_unconfirmed: tuple[str, ...] = ()
    second: SecondLanguage | None = None

    def __post_init__(self) -> None:
        need(self.kind is not LetterKind.REMINDER, "A reminder is set by its own template")
        need(self.title.strip() and self.place.strip(), "A document has a title and a place")
        need(self.blocks and all(isinstance(block, BLOCKS) for block in self.blocks), "A document is made of blocks")
        need(1 <= len(self.signatories) <= MOST_SIGNATORIES, f"Between one and {MOST_SIGNATORIES} people sign")
        need(sum(one.is_electronic for one in self.signatories) <= 1, "The office signs electronically once")
        need(not self.regarding or self.recipient, "A letter says to whom it goes")
        lines = (*self.recipient, *self.carbon_copies, *self.rests_on_unconfirmed)
        need(all(line.strip() for line in lines), "No line of recipients, copies or values is empty")
        need(self.second is not None or not _speaks_twice(self), "Texts in a second language need to say which")


def _speaks_twice(value: object) -> bool:
    if isinstance(value, Words):
        return True
    if isinstance(value, tuple):
        return any(map(_speaks_twice, value))
    held = getattr(value, "__dataclass_fields__", {})
    return any(_speaks_twice(getattr(value, name)) for name in held)
