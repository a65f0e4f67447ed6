"""A passport's zone fills the form of a person: without script, with what is sure, and with what is not said in place."""

import html
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories.deliveries import account, somebody, standing_facts
from tests.factories.scans import Scanned
from tests.factories.zones import Printed
from tests.integration.intake.test_pages import signed_in

from timpora.accounts.core.roles import Role
from timpora.register import queries


pytestmark = pytest.mark.usefixtures("office_database", "files")
ADDRESS = "/daftar/zona/"
LINES = Printed(state="JPN", nationality="JPN", names="REKAAN<<SARI", number="TR1234567").lines()
ZONE = "\n".join(LINES)


def sent(client: Client, **typed: str | SimpleUploadedFile) -> str:
    answer = client.post(ADDRESS, typed)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def values(page: str) -> dict[str, str]:
    """What stands in the fields of the form."""
    found = {}
    for field in re.findall(r"<input[^>]*>", page.split("<main", 1)[1]):
        name, value = re.search(r'name="([^"]+)"', field), re.search(r'value="([^"]*)"', field)
        if name is not None:
            found[name[1]] = value[1] if value else ""
    return found


def test_the_zone_fills_the_form_and_says_beside_each_field_how_sure_it_is() -> None:
    page = sent(signed_in(), zone=ZONE, fill="1")
    told = values(page)
    assert (told["name"], told["nationality"], told["document_number"]) == ("REKAAN SARI", "JPN", "TR1234567")
    assert (told["born_earliest"], told["valid_until"]) == ("1 Januari 1985", "1 Januari 2030")
    assert told["issuing_state"] == "JPN"
    assert "semua digit pemeriksa cocok" in page
    assert page.count("Dari zona: digit pemeriksa cocok.") >= 3
    assert "Perlu diperbaiki" not in page
    assert standing_facts() == {}


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("\x02" + "\r".join(LINES) + "\r\x03", id="as a reader sends it"),
        pytest.param(" ".join(LINES).lower(), id="pasted on one line in small letters"),
    ],
)
def test_a_zone_may_be_pasted_or_come_from_a_reader(typed: str) -> None:
    assert values(sent(signed_in(), zone=typed, fill="1"))["document_number"] == "TR1234567"


def test_a_misread_character_is_repaired_where_the_check_digit_proves_it_and_this_is_said() -> None:
    wrong = ZONE.replace("TR1234567", "TR1Z34567")
    page = sent(signed_in(), zone=wrong, fill="1")
    assert values(page)["document_number"] == "TR1234567"
    assert "Diperbaiki dengan digit pemeriksa" in page
    assert "Dari zona: diperbaiki." in page
    assert "TR1234567" in page.split("</textarea>")[0]


def test_what_is_doubtful_fills_nothing_and_is_named() -> None:
    digit = LINES[1][9]
    wrong = LINES[1][:9] + str((int(digit) + 1) % 10) + LINES[1][10:]
    page = sent(signed_in(), zone=f"{LINES[0]}\n{wrong}", fill="1")
    assert values(page)["document_number"] == ""
    assert values(page)["name"] == "REKAAN SARI"
    assert "Perlu dibandingkan dengan dokumennya" in page
    assert "Dari zona: meragukan." in page


def test_what_was_typed_stays_and_its_difference_from_the_zone_is_said_before_anything_is_recorded() -> None:
    client = signed_in()
    filled = values(sent(client, zone=ZONE, fill="1", valid_until="2 Januari 2030"))
    assert filled["valid_until"] == "2 Januari 2030"
    typed = {name: value for name, value in filled.items() if name not in {"csrfmiddlewaretoken", "q"}}
    check = sent(client, zone=ZONE, **typed)
    assert "Yang diketik berbeda dari zonanya" in check
    assert "1 Januari 2030" in check
    assert standing_facts() == {}
    again = sent(client, zone=ZONE, **typed, change="1")
    assert values(again)["valid_until"] == "2 Januari 2030"


def test_a_person_and_the_document_are_recorded_from_one_source_after_the_answers_were_checked() -> None:
    client = signed_in()
    typed = {name: value for name, value in values(sent(client, zone=ZONE, fill="1")).items() if value}
    check = sent(client, zone=ZONE, **typed)
    assert "Periksa jawaban" in check
    assert "Yang diketik berbeda" not in check
    done = client.post(ADDRESS, {"zone": ZONE, **typed, "sure": "1"})
    assert done.status_code == 302
    assert standing_facts() == {"people": 1, "travel_documents": 1}
    with somebody() as by:
        [person] = queries.facts(by, "people")
        [document] = queries.facts(by, "travel_documents")
        assert done.headers["Location"] == f"/orang-asing/{person.pk}/"
        assert (document.person_record_id, document.source_id) == (person.pk, person.source_id)
        assert (person.name_key, document.document_number) == ("REKAAN SARI", "TR1234567")


