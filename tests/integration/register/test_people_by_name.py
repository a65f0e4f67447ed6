"""The search for names looks past row-level security to be fast, and must show no more than row-level security would."""

from datetime import datetime

import pytest
from django.db import ProgrammingError, connection, transaction
from tests.factories import facts
from tests.factories import office as offices

from timpora.accounts import doors
from timpora.accounts.core.roles import ROLES, Permission, Role
from timpora.kernel.viewers import NOBODY, Viewer
from timpora.postgres.names import WEB
from timpora.register import actions, people


pytestmark = pytest.mark.usefixtures("office_database")
ALL = ["REKA"]


def asked(words: list[str], *, known_at: datetime | None = None) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT register_people_named(%s, NULL, %s, NULL, 50)", [words, known_at])
        return [number for (number,) in cursor.fetchall()]


def seen() -> list[int]:
    """What row-level security itself lets through."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM register_personrecord WHERE withdrawn_at IS NULL ORDER BY id DESC")
        return [number for (number,) in cursor.fetchall()]


@pytest.fixture
def two_offices(office_database: str) -> dict[str, int]:
    """People of every clearance in two offices, and in each one whose record was withdrawn."""
    assert office_database
    made: dict[str, int] = {}
    for code in ("serang-rekaan", "lain-rekaan"):
        with offices.looking(offices.account(Role.HEAD_OF_SECTION, offices.office(code))) as by:
            for level in (0, 1, 2):
                made[f"{code} {level}"] = facts.fact(by, "people", confidentiality=level)
            made[f"{code} gone"] = facts.fact(by, "people")
            actions.withdraw(by=by, kind="people", fact=made[f"{code} gone"], because="keliru")
    return made


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MACHINE])
@pytest.mark.usefixtures("two_offices")
def test_each_role_finds_by_name_exactly_whom_the_wall_shows_it(role: Role) -> None:
    account = offices.account(role, name=f"pencari.{role.value.replace('_', '-')}")
    with offices.looking(account):
        assert asked(ALL) == seen()
        assert bool(seen()) == (Permission.READ_REGISTER in ROLES[role].permissions)


@pytest.mark.usefixtures("two_offices")
def test_who_has_not_signed_in_or_shows_a_pass_that_was_made_up_finds_nobody() -> None:
    with transaction.atomic():
        assert asked(ALL) == []
        with connection.cursor() as cursor:
            made_up = "'1.' || pg_backend_pid() || '.' || extract(epoch FROM now())::bigint || '.' || repeat('a', 64)"
            cursor.execute(f"SELECT set_config('app.viewer', {made_up}, true)")
        assert asked(ALL) == []
    with transaction.atomic():
        doors.enter(NOBODY)
        assert asked(ALL) == []


@pytest.mark.usefixtures("two_offices")
@pytest.mark.parametrize("word", ["%", "_", "' OR true --", "%' OR r.office_id > 0 OR r.name_key LIKE '%", ""])
def test_what_is_typed_is_never_read_as_a_statement(word: str) -> None:
    with offices.looking(offices.account()):
        assert set(asked([word])) <= set(seen())


@pytest.mark.usefixtures("two_offices")
def test_the_web_may_ask_for_names_and_change_nothing_of_how_they_are_found() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (WEB,)
        name = "register_people_named(words text[], only_of text, known_at timestamptz, before bigint, most integer)"
        other = f"CREATE OR REPLACE FUNCTION {name} RETURNS SETOF bigint LANGUAGE sql AS 'SELECT 1::bigint'"
        for statement in (other, f"DROP FUNCTION {name}"):
            with pytest.raises(ProgrammingError), transaction.atomic():
                cursor.execute(statement)


def test_a_withdrawn_record_is_found_only_as_it_was_known(two_offices: dict[str, int]) -> None:
    gone = two_offices["serang-rekaan gone"]
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE register_personrecord SET recorded_at = now() - interval '2 days' WHERE id = %s", [gone])
        cursor.execute("SELECT now() - interval '1 day'")
        [then] = cursor.fetchone()
    with offices.looking(offices.account()) as by:
        assert gone not in asked(ALL)
        assert asked(ALL, known_at=then) == [gone]
        assert [one.person for one in people.page(by, typed="reka", as_known=then).people] == [gone]


def names_of(by: Viewer, typed: str) -> list[str]:
    """All pages of a search, three people each, one after the other."""
    found: list[str] = []
    page = people.page(by, typed=typed, most=3)
    while True:
        found += [one.name for one in page.people]
        if page.before is None:
            return found
        page = people.page(by, typed=typed, before=page.before, most=3)


def test_the_pages_of_a_search_hold_each_person_once_by_name_and_by_number() -> None:
    with offices.looking(offices.account()) as by:
        for number in range(7):
            record = facts.fact(by, "people", name=f"Reka Wei {number}", name_key="REKA WEI")
            facts.fact(by, "travel_documents", person_record_id=record, document_number=f"Q{number}7")
        held = facts.fact(by, "people", name="Nama Lain", name_key="LAIN NAMA")
        facts.fact(by, "travel_documents", person_record_id=held, document_number="WEI123456")
        assert names_of(by, "wei reka") == [f"Reka Wei {number}" for number in reversed(range(7))]
        assert names_of(by, "wei123") == ["Nama Lain"]
        assert names_of(by, "lain reka") == []
        assert len(names_of(by, "")) == len(range(7)) + 1
