"""How a message with a letter leaves: taken by one worker alone, handed to the mail server once, and noted; what is unsure is never sent again.

A message that leaves is marked before it does, in a transaction of its own. Whoever dies in between leaves it marked, and nobody
can know whether the server had taken it: such a one is told as unsure, and a person decides. Where the messages are kept, what each says, and
what the trail is told, their own capability says.
"""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

import structlog
from django.contrib.postgres.functions import TransactionNow
from django.core.mail import EmailMessage, mailers
from django.db import transaction
from django.db.models import F, QuerySet

from timpora.accounts import doors
from timpora.kernel.viewers import Viewer
from timpora.letters.core.leaving import MessageState, NotSent
from timpora.letters.messages import Message


LOG = structlog.get_logger("timpora.letters")
MOST_TRIES = 5
FIRST_WAIT, LONGEST_LEAVING = timedelta(minutes=2), timedelta(minutes=10)
UNFORESEEN = "some messages could not be sent"
REFUSED_FOR_GOOD = 500  # from this answer of a mail server on


class NoAnswerError(Exception):
    """The server took nothing, and may be asked again."""


@dataclass(frozen=True, kw_only=True)
class Leaving[Row: Message]:
    """How the messages of one kind leave: which are an office's, what is sent or why nothing is any more, and how it is told that one ended, and why it failed."""

    rows: Callable[[Viewer], QuerySet[Row]]
    mail: Callable[[Viewer, Row], EmailMessage | StrEnum]
    tell: Callable[[Row, str | None], None]

    def send_where_it_is(self, message: int) -> None:
        """Sends a message, in the office whose machine sees it."""
        for machine in doors.machines():
            if self._send(machine, message):
                return

    def send_waiting(self) -> None:
        """Sends, in each office, whatever is due and was not sent; and tells what was cut off while it was leaving.

        What fails as nobody foresaw holds up no other message and no other office; it is raised at the end, as an ExceptionGroup.
        """
        failed = list[Exception]()
        for machine in doors.machines():
            with doors.on_behalf_of(machine) as by:
                self._give_up_on_cut_off(by=by)
                waiting = list(self._due(by).order_by("due_at", "id").values_list("pk", flat=True))
            for message in waiting:
                try:
                    self._send(machine, message)
                except Exception as error:  # noqa: BLE001 - whatever it is, the others leave first
                    failed.append(error)
        if failed:
            raise ExceptionGroup(UNFORESEEN, failed)

    def _send(self, machine: int, message: int) -> bool:
        """Sends a message on behalf of an office's machine; False where there is nothing to send, or somebody else does."""
        with doors.on_behalf_of(machine) as by:
            mail = self._take(by=by, message=message)
        if mail is None:
            return False
        failure = leave(message, mail)
        with doors.on_behalf_of(machine) as by:
            self._note(by=by, message=message, failure=failure)
        return True

    @transaction.atomic
    def _take(self, *, by: Viewer, message: int) -> EmailMessage | None:
        """Marks a message as leaving and gives what is to be sent; None where it is not due, is another's, or must not leave any more."""
        row = self._due(by).filter(pk=message).select_for_update(skip_locked=True, of=("self",)).first()
        if row is None:
            return None
        mail = self.mail(by, row)
        if isinstance(mail, StrEnum):
            self._end(by, row, mail)
            return None
        self.rows(by).filter(pk=row.pk).update(state=MessageState.LEAVING.value, tries=F("tries") + 1, due_at=TransactionNow())  # fmt: skip
        return mail

    @transaction.atomic
    def _note(self, *, by: Viewer, message: int, failure: NotSent | None) -> None:
        """Notes what became of a message that was leaving; one that no server took waits for its next try."""
        leaving = self.rows(by).filter(pk=message, state=MessageState.LEAVING.value)
        row = leaving.select_for_update(of=("self",)).first()
        if row is None:
            return
        if failure is NotSent.NO_ANSWER and row.tries < MOST_TRIES:
            wait = FIRST_WAIT * 4 ** (row.tries - 1)
            self.rows(by).filter(pk=row.pk).update(state=MessageState.WAITING.value, due_at=TransactionNow() + wait)
        else:
            self._end(by, row, failure)

    @transaction.atomic
    def _give_up_on_cut_off(self, *, by: Viewer) -> None:
        """Tells of messages that a worker was sending when it died: they may have arrived. One that is just being noted is left."""
        cut_off = self.rows(by).filter(state=MessageState.LEAVING.value, due_at__lt=TransactionNow() - LONGEST_LEAVING)
        for row in cut_off.select_for_update(skip_locked=True, of=("self",)):
            self._end(by, row, NotSent.UNSURE)

    def _due(self, by: Viewer) -> QuerySet[Row]:
        return self.rows(by).filter(state=MessageState.WAITING.value, due_at__lte=TransactionNow())

    def _end(self, by: Viewer, row: Row, failure: StrEnum | None) -> None:
        state = MessageState.SENT if failure is None else MessageState.FAILED
        why = None if failure is None else failure.value
        self.rows(by).filter(pk=row.pk).update(state=state.value, failed_because=why, ended_at=TransactionNow())
        self.tell(row, why)


def leave(message: int, mail: EmailMessage) -> NotSent | None:
    """Hands the message to the server; what failed before anything was handed over may be tried again."""
    mailer = mailers.default
    try:
        try:
            mailer.open()
        except (smtplib.SMTPException, OSError) as error:
            raise NoAnswerError from error
        mailer.send_messages([mail])
    except NoAnswerError:
        failure: NotSent | None = NotSent.NO_ANSWER
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        failure = NotSent.REFUSED if max(codes) >= REFUSED_FOR_GOOD else NotSent.NO_ANSWER
    except smtplib.SMTPResponseException as error:
        failure = NotSent.REFUSED if error.smtp_code >= REFUSED_FOR_GOOD else NotSent.NO_ANSWER
    except (smtplib.SMTPException, OSError):
        failure = NotSent.UNSURE
    else:
        failure = None
    finally:
        _closed(mailer)
    if failure is not None:
        LOG.warning("message_not_sent", message=message, why=failure.value)
    return failure


def _closed(mailer: object) -> None:
    try:
        mailer.close()  # type: ignore[attr-defined]
    except (smtplib.SMTPException, OSError):
        LOG.info("mailer_closed_badly")
