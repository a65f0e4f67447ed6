"""Meetings in words: when and where, how one stands; the same on the page, in a file, in a message and at the terminal."""

from collections.abc import Mapping

from timpora.kernel.text import Text
from timpora.meetings.calendar_files import Status
from timpora.meetings.core.states import STATE_WORDS, MeetingState, When
from timpora.meetings.queries import MeetingSeen
from timpora.ui.components.statements import Tag, Tone


SUMMARY = Text(id="Rapat {team}", en="Meeting of {team}")
WHEN = Text(id="{day}, pukul {begins} sampai {ends} WIB", en="{day}, from {begins} to {ends} (WIB)")
WHERE_AND_WHEN = Text(id="{when}, di {place}", en="{when}, at {place}")
BODY = Text(
    id="{what} rapat {team}: {when}.\n\nBerkas kalendernya terlampir; bila ada suratnya, surat itu juga. Bila berhalangan, beri tahu sekretaris tim.\n",
    en="{what}, meeting of {team}: {when}.\n\nThe calendar file is attached, and the letter where there is one. If you cannot come, tell the team's secretary.\n",
)
MOVED = Text(id="Dipindahkan dari {day}", en="Moved from {day}")
TONES: Mapping[MeetingState, Tone] = {
    MeetingState.PLANNED: Tone.OPEN, MeetingState.INVITED: Tone.INFORMATION, MeetingState.HELD: Tone.WARNING, MeetingState.CLOSED: Tone.WARNING,
    MeetingState.ACCEPTED: Tone.GOOD, MeetingState.FALLEN_OUT: Tone.OPEN,
}  # fmt: skip

SURE = {MeetingState.PLANNED: Status.TENTATIVE, MeetingState.FALLEN_OUT: Status.CANCELLED}


def state_tag(one: MeetingSeen) -> Tag:
    """How it stands."""
    state = one.standing.state
    return Tag(tone=TONES[state], label=STATE_WORDS[state])


def times(when: When) -> Text:
    """The day, and from when until when."""
    return WHEN.fill(day=when.day, begins=f"{when.begins:%H.%M}", ends=f"{when.ends:%H.%M}")


def where_and_when(when: When) -> Text:
    """The day, the time and the place in one line."""
    return WHERE_AND_WHEN.fill(when=times(when), place=when.place)


def moved(one: MeetingSeen) -> Text | None:
    """From which day it was moved, where it was."""
    return None if one.standing.moved_from is None else MOVED.fill(day=one.standing.moved_from)


def surety(one: MeetingSeen) -> Status:
    """How sure it is, as calendars have it: tentative before the invitation, cancelled where it fell out."""
    return SURE.get(one.standing.state, Status.CONFIRMED)


def uid_of(one: MeetingSeen) -> str:
    """What calendars call the meeting, for ever: by chance, so that it is no other installation's, and nobody's name."""
    return f"rapat-{one.calendar_id}@timpora"
