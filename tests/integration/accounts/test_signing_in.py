"""Signing in: who may, what is asked first, and what is noted of it."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from django.db import connection
from django.test import Client
from tests.factories import office as offices
from tests.factories.signed_in import client_of

from timpora.accounts.core.roles import ROLES, Permission, Role
from timpora.accounts.models import Account


pytestmark = pytest.mark.usefixtures("office_database")
SIGN_IN, OWN = "/masuk/", "/akun/"
WHO_SIGN_IN = [role for role in Role if role is not Role.MACHINE]


def sign_in(account: Account, password: str = offices.PASSWORD) -> Client:
    client = Client()
    client.post(SIGN_IN, {"login": account.sign_in_name, "password": password})
    return client


def events() -> list[tuple[str, int, str]]:
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT action, account, subject FROM audit_event ORDER BY id")
        return cursor.fetchall()


@pytest.mark.parametrize("role", WHO_SIGN_IN)
def test_each_role_signs_in_and_reads_who_it_is(role: Role) -> None:
    own = offices.account(role)
    page = sign_in(own).get(OWN)
    assert page.status_code == 200
    told = page.content.decode()
    assert own.name in told
    assert ROLES[role].name.id in told
    assert events() == [("signed_in", own.pk, f"account:{own.pk}")]


def test_a_wrong_password_signs_nobody_in_and_is_noted_without_a_name() -> None:
    own = offices.account()
    client = sign_in(own, password="bukan ini")
    assert client.get(OWN).status_code == 302
    assert events() == [("sign_in_failed", 0, "")]


@pytest.mark.parametrize("ended", [True, False])
def test_an_account_that_ended_or_is_a_machine_s_does_not_sign_in(ended: bool) -> None:  # noqa: FBT001 - a case of a table
    own = offices.account(Role.OFFICER if ended else Role.MACHINE)
    if ended:
        with offices.as_owner():
            Account.objects.update(ended_at=own.created_at)
    assert sign_in(own).get(OWN).status_code == 302
    assert ("signed_in", own.pk, f"account:{own.pk}") not in events()


def test_a_session_ends_with_its_account() -> None:
    own = offices.account()
    client = sign_in(own)
    assert client.get(OWN).status_code == 200
    with offices.as_owner():
        Account.objects.update(ended_at=own.created_at)
    assert client.get(OWN).status_code == 302


def test_a_session_ends_when_the_password_changes_elsewhere() -> None:
    own = offices.account()
    client = sign_in(own)
    with offices.as_owner():
        Account.objects.update(password="scrypt$another")
    assert client.get(OWN).status_code == 302


def test_signing_out_is_noted() -> None:
    own = offices.account()
    client = sign_in(own)
    client.post("/masuk/keluar/")
    assert client.get(OWN).status_code == 302
    assert [action for action, _, _ in events()] == ["signed_in", "signed_out"]


def test_nobody_signs_up() -> None:
    offices.account()
    page = Client().post(
        "/masuk/signup/", {"username": "baru", "password1": offices.PASSWORD, "password2": offices.PASSWORD}
    )
    assert page.status_code == 404
    with offices.as_owner():
        assert Account.objects.count() == 1


@pytest.mark.parametrize("role", WHO_SIGN_IN)
def test_a_role_that_needs_a_second_factor_adds_one_before_anything_else(role: Role) -> None:
    page = sign_in(offices.account(role)).get("/")
    assert page.status_code == 302
    needs = ROLES[role].needs_second_factor
    assert page["Location"] == ("/akun/langkah-pertama/" if needs else begins_at(role))


def begins_at(role: Role) -> str:
    """Who reads the register begins with the day, a member agency at its teams, everybody else with the own account."""
    powers = ROLES[role].permissions
    if Permission.READ_REGISTER in powers:
        return "/hari-ini/"
    return "/tim/" if Permission.TAKE_PART in powers else OWN


@pytest.mark.parametrize("role", WHO_SIGN_IN)
def test_each_role_begins_where_its_work_is(role: Role) -> None:
    assert client_of(offices.account(role)).get("/")["Location"] == begins_at(role)


def test_with_a_second_factor_everything_opens_and_the_code_is_asked_for() -> None:

    own = offices.account()
    with offices.looking(own):
        totp.TOTP.activate(own, totp.generate_totp_secret())
    client = sign_in(own)
    assert client.get(OWN).status_code == 302
    assert events() == []
    with offices.looking(own):
        code = _code_of(own)
    client.post("/masuk/langkah-kedua/", {"code": code})
    assert client.get("/")["Location"] == "/hari-ini/"
    assert [action for action, _, _ in events()] == ["signed_in"]


def _code_of(account: Account) -> str:

    secret = decrypt(Authenticator.objects.get(user=account).data["secret"])
    return totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))


def test_too_many_attempts_are_stopped_for_a_while() -> None:
    own = offices.account()
    for _ in range(6):
        sign_in(own, password="bukan ini")
    assert sign_in(own).get(OWN).status_code == 302
