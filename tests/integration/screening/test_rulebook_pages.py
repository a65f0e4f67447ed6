"""The rulebook's pages: each rule in words with its values, examples computed while one looks, and changes by two people."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.factories.office import account, looking, office
from tests.factories.signed_in import client_of
from tests.integration.screening.test_nights import MEETING, Office

from timpora.accounts.core.roles import Role
from timpora.rulebook import book
from timpora.screening import cases, law_queries, rulebook_showing
from timpora.screening.core.law_changes import ChangeState
from timpora.screening.office_law import dated_law_of


pytestmark = pytest.mark.usefixtures("office_database", "unblocked")

ROW = {
    "visa_index": "Q77", "exists_from": "1 Juli 2023", "title_id": "Rekaan", "title_en": "Invented", "kind": "visit", "work": "none",
    "stay": "days", "stay_length": "30", "longest_extensions": "0", "citation": "Pasal Rekaan", "because": "indeks baru",
}  # fmt: skip


@pytest.fixture
def unblocked(django_db_blocker):
    with django_db_blocker.unblock():
        yield


@pytest.fixture(autouse=True)
def meeting_day(settings: Settings) -> None:
    settings.STANDS_ON = MEETING


def page(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize(("language", "words"), [("id", "Perlu dikonfirmasi"), ("en", "To be confirmed")])
def test_every_rule_is_listed_and_told_in_both_languages(language: str, words: str) -> None:
    client = client_of(account(Role.OFFICER))
    listed = page(client, f"{reverse('rulebook')}?lang={language}")
    assert words in listed
    for rule in book.RULES:
        title = rule.title.id if language == "id" else rule.title.en
        assert title in listed
        told = page(client, reverse("rule", args=[rule.id]))
        assert title in told
        assert (rule.matters.id if language == "id" else rule.matters.en) in told
        assert "[P1]" in told or not rule.parameters()


def test_a_rule_says_how_many_open_findings_rest_on_it_and_leads_to_them() -> None:
    office = Office()
    office.overstayer()
    office.night()
    listed = page(client_of(office.officer), reverse("rulebook"))
    assert f'<a href="{rulebook_showing.findings_href("overstay")}">1</a>' in listed
    assert rulebook_showing.findings_href("work_elsewhere") not in listed, "nothing rests on it"
    of_the_administrator = page(client_of(account(Role.ADMINISTRATOR)), reverse("rulebook"))
    assert "Temuan terbuka" not in of_the_administrator, "who sees no foreigners sees no counts of them"


def test_worked_examples_are_computed_on_the_spot_and_one_that_differs_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = client_of(account(Role.AUDITOR))
    address = reverse("rule", args=["limit_ends_soon"])
    before = page(client, address)
    assert "Diharapkan" in before
    assert "Dihitung sekarang" not in before
    computed = page(client, f"{address}?contoh=1")
    assert "semua contoh di halaman ini sesuai" in computed
    assert "Dihitung sekarang" in computed
    judge = cases.judge

    def misjudged(*arguments):
        values, trace = judge(*arguments)
        return {**values, "fires": not values["fires"]}, trace

    monkeypatch.setattr(cases, "judge", misjudged)
    wrong = page(client, f"{address}?contoh=1")
    assert "ada contoh yang hasilnya berbeda" in wrong
    assert "semua contoh di halaman ini sesuai" not in wrong


def test_many_examples_come_in_pages_and_stay_computed_from_page_to_page() -> None:
    client = client_of(account(Role.OFFICER))
    address = reverse("rule", args=["overstay"])
    second = page(client, f"{address}?contoh=1&halaman=2")
    assert "Dihitung sekarang" in second
    assert "?contoh=1&amp;halaman=3#contoh" in second
    for asked in ("ngawur", "0", "999", "-1"):
        assert 'name="halaman" value="1"' in page(client, f"{address}?halaman={asked}")


def proposed(client: Client, address: str, **typed: str) -> str:
    answer = client.post(address, typed)
    if answer.status_code == 302:
        return str(answer["Location"])
    said = re.findall(r'class="error-summary".*?</div>', answer.content.decode(), re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", said[0]).split()) if said else ""


def test_an_index_goes_from_proposal_to_approval_on_pages() -> None:
    administrator, head = client_of(account(Role.ADMINISTRATOR)), client_of(account(Role.HEAD_OF_SECTION))
    officer = account(Role.OFFICER)
    change = proposed(administrator, reverse("propose_index"), **ROW)
    assert change.startswith(reverse("law_changes"))
    own = page(administrator, change)
    assert "Ini usulan Anda sendiri" in own
    assert 'name="approve"' not in own
    seen = page(client_of(officer), change)
    assert 'name="approve"' not in seen
    assert "Menunggu keputusan" in seen
    asked = page(head, change)
    assert 'name="approve"' in asked
    assert "belum ada" in asked, "there was no such index before"
    assert head.post(change, {"return": "1", "because": ""}).status_code == 200
    assert head.post(change, {"approve": "1", "because": "sudah dibaca"}).status_code == 302
    assert "Disetujui" in page(head, change)
    assert "Perubahan kantor ini" in page(client_of(officer), f"{reverse('visa_indexes')}?saat=kantor")
    of_the_index = page(client_of(officer), reverse("visa_index", args=["Q77"]))
    assert "Perubahan kantor ini" in of_the_index
    assert f'href="{change}"' in of_the_index, "an index leads to what changed it"
    with looking(officer) as viewer:
        assert [one.state for one in law_queries.changes(viewer)] == [ChangeState.APPROVED]


def approved(address: str, **typed: str) -> None:
    change = proposed(
        client_of(account(Role.ADMINISTRATOR, name=f"pengelola.{len(typed['because'])}")), address, **typed
    )
    head = client_of(account(Role.HEAD_OF_OFFICE, name=f"kepala.{len(typed['because'])}"))
    assert head.post(change, {"approve": "1"}).status_code == 302


def test_a_row_of_an_index_is_succeeded_corrected_and_ended_on_pages() -> None:
    new = {**ROW, "exists_from": "2023-09-01", "title_id": "Saat kedatangan"}
    address = reverse("propose_row", args=["B213"])
    asked = proposed(
        client_of(account(Role.ADMINISTRATOR, name="pengelola.dulu")), address, **{**new, "exists_from": "2023-08-01"}
    )
    assert "Baris yang berlaku sejak 5 Mei 2011 berakhir pada 31 Juli 2023." in page(
        client_of(account(Role.OFFICER, name="petugas.dulu")), asked
    )
    approved(address, **{**new, "because": "satu"})
    fixed = {**new, "exists_from": "2023-10-01", "stay_length": "45", "because": "pembetulan"}
    approved(reverse("propose_correction", args=["B213", "2023-09-01"]), **fixed)
    end = {"last_day": "31 Desember 2024", "citation": "Pasal Rekaan", "because": "dicabut lagi"}
    approved(reverse("propose_end", args=["B213", "2023-10-01"]), **end)
    with looking(account(Role.OFFICER)) as viewer:
        rows = [one for one in dated_law_of(viewer).indexes.entries if one.visa_index == "B213"]
    assert [(one.exists_from, one.exists_until, one.initial_days) for one in rows] == [
        (date(2011, 5, 5), date(2023, 9, 30), 30),
        (date(2023, 10, 1), date(2024, 12, 31), 45),
    ]


def test_a_setting_of_the_office_is_changed_on_pages_and_stands_in_the_rule() -> None:
    address = reverse("propose_setting", args=["reminder.limit_within_days"])
    approved(address, value="30", exists_from="1 Juli 2023", citation="SK Rekaan 7", because="lebih awal")
    told = page(client_of(account(Role.OFFICER)), reverse("rule", args=["limit_ends_soon"]))
    assert "30 hari" in told
    assert "sejak 1 Juli 2023" in told
    assert "SK Rekaan 7" in told
    flag = reverse("propose_setting", args=["overstay.charge_beyond_threshold"])
    approved(flag, value="true", exists_from="1 Juli 2023", citation="SK Rekaan 8", because="kebiasaan kantor")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"exists_from": ""}, "Berlaku sejak:"),
        ({"visa_index": "q-7"}, "Indeks: “q-7” bukan kode indeks."),
        ({"visa_index": "VOA"}, "Indeks: VOA adalah nama lain dari sebuah indeks."),
        ({"visa_index": "B213", "exists_from": "1 Januari 2023"}, "Berlaku sejak: B213: yang berlaku pada hari-hari yang lalu tidak diubah"),
        ({"exists_until": "1 Juni 2023"}, "Sampai dengan:"),
        ({"stay_length": ""}, "Tulis berapa hari atau bulan."),
        ({"kind": "wisata"}, "Jenis izin:"),
        ({"citation": " "}, "Dasar hukum:"),
        ({"because": ""}, "Alasan usulan:"),
        ({"note_id": "Hanya satu bahasa."}, "catatannya harus dalam dua bahasa"),
        ({"exists_from": "1 Juli 2300"}, "Periksa tahunnya."),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_at_its_field_and_what_was_typed_stays(typed: dict[str, str], words: str) -> None:
    administrator = client_of(account(Role.ADMINISTRATOR))
    said = proposed(administrator, reverse("propose_index"), **{**ROW, **typed})
    assert words in said
    answer = administrator.post(reverse("propose_index"), {**ROW, **typed})
    assert 'value="Invented"' in answer.content.decode()


def test_addresses_of_what_is_not_there_say_no_more_than_that() -> None:
    administrator = client_of(account(Role.ADMINISTRATOR))
    for address in (
        reverse("rule", args=["nothing"]),
        reverse("visa_index", args=["Q1Z"]),
        reverse("propose_end", args=["B213", "kemarin"]),
        reverse("propose_setting", args=["overstay.threshold_days"]),
        reverse("law_change", args=[999]),
    ):
        assert administrator.get(address).status_code == 404, address


def test_a_change_of_another_office_is_not_there() -> None:
    change = proposed(client_of(account(Role.ADMINISTRATOR)), reverse("propose_index"), **ROW)
    elsewhere = client_of(account(Role.HEAD_OF_SECTION, office("lain-rekaan")))
    assert elsewhere.get(change).status_code == 404
    assert elsewhere.post(change, {"approve": "1"}).status_code == 404


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", ("Rabu, 19 April 2023", "Cuti bersama Idul Fitri", "624/2023")), ("en", ("Wednesday, 19 April 2023", "Joint leave, Eid al-Fitr", "Joint ministerial decision 1066/2022"))],
)  # fmt: skip
def test_the_closed_days_of_a_year_are_shown_with_their_decision(language: str, words: tuple[str, ...]) -> None:
    client = client_of(account(Role.OFFICER))
    shown = page(client, f"{reverse('closed_days')}?lang={language}")
    assert [word for word in words if word not in shown] == [], "the year of the office's day"
    assert "2027" in shown, "until when joint leave is known"
    later = page(client, f"{reverse('closed_days')}?tahun=2026")
    assert "24 March 2026" in later or "24 Maret 2026" in later
    assert "19 April 2023" in page(client, f"{reverse('closed_days')}?tahun=1066"), (
        "a year that nobody knows is no year"
    )


def test_the_provisions_of_a_case_are_those_of_the_day_and_on_demand_of_all_days() -> None:
    client = client_of(account(Role.OFFICER))
    shown = page(client, reverse("case_provisions"))
    assert "Pasal 78 ayat (1) UU 6/2011" in shown
    assert "Kurungan paling lama 3 bulan" in shown
    assert "Pasal 73 Permenimipas 2/2025" not in shown, "the office stands on a day of 2023"
    assert "Pasal 73 Permenimipas 2/2025" in page(client, f"{reverse('case_provisions')}?saat=semua")
