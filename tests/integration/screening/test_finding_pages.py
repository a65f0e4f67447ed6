"""Pages of findings: what the day brings, the queue, one finding and its steps, files, views, past days, and what if."""

import csv
import io
import re
from datetime import date

import openpyxl
import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings
from tests.factories import facts
from tests.factories.deliveries import work_off
from tests.factories.findings import MEETING, NEXT, JudgedOffice, in_role
from tests.factories.office import account, looking, office
from tests.factories.signed_in import client_of
from tests.integration.accounts.test_keeping import ended_session_of, sign_in_again

from timpora.accounts import actions as accounts
from timpora.accounts.core.roles import Role
from timpora.audit import queries as audit
from timpora.screening import actions, exporting, past, queries, today_findings
from timpora.screening.core.states import FindingState
from timpora.screening.models import Failure, Finding, PastQuestion


pytestmark = pytest.mark.usefixtures("office_database", "stands")


@pytest.fixture
def stands(settings: Settings) -> None:
    settings.STANDS_ON = MEETING


@pytest.fixture
def judged() -> JudgedOffice:
    return JudgedOffice()


def page(client: Client, address: str, **sent: object) -> str:
    answer = client.post(address, sent, follow=True) if sent else client.get(address, follow=True)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def head_of_section() -> Client:
    return client_of(in_role(Role.HEAD_OF_SECTION))


def test_the_day_begins_with_who_is_proven_past_the_limit_with_reason_and_next_step(judged: JudgedOffice) -> None:
    people = [judged.overstayer(f"Reka {n}") for n in range(5)]
    judged.ending(date(2023, 7, 1))
    judged.night(date(2023, 6, 26))
    judged.night()
    told = page(head_of_section(), "/hari-ini/")
    for number, person in enumerate(people):
        assert f"Reka {number}" in told
        assert f"/temuan/{judged.finding_of(person)}/langkah/being_checked/" in told
    assert "43 hari" in told
    assert "Tidak ada perpanjangan" in told
    assert "Mulai periksa" in told
    assert "Reka Segera" in told.split('id="ending"')[1]
    assert "sejak kemarin" in told
    english = page(head_of_section(), "/hari-ini/?lang=en")
    assert "Since yesterday: 0 new findings" in english


def test_the_day_counts_as_far_as_people_care_and_the_queue_counts_on(
    judged: JudgedOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        judged.overstayer(f"Reka {number}")
    judged.night()
    monkeypatch.setattr(today_findings, "MOST_TOLD", 4)
    client = head_of_section()
    assert "4+ temuan baru" in page(client, "/hari-ini/")
    assert "5 temuan" in page(client, "/temuan/")


def test_an_empty_office_is_told_what_to_do(judged: JudgedOffice) -> None:
    client = head_of_section()
    assert "Catat daftar pertama" in page(client, "/hari-ini/")
    assert "Belum ada yang dinilai" in page(client, "/temuan/")
    judged.night()
    assert "Tidak ada yang menunggu" in page(client, "/hari-ini/")
    assert "Tidak ada temuan yang terbuka" in page(client, "/temuan/")
    assert "Lepaskan satu saringan" in page(client, "/temuan/?certainty=proven")


def test_who_could_not_be_judged_is_named_by_number_to_who_leads_and_administers_alone(judged: JudgedOffice) -> None:
    person = judged.overstayer()
    with looking(judged.machine) as by:
        Failure.objects.create(office_id=by.office, person=person, error="OverflowError")
    for role in (Role.HEAD_OF_SECTION, Role.ADMINISTRATOR):
        told = page(client_of(in_role(role)), "/hari-ini/")
        assert "Tidak dapat dinilai: 1 orang" in told
        assert "Reka Wei" not in told
    assert "Tidak dapat dinilai" not in page(client_of(in_role(Role.OFFICER)), "/hari-ini/")


def test_what_somebody_checks_stands_on_that_persons_day_alone(judged: JudgedOffice) -> None:
    finding = judged.finding_of(_judged(judged, judged.overstayer()))
    mine, other = head_of_section(), client_of(in_role(Role.OFFICER))
    assert "Sedang diperiksa" in page(mine, f"/temuan/{finding}/langkah/being_checked/", sure="1")
    assert "Sedang saya periksa" in page(mine, "/hari-ini/")
    assert "Sedang saya periksa" not in page(other, "/hari-ini/")


def _judged(judged: JudgedOffice, person: int, on: date = MEETING) -> int:
    judged.night(on)
    return person


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("", True), ("?rule=overstay", True), ("?rule=limit_ends_soon", False), ("?certainty=proven", True), ("?certainty=none", False),
        ("?district=36.04.30", True), ("?district=36.04.31", False), ("?age=today", True), ("?age=older", False), ("?held=yes", False),
        ("?state=new", True), ("?state=cleared", False), ("?state=all&grouping=nothing", True), ("?rule=no_such&grouping=what", True),
        *((f"?grouping={by}", True) for by in ("rule", "certainty", "district", "age", "nothing")),
    ],
)  # fmt: skip
def test_each_filter_is_an_address(judged: JudgedOffice, query: str, fits: bool) -> None:  # noqa: FBT001 - a case of a table
    _judged(judged, judged.overstayer())
    told = page(head_of_section(), f"/temuan/{query}")
    assert ("Reka Wei" in told) is fits


