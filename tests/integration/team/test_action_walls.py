"""Walls around agreed actions: each agency of a team reads who promised what, speaks for itself alone, and rewrites nothing."""

from datetime import date, timedelta

import pytest
from django.db import connection
from tests.factories.office import account, looking
from tests.factories.statements import changed_by, is_refused
from tests.factories.teams import FORMED, PROVINCE, TODAY, TeamOffice

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.team.core.agreed import StepKind
from timpora.team.core.endings import Ending
from timpora.team.core.positions import Position


pytestmark = pytest.mark.django_db
TABLES = ("agreedaction", "actionstep", "actioncause")
STEP = """INSERT INTO team_actionstep (office_id, team_id, action_id, number, kind, text, recorded_on, recorded_by)
    VALUES (%s, %s, %s, %s, %s, 'x', %s, %s)"""
CAUSE = "INSERT INTO team_actioncause (office_id, action_id, kind, row) VALUES (%s, %s, 'finding', 7)"


class World:
    """A team in which Disnaker and Polres sit, each with a promise, and another team in which Polres alone has one."""

    def __init__(self) -> None:
        self.at = TeamOffice()
        self.disnaker, self.polres, self.outside = (self.at.agency(name) for name in ("Disnaker Rekaan", "Polres Rekaan", "Kodim Rekaan"))  # fmt: skip
        self.team, self.other = self.at.team(), self.at.team(PROVINCE)
        self.seat, self.of_polres = self.at.seat(self.team, self.disnaker), self.at.seat(self.team, self.polres)
        self.own = self.at.promise(self.team, self.seat)
        self.theirs = self.at.promise(self.team, self.of_polres)
        self.elsewhere = self.at.promise(self.other, self.at.seat(self.other, self.polres))
        self.at.say(self.team, self.own, StepKind.PROGRESS, self.disnaker)
        assert changed_by(self.at.officer, CAUSE, self.at.office.pk, self.own) == 1

    def step(self, who: Account, kind: StepKind, action: int | None = None, number: int = 2, **more: object) -> list[object]:  # fmt: skip
        """The values of a step that somebody writes on the request's connection."""
        told = {"team": self.team, "on": TODAY, "name": who.pk, **more}
        return [self.at.office.pk, told["team"], action or self.own, number, kind.value, told["on"], told["name"]]


@pytest.fixture
def world() -> World:
    return World()


def counted() -> list[int]:
    found = []
    for table in TABLES:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM team_{table}")
            found.append(int(cursor.fetchone()[0]))
    return found


def test_each_reads_the_teams_in_which_it_sits_today_and_no_agency_what_led_to_an_action(world: World) -> None:
    neighbour = TeamOffice("lain-rekaan")
    readers = {world.disnaker: [2, 1, 0], world.polres: [3, 1, 0], world.outside: [0] * 3, neighbour.officer: [0] * 3, world.at.officer: [3, 1, 1]}  # fmt: skip
    for who, rows in readers.items():
        with looking(who):
            assert counted() == rows, who.sign_in_name
    for role in (Role.ADMINISTRATOR, Role.REPORTER):
        with looking(account(role, world.at.office)):
            assert counted() == [0] * 3, role
    world.at.end(world.team, Ending.SEAT, world.seat, TODAY - timedelta(days=1))
    with looking(world.disnaker):
        assert counted() == [0] * 3, "whose seat is over"
    assert "row-level security" in is_refused(world.disnaker, STEP, *world.step(world.disnaker, StepKind.PROGRESS))


def test_an_agency_speaks_of_its_own_actions_in_its_own_name_and_answers_nothing(world: World) -> None:
    own = world.step(world.disnaker, StepKind.REPORTED)
    wrong = [
        world.step(world.disnaker, StepKind.PROGRESS, world.theirs, 1),
        world.step(world.disnaker, StepKind.PROGRESS, name=world.polres.pk),
        world.step(world.disnaker, StepKind.DROPPED),
        world.step(world.disnaker, StepKind.PROGRESS, world.elsewhere, 1, team=world.other),
    ]
    for values in wrong:
        assert "row-level security" in is_refused(world.disnaker, STEP, *values), values
    assert "row-level security" in is_refused(world.outside, STEP, *world.step(world.outside, StepKind.PROGRESS))
    assert changed_by(world.disnaker, STEP, *own) == 1
    for who in (world.disnaker, world.polres):
        assert "row-level security" in is_refused(who, STEP, *world.step(who, StepKind.ACCEPTED, number=3)), who.name
    promise = "INSERT INTO team_agreedaction (office_id, team_id, seat_id, what, shown_by, agreed_on, due_on, recorded_on, recorded_by) VALUES (%s, %s, %s, 'x', 'x', now(), now(), now(), %s)"
    mine = [world.at.office.pk, world.team, world.seat, world.disnaker.pk]
    assert "row-level security" in is_refused(world.disnaker, promise, *mine)
    assert "row-level security" in is_refused(world.disnaker, CAUSE, world.at.office.pk, world.own)
    into_another = [world.at.office.pk, world.other, world.seat, world.at.officer.pk]
    assert "seat_of_its_team" in is_refused(world.at.officer, promise, *into_another)


def test_the_acting_chair_answers_and_never_whoever_reported(world: World) -> None:
    chair = world.at.sits(world.team, world.of_polres, world.polres, Position.CHAIR)
    world.at.say(world.team, world.own, StepKind.REPORTED, world.at.officer)
    answer = world.step(world.at.officer, StepKind.ACCEPTED, number=3)
    assert "row-level security" in is_refused(world.at.officer, STEP, *answer), "its own report"
    assert "row-level security" in is_refused(world.at.head, STEP, *world.step(world.at.head, StepKind.ACCEPTED, number=3)), "no chair"  # fmt: skip
    world.at.sits(world.team, world.at.seat(world.team), world.at.head)
    absence = world.at.away(world.team, chair)
    by_chair = world.step(world.polres, StepKind.RETURNED, number=3)
    assert "row-level security" in is_refused(world.polres, STEP, *by_chair), "a chair who is away"
    world.at.end(world.team, Ending.ABSENCE, absence, TODAY - timedelta(days=1))
    assert changed_by(world.polres, STEP, *by_chair) == 1


def test_steps_follow_one_another_on_their_days_and_nothing_is_rewritten(world: World) -> None:
    officer = world.at.officer
    for values in (
        world.step(officer, StepKind.RETURNED, world.theirs, 1),
        world.step(officer, StepKind.PROGRESS, number=9),
        world.step(officer, StepKind.PROGRESS, on=FORMED),
        world.step(officer, StepKind.PROGRESS, on=date(2030, 1, 1)),
    ):
        assert "team_step_follows" in is_refused(officer, STEP, *values) or values[4] == "returned", values
    statements = ["UPDATE team_agreedaction SET due_on = due_on + 9", "UPDATE team_actionstep SET text = 'y'", "UPDATE team_actioncause SET row = 8"]  # fmt: skip
    statements += [f"DELETE FROM team_{table}" for table in TABLES] + ["TRUNCATE team_actionstep"]
    for statement in statements:
        assert "permission denied" in is_refused(officer, statement), statement
