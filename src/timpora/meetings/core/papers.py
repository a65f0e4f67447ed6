"""The letters of a meeting: the invitation with its agenda, the cancellation, and the minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timpora.accounts.core.paper import OfficePaper
from timpora.kernel.text import Language, day_in_words
from timpora.letters.core.blocks import (
    Align,
    Block,
    Field,
    Fields,
    Heading,
    Note,
    Numbered,
    Paragraph,
    Point,
    Table,
)
from timpora.letters.core.documents import Letterhead, OfficialDocument, Signatory
from timpora.letters.core.kinds import KIND_WORDS, LetterKind
from timpora.meetings.core.attending import CAME_WORDS, NOTHING_SAID, Came
from timpora.meetings.core.minutes import ENTRY_WORDS, EntryKind
from timpora.meetings.core.states import When


class PaperKind(StrEnum):
    """Which letter of a meeting it is."""

    INVITATION = "invitation"
    CANCELLATION = "cancellation"
    MINUTES = "minutes"


LETTERS = {
    PaperKind.INVITATION: LetterKind.MEETING_INVITATION,
    PaperKind.CANCELLATION: LetterKind.MEETING_CANCELLATION,
    PaperKind.MINUTES: LetterKind.MEETING_MINUTES,
}
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
NEEDED = ("ministry", "directorate", "town", "address", "head_name")  # of the letterhead
HEAD, FOR_THE_HEAD = "Kepala Kantor,", "a.n. Kepala Kantor\nKepala {section},"
CHAIR, SECRETARY = "Ketua,", "Sekretaris,"
UNNAMED, NOTHING = "-", "Nihil."
NOTES = Heading(text="Catatan pembetulan")  # headings of items begin with their number


@dataclass(frozen=True, kw_only=True)
class Signs:
    """Who issues it: whether that is the head of section, and so with the office's certificate."""

    is_head_of_section: bool


@dataclass(frozen=True, kw_only=True)
class MeetingTold:
    """The team and its meeting, as letters name them."""

    team: str
    when: When
    moved_from: date | None = None


@dataclass(frozen=True, kw_only=True)
class ItemTold:
    """An item with what it tells, and in minutes what was said, decided and not agreed with."""

    title: str
    lines: Sequence[str]
    text: str = ""
    entries: Sequence[tuple[EntryKind, str, str]] = ()  # the kind, whose, and what, with the action that it became


@dataclass(frozen=True, kw_only=True)
class SeatTold:
    """An agency at the meeting: how it was there, and by whom."""

    agency: str
    came: Came | None
    name: str


def lacks_paper(office: OfficePaper) -> bool:
    """Whether the letterhead lacks something without which no letter is."""
    return not all(getattr(office, line).strip() for line in NEEDED)


def invitation(office: OfficePaper, told: MeetingTold, items: Sequence[ItemTold], to: Sequence[str], on: date, signs: Signs) -> OfficialDocument:  # fmt: skip  # noqa: PLR0917 - what the letter is made of
    """To every agency that sits; with the agenda as it stood then."""
    moved = () if told.moved_from is None else (Paragraph(text=f"Rapat ini semula direncanakan pada {_day(told.moved_from)}; surat ini menggantikan undangan sebelumnya."),)  # fmt: skip
    blocks: tuple[Block, ...] = (
        Paragraph(text=f"Dengan hormat, kami mengundang Saudara menghadiri rapat {told.team} pada:"),
        _when(told.when),
        *moved,
        Paragraph(text="Acara rapat:"),
        Numbered(points=tuple(Point(text=one.title, points=tuple(one.lines)) for one in items)),
        Paragraph(text="Bila berhalangan, mohon pengganti Saudara hadir dan sekretaris tim diberi tahu."),
    )
    return _letter(PaperKind.INVITATION, office, told, blocks, to, on, signs)


def cancellation(office: OfficePaper, told: MeetingTold, because: str, to: Sequence[str], on: date, signs: Signs) -> OfficialDocument:  # fmt: skip  # noqa: PLR0917 - what the letter is made of
    """To every agency that sits: the meeting falls out, and why."""
    blocks = (
        Paragraph(text=f"Rapat {told.team} yang direncanakan sebagai berikut tidak jadi dilaksanakan:"),
        _when(told.when),
        Note(title="Alasan", text=because.strip()),
        Paragraph(text="Waktu penggantinya akan diberitahukan dengan surat tersendiri."),
    )
    return _letter(PaperKind.CANCELLATION, office, told, blocks, to, on, signs)