def test_groups_say_how_many_they_have_and_lead_to_all_of_them_page_by_page(judged: JudgedOffice) -> None:
    for number in range(8):
        judged.overstayer(f"Reka {number:02d}", until=date(2023, 5, 20 - number))
    with looking(judged.recorder) as by:
        for number in range(3):
            facts.fact(by, "presence", from_on=date(2023, 6, 20), until_on=None, person_record_id=facts.fact(by, "people", name=f"Tanpa Izin {number}"))  # fmt: skip
    judged.night()
    client = head_of_section()
    told = page(client, "/temuan/?grouping=district")
    assert "Cikande" in told or "36.04.30" in told
    [everybody] = re.findall(r'href="(/temuan/\?rule=overstay[^"]*)"', page(client, "/temuan/"))
    assert "Reka 00" in page(client, everybody.replace("&amp;", "&"))
    with looking(judged.machine) as by:
        seen, after = [], ""
        while after is not None:
            found = queries.page(by, queries.Asked(), on=MEETING, after=after, most=3)
            seen += [one.id for one in found.rows]
            after = found.after
        everything = Finding.objects.filter(state="new").order_by("stay_limit", "id")
        assert seen == list(everything.values_list("id", flat=True))
        assert len(seen) >= 11


def test_the_queue_asks_as_many_questions_for_many_findings_as_for_few(judged: JudgedOffice) -> None:
    judged.overstayer()
    judged.night()
    client = head_of_section()
    counts: list[int] = []
    for more in (0, 12):
        for number in range(more):
            judged.overstayer(f"Reka {number}")
        judged.night()
        for address in ("/hari-ini/", "/temuan/", "/temuan/?grouping=nothing"):
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            counts.append(len(asked))
    assert counts[:3] == counts[3:]


def test_ticked_findings_are_cleared_with_a_reason_that_is_asked_on_a_page_and_nothing_ticked_is_lost(
    judged: JudgedOffice,
) -> None:
    people = [judged.overstayer(f"Reka {n}") for n in range(3)]
    judged.night()
    numbers = [judged.finding_of(person) for person in people]
    client = head_of_section()
    sent = {"finding": numbers[:2], "to": "cleared", "back": "rule=overstay"}
    asked = page(client, "/temuan/langkah/", **sent)
    assert all(f'name="finding" value="{number}"' in asked for number in numbers[:2])
    assert "Alasan belum ditulis" in page(client, "/temuan/langkah/", **sent, reason=" ", sure="1")
    assert "paling banyak" in page(client, "/temuan/langkah/", **sent, reason="x" * 401, sure="1")
    answer = client.post("/temuan/langkah/", {**sent, "reason": "sudah keluar lewat Merak, arsip 12", "sure": "1"})
    assert answer["Location"] == "/temuan/?rule=overstay"
    assert [judged.state_of(number) for number in numbers] == ["cleared", "cleared", "new"]
    told = page(client, f"/temuan/{numbers[0]}/")
    assert "sudah keluar lewat Merak, arsip 12" in told
    assert "Mulai periksa lagi lebih dahulu" in told


