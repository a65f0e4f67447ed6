"""Second factors: the first steps lead to one, the last one stays where the role needs it, and each change is noted."""

import time
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.db import connection
from django.test import Client
from tests.factories import office as offices
from tests.factories.signed_in import client_of

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.accounts.passwords import SealedSecrets


pytestmark = pytest.mark.usefixtures("office_database")
APP, CODES, ALL = "/akun/langkah-kedua/aplikasi/", "/akun/langkah-kedua/kode/", "/akun/langkah-kedua/"
STEPS = "/akun/langkah-pertama/"


def sign_in(account: Account) -> Client:
    client = Client()
    client.post("/masuk/", {"login": account.sign_in_name, "password": offices.PASSWORD})
    return client


PERIOD, LONG_ENOUGH = 30, 3  # seconds


def code(secret: str) -> str:
    """The code of now, with some time left to type it: one that lapses on the way is refused, as it should be."""
    left = PERIOD - time.time() % PERIOD
    if left < LONG_ENOUGH:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def with_app(account: Account) -> str:
    secret = generate_totp_secret()
    with offices.looking(account):
        TOTP.activate(account, secret)
    return secret


def add_app(client: Client) -> str:
    """Sets up an authenticator app as a person does; the address that follows."""
    page = client.get(APP).content.decode()
    secret = page.partition("<code data-secret>")[2].partition("<")[0]
    answer = client.post(APP, {"code": code(secret)})
    return str(answer["Location"])


def kinds() -> list[tuple[str, str]]:
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT action, details::jsonb->>'kind' FROM audit_event WHERE action LIKE 'factor%%' ORDER BY id"
        )
        return cursor.fetchall()


def test_the_first_steps_lead_from_the_password_to_saved_codes_to_work() -> None:
    client = sign_in(offices.account())
    assert client.get("/")["Location"] == STEPS
    assert "Nanti saja" not in client.get(STEPS).content.decode()
    assert add_app(client) == CODES
    page = client.get(CODES).content.decode()
    assert page.count("<li><code>") == 10
    assert "Sudah saya simpan, mulai bekerja" in page
    assert client.get("/")["Location"] == "/hari-ini/"
    assert sorted(kinds()) == [("factor_added", "recovery_codes"), ("factor_added", "totp")]


def test_codes_of_another_secret_of_the_office_are_not_shown_as_if_they_worked() -> None:
    own = offices.account()
    client = sign_in(own)
    add_app(client)
    assert client.get(CODES).content.decode().count("<li><code>") == 10
    elsewhere = SealedSecrets("kunci rekaan sebelum dipulihkan, cukup panjang")
    with offices.as_owner():
        for one in Authenticator.objects.filter(user_id=own.pk):
            one.data |= {name: elsewhere.seal("rahasia") for name in ("seed", "secret") if name in one.data}
            one.save()
    page = client.get(CODES).content.decode()
    assert "<li><code>" not in page
    assert "Buat kode baru" in page.partition("tidak berlaku lagi")[2]
    assert client.get(f"{CODES}unduh/")["Location"] == CODES
    both = client.get(f"{ALL}?lang=en").content.decode()
    assert "Codes not used yet" not in both
    assert "Remove it and set it up again" in both
    client.post(f"{CODES}baru/")
    assert client.get(f"{CODES}?lang=id").content.decode().count("<li><code>") == 10
    assert "tidak berlaku lagi. Buat kode baru" not in client.get(ALL).content.decode()


def test_who_may_go_without_is_asked_and_can_go_on() -> None:
    client = sign_in(offices.account(Role.MEMBER_AGENCY))
    assert "Nanti saja" in client.get(STEPS).content.decode()
    assert client.get("/")["Location"] == "/tim/"


def test_the_codes_are_a_file_to_keep_in_the_language_of_the_account() -> None:
    client = sign_in(offices.account())
    add_app(client)
    file = client.get(f"{CODES}unduh/")
    assert "attachment" in file["Content-Disposition"]
    assert file.content.decode().startswith("Timpora: kode pemulihan.")
    assert sum(line.isdigit() for line in file.content.decode().split()) == 10


