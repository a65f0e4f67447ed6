"""The search in a browser: answers while one types, arrow keys, the box on every page, and the same without any script."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.factories import facts
from tests.factories import office as offices
from tests.factories.everybody import RULES
from tests.factories.office_server import pages_of
from tests.factories.signed_in import client_of
from tests.functional.accounts.conftest import Door
from tests.office.server import SharedServer

from timpora.postgres.names import WEB


@pytest.fixture(scope="module", autouse=True)
def database_beside_the_browser() -> Iterator[None]:
    """The browser's driver makes this process count as asynchronous; the tests still use the database one after the other."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def door(office_database: str, server: SharedServer, browser: Browser) -> Iterator[tuple[Door, str]]:
    """The office with three people, and the session of somebody who has signed in; no browser has anything to complain of in the end."""
    officer = offices.account()
    with offices.looking(officer) as by:
        for name in ("Rosalinda Misaldo Contohez", "Rosalinda Contohan", "Wei Reka"):
            record = facts.fact(by, "people", name=name, nationality="UTO")
            facts.fact(by, "stay_permits", person_record_id=record)
            facts.fact(by, "crossings", person_record_id=record)
    session = client_of(officer).cookies["sessionid"].value
    with pages_of(server.place(office_database, WEB)) as address:
        opened = Door(browser, address)
        yield opened, session
    assert opened.complaints == []


def come_in(page: Page, door: tuple[Door, str]) -> str:
    """Signed in at once; the address of the first page."""
    page.context.add_cookies([{"name": "sessionid", "value": door[1], "url": door[0].address}])
    return door[0].address


def test_answers_come_while_one_types_and_arrow_keys_lead_through_them(door: tuple[Door, str]) -> None:
    with door[0].opened(width=1280) as page:
        address = come_in(page, door)
        page.goto(f"{address}tempat/")
        page.keyboard.press("/")
        page.keyboard.type("contohez rosalnida")
        page.keyboard.press("Enter")
        page.wait_for_url("**/cari/")
        expect(page.locator("[data-answer]").first).to_have_text("Rosalinda Misaldo Contohez")
        expect(page.locator("#search")).to_have_value("contohez rosalnida")
        assert Axe().run(page, options=RULES).response["violations"] == []
        page.locator("#search").fill("")
        page.locator("#search").press_sequentially("rosal")
        expect(page.locator("[data-answer]")).to_have_count(2)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(page.locator("[data-answer]").nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(page.locator("#search")).to_be_focused()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/orang-asing/*/")
        assert "?" not in page.url


def test_without_any_script_and_on_a_phone_the_answers_are_the_same(door: tuple[Door, str]) -> None:
    with door[0].opened(script=False) as page:
        address = come_in(page, door)
        page.goto(f"{address}cari/")
        page.locator("#search").fill("wei rekka")
        page.locator("#search").press("Enter")
        expect(page.locator("[data-answer]")).to_have_text(["Wei Reka"])
        assert page.url == f"{address}cari/"
