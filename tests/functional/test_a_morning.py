"""One morning in a browser: who is proven past the limit stands on the first page, one is read and cleared, and returns only with new facts."""

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from pytest_django.fixtures import Settings
from tests.factories import facts
from tests.factories.everybody import LOOKED_AT, faults
from tests.factories.findings import MEETING, NEXT, JudgedOffice, in_role
from tests.factories.office import looking
from tests.factories.office_server import pages_of
from tests.factories.signed_in import client_of
from tests.functional.accounts.conftest import Door, give_a_key, sign_in
from tests.office.server import SharedServer

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.postgres.names import WEB


@pytest.fixture(scope="module", autouse=True)
def database_beside_the_browser() -> Iterator[None]:
    """The browser's driver makes this process count as asynchronous; the tests still use the database one after the other."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def door(
    office_database: str, server: SharedServer, browser: Browser, kept_files: Path, settings: Settings
) -> Iterator[Door]:
    """The office on the day of the meeting, from which no browser has anything to complain of in the end."""
    settings.STANDS_ON = MEETING
    stands = {"TIMPORA_FILES": str(kept_files), "TIMPORA_STANDS_ON": MEETING.isoformat()}
    with pages_of(server.place(office_database, WEB), **stands) as address:
        opened = Door(browser, address)
        yield opened
    assert opened.complaints == []


def test_the_five_stand_on_the_first_page_and_a_false_one_stays_away_until_its_facts_change(door: Door) -> None:
    judged = JudgedOffice()
    people = [judged.overstayer(f"Reka {word}") for word in "ABCDE"]
    judged.ending(date(2023, 7, 3))
    judged.night(date(2023, 6, 26))
    judged.night()
    own = in_role(Role.HEAD_OF_SECTION)
    with door.opened(width=1280) as page:
        _come_in(page, own)
        decide = page.locator("section[aria-labelledby=decide]")
        for word in "ABCDE":
            expect(decide.locator(".queue-head", has_text=f"Reka {word}: Melebihi batas tinggal")).to_have_count(1)
        _remind(page, door)

        _read(page)
        _clear(page, door)
        judged.night(NEXT)
        _is_on_the_day(page, door, is_there=False)
        with looking(judged.recorder) as by:
            facts.fact(by, "presence", person_record_id=people[0], met_in_person=True, from_on=NEXT, until_on=NEXT)
        judged.night(NEXT)
        _is_on_the_day(page, door, is_there=True)


def _come_in(page: Page, own: Account) -> None:
    give_a_key(page)
    sign_in(page, own)
    page.get_by_role("link", name="Buat kunci sandi").click()
    page.get_by_label("Nama kunci sandi").fill("Kunci rekaan")
    page.locator("main").get_by_role("button", name="Buat kunci sandi").click()
    page.get_by_role("link", name="Sudah saya simpan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hari ini")


def _read(page: Page) -> None:
    """The finding, the person, and the days with their rows."""
    page.keyboard.press("j")
    expect(page.locator("section[aria-labelledby=decide]").locator(".is-here")).to_have_count(1)
    page.locator("section[aria-labelledby=decide]").get_by_role("link", name=re.compile("Reka A")).click()
    expect(page.locator(".sentence")).to_contain_text("Tidak ada perpanjangan")
    page.get_by_role("link", name="Buka halaman orangnya").click()
    ledger = page.locator(".timeline table tbody tr")
    expect(ledger.filter(has_text="Tidak ada izin")).not_to_have_count(0)
    expect(ledger.filter(has_text="daftar rekaan.csv")).not_to_have_count(0)


def _clear(page: Page, door: Door) -> None:
    """By the dialog, with a reason."""
    page.locator("section[aria-labelledby=kept] a").first.click()
    page.locator("a[data-opens=step-cleared]").click()
    page.locator("#step-cleared-reason").fill("paspor orang lain, arsip rekaan 12")
    page.locator("#step-cleared button[type=submit]").click()
    expect(page.get_by_role("status").first).to_contain_text("Dinyatakan tidak berlaku")
    expect(page.locator("table", has_text="Riwayat")).to_contain_text("paspor orang lain, arsip rekaan 12")
    _is_on_the_day(page, door, is_there=False)


def _remind(page: Page, door: Door) -> None:
    """Somebody whose limit ends soon: from the first page to the letter, which is read."""
    ending = page.locator("section[aria-labelledby=ending]")
    ending.get_by_role("link", name=re.compile("Reka Segera")).first.click()
    page.get_by_role("link", name="Kirim pengingat").first.click()
    expect(page.locator("section[aria-labelledby=says] article").first).to_contain_text("3 Juli 2023")
    page.locator("[name=person]").fill("reka@contoh.example")
    page.get_by_label("Mengapa diingatkan juga").fill("batas sudah dicocokkan dengan stiker paspor")
    page.get_by_role("button", name="Terbitkan surat dan kirim").click()
    expect(page.locator("main")).to_contain_text("0001/PENGINGAT/2023")
    href = page.locator("a[href*='/surat/person/']").first.get_attribute("href") or ""
    letter = page.request.get(f"{door.address.rstrip('/')}{href}")
    assert letter.headers["content-type"] == "application/pdf"
    said = " ".join(" ".join(one.extract_text() for one in PdfReader(io.BytesIO(letter.body())).pages).split())
    assert "0001/PENGINGAT/2023" in said
    assert "Reka Segera" in said
    assert "3 Juli 2023" in said
    assert "3 July 2023" in said
    page.goto(f"{door.address}hari-ini/")


def _is_on_the_day(page: Page, door: Door, *, is_there: bool) -> None:
    page.goto(f"{door.address}hari-ini/")
    expect(page.locator("section[aria-labelledby=decide]", has_text="Reka A")).to_have_count(int(is_there))


def test_the_pages_of_findings_are_for_everybody(door: Door) -> None:
    judged = JudgedOffice()
    person = judged.overstayer()
    judged.ending(date(2023, 7, 3))
    judged.night()
    finding = judged.finding_of(person)
    session = str(client_of(in_role(Role.HEAD_OF_SECTION)).session.session_key)
    paths = (
        "hari-ini/", "temuan/", "temuan/?grouping=nothing&certainty=proven", f"temuan/{finding}/", f"temuan/{finding}/langkah/cleared/",
        "temuan/tampilan/", "temuan/hari-lain/", "temuan/hari-lain/?as_of=2023-06-01", f"orang-asing/{person}/",
        f"orang-asing/{person}/andai/?leaves_on=2023-07-01",
    )  # fmt: skip
    for lang in LOOKED_AT:
        assert _kept_out(door, lang, session, paths) == {}, lang


def _kept_out(door: Door, lang: str, session: str, paths: tuple[str, ...]) -> dict[str, object]:
    """By page what keeps people out of it."""
    told = {}
    with door.opened(lang=lang) as page:
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": door.address}])
        for path in paths:
            answer = page.goto(f"{door.address}{path}{'&' if '?' in path else '?'}lang={lang}")
            assert answer is not None
            assert answer.status == 200, path
            told[path] = faults(page, lang)
    return {path: found for path, found in told.items() if found}