def test_a_recovery_code_opens_the_account_once() -> None:
    own = offices.account()
    first = sign_in(own)
    add_app(first)
    recovery = next(line for line in first.get(f"{CODES}unduh/").content.decode().split() if line.isdigit())
    for opens in (True, False):
        client = sign_in(own)
        client.post("/masuk/langkah-kedua/", {"code": recovery})
        assert (client.get("/akun/").status_code == 200) is opens


def test_a_wrong_code_is_said_in_words() -> None:
    own = offices.account()
    with_app(own)
    client = sign_in(own)
    page = client.post("/masuk/langkah-kedua/", {"code": "000000"}).content.decode()
    assert "Periksa jam telepon Anda" in page
    assert client.get("/akun/").status_code == 302


def test_the_last_factor_stays_where_the_role_needs_one() -> None:
    own = offices.account()
    secret = with_app(own)
    client = sign_in(own)
    client.post("/masuk/langkah-kedua/", {"code": code(secret)})
    page = client.get(f"{APP}lepas/").content.decode()
    assert "yang terakhir" in page
    client.post(f"{APP}lepas/")
    with offices.as_owner():
        assert Authenticator.objects.filter(type="totp").exists()
    assert kinds() == []


def test_the_last_passkey_stays_too_and_of_two_one_may_go() -> None:
    own = offices.account()
    client = sign_in(own)
    with offices.looking(own):
        keys = [
            Authenticator.objects.create(user=own, type="webauthn", data={"name": f"kunci {number}", "credential": {}})
            for number in (1, 2)
        ]
    first, second = (f"{ALL}kunci-sandi/{key.pk}/lepas/" for key in keys)
    assert "kunci 1" in client.get(first).content.decode()
    assert client.post(first).status_code == 302
    assert "yang terakhir" in client.post(second, follow=True).content.decode()
    with offices.as_owner():
        assert [key.pk for key in Authenticator.objects.all()] == [keys[1].pk]
    assert kinds() == [("factor_removed", "webauthn")]


def test_who_may_go_without_may_remove_the_last() -> None:
    own = offices.account(Role.REPORTER)
    secret = with_app(own)
    client = sign_in(own)
    client.post("/masuk/langkah-kedua/", {"code": code(secret)})
    client.post(f"{APP}lepas/")
    with offices.as_owner():
        assert not Authenticator.objects.exists()
    assert kinds() == [("factor_removed", "totp")]


def test_long_after_signing_in_one_says_again_who_one_is() -> None:
    own = offices.account()
    with_app(own)
    client = client_of(own)
    answer = client.get(f"{ALL}kunci-sandi/tambah/")
    assert unquote(answer["Location"]) == f"/masuk/pastikan/?next={ALL}kunci-sandi/tambah/"
    page = client.get(answer["Location"]).content.decode()
    assert ("Pakai kode" in page, "Pakai kata sandi" in page) == (True, False)
    answer = client.post(answer["Location"], {"password": offices.PASSWORD})
    assert answer["Location"] == f"{ALL}kunci-sandi/tambah/"
    assert client.get(answer["Location"]).status_code == 200


def test_new_codes_end_the_old_ones_and_are_noted() -> None:
    client = sign_in(offices.account())
    add_app(client)
    before = client.get(f"{CODES}unduh/").content
    assert client.post(f"{CODES}baru/")["Location"] == CODES
    assert client.get(f"{CODES}unduh/").content != before
    assert kinds()[2:] == [("factor_added", "recovery_codes"), ("factor_removed", "recovery_codes")]


def test_nobody_reads_second_factors_of_others() -> None:
    own = offices.account()
    with_app(own)
    for other in (Role.ADMINISTRATOR, Role.HEAD_OF_OFFICE, Role.AUDITOR):
        with offices.looking(offices.account(other)):
            assert not Authenticator.objects.exists()
