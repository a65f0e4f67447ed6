"""The pages of intake: drop, map, check, mend, record, receipt, undo; in both languages and for whom they are."""

import io
import json
import re
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from tests.factories import office as offices
from tests.factories.deliveries import account, permits, receive, recorded, somebody, standing_facts, work_off
from tests.integration.intake import lists

from timpora.accounts.core.roles import Role
from timpora.intake import mending
from timpora.kernel.text import Language


pytestmark = pytest.mark.usefixtures("office_database", "files")
START = "/daftar/"
PASSING = {"people": 1, "travel_documents": 1, "stay_permits": 1, "crossings": 1}


def signed_in(role: Role = Role.OFFICER, of: str = "serang-rekaan") -> Client:
    """Somebody who has a second factor already."""
    client = Client()
    client.post("/masuk/", {"login": account(role, of).sign_in_name, "password": offices.PASSWORD})
    session = client.session
    session["has_second_factor"] = True
    session.save()
    return client


def drop(client: Client, *paths: Path, sender: str = "Hotel Khayal") -> HttpResponse:
    return client.post(
        START, {"sender": sender, "files": [io.BytesIO(path.read_bytes()) for path in paths]} | _named(paths)
    )


def _named(paths: Sequence[Path]) -> dict[str, object]:
    files = []
    for path in paths:
        file = io.BytesIO(path.read_bytes())
        file.name = path.name
        files.append(file)
    return {"files": files}


def fields_of(page: str) -> dict[str, str]:
    """What a form would send as it stands."""
    sent = {}
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    return sent


def page(client: Client, address: str, lang: str = "id") -> str:
    answer = client.get(f"{address}?lang={lang}")
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_a_list_goes_from_the_drop_to_the_receipt_and_back(tmp_path: Path) -> None:
    client = signed_in()
    came = drop(client, permits(tmp_path, lists.person(1), lists.person(2, batas_tinggal="31/06/2023")))
    mapping = came.headers["Location"]
    asked = fields_of(page(client, mapping))
    assert {"name", "document_number", "valid_until", "nationality"} <= set(asked.values())
    checked = client.post(mapping, asked)
    assert checked.headers["Location"] == f"{mapping}periksa/"
    shown = page(client, f"{mapping}periksa/")
    assert "31/06/2023" in shown
    assert "tidak ada di kalender" in shown
    assert "Catat 1 baris" in shown
    job = client.post(f"{mapping}periksa/").headers["Location"]
    assert "Menunggu giliran" in page(client, job)
    assert work_off() == 1
    assert "Selesai; semuanya tercatat." in page(client, job)
    assert standing_facts() == PASSING
    receipt = page(client, f"{mapping}tanda-terima/", "en")
    for words in ("Receipt", "Accepted", "Refused", "stay permits", "does not exist"):
        assert words in receipt
    assert "Undo this file" not in receipt
    head = signed_in(Role.HEAD_OF_SECTION)
    assert "Urungkan berkas ini" in page(head, f"{mapping}tanda-terima/")
    assert head.post(f"{mapping}urungkan/", {"reason": "daftar bulan lalu"}).status_code == 302
    assert standing_facts() == {}
    assert "Diurungkan" in page(client, f"{mapping}tanda-terima/")


def test_refused_rows_come_as_a_workbook_that_is_mended_and_sent_again(tmp_path: Path) -> None:
    client = signed_in()
    mapping = drop(client, permits(tmp_path, lists.person(1), lists.person(2, batas_tinggal="31/06/2023"))).headers["Location"]  # fmt: skip
    client.post(mapping, fields_of(page(client, mapping)))
    workbook = client.get(f"{mapping}ditolak/")
    path = tmp_path / "perbaikan.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(b"".join(workbook.streaming_content)))
    sheet = book.worksheets[0]
    [cell] = [cell for row in sheet.iter_rows() for cell in row if cell.value == "31/06/2023"]
    cell.value = "30/06/2023"
    book.save(path)
    mended = drop(client, path).headers["Location"]
    assert mended != mapping
    client.post(mended, fields_of(page(client, mended)))
    assert "Baris yang ditolak" not in page(client, f"{mended}periksa/")
    client.post(f"{mended}periksa/")
    work_off()
    assert standing_facts() == PASSING


