"""What programs are told of meetings."""

from datetime import date, datetime, time

from ninja import Schema
from pydantic import Field

from timpora.meetings.core.agenda import AgendaKind
from timpora.meetings.core.attending import Came
from timpora.meetings.core.minutes import EntryKind
from timpora.meetings.core.states import MeetingState


class EntryTold(Schema):
    """A decision, a dissent or a nil result."""

    kind: EntryKind
    agency: str | None = Field(description="Of a dissent: whose it is.")
    text: str
    action: int | None = Field(description="The agreed action that a decision became.")


class ItemTold(Schema):
    """An item of the agenda; its minutes once they are closed."""

    kind: AgendaKind
    title: str
    lines: list[str] = Field(description="What the data tell, in the language of the program's account; counts of one to four are not among it.")  # fmt: skip
    minutes: str
    entries: list[EntryTold]


class AttendedTold(Schema):
    """An agency at the meeting."""

    agency: str
    came: Came | None = Field(description="Nothing was said where it is missing.")
    name: str


class PackTold(Schema):
    """A pack that was made for the meeting; its file stands on the meeting's page."""

    number: int
    as_of: date
    as_known: datetime
    digest: str = Field(description="SHA-256 of the Indonesian and the English file, one after the other.")


class MeetingTold(Schema):
    """A meeting as whoever asks may read it."""

    meeting: int
    state: MeetingState
    day: date
    begins: time
    ends: time
    place: str
    moved_from: date | None
    agenda: list[ItemTold]
    attendance: list[AttendedTold] = Field(
        description="To an agency's program, of itself alone until the minutes are closed."
    )
    packs: list[PackTold] = Field(description="The latest first; an agency's program is told of those that its account may read.")  # fmt: skip
    notes: list[str] = Field(description="Corrections that were added once the minutes had been accepted.")
