"""How the letter of a reminder leaves (`letters/leaving.py`): whose they are, what is sent, and what is told of it."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet

from timpora.accounts import queries as accounts
from timpora.audit import actions as audit
from timpora.kernel.viewers import Viewer
from timpora.letters import queries as letters
from timpora.letters.leaving import Leaving
from timpora.register import queries as register
from timpora.screening.core import events
from timpora.screening.core.reminder_letter import SUBJECT, mail_body
from timpora.screening.core.reminders import Failure, Recipient
from timpora.screening.reminder_models import ReminderMessage


def _rows(by: Viewer) -> QuerySet[ReminderMessage]:
    return ReminderMessage.objects.filter(office=by.office).select_related("reminder")


def _mail(by: Viewer, message: ReminderMessage) -> EmailMessage | Failure:
    return _hindered(by, message) or _letter(by, message) or Failure.ALTERED


def _hindered(by: Viewer, message: ReminderMessage) -> Failure | None:
    """Why a message must not leave now, whatever was so when it was made."""
    if not register.facts(by, "people").filter(pk=message.reminder.person).exists():
        return Failure.WITHDRAWN
    return None if settings.MAIL_LEAVES else Failure.NO_SERVER


def _letter(by: Viewer, message: ReminderMessage) -> EmailMessage | None:
    """The message with its letter; None where the letter is not what was issued."""
    reminder = message.reminder
    to_sponsor = Recipient(message.recipient) is Recipient.SPONSOR
    number = reminder.sponsor_letter_id if to_sponsor and reminder.sponsor_letter_id is not None else reminder.letter_id
    seen = letters.letter(by, number)
    try:
        pdf = letters.pdf(by, number)
    except letters.LetterAlteredError:
        return None
    if seen is None or pdf is None:
        return None
    body = mail_body(
        to=(reminder.sponsor if to_sponsor else reminder.name) or "-", number=seen.number, office=accounts.own_account(by).office,
        limit=reminder.stay_limit,
    )  # fmt: skip
    return EmailMessage(
        subject=f"{SUBJECT.id} / {SUBJECT.en} - {seen.number}",
        body=body,
        to=[message.address],
        attachments=[(seen.file_name, pdf, "application/pdf")],
    )


def _tell(message: ReminderMessage, why: str | None) -> None:
    subject, details = f"people:{message.reminder.person}", {"message": message.pk, "why": why}
    if why is None:
        audit.record(events.REMINDER_SENT, subject=subject, details=details)
    else:
        audit.record(events.REMINDER_NOT_SENT, subject=subject, details=details)


LETTERS = Leaving(rows=_rows, mail=_mail, tell=_tell)
