"""An agreed action: who promised what by when, its steps, how it stands, and who may do which step: the reason why not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.team.core import agreed_refusals as refusals


class StepKind(StrEnum):
    """What is said of an agreed action."""

    PROGRESS = "progress"
    REPORTED = "reported"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    DAY_ASKED = "day_asked"
    DAY_MOVED = "day_moved"
    DAY_KEPT = "day_kept"
    DROPPED = "dropped"


class ActionState(StrEnum):
    """How an agreed action stands."""

    OPEN = "open"
    REPORTED = "reported"
    DONE = "done"
    DROPPED = "dropped"


# The one table of steps: from which state, into which.
NEXT: Mapping[tuple[ActionState, StepKind], ActionState] = {
    (ActionState.OPEN, StepKind.PROGRESS): ActionState.OPEN,
    (ActionState.OPEN, StepKind.REPORTED): ActionState.REPORTED,
    (ActionState.OPEN, StepKind.DROPPED): ActionState.DROPPED,
    (ActionState.OPEN, StepKind.DAY_ASKED): ActionState.OPEN,
    (ActionState.OPEN, StepKind.DAY_MOVED): ActionState.OPEN,
    (ActionState.OPEN, StepKind.DAY_KEPT): ActionState.OPEN,
    (ActionState.REPORTED, StepKind.ACCEPTED): ActionState.DONE,
    (ActionState.REPORTED, StepKind.RETURNED): ActionState.OPEN,
    (ActionState.REPORTED, StepKind.DROPPED): ActionState.DROPPED,
}
STATE_WORDS: Mapping[ActionState, Text] = {
    ActionState.OPEN: Text(id="Berjalan", en="Under way"),
    ActionState.REPORTED: Text(id="Dilaporkan selesai", en="Reported done"),
    ActionState.DONE: Text(id="Selesai", en="Done"),
    ActionState.DROPPED: Text(id="Dibatalkan", en="Dropped"),
}
STEP_WORDS: Mapping[StepKind, Text] = {
    StepKind.PROGRESS: Text(id="Catat kemajuan", en="Record progress"),
    StepKind.REPORTED: Text(id="Laporkan selesai", en="Report it done"),
    StepKind.ACCEPTED: Text(id="Terima laporannya", en="Accept the report"),
    StepKind.RETURNED: Text(id="Kembalikan dengan alasan", en="Return it with a reason"),
    StepKind.DROPPED: Text(id="Batalkan tindak lanjut", en="Drop the action"),
    StepKind.DAY_ASKED: Text(id="Minta tenggat lain", en="Ask for another due day"),
    StepKind.DAY_MOVED: Text(id="Pindahkan tenggat", en="Move the due day"),
    StepKind.DAY_KEPT: Text(id="Tolak tenggat yang diminta", en="Refuse the due day that was asked for"),
}
NEEDS_NO_WORDS = StepKind.ACCEPTED  # every other step says something
BY_THE_OWNER = (StepKind.PROGRESS, StepKind.REPORTED, StepKind.DAY_ASKED)
ANSWERS = (StepKind.ACCEPTED, StepKind.RETURNED)
MOVES = (StepKind.DAY_MOVED, StepKind.DAY_KEPT)  # who decides on the due day
WITH_A_DAY = (StepKind.DAY_ASKED, StepKind.DAY_MOVED)
LONGEST = 2000


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something that was said of an agreed action, by whom, on a day of the office."""

    kind: StepKind
    on: date
    by: int
    text: str
    due_on: date | None = None  # the day that is asked for, or to which it is moved


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How an agreed action stands after its steps: `reported_on` and `reported_by` of the report that holds, `asked` what asks for another due day."""

    state: ActionState = ActionState.OPEN
    reported_on: date | None = None
    reported_by: int | None = None
    asked: Step | None = None


@dataclass(frozen=True, kw_only=True)
class Hand:
    """What somebody is to an agreed action today."""

    account: int
    owns: bool  # sits for the owner agency
    runs: bool  # runs the teams of the office
    chairs: bool  # acts as chair of the team


def standing_of(steps: Iterable[Step]) -> Standing:
    """How it stands: the steps in their order, one after the other; a step that the table has not is an error."""
    standing = Standing()
    for step in steps:
        state = NEXT[standing.state, step.kind]
        if step.kind is StepKind.REPORTED:
            standing = Standing(state=state, reported_on=step.on, reported_by=step.by)
        elif state is ActionState.OPEN:
            standing = Standing(asked=_still_asked(standing, step))
        else:
            standing = Standing(state=state, reported_on=standing.reported_on, reported_by=standing.reported_by)
    return standing


def _still_asked(standing: Standing, step: Step) -> Step | None:
    """What asks for another due day waits until somebody decides on it, or the owner reports; a later one takes its place."""
    if step.kind is StepKind.DAY_ASKED:
        return step
    return standing.asked if step.kind is StepKind.PROGRESS else None


def days_over(standing: Standing, due_on: date, on: date) -> int:
    """How many days after the due day it was reported done, or is not yet; none for what was dropped."""
    if standing.state is ActionState.DROPPED:
        return 0
    return max(0, ((standing.reported_on or on) - due_on).days)


def is_overdue(standing: Standing, due_on: date, on: date) -> bool:
    """Whether the owner still has it, and the due day is over."""
    return standing.state is ActionState.OPEN and due_on < on


def counts_in_time(standing: Standing, due_on: date, on: date) -> bool | None:
    """Whether the promise was kept in time: by the day of the report that was accepted.

    None counts nothing: what was dropped, what is not due yet, and what was reported in time and waits for its answer.
    """
    if standing.state is ActionState.DROPPED:
        return None
    if standing.state is ActionState.DONE:
        return days_over(standing, due_on, on) == 0
    return False if days_over(standing, due_on, on) > 0 else None


def share_in_time(counted: Sequence[bool | None]) -> tuple[int, int]:
    """How many promises were kept in time, of how many that count."""
    known = [one for one in counted if one is not None]
    return sum(known), len(known)


def why_not(kind: StepKind, standing: Standing, hand: Hand) -> Refusal | None:
    """Why somebody cannot do a step now: what the state allows, and who may."""
    if (standing.state, kind) not in NEXT:
        remedy = refusals.ENDED if kind in (*WITH_A_DAY, *MOVES) else refusals.RELOAD
        return refusals.not_now(STEP_WORDS[kind], STATE_WORDS[standing.state], remedy)
    if kind in BY_THE_OWNER:
        return None if hand.owns or hand.runs else refusals.NOT_THE_OWNER
    if kind is StepKind.DROPPED:
        return None if hand.runs else refusals.NOT_WHO_RUNS
    return _why_not_decide(kind, standing, hand) if kind in MOVES else _why_not_answer(standing, hand)


def _why_not_decide(kind: StepKind, standing: Standing, hand: Hand) -> Refusal | None:
    """An acting chair decides on the due days of others; the chair's own agency asks, as any other does."""
    if not (hand.runs or hand.chairs):
        return refusals.NOT_WHO_MOVES
    if kind is StepKind.DAY_KEPT and standing.asked is None:
        return refusals.NOTHING_ASKED
    return refusals.MOVES_ITSELF if hand.owns and not hand.runs else None


def _why_not_answer(standing: Standing, hand: Hand) -> Refusal | None:
    if not (hand.runs or hand.chairs):
        return refusals.NOT_WHO_ANSWERS
    return refusals.ANSWERS_ITSELF if standing.reported_by == hand.account else None


def wrong_text(kind: StepKind, text: str) -> Refusal | None:
    """A step says what was done, what shows it, or why; an acceptance may be silent."""
    if len(text) > LONGEST:
        return refusals.TOO_LONG
    return None if text.strip() or kind is NEEDS_NO_WORDS else refusals.NO_WORDS


def wrong_promise(what: str, shown_by: str, *, agreed_on: date, due_on: date) -> Refusal | None:
    """A promise says what, and what would show it done; it is due on or after the day on which it was agreed."""
    if not (what.strip() and shown_by.strip()):
        return refusals.NO_PROMISE
    if max(len(what), len(shown_by)) > LONGEST:
        return refusals.TOO_LONG
    return refusals.DUE_BEFORE if due_on < agreed_on else None
