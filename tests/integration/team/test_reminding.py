"""Reminders of agreed actions leave by e-mail once each, to who sits for the owner, and say nothing of what was agreed."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.postgres.functions import TransactionNow
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from pytest_django.fixtures import Settings
from tests.factories.office import account, as_owner, looking
from tests.factories.programs import program
from tests.factories.signed_in import client_of
from tests.factories.teams import TODAY, TeamOffice

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.team import reminding, tasks
from timpora.team.core.agreed import StepKind
from timpora.team.core.endings import Ending
from timpora.team.core.positions import Position
from timpora.team.models import ActionReminder, AgreedAction, Holder


SOON, WEEK = TODAY + timedelta(days=5), timedelta(days=7)
SINTA, RAKA = "sinta@disnaker.example", "raka@disnaker.example"


class World(TeamOffice):
    """A team in which Disnaker sits with two people: Sinta, who signs in and reads English, and Raka, who has no account."""

    def __init__(self) -> None:
        super().__init__()
        self.machine = account(Role.MACHINE, self.office)
        self.disnaker = self.agency("Disnaker Rekaan")
        with as_owner():
            self.disnaker.language = "en"
            self.disnaker.save(update_fields=["language"])
        self.of = self.team()
        self.own = self.seat(self.of, self.disnaker)
        self.sinta = self.sits(self.of, self.own, self.disnaker, email=SINTA)
        self.raka = self.sits(self.of, self.own, "Raka Rekaan", email=RAKA)

    def states(self) -> list[tuple[str, str, str | None]]:
        with looking(self.machine):
            return list(ActionReminder.objects.order_by("id").values_list("kind", "state", "failed_because"))

    def page(self, action: int) -> str:
        return client_of(self.officer).get(f"/tim/{self.of}/tindak-lanjut/{action}/").content.decode()


@pytest.fixture
def at(office_database: str, settings: Settings) -> World:
    assert office_database
    settings.STANDS_ON, settings.MAIL_LEAVES, settings.PUBLIC_ADDRESS = TODAY, True, "https://kantor.example"
    return World()


def waiting(at: World) -> list[int]:
    with looking(at.machine):
        return list(ActionReminder.objects.filter(state="waiting").order_by("id").values_list("pk", flat=True))


def leave(at: World) -> list[tuple[str, str]]:
    """What leaves once the worker looked: to whom, and under which subject."""
    mail.outbox = []
    tasks.remind(0)
    for one in waiting(at):
        tasks.send_reminder(one)
    return [(sent.to[0], sent.subject) for sent in mail.outbox]


def test_who_promised_is_reminded_once_before_the_day_and_once_after_it_and_reads_nothing_of_what_was_agreed(at: World, settings: Settings) -> None:  # fmt: skip
    action = at.promise(at.of, at.own, SOON, person=at.sinta)
    at.promise(at.of, at.own, SOON + 2 * WEEK)
    assert "berangkat sendiri mulai 27 Juni 2023, kepada Reka Disnaker Rekaan." in at.page(action)
    assert leave(at) == [(SINTA, f"Reminder: agreed action {action} is due on 2 July 2023")], "who was named, and not what is far"  # fmt: skip
    [sent] = mail.outbox
    assert sent.body.splitlines() == [
        f"Agreed action {action} of your agency in Timpora Rekaan Serang, agreed on 1 June 2023, is due on 2 July 2023.",
        f"Read what it is, and report it done, here: https://kantor.example/tim/{at.of}/tindak-lanjut/{action}/",
        f"Sent by {at.office.name} by itself. What was agreed is not written in an e-mail.",
    ]
    assert leave(at) == []
    settings.STANDS_ON = SOON + timedelta(days=1)
    assert leave(at) == [(SINTA, f"Overdue: agreed action {action}")]
    assert leave(at) == []
    shown = at.page(action)
    assert "Sebelum tenggat 2 Juli 2023" in shown
    assert "Setelah tenggat 2 Juli 2023 lewat" in shown
    assert "berangkat sendiri" not in shown
    assert SINTA not in shown, "addresses are read where the person is"
    told = program(at.officer).get(f"/teams/{at.of}/actions").json()["items"][0]["reminders"]
    assert [(one["kind"], one["on"], one["state"]) for one in told] == [("before", "2023-06-27", "sent"), ("overdue", "2023-07-03", "sent")]  # fmt: skip
    client = client_of(at.disnaker)
    assert "Pengingat" not in client.get(f"/tim/{at.of}/tindak-lanjut/{action}/").content.decode(), "the office's alone"
    assert program(at.disnaker).get(f"/teams/{at.of}/actions").json()["items"][0]["reminders"] == []
    trail = client_of(at.head).get(f"/tim/{at.of}/jejak/").content.decode()
    assert trail.count("Menyiapkan e-mail pengingat tindak lanjut") == trail.count("Mencatat hasil e-mail pengingat tindak lanjut") == 2  # fmt: skip


def test_a_day_that_was_moved_is_reminded_of_anew_and_what_is_not_the_owners_any_more_never(at: World) -> None:
    action = at.promise(at.of, at.own, SOON, person=at.raka)
    assert [to for to, _ in leave(at)] == [RAKA]
    body = mail.outbox[0].body
    assert "jatuh tempo 2 Juli 2023" in body, "without an account no language is known"
    assert "is due on 2 July 2023" in body
    assert "Tanyakan isinya kepada sekretaris tim" in body
    assert "https" not in body, "nor is there a way in"
    with as_owner():
        AgreedAction.objects.filter(pk=action).update(due_on=SOON + timedelta(days=1))
    assert [to for to, _ in leave(at)] == [RAKA]
    overdue = at.promise(at.of, at.own, TODAY - timedelta(days=1), person=at.raka)
    at.say(at.of, overdue, StepKind.REPORTED, at.officer)
    dropped = at.promise(at.of, at.own, SOON, person=at.raka)
    tasks.remind(0)
    at.say(at.of, dropped, StepKind.DROPPED, at.officer)
    assert leave(at) == [], "nor what was dropped before it left"
    assert at.states()[-1] == ("before", "failed", "overtaken")
    at.say(at.of, overdue, StepKind.RETURNED, _chair(at))
    assert [subject.partition(" / ")[0] for _, subject in leave(at)] == [f"Lewat tenggat: tindak lanjut {overdue}"]


def _chair(at: World) -> Account:
    at.sits(at.of, at.seat(at.of), at.head, Position.CHAIR)
    return at.head


def test_whose_seat_ended_gets_nothing_and_who_sits_since_does(at: World, settings: Settings) -> None:
    action = at.promise(at.of, at.own, SOON, person=at.sinta)
    at.sits(at.of, at.own, "Rekana Pengganti", Position.SUBSTITUTE, stands_for=at.sinta, email="rekana@disnaker.example")  # fmt: skip
    tasks.remind(0)
    at.end(at.of, Ending.HOLDER, at.sinta, TODAY - timedelta(days=1))
    assert leave(at) == [], "who lost the seat before it left"
    assert at.states() == [("before", "failed", "unseated")]
    assert sorted(to for to, _ in leave(at)) == [RAKA, "rekana@disnaker.example"], "everybody of the agency instead"
    other = at.promise(at.of, at.own, SOON)
    at.end(at.of, Ending.SEAT, at.own, TODAY - timedelta(days=1))
    settings.STANDS_ON = TODAY + WEEK
    assert leave(at) == []
    assert "ingatkan lewat telepon" in at.page(other)
    settings.MAIL_LEAVES = False
    assert leave(at) == []
    assert "Kantor ini belum menyebut server surat" in at.page(action)


def test_whom_the_database_keeps_out_keeps_nobody_else_from_being_reminded(at: World) -> None:
    at.promise(at.of, at.own, SOON)
    with as_owner():
        Holder.objects.filter(pk=at.sinta).update(last_day=TODAY, recorded_at=TransactionNow() - WEEK)
    assert [to for to, _ in leave(at)] == [RAKA], "the clock says that the other sat until a week ago"


def test_two_workers_remind_once(at: World, monkeypatch: pytest.MonkeyPatch, django_db_blocker: pytest.FixtureRequest) -> None:  # fmt: skip
    at.promise(at.of, at.own, SOON, person=at.sinta)
    both, real = threading.Barrier(2), reminding.one_at_a_time

    def together(*told: Any) -> object:
        both.wait(timeout=30)
        return real(*told)

    def work() -> None:
        with django_db_blocker.unblock():  # type: ignore[attr-defined]
            tasks.remind(0)

    monkeypatch.setattr(reminding, "one_at_a_time", together)
    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)
    assert at.states() == [("before", "waiting", None)]


def test_one_that_no_server_took_is_tried_again_and_one_that_came_back_says_what_to_do(at: World, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    action = at.promise(at.of, at.own, SOON, person=at.raka)

    def fails(*_: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", fails)
    assert leave(at) == []
    monkeypatch.undo()
    assert "Menunggu dikirim" in at.page(action)
    with as_owner():
        ActionReminder.objects.update(due_at=TransactionNow())
    tasks.send_waiting(0)
    assert [sent.to for sent in mail.outbox] == [[RAKA]]
    with looking(at.machine):
        [reminder] = ActionReminder.objects.values_list("pk", flat=True)
    back = f"/tim/{at.of}/tindak-lanjut/{action}/pengingat/{reminder}/kembali/"
    assert client_of(at.head).post(back).status_code == 403, "who runs no teams"
    client = client_of(at.officer)
    assert "Pengingatnya kembali. Telepon orangnya" in client.post(back, follow=True).content.decode()
    assert "berubah sementara itu" in client.post(back, follow=True).content.decode(), "once"
    assert leave(at) == [], "nor is it sent again"
