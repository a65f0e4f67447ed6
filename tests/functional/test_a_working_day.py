"""One working day in a browser, as the office lives it: a passkey, lists dropped, rows mended, a person read, a wrong fact withdrawn, a file undone."""

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.factories import office as offices
from tests.factories.deliveries import standing_facts, work_off
from tests.factories.office_server import pages_of
from tests.functional.accounts.conftest import Door, give_a_key, sign_in
from tests.office.server import SharedServer

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.postgres.names import WEB
from timpora.sample.lists import write_sample


PERMITS, CROSSINGS = "daftar izin kunjungan.csv", "perlintasan jan-jun 2023.csv"
REFUSED = 5  # rows of the list of permits, which `truth/refused.csv` of the sample names
PERSON, DOCUMENT = "Rosalinda Misaldo Contohez", "QQP013183"
MET = re.compile("ditemui petugas 22 Juni 2023", re.IGNORECASE)
MENDINGS = {"31/06/2023": "30/06/2023", "Negeri Antah Berantah": "Japan"}


@pytest.fixture(scope="module", autouse=True)
def database_beside_the_browser() -> Iterator[None]:
    """The browser's driver makes this process count as asynchronous; the tests still use the database one after the other."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def door(office_database: str, server: SharedServer, browser: Browser, kept_files: Path) -> Iterator[Door]:
    """The office with a folder for its files, from which no browser has anything to complain of in the end."""
    with pages_of(server.place(office_database, WEB), TIMPORA_FILES=str(kept_files)) as address:
        opened = Door(browser, address)
        yield opened
    assert opened.complaints == []


def test_a_head_of_section_works_from_the_lists_to_a_person_and_back(door: Door, tmp_path: Path) -> None:
    write_sample(tmp_path / "lists")
    own = offices.account(Role.HEAD_OF_SECTION)
    with door.opened(width=1280) as page:
        _come_in_by_passkey(page, own)
        for name in (PERMITS, CROSSINGS):
            _drop(page, door, tmp_path / "lists" / name)
        refused = _record(page, door, PERMITS)
        assert refused == REFUSED
        _record(page, door, CROSSINGS)
        mended = _mend(page, door, tmp_path)
        _drop(page, door, mended)
        assert _record(page, door, mended.name) == REFUSED - len(MENDINGS)
        people = standing_facts()["people"]

        _open_person(page, door)
        sentence = page.locator("main")
        expect(sentence).to_contain_text("412 hari")
        expect(sentence).to_contain_text(MET)
        ledger = page.locator(".timeline table tbody tr")
        expect(ledger.filter(has_text="tidak ada")).not_to_have_count(0)
        expect(ledger.filter(has_text=f"{PERMITS}, baris 232")).not_to_have_count(0)

        _withdraw_meeting(page)
        expect(sentence).not_to_contain_text(MET)
        expect(page.get_by_text("Ditarik karena: orang lain yang ditemui")).to_be_attached()

        for name in (mended.name, CROSSINGS, PERMITS):
            assert standing_facts()["people"] <= people
            _undo(page, door, name)
        assert standing_facts() == {}
        _search(page, door)
        expect(page.locator("main table a")).to_have_count(0)


def _come_in_by_passkey(page: Page, own: Account) -> None:
    give_a_key(page)
    sign_in(page, own)
    page.get_by_role("link", name="Buat kunci sandi").click()
    page.get_by_label("Nama kunci sandi").fill("Kunci rekaan")
    page.locator("main").get_by_role("button", name="Buat kunci sandi").click()
    page.get_by_role("link", name="Sudah saya simpan").click()
    page.locator(".account summary").click()
    page.get_by_role("button", name="Keluar").click()
    page.locator("main").get_by_role("button", name="Masuk dengan kunci sandi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hari ini")


def _drop(page: Page, door: Door, path: Path) -> None:
    page.goto(f"{door.address}daftar/")
    page.locator("[name=sender]").fill("Seksi Rekaan")
    page.set_input_files("#files", path)
    page.locator("main form.form button[type=submit]").click()
    page.wait_for_url(re.compile(r"/daftar/\d+/$"))


def _record(page: Page, door: Door, name: str) -> int:
    """Checks and records a list that was dropped; how many of its rows are refused on the receipt."""
    page.goto(f"{door.address}daftar/")
    page.get_by_role("link", name=name).first.click()
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/periksa/")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/pekerjaan/*/")
    assert work_off() == 1
    page.locator(".progress-foot a").click()
    page.wait_for_url("**/tanda-terima/")
    return page.locator("section[aria-labelledby=mend] tbody tr").count()


def _mend(page: Page, door: Door, folder: Path) -> Path:
    """The rows that were refused, downloaded and mended where one knows how."""
    page.goto(f"{door.address}daftar/")
    page.get_by_role("link", name=PERMITS).first.click()
    with page.expect_download() as download:
        page.locator("a[href$='/ditolak/']").first.click()
    download.value.save_as(folder / "ditolak.xlsx")
    book = openpyxl.load_workbook(folder / "ditolak.xlsx")
    for cell in (cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value in MENDINGS):
        cell.value = MENDINGS[cell.value]
    book.save(folder / "izin kunjungan, perbaikan.xlsx")
    return folder / "izin kunjungan, perbaikan.xlsx"


def _search(page: Page, door: Door) -> None:
    page.goto(f"{door.address}orang-asing/")
    page.keyboard.press("/")
    page.keyboard.type(DOCUMENT)
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/")


def _open_person(page: Page, door: Door) -> None:
    _search(page, door)
    page.get_by_role("link", name=PERSON).click()
    page.goto(f"{page.url}?as_of=2023-06-22")


def _withdraw_meeting(page: Page) -> None:
    page.locator("section[aria-labelledby=facts-presence] tbody a").first.click()
    page.get_by_role("link", name="Tarik").click()
    page.locator("main [name=reason]").fill("orang lain yang ditemui")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/orang-asing/*/")
    page.goto(f"{page.url}?as_of=2023-06-22")


def _undo(page: Page, door: Door, name: str) -> None:
    page.goto(f"{door.address}daftar/")
    page.get_by_role("link", name=name).first.click()
    page.locator("a[data-opens=undo]").click()
    page.locator("#undo-reason").fill("daftar bulan yang salah")
    page.locator("#undo button[type=submit]").click()
    page.locator("#undo").wait_for(state="detached")
