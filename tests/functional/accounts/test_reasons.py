"""An officer who opens somebody outside the office's work is asked why, in a browser too."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.factories import facts
from tests.factories import office as offices
from tests.factories.signed_in import client_of
from tests.functional.accounts.conftest import Door

from timpora.accounts import actions
from timpora.accounts.core.roles import Role


def test_a_person_of_elsewhere_opens_with_a_reason_and_not_before(door: Door) -> None:
    own = offices.account(Role.OFFICER)
    with offices.looking(offices.account(Role.ADMINISTRATOR)) as administrator:
        actions.add_area(by=administrator, code="36.04")
    with offices.looking(own) as viewer:
        record = facts.fact(viewer, "people")
        facts.fact(viewer, "presence", person_record_id=record, area_code="36.71.01")
    with door.opened() as page:
        session = str(client_of(own).session.session_key)
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": door.address}])
        page.goto(f"{door.address}orang-asing/{record}/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Ini di luar pekerjaan Anda")
        assert Axe().run(page).response["violations"] == []
        page.locator("main").get_by_role("button", name="Buka data").click()
        expect(page.get_by_role("alert")).to_contain_text("Alasannya belum ditulis")
        page.get_by_label("Untuk apa data ini dibuka?").fill("laporan hotel rekaan, surat 12")
        page.locator("main").get_by_role("button", name="Buka data").click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Ini di luar pekerjaan Anda")
