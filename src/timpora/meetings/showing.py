"""One meeting as its page shows it: the agenda with its minutes, who came, what was sent, and what one can do next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.letters.core.leaving import MessageState
from timpora.letters.showing import message_tag
from timpora.meetings import telling
from timpora.meetings.agenda_queries import ItemSeen
from timpora.meetings.core import refusals
from timpora.meetings.core.attending import CAME_WORDS, HERE, NOTHING_SAID, Attended, Came, How
from timpora.meetings.core.invitations import METHOD_WORDS, Method, what_to_do
from timpora.meetings.core.minutes import ENTRY_WORDS, EntryKind, Texts, Version
from timpora.meetings.core.states import MINUTES_TOLD, STEP_WORDS, WAS_HELD, Hand, MeetingState, StepKind, why_not
from timpora.meetings.invitation_queries import InvitationSeen
from timpora.meetings.minutes_queries import EntrySeen
from timpora.meetings.pack_queries import PackSeen
from timpora.meetings.queries import MeetingSeen
from timpora.ui.components.statements import Tag, Tone
from timpora.ui.components.tables import Cell, Column, KeyValue, KeyValues, Name, Table
from timpora.ui.language import said
from timpora.ui.moments import moment


STATE, WHEN, PLACE, CAME = Text(id="Keadaan", en="State"), Text(id="Waktu", en="Time"), Text(id="Tempat", en="Place"), Text(id="Hadir", en="Present")  # fmt: skip
TITLE, TEXT, LEFT_OUT = Text(id="Nama acara", en="Title of the item"), Text(id="Keterangan", en="What is to be known"), Text(id="Alasan melewatkannya", en="Why it is left out")  # fmt: skip
BECAUSE, NOTE = Text(id="Alasan", en="Reason"), Text(id="Catatan pembetulan", en="Note of correction")
AGENCY, ATTENDANCE, PERSON = Text(id="Instansi", en="Agency"), Text(id="Kehadiran", en="Attendance"), Text(id="Orang", en="Person")  # fmt: skip
SO_MANY = Text(id="{here} dari {seats} instansi", en="{here} of {seats} agencies")
BY_CODE = Text(id="lewat kode di ruang rapat", en="by the code in the room")
CAME_TONES = {Came.EXCUSED: Tone.OPEN, Came.ABSENT: Tone.WARNING}
CAME_BACK = {Method.REQUEST: Text(id="Undangannya kembali", en="It came back"), Method.CANCEL: Text(id="Pembatalannya kembali", en="The cancellation came back")}  # fmt: skip
TO_SEND_AGAIN = Text(id="Kirim lagi undangannya", en="Send the invitation again")


@dataclass(frozen=True, kw_only=True)
class PackShown:
    """A pack with its number, both its dates, and the beginning of its digest."""

    number: int
    told: Text
    digest: Text


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """A step that one can do, or why not, where only somebody else can."""

    kind: StepKind
    title: Text
    href: str
    refusal: Refusal | None

    @property
    def then(self) -> str:
        """What the room is told that opens the step once it kept what is typed."""
        return f"step:{self.kind}"


@dataclass(frozen=True, kw_only=True)
class EntryShown:
    """A decision, a dissent or a nil result."""

    id: int
    title: Text
    whose: str
    text: str
    action: int | None
    may_become_action: bool

    @property
    def then(self) -> str:
        """The same for the page on which it becomes an agreed action."""
        return f"action:{self.id}"


@dataclass(frozen=True, kw_only=True)
class ItemShown:
    """An item of the agenda with its minutes."""

    id: int
    place: int
    title: Text
    lines: Sequence[Text]
    left_out: str
    text: str
    base: int
    asides: Sequence[Version]
    entries: Sequence[EntryShown]
    has_nil: bool

    @property
    def both(self) -> str:
        """What the room is told that opens the page on which two texts become one."""
        return f"both:{self.id}"

    @property
    def keep(self) -> str:
        """What the room is told that keeps the minutes of this item and stays."""
        return f"keep:{self.id}"

    @property
    def then(self) -> Mapping[str, str]:
        """The same for the page of each kind of entry."""
        return {kind.value: f"entry:{self.id}:{kind.value}" for kind in EntryKind}


@dataclass(frozen=True, kw_only=True)
class SeatShown:
    """An agency at the meeting."""

    id: int
    agency: str
    tag: Tag
    name: str
    typed: str
    how: Text | None
    came: str


@dataclass(frozen=True, kw_only=True)
class SentShown:
    """What was sent to somebody, and what to do where it did not arrive."""

    id: int
    name: str
    what: Text
    tag: Tag
    to_do: Text | None
    may_come_back: bool
    came_back: Text


def properties(
    one: MeetingSeen, there: Mapping[int, Attended], seats: Mapping[int, str], *, knows_all: bool
) -> KeyValues:
    """When and where, how it stands, and how many came, where that is told of all."""
    told = one.standing
    here = sum(1 for seat in seats if seat in there and there[seat].came in HERE)
    knows = knows_all and told.state in WAS_HELD and bool(there)
    return KeyValues(
        rows=[
            KeyValue(key=STATE, cell=Cell(value=telling.state_tag(one), below=telling.moved(one))),
            KeyValue(key=WHEN, cell=Cell(value=telling.times(told.when))),
            KeyValue(key=PLACE, cell=Cell(value=told.when.place)),
            *([KeyValue(key=CAME, cell=Cell(value=SO_MANY.fill(here=here, seats=len(seats))))] if knows else []),
            *([KeyValue(key=BECAUSE, cell=Cell(value=told.because))] if told.because and told.state in {MeetingState.FALLEN_OUT, MeetingState.HELD} else []),
            *(KeyValue(key=NOTE, cell=Cell(value=note.text, below=Text(id=str(number), en=str(number)))) for number, note in enumerate(told.notes, start=1)),
        ]
    )  # fmt: skip


def wording(item: ItemSeen) -> KeyValues:
    """How an item is worded now, beside what somebody else typed."""
    told = ((TITLE, said(item.title)), (TEXT, item.text), (LEFT_OUT, item.left_out))
    return KeyValues(rows=[KeyValue(key=key, cell=Cell(value=value)) for key, value in told if value])


def next_steps(one: MeetingSeen, hand: Hand) -> list[NextStep]:
    """What one can do now; the answer to one's own minutes stands there with the reason why not."""
    told = [
        NextStep(
            kind=kind, title=TO_SEND_AGAIN if kind is StepKind.INVITE and one.standing.sequence is not None else STEP_WORDS[kind],
            href=reverse("meeting_step", args=[one.team, one.id, kind.value]), refusal=why_not(kind, one.standing, hand),
        )
        for kind in StepKind
    ]  # fmt: skip
    return [step for step in told if step.refusal in {None, refusals.CLOSED_IT_ITSELF}]


