"""What a browser fetches before somebody can work: little at first, and of style sheets, scripts and drawings nothing again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.fixtures import Settings
from tests.factories import office as offices
from tests.factories.office_server import pages_of
from tests.factories.signed_in import client_of
from tests.office.server import SharedServer

from timpora.entrypoints.gathering import gather
from timpora.postgres.names import WEB


FIRST_LOAD = 150_000
FOR_EVER = "max-age=315360000, public, immutable"


@pytest.fixture
def address(office_database: str, server: SharedServer, settings: Settings, tmp_path: Path) -> Iterator[str]:
    """The office as `timpora up` opens it, with its assets gathered."""
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
    gather(tmp_path)
    with pages_of(server.place(office_database, WEB), TIMPORA_ASSETS=str(tmp_path)) as found:
        yield found


def fetched(page: Page, address: str) -> int:
    """How many bytes come over the wire until a page stands, heads included."""
    weights: list[int] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda told: weights.append(told["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    session.detach()
    return int(sum(weights))


def test_signing_in_and_the_start_page_weigh_less_than_one_photograph_and_assets_are_fetched_once(
    browser: Browser, address: str
) -> None:
    client = client_of(offices.account())
    context = browser.new_context()
    page = context.new_page()
    heads: dict[str, dict[str, str]] = {}
    page.on("response", lambda answer: heads.update({answer.url: answer.headers}) if "/static/" in answer.url else None)
    at_the_door = fetched(page, f"{address}masuk/")
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])
    start = fetched(page, address)
    assert "/masuk/" not in page.url
    assert page.get_by_role("navigation").count() > 0
    assert start < at_the_door / 2  # the page itself, and nothing of what came before
    assert 20_000 < at_the_door + start <= FIRST_LOAD
    assert len(heads) >= 10
    assert {one["cache-control"] for one in heads.values()} == {FOR_EVER}
    assert {one.get("content-encoding") for url, one in heads.items() if not url.endswith(".svg")} == {"gzip"}
    context.close()
