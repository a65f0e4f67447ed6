"""Walls around teams: the office reads its own, an agency those in which it sits, nobody anything else, whatever they type on their connection."""

from datetime import date, timedelta

import pytest
from django.db import connection
from tests.factories.office import account, as_owner, looking
from tests.factories.statements import changed_by, is_refused
from tests.factories.teams import FORMED, PROVINCE, TODAY, TeamOffice

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.team import queries
from timpora.team.core.endings import Ending
from timpora.team.core.positions import Position


pytestmark = pytest.mark.django_db
TABLES = ("team", "decree", "seat", "holder", "absence", "holderaddress")
READS = {Role.OFFICER, Role.EXAMINER, Role.HEAD_OF_SECTION, Role.HEAD_OF_OFFICE, Role.AUDITOR, Role.MACHINE}


class World:
    """Two teams of an office: one in which Disnaker and Polres sit, one in which Polres alone does."""

    def __init__(self) -> None:
        self.at = TeamOffice()
        self.disnaker, self.polres, self.outside = (self.at.agency(name) for name in ("Disnaker Rekaan", "Polres Rekaan", "Kodim Rekaan"))  # fmt: skip
        self.team, self.other = self.at.team(), self.at.team(PROVINCE)
        self.seat = self.at.seat(self.team, self.disnaker)
        self.of_polres = self.at.seat(self.team, self.polres)
        self.elsewhere = self.at.seat(self.other, self.polres)
        self.member = self.at.sits(self.team, self.seat, self.disnaker)
        self.named = self.at.sits(self.other, self.elsewhere, "Rekana Tanpa Akun")
        self.absence = self.at.away(self.team, self.member)
        self.at.away(self.other, self.named)


@pytest.fixture
def world() -> World:
    return World()


def counted() -> dict[str, int]:
    """How many rows of each table a statement on the request's connection finds."""
    found = {}
    for table in TABLES:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM team_{table}")
            found[table] = int(cursor.fetchone()[0])
    return found


NOTHING = dict.fromkeys(TABLES, 0)


def test_an_agency_reads_the_teams_in_which_it_sits_and_no_address_of_anybody(world: World) -> None:
    with looking(world.disnaker) as viewer:
        assert counted() == {"team": 1, "decree": 1, "seat": 2, "holder": 1, "absence": 1, "holderaddress": 0}
        assert [one.id for one in queries.teams(viewer)] == [world.team]
        assert queries.one(viewer, world.other) is None
    with looking(world.polres):
        assert counted() == {"team": 2, "decree": 2, "seat": 3, "holder": 2, "absence": 2, "holderaddress": 0}
    with looking(world.at.officer):
        assert counted() == {"team": 2, "decree": 2, "seat": 3, "holder": 2, "absence": 2, "holderaddress": 1}


def test_every_role_sees_all_or_nothing_here_and_nothing_of_another_office(world: World) -> None:
    neighbour = TeamOffice("lain-rekaan")
    theirs = neighbour.agency("Disnaker Rekaan")
    neighbour.seat(neighbour.team(), theirs)
    everything = {"team": 2, "decree": 2, "seat": 3, "holder": 2, "absence": 2, "holderaddress": 1}
    for role in Role:
        with looking(account(role, world.at.office, name=f"satu.lagi.{role}")):
            assert counted() == (everything if role in READS else NOTHING), role
    with looking(theirs):
        assert counted() == {**NOTHING, "team": 1, "decree": 1, "seat": 1}


def test_whose_seat_is_over_reads_on_and_who_got_one_by_mistake_reads_nothing(world: World) -> None:
    world.at.end(world.team, Ending.SEAT, world.seat, TODAY)
    with looking(world.disnaker):
        assert counted()["team"] == 1
    by_mistake = world.at.seat(world.team, world.outside)
    with looking(world.outside):
        assert counted()["team"] == 1
    world.at.end(world.team, Ending.SEAT, by_mistake, FORMED - timedelta(days=1))
    with looking(world.outside):
        assert counted() == NOTHING


def test_whose_account_ended_or_went_elsewhere_reads_nothing_of_the_former_agency(world: World) -> None:
    with as_owner():
        Account.objects.filter(pk=world.disnaker.pk).update(agency=world.outside.agency_id)
    with looking(world.disnaker):
        assert counted() == NOTHING
    with as_owner():
        Account.objects.filter(pk=world.polres.pk).update(ended_at=world.polres.created_at)
    with looking(world.polres):
        assert counted() == NOTHING


STATEMENTS = (
    "UPDATE team_team SET name = 'x'",
    "UPDATE team_seat SET gone_on = current_date",
    "UPDATE team_holder SET gone_on = current_date",
    "UPDATE team_absence SET gone_on = first_day",
    "UPDATE team_decree SET gone_on = first_day",
)
FORBIDDEN = (
    "UPDATE team_team SET area_code = '36.01'",
    "UPDATE team_seat SET agency_id = agency_id",
    "UPDATE team_holder SET name = 'x'",
    "UPDATE team_holder SET left_at = now()",
    "UPDATE team_decree SET last_day = NULL",
    "UPDATE team_holderaddress SET email = 'x@y.example'",
    "DELETE FROM team_team",
    "DELETE FROM team_seat",
    "DELETE FROM team_holder",
    "DELETE FROM team_decree",
    "DELETE FROM team_absence",
    "TRUNCATE team_seat",
)


