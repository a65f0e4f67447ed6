"""Writing about agreed actions; each act is told in the audit trail in the same transaction, and the database refuses on its own what is refused here in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from timpora.audit import actions as audit
from timpora.kernel.refusals import Refused, stop_at
from timpora.kernel.viewers import Viewer
from timpora.postgres.refused_as import refused_as
from timpora.team import agreed_queries, models, queries
from timpora.team.core import agreed_refusals, events, refusals
from timpora.team.core.agreed import StepKind, why_not, wrong_promise, wrong_text
from timpora.team.core.causes import Cause
from timpora.team.core.due_days import wrong_day


@dataclass(frozen=True, kw_only=True)
class Promise:
    """What was agreed: whose it is, what, what would show it done, by when, and what led to it."""

    seat: int
    what: str
    shown_by: str
    agreed_on: date
    due_on: date
    person: int | None = None
    causes: Sequence[Cause] = ()


@dataclass(frozen=True, kw_only=True)
class SaidNow:
    """A step that somebody does now."""

    kind: StepKind
    text: str = ""
    due_on: date | None = None  # for who asks for another day, or moves it


@transaction.atomic
def agree(*, by: Viewer, team: int, told: Promise, on: date) -> int:
    """Records what an agency promised a team; its number. Raises Refused."""
    if by.office is None or not by.may("run_team"):
        raise Refused(refusals.MAY_NOT_RUN)
    if queries.one(by, team) is None:
        raise Refused(refusals.NOT_THERE)
    stop_at(
        wrong_promise(told.what, told.shown_by, agreed_on=told.agreed_on, due_on=told.due_on),
        agreed_refusals.AGREED_AHEAD if told.agreed_on > on else None,
        None if _sits(by, team, told, on) else agreed_refusals.NO_SEAT,
        None if all(agreed_queries.cause_seen(by, one, on=on) for one in told.causes) else agreed_refusals.NO_CAUSE,
    )
    made = models.AgreedAction.objects.create(
        office_id=by.office, team_id=team, seat_id=told.seat, person_id=told.person, what=told.what.strip(), shown_by=told.shown_by.strip(),
        agreed_on=told.agreed_on, due_on=told.due_on, recorded_on=on, recorded_by=by.account,
    )  # fmt: skip
    for one in dict.fromkeys(told.causes):
        models.ActionCause.objects.create(office_id=by.office, action=made, kind=one.kind.value, row=one.row)
    audit.record(events.ACTION_AGREED, subject=f"team:{team}", details={"action": made.pk, "seat": told.seat, "due": told.due_on.isoformat()})  # fmt: skip
    return made.pk


@transaction.atomic
def say(*, by: Viewer, team: int, action: int, told: SaidNow, on: date) -> None:
    """Writes the next step of an agreed action, in one's own name, on this day. Raises Refused."""
    seen = agreed_queries.one(by, team, action)
    if seen is None or by.office is None:
        raise Refused(agreed_refusals.NOT_THERE)
    hand = agreed_queries.hand_of(by, seen, on=on)
    stop_at(
        why_not(told.kind, seen.standing, hand),
        wrong_text(told.kind, told.text),
        wrong_day(told.kind, told.due_on, due_on=seen.due_on, on=on),
    )
    made = models.ActionStep(
        office_id=by.office, team_id=team, action_id=action, number=len(seen.steps) + 1, kind=told.kind.value, text=told.text.strip(),
        due_on=told.due_on, recorded_on=on, recorded_by=by.account,
    )  # fmt: skip
    with refused_as(agreed_refusals.MEANWHILE):  # the wall's clock may already stand on another day
        made.save(force_insert=True)
    day = {} if told.due_on is None else {"due": told.due_on.isoformat()}
    audit.record(events.ACTION_STEP, subject=f"team:{team}", details={"action": action, "step": told.kind.value, **day})


def _sits(by: Viewer, team: int, told: Promise, on: date) -> bool:
    rows = queries.file(by, team, today=on)
    seated = any(one.id == told.seat and one.days.holds(on) for one in rows.seats)
    return seated and (told.person is None or any(one.id == told.person and one.seat == told.seat for one in rows.holders))  # fmt: skip
