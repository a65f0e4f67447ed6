"""Tokens of programs: made and ended on a page, shown once, kept as a digest, and dead with the account."""

import re
import time
from datetime import date, timedelta

import pytest
from allauth.account.internal.flows import login
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories import office as offices
from tests.factories import tokens
from tests.factories.signed_in import client_of

from timpora.accounts import actions as accounts
from timpora.accounts import doors, token_actions, token_queries
from timpora.accounts.core.roles import Permission, Role
from timpora.accounts.core.tokens import MOST_TOKENS, PREFIX, is_well_formed
from timpora.accounts.models import Account, ApiToken
from timpora.audit import queries as audit
from timpora.kernel.refusals import Refused


pytestmark = pytest.mark.usefixtures("office_database")
TODAY = timezone.localdate
METHODS = login.AUTHENTICATION_METHODS_SESSION_KEY


def sent(**more: object) -> dict[str, object]:
    return {
        "name": "pengirim daftar rekaan",
        "permissions": ["read_register", "import_lists"],
        "ends_on": (TODAY() + timedelta(days=30)).isoformat(),
        **more,
    }


def just_signed_in(account: Account) -> Client:
    """With an authenticator app, some moments ago."""
    with offices.as_owner():
        Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "rekaan"})
    client = client_of(account)
    session = client.session
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(account.pk)  # noqa: SLF001 - as the package keeps it
    session[METHODS] = [{"method": "password", "at": time.time()}]
    session.save()
    return client


def test_who_signed_in_long_ago_says_again_who_it_is() -> None:
    client = just_signed_in(offices.account())
    session = client.session
    session[METHODS] = [{"method": "password", "at": time.time() - 3600}]
    session.save()
    assert client.get(reverse("make_token"))["Location"].startswith(reverse("account_reauthenticate"))


def test_a_token_is_shown_once_and_kept_only_as_its_digest() -> None:
    own = offices.account()
    client = just_signed_in(own)
    page = client.post(reverse("make_token"), sent())
    [secret] = re.findall(rf"{PREFIX}[\w-]+", page.content.decode())
    assert is_well_formed(secret)
    assert page.headers["Cache-Control"].split(", ").count("no-store") == 1
    assert secret not in client.get(reverse("own_tokens")).content.decode()
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(t)::text FROM accounts_apitoken t")
        [(kept,)] = cursor.fetchall()
    assert secret not in kept
    assert secret.removeprefix(PREFIX)[:20] not in kept
    use = doors.used_token(secret)
    assert use is not None
    assert (use.account, use.permissions) == (own.pk, {"read_register", "import_lists"})


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"permissions": ["manage_accounts"]}, "Pilih yang benar"),
        ({"permissions": ["undo_imports"]}, "undo_imports"),
        ({"permissions": []}, "belum diberi wewenang"),
        ({"ends_on": "kemarin"}, "bukan hari yang dikenal"),
        ({"ends_on": "2019-01-01"}, "antara hari ini"),
        ({"ends_on": "2199-01-01"}, "antara hari ini"),
        ({"name": "x"}, "3"),
    ],
)
def test_a_token_that_may_not_be_is_refused_and_what_was_typed_stays(wrong: dict[str, object], said: str) -> None:
    page = client_of(offices.account()).post(reverse("make_token"), sent(**wrong)).content.decode()
    assert PREFIX not in page
    assert "field-wrong" in page
    assert said in page or wrong.get("permissions") == ["manage_accounts"]
    assert 'value="pengirim daftar rekaan"' in page or "name" in wrong
    with offices.as_owner():
        assert ApiToken.objects.count() == 0


def test_whoever_may_do_nothing_for_a_program_is_offered_no_token() -> None:
    page = client_of(offices.account(Role.ADMINISTRATOR)).get(reverse("own_tokens")).content.decode()
    assert reverse("make_token") not in page
    assert "tidak mempunyai wewenang" in page


def test_without_the_second_step_that_the_role_needs_no_token_is_made() -> None:
    own = offices.account()
    assert client_of(own, second_factor=False).get(reverse("own_tokens"))["Location"] == reverse("first_steps")
    with offices.looking(own) as by, pytest.raises(Refused) as refused:
        token_actions.make_token(
            by=by, name="rekaan", permissions={Permission.READ_REGISTER}, ends_on=TODAY(), on=TODAY()
        )
    assert refused.value.refusal.code == "second_factor_first"


def test_who_has_very_many_tokens_ends_some_first() -> None:
    own = offices.account()
    for number in range(MOST_TOKENS):
        tokens.token(own, name=f"program {number}")
    with pytest.raises(Refused) as refused:
        tokens.token(own)
    assert refused.value.refusal.code == "too_many_tokens"


