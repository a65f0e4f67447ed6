"""Walls around accounts: what each role sees of others, and that no statement on the request's connection opens a wall."""

import time
from collections.abc import Callable

import psycopg
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.utils import DatabaseError, ProgrammingError
from tests.factories import office as offices
from tests.office.server import SharedServer

from timpora.accounts import doors
from timpora.accounts.core.roles import ROLES, Permission, Role
from timpora.accounts.models import Account, Office
from timpora.kernel.viewers import NOBODY
from timpora.postgres.connecting import connect
from timpora.postgres.names import WEB
from timpora.postgres.passes import PassKey, show


pytestmark = pytest.mark.django_db
EVERY_ROLE = pytest.mark.parametrize("role", Role)


def ask(question: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()


def test_without_a_pass_nothing_is_seen() -> None:
    offices.account()
    assert list(Account.objects.all()) == []
    assert list(Office.objects.all()) == []


@EVERY_ROLE
def test_a_role_never_sees_accounts_of_another_office(role: Role) -> None:
    own = offices.account(role)
    offices.account(Role.OFFICER, offices.office("lain-rekaan"))
    with offices.looking(own):
        assert {account.office_id for account in Account.objects.all()} == {own.office_id}
        assert [office.pk for office in Office.objects.all()] == [own.office_id]


@pytest.mark.parametrize("role", [Role.MEMBER_AGENCY, Role.REPORTER])
def test_who_only_reports_sees_no_colleague(role: Role) -> None:
    own = offices.account(role)
    offices.account(Role.OFFICER)
    with offices.looking(own):
        assert list(Account.objects.all()) == [own]


@EVERY_ROLE
def test_the_database_grants_what_the_roles_say(role: Role) -> None:
    own = offices.account(role)
    meaning = ROLES[role]
    with offices.looking(own):
        granted = {permission for permission in Permission if ask("SELECT wall_may(%s)", permission.value) == [(True,)]}
        assert granted == meaning.permissions
        assert ask("SELECT wall_clearance()") == [(meaning.clearance,)]
        reads = Permission.READ_REGISTER in meaning.permissions
        assert ask("SELECT wall_register_office()") == [(own.office_id if reads else None,)]


def pass_for(account: int, *, secret: str = "", process: int = 0, at: float = 0) -> str:
    connection.ensure_connection()
    key = PassKey(secret or settings.SECRET_KEY)
    return key.sign(
        account=account, process=process or connection.connection.info.backend_pid, at=int(at or time.time())
    )


def test_a_good_pass_is_believed() -> None:
    own = offices.account()
    show(connection.connection, pass_for(own.pk))
    assert ask("SELECT wall_account(), wall_office()") == [(own.pk, own.office_id)]


FORGED: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "a number alone": str,
    "no signature": lambda own: f"{own}.1.2",
    "an invented signature": lambda own: (
        f"{own}.{connection.connection.info.backend_pid}.{int(time.time())}.{'0' * 64}"
    ),
    "another key": lambda own: pass_for(own, secret="another secret, which is not the office's"),
    "another connection": lambda own: pass_for(own, process=1),
    "too old": lambda own: pass_for(own, at=time.time() - 13 * 3600),
    "from the future": lambda own: pass_for(own, at=time.time() + 13 * 3600),
    "of another account": lambda own: pass_for(own + 1).replace(f"{own + 1}.", f"{own}.", 1),
    "with something behind": lambda own: pass_for(own) + "0",
    "words": lambda _: "x.y.z.w",
}


@pytest.mark.parametrize("forged", FORGED)
def test_a_pass_that_is_not_quite_right_shows_nothing(forged: str) -> None:
    own = offices.account()
    show(connection.connection, FORGED[forged](own.pk))
    assert ask("SELECT wall_account(), wall_office(), wall_may('read_register')") == [(None, None, False)]
    assert list(Account.objects.all()) == []


def test_an_account_that_has_ended_sees_nothing() -> None:
    own = offices.account()
    with offices.as_owner():
        Account.objects.filter(pk=own.pk).update(ended_at=own.created_at)
    with offices.looking(own):
        assert ask("SELECT wall_office(), wall_may('read_register')") == [(None, False)]


def test_at_the_door_accounts_are_found_and_nothing_else() -> None:
    own = offices.account()
    doors.enter(NOBODY)
    assert list(Account.objects.all()) == [own]
    assert list(Office.objects.all()) == []
    assert ask("SELECT wall_register_office()") == [(None,)]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM wall_key",
        "UPDATE accounts_account SET office_id = 1",
        "UPDATE accounts_account SET sign_in_name = 'x'",
        "DELETE FROM accounts_account",
        "UPDATE accounts_office SET name = 'x'",
        "INSERT INTO accounts_office (code, name) VALUES ('x', 'x')",
        "TRUNCATE accounts_account",
        "CREATE TABLE mine (id int)",
        "ALTER TABLE accounts_account DISABLE ROW LEVEL SECURITY",
        "DROP POLICY reads ON accounts_account",
        "CREATE OR REPLACE FUNCTION wall_account() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
        "SET ROLE timpora_owner",
        "SET ROLE timpora_wall",
        "SET ROLE timpora_scribe",
        "SET row_security = off; SELECT * FROM accounts_account",
    ],
)
def test_the_web_role_may_not(server: SharedServer, statement: str) -> None:
    """Signed in as itself, and not as whoever prepares tests."""
    with (
        connect(server.place(connection.settings_dict["NAME"], WEB)) as web,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        web.execute(statement)


@EVERY_ROLE
def test_nobody_gives_himself_a_role(role: Role) -> None:
    own = offices.account(role)
    other = Role.HEAD_OF_OFFICE if role is not Role.HEAD_OF_OFFICE else Role.ADMINISTRATOR
    with (
        offices.looking(own),
        pytest.raises(ProgrammingError, match="nobody changes what their own account may do"),
        transaction.atomic(),
    ):
        Account.objects.filter(pk=own.pk).update(role=other, agency=None)


def test_only_an_administrator_gives_roles_and_only_in_the_own_office() -> None:
    colleague = offices.account(Role.OFFICER)
    elsewhere = offices.account(Role.OFFICER, offices.office("lain-rekaan"))
    everyone = Account.objects.filter(pk__in=[colleague.pk, elsewhere.pk])
    with offices.looking(offices.account(Role.HEAD_OF_SECTION)):
        assert everyone.update(role=Role.EXAMINER) == 0
    with offices.looking(offices.account(Role.ADMINISTRATOR)):
        assert everyone.update(role=Role.EXAMINER) == 1


def test_an_administrator_opens_no_account_elsewhere() -> None:
    elsewhere = offices.office("lain-rekaan")
    with offices.looking(offices.account(Role.ADMINISTRATOR)), pytest.raises(DatabaseError, match="row-level security"):
        Account.objects.create(sign_in_name="x", name="Reka X", office=elsewhere, role=Role.OFFICER)
