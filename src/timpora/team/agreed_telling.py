"""Agreed actions in words: how one stands and how late it is; the same on the page, in a file and at the terminal."""

from collections.abc import Mapping
from datetime import date

from timpora.kernel.text import Text
from timpora.team.agreed_queries import ActionSeen
from timpora.team.core.agreed import STATE_WORDS, ActionState, StepKind
from timpora.ui.components.statements import Tag, Tone
from timpora.ui.components.tables import Queue, QueueRow


LATE = Text(id="Lewat tenggat", en="Overdue")
SINCE = Text(id="{days} hari lewat tenggat", en="{days} days after the due day")
SINCE_ONE = Text(id="Sehari lewat tenggat", en="One day after the due day")
DUE_ON = Text(id="tenggat {day}", en="due {day}")
ASKS = Text(id="Tenggat {day} diminta, menunggu jawaban", en="{day} is asked for as due day, waits for an answer")
FIRST = Text(id="semula {day}", en="first {day}")
COUNTS_ON = Text(
    id="dihitung {day}, yang lewat sebelum dipindah", en="counts by {day}, which was over before it was moved"
)
WAITS = Text(id="Dilaporkan {day}, menunggu jawaban", en="Reported on {day}, waits for an answer")
TONES: Mapping[ActionState, Tone] = {
    ActionState.OPEN: Tone.OPEN, ActionState.REPORTED: Tone.INFORMATION, ActionState.DONE: Tone.GOOD, ActionState.DROPPED: Tone.OPEN
}  # fmt: skip
HAPPENED: Mapping[StepKind, Text] = {
    StepKind.PROGRESS: Text(id="Kemajuan", en="Progress"),
    StepKind.REPORTED: STATE_WORDS[ActionState.REPORTED],
    StepKind.ACCEPTED: Text(id="Diterima", en="Accepted"),
    StepKind.RETURNED: Text(id="Dikembalikan", en="Returned"),
    StepKind.DROPPED: STATE_WORDS[ActionState.DROPPED],
    StepKind.DAY_ASKED: Text(id="Meminta tenggat lain", en="Another due day asked for"),
    StepKind.DAY_MOVED: Text(id="Tenggat dipindah", en="Due day moved"),
    StepKind.DAY_KEPT: Text(id="Tenggat tetap", en="Due day stays"),
}


def state_tag(one: ActionSeen, on: date) -> Tag:
    """How it stands today."""
    if one.is_overdue(on):
        return Tag(tone=Tone.WARNING, label=LATE)
    return Tag(tone=TONES[one.standing.state], label=STATE_WORDS[one.standing.state])


def how_late(one: ActionSeen, on: date) -> Text | None:
    """How many days after the due day it was reported done, or is not yet."""
    days = one.days_over(on)
    return None if not days else SINCE_ONE if days == 1 else SINCE.fill(days=days)


def of_the_day(one: ActionSeen) -> Text | None:
    """Beside a due day: the other one that is asked for; the one by which it counts, where it was late when it was moved; or the first one."""
    days, asked = one.days, one.standing.asked
    if asked is not None:
        return ASKS.fill(day=asked.due_on)
    if days.due_on != days.counts_on:
        return COUNTS_ON.fill(day=days.counts_on)
    return FIRST.fill(day=days.first) if days.moves else None


def queue(label: Text, found: list[tuple[ActionSeen, str]], *, on: date) -> Queue:
    """Actions that somebody has to see to, each with where it leads."""
    return Queue(
        label=label,
        rows=[
            QueueRow(
                href=href, headline=Text(id=one.what, en=one.what), rest=Text(id=one.owner, en=one.owner), tags=[state_tag(one, on)],
                days=[DUE_ON.fill(day=one.due_on), *(told for told in (how_late(one, on), of_the_day(one)) if told)],
            )
            for one, href in found
        ],
    )  # fmt: skip
