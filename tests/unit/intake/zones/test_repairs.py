"""Misread characters are repaired where digits prove one repair, or their place allows one; else they stay and are named."""

from datetime import date

import pytest
from tests.factories.zones import Printed

from timpora.intake.core.zones.reading import read_zone
from timpora.intake.core.zones.values import Because, Certainty, Zone


ON = date(2023, 6, 27)


def misread(printed: Printed, line: int, position: int, became: str) -> Zone:
    """The zone with one character, or several in a row, read as something else."""
    lines = list(printed.lines())
    at = position - 1
    lines[line - 1] = lines[line - 1][:at] + became + lines[line - 1][at + len(became) :]
    return read_zone("\n".join(lines), on=ON)


def codes(zone: Zone) -> list[str]:
    return [defect.code for defect in zone.defects]


def test_a_letter_read_for_a_digit_of_the_number_is_repaired_because_one_reading_alone_fits() -> None:
    zone = misread(Printed(number="X1204578"), 2, 4, "O")
    assert (zone.number.value, zone.number.certainty) == ("X1204578", Certainty.REPAIRED)
    [repair] = zone.repairs
    assert (repair.because, repair.line, repair.position, repair.was, repair.became) == (
        Because.CHECK_DIGIT,
        2,
        4,
        "O",
        "0",
    )
    assert repair.text.id == "O dibaca sebagai 0: hanya dengan bacaan ini digit pemeriksa cocok."
    assert zone.is_sound


def test_letters_in_days_and_check_digits_are_digits_where_the_digit_then_agrees() -> None:
    zone = misread(Printed(born="800512", number="X1234567"), 2, 14, "8OO5I2")
    assert zone.born.certainty is Certainty.REPAIRED
    assert {repair.because for repair in zone.repairs} == {Because.DIGITS_ONLY}
    assert zone.is_sound


@pytest.mark.parametrize(("born", "at", "letter"), [("8502<<", 18, "K"), ("85<<<<", 16, "C"), ("85<<<<", 17, "L")])
def test_a_filler_of_a_birth_day_read_as_a_letter_is_a_filler_again(born: str, at: int, letter: str) -> None:
    zone = misread(Printed(born=born), 2, at, letter)
    assert zone.lines == tuple(Printed(born=born).lines())
    assert zone.is_sound


def test_what_several_readings_explain_is_not_repaired_and_all_are_named() -> None:
    zone = misread(Printed(number="00X12345"), 2, 1, "O")
    assert (zone.number.value, zone.number.certainty) == ("O0X12345", Certainty.DOUBTFUL)
    [defect] = zone.defects
    assert defect.code == "several_readings"
    assert defect.what.en.endswith("more than one reading is possible: 00X12345, OOX12345. None was chosen.")
    assert not zone.repairs


def test_six_and_g_weigh_the_same_so_both_readings_are_kept() -> None:
    zone = misread(Printed(number="AG12345"), 2, 2, "6")
    assert zone.number.value == "A612345"
    assert zone.number.also_fits == ("AG12345",)


def test_a_filler_behind_the_number_read_as_k_weighs_the_same_so_both_readings_are_kept() -> None:
    zone = misread(Printed(number="X1234577"), 2, 9, "K")
    assert zone.number.value == "X1234577K"
    assert zone.number.also_fits == ("X1234577",)


def test_digits_in_names_and_codes_of_states_are_letters() -> None:
    zone = misread(Printed(names="SOBIZ<<REKA"), 1, 6, "5081Z")
    assert (zone.surname.value, zone.surname.certainty) == ("SOBIZ", Certainty.REPAIRED)
    assert misread(Printed(nationality="IDN"), 2, 11, "1").nationality.value == "IDN"
    assert misread(Printed(state="OMN"), 1, 3, "0").issuing_state.certainty is Certainty.REPAIRED
    assert misread(Printed(form="TD1", code="I"), 1, 1, "1").document_code.value == "I"


def test_fillers_behind_a_short_code_read_as_letters_are_fillers() -> None:
    zone = misread(Printed(nationality="D"), 2, 12, "KC")
    assert (zone.nationality.value, zone.nationality.certainty) == ("D", Certainty.REPAIRED)


def test_a_code_that_may_be_two_states_is_not_chosen() -> None:
    zone = misread(Printed(nationality="GBO"), 2, 11, "GB0")
    assert (zone.nationality.value, zone.nationality.certainty) == ("GB0", Certainty.DOUBTFUL)
    [defect] = zone.defects
    assert defect.what.en == "The code “GB0” of the nationality may mean GBO, GBD. None was chosen."


def test_a_digit_that_is_no_letter_stays_in_the_name_and_is_named() -> None:
    zone = misread(Printed(names="REKAAN<<SARI"), 1, 7, "3")
    assert zone.surname.value == "R3KAAN"
    assert codes(zone) == ["digit_in_name"]


@pytest.mark.parametrize("tail", ["K", "C<", "<L", "KKKK", "<K<C<L"])
def test_letters_amid_the_fillers_behind_a_name_are_fillers(tail: str) -> None:
    printed = Printed(names="REKAAN<<SARI")
    zone = misread(printed, 1, 6 + len("REKAAN<<SARI<<"), tail)
    assert zone.lines == tuple(printed.lines())
    assert zone.given_names.value == "SARI"


