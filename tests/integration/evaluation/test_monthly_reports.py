"""A monthly report stays what it was, revises the last one so that it adds up, names nobody, and tells agencies of nothing small."""

import io
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection, transaction
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from tests.factories.office import account, as_owner, looking, office
from tests.factories.signed_in import client_of
from tests.factories.statements import changed_by, is_refused
from tests.integration.evaluation.conftest import Quarter

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.audit.models import Event
from timpora.evaluation import keeping, kept_queries, report_queries, reporting
from timpora.evaluation.core.standard_periods import month_of
from timpora.evaluation.keeping import Reach
from timpora.jobs.models import Job
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language
from timpora.register.listing import end_of


TODAY, JULY = date(2023, 6, 27), date(2023, 7, 10)


@dataclass(frozen=True, kw_only=True)
class Reported:
    """The office with the report of May, and that of June after somebody of May became known late."""

    quarter: Quarter
    may: int
    june: int


@pytest.fixture(scope="module")
def reported(quarter: Quarter) -> Reported:
    the_office = quarter.office
    with looking(the_office.head_of_section) as by:
        may = reporting.make(by=by, month=date(2023, 5, 1), on=TODAY)
    the_office.somebody("Reka Terlambat Dicatat", limit=date(2023, 6, 5), met=False)
    with looking(the_office.head_of_section) as by:
        june = reporting.make(by=by, month=date(2023, 6, 1), on=JULY)
    return Reported(quarter=quarter, may=may, june=june)


@pytest.fixture(autouse=True)
def _on_that_day(settings: Any) -> None:
    settings.STANDS_ON = JULY


def file_of(who: Account, report: int, form: str, language: Language = Language.INDONESIAN) -> bytes:
    with looking(who) as by:
        return report_queries.file_of(by, report, form, language) or b""


