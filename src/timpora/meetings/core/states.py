"""A meeting: its steps, how it stands after them, and who may do which step: the reason why not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.meetings.core import refusals


class MeetingState(StrEnum):
    """How a meeting stands."""

    PLANNED = "planned"
    INVITED = "invited"
    HELD = "held"
    CLOSED = "closed"
    ACCEPTED = "accepted"
    FALLEN_OUT = "fallen_out"


class StepKind(StrEnum):
    """What is done with a meeting, as its address says."""

    PLAN = "plan"
    INVITE = "invite"
    MOVE = "move"
    REDRAFT = "redraft"
    OPEN = "open"
    CLOSE = "close"
    RETURN = "return"
    ACCEPT = "accept"
    NOTE = "note"
    FALL_OUT = "fall_out"


# The one table of steps: from which state, into which; a meeting begins with its plan.
NEXT: Mapping[tuple[MeetingState, StepKind], MeetingState] = {
    (MeetingState.PLANNED, StepKind.INVITE): MeetingState.INVITED,
    (MeetingState.PLANNED, StepKind.MOVE): MeetingState.PLANNED,
    (MeetingState.PLANNED, StepKind.REDRAFT): MeetingState.PLANNED,
    (MeetingState.PLANNED, StepKind.OPEN): MeetingState.HELD,
    (MeetingState.PLANNED, StepKind.FALL_OUT): MeetingState.FALLEN_OUT,
    (MeetingState.INVITED, StepKind.INVITE): MeetingState.INVITED,
    (MeetingState.INVITED, StepKind.MOVE): MeetingState.INVITED,
    (MeetingState.INVITED, StepKind.REDRAFT): MeetingState.PLANNED,
    (MeetingState.INVITED, StepKind.OPEN): MeetingState.HELD,
    (MeetingState.INVITED, StepKind.FALL_OUT): MeetingState.FALLEN_OUT,
    (MeetingState.HELD, StepKind.CLOSE): MeetingState.CLOSED,
    (MeetingState.CLOSED, StepKind.ACCEPT): MeetingState.ACCEPTED,
    (MeetingState.CLOSED, StepKind.RETURN): MeetingState.HELD,
    (MeetingState.ACCEPTED, StepKind.NOTE): MeetingState.ACCEPTED,
}
STATE_WORDS: Mapping[MeetingState, Text] = {
    MeetingState.PLANNED: Text(id="Direncanakan", en="Planned"),
    MeetingState.INVITED: Text(id="Sudah diundang", en="Invited"),
    MeetingState.HELD: Text(id="Notula belum ditutup", en="Minutes not closed"),
    MeetingState.CLOSED: Text(id="Notula menunggu ketua", en="Minutes wait for the chair"),
    MeetingState.ACCEPTED: Text(id="Notula diterima", en="Minutes accepted"),
    MeetingState.FALLEN_OUT: Text(id="Batal dilaksanakan", en="Fell out"),
}
STEP_WORDS: Mapping[StepKind, Text] = {
    StepKind.PLAN: Text(id="Rencanakan rapat", en="Plan a meeting"),
    StepKind.INVITE: Text(id="Kirim undangan", en="Send the invitation"),
    StepKind.MOVE: Text(id="Pindahkan rapat", en="Move the meeting"),
    StepKind.REDRAFT: Text(id="Susun ulang acara", en="Draft the agenda again"),
    StepKind.OPEN: Text(id="Buka rapat", en="Open the meeting"),
    StepKind.CLOSE: Text(id="Tutup notula", en="Close the minutes"),
    StepKind.RETURN: Text(id="Kembalikan notula", en="Return the minutes"),
    StepKind.ACCEPT: Text(id="Terima notula", en="Accept the minutes"),
    StepKind.NOTE: Text(id="Tambah catatan pembetulan", en="Add a note of correction"),
    StepKind.FALL_OUT: Text(id="Batalkan rapat", en="Let the meeting fall out"),
}
BEFORE_IT = (MeetingState.PLANNED, MeetingState.INVITED)
WAS_HELD = (MeetingState.HELD, MeetingState.CLOSED, MeetingState.ACCEPTED)
MINUTES_TOLD = (MeetingState.CLOSED, MeetingState.ACCEPTED)  # from here on agencies read them
TAPPED = (MeetingState.INVITED, MeetingState.HELD)  # while these hold, it is recorded who comes
SAYS_WHERE = (StepKind.PLAN, StepKind.MOVE)
SAYS_WHY = (StepKind.FALL_OUT, StepKind.RETURN, StepKind.NOTE)
BY_THE_CHAIR = (StepKind.ACCEPT, StepKind.RETURN)
LONGEST, LONGEST_PLACE = 2000, 200


@dataclass(frozen=True, kw_only=True)
class When:
    """On which day a meeting is, from when until when, and where."""

    day: date
    begins: time
    ends: time
    place: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something that was done with a meeting, by whom, on a day of the office; a plan and a move say when and where."""

    kind: StepKind
    on: date
    by: int
    text: str = ""
    when: When | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a meeting stands; `sequence` counts what was sent about it from 0, `told` is when and where it said last; both are None where nothing was."""

    state: MeetingState
    when: When
    moved_from: date | None = None
    sequence: int | None = None
    told: When | None = None
    closed_by: int | None = None
    because: str = ""
    notes: tuple[Step, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Hand:
    """What somebody is to a meeting today; `chair_has_account` is whether the chair can answer alone."""

    account: int
    runs: bool
    chairs: bool
    chair_has_account: bool = True


def standing_of(steps: Iterable[Step]) -> Standing:
    """How it stands: the steps in their order, one after the other; a step that the table has not is an error."""
    told = iter(steps)
    first = next(told)
    assert first.when is not None  # a plan says when
    standing = Standing(state=MeetingState.PLANNED, when=first.when)
    for step in told:
        standing = after(standing, step)
    return standing


def after(standing: Standing, step: Step) -> Standing:
    """How a meeting stands after one more step."""
    says = tells(standing, step.kind) and step.kind is not StepKind.FALL_OUT
    told = (step.when or standing.when) if says else standing.told
    becomes = replace(
        standing, state=NEXT[standing.state, step.kind], sequence=sequence_after(standing, step.kind), told=told
    )
    if step.when is not None:
        moved_from = standing.when.day if step.when.day != standing.when.day else standing.moved_from
        return replace(becomes, when=step.when, moved_from=moved_from)
    match step.kind:
        case StepKind.CLOSE:
            return replace(becomes, closed_by=step.by)
        case StepKind.NOTE:
            return replace(becomes, notes=(*standing.notes, step))
        case StepKind.FALL_OUT | StepKind.RETURN:
            return replace(becomes, because=step.text)
        case _:
            return becomes


def tells(standing: Standing, kind: StepKind) -> bool:
    """Whether a step goes out to those who were invited: an invitation, and whatever changes or ends it once it went out."""
    if kind is StepKind.INVITE:
        return True
    if kind is StepKind.MOVE:
        return standing.state is MeetingState.INVITED
    return kind is StepKind.FALL_OUT and standing.sequence is not None


def sequence_after(standing: Standing, kind: StepKind) -> int | None:
    """The number of what goes out with a step; the last one where nothing does."""
    if not tells(standing, kind):
        return standing.sequence
    return 0 if standing.sequence is None else standing.sequence + 1


def why_not(kind: StepKind, standing: Standing, hand: Hand) -> Refusal | None:
    """Why somebody cannot do a step now: what the state allows, and who may."""
    if (standing.state, kind) not in NEXT:
        return refusals.not_now(STEP_WORDS[kind], STATE_WORDS[standing.state])
    if kind is not StepKind.ACCEPT:
        return None if hand.runs or (kind is StepKind.RETURN and hand.chairs) else refusals.MAY_NOT_RUN
    if standing.closed_by == hand.account:
        return refusals.CLOSED_IT_ITSELF
    is_for_the_chair = hand.runs and not hand.chair_has_account
    return None if hand.chairs or is_for_the_chair else refusals.NOT_THE_CHAIR


def wrong_words(kind: StepKind, text: str, hand: Hand) -> Refusal | None:
    """A step that ends, returns or corrects says why; who accepts for a chair without an account says how the chair did."""
    if len(text) > LONGEST:
        return refusals.TOO_LONG
    says = kind in SAYS_WHY or (kind is StepKind.ACCEPT and not hand.chairs)
    return refusals.NO_WORDS if says and not text.strip() else None


def wrong_when(when: When) -> Refusal | None:
    """A meeting ends after it begins, and is somewhere."""
    if not when.place.strip() or len(when.place) > LONGEST_PLACE:
        return refusals.NO_PLACE
    return refusals.ENDS_BEFORE if when.ends <= when.begins else None
