"""Numbers and names compare in one form, however a list writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timpora.kernel.identifiers import document_key, name_key, organisation_key, plain_letters


@pytest.mark.parametrize(
    "written",
    [
        "E 1234-567",
        "e1234567",
        "E.1234.567",
        " E1234567 ",
        "E\u00a01234567",
        "\uff25\uff11\uff12\uff13\uff14\uff15\uff16\uff17",
    ],
)
def test_a_document_number_is_one_number_however_it_is_written(written: str) -> None:
    assert document_key(written) == "E1234567"


def test_the_letter_o_and_nought_stay_apart() -> None:
    assert document_key("O0123") != document_key("00123")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller-Łukasz", "MULLER LUKASZ"), ("Nguyễn Văn Rekaan", "nguyen van rekaan"), ("O'Contoh", "O Contoh"),
        ("Ωμέγα", "Omega"),
    ],
)  # fmt: skip
def test_diacritics_and_scripts_become_plain_letters(one: str, other: str) -> None:
    assert plain_letters(one) == plain_letters(other)


@pytest.mark.parametrize("name", ["李小龙", "김철수", "محمد", "สมชาย", "Иван"])
def test_a_name_in_any_script_leaves_letters_to_compare(name: str) -> None:
    assert name_key(name)
    assert name_key(name).isascii()


def test_surname_first_and_surname_last_are_one_name() -> None:
    assert name_key("ZHANG WEI") == name_key("Wei, Zhang") == "WEI ZHANG"
    assert name_key("ZHANG WEI") != name_key("ZHANG LEI")


@pytest.mark.parametrize(
    "written",
    ["PT. Baja Rekaan, Tbk", "BAJA REKAAN PT", "P T Baja Rekaan".replace("P T", "PT"), "baja  rekaan (Persero)"],
)
def test_a_company_is_known_without_its_legal_form(written: str) -> None:
    assert organisation_key(written) == "BAJA REKAAN"


def test_a_company_that_is_named_like_a_legal_form_keeps_its_name() -> None:
    assert organisation_key("PT CV") == "PT CV"
    assert organisation_key("Yayasan") == "YAYASAN"


@given(st.text())
def test_a_key_of_a_key_is_the_key(text: str) -> None:
    for key in (plain_letters, document_key, organisation_key, name_key):
        assert key(key(text)) == key(text)
        assert key(text).isascii()
