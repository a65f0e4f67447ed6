"""What a zone proves of a number in a list, and when a listed name contradicts it."""

from datetime import date

import pytest
from tests.factories.zones import Printed

from timpora.intake.core.zones.reading import read_zone
from timpora.intake.core.zones.telling_apart import digits_allow, names_contradict
from timpora.intake.core.zones.values import Zone


ON = date(2023, 6, 27)


def read(printed: Printed) -> Zone:
    return read_zone(printed.text(), on=ON)


@pytest.mark.parametrize("form", ["TD1", "TD2", "TD3"])
def test_of_numbers_that_differ_in_two_digits_one_in_ten_is_allowed_by_the_check_digits(form: str) -> None:
    zone = read(Printed(number="X1234507", form=form, code="P" if form == "TD3" else "I"))
    allowed = [number for number in (f"X12345{end:02d}" for end in range(100)) if digits_allow(zone, number)]
    assert "X1234507" in allowed
    assert len(allowed) == 10


def test_a_number_that_has_no_room_in_the_zone_is_not_its_number() -> None:
    assert not digits_allow(read(Printed()), "X12345670000")


@pytest.mark.parametrize(
    ("names", "listed", "contradicts"),
    [
        ("ERIKSSON<<ANNA<MARIA", "Anna Eriksson", False),
        ("ERIKSSON<<ANNA<MARIA", "Eriksson, A. M.", False),
        ("ERIKSSON<<ANNA<MARIA", "Anna Erikson", True),
        ("ERIKSSON<<ANNA<MARIA", "B. Eriksson", True),
        ("MUELLER<<ANNE", "Anne Müller", False),
        ("LI<<NA", "李娜 Li Na", False),
        ("LI<<NA", "李娜", False),
        ("PAPANDROREKALOPOULOS<<JONATHON<ALEXANDE", "Jonathon Bertram Papandrorekalopoulos", False),
        ("PAPANDROREKALOPOULOS<<JONATHON<ALEXANDE", "Xavier Ybanez", True),
    ],
)
def test_a_listed_name_contradicts_the_zone_when_it_has_a_word_that_is_not_there(
    names: str,
    listed: str,
    contradicts: bool,  # noqa: FBT001 - a case of a table
) -> None:
    assert names_contradict(listed, read(Printed(names=names))) is contradicts
