"""A database that one test gives back and the next one gets is as new, or it is another one."""

from collections.abc import Callable

import pytest
from psycopg import Connection, OperationalError
from tests.office.server import SharedServer

from timpora.postgres.connecting import connect
from timpora.postgres.names import OWNER, WEB


OPEN_AN_OFFICE = "INSERT INTO accounts_office (code, name) VALUES ('rekaan', 'Kantor Rekaan') RETURNING id"


def run(server: SharedServer, name: str, statement: str) -> list[tuple[object, ...]]:
    with connect(server.place(name), autocommit=True) as administrator:
        done = administrator.execute(statement)  # type: ignore[call-overload]
        return done.fetchall() if done.description else []


def lent_twice(server: SharedServer, write: Callable[[str], object]) -> str:
    """A database that comes again after something was written in it; one that was used often enough is replaced, and the next is not."""
    for _ in range(2):
        with server.lend() as first:
            write(first)
        with server.lend() as second:
            if second == first:
                return second
    pytest.fail("no database came twice")


def test_what_was_written_is_gone_and_counting_begins_anew(server: SharedServer) -> None:
    written = f"{OPEN_AN_OFFICE}; SELECT audit_append('kejadian_rekaan', '', '{{}}')"
    name = lent_twice(server, lambda name: run(server, name, written))
    assert run(server, name, "SELECT count(*) FROM accounts_office") == [(0,)]
    assert run(server, name, "SELECT count(*) FROM audit_event") == [(0,)]
    with server.lend() as again:
        assert run(server, again, "SELECT audit_append('kejadian_rekaan', '', '{}')") == [(1,)]
        assert run(server, again, OPEN_AN_OFFICE) == [(1,)]


def test_a_connection_that_was_left_open_is_ended(server: SharedServer) -> None:
    left: list[Connection] = []

    def leave_one_open(name: str) -> None:
        left.append(connect(server.place(name)))
        left[-1].execute("INSERT INTO accounts_office (code, name) VALUES ('rekaan', 'Kantor Rekaan')")

    lent_twice(server, leave_one_open)
    for connection in left:
        with pytest.raises(OperationalError):
            connection.execute("SELECT 1")
        connection.close()
    with server.lend() as again:
        assert run(server, again, OPEN_AN_OFFICE) == [(1,)]


def test_what_the_planner_learnt_of_rows_is_forgotten(server: SharedServer) -> None:
    name = lent_twice(server, lambda name: run(server, name, f"{OPEN_AN_OFFICE}; ANALYZE accounts_office"))
    learnt = "SELECT count(*) FROM pg_statistic WHERE starelid = 'accounts_office'::regclass"
    assert run(server, name, learnt) == [(0,)]


def test_what_the_server_notes_while_it_tidies_up_makes_no_other_database(server: SharedServer) -> None:
    """A table that once had triggers is known to have none only from then on."""
    assert lent_twice(server, lambda name: run(server, name, "VACUUM"))


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE accounts_office ADD COLUMN rekaan text",
        "ALTER TABLE accounts_office DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE accounts_office ALTER COLUMN name DROP NOT NULL",
        "ALTER TABLE audit_event DISABLE TRIGGER USER",
        f"GRANT TRUNCATE ON audit_event TO {WEB}",
        f"REVOKE EXECUTE ON FUNCTION audit_append(text, text, jsonb) FROM {OWNER}",
        "CREATE TABLE rekaan (number integer)",
        "CREATE FUNCTION rekaan() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "DROP EXTENSION pg_trgm CASCADE",
        "INSERT INTO django_content_type (app_label, model) VALUES ('rekaan', 'rekaan')",
        "UPDATE wall_key SET inner_pad = outer_pad",
        "SELECT nextval('django_content_type_id_seq')",
        "ANALYZE django_content_type",
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''8MB''', current_database()); END $$",
        "DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO PUBLIC', current_database()); END $$",
        "SELECT lo_create(0)",
    ],
)
def test_one_that_became_another_is_not_lent_again(server: SharedServer, statement: str) -> None:
    with server.lend() as name:
        run(server, name, statement)
    with server.lend() as again:
        assert again != name
