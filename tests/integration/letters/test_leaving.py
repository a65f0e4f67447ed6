"""Whatever leaves by e-mail leaves once or not at all, holds nothing else up, and is told in its row and in the trail: letters of reminders, invitations, reminders of agreed actions."""

import smtplib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.postgres.functions import TransactionNow
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db.models import F
from pytest_django.fixtures import Settings
from tests.factories.meetings import MeetingOffice
from tests.factories.office import account, as_owner
from tests.factories.reminders import SoonOffice
from tests.factories.teams import TODAY, TeamOffice

from timpora.accounts.core.roles import Role
from timpora.audit.models import Event
from timpora.letters import leaving
from timpora.letters.leaving import leave
from timpora.meetings import tasks as meetings
from timpora.meetings.models import Invitation
from timpora.screening import tasks as screening
from timpora.screening.reminder_models import ReminderMessage
from timpora.team import tasks as team
from timpora.team.models import ActionReminder


WAITS = [timedelta(minutes=minutes) for minutes in (2, 8, 32, 128)]
type Told = tuple[str, str, dict[str, object]]


@dataclass(frozen=True, kw_only=True)
class Way:
    """Messages of one kind, at least two of which wait: where they are kept, what sends them, and what the trail says of one that ended."""

    model: Any
    send: Callable[[int], None]
    send_waiting: Callable[[int], None]
    told: Callable[[Any, str | None], Told]

    def rows(self) -> list[Any]:
        with as_owner():
            return list(self.model.objects.order_by("id"))

    def age(self, minutes: int) -> None:
        with as_owner():
            self.model.objects.update(due_at=F("due_at") - timedelta(minutes=minutes))

    def stand(self, *expected: tuple[str, str | None]) -> None:
        """How each message stands; of what ended, when and why is in its row and once in the trail."""
        rows = self.rows()
        assert [(one.state, one.failed_because) for one in rows] == list(expected)
        ended = [one for one in rows if one.state in {"sent", "failed"}]
        assert ended == [one for one in rows if one.ended_at is not None]
        about = [self.told(one, one.failed_because) for one in ended]
        with as_owner():
            events = Event.objects.filter(action__in=["reminder_sent", "reminder_not_sent", "meeting_invitation_ended", "team_reminder_ended"])  # fmt: skip
            trail = list(events.values_list("action", "subject", "details"))
        assert sorted(trail, key=str) == sorted(about, key=str)


def letters_of_reminders() -> Way:
    soon = SoonOffice()
    person = soon.somebody()
    soon.night()
    soon.remind(person, person="reka@contoh.example", sponsor="hrd@contoh.example")

    def told(row: Any, why: str | None) -> Told:
        return "reminder_not_sent" if why else "reminder_sent", f"people:{person}", {"message": row.pk, "why": why}

    return Way(model=ReminderMessage, send=screening.send_message, send_waiting=screening.send_waiting, told=told)


def invitations() -> Way:
    at = MeetingOffice()
    meeting = at.plan()
    at.invite(meeting)

    def told(row: Any, why: str | None) -> Told:
        return "meeting_invitation_ended", f"team:{at.of}", {"meeting": meeting, "invitation": row.pk, "why": why}

    return Way(model=Invitation, send=meetings.send_invitation, send_waiting=meetings.send_waiting, told=told)


def reminders_of_agreed_actions() -> Way:
    at = TeamOffice()
    account(Role.MACHINE, at.office)
    of = at.team()
    disnaker = at.agency("Disnaker Rekaan")
    seat = at.seat(of, disnaker)
    at.sits(of, seat, disnaker, email="sinta@disnaker.example")
    at.sits(of, seat, "Raka Rekaan", email="raka@disnaker.example")
    action = at.promise(of, seat, TODAY + timedelta(days=5))
    team.remind(0)

    def told(row: Any, why: str | None) -> Told:
        return "team_reminder_ended", f"team:{of}", {"action": action, "reminder": row.pk, "why": why}

    return Way(model=ActionReminder, send=team.send_reminder, send_waiting=team.send_waiting, told=told)


@pytest.fixture(params=[letters_of_reminders, invitations, reminders_of_agreed_actions], ids=lambda make: make.__name__)
def way(request: pytest.FixtureRequest, office_database: str, settings: Settings) -> Way:
    assert office_database
    settings.STANDS_ON, settings.MAIL_LEAVES = TODAY, True
    return request.param()  # type: ignore[no-any-return]


