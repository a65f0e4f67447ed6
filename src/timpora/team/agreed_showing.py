"""One agreed action as its page shows it: the promise, its steps, and what one can do next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.register import showing as people
from timpora.team import agreed_listing as words
from timpora.team.agreed_queries import ActionSeen, CauseSeen
from timpora.team.agreed_telling import HAPPENED, WAITS, how_late, of_the_day, state_tag
from timpora.team.core import agreed_refusals
from timpora.team.core.agreed import STEP_WORDS, ActionState, Hand, Step, StepKind, why_not
from timpora.team.core.causes import CAUSE_WORDS
from timpora.team.core.due_days import Move
from timpora.ui.components.tables import Cell, Column, KeyValue, KeyValues, Name, Table


LED_TO_IT = Text(id="Berawal dari", en="What led to it")
DAY, STEP, SAID, WHO = Text(id="Hari", en="Day"), Text(id="Langkah", en="Step"), Text(id="Keterangan", en="What was said"), Text(id="Siapa", en="Who")  # fmt: skip
TO = Text(id="menjadi {day}", en="to {day}")
FROM_TO = Text(id="dari {was} menjadi {day}", en="from {was} to {day}")
TOO_LATE = Text(id="dari {was} menjadi {day}, setelah terlambat: tetap dihitung terlambat", en="from {was} to {day}, once it was late: still counts as late")  # fmt: skip
STEPS = Text(id="Langkah-langkah", en="Steps")


SHOWN = (None, agreed_refusals.ANSWERS_ITSELF, agreed_refusals.MOVES_ITSELF)


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """A step that one can do, or why not, where only somebody else can."""

    title: Text
    href: str
    refusal: Refusal | None


def properties(one: ActionSeen, causes: Sequence[CauseSeen], *, on: date) -> KeyValues:
    """The promise, and how it stands."""
    waits = one.standing.state is ActionState.REPORTED and one.standing.reported_on is not None
    below = WAITS.fill(day=one.standing.reported_on) if waits else how_late(one, on)
    return KeyValues(
        rows=[
            KeyValue(key=words.STATE, cell=Cell(value=state_tag(one, on), below=below)),
            KeyValue(key=words.OWNER, cell=Cell(value=one.owner, below=one.person or None)),
            KeyValue(key=words.SHOWN_BY, cell=Cell(value=one.shown_by)),
            KeyValue(key=words.AGREED, cell=Cell(value=one.agreed_on)),
            KeyValue(key=words.DUE, cell=Cell(value=one.due_on, below=of_the_day(one))),
            *(
                KeyValue(key=LED_TO_IT, cell=Cell(value=CAUSE_WORDS[cause.kind].fill(number=cause.number), href=reverse(cause.kind.value, args=[cause.row])))
                for cause in causes
            ),
        ]
    )  # fmt: skip


def steps(viewer: Viewer, one: ActionSeen) -> Table | None:
    """What was said of it, the first first; the names of accounts of one's own."""
    if not one.steps:
        return None
    known, moves = people.names(viewer), iter(one.days.moves)
    return Table(
        caption=STEPS,
        shows_caption=False,
        columns=[Column(heading=heading) for heading in (DAY, STEP, SAID, WHO)],
        rows=[
            [Cell(value=step.on), Cell(value=HAPPENED[step.kind], below=_days(step, moves)), Cell(value=step.text or None), Cell(value=Name(name=known[step.by]) if step.by in known else None)]
            for step in one.steps
        ],
    )  # fmt: skip


def _days(step: Step, moves: Iterator[Move]) -> Text | None:
    """Which due day was asked for, or from which to which it was moved; the moves stand in the order of their steps."""
    if step.kind is StepKind.DAY_MOVED:
        move = next(moves)
        return (FROM_TO if move.counts else TOO_LATE).fill(was=move.was, day=move.due_on)
    return TO.fill(day=step.due_on) if step.kind is StepKind.DAY_ASKED else None


def next_steps(one: ActionSeen, hand: Hand) -> list[NextStep]:
    """What one can do now; an answer to one's own report, and the due day of one's own agency, stand there with the reason why not."""
    told = [
        NextStep(title=STEP_WORDS[kind], href=reverse("action_step", args=[one.team, one.id, kind.value]), refusal=why_not(kind, one.standing, hand))
        for kind in StepKind
    ]  # fmt: skip
    return [step for step in told if step.refusal in SHOWN]