def items(found: Sequence[ItemSeen], texts: Mapping[int, Texts], entries: Mapping[int, Sequence[EntrySeen]], seats: Mapping[int, str], one: MeetingSeen) -> list[ItemShown]:  # fmt: skip
    """The agenda, each item with what was said, decided and not agreed with."""
    is_over = one.standing.state in WAS_HELD
    return [
        ItemShown(
            id=item.id, place=place, title=item.title, lines=item.lines, left_out=item.left_out,
            text=current.text if (current := texts[item.id].current) else "", base=texts[item.id].base, asides=texts[item.id].asides,
            entries=[
                EntryShown(
                    id=each.id, title=ENTRY_WORDS[each.kind], whose=seats.get(each.seat or 0, ""), text=each.text, action=each.action,
                    may_become_action=is_over and each.kind is EntryKind.DECISION and each.action is None,
                )
                for each in entries[item.id]
            ],
            has_nil=any(each.kind is EntryKind.NIL for each in entries[item.id]),
        )
        for place, item in enumerate(found, start=1)
    ]  # fmt: skip


def with_typed(shown: Sequence[ItemShown], typed: Mapping[int, tuple[str, int]]) -> list[ItemShown]:
    """The items with what is typed below them and waits to be kept, each with the text from which it goes on."""
    return [replace(one, text=typed[one.id][0], base=typed[one.id][1]) if one.id in typed else one for one in shown]


def seats(names: Mapping[int, str], there: Mapping[int, Attended], one: MeetingSeen, *, typed: Mapping[int, str]) -> list[SeatShown]:  # fmt: skip
    """Each agency with how it was there, and what is typed at it and waits; of which nothing was said once the minutes are closed was absent."""
    is_told = one.standing.state in MINUTES_TOLD
    return [
        SeatShown(
            id=seat, agency=agency, tag=_came(there.get(seat), is_told=is_told), name=(name := there[seat].name if seat in there else ""), typed=typed.get(seat, name),
            how=BY_CODE if seat in there and there[seat].how is How.CODE else None, came=there[seat].came.value if seat in there else "",
        )
        for seat, agency in sorted(names.items(), key=lambda each: each[1])
    ]  # fmt: skip


def attendance_table(shown: Sequence[SeatShown]) -> Table | None:
    """Who came, as it is read once nobody taps any more, and as it is printed."""
    if not shown:
        return None
    return Table(
        caption=ATTENDANCE,
        shows_caption=False,
        columns=[Column(heading=AGENCY), Column(heading=ATTENDANCE), Column(heading=PERSON)],
        rows=[
            [Cell(value=one.agency), Cell(value=one.tag, below=one.how), Cell(value=Name(name=one.name) if one.name else None)]
            for one in shown
        ],
    )  # fmt: skip


def _came(told: Attended | None, *, is_told: bool) -> Tag:
    if told is None:
        return Tag(tone=Tone.WARNING, label=NOTHING_SAID) if is_told else Tag(tone=Tone.OPEN, label=NOT_YET)
    return Tag(tone=CAME_TONES.get(told.came, Tone.GOOD), label=CAME_WORDS[told.came])


NOT_YET = Text(id="Belum dicatat", en="Not recorded yet")


def sent(found: Sequence[InvitationSeen], names: Mapping[int, str]) -> list[SentShown]:
    """What went to whom, and what to do where it did not arrive."""
    return [
        SentShown(
            id=one.id, name=names.get(one.holder, "-"), what=METHOD_WORDS[one.method], tag=message_tag(one.state),
            to_do=what_to_do(one.method, one.failure), may_come_back=one.state is MessageState.SENT,
            came_back=CAME_BACK[one.method],
        )
        for one in found
    ]  # fmt: skip


DIGEST = Text(id="Sidik SHA-256: {digest}", en="SHA-256 digest: {digest}")
PACK = Text(id="keadaan sampai {day}, menurut yang diketahui {moment}", en="as of {day}, as known {moment}")


def packs(found: Sequence[PackSeen]) -> list[PackShown]:
    """The packs that there are, the latest first."""
    return [PackShown(number=one.number, told=PACK.fill(day=one.as_of, moment=moment(one.as_known)), digest=DIGEST.fill(digest=one.digest[:16])) for one in found]  # fmt: skip
