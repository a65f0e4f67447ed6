"""A zone is found however it was typed, pasted or sent; what is no zone is refused with what to do."""

from datetime import date

import pytest
from tests.factories.zones import Printed

from timpora.intake.core.zones.finding import is_complete
from timpora.intake.core.zones.reading import read_zone
from timpora.intake.core.zones.typed_text import MOST_CHARACTERS
from timpora.intake.core.zones.values import Because, Zone
from timpora.kernel.refusals import Refused


ON = date(2023, 6, 27)
PASSPORT = Printed(number="X1234507", names="REKAAN<<SARI<MAYA", optional="7788990")
CARD = Printed(form="TD1", code="I", number="X1234507", names="REKAAN<<SARI<MAYA", optional="77", more_optional="5")
FIRST, SECOND = PASSPORT.lines()
WAYS = {
    "lower case": PASSPORT.text().lower(),
    "Windows line ends": "\r\n".join(PASSPORT.lines()) + "\r\n",
    "empty lines between": "\n\n".join(PASSPORT.lines()),
    "line break lost": FIRST + SECOND,
    "line break as a space": f"{FIRST} {SECOND}",
    "line break written out": f"{FIRST}\\n{SECOND}",
    "spaces within": " ".join(FIRST) + "\n" + " ".join(SECOND),
    "wrapped by a mail": "\n".join((FIRST + SECOND)[at : at + 30] for at in range(0, 88, 30)),
    "indented and quoted": f"> {FIRST}\n> {SECOND}".replace(">", "\t"),
    "text above and below": f"Selamat pagi,\nini zonanya:\n{FIRST}\n{SECOND}\nTerima kasih.",
    "text on the same lines": f"MRZ: {FIRST} {SECOND} (hal. 2)",
    "text without a space around it": f"MRZ:{FIRST}{SECOND}(hal.2)",
    "a reader's marks": f"\x02{FIRST}\r{SECOND}\r\x03",
    "a reader's other marks": f"\x1c{FIRST}\x1e{SECOND}\x1d\x00",
    "escaped for a web page": PASSPORT.text().replace("<", "&lt;"),
    "full-width signs": PASSPORT.text().replace("<", "\uff1c"),
    "single guillemets": PASSPORT.text().replace("<", "\u2039"),
}


def read(text: str) -> Zone:
    return read_zone(text, on=ON)


@pytest.mark.parametrize("way", WAYS)
def test_a_passport_is_read_however_its_zone_is_written(way: str) -> None:
    zone = read(WAYS[way])
    assert zone.lines == tuple(PASSPORT.lines())
    assert not zone.repairs


@pytest.mark.parametrize("form", ["TD1", "TD2", "TD3", "MRV-A", "MRV-B"])
@pytest.mark.parametrize("between", ["\n", " ", "", "\r\n", "\n\n"])
def test_every_format_is_found_with_and_without_line_breaks(form: str, between: str) -> None:
    printed = Printed(form=form, code="V" if form.startswith("MRV") else "P" if form == "TD3" else "I", optional="12")
    zone = read(between.join(printed.lines()))
    assert (zone.format.value, zone.lines) == (form, tuple(printed.lines()))


def test_double_guillemets_are_two_fillers_or_one_as_the_length_demands_and_that_is_said() -> None:
    twice = read(f"{FIRST}\n{SECOND}".replace("<<", "\u00ab"))
    once = read(f"{FIRST}\n{SECOND}".replace("<", "\u00ab"))
    assert twice.lines == once.lines == tuple(PASSPORT.lines())
    for zone in (twice, once):
        [repair] = zone.repairs
        assert (repair.because, repair.was, repair.became, repair.position) == (
            Because.FILLERS_ONLY,
            "\u00ab",
            "<",
            None,
        )
        assert repair.text.id == "Tanda \u00ab dibaca sebagai tanda pengisi <."


def test_spaces_for_fillers_are_fillers_where_the_length_demands_it_and_that_is_said() -> None:
    zone = read(f"{FIRST.rstrip('<').replace('<', ' ')}{'<' * (44 - len(FIRST.rstrip('<')))}\n{SECOND}")
    assert zone.lines == tuple(PASSPORT.lines())
    assert [repair.text.en for repair in zone.repairs] == ["Spaces are read as the filler <."]


