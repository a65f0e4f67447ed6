"""Numbers of documents as they are misread and mistyped, and what was typed taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timpora.kernel.text import Language
from timpora.register.core.search.numbers import distance, misreadings, slips, why
from timpora.register.core.search.sought import Sought, sought


NUMBER = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=6, max_size=14)


@pytest.mark.parametrize(
    ("asked", "on_record", "said"),
    [
        ("E1234567", "E1234567", "nomor sama"),
        ("E12345O7", "E1234507", "nomor terbaca O sebagai 0"),
        ("EI234567", "E1234567", "nomor terbaca I sebagai 1"),
        ("E1234S67", "E1234567", "nomor terbaca S sebagai 5"),
        ("E123456B", "E1234568", "nomor terbaca B sebagai 8"),
        ("EZ345678", "E2345678", "nomor terbaca Z sebagai 2"),
        ("E12345G7", "E1234567", "nomor terbaca G sebagai 6"),
        ("E1234D67", "E1234067", "nomor terbaca D sebagai 0"),
        ("E12345OI", "E1234501", "nomor terbaca O, I sebagai 0, 1"),
        ("E1243567", "E1234567", "dua tanda nomor tertukar"),
        ("E1234569", "E1234567", "satu tanda nomor beda: 9, tercatat 7"),
        ("E123567", "E1234567", "nomor kurang satu tanda: E1234567"),
        ("E12344567", "E1234567", "nomor lebih satu tanda: E12344567"),
        ("E12345", "E1234567", "nomor berawal E12345"),
    ],
)
def test_a_number_is_found_by_its_misreadings_and_slips_and_told_by_which(
    asked: str, on_record: str, said: str
) -> None:
    assert on_record == asked or on_record.startswith(asked) or on_record in {*misreadings(asked), *slips(asked)}
    assert why(asked, on_record).within(Language.INDONESIAN) == said


@given(NUMBER)
def test_every_misreading_and_slip_is_bounded_and_says_why(number: str) -> None:
    misread, slipped = misreadings(number), slips(number)
    assert number not in {*misread, *slipped}
    assert len(misread) <= 256
    for other in (*misread, *slipped):
        assert 1 <= distance(number, other) <= 3 or other.startswith(number)
        assert why(number, other).within(Language.ENGLISH)


@pytest.mark.parametrize("short", ["", "A", "12", "A1234"])
def test_what_is_too_short_is_not_varied(short: str) -> None:
    assert misreadings(short) == slips(short) == []


@pytest.mark.parametrize(
    ("typed", "name", "number", "words"),
    [
        ("Zhang Wei", True, "", ("ZHANG", "WEI")),
        ("E 1234-567", False, "E1234567", ("E", "1234", "567")),
        ("2C21 JB 0001", False, "2C21JB0001", ("2C21", "JB", "0001")),
        ("Zhang Wei E1234567", True, "E1234567", ("ZHANG", "WEI", "E1234567")),
        ("Zhang Wei 1990", True, "", ("ZHANG", "WEI", "1990")),
        ("PT Baja Rekaan", True, "", ("BAJA", "REKAAN")),
        ("x", False, "", ()),
        ("12", False, "", ()),
        ("", False, "", ()),
        ("'; --", False, "", ()),
    ],
)
def test_what_was_typed_is_taken_apart(typed: str, *, name: bool, number: str, words: tuple[str, ...]) -> None:
    found = sought(typed)
    assert (bool(found.name), found.number, found.words) == (name, number, words)


@given(st.text(max_size=400))
def test_anything_can_be_typed(typed: str) -> None:
    assert isinstance(sought(typed), Sought)
