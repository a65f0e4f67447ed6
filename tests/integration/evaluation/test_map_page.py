"""The map's page: each figure counts its rows and leads to them, whoever sees no rows sees no small counts, and no home has a point."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories import facts
from tests.factories.maps import CIKANDE, CILEGON, KIBIN, MapOffice, outlines
from tests.factories.office import as_owner, looking
from tests.factories.signed_in import client_of

from timpora.accounts.core.roles import Role
from timpora.audit.models import Event
from timpora.evaluation.core.map_figures import Figure


pytestmark = pytest.mark.usefixtures("office_database")


@pytest.fixture
def the_office() -> MapOffice:
    office = MapOffice()
    office.people(6, KIBIN)
    office.people(2, CIKANDE, until=office.on)  # their limit ends today
    return office


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def line(client: Client, name: str, query: str = "") -> list[str]:
    """The cells of a line of the table, without the labels of cards."""
    body = client.get(f"/peta/{query}").content.decode().split("<tbody", 1)[1].split("</tbody>", 1)[0]
    [row] = [one for one in body.split("<tr ")[1:] if words(f"<{one}").startswith(name)]
    return [words(cell) for cell in re.findall(r'<span class="card-value">(.*?)</span></td>', row)]


def drawing(client: Client, query: str = "") -> dict[str, Any]:
    return dict(client.get(f"/peta/gambar/{query}").json())


def area(client: Client, code: str, query: str = "") -> dict[str, Any]:
    [found] = [one for one in drawing(client, query)["areas"] if one["code"] == code]
    return dict(found)


def events(what: str) -> list[Any]:
    with as_owner():
        return list(Event.objects.filter(action=what).order_by("id"))


def test_before_anybody_was_judged_the_page_says_so_and_draws_nothing(the_office: MapOffice) -> None:
    page = client_of(the_office.recorder).get("/peta/").content.decode()
    assert "Angkanya belum dihitung" in page
    assert "leaflet" not in page


def test_each_figure_counts_what_it_says_and_leads_to_its_rows(the_office: MapOffice) -> None:
    the_office.people(1, KIBIN, left=True, name="Pergi")
    the_office.people(1, CILEGON, name="Luar")
    the_office.people(1, None, name="Entah")
    the_office.people(1, "36", name="Banten")
    the_office.place("Hotel Diam Rekaan", KIBIN)
    the_office.place("Hotel Lapor Rekaan", KIBIN, reported=True)
    assert the_office.count()
    client = client_of(the_office.recorder)
    assert line(client, "Kibin") == ["7", "0", "0", "1", "1"]  # the guest of the hotel too; who left is not here
    assert line(client, "Cikande") == ["2", "0", "2", "tidak ada yang tercatat", "tidak ada yang tercatat"]
    assert line(client, "Di luar wilayah")[0] == "1"
    assert line(client, "Tempat tidak disebut")[0] == "2"
    assert line(client, "Seluruhnya") == ["12", "0", "2", "1", "1"]
    page = client.get("/peta/").content.decode()
    for href in re.findall(r'href="(/(?:peta|temuan)/[^"#]+)', page):
        answer = client.get(href.replace("&amp;", "&"))
        assert answer.status_code == 200, href
    assert client.get(f"/peta/{KIBIN}/").content.decode().count('scope="row"') == 7
    assert "Hotel Diam Rekaan" in client.get(f"/peta/{KIBIN}/penginapan/").content.decode()
    assert "Luar 0" in client.get("/peta/luar/").content.decode()
    nowhere = client.get("/peta/none/").content.decode()
    assert "Entah 0" in nowhere
    assert "Banten 0" in nowhere
    assert "Banten 0" not in client.get("/peta/luar/").content.decode()
    ending = client.get(f"/temuan/?rule=limit_ends_soon&district={CIKANDE}&grouping=nothing").content.decode()
    assert "2 temuan" in words(ending)


def test_areas_called_alike_stand_apart_and_a_regency_is_the_sum_of_its_districts(the_office: MapOffice) -> None:
    the_office.people(1, "36.73.01", name="Kota")
    the_office.people(1, "36.04", name="Kabupaten")  # no district was said
    the_office.count()
    client = client_of(the_office.recorder)
    assert line(client, "Kabupaten Serang", "?tingkat=kabupaten")[0] == "9"
    assert line(client, "Kota Serang", "?tingkat=kabupaten")[0] == "1"
    assert line(client, "Kabupaten Serang kecamatan tidak disebut")[0] == "1"
    within = client.get("/peta/?di=36.73").content.decode()
    assert "Cipocok Jaya" in within
    assert "Kibin" not in within


def test_whoever_sees_no_rows_sees_no_small_counts_no_links_to_rows_and_no_places(the_office: MapOffice) -> None:
    the_office.place("Hotel Titik Rekaan", KIBIN, point=(106.3, -6.2), reported=True)
    the_office.people(5, "36.73.05", name="Kota")
    the_office.count()
    client = client_of(the_office.who(Role.MEMBER_AGENCY))
    assert line(client, "Kibin")[:3] == ["7", "0", "0"]
    assert line(client, "Cikande")[:3] == ["disembunyikan", "0", "disembunyikan"]
    assert line(client, "Cipocok Jaya")[0] == "disembunyikan", (
        "with it, what evaluation tells of the whole would tell of Cikande"
    )
    assert line(client, "Seluruhnya")[0] == "disembunyikan"
    page = client.get("/peta/").content.decode()
    assert f"/peta/{KIBIN}/" not in page
    assert "/temuan/" not in page
    assert drawing(client)["places"] == []
    assert area(client, CIKANDE)["look"] == "hidden"
    assert client.get(f"/peta/{KIBIN}/").status_code == 403
    assert "Reka 0" not in page + json.dumps(drawing(client))
    for role in (Role.REPORTER, Role.ADMINISTRATOR):
        assert client_of(the_office.who(role)).get("/peta/").status_code == 403


def test_a_protected_person_is_counted_for_those_alone_who_see_protected_people(the_office: MapOffice) -> None:
    the_office.people(1, KIBIN, name="Rahasia", confidentiality=2)
    the_office.people(5, "36.73.05", name="Kota")
    the_office.count()
    told = {role: line(client_of(the_office.who(role)), "Kibin")[0] for role in (Role.OFFICER, Role.AUDITOR, Role.EXAMINER, Role.MEMBER_AGENCY)}  # fmt: skip
    assert told == {Role.OFFICER: "6", Role.AUDITOR: "6", Role.EXAMINER: "7", Role.MEMBER_AGENCY: "6"}
    rows = client_of(the_office.who(Role.OFFICER)).get(f"/peta/{KIBIN}/").content.decode()
    assert "Rahasia" not in rows


def test_places_have_points_and_a_home_has_none_for_anybody(the_office: MapOffice) -> None:
    the_office.place("Rumah Rekaan", KIBIN, kind="home", point=(106.31, -6.19), reported=True)
    the_office.place("Hotel Lapor Rekaan", KIBIN, point=(106.3, -6.2), reported=True)
    the_office.place("Hotel Diam Rekaan", KIBIN, point=(106.32, -6.2))
    the_office.place("Pabrik Rekaan", CIKANDE, kind="workplace", point=(106.35, -6.2))
    the_office.place("Hotel Tanpa Titik", KIBIN)
    the_office.count()
    told = {one["name"]: one for one in drawing(client_of(the_office.who(Role.HEAD_OF_OFFICE)))["places"]}
    assert set(told) == {"Hotel Lapor Rekaan", "Hotel Diam Rekaan", "Pabrik Rekaan"}
    assert [told[name]["silent"] for name in sorted(told)] == [True, False, False]
    assert told["Hotel Diam Rekaan"]["says"] == "Penginapan, belum pernah melapor, diam"
    assert told["Pabrik Rekaan"]["at"] == [106.35, -6.2]


def test_areas_of_other_offices_are_grey_and_carry_no_figure(the_office: MapOffice) -> None:
    the_office.people(3, CILEGON, name="Luar")
    the_office.count()
    client = client_of(the_office.recorder)
    told = area(client, CILEGON)
    assert (told["look"], told["says"], "href" in told) == ("elsewhere", "wilayah kantor lain", False)
    assert area(client, KIBIN)["look"].startswith("step-")
    narrowed = area(client, KIBIN, "?di=36.73")
    assert (narrowed["look"], narrowed["says"], "href" in narrowed) == (
        "elsewhere",
        "tidak termasuk pilihan ini",
        False,
    )
    assert client.get(f"/peta/{CILEGON}/").status_code == 404
    assert client.get("/peta/36.04.30.2001/").status_code == 404


def test_the_table_is_sorted_narrowed_and_taken_along_and_that_is_noted(the_office: MapOffice) -> None:
    the_office.count()
    client = client_of(the_office.recorder)
    told = words(client.get("/peta/?urut=ends_soon").content.decode().split("<tbody", 1)[1])
    assert told.index("Cikande") < told.index("Kibin")
    told = client.get("/peta/?di=36.04&unduh=csv")
    assert told.headers["Content-Disposition"].startswith('attachment; filename="peta-pengawasan-')
    assert "Kibin,Kabupaten Serang,6,0,0" in told.content.decode()
    assert client.get("/peta/?unduh=xlsx").content.startswith(b"PK")
    assert events("list_exported")[-1].details["list"] == "peta-pengawasan"
    assert client.get(f"/peta/{KIBIN}/?unduh=csv").content.decode().count("\r\n") == 7
    agency = client_of(the_office.who(Role.MEMBER_AGENCY)).get("/peta/?unduh=csv").content.decode()
    assert "Cikande,Kabupaten Serang,disembunyikan" in agency


def test_an_old_or_mistyped_address_still_shows_the_map(the_office: MapOffice) -> None:
    the_office.count()
    client = client_of(the_office.recorder)
    for query in ("?ukuran=rahasia&tingkat=desa&di=36.72&urut=1", "?di=99", "?ukuran=" + "x" * 500):
        assert line(client, "Kibin", query)[0] == "6"
        assert drawing(client, query)["areas"]


def test_the_figures_are_counted_once_after_each_run(the_office: MapOffice) -> None:
    assert the_office.count()
    assert the_office.count() is None
    the_office.people(1, KIBIN, name="Baru")
    assert the_office.count()
    assert line(client_of(the_office.recorder), "Kibin")[0] == "7"
    assert [event.details["areas"] for event in events("map_counted")] == [35, 35]


def test_somebody_reported_elsewhere_from_tomorrow_on_is_counted_there_tomorrow(the_office: MapOffice) -> None:
    [person] = the_office.people(1, KIBIN, name="Pindah")
    tomorrow = the_office.on + timedelta(days=1)
    with looking(the_office.recorder) as by:
        facts.fact(by, "presence", person_record_id=person, area_code=CIKANDE, from_on=tomorrow, until_on=None)
    the_office.count()
    client = client_of(the_office.recorder)
    assert line(client, "Kibin")[0] == "7"
    the_office.on = tomorrow
    the_office.count()
    assert [line(client, name)[0] for name in ("Kibin", "Cikande")] == ["6", "3"]


def test_the_page_asks_the_same_number_of_questions_however_many_there_are(the_office: MapOffice) -> None:
    the_office.people(1, CILEGON, name="Satu")
    the_office.place("Hotel Rekaan", KIBIN, point=(106.3, -6.2), reported=True)
    the_office.count()
    client = client_of(the_office.recorder)
    addresses = ("/peta/", "/peta/gambar/", f"/peta/{KIBIN}/", f"/peta/{KIBIN}/penginapan/", "/peta/luar/")

    def asked() -> list[int]:
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as questions:
                client.get(address)
            found.append(len(questions))
        return found

    asked()
    before = asked()
    the_office.people(20, KIBIN, name="Lebih")
    the_office.people(5, CILEGON, name="Luar")
    for number in range(8):
        the_office.place(f"Hotel {number} Rekaan", KIBIN, point=(106.3, -6.2), reported=True)
    the_office.count()
    assert asked() == before


def test_in_english_all_of_it_is_english(the_office: MapOffice) -> None:
    the_office.count()
    page = words(client_of(the_office.who(Role.MEMBER_AGENCY)).get("/peta/?lang=en").content.decode())
    for said in (
        "Supervision map",
        "Counts under five, and those that would give them away, are not shown",
        "hidden",
        "All together",
        "Silent accommodations",
    ):
        assert said in page


def send(client: Client, content: bytes, source: str = "Peta rekaan, CC0", name: str = "batas.geojson") -> Any:
    return client.post("/peta/garis-batas/", {"boundaries": SimpleUploadedFile(name, content), "source": source})


def test_an_office_drops_in_its_boundaries_replaces_and_removes_them(the_office: MapOffice) -> None:
    the_office.count()
    client = client_of(the_office.who(Role.HEAD_OF_SECTION))
    assert "middle" in area(client, KIBIN)
    assert send(client, outlines(KIBIN, CILEGON)).headers["Location"] == "/peta/"
    assert len(area(client, KIBIN)["outline"][0][0]) == 5
    assert area(client, CILEGON)["look"] == "elsewhere"
    page = client.get("/peta/").content.decode()
    assert "Peta rekaan, CC0" in page
    assert "Batas 2 wilayah digambar" in page
    again = send(client_of(the_office.who(Role.ADMINISTRATOR)), outlines(KIBIN), source="Yang baru")
    assert again.headers["Location"] == "/peta/garis-batas/"  # who draws need not see what others read there
    assert "Yang baru" in client.get("/peta/garis-batas/").content.decode()
    client.post("/peta/garis-batas/hapus/")
    client.post("/peta/garis-batas/hapus/")
    assert "middle" in area(client, KIBIN)
    drawn, again = events("boundaries_drawn")
    assert (drawn.details["areas"], again.details["areas"]) == (2, 1)
    assert len(events("boundaries_removed")) == 1


def test_a_wrong_file_is_refused_with_its_area_and_what_was_typed_stays(the_office: MapOffice) -> None:
    the_office.count()
    client = client_of(the_office.who(Role.HEAD_OF_SECTION))
    send(client, outlines(KIBIN))
    wrong = outlines(KIBIN, CIKANDE).replace(CIKANDE.encode(), b"36.04.99")
    answer = send(client, wrong, source="Sumber yang diketik")
    page = words(answer.content.decode())
    assert "Wilayah 2 (36.04.99): kode ini tidak dikenal." in page
    assert "Sumber yang diketik" in answer.content.decode()
    assert "Area 2 (36.04.99): this code is not known." in words(
        client.post(
            "/peta/garis-batas/?lang=en", {"boundaries": SimpleUploadedFile("x", wrong), "source": "x"}
        ).content.decode()
    )
    client.get("/peta/?lang=id")
    assert "lebih besar dari 2 MB" in words(send(client, b" " * 2_000_001).content.decode())
    assert "Belum ada berkas" in words(client.post("/peta/garis-batas/", {"source": "x"}).content.decode())
    assert "Masih ada yang perlu diperbaiki" in words(send(client, outlines(KIBIN), source=" ").content.decode())
    assert "outline" in area(client, KIBIN)  # the earlier file stays
    assert len(events("boundaries_drawn")) == 1


def test_every_figure_of_the_table_can_colour_the_map(the_office: MapOffice) -> None:
    the_office.place("Hotel Diam Rekaan", KIBIN)
    the_office.count()
    client = client_of(the_office.recorder)
    looks = {figure: (area(client, KIBIN, f"?ukuran={figure}")["look"], area(client, CIKANDE, f"?ukuran={figure}")["look"]) for figure in Figure}  # fmt: skip
    assert looks == {
        Figure.PEOPLE: ("step-4", "step-2"), Figure.PAST_LIMIT: ("step-0", "step-0"), Figure.ENDS_SOON: ("step-0", "step-2"),
        Figure.REPORTING: ("step-0", "nothing-known"), Figure.SILENT: ("step-1", "nothing-known"),
    }  # fmt: skip
