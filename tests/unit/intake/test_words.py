"""Headers, countries, places, passports and indexes in the many ways in which lists write them."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timpora.facts.codes import PermitKind
from timpora.intake.core.areas import area_code
from timpora.intake.core.columns import column_letter
from timpora.intake.core.countries import country_code, nearest_country
from timpora.intake.core.day_forms import DayOrder
from timpora.intake.core.facts_of_rows import index_code
from timpora.intake.core.fields import fields
from timpora.intake.core.headers import Found, guess, one_letter_apart, order_hint
from timpora.intake.core.reading_columns import comparable
from timpora.intake.core.vocabulary import is_organisation
from timpora.kernel.identifiers import document_key, name_key


HEADERS = {
    "Nama Lengkap": "name", "NAMA": "name", "Full Name": "name", "Surname": "surname", "No. Paspor": "document_number", "Passport No": "document_number",
    "Nomor Pasport": "document_number", "Paspor": "document_number", "Kebangsaan": "nationality", "Nationality": "nationality", "WN": "nationality",
    "Tempat, Tgl Lahir": "born", "D.O.B.": "born", "Berlaku s/d": "valid_until", "Berlaku s.d.": "valid_until", "S/D": "valid_until",
    "Masa Berlaku ITAS": "valid_until", "Izin Tinggal Berakhir": "valid_until", "Tgl. Masuk": "entered_on", "Masuk/Keluar": "direction",
    "Tanggal Ditemui": "met_on", "Check-in": "check_in", "L/P": "sex", "No": "number", "#": "number", "RPTKA s.d.": "work_permit_until",
    "Kab./Kota": "regency", "Irama (hari)": "rhythm", "Timpora: baris asal": "refused_row", "Timpora: reason and remedy": "refused_why",
}  # fmt: skip


@pytest.mark.parametrize("header", HEADERS)
def test_a_usual_header_names_its_field(header: str) -> None:
    found = guess(header)
    assert found is not None
    assert (found.field, found.found) == (HEADERS[header], Found.HEADER)


@pytest.mark.parametrize(
    ("header", "field", "found"),
    [
        ("Nama / Name of Person", "name", Found.PART), ("Kewarganegaran", "nationality", Found.TYPO), ("Nomr Paspor", "document_number", Found.TYPO),
        ("Tanggal Maasuk", "entered_on", Found.TYPO), ("Btaas Tinggal", "valid_until", Found.TYPO), ("Tgl Lahir (DD/MM/YYYY)", "born", Found.HEADER),
    ],
)  # fmt: skip
def test_a_header_in_part_or_with_one_wrong_letter_is_a_proposal(header: str, field: str, found: Found) -> None:
    guessed = guess(header)
    assert guessed is not None
    assert (guessed.field, guessed.found) == (field, found)


@pytest.mark.parametrize(
    "header", ["", "Warna Koper", "Malaysia", "X0000001", "Tgl", "Masuk", "z" * 200, "Nama / No Paspor"]
)
def test_what_is_no_header_names_nothing(header: str) -> None:
    assert guess(header) is None


def test_no_spelling_of_a_header_stands_for_two_fields() -> None:
    spelled = [(header, field.name) for field in fields().values() for header in field.headers if header != "#"]
    assert [(header, name) for header, name in spelled if (found := guess(header)) is None or found.field != name] == []


def test_a_header_may_state_the_order_of_days() -> None:
    assert order_hint("Tgl Lahir (dd/mm/yyyy)") is DayOrder.DAY_FIRST
    assert order_hint("Arrival (MM-DD-YY)") is DayOrder.MONTH_FIRST
    assert order_hint("Tgl Masuk") is None


@given(st.text("ABC", max_size=6), st.text("ABC", max_size=6))
def test_one_letter_apart_is_what_the_plain_definition_says(one: str, other: str) -> None:
    def edits(word: str) -> set[str]:
        cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
        lost = {a + b[1:] for a, b in cuts if b}
        swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
        letters = {a + letter + rest for a, b in cuts for letter in "ABC" for rest in (b, b[1:])}
        return (lost | swapped | letters) - {word}

    assert one_letter_apart(one, other) == (other in edits(one))


COUNTRIES = {
    "Tiongkok": "CHN", "RRT": "CHN", "China": "CHN", "CHN": "CHN", "CN": "CHN", "Chinese": "CHN", "P.R. China": "CHN", "WN China": "CHN",
    "Warga Negara Tiongkok": "CHN", "China (CHN)": "CHN", "Korea Selatan": "KOR", "Korea Selatan / South Korea": "KOR", "Republic of Korea": "KOR",
    "Korea, Republic of": "KOR", "Jepang": "JPN", "Inggris": "GBR", "British": "GBR", "D": "DEU", "Jerman": "DEU", "German": "DEU", "Belanda": "NLD",
    "Dutch": "NLD", "Filipino": "PHL", "Swiss": "CHE", "C\u00f4te d'Ivoire": "CIV", "Pantai Gading": "CIV", "Tanpa Kewarganegaraan": "XXA", "Stateless": "XXA",
    "XXA": "XXA", "Pengungsi": "XXB", "XXC": "XXC", "UNO": "UNO", "GBD": "GBD", "RKS": "RKS", "Rusia": "RUS", "Uni Emirat Arab": "ARE", "T\u00fcrkiye": "TUR",
    "TIMOR-LESTE": "TLS", "AS": "USA", "Afrika Selatan": "ZAF",
}  # fmt: skip


@pytest.mark.parametrize("name", COUNTRIES)
def test_a_nationality_is_known_in_its_usual_writings(name: str) -> None:
    assert country_code(name) == COUNTRIES[name]


def test_a_country_that_is_not_known_is_not_guessed_but_may_be_asked_about() -> None:
    assert country_code("Mailaysia") is None
    assert country_code("Jepang / China") is None
    assert nearest_country("Mailaysia") == "Malaysia"
    assert nearest_country("Negeri Antah") is None
    assert nearest_country("Irak") is None


def test_a_place_has_a_code_only_where_its_name_means_one_place() -> None:
    assert area_code("Cikande") == "36.04.15"
    assert area_code("Pulo Ampel") == "36.04.08"
    assert area_code("Sobang") is None
    assert area_code("Kec. Sobang", "Kab. Lebak") == "36.02.22"
    assert area_code("Serang") is None
    assert area_code("Serang", "Kota Serang") == "36.73.01"
    assert area_code("Kabupaten Serang") == "36.04"
    assert area_code(None, "Kota Serang") == "36.73"
    assert area_code("Ciomas", "Kabupaten Bogor") is None
    assert area_code("Kasemen", None, "Banten") == "36.73.02.1007"
    assert (area_code("36.04.12"), area_code("360412")) == ("36.04.12", "36.04.12")
    assert area_code("Antah Berantah") is None
    assert area_code(None) is None


def test_an_index_is_read_with_words_behind_it_and_kept_where_it_is_unknown() -> None:
    def known(code: str) -> PermitKind | None:
        return {"312": PermitKind.LIMITED, "B211A": PermitKind.VISIT}.get(code)

    assert [index_code(text, known) for text in ("b-211 a", "312 - Tenaga Kerja", "Q9 x", "-")] == [
        "B211A",
        "312",
        "Q9X",
        None,
    ]


@given(st.lists(st.one_of(st.none(), st.text(max_size=12), st.text("AZ a-.9\u00fc\u738b", max_size=10))))
def test_comparable_forms_are_those_of_the_kernel(texts: list[str | None]) -> None:
    column = pl.Series(texts, dtype=pl.String)
    for exactly, separator in ((document_key, ""), (name_key, " ")):
        expected = [(exactly(text) or None) if text is not None else None for text in texts]
        assert comparable(column, exactly, separator).to_list() == expected


def test_a_person_as_sponsor_is_no_organisation() -> None:
    assert is_organisation("PT. Baja Rekaan, Tbk")
    assert not is_organisation("Siti Contoh")
    assert not is_organisation("Keluarga")


def test_columns_have_the_letters_of_spreadsheets() -> None:
    assert [column_letter(place) for place in (0, 25, 26, 51, 702)] == ["A", "Z", "AA", "AZ", "AAA"]
