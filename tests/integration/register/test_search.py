"""The search looks past row-level security to be fast, and must show no more than row-level security would."""

from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.factories import facts
from tests.factories import office as offices

from timpora.accounts import doors
from timpora.accounts.core.roles import ROLES, Permission, Role
from timpora.kernel.viewers import NOBODY
from timpora.postgres.names import WEB
from timpora.register import actions, migrations, search


pytestmark = pytest.mark.usefixtures("office_database")
# Each function of the search with a question that fits every fact of that kind here, and the table of which it tells.
SOUNDING = "SELECT register_people_sounding('REKA WEI', ARRAY['RIKA', '{1} & WAI'], ARRAY['RIKA RIKI'], %s, 500, 500)"
BY_FUNCTION = {
    SOUNDING: "SELECT id FROM register_personrecord WHERE withdrawn_at IS NULL",
    "SELECT record FROM register_records_numbered(ARRAY['R1', 'T1', 'P1'], %s, 500)": (
        " UNION ALL ".join(
            f"SELECT person_record_id FROM register_{name} WHERE withdrawn_at IS NULL"
            for name in ("staypermit", "workpermit", "application")
        )
    ),
    "SELECT record FROM register_people_sponsored(ARRAY['SARI', 'REKANA'], %s, 500)": (
        "SELECT person_record_id FROM register_staypermit WHERE withdrawn_at IS NULL"
    ),
    "SELECT register_places_named(ARRAY['KHAYAL'], %s, 500)": "SELECT id FROM register_place WHERE withdrawn_at IS NULL",
    "SELECT register_organisations_named(ARRAY['BAJJA', 'REKAAN'], %s, 500)": (
        "SELECT min(id) FROM register_organisation WHERE withdrawn_at IS NULL HAVING count(*) > 0"
    ),
}
BESIDE = ("applications", "stay_permits", "work_permits", "places", "organisations")


def rows(statement: str, *values: object) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return sorted(number for (number,) in cursor.fetchall())


def asked(question: str = "RIKA", *, known_at: datetime | None = None) -> list[int]:
    return rows("SELECT register_people_sounding('', ARRAY[%s], ARRAY[]::text[], %s, 50, 50)", question, known_at)


def seen() -> list[int]:
    """What row-level security itself lets through."""
    return rows("SELECT id FROM register_personrecord WHERE withdrawn_at IS NULL")


@pytest.fixture
def two_offices(office_database: str) -> dict[str, int]:
    """People of every clearance in two offices, and in each one whose record was withdrawn."""
    assert office_database
    made: dict[str, int] = {}
    for code in ("serang-rekaan", "lain-rekaan"):
        with offices.looking(offices.account(Role.HEAD_OF_SECTION, offices.office(code))) as by:
            for level in (0, 1, 2):
                made[f"{code} {level}"] = record = facts.fact(by, "people", confidentiality=level)
                for kind in BESIDE:
                    about = {} if kind in facts.ABOUT_NOBODY else {"person_record_id": record}
                    own = (
                        {"sponsor": "Sari Rekana"}
                        if kind == "stay_permits"
                        else {"area_code": f"36.04.0{level}"}
                        if kind in facts.ABOUT_NOBODY
                        else {}
                    )
                    facts.fact(by, kind, confidentiality=level, **about, **own)
            made[f"{code} gone"] = facts.fact(by, "people")
            actions.withdraw(by=by, kind="people", fact=made[f"{code} gone"], because="keliru")
    return made


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MACHINE])
@pytest.mark.usefixtures("two_offices")
def test_each_role_finds_exactly_what_the_wall_shows_it(role: Role) -> None:
    account = offices.account(role, name=f"pencari.{role.value.replace('_', '-')}")
    with offices.looking(account):
        for function, behind_the_wall in BY_FUNCTION.items():
            found = rows(function, None)
            assert found == rows(behind_the_wall), function
            assert bool(found) == (Permission.READ_REGISTER in ROLES[role].permissions)


