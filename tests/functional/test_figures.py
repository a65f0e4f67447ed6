"""The figures in a browser: charts beside tables that say the same, by keyboard to what was counted, on paper and without script the tables alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.factories.everybody import LOOKED_AT, faults
from tests.factories.maps import CIKANDE, KIBIN, MapOffice
from tests.factories.office import looking
from tests.factories.signed_in import client_of
from tests.functional.accounts.conftest import Door, door  # noqa: F401 - a fixture

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.evaluation import keeping
from timpora.evaluation.keeping import Reach


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


def evaluated() -> MapOffice:
    office = MapOffice()
    office.people(6, KIBIN)
    office.people(2, CIKANDE, until=office.on)
    office.count()
    with looking(office.machine) as by:
        keeping.evaluate_the_office(by=by, on=office.on, reach=Reach(months=1, quarters=1))
    return office


def test_figures_are_drawn_and_lead_to_what_they_counted_with_and_without_script(door: Door) -> None:  # noqa: F811
    office = evaluated()
    asked, said = list[str](), list[str]()
    now = f"masa={office.on:%Y-%m}"
    with door.opened(width=1280) as page:
        page.on("request", lambda one: asked.append(one.url))
        page.on("console", lambda one: said.append(one.text))
        at(page, door, office.recorder, f"evaluasi/?{now}")
        expect(page.locator("[data-chart][data-drawn]")).to_have_count(3)
        page.get_by_role("row", name="Orang asing dalam pengawasan").get_by_role("link").press("Enter")
        expect(page.get_by_role("row", name="Kibin")).to_contain_text("6 orang")
        page.emulate_media(media="print")
        expect(page.locator("[data-chart]").first).to_be_hidden()
        expect(page.get_by_role("row", name="Kibin")).to_be_visible()
        page.emulate_media(media="screen")
        page.get_by_role("link", name="Lihat yang dihitung").press("Enter")
        expect(page.locator("tbody tr")).to_have_count(8)
        _everybody_can_use_it(page, door, office, now)
    assert not said, "nothing is refused by the browser"
    assert {url.split("/")[2] for url in asked if not url.startswith(("data:", "blob:"))} == {
        door.address.split("/")[2]
    }
    with door.opened(script=False) as page:
        at(page, door, office.who(Role.MEMBER_AGENCY), "evaluasi/indikator/people_under_supervision/")
        expect(page.locator("[data-chart]").first).to_be_hidden()
        expect(page.get_by_role("heading", level=1)).to_have_text("Orang asing dalam pengawasan")
        assert page.get_by_role("link", name="Lihat yang dihitung").count() == 0


def _everybody_can_use_it(page: Page, door: Door, office: MapOffice, now: str) -> None:  # noqa: F811
    found = {}
    indicator = "evaluasi/indikator/people_under_supervision/"
    for lang in LOOKED_AT:
        for path in ("evaluasi/", indicator, f"{indicator}baris/"):
            at(page, door, office.recorder, f"{path}?{now}&lang={lang}")
            found[path, lang] = faults(page, lang)
        at(page, door, office.who(Role.HEAD_OF_SECTION), f"evaluasi/laporan/?lang={lang}")
        found["laporan", lang] = faults(page, lang)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
