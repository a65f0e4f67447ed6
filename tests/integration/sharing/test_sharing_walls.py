"""Walls around what is shared: an agency reads what is shared with it while it is, and nothing else; raw SQL tries."""

from datetime import timedelta

import pytest
from django.db import connection
from tests.factories import facts
from tests.factories.office import account, as_owner, looking
from tests.factories.sharing import SharingOffice
from tests.factories.statements import changed_by, is_refused
from tests.factories.teams import TODAY

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.facts.codes import CircumstanceKind
from timpora.kernel.refusals import Refused
from timpora.sharing.core.standing import ShareState
from timpora.team.core.endings import Ending


pytestmark = pytest.mark.django_db
OFFICE_ALONE = (
    "shareorigin",
    "shareperson",
    "sharefinding",
    "answertaken",
    "withdrawal",
    "correctedfinding",
    "correctedfield",
)
TABLES = (
    "share",
    "sharewords",
    "recipient",
    "opening",
    "answer",
    "answerdocument",
    "correction",
    "correctedlimit",
    *OFFICE_ALONE,
)
OPENING = """INSERT INTO sharing_opening (office_id, share_id, agency_id, recorded_on, recorded_by) VALUES (%s, %s, %s, %s, %s)"""
ANSWER = """INSERT INTO sharing_answer (office_id, share_id, agency_id, kind, text, place, area_code, recorded_on, recorded_by)
    VALUES (%s, %s, %s, 'knows', 'x', '', '', %s, %s)"""
TAKEN = """INSERT INTO sharing_answertaken (office_id, share_id, answer_id, following, because, fact_kind, recorded_on, recorded_by)
    VALUES (%s, %s, %s, 'nothing', 'x', '', %s, %s)"""
RECIPIENT = "INSERT INTO sharing_recipient (office_id, share_id, agency_id) VALUES (%s, %s, %s)"


class World:
    """A finding shared with Disnaker, and a note with Polres; Disnaker opened and answered, Kodim has nothing."""

    def __init__(self) -> None:
        self.at = SharingOffice()
        self.person, self.hidden = self.at.cases.somebody("Reka Rahasia"), self.at.cases.somebody("Reka Terlindung")
        self.at.cases.night()
        self.finding = self.at.cases.finding(self.person)
        self.share = self.at.share_finding(self.finding)
        self.note = self.at.share_note("Catatan rekaan", self.at.polres)
        self.at.opened(self.share, self.at.disnaker)
        self.answer = self.at.answers(self.share, self.at.disnaker)
        earlier("share", "answer")

    def by(self, who: Account, share: int | None = None, **more: object) -> list[object]:
        """The values of what somebody does in the name of the own agency."""
        told = {"agency": who.agency_id, "name": who.pk, **more}
        return [self.at.office.pk, share or self.share, told["agency"], TODAY, told["name"]]


def earlier(*tables: str, by: str = "1 second") -> None:
    """What is there was recorded earlier than what comes: a test is one transaction, and one moment to the database."""
    with as_owner(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"UPDATE sharing_{table} SET recorded_at = recorded_at - interval '{by}'")


@pytest.fixture
def world() -> World:
    return World()


def counted(*tables: str) -> list[int]:
    found = []
    for table in tables:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM sharing_{table}")
            found.append(int(cursor.fetchone()[0]))
    return found


def read_by(who: Account, *tables: str) -> list[int]:
    with looking(who):
        return counted(*tables or TABLES)


def test_an_agency_reads_what_is_shared_with_it_and_of_the_office_nothing_else(world: World) -> None:
    at = world.at
    neighbour = SharingOffice("lain-rekaan")
    nothing = [0] * len(TABLES)
    assert read_by(at.disnaker) == [0, 1, 1, 1, 1, *[0] * 10], "of the row of the share itself nothing"
    assert read_by(at.polres) == [0, 1, 1, *[0] * 12]
    assert read_by(at.officer) == [2, 2, 2, 1, 1, 0, 0, 0, 2, 1, 1, 0, 0, 0, 0]
    strangers = [at.kodim, neighbour.officer, neighbour.disnaker, *(account(role, at.office) for role in (Role.ADMINISTRATOR, Role.REPORTER))]  # fmt: skip
    for who in strangers:
        assert read_by(who) == nothing, who.sign_in_name
    register = ("screening_finding", "screening_standing", "register_personrecord", "casework_case", "audit_event")
    for who in (at.disnaker, at.kodim):
        for table in register:
            with looking(who), connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone() == (0,), (who.name, table)


def test_what_is_withdrawn_over_or_about_who_is_protected_is_read_no_longer(world: World) -> None:
    at, words = world.at, ("share", "sharewords", "answer")
    at.share_note("Catatan yang habis", until=TODAY)
    assert read_by(at.disnaker, *words) == [0, 2, 1]
    earlier("share", by="1 day")
    assert read_by(at.disnaker, *words) == [0, 1, 1], "its last day is over"
    with looking(at.cases.examiner) as by:
        facts.fact(by, "circumstances", person_record_id=world.person, kind=CircumstanceKind.TRAFFICKING_VICTIM.value, confidentiality=2)  # fmt: skip
    assert read_by(at.disnaker, *words) == [0, 0, 0], "somebody of it became protected"
    at.withdraw(world.note)
    assert read_by(at.polres, *words, "withdrawal") == [0, 0, 0, 0]
    assert read_by(at.officer, *words, "withdrawal") == [3, 3, 1, 1]