def test_of_the_ticked_ones_only_those_are_moved_from_where_the_step_leads(judged: JudgedOffice) -> None:
    people = [judged.overstayer(f"Reka {n}") for n in range(2)]
    judged.night()
    numbers = [judged.finding_of(person) for person in people]
    client = head_of_section()
    page(client, "/temuan/langkah/", finding=numbers[:1], to="being_checked")
    told = page(client, "/temuan/langkah/", finding=numbers, to="being_checked")
    assert "1 temuan: Sedang diperiksa" in told
    assert "1 temuan dibiarkan" in told
    assert "Belum ada temuan yang dipilih" in page(client, "/temuan/langkah/", to="seen")
    assert client.post("/temuan/langkah/", {"finding": numbers, "to": "gone"})["Location"] == "/temuan/"


def test_what_was_ticked_and_written_when_a_session_ended_is_there_again(judged: JudgedOffice) -> None:
    finding = judged.finding_of(_judged(judged, judged.overstayer()))
    own = in_role(Role.HEAD_OF_SECTION)
    client = ended_session_of(own)
    sent = {"finding": [finding], "to": "cleared", "reason_cleared": "arsip rekaan", "back": ""}
    answer = client.post("/temuan/langkah/", sent, HTTP_REFERER="http://testserver/temuan/?rule=overstay")
    told = sign_in_again(client, own, answer["Location"])
    assert re.search(rf'value="{finding}"[^>]* checked', told)
    assert "arsip rekaan</textarea>" in told
    assert judged.state_of(finding) == "new"


def test_a_page_of_a_finding_says_why_by_which_law_from_which_row_and_what_happened(judged: JudgedOffice) -> None:
    finding = judged.finding_of(_judged(judged, judged.overstayer()))
    told = page(head_of_section(), f"/temuan/{finding}/")
    for words in ("43 hari", "Pasal 78", "daftar rekaan.csv", "Selesai bila ada", "Ditemukan", "Penilaian otomatis", "Hotel Khayal"):  # fmt: skip
        assert words in told, words
    assert "Since" not in told
    assert "Evidence" in page(head_of_section(), f"/temuan/{finding}/?lang=en")


def test_an_auditor_reads_findings_and_moves_none(judged: JudgedOffice) -> None:
    finding = judged.finding_of(_judged(judged, judged.overstayer()))
    auditor = in_role(Role.AUDITOR)
    client = client_of(auditor)
    assert "Peran Anda membaca temuan" in page(client, f"/temuan/{finding}/")
    assert 'type="checkbox" name="finding"' not in page(client, "/temuan/")
    assert client.post("/temuan/langkah/", {"finding": [finding], "to": "seen"}).status_code == 403
    assert client.post(f"/temuan/{finding}/langkah/seen/", {}).status_code == 403
    with looking(auditor), connection.cursor() as cursor:
        cursor.execute("UPDATE screening_finding SET state = 'seen' WHERE id = %s", [finding])
        assert cursor.rowcount == 0
    assert judged.state_of(finding) == "new"


def test_an_officer_changes_no_verdict_by_any_statement(judged: JudgedOffice) -> None:
    finding = judged.finding_of(_judged(judged, judged.overstayer()))
    for change in ("certainty = NULL", "stay_limit = '2024-01-01'", "told = '{}'", "state = 'gone'", "state = 'new'"):
        with looking(in_role(Role.OFFICER)), pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute(f"UPDATE screening_finding SET {change} WHERE id = %s", [finding])
    assert judged.state_of(finding) == "new"


def test_who_has_no_clearance_sees_no_finding_about_who_is_protected(judged: JudgedOffice) -> None:
    finding = judged.finding_of(_judged(judged, judged.overstayer("Reka Lindung", confidentiality=2)))
    officer = client_of(in_role(Role.OFFICER))
    assert officer.get(f"/temuan/{finding}/").status_code == 404
    for address in ("/hari-ini/", "/temuan/", "/temuan/unduh/csv/", "/temuan/hari-lain/?as_of=2023-06-26"):
        assert "Reka Lindung" not in page(officer, address), address
    assert "Reka Lindung" in page(head_of_section(), "/temuan/")


