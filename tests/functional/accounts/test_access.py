"""Everybody can use the pages of accounts: axe finds nothing, nothing is scrolled sideways, in both languages."""

from tests.factories import office as offices
from tests.factories.everybody import LOOKED_AT, faults
from tests.factories.signed_in import client_of
from tests.functional.accounts.conftest import Door

from timpora.accounts import actions
from timpora.accounts.core.roles import Role


OF_EVERYBODY = (
    "akun/", "akun/langkah-pertama/", "akun/langkah-kedua/", "akun/langkah-kedua/aplikasi/", "akun/langkah-kedua/kunci-sandi/tambah/",
    "akun/sesi/", "akun/kata-sandi/", "masuk/keluar/", "masuk/pastikan/",
)  # fmt: skip
OF_ADMINISTRATORS = (
    "pengelolaan/orang/", "pengelolaan/orang/tambah/", "pengelolaan/orang/{new}/", "pengelolaan/orang/{new}/tautan/",
    "pengelolaan/orang/{new}/peran/", "pengelolaan/orang/{new}/pulihkan/", "pengelolaan/orang/{new}/akhiri/", "pengelolaan/instansi/",
    "pengelolaan/instansi/{agency}/", "pengelolaan/kantor/",
)  # fmt: skip


def test_every_page_of_accounts_is_for_everybody(door: Door) -> None:
    own = offices.account(Role.ADMINISTRATOR)
    with offices.looking(own) as viewer:
        new = actions.add_colleague(by=viewer, role=Role.EXAMINER, sign_in_name="rani.reka", name="Rani Reka")
        agency = actions.add_agency(by=viewer, name="Badan Kesatuan Bangsa dan Politik Rekaan Kabupaten Serang")
        actions.add_area(by=viewer, code="36.04")
    session = str(client_of(own).session.session_key)
    for lang in LOOKED_AT:
        assert _kept_out(door, lang, session, new=new, agency=agency) == {}, lang


def _kept_out(door: Door, lang: str, session: str, **numbers: int) -> dict[str, object]:
    """By page what keeps people out of it."""
    told = {}
    with door.opened(lang=lang) as page:
        told["masuk/"] = faults(page, lang)
        assert not page.locator("[data-passkey-failed]").is_visible()
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": door.address}])
        for path in (*OF_EVERYBODY, *OF_ADMINISTRATORS):
            filled = path.format(**numbers)
            answer = page.goto(f"{door.address}{filled}?lang={lang}")
            assert answer is not None
            assert (answer.status, page.evaluate("document.documentElement.lang")) == (200, lang), filled
            told[path] = faults(page, lang)
    return {path: found for path, found in told.items() if found}
