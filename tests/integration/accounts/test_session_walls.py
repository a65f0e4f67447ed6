"""Sessions are found by their key alone: a statement on a page's own connection lists none, reads none and changes none of others."""

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.db import ProgrammingError, connection, transaction
from tests.factories import office as offices
from tests.factories.signed_in import client_of

from timpora.accounts.core.roles import Role
from timpora.accounts.session_store import SessionStore
from timpora.accounts.tasks import forget_sessions


pytestmark = pytest.mark.usefixtures("office_database")
OWN = "/akun/"
STATEMENTS = (
    "SELECT session_key, session_data FROM django_session",
    "UPDATE django_session SET session_data = ''",
    "DELETE FROM django_session",
    "INSERT INTO django_session VALUES ('a', 'b', now())",
    "TRUNCATE django_session",
    "COPY django_session TO STDOUT",
)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_no_statement_of_the_web_reaches_the_table_of_sessions(statement: str) -> None:
    client_of(offices.account())
    head = offices.account(Role.HEAD_OF_OFFICE)
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        offices.looking(head),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_what_the_table_holds_opens_no_session() -> None:
    client = client_of(offices.account())
    key = client.session.session_key
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT session_key FROM django_session")
        ((held,),) = cursor.fetchall()
    assert held != key
    assert not SessionStore().exists(held)
    assert SessionStore(held).load() == {}
    client.cookies["sessionid"] = held
    assert client.get(OWN).status_code == 302


def test_a_session_is_kept_read_and_ended_by_who_shows_its_key() -> None:
    session = SessionStore()
    session["typed"] = "kata rekaan"
    session.save()
    assert SessionStore(session.session_key)["typed"] == "kata rekaan"
    session["typed"] = "kata lain"
    session.save()
    assert SessionStore(session.session_key)["typed"] == "kata lain"
    session.delete()
    assert SessionStore(session.session_key).load() == {}


def test_a_session_that_was_ended_meanwhile_does_not_come_back() -> None:
    there = SessionStore()
    there.save()
    SessionStore(there.session_key).delete()
    there["typed"] = "kata rekaan"
    with pytest.raises(UpdateError):
        there.save()
    assert not SessionStore().exists(there.session_key)


def test_no_key_is_given_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    first = SessionStore()
    first.save()
    keys = iter([first.session_key, "kunci-rekaan-yang-lain-dan-baru1"])
    second = SessionStore()
    monkeypatch.setattr(second, "_get_new_session_key", lambda: next(keys))
    second.create()
    assert second.session_key != first.session_key


def test_sessions_that_are_over_are_neither_read_nor_kept_for_ever() -> None:
    over, open_still = SessionStore(), SessionStore()
    over.set_expiry(-60)
    for session in (over, open_still):
        session.save()
    assert not SessionStore().exists(over.session_key)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT accounts_forget_sessions()")
        assert cursor.fetchone() == (1,)
        transaction.set_rollback(True)
    forget_sessions(timestamp=0)
    assert SessionStore().exists(open_still.session_key)
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (1,)
