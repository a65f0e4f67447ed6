"""The administrator runs people, roles, agencies and areas in plain words, and never the own account."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test import Client
from tests.factories import office as offices
from tests.factories.signed_in import client_of

from timpora.accounts import actions
from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account, Agency, OfficeArea
from timpora.kernel.refusals import Refused


pytestmark = pytest.mark.usefixtures("office_database")
PEOPLE = "/pengelolaan/orang/"
NEW = {"name": "Rani Reka", "sign_in_name": "rani.reka", "role": "examiner", "agency": ""}
CHOSEN = "empat kata acak lain"


@pytest.fixture
def administrator() -> Account:
    return offices.account(Role.ADMINISTRATOR, name="pengelola")


@pytest.fixture
def client(administrator: Account) -> Client:
    return client_of(administrator)


def events() -> list[str]:
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT action FROM audit_event ORDER BY id")
        return [action for (action,) in cursor.fetchall()]


def found(sign_in_name: str) -> Account:
    with offices.as_owner():
        return Account.objects.get(sign_in_name=sign_in_name)


def link_on(page: str) -> str:
    told = re.search(r'value="http://testserver(/masuk/tautan/[^"]+)"', page)
    assert told, page
    return told.group(1)


def test_a_person_is_added_and_chooses_a_password_with_a_link_that_works_once(client: Client) -> None:
    page = client.post(f"{PEOPLE}tambah/", NEW, follow=True).content.decode()
    link = link_on(page)
    assert "Menunggu kata sandi" in client.get(PEOPLE).content.decode()
    door = Client()
    assert "Rani Reka" in door.get(link).content.decode()
    assert door.post(link, {"new_password1": CHOSEN, "new_password2": CHOSEN}).status_code == 302
    assert door.post("/masuk/", {"login": "rani.reka", "password": CHOSEN})["Location"] == "/akun/langkah-pertama/"
    assert door.get(link).status_code == 410
    assert Client().post(link, {"new_password1": CHOSEN, "new_password2": CHOSEN}).status_code == 410
    assert events() == ["account_opened", "link_made", "password_changed", "signed_in"]
    assert "Menunggu kata sandi" not in client.get(PEOPLE).content.decode()


def test_a_weak_password_is_refused_with_what_is_wrong(client: Client) -> None:
    link = link_on(client.post(f"{PEOPLE}tambah/", NEW, follow=True).content.decode())
    for weak in ("pendek", "rani.reka.reka", "password1234"):
        answer = Client().post(link, {"new_password1": weak, "new_password2": weak})
        assert (answer.status_code, 'class="error-summary"' in answer.content.decode()) == (200, True), weak
    assert not found("rani.reka").has_usable_password()


@pytest.mark.parametrize("link", ["/masuk/tautan/x/y/", "/masuk/tautan/MTIz/abc-def/", "/masuk/tautan/_w/x/"])
def test_a_link_that_never_was_one_says_where_to_get_one(link: str) -> None:
    answer = Client().get(link)
    assert (answer.status_code, "Mintalah yang baru" in answer.content.decode()) == (410, True)


def test_a_taken_user_name_is_said_and_the_rest_stays(client: Client) -> None:
    offices.account(name="rani.reka")
    answer = client.post(f"{PEOPLE}tambah/", NEW)
    page = answer.content.decode()
    assert (answer.status_code, "sudah dipakai" in page, 'value="Rani Reka"' in page) == (200, True, True)
    assert events() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("sign_in_name", "Rani Reka"), ("role", "machine"), ("role", "raja"), ("name", ""), ("role", "member_agency")],
)
def test_what_does_not_fit_is_said_at_its_field(client: Client, field: str, value: str) -> None:
    answer = client.post(f"{PEOPLE}tambah/", {**NEW, field: value})
    assert (answer.status_code, 'class="error-summary"' in answer.content.decode()) == (200, True)
    with offices.as_owner():
        assert Account.objects.count() == 1


def test_a_member_has_an_agency_and_loses_it_with_the_role(client: Client) -> None:
    client.post("/pengelolaan/instansi/", {"name": "Kesbangpol Rekaan"})
    with offices.as_owner():
        agency = Agency.objects.get()
    client.post(f"{PEOPLE}tambah/", {**NEW, "role": "member_agency", "agency": agency.pk})
    made = found("rani.reka")
    assert made.agency_id == agency.pk
    client.post(f"{PEOPLE}{made.pk}/peran/", {"role": "officer", "agency": ""})
    assert (found("rani.reka").role, found("rani.reka").agency_id) == ("officer", None)
    assert events() == ["agency_added", "account_opened", "role_given"]


def test_an_ended_account_is_out_at_once_and_listed_apart(client: Client) -> None:
    other = offices.account(Role.OFFICER, name="rekan")
    session = client_of(other)
    assert session.get("/akun/").status_code == 200
    client.post(f"{PEOPLE}{other.pk}/akhiri/")
    assert session.get("/akun/").status_code == 302
    assert "rekan" not in client.get(PEOPLE).content.decode()
    assert "rekan" in client.get(f"{PEOPLE}?berakhir").content.decode()
    assert events() == ["account_ended"]


def test_restoring_access_forgets_password_and_second_factors(client: Client) -> None:
    other = offices.account(Role.OFFICER, name="rekan")
    session = client_of(other)
    with offices.looking(other):
        TOTP.activate(other, generate_totp_secret())
    page = client.post(f"{PEOPLE}{other.pk}/pulihkan/", follow=True).content.decode()
    assert link_on(page)
    assert session.get("/akun/").status_code == 302
    with offices.as_owner():
        assert not Authenticator.objects.exists()
    assert not found("rekan").has_usable_password()
    assert events() == ["access_reset", "link_made"]


def test_nobody_but_an_administrator_of_the_office_makes_the_database_forget_factors(administrator: Account) -> None:
    officer = offices.account(Role.OFFICER, name="petugas")
    elsewhere = offices.account(Role.OFFICER, offices.office("lain-rekaan"))
    for own, colleague in ((officer, administrator), (administrator, administrator), (administrator, elsewhere)):
        with (
            offices.looking(own),
            pytest.raises(DatabaseError, match="only an administrator"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT accounts_forget_factors(%s)", [colleague.pk])


@pytest.mark.parametrize("page", ["peran", "akhiri", "pulihkan"])
def test_nobody_manages_the_own_account(client: Client, administrator: Account, page: str) -> None:
    client.post(f"{PEOPLE}{administrator.pk}/{page}/", {"role": "head_of_office", "agency": ""})
    after = found("pengelola")
    assert (after.role, after.ended_at, after.has_usable_password()) == ("administrator", None, True)
    assert events() == []
    shown = client.get(f"{PEOPLE}{administrator.pk}/").content.decode()
    assert f"/{administrator.pk}/{page}/" not in shown


def test_actions_refuse_whoever_may_not() -> None:
    other = offices.account(Role.OFFICER, name="rekan")
    with offices.looking(offices.account(Role.HEAD_OF_SECTION)) as viewer:
        for act in (
            lambda: actions.give_role(by=viewer, account=other.pk, role=Role.EXAMINER),
            lambda: actions.end_account(by=viewer, account=other.pk),
            lambda: actions.reset_access(by=viewer, account=other.pk),
            lambda: actions.make_link(by=viewer, account=other.pk),
            lambda: actions.add_agency(by=viewer, name="x"),
            lambda: actions.rename_agency(by=viewer, agency=1, name="x"),
            lambda: actions.add_area(by=viewer, code="36.04"),
            lambda: actions.remove_area(by=viewer, code="36.04"),
            lambda: actions.add_colleague(by=viewer, role=Role.OFFICER, sign_in_name="x", name="x"),
        ):
            with pytest.raises(Refused) as refused:
                act()
            assert refused.value.refusal.code == "may_not"


def test_agencies_are_added_renamed_and_never_twice(client: Client) -> None:
    client.post("/pengelolaan/instansi/", {"name": "Kesbangpol Rekaan"})
    client.post("/pengelolaan/instansi/", {"name": "Disnaker Rekaan"})
    assert "sudah ada" in client.post("/pengelolaan/instansi/", {"name": "Disnaker Rekaan"}).content.decode()
    with offices.as_owner():
        first = Agency.objects.order_by("id").first()
    assert first is not None
    address = f"/pengelolaan/instansi/{first.pk}/"
    assert "sudah ada" in client.post(address, {"name": "Disnaker Rekaan"}).content.decode()
    client.post(address, {"name": "Badan Rekaan"})
    page = client.get("/pengelolaan/instansi/").content.decode()
    assert (page.count("Disnaker Rekaan"), "Badan Rekaan" in page, "Kesbangpol" in page) == (1, True, False)
    assert events() == ["agency_added", "agency_added", "agency_renamed"]


def test_areas_are_added_and_taken_away_by_name(client: Client) -> None:
    office = "/pengelolaan/kantor/"
    client.post(office, {"area": "36.04"})
    assert "sudah termasuk" in client.post(office, {"area": "36.04"}).content.decode()
    assert 'class="error-summary"' in client.post(office, {"area": "99"}).content.decode()
    assert "<b>Kabupaten Serang</b>" in client.get(office).content.decode()
    for _ in range(2):
        client.post(f"{office}wilayah/36.04/lepas/")
    with offices.as_owner():
        assert not OfficeArea.objects.exists()
    assert events() == ["area_added", "area_removed"]
