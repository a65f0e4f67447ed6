"""Walls around reminders of agreed actions: read in the office alone, and written by its machine to who sits for the owner."""

from datetime import timedelta

import pytest
from tests.factories.office import account, looking
from tests.factories.statements import changed_by, is_refused
from tests.factories.teams import TODAY, TeamOffice

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.team.core.agreed import StepKind
from timpora.team.core.endings import Ending
from timpora.team.models import ActionReminder


pytestmark = pytest.mark.django_db
ADD = """INSERT INTO team_actionreminder (office_id, team_id, action_id, holder_id, kind, due_on, address, recorded_on, recorded_by, state, tries)
    VALUES (%s, %s, %s, %s, 'before', %s, %s, %s, %s, %s, %s)"""
SINTA = "sinta@disnaker.example"


class World(TeamOffice):
    """A team in which Disnaker and Polres sit, each with a promise."""

    def __init__(self, code: str = "serang-rekaan") -> None:
        super().__init__(code)
        self.machine = account(Role.MACHINE, self.office)
        self.disnaker, self.polres = self.agency("Disnaker Rekaan"), self.agency("Polres Rekaan")
        self.of = self.team()
        self.seat_of_disnaker, of_polres = self.seat(self.of, self.disnaker), self.seat(self.of, self.polres)
        self.sinta = self.sits(self.of, self.seat_of_disnaker, self.disnaker, email=SINTA)
        self.at_polres = self.sits(self.of, of_polres, self.polres, email="polres@polres.example")
        self.action = self.promise(self.of, self.seat_of_disnaker)

    def row(self, who: Account | None = None, **more: object) -> list[object]:
        told = {"team": self.of, "action": self.action, "holder": self.sinta, "due": TODAY, "to": SINTA, "state": "waiting", "tries": 0, **more}  # fmt: skip
        values = (told[name] for name in ("team", "action", "holder", "due", "to"))
        return [self.office.pk, *values, TODAY, (who or self.machine).pk, told["state"], told["tries"]]


def test_only_the_machine_writes_one_and_to_who_sits_for_the_owner_alone() -> None:
    at, neighbour = World(), World("lain-rekaan")
    for who in (at.officer, at.head, at.disnaker, at.polres, neighbour.machine):
        assert "row-level security" in is_refused(who, ADD, *at.row(who)), who.sign_in_name
    wrong = [
        at.row(at.officer), at.row(to="lain@disnaker.example"), at.row(holder=at.at_polres, to="polres@polres.example"),
        at.row(due=TODAY + timedelta(days=1)), at.row(action=neighbour.action), at.row(state="sent"), at.row(tries=1),
    ]  # fmt: skip
    for values in wrong:
        assert "row-level security" in is_refused(at.machine, ADD, *values), values
    assert changed_by(at.machine, ADD, *at.row()) == 1
    assert "team_actionreminder_once" in is_refused(at.machine, ADD, *at.row()), "once, whoever asks"
    later = TODAY + timedelta(days=7)
    at.say(at.of, at.action, StepKind.DAY_MOVED, at.officer, due_on=later)
    assert "row-level security" in is_refused(at.machine, ADD, *at.row()), "of a day that holds no longer"
    assert changed_by(at.machine, ADD, *at.row(due=later)) == 1
    at.say(at.of, at.action, StepKind.REPORTED, at.disnaker)
    assert "row-level security" in is_refused(at.machine, ADD, *at.row()), "the owner has done it"
    other = at.promise(at.of, at.seat_of_disnaker)
    at.end(at.of, Ending.HOLDER, at.sinta, TODAY - timedelta(days=1))
    assert "row-level security" in is_refused(at.machine, ADD, *at.row(action=other)), "who sits no longer"


def test_the_office_alone_reads_them_and_nobody_rewrites_or_removes_one() -> None:
    at, neighbour = World(), World("lain-rekaan")
    assert changed_by(at.machine, ADD, *at.row()) == 1
    readers = {at.officer: 1, at.head: 1, at.machine: 1, at.disnaker: 0, at.polres: 0, neighbour.officer: 0, neighbour.machine: 0, account(Role.ADMINISTRATOR, at.office): 0}  # fmt: skip
    for who, rows in readers.items():
        with looking(who):
            assert ActionReminder.objects.count() == rows, who.sign_in_name
    for statement in ("UPDATE team_actionreminder SET address = 'x@y.example'", "DELETE FROM team_actionreminder", "UPDATE team_actionreminder SET kind = 'overdue'"):  # fmt: skip
        assert "permission denied" in is_refused(at.machine, statement), statement
    sent = "UPDATE team_actionreminder SET state = 'sent'"
    assert [changed_by(who, sent) for who in (at.officer, at.disnaker, neighbour.machine, at.machine)] == [0, 0, 0, 1]
    back = "UPDATE team_actionreminder SET state = 'failed', failed_because = 'bounced'"
    assert [changed_by(who, back) for who in (at.machine, at.head, at.disnaker)] == [0, 0, 0]
    assert "row-level security" in is_refused(at.officer, "UPDATE team_actionreminder SET state = 'waiting'")
    assert changed_by(at.officer, back) == 1