def test_who_runs_no_team_changes_nothing_by_any_statement(world: World) -> None:
    others = [account(role, world.at.office) for role in (Role.REPORTER, Role.ADMINISTRATOR, Role.AUDITOR)]
    values = "(office_id, team_id, agency_id, first_day, recorded_on, recorded_by) VALUES (%s, %s, %s, current_date, current_date, %s)"
    for who in (world.disnaker, *others):
        assert [changed_by(who, statement) for statement in STATEMENTS] == [0] * len(STATEMENTS), who.role
        own = [world.at.office.pk, world.other, world.disnaker.agency_id, who.pk]
        assert "row-level security" in is_refused(who, f"INSERT INTO team_seat {values}", *own)


def test_what_was_written_is_neither_rewritten_nor_removed(world: World) -> None:
    for statement in FORBIDDEN:
        assert "permission denied" in is_refused(world.at.officer, statement), statement


def test_only_the_head_of_office_adds_and_revokes_decrees(world: World) -> None:
    values = "(office_id, team_id, legal_basis, number, issuer, issued_on, first_day, recorded_on, recorded_by) VALUES (%s, %s, 'x', 'x', 'x', now(), now(), now(), %s)"
    own = [world.at.office.pk, world.team]
    assert "row-level security" in is_refused(world.at.officer, f"INSERT INTO team_decree {values}", *own, world.at.officer.pk)  # fmt: skip
    assert "row-level security" in is_refused(world.at.head, f"INSERT INTO team_decree {values}", *own, world.at.officer.pk), "in another's name"  # fmt: skip
    assert changed_by(world.at.officer, "UPDATE team_decree SET gone_on = first_day") == 0
    assert changed_by(world.at.head, "UPDATE team_decree SET gone_on = first_day") == 2
    assert changed_by(world.at.head, "UPDATE team_decree SET gone_on = first_day + 1") == 0, "once"


def test_no_row_reaches_into_another_team_another_office_or_another_seat(world: World) -> None:
    neighbour = TeamOffice("lain-rekaan")
    there = neighbour.team()
    seat = "INSERT INTO team_seat (office_id, team_id, agency_id, first_day, recorded_on, recorded_by) VALUES (%s, %s, %s, now(), now(), %s)"
    own = [world.at.office.pk, there, world.outside.agency_id, world.at.officer.pk]
    assert "same_office" in is_refused(world.at.officer, seat, *own)
    holder = "INSERT INTO team_holder (office_id, team_id, seat_id, position, stands_for_id, name, title, first_day, recorded_on, recorded_by) VALUES (%s, %s, %s, %s, %s, 'x', '', now(), now(), %s)"
    wrong_seat = [world.at.office.pk, world.team, world.elsewhere, "member", None, world.at.officer.pk]
    assert "seat_of_its_team" in is_refused(world.at.officer, holder, *wrong_seat)
    of_another = [world.at.office.pk, world.team, world.of_polres, "substitute", world.member, world.at.officer.pk]
    assert "substitute_in_its_seat" in is_refused(world.at.officer, holder, *of_another)


def test_an_account_sits_for_its_own_agency_alone_and_nobody_stands_in_for_who_stands_in(world: World) -> None:
    statement = "INSERT INTO team_holder (office_id, team_id, seat_id, position, stands_for_id, held_by, name, title, first_day, recorded_on, recorded_by) VALUES (%s, %s, %s, %s, %s, %s, 'x', '', now(), now(), %s)"
    own = [world.at.office.pk, world.team, world.seat]
    elsewhere = [*own, "member", None, world.polres.pk, world.at.officer.pk]
    assert "team_holder_of_its_agency" in is_refused(world.at.officer, statement, *elsewhere)
    substitute = world.at.sits(world.team, world.seat, "Rekana Pengganti", Position.SUBSTITUTE, stands_for=world.member)
    again = [*own, "substitute", substitute, None, world.at.officer.pk]
    assert "no_substitute_of_a_substitute" in is_refused(world.at.officer, statement, *again)


CHAIRS = (
    (date(2023, 5, 1), date(2023, 6, 1), False),
    (date(2023, 5, 1), date(2023, 5, 31), True),
    (date(2023, 6, 30), None, False),
    (date(2023, 7, 1), None, True),
)


def test_a_team_has_one_chair_on_a_day(world: World) -> None:
    world.at.sits(world.team, world.seat, "Rekana Ketua", Position.CHAIR, last_day=date(2023, 6, 30))
    statement = "INSERT INTO team_holder (office_id, team_id, seat_id, position, name, title, first_day, last_day, recorded_on, recorded_by) VALUES (%s, %s, %s, 'chair', 'x', '', %s, %s, now(), %s)"
    for first, last, is_free in CHAIRS:
        values = [world.at.office.pk, world.team, world.of_polres, first, last, world.at.officer.pk]
        if is_free:
            assert changed_by(world.at.officer, statement, *values) == 1
        else:
            assert "one_chair_one_secretary" in is_refused(world.at.officer, statement, *values)