@pytest.mark.usefixtures("two_offices")
def test_who_has_not_signed_in_or_shows_a_pass_that_was_made_up_finds_nobody() -> None:
    with transaction.atomic():
        assert [rows(function, None) for function in BY_FUNCTION] == [[]] * len(BY_FUNCTION)
        with connection.cursor() as cursor:
            made_up = "'1.' || pg_backend_pid() || '.' || extract(epoch FROM now())::bigint || '.' || repeat('a', 64)"
            cursor.execute(f"SELECT set_config('app.viewer', {made_up}, true)")
        assert [rows(function, None) for function in BY_FUNCTION] == [[]] * len(BY_FUNCTION)
    with transaction.atomic():
        doors.enter(NOBODY)
        assert [rows(function, None) for function in BY_FUNCTION] == [[]] * len(BY_FUNCTION)


@pytest.mark.usefixtures("two_offices")
@pytest.mark.parametrize(
    "typed",
    ["%", "_", "' OR true --", "%' OR r.office_id > 0 OR r.name_key LIKE '%", "", "{1}", "A:* | !B", "\\", "<->"],
)
def test_whatever_is_typed_finds_only_what_the_wall_shows(typed: str) -> None:
    with offices.looking(offices.account()) as by:
        shown = set(seen())
        for one in (typed, f"Reka {typed}", f"{typed}1234567{typed}"):
            assert {record for found in search.find(by, one).people for record in found.records} <= shown


@pytest.mark.usefixtures("two_offices")
def test_the_web_may_ask_for_names_and_change_nothing_of_how_they_are_found() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (WEB,)
        name = "register_people_sponsored(words text[], known_at timestamptz, most integer)"
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
        assert gone not in asked()
        assert asked(known_at=then) == [gone]
        assert [one.listed.person for one in search.find(by, "reka", as_known=then).people] == [gone]


def test_one_person_of_several_records_is_one_answer_by_the_likeliest_of_them() -> None:
    with offices.looking(offices.account()) as by:
        for name in ("Wei Reka", "REKA WEI MING", "Rekka Wei"):
            record = facts.fact(by, "people", name=name)
            facts.fact(by, "travel_documents", person_record_id=record, document_number="Q1234567")
        [found] = search.find(by, "Wei Reka").people
        assert len(found.records) == 3
        assert [reason.en for reason in found.why] == ["the same name"]


def test_a_search_names_the_likeliest_first_and_says_when_there_are_more() -> None:
    with offices.looking(offices.account()) as by:
        for number in range(1, 8):
            facts.fact(by, "people", name="Rekana Wei", nationality="UTO" if number % 2 else "CHN")
        nearest = facts.fact(by, "people", name="Reka Wei")
        found = search.find(by, "reka wei", most=3)
        assert (len(found.people), found.more) == (3, True)
        assert found.people[0].listed.person == nearest
        assert not search.find(by, "reka wei", most=20).more
        assert len(search.find(by, "rekana wei", nationality="CHN", most=20).people) == 3


def test_the_questions_to_the_database_do_not_grow_with_what_is_found() -> None:
    with offices.looking(offices.account()) as by:
        counts = []
        for _ in range(6):
            facts.fact(by, "people", name="Reka Wei")
            with CaptureQueriesContext(connection) as questions:
                assert search.find(by, "Reka Wei").people
            counts.append(len(questions))
        assert counts[1] == counts[-1] <= 16


def test_a_name_that_was_recorded_before_the_search_has_its_sounds_from_the_migration() -> None:
    officer = offices.account()
    with offices.looking(officer) as by:
        record = facts.fact(by, "people", name="Soeharti Rekana")
    [migration] = Path(migrations.__path__[0]).glob("*_search.py")
    fill = import_module(f"{migrations.__name__}.{migration.stem}").fill
    with offices.as_owner():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE register_personrecord SET name_sounds = NULL")
        fill(apps, SimpleNamespace(connection=connection))
    with offices.looking(officer) as by:
        assert [one.listed.person for one in search.find(by, "Suharti").people] == [record]