def test_a_file_of_which_no_row_is_accepted_offers_all_its_rows_for_mending_and_none_for_recording(
    tmp_path: Path,
) -> None:
    client = signed_in()
    wrong = [lists.person(number, batas_tinggal="31/06/2023") for number in (1, 2)]
    mapping = drop(client, permits(tmp_path, *wrong)).headers["Location"]
    client.post(mapping, fields_of(page(client, mapping)))
    shown = page(client, f"{mapping}periksa/")
    assert shown.count("tidak ada di kalender") == 2
    assert "Catat" not in shown.split("<main", 1)[1].split("Perbaiki yang ditolak", maxsplit=1)[0]
    book = openpyxl.load_workbook(io.BytesIO(b"".join(client.get(f"{mapping}ditolak/").streaming_content)))
    assert [row[0].value for row in book.worksheets[0].iter_rows(min_row=2)] == [2, 3]


def test_what_a_person_corrects_is_remembered_for_the_sender_and_for_nobody_else(tmp_path: Path) -> None:
    client = signed_in()
    header = [*lists.HEADER[:-1], "Kolom rahasia"]
    rows = lambda name: lists.xlsx(tmp_path / name, {"A": [header, lists.person(1, nama=name)]})  # noqa: E731 - said thrice
    mapping = drop(client, rows("satu.xlsx")).headers["Location"]
    asked = fields_of(page(client, mapping))
    [place] = [name for name, value in asked.items() if name == "field-0-7"]
    asked[place] = "met_on"
    assert client.post(mapping, asked).status_code == 302
    again = drop(client, rows("dua.xlsx")).headers["Location"]
    assert fields_of(page(client, again))["field-0-7"] == "met_on"
    new = drop(client, permits(tmp_path, lists.person(9), name="judul lain.xlsx"), sender="Hotel Khayal").headers[
        "Location"
    ]
    client.post(new, fields_of(page(client, new)))
    assert "Baris yang ditolak" not in page(client, f"{new}periksa/")
    other = drop(client, rows("tiga.xlsx"), sender="Hotel Lain").headers["Location"]
    assert fields_of(page(client, other))["field-0-7"] != "met_on"


def test_a_field_that_is_given_to_two_columns_is_refused_and_the_choice_stays(tmp_path: Path) -> None:
    client = signed_in()
    mapping = drop(client, permits(tmp_path, lists.person(1))).headers["Location"]
    asked = fields_of(page(client, mapping))
    asked["field-0-0"] = "name"
    answer = client.post(mapping, asked)
    assert answer.status_code == 422
    assert "dipakai oleh dua kolom" in answer.content.decode()
    assert fields_of(answer.content.decode())["field-0-0"] == "name"


def test_several_files_at_once_are_several_deliveries_and_a_bad_one_stops_no_other(tmp_path: Path) -> None:
    client = signed_in()
    bad = tmp_path / "rusak.xlsx"
    bad.write_bytes(b"PK\x03\x04 rekaan")
    answer = drop(client, permits(tmp_path, lists.person(1)), bad)
    assert answer.status_code == 422
    told = answer.content.decode()
    assert "rusak.xlsx" in told
    assert "izin rekaan.xlsx" in told
    two = drop(client, permits(tmp_path, lists.person(2), name="a.xlsx"), permits(tmp_path, lists.person(3), name="b.xlsx"))  # fmt: skip
    assert two.headers["Location"] == START


def test_the_same_file_again_leads_to_the_one_that_is_there(tmp_path: Path) -> None:
    client = signed_in()
    path = permits(tmp_path, lists.person(1))
    assert drop(client, path).headers["Location"] == drop(client, path).headers["Location"]
    assert "sudah pernah datang" in page(client, START)


def test_mended_rows_that_come_back_and_the_file_they_mend_lead_to_each_other(tmp_path: Path) -> None:
    client = signed_in()
    wrong = lists.person(2, batas_tinggal="31/06/2023")
    mapping = drop(client, permits(tmp_path, lists.person(1), wrong)).headers["Location"]
    client.post(mapping, fields_of(page(client, mapping)))
    mended = tmp_path / "sudah diperbaiki.xlsx"
    mended.write_bytes(b"".join(client.get(f"{mapping}ditolak/").streaming_content))
    back = drop(client, mended).headers["Location"]
    assert "Memperbaiki baris yang ditolak dari izin rekaan.xlsx, yang datang " in page(client, back)
    assert f'href="{mapping}"' in page(client, back)
    assert "Baris yang ditolak dikirim lagi sebagai sudah diperbaiki.xlsx" in page(client, f"{mapping}periksa/")
    assert f'href="{back}"' in page(client, f"{mapping}periksa/")
    client.post(f"{back}sisihkan/")
    assert "Baris yang ditolak dikirim lagi" not in page(client, f"{mapping}periksa/")


