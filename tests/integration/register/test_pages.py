"""Pages of the register: what an officer reads and writes there, and that nobody of another office learns anything."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories import facts
from tests.factories import office as offices

from timpora.accounts.core.roles import ROLES, Permission, Role
from timpora.accounts.doors import HAS_SECOND_FACTOR
from timpora.accounts.models import Account, OfficeArea
from timpora.register import queries


pytestmark = pytest.mark.usefixtures("office_database")
READERS = [role for role in Role if Permission.READ_REGISTER in ROLES[role].permissions and role is not Role.MACHINE]
OTHERS = [role for role in Role if Permission.READ_REGISTER not in ROLES[role].permissions]
LISTS = ("/orang-asing/", "/orang-asing/bertentangan/", "/tempat/", "/organisasi/")
WHERE = {"told_where": "paspor dilihat di loket"}


def signed_in(account: Account) -> Client:
    client = Client()
    client.post("/masuk/", {"login": account.sign_in_name, "password": offices.PASSWORD})
    session = client.session
    session[HAS_SECOND_FACTOR] = True
    session.save()
    return client


def overstayer(account: Account, *, document: str = "QQE123456", **values: object) -> int:
    """Somebody with a visit permit until 15 May 2023, met on 27 June 2023."""
    with offices.looking(account) as by:
        source = facts.source(by)
        record = facts.fact(by, "people", source=source, source_row=7, nationality="CHN", **values)
        facts.fact(by, "travel_documents", source=source, person_record_id=record, document_number=document)
        facts.fact(by, "stay_permits", source=source, source_row=7, person_record_id=record)
        facts.fact(by, "crossings", source=source, person_record_id=record)
        facts.fact(by, "presence", source=source, person_record_id=record, place="Hotel Khayal", area_code="36.04.30", met_in_person=True, from_on=date(2023, 6, 27), until_on=date(2023, 6, 27))  # fmt: skip
    return record


def page(client: Client, address: str, **sent: object) -> str:
    answer = client.post(address, sent, follow=True) if sent else client.get(address, follow=True)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_the_page_of_a_person_says_the_sentence_draws_the_days_and_names_every_source() -> None:
    officer = offices.account()
    record = overstayer(officer)
    told = page(signed_in(officer), f"/orang-asing/{record}/?as_of=2023-06-27")
    assert "43 hari" in told
    assert "Pasal 78" in told
    assert 'class="timeline-drawing"' in told
    assert "daftar rekaan.csv, baris 7" in told
    assert f"oleh {officer.name}" in told
    english = page(signed_in(officer), f"/orang-asing/{record}/?as_of=2023-06-27&lang=en")
    assert "43 days" in english


def test_another_day_and_earlier_knowledge_are_asked_and_said_aloud() -> None:
    officer = offices.account()
    record = overstayer(officer)
    client = signed_in(officer)
    within = page(client, f"/orang-asing/{record}/?as_of=1+Mei+2023")
    assert "Batas tinggal berakhir 15 Mei 2023" in within
    unknown = page(client, f"/orang-asing/{record}/?as_known_on=2023-06-27")
    assert "belum ada data tentang orang ini" in unknown
    assert "Reka Wei" not in unknown


def test_a_permit_is_recorded_after_its_answers_were_checked_and_changes_the_sentence() -> None:
    officer = offices.account()
    record = overstayer(officer)
    client = signed_in(officer)
    address = f"/orang-asing/{record}/catat/stay_permits/"
    typed = {
        "kind": "visit",
        "visa_index": "b213",
        "valid_from": "16 Mei 2023",
        "valid_until": "14/07/2023",
        "extension_of": "R-1",
        **WHERE,
    }
    check = page(client, address, **typed)
    assert "Periksa jawaban" in check
    assert "visa_index" not in check.partition("<main")[0], (
        "what was typed stands in the form, and not in the search box"
    )
    assert "14 Juli 2023" in check
    assert 'value="14/07/2023"' in page(client, address, **typed, change="1")
    page(client, address, **typed, sure="1")
    told = page(client, f"/orang-asing/{record}/?as_of=2023-06-27")
    assert "Melebihi batas tinggal" not in told
    assert "14 Juli 2023" in told
    assert "paspor dilihat di loket" in told


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("stay_permits", {"kind": "visit", "valid_from": "2 Mei 2023", "valid_until": "1 Mei 2023"}, "lebih awal"),
        ("applications", {"applied_for": "extension", "lodged_on": "1 Mei 2023", "outcome": "granted"}, "keduanya"),
        ("presence", {"place_kind": "home", "from_on": "1 Mei 2023", "area_code": "36.04.99"}, "tidak dikenal"),
        ("crossings", {"direction": "entry", "crossed_on": "31 Februari 2023"}, "bukan hari"),
        ("travel_documents", {"document_number": "Q1", "issuing_state": "C1"}, "tiga huruf"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_what_was_typed_stays(
    kind: str, typed: dict[str, str], said: str
) -> None:
    officer = offices.account()
    told = page(signed_in(officer), f"/orang-asing/{overstayer(officer)}/catat/{kind}/", **typed, **WHERE)
    assert 'class="error-summary"' in told
    assert said in told
    assert 'value="paspor dilihat di loket"' in told


def test_what_another_fact_excludes_is_refused_in_words() -> None:
    officer = offices.account()
    record = overstayer(officer)
    typed = {"document_number": "qqe 123-456", **WHERE, "sure": "1"}
    told = page(signed_in(officer), f"/orang-asing/{record}/catat/travel_documents/", **typed)
    assert "masih berlaku sudah mengatakan hal ini" in told


def test_a_wrong_fact_is_withdrawn_with_a_reason_and_stays_struck_through() -> None:
    officer = offices.account()
    record = overstayer(officer)
    with offices.looking(officer) as by:
        [permit] = queries.about(by, record)["stay_permits"]
    client = signed_in(officer)
    address = f"/catatan/stay_permits/{permit.pk}/tarik/"
    assert 'class="error-summary"' in page(client, address, reason=" ")
    told = page(client, address, reason="paspor orang lain")
    assert re.search(r"<s>[^§]*R-1[^§]*</s>", told)
    assert "Ditarik karena: paspor orang lain" in told
    assert "43 hari" not in page(client, f"/orang-asing/{record}/?as_of=2023-06-27")


def test_a_correction_withdraws_the_old_and_records_the_new_with_both_in_sight() -> None:
    officer = offices.account()
    record = overstayer(officer)
    client = signed_in(officer)
    typed = {"name": "Reka Weiss", "nationality": "chn", "because": "salah eja", **WHERE}
    assert "salah eja" in page(client, f"/catatan/people/{record}/betulkan/", **typed)
    told = page(client, f"/catatan/people/{record}/betulkan/", **typed, sure="1")
    assert "<bdi>Reka Weiss</bdi>" in told
    assert "R-1" in told
    assert "Data ini ditarik" in page(client, f"/orang-asing/{record}/")


def test_everybody_is_listed_once_over_all_pages() -> None:
    officer = offices.account()
    with offices.looking(officer) as by:
        for number in range(130):
            record = facts.fact(by, "people", name=f"Reka {number}")
            facts.fact(by, "travel_documents", person_record_id=record, document_number=f"QQE{number % 65}")
    client, listed, before = signed_in(officer), list[str](), ""
    while before is not None:
        told = page(client, "/orang-asing/", before=before)
        listed += re.findall(r'/orang-asing/(\d+)/"', told)
        following = re.search(r'name="before" value="(\d+)"', told)
        before = following and following[1]
    assert len(listed) == len(set(listed)) == 65


@pytest.mark.parametrize("role", READERS)
def test_whoever_reads_the_register_opens_every_page_and_writes_only_where_the_role_says(role: Role) -> None:
    officer = offices.account()
    own = officer if role is Role.OFFICER else offices.account(role)
    record = overstayer(officer)
    with offices.looking(officer) as by:
        place, firm = facts.fact(by, "places"), facts.fact(by, "organisations")
    client = signed_in(own)
    reading = [*LISTS, f"/orang-asing/{record}/", f"/catatan/places/{place}/", f"/catatan/organisations/{firm}/"]
    for address in reading:
        page(client, address)
    may = Permission.RECORD_FACTS in ROLES[role].permissions
    for address in (f"/orang-asing/{record}/catat/crossings/", "/catatan/people/tambah/", f"/catatan/people/{record}/tarik/", f"/catatan/places/{place}/betulkan/"):  # fmt: skip
        assert client.get(address).status_code == (200 if may else 403), address


@pytest.mark.parametrize("role", [role for role in OTHERS if role is not Role.MACHINE])
def test_who_does_not_read_the_register_opens_none_of_it(role: Role) -> None:
    record = overstayer(offices.account())
    client = signed_in(offices.account(role))
    assert {client.get(address).status_code for address in LISTS} == {403}
    assert client.get(f"/orang-asing/{record}/").status_code == 404


def test_another_office_and_a_number_that_is_nobodys_are_told_alike() -> None:
    officer = offices.account()
    record = overstayer(officer)
    with offices.looking(officer) as by:
        [permit] = queries.about(by, record)["stay_permits"]
    client = signed_in(offices.account(Role.HEAD_OF_SECTION, offices.office("lain-rekaan")))
    there, nobody = permit.pk, 99_999_999
    for form in ("/orang-asing/{}/", "/orang-asing/{}/catat/crossings/", "/catatan/stay_permits/{}/", "/catatan/stay_permits/{}/betulkan/", "/catatan/stay_permits/{}/tarik/"):  # fmt: skip
        told = [client.get(form.format(record if "orang" in form else there)), client.get(form.format(nobody))]
        assert [answer.status_code for answer in told] == [404, 404], form
    assert "Reka Wei" not in page(client, "/orang-asing/", typed="Reka")
    assert client.get("/catatan/apa-saja/1/").status_code == 404


def test_somebody_outside_the_offices_areas_is_opened_with_a_reason_that_is_kept() -> None:
    officer = offices.account()
    record = overstayer(officer)
    with offices.as_owner():
        OfficeArea.objects.create(office=officer.office, area_code="36.73")
    client = signed_in(officer)
    address = f"/orang-asing/{record}/"
    assert "Reka Wei" not in page(client, address)
    assert client.get(f"/catatan/people/{record}/").status_code == 302
    assert "Reka Wei" in page(client, address, reason="laporan hotel, surat 12")
    assert client.get(f"/catatan/people/{record}/").status_code == 200


def test_rows_of_one_person_have_one_address_and_a_contradiction_is_listed() -> None:
    officer = offices.account()
    first, second = (
        overstayer(officer, born_earliest=date(1990, 3, 2), born_latest=date(1990, 3, 2)),
        overstayer(officer),
    )
    client = signed_in(officer)
    assert client.get(f"/orang-asing/{second}/").headers["Location"] == f"/orang-asing/{first}/"
    overstayer(officer, born_earliest=date(1991, 3, 2), born_latest=date(1991, 3, 2))
    assert "QQE123456" in page(client, "/orang-asing/bertentangan/")


def test_places_and_organisations_are_listed_by_name_on_a_day_and_lead_to_their_pages() -> None:
    officer = offices.account()
    with offices.looking(officer) as by:
        place, firm = facts.fact(by, "places"), facts.fact(by, "organisations", valid_until=None)
    client = signed_in(officer)
    listed = page(client, "/tempat/?as_of=2023-05-01&q=khayal")
    assert "Hotel Khayal" in listed
    assert f'href="/tempat/{place}/"' in listed
    assert f'href="/organisasi/{firm}/"' in page(client, "/organisasi/")
    assert "Hotel Khayal" not in page(client, "/tempat/?as_of=2023-06-27")
    assert f'href="/tempat/{place}/"' in page(client, f"/catatan/places/{place}/")


def test_a_person_is_recorded_from_nothing_but_a_document() -> None:
    client = signed_in(offices.account())
    typed = {"name": "Reka Baru", "born_earliest": "2 Maret 1990", "nationality": "kor", **WHERE}
    told = page(client, "/catatan/people/tambah/", **typed, sure="1")
    assert "<bdi>Reka Baru</bdi>" in told
    assert "KOR" in told
    assert "2 Maret 1990" in told


def test_two_records_are_judged_one_person_and_the_judgement_is_taken_back() -> None:
    officer = offices.account()
    with offices.looking(officer) as by:
        first, second = (facts.fact(by, "people", name="Reka Wei", name_key="REKA WEI") for _ in range(2))
    client = signed_in(officer)
    address = f"/orang-asing/{first}/penilaian/"
    typed = {"other": second, "verdict": "same"}
    assert 'class="error-summary"' in page(client, address, **typed)
    assert "Penilaian dicatat" in page(client, address, **typed, because="wajah dan orang tua sama")
    assert client.get(f"/orang-asing/{second}/").headers["Location"] == f"/orang-asing/{first}/"
    told = page(client, address)
    assert "wajah dan orang tua sama" in told
    [back] = re.findall(r"/penilaian/\d+/tarik/", told)
    assert client.get(back.replace("/penilaian/", "/penilaian/999")).status_code == 404
    page(client, back, reason="ternyata saudara kembar")
    assert client.get(f"/orang-asing/{second}/").status_code == 200


@pytest.mark.parametrize("address", ["/orang-asing/", "/orang-asing/{}/", "/orang-asing/{}/jejak/", "/tempat/"])
def test_a_page_asks_the_database_as_often_over_a_large_register_as_over_a_small_one(address: str) -> None:
    officer = offices.account(Role.HEAD_OF_SECTION)
    record = overstayer(officer)
    client = signed_in(officer)
    page(client, address.format(record))
    asked = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as questions:
            page(client, address.format(record))
        asked.append(len(questions))
        for number in range(20):
            overstayer(officer, document=f"QQR{number:06}", name=f"Reka Ramai {number}")
    assert asked[0] == asked[1]
