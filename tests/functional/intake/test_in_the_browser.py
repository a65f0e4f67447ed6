"""A list in the browser: dropped, mapped, checked, mended, recorded, receipted, undone; on a desk and on a telephone."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from playwright.sync_api import Browser, Page
from tests.factories import office as offices
from tests.factories.deliveries import account, permits, standing_facts, work_off
from tests.factories.everybody import looks
from tests.factories.scans import Scanned
from tests.factories.zones import Printed
from tests.integration.intake import lists

from timpora.accounts.core.roles import Role
from timpora.accounts.session_store import SessionStore


ALL_OF = {"people": 2, "travel_documents": 2, "stay_permits": 2, "crossings": 2}


@contextmanager
def somebody(browser: Browser, pages: str, role: Role, *, width: int, lang: str) -> Iterator[Page]:
    """A browser in which somebody has signed in, with a second factor, before."""
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{pages}masuk/?lang={lang}")
    page.locator("[name=login]").fill(account(role).sign_in_name)
    page.locator("[name=password]").fill(offices.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/akun/**")
    [cookie] = [one for one in context.cookies() if one["name"] == "sessionid"]
    session = SessionStore(session_key=cookie["value"])
    assert {SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY} <= set(session.keys())
    session["has_second_factor"] = True
    session.save()
    yield page
    context.close()


def look_at(page: Page, name: str) -> None:
    """Nothing keeps anybody out, nothing is wider than the screen; kept as a picture where a folder is named."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    faults = Axe().run(page).response["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in faults] == []
    folder = os.environ.get("TIMPORA_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


@pytest.mark.parametrize(("width", "lang"), looks((1280, "id"), (360, "en")))
def test_a_list_is_dropped_mapped_mended_recorded_receipted_and_undone(
    browser: Browser, pages: str, tmp_path: Path, width: int, lang: str
) -> None:
    path = permits(tmp_path, lists.person(1), lists.person(2, batas_tinggal="31/06/2023"))
    with somebody(browser, pages, Role.HEAD_OF_SECTION, width=width, lang=lang) as page:
        page.goto(f"{pages}daftar/?lang={lang}")
        look_at(page, "intake")
        page.locator("[name=sender]").fill("Hotel Khayal")
        _drop(page, path)
        assert page.locator("[name=field-0-3]").input_value() == "document_number"
        look_at(page, "mapping")
        _check(page)
        look_at(page, "check")
        with page.expect_download() as download:
            page.locator("a[href$='/ditolak/']").click()
        download.value.save_as(tmp_path / "ditolak.xlsx")
        mended = _mended(tmp_path / "ditolak.xlsx", tmp_path)
        receipt = _record(page)
        page.locator("main input[type=file]").wait_for()  # the receipt asks for the mended rows as well
        page.goto(f"{pages}daftar/")
        _drop(page, mended)
        _check(page)
        _record(page)
        assert standing_facts() == ALL_OF
        _undo(page, receipt)
        assert standing_facts() == dict.fromkeys(ALL_OF, 1)
        for address, name in (("daftar/", "files"), ("daftar/sumber/", "feeds"), ("pekerjaan/", "jobs")):
            page.goto(f"{pages}{address}")
            look_at(page, name)


@pytest.mark.parametrize(("width", "lang"), looks((360, "en"), (1280, "id")))
def test_a_large_file_is_looked_into_by_the_worker_and_what_is_no_list_says_so_and_is_set_aside(
    browser: Browser, pages: str, tmp_path: Path, width: int, lang: str
) -> None:
    path = tmp_path / "foto besar.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"rekaan " * 160_000)
    with somebody(browser, pages, Role.OFFICER, width=width, lang=lang) as page:
        page.goto(f"{pages}daftar/?lang={lang}")
        page.set_input_files("#files", path)
        page.locator("main form.form button[type=submit]").click()
        page.wait_for_url("**/pekerjaan/*/")
        page.goto(f"{pages}daftar/")
        page.get_by_text("foto besar.png").click()
        page.wait_for_url("**/daftar/*/")
        look_at(page, "being-looked-into")
        assert work_off() == 1
        page.reload()
        page.locator("main [role=alert]").get_by_text("PNG").wait_for()
        look_at(page, "not-looked-into")
        page.locator("form[action$='/sisihkan/'] button").click()
        page.wait_for_url("**/daftar/")
        assert page.locator("main table a").count() == 0


@pytest.mark.parametrize(("width", "lang"), looks((360, "id"), (1280, "en")))
def test_a_reader_types_a_zone_and_the_form_is_filled_checked_and_recorded_without_a_mouse(
    browser: Browser, pages: str, width: int, lang: str
) -> None:
    zone = Printed(state="JPN", nationality="JPN", number="TR1234567").lines()
    with somebody(browser, pages, Role.OFFICER, width=width, lang=lang) as page:
        page.goto(f"{pages}daftar/zona/?lang={lang}")
        look_at(page, "zone-empty")
        page.locator("[name=zone]").focus()
        for line in zone:
            page.keyboard.type(line.replace("TR1234567", "TR1Z34567"))
            page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator("[name=document_number][value=TR1234567]").wait_for()
        look_at(page, "zone-filled")
        page.locator("[name=name]").press("Enter")
        page.locator("main [name=sure]").wait_for()
        look_at(page, "zone-check")
        page.keyboard.press("Tab")
        page.locator("main [name=sure]").press("Enter")
        page.wait_for_url("**/orang-asing/*/")
        assert standing_facts() == {"people": 1, "travel_documents": 1}


@pytest.mark.parametrize(("width", "lang"), looks((1280, "en"), (360, "id")))
def test_a_picture_is_chosen_what_was_not_read_in_it_is_mended_and_the_person_is_recorded(
    browser: Browser, pages: str, width: int, lang: str, tmp_path: Path
) -> None:
    printed = Printed(state="JPN", nationality="JPN", number="TR1234567")
    picture = tmp_path / "halaman.jpg"
    picture.write_bytes(Scanned(lines=printed.lines(), skew=1.5, pattern=25, smudged=((1, 7),)).jpeg())
    with somebody(browser, pages, Role.OFFICER, width=width, lang=lang) as page:
        page.goto(f"{pages}daftar/zona/?lang={lang}")
        page.set_input_files("#scan", picture)
        page.locator("[name=read]").click()
        page.locator(".scan-unread").wait_for()
        assert page.locator(".scan-unread").all_inner_texts() == ["?"]
        read = page.locator("[name=zone]").input_value()
        assert read == printed.text().replace("REKAAN", "R?KAAN")
        look_at(page, "zone-scan-unread")
        page.locator("[name=zone]").fill(read.replace("?", "E"))
        page.locator("[name=fill]").click()
        page.locator("[name=document_number][value=TR1234567]").wait_for()
        assert page.locator("[name=name]").input_value() == "REKAAN SARI"
        page.locator("[name=name]").press("Enter")
        page.locator("main [name=sure]").click()
        page.wait_for_url("**/orang-asing/*/")
        assert standing_facts() == {"people": 1, "travel_documents": 1}


def _drop(page: Page, path: Path) -> None:
    page.set_input_files("#files", path)
    page.locator("main form.form button[type=submit]").click()
    page.wait_for_url(re.compile(r"/daftar/\d+/$"))


def _check(page: Page) -> None:
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/periksa/")


def _record(page: Page) -> str:
    """Records what was checked; the page of the work moves on by itself to the receipt, whose address this is."""
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/pekerjaan/*/")
    look_at(page, "job")
    assert work_off() == 1
    page.locator(".progress-foot a").click()
    page.wait_for_url("**/tanda-terima/")
    look_at(page, "receipt")
    return page.url


def _undo(page: Page, receipt: str) -> None:
    page.goto(receipt)
    page.locator("a[data-opens=undo]").click()
    page.locator("#undo-reason").fill("daftar bulan lalu")
    look_at(page, "undo")
    page.locator("#undo button[type=submit]").click()
    page.locator("#undo").wait_for(state="detached")
    look_at(page, "undone")


def _mended(workbook: Path, folder: Path) -> Path:
    book = openpyxl.load_workbook(workbook)
    [wrong] = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == "31/06/2023"]
    wrong.value = "30/06/2023"
    book.save(folder / "perbaikan.xlsx")
    return folder / "perbaikan.xlsx"