def test_another_office_learns_nothing(judged: JudgedOffice) -> None:
    finding = judged.finding_of(_judged(judged, judged.overstayer()))
    elsewhere = client_of(account(Role.HEAD_OF_SECTION, office("lain-rekaan")))
    assert elsewhere.get(f"/temuan/{finding}/").status_code == 404
    assert elsewhere.get(f"/temuan/{finding}/langkah/seen/").status_code == 404
    assert "Reka Wei" not in page(elsewhere, "/temuan/?state=all")
    told = page(elsewhere, "/temuan/langkah/", finding=[finding], to="seen")
    assert "Belum ada temuan yang dipilih" in told
    assert judged.state_of(finding) == "new"


def test_a_finding_about_somebody_of_elsewhere_opens_with_a_reason_and_not_before(judged: JudgedOffice) -> None:
    with looking(account(Role.ADMINISTRATOR)) as by:
        accounts.add_area(by=by, code="36.71")
    finding = judged.finding_of(_judged(judged, judged.overstayer()))
    client = head_of_section()
    assert "Ini di luar pekerjaan Anda" in page(client, f"/temuan/{finding}/")
    assert client.get(f"/temuan/{finding}/langkah/seen/")["Location"] == f"/temuan/{finding}/"
    assert "43 hari" in page(client, f"/temuan/{finding}/", reason="ditanya Polsek rekaan")


def test_a_finding_that_is_gone_keeps_its_history_and_offers_no_step(judged: JudgedOffice) -> None:
    person = judged.overstayer()
    judged.night()
    finding = judged.finding_of(person)
    with looking(judged.recorder) as by:
        facts.fact(by, "stay_permits", person_record_id=person, permit_number="R-9", valid_from=date(2023, 5, 16), valid_until=date(2023, 9, 1))  # fmt: skip
    judged.night()
    told = page(head_of_section(), f"/temuan/{finding}/")
    assert "tinggal riwayatnya" in told
    assert "Melebihi batas tinggal" in told


def test_a_selection_is_kept_under_a_name_for_its_owner_alone_and_forgotten() -> None:
    client = head_of_section()
    assert "Nama tampilan" in page(client, "/temuan/tampilan/?certainty=proven")
    told = page(client, "/temuan/tampilan/?certainty=proven", name="Yang terbukti")
    assert 'href="/temuan/?certainty=proven">Yang terbukti' in told
    assert "Yang terbukti" not in page(client_of(in_role(Role.OFFICER)), "/temuan/")
    [view] = re.findall(r"/temuan/tampilan/(\d+)/hapus/", told)
    assert "Yang terbukti" not in page(client, f"/temuan/tampilan/{view}/hapus/", sure="1")


def test_what_is_filtered_leaves_as_a_file_without_formulas_and_is_noted(judged: JudgedOffice) -> None:
    judged.overstayer("=HYPERLINK(1)")
    judged.ending(date(2023, 7, 1))
    judged.night()
    own = in_role(Role.HEAD_OF_SECTION)
    client = client_of(own)
    text = client.get("/temuan/unduh/csv/?rule=overstay").content.decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text))
    assert (row["names"], row["rule_id"], row["state"]) == ("'=HYPERLINK(1)", "overstay", "Baru")
    book = openpyxl.load_workbook(io.BytesIO(client.get("/temuan/unduh/xlsx/?lang=en").content))
    rows = list(book.active.iter_rows(values_only=True))
    with looking(own) as by:
        open_ones = len(queries.every(by, queries.Asked(), on=MEETING, most=None))
    assert len(rows) == 1 + open_ones > 2
    assert "State" in rows[0]
    assert "'=HYPERLINK(1)" in rows[1]
    assert client.get("/temuan/unduh/exe/").status_code == 404
    with looking(own) as by:
        told = [event for event in audit.by(by, own.pk) if event.action == "findings_exported"]
    assert [event.details["rows"] for event in told] == [open_ones, 1]


