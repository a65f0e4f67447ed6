"""The specimens that ICAO Doc 9303 prints for its five formats (Anna Maria Eriksson of Utopia) are read as they are meant."""

from datetime import date

import pytest
from tests.factories.zones import digit

from timpora.intake.core.zones.arithmetic import check_digit
from timpora.intake.core.zones.layouts import Format
from timpora.intake.core.zones.reading import read_zone
from timpora.intake.core.zones.values import Certainty, DocumentKind, Sex, Zone
from timpora.kernel.periods import Period


ON = date(2010, 1, 1)
SPECIMENS = {
    Format.TD1: "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    Format.TD2: "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
    Format.TD3: "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
    Format.MRV_A: "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<",
    Format.MRV_B: "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<",
}
# Part 3, appendix A: what is covered, and the digit.
EXAMPLES = {
    "520727": "3", "AB2134<<<": "5", "HA672242<658022549601086<<<<<<<<<<<<<<0": "8", "D231458907<<<<<<<<<<<<<<<34071279507122<<<<<<<<<<": "2",
    "HA672242<658022549601086<<<<<<0": "8",
}  # fmt: skip


def read(form: Format) -> Zone:
    return read_zone(SPECIMENS[form], on=ON)


@pytest.mark.parametrize("covered", EXAMPLES)
def test_the_worked_examples_of_check_digits_come_out(covered: str) -> None:
    assert check_digit(covered) == EXAMPLES[covered] == digit(covered)


@pytest.mark.parametrize("form", SPECIMENS)
def test_a_specimen_is_sound_and_nothing_in_it_is_repaired(form: Format) -> None:
    zone = read(form)
    assert zone.format is form
    assert zone.is_sound
    assert not zone.repairs
    assert [defect.code for defect in zone.defects] == ["specimen"]
    assert zone.lines == tuple(SPECIMENS[form].split("\n"))


@pytest.mark.parametrize("form", SPECIMENS)
def test_the_name_of_a_specimen_is_split(form: Format) -> None:
    zone = read(form)
    assert (zone.surname.value, zone.given_names.value, zone.name) == ("ERIKSSON", "ANNA MARIA", "ERIKSSON ANNA MARIA")
    assert zone.surname.certainty is Certainty.UNCHECKED
    assert not zone.name_may_be_cut


def test_the_passport_says_all_that_it_says() -> None:
    zone = read(Format.TD3)
    assert (zone.kind, zone.document_code.value, zone.issuing_state.value) == (DocumentKind.PASSPORT, "P", "UTO")
    assert (zone.number.value, zone.number.certainty, zone.number.also_fits) == ("L898902C3", Certainty.PROVEN, ())
    assert (zone.born.value, zone.born.certainty) == (Period(date(1974, 8, 12), date(1974, 8, 12)), Certainty.PROVEN)
    assert (zone.expires_on.value, zone.expires_on.certainty) == (date(2012, 4, 15), Certainty.PROVEN)
    assert (zone.sex.value, zone.sex.certainty) == (Sex.FEMALE, Certainty.UNCHECKED)
    assert (zone.nationality.value, zone.nationality.certainty) == ("UTO", Certainty.UNCHECKED)
    assert [(one.value, one.certainty) for one in zone.optional] == [("ZE184226B", Certainty.PROVEN)]


def test_the_visas_belong_to_a_person_of_unspecified_nationality() -> None:
    zones = [read(Format.MRV_A), read(Format.MRV_B)]
    assert [zone.kind for zone in zones] == [DocumentKind.VISA] * 2
    assert [zone.nationality.value for zone in zones] == ["XXX"] * 2
    assert [zone.born.value for zone in zones] == [Period(date(1940, 9, 7), date(1940, 9, 7))] * 2
    assert [zone.expires_on.value for zone in zones] == [date(1996, 12, 10)] * 2
    assert [[(one.value, one.certainty) for one in zone.optional] for zone in zones] == [
        [("6ZE184226B", Certainty.UNCHECKED)], [(None, Certainty.EMPTY)],
    ]  # fmt: skip


def test_the_published_long_number_goes_on_in_the_optional_data() -> None:
    zone = read_zone(
        "I<UTOD23145890<7349<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<", on=ON
    )
    assert (zone.number.value, zone.number.certainty) == ("D23145890734", Certainty.PROVEN)
    assert [one.value for one in zone.optional] == [None, None]
    assert zone.is_sound
