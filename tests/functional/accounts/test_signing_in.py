"""People sign in with a browser: with a passkey, with an authenticator app, and by keyboard alone."""

import re

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page, expect
from tests.factories import office as offices
from tests.functional.accounts.conftest import Door, give_a_key, sign_in

from timpora.accounts.core.roles import Role


OWN, STEPS, CODES = re.compile(r"/hari-ini/$"), re.compile(r"/akun/langkah-pertama/$"), re.compile(r"/kode/$")
SECOND_STEP = re.compile(r"/masuk/langkah-kedua/$")


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name).click()


def sign_out(page: Page) -> None:
    page.locator(".account summary").click()
    page.get_by_role("button", name="Keluar").click()
    expect(page).to_have_url(re.compile(r"/masuk/$"))


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_an_officer_makes_a_passkey_and_signs_in_with_it_alone(door: Door) -> None:
    own = offices.account(Role.OFFICER)
    with door.opened() as page:
        give_a_key(page)
        sign_in(page, own)
        expect(page).to_have_url(STEPS)
        page.get_by_role("link", name="Buat kunci sandi").click()
        page.get_by_label("Nama kunci sandi").fill("Telepon rekaan")
        press(page, "Buat kunci sandi")
        expect(page).to_have_url(CODES)
        expect(page.locator(".codes li")).to_have_count(10)
        page.get_by_role("link", name="Sudah saya simpan").click()
        expect(page).to_have_url(OWN)
        sign_out(page)
        press(page, "Masuk dengan kunci sandi")
        expect(page).to_have_url(OWN)
        expect(page.get_by_role("heading", level=1)).to_have_text("Hari ini")


def test_after_the_password_a_passkey_is_the_second_step(door: Door) -> None:
    own = offices.account(Role.OFFICER)
    with door.opened() as page:
        give_a_key(page)
        sign_in(page, own)
        page.get_by_role("link", name="Buat kunci sandi").click()
        press(page, "Buat kunci sandi")
        expect(page).to_have_url(CODES)
        page.context.clear_cookies()
        page.goto(f"{door.address}masuk/")
        sign_in(page, own)
        expect(page).to_have_url(SECOND_STEP)
        press(page, "Pakai kunci sandi")
        expect(page).to_have_url(OWN)


def test_a_key_that_does_not_know_its_owner_leads_to_the_other_ways(door: Door) -> None:
    offices.account(Role.OFFICER)
    with door.opened() as page:
        give_a_key(page, isUserVerified=False)
        expect(page.get_by_text("Kunci sandi tidak jadi dipakai")).to_be_hidden()
        press(page, "Masuk dengan kunci sandi")
        expect(page.get_by_text("Kunci sandi tidak jadi dipakai")).to_be_visible()
        expect(page.get_by_label("Nama pengguna")).to_be_enabled()


def test_an_officer_sets_up_an_authenticator_app_and_signs_in_with_its_code(door: Door) -> None:
    own = offices.account(Role.OFFICER)
    with door.opened() as page:
        sign_in(page, own)
        page.get_by_role("link", name="Pasang aplikasi kode").click()
        expect(page.get_by_role("img", name="Gambar untuk dipindai")).to_be_visible()
        page.get_by_text("Tidak dapat memindai?").click()
        secret = page.locator("[data-secret]").inner_text()
        page.get_by_label("Kode").fill(code_of(secret))
        press(page, "Pasang")
        expect(page).to_have_url(CODES)
        recovery = page.locator(".codes li").first.inner_text()
        page.context.clear_cookies()
        page.goto(f"{door.address}masuk/")
        sign_in(page, own)
        expect(page).to_have_url(SECOND_STEP)
        page.get_by_label("Kode").fill("abc")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("tidak cocok")
        page.get_by_label("Kode").fill(recovery)
        page.keyboard.press("Enter")
        expect(page).to_have_url(OWN)


def test_without_script_one_signs_in_with_password_and_code(door: Door) -> None:
    own = offices.account(Role.OFFICER)
    with door.opened(script=False) as page:
        sign_in(page, own)
        page.get_by_role("link", name="Pasang aplikasi kode").click()
        page.get_by_text("Tidak dapat memindai?").click()
        page.get_by_label("Kode").fill(code_of(page.locator("[data-secret]").inner_text()))
        press(page, "Pasang")
        expect(page).to_have_url(CODES)