def minutes(office: OfficePaper, told: MeetingTold, seats: Sequence[SeatTold], items: Sequence[ItemTold], notes: Sequence[str], on: date, signatories: Sequence[Signatory]) -> OfficialDocument:  # fmt: skip  # noqa: PLR0913, PLR0917 - what minutes are made of
    """What was said and decided, who was there, and what was corrected since."""
    there = tuple((str(place), one.agency, (CAME_WORDS[one.came] if one.came else NOTHING_SAID).id, one.name or UNNAMED) for place, one in enumerate(seats, start=1))  # fmt: skip
    blocks: tuple[Block, ...] = (
        Paragraph(text=f"Notula rapat {told.team}."),
        _when(told.when),
        Table(caption="Daftar hadir", headings=("No.", "Instansi", "Kehadiran", "Nama"), rows=there, alignment=(Align.RIGHT, Align.LEFT, Align.LEFT, Align.LEFT)),
        *(block for place, one in enumerate(items, start=1) for block in _item(place, one)),
        *_notes(notes),
    )  # fmt: skip
    return OfficialDocument(
        kind=LetterKind.MEETING_MINUTES, title=KIND_WORDS[LetterKind.MEETING_MINUTES].id, letterhead=_letterhead(office), place=office.town, day=on,
        blocks=blocks, signatories=tuple(signatories),
    )  # fmt: skip


def notes_told(document: OfficialDocument) -> int:
    """How many notes of correction minutes tell that were issued: whatever stands below their heading, which is the last one."""
    blocks = list(document.blocks)
    return len(blocks) - blocks.index(NOTES) - 1 if NOTES in blocks else 0


def _notes(notes: Sequence[str]) -> list[Block]:
    return [NOTES, *(Paragraph(text=line) for line in notes)] if notes else []


def _item(place: int, one: ItemTold) -> tuple[Block, ...]:
    said = tuple(Paragraph(text=line.strip()) for line in (*one.lines, *one.text.splitlines()) if line.strip())
    entries = tuple(
        Note(title=f"{ENTRY_WORDS[kind].id}, {whose}" if whose else ENTRY_WORDS[kind].id, text=text.strip() or NOTHING)
        for kind, whose, text in one.entries
    )  # fmt: skip
    return (Heading(text=f"{place}. {one.title}"), *said, *entries)


def _letter(kind: PaperKind, office: OfficePaper, told: MeetingTold, blocks: tuple[Block, ...], to: Sequence[str], on: date, signs: Signs) -> OfficialDocument:  # fmt: skip  # noqa: PLR0913, PLR0917 - what a letter is made of
    letter = LETTERS[kind]
    return OfficialDocument(
        kind=letter, title=KIND_WORDS[letter].id, letterhead=_letterhead(office), place=office.town, day=on, blocks=blocks,
        signatories=(_signatory(office, signs),), regarding=f"{KIND_WORDS[letter].id} {told.team}", recipient=tuple(to),
    )  # fmt: skip


def _signatory(office: OfficePaper, signs: Signs) -> Signatory:
    if signs.is_head_of_section and office.section_head_name.strip():
        role = FOR_THE_HEAD.format(section=office.section)
        return Signatory(role=role, name=office.section_head_name, number=office.section_head_number, rank=office.section_head_rank, is_electronic=True)  # fmt: skip
    return Signatory(role=HEAD, name=office.head_name, number=office.head_number, rank=office.head_rank)


def _letterhead(office: OfficePaper) -> Letterhead:
    return Letterhead(
        ministry=office.ministry, directorate=office.directorate, region=office.region, office=office.office, address=office.address,
        reached_by=office.reached_by, complaints=office.complaints,
    )  # fmt: skip


def _when(when: When) -> Fields:
    told = (("Hari, tanggal", f"{WEEKDAYS[when.day.weekday()]}, {_day(when.day)}"), ("Waktu", f"{when.begins:%H.%M} sampai {when.ends:%H.%M} WIB"), ("Tempat", when.place))  # fmt: skip
    return Fields(fields=tuple(Field(label=label, value=value) for label, value in told))


def _day(day: date) -> str:
    return day_in_words(day, Language.INDONESIAN)