def test_an_agency_that_sits_no_longer_reads_that_something_was_shared_and_not_what(world: World) -> None:
    world.at.end(world.at.of_team, Ending.SEAT, world.at.seat_of_disnaker, TODAY - timedelta(days=1))
    assert read_by(world.at.disnaker, "share", "sharewords", "recipient") == [0, 0, 1]
    seen = world.at.seen(world.share, world.at.disnaker)
    assert seen is not None
    assert (seen.state, seen.words) == (ShareState.OVER, None)
    assert "row-level security" in is_refused(world.at.disnaker, ANSWER, *world.by(world.at.disnaker))


def test_nothing_is_shared_of_who_is_protected_even_where_the_officer_does_not_see_it(world: World) -> None:
    at = world.at
    finding = at.cases.finding(world.hidden)
    with looking(at.cases.examiner) as by:
        facts.fact(by, "circumstances", person_record_id=world.hidden, kind=CircumstanceKind.REGISTERED_WITH_UNHCR.value, confidentiality=2)  # fmt: skip
    with pytest.raises(Refused) as refused:
        at.share_finding(finding)
    assert refused.value.refusal.code == "share_of_protected"
    assert read_by(at.officer, "share") == [2]


def test_an_agency_acts_in_its_own_name_on_what_is_shared_with_it(world: World) -> None:
    at = world.at
    for statement in (OPENING, ANSWER):
        assert changed_by(at.disnaker, statement, *world.by(at.disnaker)) == 1
        for who, values in (
            (at.disnaker, world.by(at.disnaker, world.note)),
            (at.disnaker, world.by(at.disnaker, agency=at.polres.agency_id)),
            (at.disnaker, world.by(at.disnaker, name=at.officer.pk)),
            (at.kodim, world.by(at.kodim)),
            (at.officer, world.by(at.officer, agency=at.disnaker.agency_id)),
        ):
            assert "row-level security" in is_refused(who, statement, *values), (who.name, values)
    document = "INSERT INTO sharing_answerdocument (office_id, share_id, answer_id, name, media_type, size, digest, content, recorded_by) VALUES (%s, %s, %s, 'x.pdf', 'application/pdf', 1, 'x', 'x', %s)"  # fmt: skip
    assert "row-level security" in is_refused(at.disnaker, document, at.office.pk, world.share, world.answer, at.disnaker.pk), "later"  # fmt: skip


def test_an_agency_shares_and_takes_in_nothing_and_the_office_adds_nobody_later(world: World) -> None:
    at, office = world.at, world.at.office.pk
    share = "INSERT INTO sharing_share (office_id, team_id, shared_on, until, confidentiality, recorded_by) VALUES (%s, %s, %s, %s, 0, %s)"  # fmt: skip
    for who in (at.disnaker, at.kodim, at.head):
        assert "row-level security" in is_refused(who, share, office, at.of_team, TODAY, TODAY, who.pk), who.name
        assert "row-level security" in is_refused(who, TAKEN, office, world.share, world.answer, TODAY, who.pk)
    assert "row-level security" in is_refused(at.officer, RECIPIENT, office, world.share, at.polres.agency_id)
    more = "INSERT INTO sharing_shareperson (office_id, share_id, record) VALUES (%s, %s, %s)"
    assert "row-level security" in is_refused(at.officer, more, office, world.share, world.person)
    correction = """INSERT INTO sharing_correction (office_id, share_id, notice, recorded_on, recorded_by)
        SELECT office_id, share_id, '[]', %s, %s FROM sharing_sharefinding"""
    assert "row-level security" in is_refused(at.officer, correction, TODAY, at.officer.pk), "the machine's alone"
    earlier_one = "INSERT INTO sharing_correction (office_id, share_id, notice, recorded_on, recorded_by, recorded_at) VALUES (%s, %s, '[]', %s, %s, now() - interval '1 day') RETURNING id"
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(earlier_one, [office, world.share, TODAY, at.cases.machine.pk])
        made = cursor.fetchone()[0]
    named = "INSERT INTO sharing_correctedfield (office_id, share_id, correction_id, field) VALUES (%s, %s, %s, 'name')"
    for who in (at.officer, at.disnaker, at.cases.machine):
        assert "row-level security" in is_refused(who, named, office, world.share, made), (
            "by the machine, with its notice"
        )


def test_an_agency_that_does_not_sit_is_told_nothing_and_nothing_is_rewritten(world: World) -> None:
    at = world.at
    with pytest.raises(Refused) as refused:
        at.share_note("Catatan", at.kodim)
    assert refused.value.refusal.code == "share_with_nobody"
    into_one = f"""WITH made AS (
        INSERT INTO sharing_share (office_id, team_id, shared_on, until, confidentiality, recorded_by)
        VALUES ({at.office.pk}, {at.of_team}, %s, %s, 0, {at.officer.pk}) RETURNING id) {RECIPIENT.replace("VALUES (%s, %s, %s)", f"SELECT {at.office.pk}, id, {at.kodim.agency_id} FROM made")}"""  # fmt: skip
    assert is_refused(at.officer, into_one, TODAY, TODAY)
    for who in (at.officer, at.disnaker):
        for table in TABLES:
            assert "permission denied" in is_refused(who, f"DELETE FROM sharing_{table}"), table
        for statement in (
            "UPDATE sharing_share SET until = until + 9",
            "UPDATE sharing_share SET withdrawn_on = NULL",
            "UPDATE sharing_sharewords SET lines = '[]'",
            "UPDATE sharing_answer SET text = 'y'",
        ):
            assert "permission denied" in is_refused(who, statement), statement
        for column in ("known", "kept"):
            assert changed_by(who, f"UPDATE sharing_sharefinding SET {column} = 'x'") == 0, "the machine's alone"
