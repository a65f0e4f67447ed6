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


def queue(label: Text, found: list[tuple[ActionSeen, str]], *, on: date) -> Queue:
    """Actions that somebody has to see to, each with where it leads."""
    return Queue(
        label=label,
        rows=[
            QueueRow(
                href=href, headline=Text(id=one.what, en=one.what), rest=Text(id=one.owner, en=one.owner), tags=[state_tag(one, on)],
                days=[DUE_ON.fill(day=one.due_on), *([late] if (late := how_late(one, on)) else [])],
            )
            for one, href in found
        ],
    )  # fmt: skip