def test_one_ends_the_own_token_and_nobody_that_of_a_colleague() -> None:
    own, colleague = offices.account(name="sendiri"), offices.account(name="rekan")
    secret = tokens.token(own)
    number = tokens.number_of(own)
    address = reverse("end_token", args=[number])
    assert client_of(colleague).get(address).status_code == 404
    assert client_of(colleague).post(address).status_code == 404
    assert doors.used_token(secret) is not None
    assert "Akhiri token ini?" in client_of(own).get(address).content.decode()
    assert client_of(own).post(address)["Location"] == reverse("own_tokens")
    assert doors.used_token(secret) is None
    assert "Diakhiri" in client_of(own).get(reverse("own_tokens")).content.decode()


def test_an_administrator_sees_and_ends_the_tokens_of_the_office_and_of_no_other() -> None:
    own, elsewhere = offices.account(), offices.account(Role.OFFICER, offices.office("lain-rekaan"))
    secret, other = tokens.token(own, name="program sini"), tokens.token(elsewhere, name="program sana")
    client = client_of(offices.account(Role.ADMINISTRATOR))
    page = client.get(reverse("office_tokens")).content.decode()
    assert "program sini" in page
    assert own.name in page
    assert "program sana" not in page
    assert client.post(reverse("end_token", args=[tokens.number_of(elsewhere)])).status_code == 404
    assert client.post(reverse("end_token", args=[tokens.number_of(own)]))["Location"] == reverse("office_tokens")
    assert (doors.used_token(secret), doors.used_token(other) is not None) == (None, True)


@pytest.mark.parametrize("how", ["end_account", "reset_access"])
def test_a_token_ends_with_the_account_and_when_its_access_is_restored(how: str) -> None:
    own, administrator = offices.account(), offices.account(Role.ADMINISTRATOR)
    secret = tokens.token(own)
    with offices.looking(administrator) as by:
        getattr(accounts, how)(by=by, account=own.pk)
    assert doors.used_token(secret) is None
    with offices.looking(offices.account(Role.AUDITOR)) as viewer:
        told = audit.about(viewer, f"token:{tokens.number_of(own)}")
    assert [event.action for event in told] == ["token_ended", "token_made"]
    assert told[0].account == administrator.pk


def test_an_account_that_ends_by_whatever_hand_takes_its_tokens_with_it() -> None:
    own = offices.account()
    secret = tokens.token(own)
    with offices.as_owner():
        Account.objects.filter(pk=own.pk).update(ended_at=own.created_at)
    assert doors.used_token(secret) is None


def test_a_token_runs_out_with_its_last_day() -> None:
    own = offices.account()
    secret = tokens.token(own, ends_on=TODAY())
    assert doors.used_token(secret) is not None
    tokens.let_run_out(own)
    assert doors.used_token(secret) is None
    assert "Habis masa" in client_of(own).get(reverse("own_tokens")).content.decode()


def test_the_last_day_of_use_is_told_and_uses_are_counted_within_a_minute() -> None:
    own = offices.account()
    secret = tokens.token(own)
    with offices.looking(own) as viewer:
        assert [one.last_used_on for one in token_queries.own_tokens(viewer)] == [None]
    uses = [use.uses for use in (doors.used_token(secret) for _ in range(3)) if use is not None]
    assert uses in ([1, 2, 3], [1, 2, 1], [1, 1, 2])  # a minute may end in between
    with offices.looking(own) as viewer:
        assert [one.last_used_on for one in token_queries.own_tokens(viewer)] == [TODAY()]


@pytest.mark.parametrize("garbled", ["", "x", "timpora_", "timpora_" + "a" * 51, "Bearer", "timpora_é" + "a" * 50])
def test_a_garbled_token_is_refused_unasked(garbled: str) -> None:
    assert not is_well_formed(garbled)
    connection.close()
    assert doors.used_token(garbled) is None
    assert connection.connection is None, "the database was asked"


def test_one_wrong_letter_is_recognised() -> None:
    secret = tokens.token(offices.account())
    for place in range(len(PREFIX), len(secret)):
        other = "a" if secret[place] != "a" else "b"
        assert not is_well_formed(secret[:place] + other + secret[place + 1 :])


def test_a_token_may_hold_for_a_year_and_no_day_longer() -> None:
    own = offices.account()
    tokens.token(own, ends_on=TODAY() + timedelta(days=366))
    for day in (TODAY() + timedelta(days=367), TODAY() - timedelta(days=1), date.max):
        with pytest.raises(Refused) as refused:
            tokens.token(own, ends_on=day)
        assert refused.value.refusal.code == "token_day_wrong"
