"""What an office's letters say of the office: written by its administrator for days to come, never changed, seen by no other office."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from tests.factories import office as offices
from tests.factories.letterheads import OFFICE
from tests.factories.signed_in import client_of

from timpora.accounts import actions, queries
from timpora.accounts.core.paper import PAPER_LINES, PAPER_WORDS, OfficePaper
from timpora.accounts.core.roles import Role
from timpora.accounts.models import OfficeLetterhead
from timpora.kernel.refusals import Refused


pytestmark = pytest.mark.usefixtures("office_database", "unblocked")
DAY = date(2025, 1, 1)
TYPED = {
    "from_day": "1 Januari 2025", "ministry": "Kementerian Rekaan Baru", "directorate": "Direktorat Jenderal Rekaan", "town": "Serang",
    "address": "Jalan Khayal 2", "head_name": "Reka Baru, S.H.", "head_number": "0001",
}  # fmt: skip


@pytest.fixture
def unblocked(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def test_every_line_has_words() -> None:
    assert set(PAPER_WORDS) == set(PAPER_LINES)


def test_the_administrator_writes_it_on_the_page_of_the_office() -> None:
    client = client_of(offices.account(Role.ADMINISTRATOR))
    page = client.get("/pengelolaan/kantor/").content.decode()
    assert OFFICE.head_name in page
    assert 'href="/pengelolaan/kantor/kop/"' in page
    assert f'value="{OFFICE.address}"' in client.get("/pengelolaan/kantor/kop/").content.decode()
    answer = client.post("/pengelolaan/kantor/kop/", TYPED, follow=True)
    assert "Kop surat tersimpan." in answer.content.decode()
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_event WHERE action = 'letterhead_written'")
        assert cursor.fetchone() == (1,)


def test_what_is_needed_is_asked_for_beside_its_field() -> None:
    client = client_of(offices.account(Role.ADMINISTRATOR))
    answer = client.post("/pengelolaan/kantor/kop/", {**TYPED, "address": "", "from_day": "kapan-kapan"})
    told = answer.content.decode()
    assert "kapan-kapan" in told
    assert told.count("error-") >= 2
    assert "Kop surat tersimpan." not in told


def test_letters_of_earlier_days_keep_what_was_written_for_them() -> None:
    administrator, officer = offices.account(Role.ADMINISTRATOR), offices.account()
    with offices.looking(administrator) as by:
        actions.write_letterhead(
            by=by, paper=OfficePaper(office="-", from_day=DAY, ministry="Kementerian  Rekaan\nBaru")
        )
    with offices.looking(officer) as by:
        assert queries.office_paper(by, on=DAY).ministry == "Kementerian Rekaan Baru"
        assert queries.office_paper(by, on=DAY - timedelta(days=1)).ministry == OFFICE.ministry
        assert queries.office_paper(by, on=date(2000, 1, 1)) == OfficePaper(office=administrator.office.name)
        assert queries.latest_paper(by).from_day == DAY


def test_of_two_for_one_day_the_later_written_holds() -> None:
    administrator = offices.account(Role.ADMINISTRATOR)
    for town in ("Serang", "Cilegon"):
        with offices.looking(administrator) as by:
            actions.write_letterhead(by=by, paper=OfficePaper(office="-", from_day=DAY, town=town))
    with offices.looking(administrator) as by:
        assert queries.office_paper(by, on=DAY).town == "Cilegon"


@pytest.mark.parametrize("paper", [OfficePaper(office="-"), OfficePaper(office="-", from_day=DAY, town="a" * 201)])
def test_without_a_first_day_or_with_a_line_too_long_nothing_is_written(paper: OfficePaper) -> None:
    with offices.looking(offices.account(Role.ADMINISTRATOR)) as by, pytest.raises(Refused) as refused:
        actions.write_letterhead(by=by, paper=paper)
    assert refused.value.refusal.code == "bad_letterhead"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_else_writes_one_neither_by_the_program_nor_around_it(role: Role) -> None:
    own = offices.account(role)
    with offices.looking(own) as by, pytest.raises(Refused):
        actions.write_letterhead(by=by, paper=OfficePaper(office="-", from_day=DAY))
    refused = _refused(own, f"INSERT INTO accounts_officeletterhead (office_id, from_day, said, written_by) VALUES ({own.office_id}, '2025-01-01', '{{}}', {own.pk})")  # fmt: skip
    assert "row-level security" in refused


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_officeletterhead SET said = '{}'", "DELETE FROM accounts_officeletterhead",
        "INSERT INTO accounts_officeletterhead (office_id, from_day, said, written_by) SELECT office_id, '2025-01-01', '{}', id + 1 FROM accounts_account LIMIT 1",
        "INSERT INTO accounts_officeletterhead (office_id, from_day, said, written_by, written_at) SELECT office_id, '2025-01-01', '{}', id, '2000-01-01' FROM accounts_account LIMIT 1",
    ],
)  # fmt: skip
def test_not_even_an_administrator_changes_removes_or_forges_one(statement: str) -> None:
    assert _refused(offices.account(Role.ADMINISTRATOR), statement)


def test_no_other_office_sees_it() -> None:
    offices.account()
    elsewhere = offices.account(Role.ADMINISTRATOR, offices.office("lain-rekaan", has_paper=False))
    with offices.looking(elsewhere) as by:
        assert list(OfficeLetterhead.objects.all()) == []
        assert queries.office_paper(by, on=DAY).ministry == ""


def _refused(own: object, statement: str) -> str:
    with (
        offices.looking(own),
        pytest.raises(DatabaseError) as refused,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):  # type: ignore[arg-type]
        cursor.execute(statement)
    return str(refused.value)