def test_more_than_a_file_holds_is_refused_with_what_to_do(
    judged: JudgedOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        judged.overstayer(f"Reka {number}")
    judged.night()
    monkeypatch.setattr(exporting, "MOST_EXPORTED", 2)
    assert "persempit dengan saringan" in page(head_of_section(), "/temuan/unduh/csv/")


def test_the_findings_of_a_past_day_are_judged_as_they_were_and_known_then(judged: JudgedOffice) -> None:
    judged.overstayer()
    judged.night()
    client = head_of_section()
    assert "Pilih hari" in page(client, "/temuan/hari-lain/")
    told = page(client, "/temuan/hari-lain/?as_of=2023-06-01")
    assert "Reka Wei" in told
    assert "17 hari" in told
    assert "Tidak ada temuan pada hari itu" in page(
        client, "/temuan/hari-lain/?as_of=2023-05-01&as_known_on=2023-05-01"
    )
    assert "Pilih hari sejak" in page(client, "/temuan/hari-lain/?as_of=2001-01-01")
    text = client.get("/temuan/hari-lain/?as_of=2023-06-01&form=csv").content.decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text))
    assert (row["as_of"], row["overstay_days"]) == ("2023-06-01", "17")


def test_a_large_register_is_judged_for_a_past_day_by_the_worker_and_the_answer_is_ones_own(
    judged: JudgedOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged.overstayer()
    monkeypatch.setattr(past, "AT_ONCE", 0)
    own = in_role(Role.HEAD_OF_SECTION)
    client = client_of(own)
    address = "/temuan/hari-lain/?as_of=2023-06-01"
    assert "Register ini besar" in page(client, address)
    job = client.post(address)["Location"]
    assert job.startswith("/pekerjaan/")
    with looking(own):
        question = PastQuestion.objects.get().pk
    assert client.get(f"/temuan/hari-lain/{question}/")["Location"] == "/pekerjaan/"
    assert work_off() == 1
    told = page(client, f"/temuan/hari-lain/{question}/")
    assert "Reka Wei" in told
    assert "17 hari" in told
    assert client_of(in_role(Role.EXAMINER)).get(f"/temuan/hari-lain/{question}/").status_code == 404
    client.post(address)
    assert client.get(f"/temuan/hari-lain/{question}/").status_code == 404


def test_what_if_says_another_sentence_and_keeps_nothing(judged: JudgedOffice) -> None:
    person = judged.overstayer()
    judged.night()
    client = head_of_section()
    told = page(client, f"/orang-asing/{person}/")
    assert "Andai diperpanjang sampai" in told
    assert f"/temuan/{judged.finding_of(person)}/" in told
    extended = page(client, f"/orang-asing/{person}/andai/?extension_until=14+Juli+2023&leaves_on=")
    assert "Seandainya izin diperpanjang sampai 14 Juli 2023" in extended
    assert "Melebihi batas tinggal" not in extended
    left = page(client, f"/orang-asing/{person}/andai/?leaves_on=2023-07-20")
    assert "66 hari" in left
    assert "bukan hari" in page(client, f"/orang-asing/{person}/andai/?leaves_on=31+Februari+2023")
    assert "tidak melampaui batas" in page(client, f"/orang-asing/{person}/andai/?extension_until=2023-05-01")
    assert judged.night() is None, "nothing was recorded, so nobody has to be judged"
    assert "43 hari" in page(client, f"/orang-asing/{person}/")


def test_a_cleared_one_stays_away_until_its_facts_change(judged: JudgedOffice) -> None:
    person = judged.overstayer()
    judged.night()
    finding = judged.finding_of(person)
    with looking(in_role(Role.HEAD_OF_SECTION)) as by:
        assert actions.move(by=by, findings=[finding], to=FindingState.CLEARED, because="arsip rekaan") == 1
    judged.night(NEXT)
    assert judged.state_of(finding) == "cleared"
    with looking(judged.recorder) as by:
        facts.fact(by, "presence", person_record_id=person, met_in_person=True, from_on=NEXT, until_on=NEXT)
    judged.night(NEXT)
    assert judged.state_of(finding) == "new"
