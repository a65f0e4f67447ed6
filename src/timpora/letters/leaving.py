"""How a message with a letter leaves: taken by one worker alone, handed to the mail server once, and noted; what is unsure is never sent again.

A message that leaves is marked before it does, in a transaction of its own. Whoever dies in between leaves it marked, and nobody
can know whether the server had taken it: such a one is told as unsure, and a person decides. What the messages are, and where they
are kept, their own capability says.
"""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

import structlog
from django.core.mail import EmailMessage, mailers
from django.db.models import QuerySet

from timpora.accounts import doors
from timpora.kernel.viewers import Viewer


LOG = structlog.get_logger("timpora.letters")
MOST_TRIES = 5
FIRST_WAIT, LONGEST_LEAVING = timedelta(minutes=2), timedelta(minutes=10)
REFUSED_FOR_GOOD = 500  # from this answer of a mail server on


class NotSent(StrEnum):
    """What a mail server did with a message that was handed to it."""

    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    UNSURE = "unsure"


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A message that this worker alone may send, once."""

    message: int
    mail: EmailMessage


class NoAnswerError(Exception):
    """The server took nothing, and may be asked again."""


class Take(Protocol):
    """Marks a message as leaving and gives what is to be sent; None where it must not leave."""

    def __call__(self, *, by: Viewer, message: int) -> Ready | None: ...


class Note(Protocol):
    """Notes what became of a message that was leaving."""

    def __call__(self, *, by: Viewer, message: int, failure: NotSent | None) -> None: ...


type Send = Callable[[int, int], bool]


def wait_before(tries: int) -> timedelta | None:
    """How long a message waits that no server took, after so many tries; None where it is given up."""
    return FIRST_WAIT * 4 ** (tries - 1) if tries < MOST_TRIES else None


def send_where_it_is(send: Send, message: int) -> None:
    """Sends a message, in the office whose machine sees it."""
    for machine in doors.machines():
        if send(machine, message):
            return


def send_waiting(send: Send, give_up_on_cut_off: Callable[[Viewer], None], due: Callable[[Viewer], "QuerySet"]) -> None:  # type: ignore[type-arg]
    """Sends, in each office, whatever is due and was not sent; and tells what was cut off while it was leaving."""
    for machine in doors.machines():
        with doors.on_behalf_of(machine) as by:
            give_up_on_cut_off(by)
            waiting = list(due(by).order_by("due_at", "id").values_list("pk", flat=True))
        for message in waiting:
            send(machine, message)


def send(machine: int, message: int, take: Take, note: Note) -> bool:
    """Sends a message on behalf of an office's machine; False where there is nothing to send, or somebody else does."""
    with doors.on_behalf_of(machine) as by:
        ready = take(by=by, message=message)
    if ready is None:
        return False
    failure = leave(ready)
    with doors.on_behalf_of(machine) as by:
        note(by=by, message=message, failure=failure)
    return True


def leave(ready: Ready) -> NotSent | None:
    """Hands the message to the server; what failed before anything was handed over may be tried again."""
    mailer = mailers.default
    try:
        try:
            mailer.open()
        except (smtplib.SMTPException, OSError) as error:
            raise NoAnswerError from error
        mailer.send_messages([ready.mail])
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
        LOG.warning("message_not_sent", message=ready.message, why=failure.value)
    return failure


def _closed(mailer: object) -> None:
    try:
        mailer.close()  # type: ignore[attr-defined]
    except (smtplib.SMTPException, OSError):
        LOG.info("mailer_closed_badly")
