"""What a look leaves open is decided where every check digit leaves one reading, and stays unread everywhere else."""

import numpy as np
import pytest
from tests.factories.zones import Printed

from timpora.intake.core.scans.deciding import Decided, decide
from timpora.intake.core.scans.glyphs import ALPHABET, alphabet, apart
from timpora.intake.core.zones.layouts import LAYOUTS, Format


PASSPORT = Printed(names="REKAAN<<SARI", number="X1S34567G", optional="ZE184226B")
SECOND = 44


def looks(text: str, **unclear: str) -> np.ndarray:
    """Likeness as of a perfect scan; `unclear` says by `at_PLACE` which characters look alike there, the likeliest first."""
    found = np.stack([1 - apart()[ALPHABET.index(character)] for character in text])
    for place, characters in unclear.items():
        for lead, character in enumerate(reversed(characters)):
            found[int(place.removeprefix("at_")), ALPHABET.index(character)] = 0.97 + lead / 1000
    return found


def decided(printed: Printed, **unclear: str) -> Decided:
    layout = LAYOUTS[Format(printed.form)]
    return decide(looks("".join(printed.lines()), **unclear).reshape(layout.lines, layout.width, -1))


def unclear_at(place: int, characters: str) -> dict[str, str]:
    return {f"at_{place}": characters}


def test_clear_print_is_read_as_it_stands() -> None:
    found = decided(PASSPORT)
    assert found.text == "".join(PASSPORT.lines())
    assert not found.unsure


def test_check_digits_decide_between_characters_that_look_alike() -> None:
    found = decided(PASSPORT, **unclear_at(SECOND + 2, "5S"))
    assert found.text == "".join(PASSPORT.lines())
    [one] = found.unsure
    assert (one.place, one.candidates, one.became) == (SECOND + 2, "5S", "S")


def test_characters_that_weigh_the_same_stay_unread() -> None:
    found = decided(PASSPORT, **unclear_at(SECOND + 8, "6G"))
    assert found.text[SECOND + 8] == "?"
    assert [one.became for one in found.unsure] == [None]


def test_names_have_no_check_digit_and_stay_unread() -> None:
    found = decided(PASSPORT, **unclear_at(6, "FE"))
    assert found.text[6] == "?"


def test_an_unread_name_does_not_keep_the_number_from_being_decided() -> None:
    found = decided(PASSPORT, **unclear_at(6, "FE"), **unclear_at(SECOND + 2, "5S"))
    assert (found.text[6], found.text[SECOND + 2]) == ("?", "S")


def test_where_no_reading_agrees_with_the_digits_nothing_is_chosen() -> None:
    wrong = looks("".join(PASSPORT.lines()).replace("X1S34567G", "X1S94567G"), **unclear_at(SECOND + 2, "5S"))
    assert decide(wrong.reshape(2, 44, -1)).text[SECOND + 2] == "?"


def test_a_date_holds_no_letters_and_a_name_no_digits() -> None:
    found = decided(PASSPORT, **unclear_at(SECOND + 13, "B8"), **unclear_at(5, "R8"))
    assert found.text == "".join(PASSPORT.lines())
    assert not found.unsure


def test_what_clearly_is_a_letter_where_only_a_digit_can_stand_is_not_made_a_digit() -> None:
    found = decide(looks("".join(PASSPORT.lines()).replace("850101", "W50101")).reshape(2, 44, -1))
    assert found.text[SECOND + 13] == "?"


def test_what_is_like_no_character_is_told_without_candidates() -> None:
    faint = looks("".join(PASSPORT.lines()))
    faint[SECOND + 30] *= 0.6
    [one] = decide(faint.reshape(2, 44, -1)).unsure
    assert (one.place, one.candidates, one.became) == (SECOND + 30, "", None)


def test_so_many_open_places_that_chance_would_find_a_reading_are_left_unread() -> None:
    open_places = {f"at_{SECOND + place}": "1I" for place in range(28, 42)}
    found = decided(PASSPORT, **open_places)
    assert found.text[SECOND + 28 : SECOND + 42] == "?" * 14


@pytest.mark.parametrize("form", sorted(LAYOUTS))
def test_the_alphabet_is_drawn_so_that_any_two_characters_differ(form: Format) -> None:
    assert LAYOUTS[form].length == len("".join(Printed(form=form, code="V" if form.startswith("MRV") else "P").lines()))
    assert alphabet().shape == (len(ALPHABET), 28, 20)
    assert (apart() + np.eye(len(ALPHABET)) > 0.02).all()
