"""The button that reminds of one limit, wherever such a finding is shown."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from timpora.accounts.core.roles import Permission
from timpora.kernel.viewers import Viewer
from timpora.rulebook.rules.limits import LIMIT_SOON
from timpora.screening import due_reminders
from timpora.screening.core.states import OPEN
from timpora.screening.queries import Listed
from timpora.screening.reminder_models import Reminder
from timpora.ui.components.component import Component


@dataclass(frozen=True, kw_only=True)
class ReminderButton(Component):
    """Leads to the letter before it is sent; somebody who was reminded of this limit sees when."""

    href: str
    reminded_on: date | None
    reminder_href: str | None

    @classmethod
    def template(cls) -> str:
        """Drawn here."""
        return "screening/components/reminder_button.html"


def reminder_button(viewer: Viewer, *, finding: int, person: int, stay_limit: date | None) -> ReminderButton | None:
    """The button for a finding that a limit ends soon; None where the viewer sends no reminders."""
    if stay_limit is None or not viewer.may(Permission.SEND_REMINDERS):
        return None
    made = Reminder.objects.filter(office=viewer.office, person=person, stay_limit=stay_limit).order_by("-id").first()
    return ReminderButton(
        href=reverse("remind", args=[finding]),
        reminded_on=None if made is None else made.on,
        reminder_href=None if made is None else reverse("reminder", args=[made.pk]),
    )


def button_of_finding(viewer: Viewer, one: Listed) -> ReminderButton | None:
    """The button for a finding as it is listed; None where it is another one, or nobody waits for it any more."""
    told = one.told
    if told.rule_id != LIMIT_SOON.id or told.person is None or one.state not in OPEN:
        return None
    return reminder_button(viewer, finding=one.id, person=told.person, stay_limit=told.stay_limit)


def button_of_person(viewer: Viewer, records: Collection[int]) -> ReminderButton | None:
    """The button for the person of some records; None where no limit of theirs ends soon."""
    if not viewer.may(Permission.SEND_REMINDERS):
        return None
    found = due_reminders.of_person(viewer, records)
    return (
        None
        if found is None
        else reminder_button(viewer, finding=found.pk, person=found.person or 0, stay_limit=found.stay_limit)
    )
