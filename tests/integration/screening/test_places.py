"""The pages of organisations and places: who is there by lists, what permits say, how a place reports, and who is silent near others."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories import facts
from tests.factories import office as offices
from tests.factories.signed_in import client_of

from timpora.accounts.core.roles import Role
from timpora.kernel.viewers import Viewer
from timpora.register import actions as register
from timpora.screening import nights
from timpora.ui.office_day import office_day


pytestmark = pytest.mark.usefixtures("office_database")
DAY = date(2023, 6, 15)
ASKED = "as_of=2023-06-27"
FIRM, OTHER = "BAJA REKAAN", "KIMIA KHAYAL"
WORKS = {
    "place_kind": "workplace",
    "place_key": None,
    "place": "PT Baja Rekaan",
    "activity": "work",
    "employer_key": FIRM,
    "until_on": None,
}


def told(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def rows(client: Client, address: str) -> list[str]:
    """The rows of the first table, in plain words."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    body = answer.content.decode().split("<tbody", 1)[1].split("</tbody>", 1)[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", f"<tr {row}").split()) for row in body.split("<tr ")[1:]]


class Firm:
    """PT Baja Rekaan with a list of workers, and permits of several."""

    def __init__(self) -> None:
        self.officer = offices.account()
        with offices.looking(self.officer) as by:
            self.list = facts.source(by, "pekerja juni.csv")
            self.number = facts.fact(by, "organisations", valid_from=None, valid_until=None)
        self.client = client_of(self.officer)

    def person(self, name: str, *, on_list: bool = True, source: int | None = None, permit: dict[str, object] | None = None, plan: dict[str, object] | None = None) -> int:  # fmt: skip
        with offices.looking(self.officer) as by:
            person = facts.fact(by, "people", name=name, name_key=name.upper())
            about = {"person_record_id": person}
            if on_list:
                facts.fact(by, "presence", **{**WORKS, **about, "from_on": DAY, "source": source or self.list})
            if permit is not None:
                given = {
                    "kind": "limited",
                    "visa_index": "312",
                    "valid_from": date(2023, 1, 1),
                    "valid_until": date(2023, 12, 31),
                    **permit,
                }
                facts.fact(by, "stay_permits", **about, **given)
            if plan is not None:
                facts.fact(
                    by,
                    "work_permits",
                    **about,
                    **{"valid_from": date(2023, 1, 1), "valid_until": date(2023, 12, 31), **plan},
                )
            return person

    def part(self, name: str = "semua", more: str = "") -> dict[str, str]:
        """Each person's row by name."""
        address = f"/organisasi/{self.number}/?{ASKED}&bagian={name}{more}"
        return {row.split(" Rekaan ")[0]: row for row in rows(self.client, address) if " Rekaan " in row}


def test_who_works_for_an_organisation_is_told_beside_what_the_permit_says() -> None:
    firm = Firm()
    firm.person("Sesuai Rekaan", permit={"employer_key": FIRM, "sponsor": "PT Baja Rekaan"}, plan={})
    firm.person("Lain Rekaan", permit={"employer_key": OTHER, "sponsor": "PT Kimia Khayal"})
    firm.person("Wisata Rekaan", permit={"kind": "visit", "visa_index": "B211A", "valid_until": date(2023, 7, 1)})
    firm.person("Tanpa Rekaan")
    firm.person("Usai Rekaan", permit={"employer_key": FIRM}, plan={"valid_until": date(2023, 5, 1)})
    firm.person("Hilang Rekaan", on_list=False, permit={"employer_key": FIRM})
    everybody = firm.part()
    assert len(everybody) == 6
    assert "daftar pekerja 15 Juni 2023; izin tinggal; RPTKA" in everybody["Sesuai"]
    assert "312 sampai 31 Desember 2023 · PT Baja Rekaan" in everybody["Sesuai"]
    assert everybody["Sesuai"].endswith("tidak ada")
    assert "PT Kimia Khayal" in everybody["Lain"]
    assert "Pemberi kerja lain" in everybody["Lain"]
    assert "Indeks tanpa izin kerja" in everybody["Wisata"]
    assert "Tanpa izin berlaku" in everybody["Tanpa"]
    assert "RPTKA berakhir" in everybody["Usai"]
    assert "Tidak dalam daftar" in everybody["Hilang"]
    assert set(firm.part("berbeda")) == {"Lain", "Wisata", "Usai"}
    assert set(firm.part("di-luar-daftar")) == {"Hilang"}
    assert set(firm.part("tanpa-izin")) == {"Tanpa"}


