"""Adding a step to a case: the step itself, whom it answers, and what the case comes to, written beside it for lists."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from pydantic import ValidationError

from timpora.casework import queries
from timpora.casework.core import refusals
from timpora.casework.core.acts.every import AnyAct, from_plain, to_plain
from timpora.casework.core.acts.keeping import Join, Protect
from timpora.casework.core.clocks import OVER, clocks_of
from timpora.casework.core.file import Step
from timpora.casework.core.fold import after
from timpora.casework.core.spans import spans_of
from timpora.casework.core.state import CaseState
from timpora.casework.core.statuses import Status
from timpora.casework.models import Case, CaseStep
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.viewers import Viewer
from timpora.postgres.one_at_a_time import one_at_a_time
from timpora.screening.case_law import case_law_of


OFFERS = (
    7_009_003  # the first half of the advisory locks of offers; those of the database's own functions come before it
)
MOST_OF_A_LOCK = 2**31 - 1


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What belongs to a step: `answers` and `proposal` are numbers of earlier ones, `act` what is recorded where it differs."""

    act: AnyAct | None = None
    answers: int | None = None
    proposal: int | None = None
    rests_on: Mapping[int, str] = field(default_factory=dict)
    letters: tuple[int, ...] = ()


def locked(by: Viewer, case: int) -> Case:
    """The row of a case, held until the transaction ends, so that acts follow one another; raises Refused where there is none."""
    row = Case.objects.select_for_update().filter(office=by.office, pk=case).first()
    if row is None:
        raise Refused(refusals.NOT_THERE)
    return row


def hold(by: Viewer, cases: Collection[int]) -> None:
    """Holds the rows of several cases until the transaction ends, in the order of their numbers, so that no two who do so wait for each other."""
    list(Case.objects.select_for_update().filter(office=by.office, pk__in=cases).order_by("pk").values_list("pk", flat=True))  # fmt: skip


def locked_for(by: Viewer, case: int, act: AnyAct) -> Case:
    """The row of a case, held for an act; what else the act touches is held in one order, so that no two wait for each other."""
    if isinstance(act, Protect):
        hold_offer(case)
    if isinstance(act, Join):
        hold_offer(act.other)
        hold(by, [case, act.other])
    return locked(by, case)


def hold_offer(case: int) -> None:
    """Whoever answers an offer of a case, and whoever takes it back by a flag, follow one another: each holds this before any row."""
    one_at_a_time(OFFERS, case % MOST_OF_A_LOCK)


def as_it_is_kept(act: AnyAct) -> AnyAct:
    """The act as its step will be read; raises Refused for what could not be read again, and so is no step."""
    try:
        return from_plain(to_plain(act))
    except ValidationError as error:
        raise Refused(refusals.NOT_AS_ASKED) from error


def add(by: Viewer, row: Case, state: CaseState, act: AnyAct, effect: Effect) -> CaseState:
    """Adds a step, and gives the state after it; two hands where two are needed is the database's own condition."""
    row.steps += 1
    try:
        with transaction.atomic():
            made = CaseStep.objects.create(
                office_id=row.office_id, case=row, number=row.steps, kind=act.kind.value, on=act.on, account=by.account, said=to_plain(act),
                rests_on={str(finding): facts for finding, facts in effect.rests_on.items()}, letters=list(effect.letters), **_answered(row, effect),
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused(_in_words(error)) from error
    step = Step(
        number=row.steps, act=act, by=by.account, at=made.at, answers=effect.answers, rests_on=effect.rests_on, letters=effect.letters
    )  # fmt: skip
    return after(state, step)


def _answered(row: Case, effect: Effect) -> dict[str, Any]:
    """The steps that this one answers, by their ids, with whose they were."""
    wanted = {"answers": effect.answers, "proposal": effect.proposal}
    told: dict[str, Any] = {}
    for name, number in wanted.items():
        if number is None:
            continue
        answered = CaseStep.objects.get(case=row, number=number)
        told[name] = answered.pk
        told["of_account" if name == "answers" else "proposer"] = answered.account
    return told


def _in_words(error: IntegrityError) -> Refusal:
    told = str(error)
    if "receipt_once" in told or "billing_once" in told:
        return refusals.RECEIPT_TAKEN
    if "answered_once" in told or "number_once" in told:
        return refusals.MOVED_ON
    raise error


def keep(by: Viewer, row: Case, state: CaseState, on: date) -> None:
    """Writes beside the steps what they say, for lists: where the case stands, the deadline that ends first, and the day on which any of them warns first."""
    people = queries.numbers_of(by, row.pk)
    running = [] if state.status is Status.CLOSED else [
        clock for clock in clocks_of(spans_of(people, state), law=case_law_of(by, on), on=on) if clock.state not in OVER
    ]  # fmt: skip
    first = min(running, key=lambda clock: (clock.due_on, clock.warn_on), default=None)
    is_closed = state.status is Status.CLOSED
    Case.objects.filter(pk=row.pk).update(
        status=state.status.value, since=state.since, owner=state.owner, steps=row.steps,
        outcome=state.outcome.value if is_closed and state.outcome else None, closed_on=state.since if is_closed else None,
        due_on=first.due_on if first else None, warn_on=min((clock.warn_on for clock in running), default=None), due_clock=first.span.kind.value if first else None,
    )  # fmt: skip
