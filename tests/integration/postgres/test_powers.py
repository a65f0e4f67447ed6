"""What the database's roles may do, read off the database itself: nothing is open because PostgreSQL leaves it open by default."""

import pytest
from django.db import connection
from tests.architecture.sources import ROOT
from tests.factories import office as offices
from tests.office.server import SharedServer

from timpora.postgres.connecting import connect
from timpora.postgres.names import OWNER, SCRIBE, WALL, WEB


pytestmark = pytest.mark.django_db
# Functions of extensions belong to PostgreSQL, those of the queue to its package; neither runs with another's powers.
OURS = """
    SELECT p.oid, p.oid::regprocedure::text, p.prosecdef, coalesce(p.proconfig, '{}'), pg_get_userbyid(p.proowner)
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND p.proname NOT LIKE 'procrastinate\\_%%'
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
    ORDER BY 2
"""
OPEN_TO_ALL = """
    SELECT EXISTS (SELECT 1 FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                   WHERE p.oid = %s AND a.grantee = 0 AND a.privilege_type = 'EXECUTE')
"""
TABLES = """
    SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1
"""
# Each stands in docs/explanation/walls.md with its reason.
WITHOUT_A_WALL = {
    "attempt", "auth_group", "auth_group_permissions", "auth_permission", "django_content_type", "django_migrations",
    "procrastinate_events", "procrastinate_jobs", "procrastinate_periodic_defers", "procrastinate_workers",
}  # fmt: skip
FIXED_PATH = "search_path=pg_catalog, public, pg_temp"


def asked(statement: str, *values: object) -> list[tuple[object, ...]]:
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def test_no_function_of_ours_may_be_called_by_everybody() -> None:
    functions = asked(OURS)
    assert len(functions) > 15
    assert [name for oid, name, *_ in functions if asked(OPEN_TO_ALL, oid) == [(True,)]] == []


def test_each_function_that_runs_with_its_owners_powers_looks_for_names_only_where_its_writer_meant() -> None:
    definers = [(name, path, owner) for _, name, with_powers, path, owner in asked(OURS) if with_powers]
    assert len(definers) > 10
    assert [name for name, path, _ in definers if FIXED_PATH not in path] == []  # type: ignore[operator]  # a list of settings
    assert {owner for *_, owner in definers} <= {OWNER, SCRIBE, WALL}


@pytest.mark.parametrize("role", [OWNER, WEB])
def test_no_question_waits_for_machine_code_to_be_made_of_it(server: SharedServer, role: str) -> None:
    with connect(server.place(connection.settings_dict["NAME"], role)) as own:
        assert own.execute("SELECT current_setting('jit')").fetchone() == ("off",)


def test_no_function_of_the_queue_runs_with_the_powers_of_its_owner() -> None:
    theirs = "SELECT proname FROM pg_proc WHERE proname LIKE 'procrastinate\\_%%' AND prosecdef"
    assert asked(theirs) == []


def test_every_table_has_a_wall_that_holds_for_its_owner_too_or_a_written_reason_for_having_none() -> None:
    open_tables = {str(name) for name, has_a_wall in asked(TABLES) if not has_a_wall}
    assert open_tables == WITHOUT_A_WALL
    written = (ROOT / "docs" / "explanation" / "walls.md").read_text(encoding="utf-8")
    reasons = written.partition("## Tables without a wall")[2].partition("\n## ")[0]
    assert [name for name in sorted(open_tables) if f"`{name}`" not in reasons] == []