def test_each_person_s_sentence_stands_beside_the_name_as_it_was_judged_last() -> None:
    firm = Firm()
    firm.person("Lewat Rekaan", permit={"valid_until": date(2023, 5, 15)})
    assert "Belum dinilai" in told(firm.client, f"/organisasi/{firm.number}/")
    machine = offices.account(Role.MACHINE)
    with offices.looking(machine) as by:
        nights.catch_up(by=by, on=office_day())
    [row] = rows(firm.client, f"/organisasi/{firm.number}/")
    assert "(sejak 16 Mei 2023), belum tercatat keluar" in row


def test_on_a_past_day_and_as_known_then_people_are_judged_anew() -> None:
    firm = Firm()
    firm.person("Wisata Rekaan", permit={"kind": "visit", "visa_index": "B211A", "valid_until": date(2023, 7, 1)})
    page = told(firm.client, f"/organisasi/{firm.number}/?{ASKED}")
    assert "Batas tinggal" in page
    assert "Dilaporkan bekerja 15 Juni 2023, sedangkan indeks B211A tidak mengizinkan bekerja" in page
    assert "Pada hari itu tidak ada daftar" in told(firm.client, f"/organisasi/{firm.number}/?as_of=2023-06-01")
    assert "Pada hari itu tidak ada daftar" in told(firm.client, f"/organisasi/{firm.number}/?as_known_on=2023-06-27")


def test_who_is_on_an_earlier_list_only_is_no_longer_counted_as_working_there() -> None:
    firm = Firm()
    goes = firm.person("Pergi Rekaan")
    with offices.looking(firm.officer) as by:
        july = facts.source(by, "pekerja juli.csv")
        # Each list brings rows of its own; the document says that two of them are one person.
        for source, on in ((firm.list, DAY), (july, DAY + timedelta(days=10))):
            stays = facts.fact(by, "people", name="Tinggal Rekaan", name_key="TINGGAL REKAAN")
            facts.fact(by, "travel_documents", person_record_id=stays)
            facts.fact(by, "presence", **{**WORKS, "person_record_id": stays, "from_on": on, "source": source})
    assert set(firm.part()) == {"Tinggal"}
    with offices.looking(firm.officer) as by:
        facts.fact(
            by,
            "stay_permits",
            person_record_id=goes,
            kind="limited",
            visa_index="312",
            employer_key=FIRM,
            valid_until=date(2023, 12, 31),
        )
    assert "daftar lama, 15 Juni 2023" in firm.part("di-luar-daftar")["Pergi"]


def test_an_organisation_of_another_office_and_one_that_was_withdrawn_are_not_shown() -> None:
    firm = Firm()
    elsewhere = client_of(offices.account(Role.EXAMINER, offices.office("lain-rekaan")))
    assert elsewhere.get(f"/organisasi/{firm.number}/").status_code == 404
    with offices.looking(firm.officer) as by:
        register.withdraw(by=by, kind="organisations", fact=firm.number, because="salah eja")
    assert (
        firm.client.get(f"/organisasi/{firm.number}/").headers["Location"] == f"/catatan/organisations/{firm.number}/"
    )


@pytest.mark.parametrize("address", ["/organisasi/{firm}/", "/tempat/{place}/", "/tempat/diam/"])
def test_a_page_asks_the_database_as_often_for_many_people_as_for_few(address: str) -> None:
    firm = Firm()
    with offices.looking(firm.officer) as by:
        place = hotel(by)
        guest(by, on=DAY)
    firm.person("Awal Rekaan", permit={"employer_key": FIRM}, plan={})
    told(firm.client, f"{address.format(firm=firm.number, place=place)}?{ASKED}")
    asked = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as questions:
            told(firm.client, f"{address.format(firm=firm.number, place=place)}?{ASKED}")
        asked.append(len(questions))
        for number in range(12):
            firm.person(f"Ramai{number} Rekaan", permit={"employer_key": FIRM}, plan={})
            with offices.looking(firm.officer) as by:
                guest(by, on=DAY)
    assert asked[0] == asked[1] < 45


def hotel(by: Viewer, name: str = "Hotel Khayal", area: str | None = "36.04.30") -> int:
    return facts.fact(
        by, "places", name=name, place_key=name.upper(), area_code=area, valid_from=None, valid_until=None
    )


def guest(by: Viewer, *, on: date, at: str = "HOTEL KHAYAL", until: date | None = None, source: int | None = None, document: str | None = None, **more: object) -> int:  # fmt: skip
    person = facts.fact(by, "people", name=f"Tamu Rekaan {on.isoformat()}")
    if document:
        facts.fact(by, "travel_documents", person_record_id=person, document_number=document)
    told = {"place_key": at, "place": at.title(), "area_code": "36.04.30", "from_on": on, "until_on": until, **more}
    facts.fact(by, "presence", person_record_id=person, source=source or facts.source(by, f"tamu {at}.csv"), **told)
    return person