def test_the_zone_of_a_visa_tells_of_a_person_and_not_of_a_passport() -> None:
    visa = "\n".join(Printed(form="MRV-A", code="V", state="IDN", nationality="JPN").lines())
    told = values(sent(signed_in(), zone=visa, fill="1"))
    assert (told["name"], told["document_number"], told["valid_until"]) == ("REKAAN SARI", "", "")


@pytest.mark.parametrize(("zone", "words"), [("", "Belum ada zona"), ("bukan zona sama sekali", "zona")])
def test_what_is_no_zone_is_said_beside_it_and_what_was_typed_stays(zone: str, words: str) -> None:
    page = sent(signed_in(), zone=zone, name="Reka Wei", fill="1")
    assert words in page
    assert values(page)["name"] == "Reka Wei"
    assert page.count("Perlu diperbaiki:") == 1
    assert standing_facts() == {}


def test_data_of_a_document_without_its_number_are_not_dropped_in_silence() -> None:
    page = sent(signed_in(), name="Reka Wei", valid_until="1 Januari 2030", told_where="paspor dilihat")
    assert "Tulis nomor dokumennya" in page


@pytest.mark.parametrize("role", [Role.HEAD_OF_OFFICE, Role.AUDITOR, Role.ADMINISTRATOR, Role.REPORTER])
def test_who_records_nothing_has_no_such_page(role: Role) -> None:
    client = signed_in(role)
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, {"zone": ZONE, "sure": "1"}).status_code == 403
    assert account().pk


def picture(scanned: Scanned, name: str = "halaman.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, scanned.jpeg(), content_type="image/jpeg")


def test_a_picture_of_the_zone_fills_the_form_and_its_lines_stand_above_what_was_read() -> None:
    page = sent(signed_in(), scan=picture(Scanned(lines=LINES, above=0)), read="1")
    told = values(page)
    assert (told["name"], told["document_number"], told["valid_until"]) == (
        "REKAAN SARI",
        "TR1234567",
        "1 Januari 2030",
    )
    assert "semua digit pemeriksa cocok" in page
    assert page.count("data:image/png;base64,") == 2
    letters = re.findall(r'<p class="scan-letters" aria-hidden="true">(.*?)</p>', page)
    assert [html.unescape(re.sub("<[^>]*>", "", line)) for line in letters] == list(LINES)
    assert standing_facts() == {}


def test_the_picture_is_not_kept(files: Path) -> None:
    sent(signed_in(), scan=picture(Scanned(lines=LINES, above=0)), read="1")
    assert [path for path in files.rglob("*") if path.is_file()] == []


def test_what_was_not_read_is_told_by_place_and_has_to_be_mended_before_anything_is_filled() -> None:
    client = signed_in()
    page = sent(
        client, scan=picture(Scanned(lines=LINES, above=0, smudged=((1, 7), (2, 3)))), read="1", name="Reka Wei"
    )
    assert "Belum terbaca: 2 tanda" in page
    assert "Baris 1, posisi 7" in page
    assert "Baris 2, posisi 3" in page
    assert page.count('class="scan-unread"') == 2
    assert (values(page)["name"], values(page)["document_number"]) == ("Reka Wei", "")
    unread = html.unescape(page.split("<textarea")[1].split(">", 1)[1].split("</textarea>")[0]).strip()
    again = sent(client, zone=unread, fill="1")
    assert "baris 1, posisi 7; baris 2, posisi 3" in again
    assert values(again)["document_number"] == ""
    mended = sent(client, zone=unread.replace("?", "E", 1).replace("?", "1"), fill="1")
    assert values(mended)["document_number"] == "TR1234567"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"bukan gambar", "bukan gambar JPEG, PNG atau TIFF", id="text with the name of a picture"),
        pytest.param(b"", "bukan gambar|Belum ada gambar", id="an empty file"),
        pytest.param(b"\xff\xd8\xff" + bytes(26 * 2**20), "lebih besar dari 25 MB", id="too large"),
        pytest.param(Scanned(lines=["REKAAN"]).png(), "tidak ditemukan dalam gambar ini", id="without a zone"),
    ],
)  # fmt: skip
def test_a_picture_that_cannot_be_read_is_refused_with_what_to_do_and_what_was_typed_stays(
    content: bytes, words: str
) -> None:
    page = sent(signed_in(), scan=SimpleUploadedFile("halaman.png", content), read="1", name="Reka Wei")
    assert re.search(words, page)
    assert "ketik zonanya" in page
    assert values(page)["name"] == "Reka Wei"
    assert standing_facts() == {}


def test_the_button_without_a_picture_says_what_is_missing() -> None:
    assert "Belum ada gambar yang dipilih." in sent(signed_in(), read="1", name="Reka Wei")


def test_a_picture_is_read_whichever_button_was_pressed_so_that_none_is_lost_unseen() -> None:
    page = sent(signed_in(), scan=picture(Scanned(lines=LINES, above=0)), name="")
    assert values(page)["document_number"] == "TR1234567"
    assert standing_facts() == {}