def elsewhere(do: Callable[[], None], unblocker: Any) -> None:
    """Another worker does something, and is not held up."""

    def work() -> None:
        with unblocker.unblock():
            do()

    worker = threading.Thread(target=work)
    worker.start()
    worker.join(timeout=20)
    assert not worker.is_alive()


def test_each_leaves_once_whoever_else_sends_and_one_that_is_refused_holds_up_no_other(way: Way, monkeypatch: pytest.MonkeyPatch, django_db_blocker: Any) -> None:  # fmt: skip
    first, *others = way.rows()
    numbers = {one.address: one.pk for one in (first, *others)}
    with as_owner():
        way.model.objects.select_for_update().get(pk=first.pk)
        elsewhere(lambda: way.send(first.pk), django_db_blocker)
    way.stand(*[("waiting", None)] * len(numbers))
    handed: list[str] = []

    def takes_or_refuses(_: EmailBackend, messages: list[Any]) -> int:
        [to] = messages[0].to
        handed.append(to)
        if handed.count(to) == 1:
            elsewhere(lambda: way.send(numbers[to]), django_db_blocker)
        if to == first.address:
            raise smtplib.SMTPRecipientsRefused({to: (550, b"no such user")})
        return 1

    monkeypatch.setattr(EmailBackend, "send_messages", takes_or_refuses)
    way.send_waiting(0)
    for number in numbers.values():
        way.send(number)
    way.send_waiting(0)
    assert handed == list(numbers)
    way.stand(("failed", "refused"), *[("sent", None)] * len(others))


def test_what_no_server_takes_waits_longer_each_time_and_is_given_up(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    many = len(way.rows())

    def fails(_: EmailBackend) -> bool:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", fails)
    for tries, wait in enumerate(WAITS, start=1):
        way.send_waiting(0)
        way.send_waiting(0)
        way.stand(*[("waiting", None)] * many)
        with as_owner():
            due = way.model.objects.annotate(wait=F("due_at") - TransactionNow()).values_list("tries", "wait")
            assert {tried for tried, _ in due} == {tries}, "not before it is due"
            assert all(timedelta() <= wait - left < timedelta(minutes=1) for _, left in due)
        way.age(int(wait.total_seconds() // 60))
    way.send_waiting(0)
    way.stand(*[("failed", "no_answer")] * many)


def test_what_a_worker_was_sending_when_it_was_killed_or_for_too_long_is_told_as_unsure_and_never_leaves_again(way: Way, monkeypatch: pytest.MonkeyPatch, django_db_blocker: Any) -> None:  # fmt: skip
    slow, killed, *others = way.rows()
    way.age(20)

    def dies(_: EmailBackend) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "close", dies)
        with pytest.raises(KeyboardInterrupt):
            way.send(killed.pk)
    assert [sent.to for sent in mail.outbox] == [[killed.address]], "sent, and not noted"
    unsure = [("failed", "unsure")] * 2 + [("sent", None)] * len(others)

    def lasts(*_: object) -> int:
        monkeypatch.undo()
        way.age(9)
        elsewhere(lambda: way.send_waiting(0), django_db_blocker)
        way.stand(("leaving", None), ("leaving", None), *unsure[2:])
        way.age(2)
        elsewhere(lambda: way.send_waiting(0), django_db_blocker)
        way.stand(*unsure)
        return 1

    monkeypatch.setattr(EmailBackend, "send_messages", lasts)
    way.send(slow.pk)
    way.send_waiting(0)
    way.stand(*unsure)
    assert len(mail.outbox) == 1 + len(others)


def test_what_fails_as_nobody_foresaw_holds_up_no_other_and_is_not_hushed_up(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others = way.rows()

    def fails(message: int, letter: Any) -> None:
        if message == first.pk:
            raise ValueError("coba rekaan")
        leave(message, letter)

    monkeypatch.setattr(leaving, "leave", fails)
    with pytest.raises(ExceptionGroup, match="could not be sent"):
        way.send_waiting(0)
    way.stand(("leaving", None), *[("sent", None)] * len(others))


def test_what_another_worker_is_just_noting_is_not_given_up_meanwhile(way: Way, django_db_blocker: Any) -> None:
    first, *others = way.rows()
    with as_owner():
        way.model.objects.filter(pk=first.pk).update(state="leaving", due_at=F("due_at") - timedelta(minutes=20))
    with as_owner():
        way.model.objects.select_for_update().get(pk=first.pk)
        elsewhere(lambda: way.send_waiting(0), django_db_blocker)
    way.stand(("leaving", None), *[("sent", None)] * len(others))
    way.send_waiting(0)
    way.stand(("failed", "unsure"), *[("sent", None)] * len(others))
