"""Sessions: they end by themselves, their owner sees them and ends them, and nobody else's."""

import time

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from tests.factories import office as offices
from tests.factories.signed_in import client_of

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.accounts.sessions import BY_ITSELF


pytestmark = pytest.mark.usefixtures("office_database")
OWN, SESSIONS = "/akun/", "/akun/sesi/"
CHROME = "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def sign_in(own: Account, agent: str) -> Client:
    client = Client(HTTP_USER_AGENT=agent)
    client.post("/masuk/", {"login": own.sign_in_name, "password": offices.PASSWORD})
    return client


def age(client: Client, **seconds: float) -> None:
    session = client.session
    for name, value in seconds.items():
        session[name] = time.time() - value
    session.save()


def test_a_session_ends_without_use() -> None:
    client = client_of(offices.account())
    assert client.get(OWN).status_code == 200
    age(client, seen_at=settings.SESSION_LIMITS.idle - 5)
    assert client.get(OWN).status_code == 200
    age(client, seen_at=settings.SESSION_LIMITS.idle)
    assert client.get(OWN)["Location"] == f"/masuk/?next={OWN}"


def test_a_session_ends_with_the_working_day_however_busy() -> None:
    client = client_of(offices.account())
    client.get(OWN)
    age(client, began_at=settings.SESSION_LIMITS.whole - 5, seen_at=1)
    assert client.get(OWN).status_code == 200
    age(client, began_at=settings.SESSION_LIMITS.whole, seen_at=1)
    assert client.get(OWN).status_code == 302
    assert client.session.get("_auth_user_id") is None


def test_use_keeps_a_session_alive() -> None:
    client = client_of(offices.account())
    client.get(OWN)
    age(client, seen_at=settings.SESSION_LIMITS.idle - 5)
    client.get(OWN)
    assert time.time() - client.session["seen_at"] < 60


def test_what_a_page_asks_by_itself_keeps_no_session_alive() -> None:
    client = client_of(offices.account())
    client.get(OWN)
    age(client, seen_at=settings.SESSION_LIMITS.idle - 5)
    before = client.session["seen_at"]
    assert client.get(OWN, headers={BY_ITSELF: "yes", "HX-Request": "true"}).status_code == 200
    assert client.session["seen_at"] == before
    age(client, seen_at=settings.SESSION_LIMITS.idle)
    assert "HX-Redirect" in client.get(OWN, headers={BY_ITSELF: "yes", "HX-Request": "true"})


def test_everybody_sees_where_they_are_signed_in_and_ends_the_others() -> None:
    own = offices.account()
    here, there = sign_in(own, CHROME), sign_in(own, FIREFOX)
    page = here.get(SESSIONS).content.decode()
    assert page.index("Chrome di Windows") < page.index("Firefox di Linux")
    here.post("/akun/sesi/akhiri-lainnya/")
    assert (here.get(OWN).status_code, there.get(OWN).status_code) == (200, 302)
    assert "Firefox" not in here.get(SESSIONS).content.decode()


def test_one_session_is_ended_and_noted() -> None:
    own = offices.account()
    here, there = sign_in(own, CHROME), sign_in(own, FIREFOX)
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM usersessions_usersession ORDER BY id DESC")
        ((latest,), *_) = cursor.fetchall()
    assert here.post(f"/akun/sesi/{latest}/akhiri/").status_code == 302
    assert (here.get(OWN).status_code, there.get(OWN).status_code) == (200, 302)
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT account, subject, details FROM audit_event WHERE action = 'session_ended'")
        assert cursor.fetchall() == [(own.pk, f"account:{own.pk}", '{"sessions": 1}')]


def test_nobody_sees_or_ends_sessions_of_others() -> None:
    own, other = offices.account(), offices.account(Role.EXAMINER)
    here = sign_in(own, CHROME)
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM usersessions_usersession")
        ((session,),) = cursor.fetchall()
    colleague = client_of(other)
    assert "Chrome" not in colleague.get(SESSIONS).content.decode()
    assert colleague.post(f"/akun/sesi/{session}/akhiri/").status_code == 404
    assert here.get(OWN).status_code == 200
    with offices.looking(other), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM usersessions_usersession")
        assert cursor.fetchone() == (0,)


def test_a_changed_password_ends_the_other_sessions_and_not_this_one() -> None:
    own = offices.account()
    here, there = sign_in(own, CHROME), sign_in(own, FIREFOX)
    new = "empat kata acak lain"
    here.post("/akun/kata-sandi/", {"oldpassword": offices.PASSWORD, "password1": new, "password2": new})
    assert (here.get(OWN).status_code, there.get(OWN).status_code) == (200, 302)
    with offices.as_owner():
        assert Account.objects.get(pk=own.pk).check_password(new)


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_has_no_password_is_told_who_gives_a_link_for_one(method: str) -> None:
    own = offices.account()
    with offices.as_owner():
        own.set_unusable_password()
        own.save(update_fields=["password"])
    answer = getattr(client_of(own), method)("/akun/kata-sandi/")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Akun ini belum memiliki kata sandi" in page
    assert 'name="oldpassword"' not in page
