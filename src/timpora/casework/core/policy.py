"""Whether an act can be done: who may and whether the case allows it, each with the reason why not, the same for page, message and API."""

from collections.abc import Iterator

from timpora.casework.core.acts.kinds import ACT_WORDS, ActKind
from timpora.casework.core.checks.every import CHECKS, WHILE_OFFERED
from timpora.casework.core.checks.keeping import (
    not_offered_elsewhere,
    people_exist,
    the_day_has_come,
    the_days_follow_each_other,
)
from timpora.casework.core.checks.said import everything_is_said
from timpora.casework.core.checks.situation import Hand, Situation, refusal
from timpora.casework.core.state import CaseState
from timpora.casework.core.statuses import POWER_WORDS, STATUS_WORDS, Status
from timpora.casework.core.table import TABLE
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


NOT_YOURS = Text(id="Peran Anda tidak {power}.", en="Your role does not {power}.")
ASK = Text(
    id="Mintalah yang berwenang, atau pelimpahan wewenang dengan tanggalnya.",
    en="Ask somebody who may, or ask for a delegation.",
)
OF_THE_PROGRAM = refusal("of_the_program", what=Text(id="Langkah ini dicatat oleh Timpora sendiri.", en="This step is recorded by Timpora itself."), remedy=Text(id="Lihat langkah-langkah perkara.", en="See the steps of the case."))  # fmt: skip
NOT_HERE = Text(id="{act}: tidak pada tahap {status}.", en="{act}: not possible at the stage {status}.")
WHERE = Text(id="Langkah itu ada pada tahap: {statuses}.", en="That step belongs to: {statuses}.")
IS_CLOSED = refusal("is_closed", what=Text(id="Perkara ini sudah ditutup.", en="This case is closed."), remedy=Text(id="Buka perkara baru bila ada fakta baru.", en="Open a new case where there are new facts."))  # fmt: skip


def who_may(kind: ActKind, hand: Hand) -> Refusal | None:
    """Why this hand does not do such an act; None where it may."""
    power = TABLE[kind].power
    if power is None:
        return OF_THE_PROGRAM
    if power in hand.powers:
        return None
    return refusal("may_not", what=NOT_YOURS.fill(power=POWER_WORDS[power]), remedy=ASK)


def state_allows(kind: ActKind, state: CaseState) -> Refusal | None:
    """Why the case does not take such an act where it stands; None where it does."""
    places = TABLE[kind].at
    if state.status in places:
        return None
    if state.status is Status.CLOSED:
        return IS_CLOSED
    words = [STATUS_WORDS[place] for place in places]
    listed = Text(id=", ".join(one.id for one in words), en=", ".join(one.en for one in words))
    return refusal(
        "not_here", what=NOT_HERE.fill(act=ACT_WORDS[kind], status=STATUS_WORDS[state.status]), remedy=WHERE.fill(statuses=listed)
    )  # fmt: skip


def why_not(kind: ActKind, situation: Situation) -> Refusal | None:
    """Why an act is not done, or cannot be offered while none is typed; None where nothing stands in the way."""
    return next(_objections(kind, situation), None)


def _objections(kind: ActKind, situation: Situation) -> Iterator[Refusal]:
    answers = [state_allows(kind, situation.state)]
    if TABLE[kind].power is not None:
        answers.append(who_may(kind, situation.hand))
    yield from (one for one in answers if one is not None)
    general = () if kind in WHILE_OFFERED else (not_offered_elsewhere,)
    for check in (
        everything_is_said,
        people_exist,
        the_day_has_come,
        the_days_follow_each_other,
        *general,
        *CHECKS[kind],
    ):
        if (found := check(situation)) is not None:
            yield found
