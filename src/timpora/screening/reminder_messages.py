"""How the letter of a reminder leaves (`letters/leaving.py`): which are due, what is sent, and what is told of it."""

from django.conf import settings
from django.contrib.postgres.functions import TransactionNow
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, QuerySet

from timpora.accounts import queries as accounts
from timpora.audit import actions as audit
from timpora.kernel.viewers import Viewer
from timpora.letters import leaving
from timpora.letters import queries as letters
from timpora.letters.leaving import LONGEST_LEAVING, NotSent, Ready, wait_before
from timpora.register import queries as register
from timpora.screening.core import events
from timpora.screening.core.reminder_letter import SUBJECT, mail_body
from timpora.screening.core.reminders import Failure, MessageState, Recipient
from timpora.screening.reminder_models import ReminderMessage


def send_where_it_is(message: int) -> None:
    """Sends a message, in the office whose machine sees it."""
    leaving.send_where_it_is(send, message)


def send_waiting() -> None:
    """Sends, in each office, whatever is due and was not sent."""
    leaving.send_waiting(send, give_up_on_cut_off, _due)


def send(machine: int, message: int) -> bool:
    """Sends a message on behalf of an office's machine; False where there is nothing to send, or somebody else does."""
    return leaving.send(machine, message, take, note)


@transaction.atomic
def take(*, by: Viewer, message: int) -> Ready | None:
    """Marks a message as leaving and gives what is to be sent; None where it is not due, is another's, or must not leave any more."""
    found = (
        _due(by).filter(pk=message).select_for_update(skip_locked=True, of=("self",)).select_related("reminder").first()
    )
    if found is None:
        return None
    mail, failure = None, _hindered(by, found)
    if failure is None:
        mail = _mail(by, found)
    if mail is None:
        _end(by, found.pk, MessageState.FAILED, failure or Failure.ALTERED)
        return None
    ReminderMessage.objects.filter(pk=found.pk).update(
        state=MessageState.LEAVING.value, tries=F("tries") + 1, due_at=TransactionNow()
    )
    return Ready(message=found.pk, mail=mail)


@transaction.atomic
def note(*, by: Viewer, message: int, failure: NotSent | None) -> None:
    """Notes what became of a message that was leaving; one that no server took waits for its next try."""
    found = ReminderMessage.objects.filter(office=by.office, pk=message, state=MessageState.LEAVING.value).first()
    if found is None:
        return
    wait = wait_before(found.tries) if failure is NotSent.NO_ANSWER else None
    if wait is not None:
        ReminderMessage.objects.filter(pk=message).update(
            state=MessageState.WAITING.value, due_at=TransactionNow() + wait
        )
    elif failure is None:
        _end(by, message, MessageState.SENT, None)
    else:
        _end(by, message, MessageState.FAILED, Failure(failure.value))


@transaction.atomic
def give_up_on_cut_off(by: Viewer) -> None:
    """Tells of messages that a worker was sending when it died: they may have arrived."""
    cut_off = ReminderMessage.objects.filter(office=by.office, state=MessageState.LEAVING.value)
    for message in cut_off.filter(due_at__lt=TransactionNow() - LONGEST_LEAVING).values_list("pk", flat=True):
        _end(by, message, MessageState.FAILED, Failure.UNSURE)


def _due(by: Viewer) -> QuerySet[ReminderMessage]:
    return ReminderMessage.objects.filter(
        office=by.office, state=MessageState.WAITING.value, due_at__lte=TransactionNow()
    )


def _hindered(by: Viewer, message: ReminderMessage) -> Failure | None:
    """Why a message must not leave now, whatever was so when it was made."""
    if not register.facts(by, "people").filter(pk=message.reminder.person).exists():
        return Failure.WITHDRAWN
    return None if settings.MAIL_LEAVES else Failure.NO_SERVER


def _mail(by: Viewer, message: ReminderMessage) -> EmailMessage | None:
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


def _end(by: Viewer, message: int, state: MessageState, failure: Failure | None) -> None:
    ReminderMessage.objects.filter(office=by.office, pk=message).update(
        state=state.value, failed_because=None if failure is None else failure.value, ended_at=TransactionNow()
    )
    person = ReminderMessage.objects.values_list("reminder__person", flat=True).get(pk=message)
    subject, details = f"people:{person}", {"message": message, "why": None if failure is None else failure.value}
    if state is MessageState.SENT:
        audit.record(events.REMINDER_SENT, subject=subject, details=details)
    else:
        audit.record(events.REMINDER_NOT_SENT, subject=subject, details=details)
