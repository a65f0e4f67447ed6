"""How a reminder of an agreed action leaves (`letters/leaving.py`): whose they are, what is sent, and what is told of it."""

from datetime import date
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.urls import reverse

from timpora.accounts import queries as accounts
from timpora.audit import actions as audit
from timpora.kernel.viewers import Viewer
from timpora.letters.leaving import Leaving
from timpora.team import agreed_queries, queries, reminder_queries
from timpora.team.agreed_queries import ActionSeen
from timpora.team.core import events
from timpora.team.core.agreed import ActionState
from timpora.team.core.holding import Holder
from timpora.team.core.reminders import ReminderFailure, ReminderKind, Told, written
from timpora.team.models import ActionReminder


def reminders(on: date) -> Leaving[ActionReminder]:
    """Reminders of agreed actions, as they leave on a day."""
    return Leaving(rows=_rows, mail=partial(_mail, on=on), tell=_tell)


def _rows(by: Viewer) -> QuerySet[ActionReminder]:
    return ActionReminder.objects.filter(office=by.office)


def _mail(by: Viewer, row: ActionReminder, on: date) -> EmailMessage | ReminderFailure:
    """The message; or why there is none any more: the action moved on, or who was to be reminded sits no longer behind that address."""
    if not settings.MAIL_LEAVES:
        return ReminderFailure.NO_SERVER
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


def _tell(row: ActionReminder, why: str | None) -> None:
    audit.record(events.REMINDER_ENDED, subject=f"team:{row.team_id}", details={"action": row.action_id, "reminder": row.pk, "why": why})  # fmt: skip