def test_a_workbook_that_names_a_file_of_another_office_leads_nowhere(tmp_path: Path) -> None:
    wrong = permits(tmp_path, lists.person(2, batas_tinggal="31/06/2023"))
    with somebody(of="lain-rekaan") as by:
        number = receive(by, wrong)
        taken = mending.refused_rows(by=by, delivery=number, language=Language.INDONESIAN)
        assert taken is not None
    mended = tmp_path / "sudah diperbaiki.xlsx"
    mended.write_bytes(taken.content)
    client = signed_in()
    assert "Memperbaiki baris" not in page(client, drop(client, mended).headers["Location"])


def test_sending_nothing_says_so() -> None:
    answer = signed_in().post(START, {"sender": "Hotel Khayal"})
    assert answer.status_code == 422
    assert "Belum ada berkas yang dipilih" in answer.content.decode()
    assert 'value="Hotel Khayal"' in answer.content.decode()


def test_a_file_set_aside_is_gone_and_may_come_again(tmp_path: Path) -> None:
    client = signed_in()
    path = permits(tmp_path, lists.person(1))
    mapping = drop(client, path).headers["Location"]
    assert client.post(f"{mapping}sisihkan/").status_code == 302
    assert client.get(mapping).status_code == 404
    assert f'href="{mapping}' not in page(client, START)
    assert "Disisihkan" in page(client, START)
    assert drop(client, path).headers["Location"] != mapping


def test_an_upload_over_the_limit_is_refused_before_a_byte_of_it_is_read() -> None:
    class Untouched:
        def read(self, _size: int = -1) -> bytes:
            raise AssertionError("it was read")

        readline = read

    answer = Client().generic("POST", START, CONTENT_LENGTH=str(2 * 2**30), **{"wsgi.input": Untouched()})
    assert answer.status_code == 413
    assert "melebihi batas 200 MB" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.MEMBER_AGENCY, Role.REPORTER])
def test_who_does_not_read_the_register_sees_no_file_no_feed_and_no_job(tmp_path: Path, role: Role) -> None:
    number = recorded(permits(tmp_path, lists.person(1)))
    client = signed_in(role)
    for address in (START, "/daftar/sumber/", "/pekerjaan/", f"{START}{number}/tanda-terima/"):
        assert client.get(address).status_code == 403, address


@pytest.mark.parametrize("role", [Role.HEAD_OF_OFFICE, Role.AUDITOR])
def test_who_only_reads_sees_the_receipt_and_no_button(tmp_path: Path, role: Role) -> None:
    number = recorded(permits(tmp_path, lists.person(1)))
    client = signed_in(role)
    assert 'type="file"' not in page(client, START)
    assert "Tanda terima" in page(client, f"{START}{number}/tanda-terima/")
    assert client.post(f"{START}{number}/urungkan/", {"reason": "ingin"}).status_code == 403


def test_another_office_is_told_nothing_of_a_file(tmp_path: Path) -> None:
    number = recorded(permits(tmp_path, lists.person(1)))
    stranger = signed_in(Role.HEAD_OF_SECTION, of="lain-rekaan")
    for part in ("", "periksa/", "tanda-terima/", "ditolak/", "urungkan/"):
        assert stranger.get(f"{START}{number}/{part}").status_code == 404, part
    assert stranger.post(f"{START}{number}/urungkan/", {"reason": "ingin"}).status_code == 404
    assert "izin rekaan.xlsx" not in page(stranger, START)
    assert standing_facts() == PASSING


def test_a_feed_appears_with_its_sender_and_its_rhythm_can_be_set(tmp_path: Path) -> None:
    recorded(permits(tmp_path, lists.person(1)))
    client = signed_in()
    shown = page(client, "/daftar/sumber/")
    assert "Seksi Rekaan" in shown
    assert "Sedang dikenali" in shown
    address = re.search(r'href="(/daftar/sumber/\d+/)"', shown)
    assert address is not None
    assert client.post(address[1], {"days": "0"}).status_code == 200
    assert client.post(address[1], {"days": "7"}).status_code == 302
    assert "7 hari" in page(client, "/daftar/sumber/")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_page_stands_in_both_languages(tmp_path: Path, lang: str) -> None:
    client = signed_in(Role.HEAD_OF_SECTION)
    mapping = drop(client, permits(tmp_path, lists.person(1))).headers["Location"]
    for address in (START, mapping, "/daftar/sumber/", "/pekerjaan/"):
        shown = page(client, address, lang)
        assert f'<html lang="{lang}">' in shown
        assert shown.count("<h1>") == 1


def test_no_name_of_a_list_is_in_the_audit_trail(tmp_path: Path) -> None:
    recorded(permits(tmp_path, lists.person(1)))
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT subject, details FROM audit_event")
        told = json.dumps(cursor.fetchall(), default=str)
    assert "CONTOH" not in told
    assert "X0000001" not in told
