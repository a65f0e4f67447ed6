"""Everybody can use the pages of accounts: axe finds nothing, nothing is scrolled sideways, in both languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.factories import office as offices
from tests.factories.signed_in import client_of
from tests.functional.accounts.conftest import Door

from timpora.accounts import actions
from timpora.accounts.core.roles import Role


RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDTHS = (360, 1280)
OF_EVERYBODY = (
    "akun/", "akun/langkah-pertama/", "akun/langkah-kedua/", "akun/langkah-kedua/aplikasi/", "akun/langkah-kedua/kunci-sandi/tambah/",
    "akun/sesi/", "akun/kata-sandi/", "masuk/keluar/", "masuk/pastikan/",
)  # fmt: skip
OF_ADMINISTRATORS = (
    "pengelolaan/orang/", "pengelolaan/orang/tambah/", "pengelolaan/orang/{new}/", "pengelolaan/orang/{new}/tautan/",
    "pengelolaan/orang/{new}/peran/", "pengelolaan/orang/{new}/pulihkan/", "pengelolaan/orang/{new}/akhiri/", "pengelolaan/instansi/",
    "pengelolaan/instansi/{agency}/", "pengelolaan/kantor/",
)  # fmt: skip


def faults(page: Page) -> list[tuple[int, str, list[str]]]:
    found: list[tuple[int, str, list[str]]] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
        violations = Axe().run(page, options=RULES).response["violations"]
        found += [(width, fault["id"], [node["html"] for node in fault["nodes"]]) for fault in violations]
    return found


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_page_of_accounts_is_for_everybody(door: Door, lang: str) -> None:
    own = offices.account(Role.ADMINISTRATOR)
    with offices.looking(own) as viewer:
        new = actions.add_colleague(by=viewer, role=Role.EXAMINER, sign_in_name="rani.reka", name="Rani Reka")
        agency = actions.add_agency(by=viewer, name="Badan Kesatuan Bangsa dan Politik Rekaan Kabupaten Serang")
        actions.add_area(by=viewer, code="36.04")
    session = client_of(own).session.session_key
    told = {}
    with door.opened(lang=lang) as page:
        told["masuk/"] = faults(page)
        assert not page.locator("[data-passkey-failed]").is_visible()
        page.context.add_cookies([{"name": "sessionid", "value": str(session), "url": door.address}])
        for path in (*OF_EVERYBODY, *OF_ADMINISTRATORS):
            filled = path.format(new=new, agency=agency)
            answer = page.goto(f"{door.address}{filled}?lang={lang}")
            assert answer is not None
            assert (answer.status, page.evaluate("document.documentElement.lang")) == (200, lang), filled
            told[path] = faults(page)
    assert {path: found for path, found in told.items() if found} == {}
