"""Nothing typed is lost when a session ends: the same form comes back with it, to the same person only."""

import time

import pytest
from django.conf import settings
from django.test import Client
from tests.factories import office as offices
from tests.factories.signed_in import client_of

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account, Agency


pytestmark = pytest.mark.usefixtures("office_database")
FORM = "/pengelolaan/instansi/"
TYPED = "Instansi Rekaan yang Belum Terkirim"
STILL_HERE = "Yang Anda ketik masih ada"


@pytest.fixture
def administrator() -> Account:
    return offices.account(Role.ADMINISTRATOR)


def ended_session_of(account: Account) -> Client:
    client = client_of(account)
    client.get("/akun/")
    session = client.session
    session["seen_at"] = time.time() - settings.SESSION_LIMITS.idle
    session.save()
    return client


def sign_in_again(client: Client, account: Account, address: str) -> str:
    """The page that is open after signing in again, with the second step already known in the session."""
    answer = client.post(address, {"login": account.sign_in_name, "password": offices.PASSWORD})
    session = client.session
    session["has_second_factor"] = True
    session.save()
    return client.get(answer["Location"]).content.decode()


def test_a_form_that_was_sent_too_late_comes_back_as_it_was_typed(administrator: Account) -> None:
    client = ended_session_of(administrator)
    answer = client.post(FORM, {"name": TYPED})
    assert answer["Location"] == f"/masuk/?next={FORM}"
    page = sign_in_again(client, administrator, answer["Location"])
    assert f'value="{TYPED}"' in page
    assert STILL_HERE in page
    with offices.as_owner():
        assert not Agency.objects.exists()


def test_it_comes_back_to_the_page_on_which_the_form_stood(administrator: Account) -> None:
    client = ended_session_of(administrator)
    page = "http://testserver/pengelolaan/instansi/?halaman=2"
    answer = client.post("/pengelolaan/kantor/", {"name": TYPED}, HTTP_REFERER=page)
    assert answer["Location"] == "/masuk/?next=/pengelolaan/instansi/%3Fhalaman%3D2"
    assert f'value="{TYPED}"' in sign_in_again(client, administrator, answer["Location"])


def test_a_fragment_leads_the_whole_page_to_sign_in_and_back(administrator: Account) -> None:
    client = ended_session_of(administrator)
    answer = client.post(
        FORM, {"name": TYPED}, headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{FORM}"}
    )
    assert (answer.status_code, answer["HX-Redirect"]) == (204, f"/masuk/?next={FORM}")
    assert f'value="{TYPED}"' in sign_in_again(client, administrator, answer["HX-Redirect"])


def test_a_page_elsewhere_is_never_the_way_back(administrator: Account) -> None:
    client = ended_session_of(administrator)
    answer = client.post(FORM, {"name": TYPED}, HTTP_REFERER="https://lain.example/umpan/")
    assert answer["Location"] == f"/masuk/?next={FORM}"


def test_somebody_else_in_the_same_browser_does_not_see_it(administrator: Account) -> None:
    other = offices.account(Role.ADMINISTRATOR, name="pengelola.lain")
    client = ended_session_of(administrator)
    answer = client.post(FORM, {"name": TYPED})
    assert TYPED not in sign_in_again(client, other, answer["Location"])
    assert "typed" not in client.session


def test_it_is_shown_once(administrator: Account) -> None:
    client = ended_session_of(administrator)
    sign_in_again(client, administrator, client.post(FORM, {"name": TYPED})["Location"])
    assert TYPED not in client.get(FORM).content.decode()


def test_what_waited_too_long_is_gone(administrator: Account) -> None:
    client = ended_session_of(administrator)
    answer = client.post(FORM, {"name": TYPED})
    session = client.session
    session["typed"] = {**session["typed"], "until": time.time() - 1}
    session.save()
    assert TYPED not in sign_in_again(client, administrator, answer["Location"])


def test_secrets_and_what_is_too_long_are_not_kept(administrator: Account) -> None:
    client = ended_session_of(administrator)
    client.post(
        FORM, {"name": TYPED, "oldpassword": "rahasia", "code": "123456", "credential": "{}", "area_code": "36"}
    )
    assert client.session["typed"]["fields"] == {"name": [TYPED], "area_code": ["36"]}
    client = ended_session_of(administrator)
    client.post(FORM, {"name": "x" * 200_000})
    assert "typed" not in client.session


def test_of_who_never_signed_in_nothing_is_kept() -> None:
    client = Client()
    assert client.post(FORM, {"name": TYPED}).status_code == 302
    assert "typed" not in client.session