def came(source: int, on: date) -> None:
    """A source was recorded on a day, as one that nobody's file brought."""
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_source SET recorded_at = %s WHERE id = %s", [f"{on.isoformat()} 05:00+00", source]
        )


def test_a_place_says_who_is_there_on_a_day_and_for_whom_no_permit_is_in_force() -> None:
    officer = offices.account()
    with offices.looking(officer) as by:
        place = hotel(by)
        allowed = guest(by, on=DAY)
        facts.fact(
            by,
            "stay_permits",
            person_record_id=allowed,
            kind="visit",
            visa_index="B211A",
            valid_from=DAY,
            valid_until=date(2023, 8, 13),
        )
        guest(by, on=date(2023, 6, 20))
        guest(by, on=date(2023, 6, 1), until=date(2023, 6, 3))
        guest(by, on=date(2023, 6, 2), area_code="36.04.08")  # another hotel of that name
    client = client_of(officer)
    first, second = rows(client, f"/tempat/{place}/?{ASKED}")
    assert "Tamu Rekaan 2023-06-20" in first
    assert "Tanpa izin berlaku" in first
    assert "B211A sampai 13 Agustus 2023" in second
    assert "tidak ada" in second
    [earlier] = rows(client, f"/tempat/{place}/?as_of=2023-06-02")
    assert "Tamu Rekaan 2023-06-01" in earlier


def test_how_soon_a_place_reports_is_told_by_the_first_list_that_names_each_stay() -> None:
    officer = offices.account()
    with offices.looking(officer) as by:
        place = hotel(by)
        soon, late = facts.source(by, "soon.csv"), facts.source(by, "late.csv")
        for number in range(3):
            guest(by, on=date(2023, 6, 1), source=soon, document=f"QQS{number}")
        guest(by, on=date(2023, 5, 1), source=late, document="QQL1")
        guest(by, on=date(2023, 6, 1), source=late, document="QQS1")  # told again
        guest(by, on=date(2023, 6, 3), met_in_person=True)  # seen by officers, reported by nobody
    came(soon, date(2023, 6, 2))
    came(late, date(2023, 6, 20))
    page = told(client_of(officer), f"/tempat/{place}/?{ASKED}")
    assert "Laporan tepat waktu 75% dalam 1 hari sejak menginap mulai; setelan kantor, belum dikonfirmasi" in page
    assert "Lama sampai laporan datang (median setahun) 1 hari" in page
    assert "Laporan terakhir datang 20 Juni 2023 menginap terakhir yang dilaporkan 1 Juni 2023" in page
    june, may = re.findall(
        r"0[56]/2023 Orang dilaporkan (\d+) Hari sampai laporan datang \(median\) (\d+) Tepat waktu (\d+)%", page
    )
    assert june == ("3", "1", "100")
    assert may == ("1", "50", "0")


def test_a_place_that_is_silent_though_others_of_its_district_report_is_named_with_since_when() -> None:
    officer = offices.account()
    with offices.looking(officer) as by:
        quiet = hotel(by)
        hotel(by, "Losmen Sunyi")
        hotel(by, "Wisma Ramai")
        hotel(by, "Hotel Seberang", "36.04.08")  # alone in its district
        hotel(by, "Hotel Entah", None)
        guest(by, on=date(2023, 5, 2))
        guest(by, on=date(2023, 6, 20), at="WISMA RAMAI")
    client = client_of(officer)
    never, silent = rows(client, f"/tempat/diam/?{ASKED}")
    assert "Losmen Sunyi" in never
    assert "belum pernah" in never
    assert "Hotel Khayal" in silent
    assert "2 Mei 2023" in silent
    assert "1 melapor Wisma Ramai" in silent
    assert "Diam sejak 2 Mei 2023" in told(client, f"/tempat/{quiet}/?{ASKED}")
    assert "Diam sejak" not in told(client, f"/tempat/{quiet}/?as_of=2023-05-10")
    elsewhere = client_of(offices.account(Role.EXAMINER, offices.office("lain-rekaan")))
    assert "Belum ada penginapan yang tercatat" in told(elsewhere, f"/tempat/diam/?{ASKED}")


@pytest.mark.parametrize("asked", ["as_of=1999-01-01", "as_of=besok&dari=x&bagian=apa", "as_of=2023-06-27&dari=99999"])
def test_days_outside_the_law_and_what_is_no_day_are_answered_in_words(asked: str) -> None:
    firm = Firm()
    firm.person("Awal Rekaan", permit={"employer_key": FIRM, "valid_from": None})
    with offices.looking(firm.officer) as by:
        place = hotel(by)
    for address in (f"/organisasi/{firm.number}/", f"/tempat/{place}/", "/tempat/diam/"):
        assert told(firm.client, f"{address}?{asked}&lang=en")
