"""Invented names: natural in their language, visibly invented, and written in every form that lists use."""

import random

import pytest

from timpora.intake.core.countries import country_code
from timpora.kernel.identifiers import plain_letters
from timpora.sample.names import (
    INVENTED_STEMS,
    ZONE_LENGTH,
    PersonName,
    Tongue,
    draw_name,
    nations,
    passport_letters,
    tongues,
    within_encoding,
)


KOREAN = PersonName(surname="Semu", given="Min Su", surname_first=True, joins=True)
GERMAN = PersonName(surname="Rekamüller", given="Jürgen")
MALAY = PersonName(surname="Rekaan", given="Siti Hajar", linker="binti")


@pytest.mark.parametrize("name", sorted(tongues()))
def test_every_surname_is_built_on_a_word_for_what_is_not_real(name: str) -> None:
    tongue = tongues()[name]
    for surname in (*tongue.surnames, *tongue.female_surnames):
        assert any(stem in plain_letters(surname) for stem in INVENTED_STEMS), surname


@pytest.mark.parametrize("name", sorted(tongues()))
@pytest.mark.parametrize("female", [True, False])
def test_a_drawn_name_keeps_its_mark_even_where_a_passport_zone_cuts_it(name: str, *, female: bool) -> None:
    draw = random.Random(3)
    for _ in range(40):
        drawn = draw_name(tongues()[name], draw, female=female)
        assert len(drawn.zone) <= ZONE_LENGTH
        assert any(stem in drawn.zone for stem in INVENTED_STEMS)
        assert drawn.zone.replace(" ", "").isalpha()
        assert drawn.zone.isascii()


def test_korean_given_names_are_written_apart_together_and_with_a_hyphen() -> None:
    assert (KOREAN.passport, KOREAN.together, KOREAN.hyphenated) == ("SEMU MIN SU", "SEMU MINSU", "Semu Min-Su")


def test_a_hotel_may_put_the_given_name_first() -> None:
    assert KOREAN.swapped == "Min Su Semu"
    assert GERMAN.swapped == "Rekamüller Jürgen"


def test_umlauts_are_spelled_as_passport_offices_do() -> None:
    assert GERMAN.passport == "JUERGEN REKAMUELLER"
    assert GERMAN.zone == "REKAMUELLER JUERGEN"
    assert passport_letters("Łukasz Anganhøj Andaigroß Đức") == "LUKASZ ANGANHOEJ ANDAIGROSS DUC"


def test_a_child_of_somebody_is_one_name_in_the_zone_and_never_swapped() -> None:
    assert MALAY.natural == MALAY.swapped == "Siti Hajar binti Rekaan"
    assert MALAY.zone == "SITI HAJAR BINTI REKAAN"


def test_a_single_name_stays_alone() -> None:
    assert PersonName(surname="Rekaswami").swapped == PersonName(surname="Rekaswami").natural == "Rekaswami"


def test_a_long_name_is_cut_at_the_length_of_the_zone() -> None:
    long = PersonName(surname="Anganeira Semutinho", given="João Paulo Sebastião")
    assert long.zone == "ANGANEIRA SEMUTINHO JOAO PAULO SEBASTI"


def test_a_typist_drops_marks_that_an_encoding_cannot_hold_and_keeps_the_others() -> None:
    assert within_encoding("Świętosław, Jürgen, Văn Đạt", "cp1252") == "Swietoslaw, Jürgen, Van Dat"


def test_women_bear_the_female_form_and_two_surnames_differ() -> None:
    draw = random.Random(1)
    names = {draw_name(tongues()["russian"], draw, female=True).surname for _ in range(30)}
    assert names <= set(tongues()["russian"].female_surnames)
    for _ in range(30):
        first, second = draw_name(tongues()["spanish"], draw, female=False).surname.split()
        assert first != second


def test_given_names_of_taiwan_carry_a_hyphen() -> None:
    tongue = Tongue(form="surname_first", surnames=["Andai"], male=["Chih Ming"], joiner="-")
    assert draw_name(tongue, random.Random(1), female=False).natural == "Andai Chih-Ming"


@pytest.mark.parametrize("code", sorted(nations()))
def test_every_spelling_of_a_nationality_is_one_that_lists_use(code: str) -> None:
    assert {country_code(spelling) for spelling in nations()[code].spellings} == {code}
    assert set(nations()[code].tongues) <= set(tongues())
