"""The pages for signing in and for one's own account have the office's look, in both languages, whoever made them."""

import re

import pytest
from django.test import Client
from tests.factories import office as offices

from timpora.accounts.models import Account


pytestmark = pytest.mark.usefixtures("office_database")
OWN_PAGES = (
    "/akun/",
    "/akun/langkah-kedua/",
    "/akun/langkah-kedua/aplikasi/",
    "/akun/langkah-kedua/kunci-sandi/tambah/",
    "/akun/sesi/",
    "/akun/kata-sandi/",
)
AT_THE_DOOR = ("/masuk/", "/galeri/", "/galeri/masuk/", "/galeri/umum/")
SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)")


def _signed_in(account: Account) -> Client:
    client = Client()
    client.post("/masuk/", {"login": account.sign_in_name, "password": offices.PASSWORD})
    return client


def _page(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    return answer.content.decode()


@pytest.mark.parametrize(("lang", "word"), [("id", "Masuk dengan kunci sandi"), ("en", "Sign in with a passkey")])
def test_the_page_for_signing_in_speaks_the_language_asked_and_offers_a_passkey(lang: str, word: str) -> None:
    page = _page(Client(), f"/masuk/?lang={lang}")
    assert word in page
    assert f'<html lang="{lang}">' in page


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_page_has_the_frame_one_heading_and_nothing_inline(lang: str) -> None:
    client = _signed_in(offices.account())
    for address in (*OWN_PAGES, *AT_THE_DOOR):
        page = _page(client if address in OWN_PAGES else Client(), f"{address}?lang={lang}")
        assert 'class="skip"' in page, address
        assert page.count("<h1>") == 1, address
        assert (SCRIPT.search(page), re.search(r"\sstyle=|\son\w+=", page)) == (None, None), address


def test_a_wrong_password_is_told_in_a_summary_and_the_name_stays() -> None:
    page = Client().post("/masuk/", {"login": "seseorang", "password": "bukan ini"}).content.decode()
    assert 'class="error-summary"' in page
    assert 'value="seseorang"' in page
    assert "bukan ini" not in page


def test_the_shell_names_who_is_signed_in_and_where() -> None:
    own = offices.account()
    page = _page(_signed_in(own), "/akun/")
    assert f'<span class="account-name">{own.name}</span>' in page
    assert 'action="/masuk/keluar/"' in page


def test_an_address_that_does_not_exist_says_what_to_do_and_not_what_exists_elsewhere() -> None:
    answer = _signed_in(offices.account()).get("/tidak/ada/")
    assert answer.status_code == 404
    assert "Halaman ini tidak ada" in answer.content.decode()


def test_a_form_without_its_token_is_refused_in_words() -> None:
    answer = Client(enforce_csrf_checks=True).post("/masuk/", {"login": "seseorang"})
    assert answer.status_code == 403
    assert "belum tersimpan" in answer.content.decode()


def test_an_asset_is_served() -> None:
    answer = Client().get("/static/ui/tokens.css")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/css")
    answer.close()
