"""A due day is asked for, moved or left: by whom, what pages and programs tell of it, how it counts as it was known, and what the database refuses."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.factories.office import account, looking
from tests.factories.programs import program
from tests.factories.signed_in import client_of
from tests.factories.statements import changed_by, is_refused
from tests.factories.teams import TODAY, TeamOffice

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.kernel.refusals import Refused
from timpora.meetings import agenda_facts
from timpora.team import agreed_queries, histories, tasks
from timpora.team.core.agreed import StepKind
from timpora.team.core.positions import Position
from timpora.team.models import ActionReminder


DAY, WEEK = timedelta(days=1), timedelta(days=7)
SINTA = "sinta@disnaker.example"
STEP = """INSERT INTO team_actionstep (office_id, team_id, action_id, number, kind, text, due_on, recorded_on, recorded_by)
    VALUES (%s, %s, %s, %s, %s, 'x', %s, %s, %s)"""


class World(TeamOffice):
    """A team whose chair is of Polres, in which Disnaker sits too, each with a promise for today."""

    def __init__(self) -> None:
        super().__init__()
        self.disnaker, self.polres = self.agency("Disnaker Rekaan"), self.agency("Polres Rekaan")
        self.of = self.team()
        self.of_disnaker, self.of_polres = self.seat(self.of, self.disnaker), self.seat(self.of, self.polres)
        self.sits(self.of, self.of_disnaker, self.disnaker, email=SINTA)
        self.sits(self.of, self.of_polres, self.polres, Position.CHAIR)
        self.action, self.of_chair = self.promise(self.of, self.of_disnaker), self.promise(self.of, self.of_polres)

    def day(
        self, kind: StepKind, who: Account, days: int | None = None, action: int | None = None, after: int = 0
    ) -> None:
        """A step about the due day, so many days from today, said so many days after today."""
        self.say(self.of, action or self.action, kind, who, "Alasan rekaan", on=TODAY + after * DAY, due_on=None if days is None else TODAY + days * DAY)  # fmt: skip

    def refused(self, kind: StepKind, who: Account, days: int | None = None, action: int | None = None) -> str:
        with pytest.raises(Refused) as told:
            self.day(kind, who, days, action)
        return told.value.refusal.code

    def address(self, step: str = "") -> str:
        return f"/tim/{self.of}/tindak-lanjut/{self.action}/{step}"


@pytest.fixture
def at(office_database: str, settings: Settings) -> World:
    assert office_database
    settings.STANDS_ON = TODAY
    return World()


def test_the_owner_asks_and_the_chair_or_who_runs_the_team_decides_but_never_the_chair_on_the_own_agencys_day(at: World) -> None:  # fmt: skip
    assert at.refused(StepKind.DAY_MOVED, at.disnaker, 7) == "team_action_not_who_moves"
    assert at.refused(StepKind.DAY_ASKED, at.polres, 7) == "team_action_not_the_owner"
    assert at.refused(StepKind.DAY_KEPT, at.officer) == "team_action_no_day_asked"
    assert at.refused(StepKind.DAY_ASKED, at.disnaker, 0) == "team_action_same_day"
    assert at.refused(StepKind.DAY_MOVED, at.officer, -1) == "team_action_day_over"
    assert at.refused(StepKind.DAY_MOVED, at.officer) == "team_action_without_day"
    at.day(StepKind.DAY_ASKED, at.disnaker, 7)
    at.day(StepKind.DAY_KEPT, at.polres)
    at.day(StepKind.DAY_ASKED, at.disnaker, 5)
    at.day(StepKind.DAY_MOVED, at.polres, 5)
    assert at.refused(StepKind.DAY_MOVED, at.polres, 7, at.of_chair) == "team_action_own_day"
    at.day(StepKind.DAY_ASKED, at.polres, 7, at.of_chair)
    at.day(StepKind.DAY_MOVED, at.officer, 7, at.of_chair)
    with looking(at.disnaker) as by:
        assert {one.id: one.due_on for one in agreed_queries.of_teams(by, [at.of])} == {at.action: TODAY + 5 * DAY, at.of_chair: TODAY + WEEK}  # fmt: skip
    at.say(at.of, at.action, StepKind.REPORTED, at.disnaker)
    assert at.refused(StepKind.DAY_MOVED, at.officer, 9) == "team_action_not_now"


def test_pages_files_and_programs_tell_every_day_it_was_promised_for(at: World) -> None:
    agency, officer, polres = client_of(at.disnaker), client_of(at.officer), client_of(at.polres)
    same = agency.post(at.address("day_asked/"), {"due_on": "27/06/2023", "text": "Perlu waktu rekaan"})
    assert same.status_code == 422
    for words in ("Itu tenggat yang sudah berlaku.", "Pilih hari lain", "Perlu waktu rekaan", "Sekarang 27 Juni 2023."):
        assert words in same.content.decode(), words
    assert (
        agency.post(at.address("day_asked/"), {"due_on": "4/7/2023", "text": "Perlu waktu rekaan"}).status_code == 302
    )
    assert "Tenggat 4 Juli 2023 diminta, menunggu jawaban" in officer.get("/hari-ini/").content.decode()
    assert "Tolak tenggat yang diminta" in polres.get(at.address()).content.decode(), "the chair"
    assert "Pindahkan tenggat" not in agency.get(at.address()).content.decode()
    form = officer.get(at.address("day_moved/")).content.decode()
    assert 'value="4 Juli 2023"' in form, "as it was asked for"
    assert "Perlu waktu rekaan" in form
    assert (
        officer.post(at.address("day_moved/"), {"due_on": "5/7/2023", "text": "Disepakati rekaan"}).status_code == 302
    )
    shown = agency.get(at.address()).content.decode()
    for words in ("semula 27 Juni 2023", "dari 27 Juni 2023 menjadi 5 Juli 2023", "Disepakati rekaan", "menjadi 4 Juli 2023"):  # fmt: skip
        assert words in shown, words
    assert "menunggu jawaban" not in shown
    listed = polres.get(f"/tim/{at.of}/tindak-lanjut/?unduh=csv").content.decode()
    assert "2023-07-05,semula 27 Juni 2023" in listed
    told = {one["action"]: one for one in program(at.disnaker).get(f"/teams/{at.of}/actions").json()["items"]}
    assert [told[at.action][name] for name in ("due_on", "counts_on", "asked", "moves")] == [
        "2023-07-05", "2023-07-05", None,
        [{"was": "2023-06-27", "due_on": "2023-07-05", "on": "2023-06-27", "reason": "Disepakati rekaan", "counts": True}],
    ]  # fmt: skip
    assert f"Tenggat dipindah: Tindak lanjut {at.action}" in client_of(at.head).get(f"/tim/{at.of}/jejak/").content.decode()  # fmt: skip
    with looking(at.officer) as by:
        [moved] = [one for one in agreed_queries.of_teams(by, [at.of]) if one.id == at.action]
    assert (agenda_facts.promised(moved, TODAY).due_on, agenda_facts.promised(moved, TODAY).first_due_on) == (TODAY + 8 * DAY, TODAY)  # fmt: skip


def test_figures_see_the_earlier_day_until_it_was_moved_and_what_was_late_stays_late(at: World) -> None:
    late, known = at.of_chair, [timezone.localtime()]
    at.day(StepKind.DAY_MOVED, at.officer, 7)
    known.append(timezone.localtime())
    at.day(StepKind.DAY_MOVED, at.officer, 7, late, after=1)
    known.append(timezone.localtime())
    with looking(at.head) as by:
        told = [histories.promises_then(by, as_of=TODAY + DAY, as_known=moment) for moment in known]
    assert [{one.action: (one.due_on - TODAY, one.kept, one.was_moved) for one in then} for then in told] == [
        {at.action: (0 * DAY, False, False), late: (0 * DAY, False, False)},
        {at.action: (WEEK, None, True), late: (0 * DAY, False, False)},
        {at.action: (WEEK, None, True), late: (0 * DAY, False, False)},
    ]  # fmt: skip
    for action, who in ((at.action, at.disnaker), (late, at.polres)):
        at.say(at.of, action, StepKind.REPORTED, who, on=TODAY + DAY)
        at.say(at.of, action, StepKind.ACCEPTED, at.officer, on=TODAY + DAY)
    with looking(at.head) as by:
        after = histories.promises_then(by, as_of=TODAY + WEEK, as_known=timezone.localtime())
    assert {one.action: one.kept for one in after} == {at.action: True, late: False}
    shown = client_of(at.officer).get(f"/tim/{at.of}/tindak-lanjut/").content.decode()
    assert "1 dari 1 selesai tepat waktu; tenggat dipindah: 1" in shown
    assert "0 dari 1 selesai tepat waktu" in shown
    assert "dihitung 27 Juni 2023, yang lewat sebelum dipindah" in shown
    assert "setelah terlambat" in client_of(at.officer).get(f"/tim/{at.of}/tindak-lanjut/{late}/").content.decode()


def test_reminders_follow_the_day_that_holds_and_each_leaves_once(at: World, settings: Settings) -> None:
    machine, settings.MAIL_LEAVES = account(Role.MACHINE, at.office), True

    def leave() -> list[str]:
        mail.outbox = []
        tasks.remind(0)
        with looking(machine):
            waiting = list(
                ActionReminder.objects.filter(state="waiting", action=at.action).values_list("pk", flat=True)
            )
        for one in waiting:
            tasks.send_reminder(one)
        return [sent.subject for sent in mail.outbox]

    tasks.remind(0)
    at.day(StepKind.DAY_MOVED, at.officer, 30)
    assert leave() == [], "what waited for the old day does not leave, and the new one is far"
    with looking(machine):
        assert list(ActionReminder.objects.filter(action=at.action).values_list("state", "failed_because")) == [("failed", "overtaken")]  # fmt: skip
    at.day(StepKind.DAY_MOVED, at.officer, 3)
    [before] = leave()
    assert "jatuh tempo 30 Juni 2023" in before
    assert leave() == []
    settings.STANDS_ON = TODAY + DAY
    assert leave() == [], "the old day passes in silence"
    settings.STANDS_ON = TODAY + 4 * DAY
    assert ["Lewat tenggat" in one for one in leave()] == [True]
    assert leave() == []


def test_the_database_keeps_who_decides_which_day_and_the_order(at: World) -> None:
    def values(who: Account, kind: str, day: object, number: int = 1, action: int | None = None) -> list[object]:
        return [at.office.pk, at.of, action or at.action, number, kind, day, TODAY, who.pk]

    later = TODAY + WEEK
    for who, kind in ((at.disnaker, "day_moved"), (at.polres, "day_asked"), (at.head, "day_moved")):
        assert "row-level security" in is_refused(who, STEP, *values(who, kind, later)), (who.name, kind)
    own_day = values(at.polres, "day_moved", later, action=at.of_chair)
    assert "row-level security" in is_refused(at.polres, STEP, *own_day), "the chair's own agency"
    for kind, day, why in (
        ("day_moved", TODAY, "moves to another one"),
        ("day_moved", TODAY - DAY, "moves to another one"),
        ("day_moved", None, "day_where_asked_or_moved"),
        ("progress", later, "day_where_asked_or_moved"),
        ("day_kept", None, "no other day was asked for"),
    ):
        assert why in is_refused(at.officer, STEP, *values(at.officer, kind, day)), (kind, day)
    assert changed_by(at.disnaker, STEP, *values(at.disnaker, "day_asked", later)) == 1
    assert "row-level security" in is_refused(at.disnaker, STEP, *values(at.disnaker, "day_kept", None, 2))
    assert changed_by(at.polres, STEP, *values(at.polres, "day_moved", later, 2)) == 1
    assert "moves to another one" in is_refused(at.officer, STEP, *values(at.officer, "day_moved", later, 3)), "the day that holds now"  # fmt: skip
    assert "no other day was asked for" in is_refused(at.officer, STEP, *values(at.officer, "day_kept", None, 3)), "it was answered"  # fmt: skip
    assert "permission denied" in is_refused(at.officer, "UPDATE team_actionstep SET due_on = due_on + 9")
