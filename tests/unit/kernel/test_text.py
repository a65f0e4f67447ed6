"""Every sentence exists in both languages, and figures read as Indonesian documents write them."""

from datetime import date

import pytest

from timpora.kernel.text import Language, Text, counted, day_in_words, days_in_words, rupiah_in_words, spoken


INDONESIAN, ENGLISH = Language.INDONESIAN, Language.ENGLISH


@pytest.mark.parametrize("words", [("", "words"), ("kata", ""), ("kata", "  "), (" \n", "words")])
def test_a_text_without_one_of_its_languages_cannot_be_made(words: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="needs both languages"):
        Text(*words)


def test_each_language_gets_its_own_words() -> None:
    text = Text(id="Batas tinggal", en="Stay limit")
    assert (text.within(INDONESIAN), text.within(ENGLISH)) == ("Batas tinggal", "Stay limit")


def test_placeholders_are_filled_in_each_language() -> None:
    filled = Text(id="{what} sejak {day}: {number}", en="{what} since {day}: {number}").fill(
        what=Text(id="Melebihi", en="Over"), day=date(2023, 5, 1), number=43
    )
    assert filled == Text(id="Melebihi sejak 1 Mei 2023: 43", en="Over since 1 May 2023: 43")


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [(0, "0 hari", "0 days"), (1, "1 hari", "1 day"), (2, "2 hari", "2 days"), (-1, "-1 hari", "-1 days")],
)
def test_only_one_day_is_a_day_in_english(number: int, indonesian: str, english: str) -> None:
    assert (days_in_words(number, INDONESIAN), days_in_words(number, ENGLISH)) == (indonesian, english)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Rp0"), (999, "Rp999"), (1_000, "Rp1.000"), (43_000_000, "Rp43.000.000"), (-300_000, "-Rp300.000"),
        (9_223_372_036_854_775_807, "Rp9.223.372.036.854.775.807"),
    ],
)  # fmt: skip
def test_rupiah_have_points_between_thousands(amount: int, words: str) -> None:
    assert rupiah_in_words(amount) == words


def test_every_month_has_a_name_in_both_languages() -> None:
    named = {
        language: [day_in_words(date(2023, month, 1), language) for month in range(1, 13)] for language in Language
    }
    assert named[INDONESIAN][4:8] == ["1 Mei 2023", "1 Juni 2023", "1 Juli 2023", "1 Agustus 2023"]
    assert named[ENGLISH][11] == "1 December 2023"
    assert all(len(set(names)) == 12 for names in named.values())


@pytest.mark.parametrize(("number", "words"), [(0, "0 cases"), (1, "1 case"), (2, "2 cases")])
def test_what_is_counted_has_its_noun_in_english(number: int, words: str) -> None:
    left = Text(id="Tersisa: {cases} perkara", en="Left: {cases}").fill(cases=counted(number, "case", "cases"))
    assert (left.id, left.en) == (f"Tersisa: {number} perkara", f"Left: {words}")


def test_what_needs_no_words_stays_as_it_is() -> None:
    assert spoken(7, INDONESIAN) == 7
    assert spoken("B213", ENGLISH) == "B213"
