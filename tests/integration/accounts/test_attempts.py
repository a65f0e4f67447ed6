"""Whoever tries too often is stopped, is told for how long, and everybody else goes on."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from tests.factories import office as offices
from tests.factories.signed_in import client_of

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account


pytestmark = pytest.mark.usefixtures("office_database")
MOST = 5
OWN = "/akun/"
MINUTE = 60


def attempt(account: Account, password: str, client: Client | None = None, **headers: str) -> str:
    answer = (client or Client(**headers)).post("/masuk/", {"login": account.sign_in_name, "password": password})
    return answer.content.decode()


def enters(account: Account, **headers: str) -> bool:
    client = Client(**headers)
    attempt(account, offices.PASSWORD, client)
    return client.get(OWN).status_code == 200


def minutes_told(page: str) -> int:
    told = re.search(r"Coba lagi (\d+) menit lagi", page)
    assert told, page
    return int(told.group(1))


def make_attempts_older(seconds: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM attempt")
        keys = [key.removeprefix(":1:") for (key,) in cursor.fetchall()]
    for key in keys:
        cache.set(key, [at - seconds for at in cache.get(key)], 600)


def test_after_five_wrong_passwords_even_the_right_one_has_to_wait() -> None:
    own, other = offices.account(), offices.account(Role.EXAMINER)
    for _ in range(MOST):
        assert "tidak cocok" in attempt(own, "bukan ini")
    stopped = attempt(own, offices.PASSWORD)
    assert minutes_told(stopped) == 5
    assert not enters(own)
    assert enters(other)


def test_the_wait_grows_shorter_and_ends() -> None:
    own = offices.account()
    for _ in range(MOST):
        attempt(own, "bukan ini")
    make_attempts_older(3 * MINUTE)
    assert minutes_told(attempt(own, offices.PASSWORD)) == 2
    make_attempts_older(2 * MINUTE)
    assert enters(own)


def test_the_right_password_does_not_count() -> None:
    own = offices.account()
    for _ in range(MOST + 1):
        assert enters(own)


def test_one_address_that_tries_many_names_is_stopped_and_others_are_not() -> None:
    people = [offices.account(name=f"orang.{number}") for number in range(6)]
    for person in people[:5]:
        for _ in range(2):
            attempt(person, "bukan ini", REMOTE_ADDR="192.0.2.1")
    assert minutes_told(attempt(people[5], offices.PASSWORD, REMOTE_ADDR="192.0.2.1")) == 1
    assert enters(people[5], REMOTE_ADDR="192.0.2.2")


def test_the_page_says_it_in_english_too() -> None:
    own = offices.account()
    client = Client()
    client.get("/masuk/?lang=en")
    for _ in range(MOST):
        attempt(own, "bukan ini", client)
    assert "Try again in 5 min" in attempt(own, offices.PASSWORD, client)


def test_a_stopped_attempt_is_noted_without_a_name() -> None:
    own = offices.account()
    for _ in range(MOST + 1):
        attempt(own, "bukan ini")
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT action, account, subject, details FROM audit_event ORDER BY id")
        told = cursor.fetchall()
    assert told == [("sign_in_failed", 0, "", "{}")] * MOST + [("sign_in_stopped", 0, "", "{}")]


def test_whoever_changes_the_password_again_and_again_is_told_to_wait_a_minute() -> None:
    client = client_of(offices.account())
    answers = [client.post("/akun/kata-sandi/", {"oldpassword": "bukan ini"}) for _ in range(MOST + 1)]
    assert [answer.status_code for answer in answers] == [200] * MOST + [429]
    assert "Tunggu satu menit" in answers[-1].content.decode()