def pages(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_revision_adds_up_and_says_where_it_comes_from(reported: Reported) -> None:
    note, header, *lines = sheets(file_of(reported.quarter.office.head_of_section, reported.june, "xlsx"))["Perbaikan"]
    assert "sama dengan angka sekarang" in note[0]
    assert (header[1], header[2], header[-1]) == ("Semula", "Data orang dan daftar", "Sekarang")
    assert lines
    for title, old, *came, new in lines:
        assert round(old + sum(came), 1) == new, title
    people = next(line for line in lines if line[0] == "Orang asing dalam pengawasan")
    assert people[2:-1] == [1, 0, 0, 0, 0, 0], "the permit of who was recorded late ran in May"
    assert not [line for line in lines if line[-2]], "what was printed comes out again as it was known"


def test_both_dates_stand_on_it_with_the_figures_as_they_were_reported(reported: Reported) -> None:
    head = reported.quarter.office.head_of_section
    told = pages(file_of(head, reported.june, "pdf"))
    for words in (
        "Keadaan sampai 30 Juni 2023",
        "Menurut yang diketahui",
        "Mei 2023, menurut laporan",
        "Perbaikan angka Mei 2023",
        "+1",
    ):
        assert words in told, words
    english = pages(file_of(head, reported.june, "pdf", Language.ENGLISH))
    assert "Monthly report: June 2023" in english
    assert "belum pernah dilaporkan" in pages(file_of(head, reported.may, "pdf"))


def test_a_report_names_nobody(reported: Reported) -> None:
    for form in report_queries.FORMS:
        content = file_of(reported.quarter.office.head_of_section, reported.june, form)
        told = pages(content) if form == "pdf" else str(sheets(content))
        assert "Mei 2023" in told
        assert not [word for word in ("Reka Lambat", "Reka Terlambat", "QQE", "CHN") if word in told]


def test_the_same_report_is_the_same_bytes_and_nobody_changes_it(reported: Reported) -> None:
    head = reported.quarter.office.head_of_section
    with looking(head) as by:
        [seen] = [one for one in report_queries.reports(by) if one.id == reported.may]
    files = [file_of(head, reported.may, form, language) for form in report_queries.FORMS for language in Language]
    assert sha256(b"".join(files)).hexdigest() == seen.digest
    client = client_of(head)
    assert client.get(f"/evaluasi/laporan/{reported.may}/pdf/").content == files[0]
    assert is_refused(head, "UPDATE evaluation_monthlyreport SET digest = ''")
    assert is_refused(head, "DELETE FROM evaluation_monthlyreport")
    with as_owner():
        assert Event.objects.filter(action="monthly_report_taken").latest("id").details == {
            "report": reported.may,
            "form": "pdf",
        }


def test_an_agency_reads_the_copies_that_are_shared_and_nothing_else(reported: Reported) -> None:
    the_office = reported.quarter.office
    for who in (account(Role.MEMBER_AGENCY, the_office.office), the_office.officer):
        with looking(who) as by:
            seen = report_queries.reports(by)
        assert [(one.month, one.is_shared) for one in seen] == [(date(2023, 6, 1), True), (date(2023, 5, 1), True)]
        assert client_of(who).get(f"/evaluasi/laporan/{reported.june}/pdf/").status_code == 404
        told = pages(file_of(who, seen[0].id, "pdf"))
        assert "disembunyikan" in told
        assert "Perbaikan tidak dimuat" in told
        with looking(who), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM evaluation_monthlyreport WHERE seen_by <> -1")
            assert cursor.fetchone() == (0,)
    stranger = account(Role.HEAD_OF_OFFICE, office("lain-rekaan"))
    assert client_of(stranger).get(f"/evaluasi/laporan/{reported.june}/pdf/").status_code == 404
    assert changed_by(stranger, "SELECT id FROM evaluation_monthlyreport") == 0


def test_who_does_not_see_everybody_makes_none_and_no_month_is_reported_before_it_ended(reported: Reported) -> None:
    the_office = reported.quarter.office
    with looking(the_office.officer) as by, pytest.raises(Refused, match="counts everybody"):
        reporting.make(by=by, month=date(2023, 5, 1), on=JULY)
    for month in (date(2023, 7, 1), date(9999, 12, 1)):
        with looking(the_office.examiner) as by, pytest.raises(Refused, match="has not ended"):
            reporting.make(by=by, month=month, on=JULY)


def test_one_click_begins_it_and_the_list_shows_it(reported: Reported) -> None:
    client = client_of(reported.quarter.office.head_of_office)
    page = client.get("/evaluasi/laporan/").content.decode()
    assert page.count("/pdf/") == 4, "two copies of two reports"
    assert client.post("/evaluasi/laporan/", {"bulan": "2023-05"})["Location"].startswith("/pekerjaan/")
    with as_owner():
        assert date.fromordinal(Job.objects.latest("id").subject) == date(2023, 5, 1)
    for typed in ({}, {"bulan": "2019-05"}):
        assert "tidak ada pada daftar" in client.post("/evaluasi/laporan/", typed, follow=True).content.decode()
    officer = client_of(reported.quarter.office.officer)
    assert "Buat laporan" not in officer.get("/evaluasi/laporan/").content.decode()
    assert "yang dilindungi" in officer.post("/evaluasi/laporan/", {}, follow=True).content.decode()
    assert client.get("/evaluasi/laporan/?unduh=csv").status_code == 200


def test_a_month_is_shared_once_all_is_known_that_was_recorded_until_its_end(
    reported: Reported, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_of_july, may_and_june = date(2023, 7, 1), (month_of(date(2023, 5, 1)), month_of(date(2023, 6, 1)))
    ends = end_of(date(2023, 6, 30))
    for settled, is_shared in ((ends - timedelta(seconds=1), [True, False]), (ends, [True, True])):
        monkeypatch.setattr(keeping, "settled_until", lambda settled=settled: settled)
        with looking(reported.quarter.office.machine) as by:
            keeping.evaluate_the_office(by=by, on=first_of_july, reach=Reach(months=2, quarters=1), again=True)
            assert [kept_queries.shared(by, month) is not None for month in may_and_june] == is_shared
            transaction.set_rollback(True)