def test_both_signs_for_a_filler_are_said() -> None:
    shown = FIRST.replace("<<SARI", "\u00abSARI").replace("SARI<MAYA", "SARI MAYA")
    zone = read(f"{shown}\n{SECOND}")
    assert zone.lines == tuple(PASSPORT.lines())
    assert [repair.was for repair in zone.repairs] == ["\u00ab", " "]


@pytest.mark.parametrize("ending", ["", "<", "<" * 40])
def test_a_name_line_may_end_where_the_name_ends_or_later(ending: str) -> None:
    zone = read(f"{FIRST.rstrip('<')}{ending}\n{SECOND}")
    assert zone.lines == tuple(PASSPORT.lines())
    [repair] = zone.repairs
    assert (repair.because, repair.line, repair.became) == (Because.LENGTH, 1, "44")


def test_fillers_lost_within_the_second_line_are_put_back_where_every_digit_then_agrees() -> None:
    for lost in range(1, 7):
        shorter = SECOND.replace("7788990<<<<<<<", "7788990" + "<" * (7 - lost))
        assert read(f"{FIRST}\n{shorter}").lines == tuple(PASSPORT.lines())
    without = SECOND.replace("7788990<<<<<<<", "7788990")
    assert read(f"{FIRST.rstrip('<')}\n{without}").lines == tuple(PASSPORT.lines())
    longer = SECOND.replace("7788990<<<<<<<", "7788990<<<<<<<<<")
    assert read(f"{FIRST}\n{longer}").lines == tuple(PASSPORT.lines())


def test_lost_fillers_and_a_misread_character_are_mended_together_when_all_digits_prove_it() -> None:
    wrong = SECOND.replace("X1234507", "X12345O7").replace("<<<<<<<", "<<<<<")
    zone = read(f"{FIRST}\n{wrong}")
    assert zone.lines == tuple(PASSPORT.lines())
    assert [repair.because for repair in zone.repairs] == [Because.LENGTH, Because.CHECK_DIGIT]


def test_a_card_typed_without_the_fillers_at_its_ends_is_read() -> None:
    first, second, third = CARD.lines()
    short = second[:18] + "5" + second[-1]
    zone = read("\n".join([first.rstrip("<"), short, third.rstrip("<")]))
    assert zone.lines == tuple(CARD.lines())
    assert [repair.line for repair in zone.repairs] == [1, 2, 3]


def test_a_visa_typed_without_the_fillers_at_its_ends_is_read() -> None:
    printed = Printed(form="MRV-B", code="V", optional="12")
    first, second = printed.lines()
    assert read(f"{first.rstrip('<')}\n{second}").lines == tuple(printed.lines())
    assert read(f"{first}\n{second.rstrip('<')}").lines == tuple(printed.lines())


def test_a_passport_in_one_row_without_the_fillers_of_its_name_is_read() -> None:
    assert read(FIRST.rstrip("<") + SECOND).lines == tuple(PASSPORT.lines())


def test_a_first_letter_that_begins_no_zone_is_only_doubtful_when_the_digits_agree() -> None:
    zone = read(f"F{FIRST[1:]}\n{SECOND}")
    assert [defect.code for defect in zone.defects] == ["unusual_code"]


@pytest.mark.parametrize(
    "text",
    ["", "\n", "hello", "<" * 88, FIRST, SECOND, f"{FIRST}\n{SECOND[:30]}", "P" * 88, "9" * 90, f"{SECOND}\n{FIRST}", "\x02\x03"],
)  # fmt: skip
def test_what_is_no_zone_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read(text)
    assert refused.value.refusal.code == "no_zone"
    assert "44" in refused.value.refusal.remedy.id


def test_the_lengths_of_lines_that_do_not_fit_are_told() -> None:
    with pytest.raises(Refused) as refused:
        read(f"{FIRST}\n{SECOND[:30]}\nA\nB")
    assert "44, 30, 1, ..." in refused.value.refusal.what.en


def test_a_text_that_is_far_too_long_is_refused_at_once() -> None:
    with pytest.raises(Refused) as refused:
        read("P" * (MOST_CHARACTERS + 1))
    assert refused.value.refusal.code == "text_too_long"


def test_lines_are_complete_only_when_all_of_them_are_there() -> None:
    assert is_complete(PASSPORT.text())
    assert is_complete("\n".join(CARD.lines()))
    assert not is_complete(FIRST)
    assert not is_complete("\n".join(CARD.lines()[:2]))
    assert not is_complete("P" * (MOST_CHARACTERS + 1))
