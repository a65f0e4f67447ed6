"""Every list is taken along as CSV and XLSX: the same rows as on the page, nothing in it a formula, noted, within the walls, up to a limit."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from python_calamine import load_workbook
from tests.factories import deliveries, facts
from tests.factories import office as offices
from tests.factories.signed_in import client_of
from tests.integration.intake import lists

from timpora.accounts import exporting
from timpora.accounts.core.roles import Role
from timpora.audit import queries as audit


pytestmark = pytest.mark.usefixtures("office_database")
RUNS = '=HYPERLINK("http://luar.contoh")'


def read(client: Client, address: str, form: str = "csv", **more: str) -> list[list[Any]]:
    answer = client.get(address, {"unduh": form, **more})
    assert answer.status_code == 200, (address, answer.status_code)
    assert "attachment" in answer.headers.get("Content-Disposition", ""), address
    if form == "csv":
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    return load_workbook(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()


def an_office(folder: Path) -> dict[str, str]:
    """The addresses of lists in an office in which each of them has something to show."""
    officer = deliveries.account(Role.HEAD_OF_SECTION)
    deliveries.recorded(deliveries.permits(folder, lists.person(1)))
    with offices.looking(officer) as by:
        person = facts.fact(by, "people", name=RUNS, name_key="HYPERLINK")
        about = {"person_record_id": person}
        facts.fact(
            by,
            "presence",
            **about,
            until_on=None,
            place="Hotel Khayal",
            area_code="36.04.30",
            employer_key="BAJA REKAAN",
        )
        other = facts.fact(by, "people", name="Reka Lain", born_earliest=date(1990, 1, 1), born_latest=date(1990, 1, 1))
        again = facts.fact(by, "people", name="Reka Beda", born_earliest=date(1991, 1, 1), born_latest=date(1991, 1, 1))
        for record in (other, again):
            facts.fact(by, "travel_documents", person_record_id=record, document_number="QQE777")
        place = facts.fact(by, "places", valid_from=None, valid_until=None)
        facts.fact(by, "places", valid_from=None, valid_until=None, name="Losmen Sunyi", place_key="LOSMEN SUNYI")
        facts.fact(by, "presence", from_on=date(2023, 6, 20), until_on=date(2023, 6, 21), area_code="36.04.30")
        firm = facts.fact(by, "organisations", valid_from=None, valid_until=None)
    return {
        "people": "/orang-asing/", "contradictions": "/orang-asing/bertentangan/", "places": "/tempat/", "organisations": "/organisasi/",
        "place": f"/tempat/{place}/", "organisation": f"/organisasi/{firm}/", "silent": "/tempat/diam/", "files": "/daftar/",
        "feeds": "/daftar/sumber/", "jobs": "/pekerjaan/",
    }  # fmt: skip


def test_every_list_is_taken_along_with_its_rows_and_the_audit_trail_says_so(
    tmp_path: Path, settings: Settings
) -> None:
    settings.FILES_FOLDER = tmp_path / "files"
    addresses = an_office(tmp_path)
    head = deliveries.account(Role.HEAD_OF_SECTION)
    client = client_of(head)
    told = {name: read(client, address, as_of="2023-06-27") for name, address in addresses.items()}
    assert {name for name, rows in told.items() if len(rows) < 2} <= {"jobs"}
    for name, address in addresses.items():
        assert [len(row) for row in read(client, address, "xlsx", as_of="2023-06-27")] == [
            len(row) for row in told[name]
        ], name
        assert (
            'name="unduh" value="csv"' in client.get(address, {"as_of": "2023-06-27"}).content.decode()
            or name == "jobs"
        ), name
    assert f"'{RUNS}" in {row[0] for row in told["people"]}
    assert [row[0] for row in told["contradictions"][1:]] == ["QQE777", "QQE777"]
    with offices.looking(head) as by:
        noted = [dict(event.details) for event in audit.by(by, head.pk) if event.action == "list_exported"]
    assert {"list": "orang-asing", "rows": len(told["people"]) - 1, "form": "csv"} in noted
    assert len(noted) == 2 * len(addresses)


def test_a_list_beyond_the_limit_is_not_cut_but_refused(monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    officer = offices.account()
    with offices.looking(officer) as by:
        for number in range(4):
            facts.fact(by, "people", name=f"Reka {number}", name_key=f"REKA {number}")
    client = client_of(officer)
    monkeypatch.setattr(exporting, "MOST", 3)
    answer = client.get("/orang-asing/", {"unduh": "xlsx"}, follow=True)
    assert "Content-Disposition" not in answer.headers
    assert "Tidak ada yang diunduh" in answer.content.decode()
    with offices.looking(offices.account(Role.AUDITOR)) as by:
        assert len([one for one in audit.by(by, officer.pk) if one.action == "list_exported"]) == 0


def test_nobody_takes_along_what_another_office_has_or_what_the_role_does_not_read() -> None:
    with offices.looking(offices.account()) as by:
        facts.fact(by, "people", name="Rahasia Tetangga")
        facts.fact(by, "places", valid_from=None, valid_until=None)
    elsewhere = client_of(offices.account(Role.EXAMINER, offices.office("lain-rekaan")))
    assert "Rahasia" not in elsewhere.get("/orang-asing/?unduh=csv").content.decode()
    assert "Content-Disposition" not in elsewhere.get("/tempat/?unduh=csv").headers
    assert client_of(offices.account(Role.REPORTER)).get("/orang-asing/?unduh=csv").status_code == 403
    assert "Content-Disposition" not in client_of(offices.account(Role.AUDITOR)).get("/orang-asing/?unduh=exe").headers
