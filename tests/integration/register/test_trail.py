"""The page of who looked and who changed: readable per person by those who may read the audit trail, and told there itself."""

import pytest
from tests.factories import office as offices
from tests.integration.register.test_pages import overstayer, page, signed_in

from timpora.accounts.core.roles import ROLES, Permission, Role
from timpora.accounts.models import OfficeArea
from timpora.audit import actions as audit
from timpora.register.core import events


pytestmark = pytest.mark.usefixtures("office_database")
READERS = [role for role in Role if Permission.READ_AUDIT in ROLES[role].permissions and role is not Role.MACHINE]
OTHERS = [role for role in Role if Permission.READ_AUDIT not in ROLES[role].permissions and role is not Role.MACHINE]


@pytest.mark.parametrize("role", READERS)
def test_who_may_read_the_trail_sees_who_recorded_and_who_looked_with_the_reason(role: Role) -> None:
    officer = offices.account()
    record = overstayer(officer)
    page(signed_in(officer), f"/orang-asing/{record}/")
    reader = offices.account(role, officer.office)
    client = signed_in(reader)
    opened = page(client, f"/orang-asing/{record}/", reason="pemeriksaan berkala bulan Juni")
    assert f'href="/orang-asing/{record}/jejak/"' in opened
    told = page(client, f"/orang-asing/{record}/jejak/?lang=en")
    assert "Recorded a fact" in told
    assert "Opened the data of this person" in told
    assert officer.name in told
    assert "Read this page" not in told
    assert f"{reader.name}" in page(client, f"/orang-asing/{record}/jejak/")
    assert "Membaca halaman ini" in page(client, f"/orang-asing/{record}/jejak/?lang=id")


def test_the_reason_that_was_given_stands_beside_the_look() -> None:
    officer = offices.account()
    record = overstayer(officer)
    with offices.as_owner():
        OfficeArea.objects.create(office=officer.office, area_code="36.73")
    auditor = offices.account(Role.AUDITOR, officer.office)
    client = signed_in(auditor)
    page(client, f"/orang-asing/{record}/", reason="aduan warga Walantaka rekaan")
    assert "aduan warga Walantaka rekaan" in page(client, f"/orang-asing/{record}/jejak/")


@pytest.mark.parametrize("role", OTHERS)
def test_who_may_not_read_the_trail_is_neither_shown_nor_let_in(role: Role) -> None:
    examiner = offices.account(name="pencatat-rekaan")
    record = overstayer(examiner)
    client = signed_in(offices.account(role, examiner.office))
    assert client.get(f"/orang-asing/{record}/jejak/", follow=True).status_code in {403, 404}
    if Permission.READ_REGISTER in ROLES[role].permissions:
        assert "jejak" not in page(client, f"/orang-asing/{record}/", reason="aduan warga Walantaka rekaan")


def test_the_trail_of_somebody_of_another_office_is_not_there() -> None:
    record = overstayer(offices.account())
    stranger = offices.account(Role.AUDITOR, offices.office("lain-rekaan"))
    assert signed_in(stranger).get(f"/orang-asing/{record}/jejak/").status_code == 404


def test_an_event_without_a_word_of_its_own_is_shown_by_its_name_and_not_left_out() -> None:
    officer = offices.account()
    record = overstayer(officer)
    with offices.looking(officer):
        audit.record("kejadian_rekaan", subject=f"people:{record}", details={"kind": "rekaan"})
    head = signed_in(offices.account(Role.HEAD_OF_SECTION, officer.office))
    page(head, f"/orang-asing/{record}/", reason="pemeriksaan berkala bulan Juni")
    assert "Peristiwa lain: kejadian_rekaan" in page(head, f"/orang-asing/{record}/jejak/?lang=id")
    assert "Another event: kejadian_rekaan" in page(head, f"/orang-asing/{record}/jejak/?lang=en")


def test_older_events_are_on_the_page_after() -> None:
    officer = offices.account()
    record = overstayer(officer)
    head = signed_in(offices.account(Role.HEAD_OF_SECTION, officer.office))
    page(head, f"/orang-asing/{record}/", reason="pemeriksaan berkala bulan Juni")
    address = f"/orang-asing/{record}/jejak/"
    with offices.looking(officer):
        for _ in range(100):
            audit.record(events.TRAIL_READ, subject=f"people:{record}")
    first = page(head, address)
    older = first.partition('href="?before=')[2].partition('"')[0]
    assert older.isdecimal()
    assert "Mencatat data" not in first
    assert "Mencatat data" in page(head, f"{address}?before={older}")