def test_letters_amid_the_fillers_behind_a_single_name_are_fillers() -> None:
    assert misread(Printed(names="SUKARTI"), 1, 6 + len("SUKARTI<<<<"), "K").name == "SUKARTI"
    assert misread(Printed(names="SUKARTI"), 1, 6 + len("SUKARTI<<"), "KKKKK<").name == "SUKARTI"


def test_fillers_all_read_as_k_are_fillers_but_the_end_of_the_name_is_doubtful() -> None:
    printed = Printed(names="REKAAN<<SARI")
    zone = misread(printed, 1, 6 + len("REKAAN<<SARI"), "K" * 27)
    assert zone.given_names.value == "SARI"
    assert zone.given_names.certainty is Certainty.DOUBTFUL
    assert codes(zone) == ["name_end_unsure"]
    [repair] = zone.repairs
    assert (repair.position, repair.was, repair.became) == (18, "K" * 27, "<" * 27)


def test_a_filler_read_for_the_sex_is_a_filler() -> None:
    zone = misread(Printed(sex="<"), 2, 21, "K")
    assert zone.lines == tuple(Printed(sex="<").lines())


def test_a_digit_over_the_whole_read_as_a_letter_is_repaired() -> None:
    printed = next(one for n in range(99) if (one := Printed(number=f"X12345{n:02}")).lines()[1][-1] == "8")
    zone = misread(printed, 2, 44, "B")
    assert zone.lines == tuple(printed.lines())
    assert zone.is_sound


@pytest.mark.parametrize(("form", "line", "at"), [("TD1", 1, 17), ("TD2", 2, 30)])
def test_optional_data_that_only_the_digit_over_the_whole_covers_are_repaired_by_it(
    form: str, line: int, at: int
) -> None:
    printed = Printed(form=form, code="I", optional="7A0A7", number="X1234477", born="440404", expires="440404")
    zone = misread(printed, line, at + 1, "O")
    assert zone.lines == tuple(printed.lines())
    assert zone.optional[0].certainty is Certainty.REPAIRED
    assert zone.is_sound


def test_optional_data_with_several_readings_are_left_and_named() -> None:
    printed = Printed(form="TD1", code="I", optional="00000000", number="X1234477")
    zone = misread(printed, 1, 16, "O")
    assert codes(zone) == ["composite_several"]
    assert zone.optional[0].certainty is Certainty.DOUBTFUL
    assert not zone.repairs


def test_the_filler_that_announces_a_long_number_is_recognised_when_it_is_read_as_a_letter() -> None:
    printed = Printed(form="TD1", code="I", number="REKA1234567")
    for letter in "KCL":
        zone = misread(printed, 1, 15, letter)
        assert (zone.number.value, zone.number.certainty) == ("REKA1234567", Certainty.REPAIRED)
        assert zone.lines == tuple(printed.lines())


def test_a_digit_of_a_short_number_read_as_a_letter_makes_no_long_number() -> None:
    zone = misread(Printed(form="TD1", code="I", number="REKA12345", optional="78"), 1, 15, "K")
    assert (zone.number.value, zone.number.certainty) == ("REKA12345", Certainty.DOUBTFUL)
    assert codes(zone) == ["check_digit"]


def test_two_fields_are_repaired_together_when_all_digits_agree_on_it() -> None:
    lines = Printed(number="X1204578", optional="5A7").lines()
    second = lines[1].replace("X1204578", "X12O4578").replace("5A7", "SA7")
    zone = read_zone(f"{lines[0]}\n{second}", on=ON)
    assert zone.lines == tuple(lines)
    assert zone.is_sound


def test_a_repair_that_the_digit_over_the_whole_contradicts_is_not_made() -> None:
    lines = Printed(number="X1204578").lines()
    wrong = str((int(lines[1][-1]) + 1) % 10)
    zone = read_zone(f"{lines[0]}\n{lines[1][:-1].replace('X1204578', 'X12O4578')}{wrong}", on=ON)
    assert zone.number.value == "X12O4578"
    assert codes(zone) == ["contradicted_reading"]


def test_a_field_that_cannot_be_repaired_does_not_keep_another_from_it() -> None:
    lines = Printed(number="X1204578", born="850101").lines()
    second = lines[1].replace("X1204578", "X12O4578").replace("850101", "850107")
    zone = read_zone(f"{lines[0]}\n{second}", on=ON)
    assert (zone.number.value, zone.number.certainty) == ("X1204578", Certainty.REPAIRED)
    assert zone.born.certainty is Certainty.DOUBTFUL
    assert codes(zone) == ["check_digit"]


def test_letters_in_a_day_whose_digit_still_disagrees_stay() -> None:
    zone = misread(Printed(born="800512"), 2, 14, "8OO513")
    assert (zone.born.value, zone.born.certainty) == (None, Certainty.DOUBTFUL)
    assert codes(zone) == ["not_a_day", "check_digit"]


def test_a_letter_for_the_digit_of_a_number_is_the_digit_that_it_looks_like() -> None:
    printed = next(one for n in range(99) if (one := Printed(number=f"X12345{n:02}")).lines()[1][9] == "8")
    zone = misread(printed, 2, 10, "B")
    assert zone.lines == tuple(printed.lines())
    assert zone.repairs[0].because is Because.DIGITS_ONLY


def test_a_letter_that_stands_for_no_digit_leaves_the_field_as_it_is() -> None:
    zone = misread(Printed(), 2, 10, "X")
    assert codes(zone) == ["check_digit"]
    zone = misread(Printed(), 2, 15, "X")
    assert codes(zone) == ["not_a_day", "check_digit"]
