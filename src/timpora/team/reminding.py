"""Reminding of agreed actions: the office's machine puts e-mail on its way, each once, and somebody says that one came back."""

from datetime import date

import structlog
from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from timpora.accounts.core.roles import Permission
from timpora.audit import actions as audit
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.letters.core.leaving import MessageState
from timpora.postgres.one_at_a_time import one_at_a_time
from timpora.postgres.refused_as import refused_as
from timpora.team import models, reminder_queries
from timpora.team.core import agreed_refusals, events, refusals
from timpora.team.core.reminders import ReminderFailure
from timpora.team.reminder_queries import Due


LOG = structlog.get_logger("timpora.team")
LOCK = 7_021_001  # the first half of the advisory locks of reminding of agreed actions
SEND_TASK = "timpora.team.send_reminder"


def mail_leaves() -> bool:
    """Whether this office sends e-mail at all."""
    return bool(settings.MAIL_LEAVES)


@transaction.atomic
def remind(*, by: Viewer, on: date) -> int:
    """Puts on its way, as the office's machine, what is to leave on a day; how many that are. Whoever comes a second time finds nothing left.

    Without a server for e-mail nothing is written, so that it leaves once there is one.
    """
    if by.office is None or not by.may(Permission.SCREEN) or not mail_leaves():
        return 0
    one_at_a_time(LOCK, by.office)
    return sum(_send_later(by, one, on) for one in reminder_queries.due(by, on=on))


@transaction.atomic
def came_back(*, by: Viewer, team: int, action: int, reminder: int) -> None:
    """Records that a reminder that had left came back. Raises Refused."""
    if by.office is None or not by.may(Permission.RUN_TEAM):
        raise Refused(refusals.MAY_NOT_RUN)
    sent = models.ActionReminder.objects.filter(office=by.office, team=team, action=action, pk=reminder, state=MessageState.SENT.value)  # fmt: skip
    if sent.update(state=MessageState.FAILED.value, failed_because=ReminderFailure.BOUNCED.value) != 1:
        raise Refused(agreed_refusals.MEANWHILE)
    audit.record(events.REMINDER_ENDED, subject=f"team:{team}", details={"action": action, "reminder": reminder, "why": ReminderFailure.BOUNCED.value})  # fmt: skip


def _send_later(by: Viewer, one: Due, on: date) -> int:
    """Puts the reminders of an action on their way; the worker finds them once this transaction is committed."""
    return sum(_is_queued(by, one, holder, on) for holder in one.to)


def _is_queued(by: Viewer, one: Due, holder: int, on: date) -> bool:
    """One reminder; not where the database keeps it out, whose clock may already stand on another day: nobody else is left unreminded for that."""
    assert by.office is not None  # asked before
    action = one.action
    made = models.ActionReminder(
        office_id=by.office, team_id=action.team, action_id=action.id, holder_id=holder, kind=one.kind.value, due_on=action.due_on,
        address=one.to[holder], recorded_on=on, recorded_by=by.account,
    )  # fmt: skip
    try:
        with refused_as(agreed_refusals.MEANWHILE):
            made.save(force_insert=True)
    except Refused:
        LOG.warning("action_reminder_kept_out", action=action.id, kind=one.kind.value)
        return False
    audit.record(events.REMINDER_QUEUED, subject=f"team:{action.team}", details={"action": action.id, "reminder": made.pk, "holder": holder, "kind": one.kind.value})  # fmt: skip
    app.configure_task(SEND_TASK).defer(reminder=made.pk)
    return True
