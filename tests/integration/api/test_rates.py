"""A token asks no more often than its rate within any minute, whichever way the minute is laid, and whoever waited is let in again."""

import random

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.factories import office as offices
from tests.factories import tokens

from timpora.accounts import doors
from timpora.accounts.models import Account


pytestmark = pytest.mark.usefixtures("office_database")
RATE, MINUTE = 5, 60


@pytest.fixture
def own(settings: Settings) -> Account:
    settings.API_REQUESTS_A_MINUTE = RATE
    return offices.account()


def asked(secret: str) -> int:
    heads = {"Authorization": f"Bearer {secret}"}
    return int(Client().get("/api/v1/me", headers=heads).status_code)


def test_around_a_full_minute_nobody_gets_two_minutes_worth(own: Account) -> None:
    secret = tokens.token(own)
    assert [asked(secret) for _ in range(RATE + 1)] == [200] * RATE + [429]
    tokens.let_seconds_pass(own, MINUTE - 5)
    assert asked(secret) == 429
    tokens.let_seconds_pass(own, 5)
    assert [asked(secret) for _ in range(RATE + 1)] == [200] * RATE + [429]


def test_who_goes_on_asking_in_vain_waits_no_longer_for_it(own: Account) -> None:
    secret = tokens.token(own)
    assert [asked(secret) for _ in range(3 * RATE)].count(200) == RATE
    use = doors.used_token(secret)
    assert use is not None
    assert use.uses == RATE + 1
    tokens.let_seconds_pass(own, use.seconds_left)
    assert asked(secret) == 200


def test_room_comes_back_as_the_uses_grow_old_and_not_all_at_once(own: Account) -> None:
    secret = tokens.token(own)
    assert [asked(secret) for _ in range(2)] == [200, 200]
    tokens.let_seconds_pass(own, 30)
    assert [asked(secret) for _ in range(4)] == [200, 200, 200, 429]
    tokens.let_seconds_pass(own, 31)
    assert [asked(secret) for _ in range(3)] == [200, 200, 429]


def test_a_token_that_rested_for_long_begins_anew(own: Account) -> None:
    secret = tokens.token(own)
    assert [asked(secret) for _ in range(RATE)] == [200] * RATE
    tokens.let_seconds_pass(own, 12_345)
    use = doors.used_token(secret)
    assert use is not None
    assert (use.uses, use.seconds_left) == (1, MINUTE)


def test_no_minute_of_any_sequence_holds_more_than_the_rate_and_none_is_refused_without_need(own: Account) -> None:
    """Against a plain list of the moments at which it was let in; both sides allow for the seconds that the test itself takes."""
    secret = tokens.token(own)
    chance, now = random.Random(1945), 0
    let_in: list[int] = []
    for _ in range(80):
        step = chance.choice([0, 0, 0, 1, 7, 20, 40, 70])
        if let_in:
            tokens.let_seconds_pass(own, step)
        now += step
        use = doors.used_token(secret)
        assert use is not None
        within = [at for at in let_in if at > now - MINUTE]
        surely_within = [at for at in let_in if at > now - MINUTE + 30]
        if use.uses <= RATE:
            assert len(surely_within) < RATE
            let_in.append(now)
        else:
            assert len(within) >= RATE
