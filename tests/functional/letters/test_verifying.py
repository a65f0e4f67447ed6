"""A stranger with a letter and a telephone learns whether it is real: without signing in, without scripts, by keyboard, in two languages."""

import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.factories import office as offices
from tests.factories import official as made
from tests.factories.office_server import pages_of
from tests.office.server import SharedServer

from timpora.accounts.core.roles import Role
from timpora.letters import actions, queries
from timpora.postgres.names import WEB


RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

WORDS = {
    "id": ("Kode pada surat", "Berlaku", "Dicabut", "Tidak ada surat"),
    "en": ("Code on the letter", "In force", "Withdrawn", "There is no letter"),
}


@pytest.fixture(scope="module", autouse=True)
def database_beside_the_browser() -> Iterator[None]:
    """The browser's driver makes this process count as asynchronous; the tests still use the database one after the other."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def address(office_database: str, server: SharedServer) -> Iterator[str]:
    with pages_of(server.place(office_database, WEB)) as found:
        yield found


def issued(*, withdrawn: bool = False) -> str:
    """The code of an invented letter."""
    with offices.looking(offices.account(Role.EXAMINER, name="pemeriksa.dua" if withdrawn else "pemeriksa.satu")) as by:
        number = actions.issue_document(by=by, document=made.letter(), subject="case:12", confidentiality=2)
        if withdrawn:
            actions.withdraw(by=by, letter=number, because="salah", on=made.ON)
        seen = queries.letter(by, number)
    assert seen is not None
    return seen.code


def faults(page: Page) -> list[str]:
    """What keeps people out of a page, or makes it scroll sideways."""
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        return ["scrolls sideways"]
    return [fault["id"] for fault in Axe().run(page, options=RULES).response["violations"]]


@pytest.mark.parametrize(("width", "lang"), [(360, "id"), (1280, "en")])
def test_a_code_is_typed_and_the_answer_read(browser: Browser, address: str, width: int, lang: str) -> None:
    label, holds, gone, unknown = WORDS[lang]
    good, withdrawn = issued(), issued(withdrawn=True)
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=True, reduced_motion="reduce"
    )
    page = context.new_page()
    told = {}
    for name, code, words in (
        ("holds", good, holds),
        ("gone", withdrawn, gone),
        ("unknown", "0000-0000-0000", unknown),
    ):
        page.goto(f"{address}surat/?lang={lang}")
        told[f"{name}: form"] = faults(page)
        page.get_by_label(label).fill(code.lower().replace("-", " "))
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/surat/{code}/")
        assert words in page.locator("main").inner_text()
        told[name] = faults(page)
        _keep(page, f"verify-{name}-{lang}-{width}")
    assert {name: found for name, found in told.items() if found} == {}
    assert [cookie["name"] for cookie in context.cookies()] == ["timpora_language"]
    context.close()


def test_what_is_no_code_is_said_beside_the_field_and_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}surat/")
    page.get_by_label("Kode pada surat").fill("bukan kode")
    page.get_by_role("button", name="Periksa").click()
    assert "Ini bukan kode surat." in page.locator("main").inner_text()
    assert page.get_by_label("Kode pada surat").input_value() == "bukan kode"
    _keep(page, "verify-wrong-id-360")
    context.close()


def _keep(page: Page, name: str) -> None:
    """A picture for whoever asked to look."""
    folder = os.environ.get("TIMPORA_PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
