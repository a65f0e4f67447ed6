"""What a mail server answers decides whether a message is tried again, and every answer has words wherever messages leave."""

import smtplib

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

from timpora.letters.core.leaving import MESSAGE_WORDS, MessageState, NotSent
from timpora.letters.leaving import leave
from timpora.meetings.core.invitations import Failure as InvitationFailure
from timpora.screening.core.reminders import Failure as LetterFailure
from timpora.team.core.reminders import ReminderFailure


@pytest.mark.parametrize(
    ("moment", "error", "told"),
    [
        ("send_messages", smtplib.SMTPRecipientsRefused({"reka@contoh.example": (550, b"no such user")}), NotSent.REFUSED),
        ("send_messages", smtplib.SMTPRecipientsRefused({"reka@contoh.example": (450, b"later")}), NotSent.NO_ANSWER),
        ("send_messages", smtplib.SMTPDataError(554, b"no"), NotSent.REFUSED),
        ("send_messages", smtplib.SMTPDataError(451, b"later"), NotSent.NO_ANSWER),
        ("send_messages", smtplib.SMTPServerDisconnected(), NotSent.UNSURE),
        ("send_messages", TimeoutError(), NotSent.UNSURE),
        ("open", TimeoutError(), NotSent.NO_ANSWER),
        ("close", smtplib.SMTPServerDisconnected(), None),
    ],
)  # fmt: skip
def test_what_the_server_says_decides(monkeypatch: pytest.MonkeyPatch, moment: str, error: Exception, told: NotSent | None) -> None:  # fmt: skip
    def fails(_: EmailBackend, *_messages: object) -> int:
        raise error

    monkeypatch.setattr(EmailBackend, moment, fails)
    assert leave(1, EmailMessage(subject="Rekaan", body="Rekaan", to=["reka@contoh.example"])) is told


def test_each_answer_is_a_failure_that_whoever_sends_knows_and_each_state_has_words() -> None:
    for known in (InvitationFailure, LetterFailure, ReminderFailure):
        assert {one.value for one in NotSent} <= {one.value for one in known}
    assert set(MESSAGE_WORDS) == set(MessageState)
