"""How a reminder of an agreed action leaves (`letters/leaving.py`): which are due, what is sent, and what is told of it."""

from datetime import date
from functools import partial

from django.conf import settings
from django.contrib.postgres.functions import TransactionNow
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse

from timpora.accounts import queries as accounts
from timpora.audit import actions as audit
from timpora.kernel.viewers import Viewer
from timpora.letters import leaving
from timpora.letters.leaving import LONGEST_LEAVING, NotSent, Ready, wait_before
from timpora.screening.core.reminders import MessageState
from timpora.team import agreed_queries, queries, reminder_queries
from timpora.team.agreed_queries import ActionSeen
from timpora.team.core import events
from timpora.team.core.agreed import ActionState
from timpora.team.core.holding import Holder
from timpora.team.core.reminders import ReminderFailure, ReminderKind, Told, written
from timpora.team.models import ActionReminder


def send_where_it_is(reminder: int, *, on: date) -> None:
    """Sends a reminder, in the office whose machine sees it."""
    leaving.send_where_it_is(partial(send, on=on), reminder)


def send_waiting(*, on: date) -> None:
    """Sends, in each office, whatever is due and was not sent."""
    leaving.send_waiting(partial(send, on=on), give_up_on_cut_off, _due)


def send(machine: int, reminder: int, *, on: date) -> bool:
    """Sends a reminder on behalf of an office's machine; False where there is nothing to send, or somebody else does."""
    return leaving.send(machine, reminder, partial(take, on=on), note)


@transaction.atomic
def take(*, by: Viewer, message: int, on: date) -> Ready | None:
    """Marks a reminder as leaving and gives what is to be sent; None where it is not due, is another's, or must not leave any more."""
    row = _due(by).filter(pk=message).select_for_update(skip_locked=True, of=("self",)).first()
    if row is None:
        return None
    ready = _mail(by, row, on) if settings.MAIL_LEAVES else ReminderFailure.NO_SERVER
    if isinstance(ready, ReminderFailure):
        _end(by, row, MessageState.FAILED, ready)
        return None
    ActionReminder.objects.filter(office=by.office, pk=row.pk).update(state=MessageState.LEAVING.value, tries=F("tries") + 1, due_at=TransactionNow())  # fmt: skip
    return Ready(message=row.pk, mail=ready)


@transaction.atomic
def note(*, by: Viewer, message: int, failure: NotSent | None) -> None:
    """Notes what became of a reminder that was leaving; one that no server took waits for its next try."""
    row = ActionReminder.objects.filter(office=by.office, pk=message, state=MessageState.LEAVING.value).first()
    if row is None:
        return
    wait = wait_before(row.tries) if failure is NotSent.NO_ANSWER else None
    if wait is not None:
        ActionReminder.objects.filter(office=by.office, pk=row.pk).update(state=MessageState.WAITING.value, due_at=TransactionNow() + wait)  # fmt: skip
    elif failure is None:
        _end(by, row, MessageState.SENT, None)
    else:
        _end(by, row, MessageState.FAILED, ReminderFailure(failure.value))


@transaction.atomic
def give_up_on_cut_off(by: Viewer) -> None:
    """Tells of reminders that a worker was sending when it died: they may have arrived."""
    cut_off = ActionReminder.objects.filter(office=by.office, state=MessageState.LEAVING.value)
    for row in cut_off.filter(due_at__lt=TransactionNow() - LONGEST_LEAVING):
        _end(by, row, MessageState.FAILED, ReminderFailure.UNSURE)


def _due(by: Viewer) -> QuerySet[ActionReminder]:
    return ActionReminder.objects.filter(office=by.office, state=MessageState.WAITING.value, due_at__lte=TransactionNow())  # fmt: skip


def _mail(by: Viewer, row: ActionReminder, on: date) -> EmailMessage | ReminderFailure:
    """The message; or why there is none any more: the action moved on, or who was to be reminded sits no longer behind that address."""
    action, team = agreed_queries.one(by, row.team_id, row.action_id), queries.one(by, row.team_id)
    if action is None or team is None or not _still_holds(row, action, on):
        return ReminderFailure.OVERTAKEN
    holder = reminder_queries.sits(by, action, row.holder_id, row.address, on=on)
    if holder is None:
        return ReminderFailure.UNSEATED
    subject, body = written(_told(by, ReminderKind(row.kind), action, team.name, holder))
    return EmailMessage(subject=subject, body=body, to=[row.address])


def _still_holds(row: ActionReminder, action: ActionSeen, on: date) -> bool:
    is_past = action.due_on < on
    return action.standing.state is ActionState.OPEN and action.due_on == row.due_on and is_past is (row.kind == ReminderKind.OVERDUE.value)  # fmt: skip


def _told(by: Viewer, kind: ReminderKind, action: ActionSeen, team: str, holder: Holder) -> Told:
    path = reverse("agreed_action", args=[action.team, action.id])
    spoken = {} if holder.held_by is None else accounts.languages(by, [holder.held_by])
    return Told(
        kind=kind, number=action.id, team=team, office=accounts.own_name(by).office, agreed_on=action.agreed_on, due_on=action.due_on,
        link=f"{settings.PUBLIC_ADDRESS}{path}" if settings.PUBLIC_ADDRESS else "", signs_in=holder.held_by is not None,
        language=spoken.get(holder.held_by or 0),
    )  # fmt: skip


def _end(by: Viewer, row: ActionReminder, state: MessageState, failure: ReminderFailure | None) -> None:
    why = None if failure is None else failure.value
    ActionReminder.objects.filter(office=by.office, pk=row.pk).update(state=state.value, failed_because=why, ended_at=TransactionNow())  # fmt: skip
    audit.record(events.REMINDER_ENDED, subject=f"team:{row.team_id}", details={"action": row.action_id, "reminder": row.pk, "why": why})  # fmt: skip
