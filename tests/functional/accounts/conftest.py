"""The office in a process of its own, and browsers in which people sign in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page
from tests.factories import office as offices
from tests.factories.office_server import pages_of
from tests.office.server import SharedServer

from timpora.accounts.models import Account
from timpora.postgres.names import WEB


# A security key that is always touched by its owner: Chromium's virtual authenticator.
ANSWERS_ALWAYS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@dataclass
class Door:
    """Where people sign in; whatever their browsers complain of is kept."""

    browser: Browser
    address: str
    complaints: list[str] = field(default_factory=list)

    @contextmanager
    def opened(self, *, width: int = 360, lang: str = "id", script: bool = True) -> Iterator[Page]:
        """A browser of somebody's own, at the page for signing in."""
        with self.blank(width=width, script=script) as page:
            page.goto(f"{self.address}masuk/?lang={lang}")
            yield page

    @contextmanager
    def blank(self, *, width: int = 360, script: bool = True) -> Iterator[Page]:
        """A browser of somebody's own that has opened nothing yet."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 800}, reduced_motion="reduce", java_script_enabled=script
        )
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: self.complaints.append(message.text) if message.type != "log" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        yield page
        context.close()


@pytest.fixture(scope="module", autouse=True)
def database_beside_the_browser() -> Iterator[None]:
    """The browser's driver makes this process count as asynchronous; the tests still use the database one after the other."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def door(office_database: str, server: SharedServer, browser: Browser) -> Iterator[Door]:
    """The office, from which no browser has anything to complain of in the end."""
    with pages_of(server.place(office_database, WEB)) as address:
        opened = Door(browser, address)
        yield opened
    assert opened.complaints == []


def give_a_key(page: Page, **more: bool) -> None:
    """Plugs a security key into the browser."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**ANSWERS_ALWAYS, **more}})


def sign_in(page: Page, own: Account) -> None:
    """With name and password, by keyboard."""
    page.locator("[name=login]").fill(own.sign_in_name)
    page.locator("[name=password]").fill(offices.PASSWORD)
    page.keyboard.press("Enter")
