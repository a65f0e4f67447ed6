"""Writing the agenda of a meeting: drafted from the data, worded, ordered, added to, left out with a reason, and frozen once it went out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Max, QuerySet

from timpora.audit import actions as audit
from timpora.kernel.refusals import Refused, stop_at
from timpora.kernel.viewers import Viewer
from timpora.meetings import agenda_facts, agenda_queries, models
from timpora.meetings.agenda_queries import ItemSeen
from timpora.meetings.core import events, refusals
from timpora.meetings.core.agenda import AgendaKind, Drafted, drafted, stays_as_told, wording_of, wrong_item
from timpora.meetings.core.states import MeetingState, Step, StepKind
from timpora.meetings.queries import MeetingSeen
from timpora.meetings.writing import add_step, found, of_meeting, run_by


@dataclass(frozen=True, kw_only=True)
class Worded:
    """How somebody words an item, and why it is left out where it is; `base` is the wording that they had before them."""

    title: str = ""
    text: str = ""
    left_out: str = ""
    base: str = ""


@transaction.atomic
def draft(*, by: Viewer, team: int, meeting: int, on: date) -> None:
    """Drafts the agenda from what is on record today; what somebody added stays, at the end, and so do words and reasons.

    An agenda that went out is taken back for that, and goes out again with the next invitation, with what it counted then. Raises Refused.
    """
    run_by(by)
    seen = found(by, team, meeting)
    own = models.AgendaItem.objects.filter(office=by.office, meeting=meeting)
    if own.exists():
        add_step(by, seen, Step(kind=StepKind.REDRAFT, on=on, by=by.account))
    before = {one.kind: one for one in agenda_queries.items(by, meeting)}
    own.exclude(kind=AgendaKind.OWN.value).delete()
    made = drafted(agenda_facts.facts(by, seen, on=on))
    first = _last(own, "number") + 1
    own.update(place=F("place") + len(made))
    told = before if any(step.kind is StepKind.INVITE for step in seen.steps) else {}
    for place, one in enumerate(made):
        models.AgendaItem.objects.create(
            **of_meeting(by, seen), number=first + place, place=place + 1, kind=one.kind.value, facts=_facts(one, told.get(one.kind)), **_worded(before.get(one.kind)),
        )  # fmt: skip
    audit.record(events.AGENDA_DRAFTED, subject=f"team:{team}", details={"meeting": meeting, "items": len(made)})


@transaction.atomic
def add(*, by: Viewer, team: int, meeting: int, told: Worded) -> int:
    """Adds an item at the end, also to a meeting that is being held; its number. Raises Refused."""
    run_by(by)
    seen = found(by, team, meeting)
    stop_at(None if seen.standing.state in {MeetingState.PLANNED, MeetingState.HELD} else refusals.AGENDA_FROZEN, wrong_item(AgendaKind.OWN, told.title, told.text))  # fmt: skip
    own = models.AgendaItem.objects.filter(office=by.office, meeting=meeting)
    made = models.AgendaItem.objects.create(
        **of_meeting(by, seen), number=_last(own, "number") + 1, place=_last(own, "place") + 1, kind=AgendaKind.OWN.value, title=told.title.strip(),
        text=told.text.strip(),
    )  # fmt: skip
    audit.record(events.AGENDA_CHANGED, subject=f"team:{team}", details={"meeting": meeting, "item": made.pk})
    return made.pk


@transaction.atomic
def word(*, by: Viewer, team: int, meeting: int, item: int, told: Worded) -> None:
    """Words an item, leaves it out with a reason, or takes it in again. Raises Refused, also where somebody worded it otherwise since."""
    seen = _may_change(by, team, meeting)
    one = agenda_queries.item(by, meeting, item)
    if one is None:
        raise Refused(refusals.ITEM_NOT_THERE)
    same = wording_of(told.title, told.text, told.left_out) == one.wording
    stop_at(wrong_item(one.kind, told.title, told.text), None if same or told.base == one.wording else refusals.WORDED_MEANWHILE)  # fmt: skip
    if same:
        return
    models.AgendaItem.objects.filter(office=by.office, meeting=meeting, pk=item).update(
        title=told.title.strip(), text=told.text.strip(), left_out=told.left_out.strip()
    )
    audit.record(events.AGENDA_CHANGED, subject=f"team:{seen.team}", details={"meeting": meeting, "item": item, "left_out": bool(told.left_out.strip())})  # fmt: skip


@transaction.atomic
def raise_up(*, by: Viewer, team: int, meeting: int, item: int) -> None:
    """Puts an item before the one above it; the first stays where it is. Raises Refused."""
    _may_change(by, team, meeting)
    order = [one.id for one in agenda_queries.items(by, meeting)]
    if item not in order:
        raise Refused(refusals.ITEM_NOT_THERE)
    at = order.index(item)
    if at:
        order[at - 1], order[at] = order[at], order[at - 1]
    for place, one in enumerate(order, start=1):
        models.AgendaItem.objects.filter(office=by.office, pk=one).update(place=place)
    audit.record(events.AGENDA_CHANGED, subject=f"team:{team}", details={"meeting": meeting, "item": item})


def _may_change(by: Viewer, team: int, meeting: int) -> MeetingSeen:
    run_by(by)
    seen = found(by, team, meeting)
    stop_at(None if seen.standing.state is MeetingState.PLANNED else refusals.AGENDA_FROZEN)
    return seen


def _facts(one: Drafted, told: ItemSeen | None) -> dict[str, Any]:
    """What an item tells: of what was counted for an agenda that went out, that count and no other."""
    return dict(told.facts if told is not None and stays_as_told(one.kind, told.facts) else one.facts)


def _worded(before: ItemSeen | None) -> dict[str, str]:
    """How an item of that kind was worded and why it was left out, which a new draft keeps."""
    if before is None:
        return {}
    return {"title": before.typed_title, "text": before.text, "left_out": before.left_out}


def _last(own: QuerySet[models.AgendaItem], column: str) -> int:
    return own.aggregate(last=Max(column))["last"] or 0
