"""A pass that names a token opens no more than the token says, whatever statement is run on the connection."""

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.utils import ProgrammingError
from tests.factories import office as offices
from tests.factories import tokens
from tests.office.server import SharedServer

from timpora.accounts import doors
from timpora.accounts.core.roles import ROLES, Permission, Role
from timpora.accounts.core.tokens import POWERS
from timpora.accounts.models import Account, ApiToken
from timpora.kernel.viewers import Viewer
from timpora.postgres.connecting import connect
from timpora.postgres.names import WEB
from timpora.postgres.passes import PassKey, show


pytestmark = pytest.mark.usefixtures("office_database")
WITH_POWERS = [role for role in Role if role not in {Role.ADMINISTRATOR, Role.MACHINE}]


def ask(question: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()


def granted() -> set[Permission]:
    return {one for one in Permission if ask("SELECT wall_may(%s)", one.value) == [(True,)]}


@pytest.mark.parametrize("role", WITH_POWERS)
def test_the_database_grants_what_role_and_token_both_say(role: Role) -> None:
    own = offices.account(role)
    for permission in ROLES[role].permissions & set(POWERS):
        use = doors.used_token(tokens.token(own, permission))
        assert use is not None
        with transaction.atomic():
            viewer = doors.enter_by_token(use)
            assert granted() == {permission}
            assert viewer.permissions == {permission.value}
            reads = permission is Permission.READ_REGISTER
            assert ask("SELECT wall_register_office()") == [(own.office_id if reads else None,)]


def test_a_role_that_was_given_less_takes_its_tokens_along() -> None:
    own = offices.account(Role.HEAD_OF_SECTION)
    use = doors.used_token(tokens.token(own, Permission.UNDO_IMPORTS, Permission.READ_REGISTER))
    with offices.as_owner():
        Account.objects.filter(pk=own.pk).update(role=Role.AUDITOR)
    assert use is not None
    with transaction.atomic():
        assert doors.enter_by_token(use).permissions == {"read_register"}
        assert granted() == {Permission.READ_REGISTER}


def test_a_pass_with_an_ended_a_foreign_or_an_invented_token_shows_nothing() -> None:
    own, other = offices.account(name="sendiri"), offices.account(name="rekan")
    tokens.token(own)
    of_own, of_other = tokens.number_of(own), 0
    tokens.token(other)
    of_other = tokens.number_of(other)
    for token in (of_other, 999_999):
        with transaction.atomic():
            doors.enter(Viewer(account=own.pk, token=token))
            assert ask("SELECT wall_office(), wall_may('read_register')") == [(None, False)]
    with transaction.atomic():
        doors.enter(Viewer(account=own.pk, token=of_own))
        assert ask("SELECT wall_office()") == [(own.office_id,)]
    tokens.let_run_out(own)
    with transaction.atomic():
        doors.enter(Viewer(account=own.pk, token=of_own))
        assert ask("SELECT wall_office(), wall_may('read_register')") == [(None, False)]


@pytest.mark.parametrize("instead", [[], ["0"], [""]], ids=["none", "another", "an empty one"])
def test_a_pass_cannot_lose_its_token(instead: list[str]) -> None:
    own = offices.account()
    tokens.token(own, Permission.READ_REGISTER)
    with transaction.atomic():
        connection.ensure_connection()
        doors.enter(Viewer(account=own.pk, token=tokens.number_of(own)))
        [(shown,)] = ask("SELECT current_setting('app.viewer')")
        parts = str(shown).split(".")
        show(connection.connection, ".".join([*parts[:3], *instead, parts[4]]))
        assert ask("SELECT wall_account(), wall_office()") == [(None, None)]


def test_the_key_signs_a_token_into_the_pass() -> None:
    key = PassKey(settings.SECRET_KEY)
    assert key.sign(account=1, process=2, at=3, token=4) != key.sign(account=1, process=2, at=3)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_account SET password = 'x'",
        "UPDATE accounts_account SET language = 'en'",
        "UPDATE accounts_apitoken SET ended_at = now(), ended_by = wall_account()",
        "DELETE FROM mfa_authenticator",
        "DELETE FROM usersessions_usersession",
    ],
)
def test_with_a_token_no_account_session_or_token_is_changed(statement: str) -> None:
    own = offices.account()
    tokens.token(own)
    with transaction.atomic(), connection.cursor() as cursor:
        doors.enter(Viewer(account=own.pk, token=tokens.number_of(own)))
        cursor.execute(statement)
        assert cursor.rowcount == 0


MORE = """
    INSERT INTO accounts_apitoken (office_id, account_id, name, digest, permissions, ends_on)
    VALUES (%s, %s, 'lebih', %s, %s, current_date + 1)
"""


@pytest.mark.parametrize("permission", ["manage_accounts", "undo_imports", "no_such_power"])
def test_the_database_itself_gives_a_token_no_power_that_its_owner_lacks(permission: str) -> None:
    own = offices.account()
    with offices.looking(own), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        ask(MORE, own.office_id, own.pk, b"x" * 32, [permission])


def test_no_token_makes_a_token_and_nobody_makes_one_for_somebody_else() -> None:
    own, other = offices.account(name="sendiri"), offices.account(name="rekan")
    tokens.token(own)
    for viewer, whose in ((Viewer(account=own.pk, token=tokens.number_of(own)), own), (Viewer(account=own.pk), other)):
        with transaction.atomic():
            doors.enter(viewer)
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                ask(MORE, whose.office_id, whose.pk, b"y" * 32, ["read_register"])


def test_nobody_sees_the_tokens_of_others_and_at_the_door_nobody_sees_any() -> None:
    own = offices.account(name="sendiri")
    tokens.token(own)
    for role in Role:
        with offices.looking(offices.account(role, name=f"rekan-{role.value.replace('_', '-')}")):
            assert ApiToken.objects.count() == (1 if role is Role.ADMINISTRATOR else 0)
        with offices.looking(offices.account(role, offices.office("lain-rekaan"))):
            assert ApiToken.objects.count() == 0
    with transaction.atomic():
        doors.enter(Viewer(account=0))
        assert ApiToken.objects.count() == 0


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM accounts_tokenuse",
        "UPDATE accounts_apitoken SET permissions = '{read_audit}'",
        "UPDATE accounts_apitoken SET last_used_on = NULL",
        "UPDATE accounts_apitoken SET ends_on = ends_on + 1",
        "DELETE FROM accounts_apitoken",
    ],
)
def test_the_web_role_may_not(server: SharedServer, statement: str) -> None:
    with (
        connect(server.place(connection.settings_dict["NAME"], WEB)) as web,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        web.execute(statement)


def test_a_token_that_has_ended_stays_ended() -> None:
    own = offices.account()
    tokens.token(own)
    end = "UPDATE accounts_apitoken SET ended_at = {}, ended_by = {} WHERE true"
    with offices.looking(own):
        with pytest.raises((DatabaseError, ProgrammingError)), transaction.atomic():
            ask(end.format("now() - interval '1 day'", own.pk) + " RETURNING 1")
        assert ask(end.format("now()", own.pk) + " RETURNING 1") == [(1,)]
        assert ask(end.format("NULL", "NULL") + " RETURNING 1") == []
