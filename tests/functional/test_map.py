"""The map in a browser: drawn without another host, a district leads to its rows, and without script the table says the same."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.factories.everybody import LOOKED_AT, faults
from tests.factories.maps import CIKANDE, CILEGON, KIBIN, MapOffice, outlines
from tests.factories.office import looking
from tests.factories.signed_in import client_of
from tests.functional.accounts.conftest import Door, door  # noqa: F401 - a fixture

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.evaluation import map_actions


@pytest.fixture(scope="module", autouse=True)
def database_beside_the_browser() -> Iterator[None]:
    """The browser's driver makes this process count as asynchronous; the tests still use the database one after the other."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


def at(page: Page, door: Door, who: Account, path: str) -> None:  # noqa: F811
    session = str(client_of(who).session.session_key)
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": door.address}])
    page.goto(f"{door.address}{path}")


def drawn(page: Page) -> None:
    expect(page.locator("[data-map-here][data-drawn]")).to_be_visible()


def filled() -> MapOffice:
    office = MapOffice()
    office.people(6, KIBIN)
    office.people(2, CIKANDE, until=office.on)
    office.place("Hotel <b>Rekaan</b>", KIBIN, point=(106.31, -6.19), reported=True)
    office.count()
    return office


def test_the_map_is_drawn_and_leads_to_its_rows_with_and_without_script(door: Door) -> None:  # noqa: F811
    office = filled()
    asked: list[str] = []
    with door.opened(width=1280) as page:
        page.on("request", lambda one: asked.append(one.url))
        _by_circles(page, door, office)
        _by_outlines(page, door, office)
        _everybody_can_use_it(page, door, office)
    assert {url.split("/")[2] for url in asked if not url.startswith(("data:", "blob:"))} == {
        door.address.split("/")[2]
    }
    with door.opened(script=False) as page:
        at(page, door, office.who(Role.MEMBER_AGENCY), "peta/")
        expect(page.locator("[data-map]")).to_be_hidden()
        expect(page.get_by_role("row", name="Cikande")).to_contain_text("disembunyikan")
        assert page.locator("tbody a").count() == 0


def _by_circles(page: Page, door: Door, office: MapOffice) -> None:  # noqa: F811
    """An office that has drawn nothing; with the mouse a place, by keyboard the map and then the table, which leads on."""
    at(page, door, office.recorder, "peta/")
    drawn(page)
    assert page.locator(".map path.area.own").count() == 35
    assert page.locator(".map path.area.elsewhere").count() > 60
    assert page.locator(".map .place.accommodation").count() == 1
    page.locator(".map .place.accommodation").click()
    expect(page.locator(".leaflet-popup")).to_contain_text("Hotel <b>Rekaan</b>")
    page.get_by_label("Tempat yang titiknya tercatat").uncheck()
    assert page.locator(".map .place").count() == 0
    page.locator(".map").focus()
    page.keyboard.press("+")
    page.get_by_role("link", name="Angka yang sama ada di tabel").press("Enter")
    page.keyboard.press("Tab")
    page.get_by_role("row", name="Kibin").get_by_role("link", name="7", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kibin")
    expect(page.locator("tbody tr")).to_have_count(7)


def _by_outlines(page: Page, door: Door, office: MapOffice) -> None:  # noqa: F811
    """Its own outlines, and a district that is chosen on the map."""
    with looking(office.who(Role.HEAD_OF_SECTION)) as by:
        map_actions.draw_boundaries(by=by, content=outlines(KIBIN, CIKANDE, CILEGON), source="Peta rekaan")
    at(page, door, office.recorder, "peta/?ukuran=ends_soon&lang=en")
    drawn(page)
    expect(page.locator(".legend")).to_contain_text("Stay limit ends soon")
    page.locator(".map path.area.step-2").first.click()
    expect(page.locator(".leaflet-popup")).to_contain_text("Cikande, Kabupaten Serang2")
    page.locator(".leaflet-popup").get_by_role("link", name="See its rows").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cikande")


def _everybody_can_use_it(page: Page, door: Door, office: MapOffice) -> None:  # noqa: F811
    found = {}
    for lang in LOOKED_AT:
        for path in ("peta/", f"peta/{KIBIN}/", f"peta/{KIBIN}/penginapan/"):
            at(page, door, office.recorder, f"{path}?lang={lang}")
            found[path, lang] = faults(page, lang)
        at(page, door, office.who(Role.HEAD_OF_SECTION), f"peta/garis-batas/?lang={lang}")
        found["garis-batas", lang] = faults(page, lang)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
