"""A zone held against a printed name and a record, and what of it becomes facts."""

from datetime import date

import polars as pl
import pytest
from tests.factories.zones import Printed

from timpora.facts.register import register_from
from timpora.intake.core.zones.comparing import Recorded, differences, same_name
from timpora.intake.core.zones.facts import facts_of_zone
from timpora.intake.core.zones.reading import read_zone
from timpora.intake.core.zones.transliteration import zone_forms
from timpora.intake.core.zones.values import Zone
from timpora.kernel.periods import Period
from timpora.kernel.refusals import Source


ON = date(2023, 6, 27)
SOURCE = Source("pembaca paspor", None, 3)


def read(printed: Printed) -> Zone:
    return read_zone(printed.text(), on=ON)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("MÜLLER", {"MUELLER", "MULLER", "MUXXLLER"}),
        ("ÅSA", {"AASA", "ASA"}),
        ("NÚÑEZ", {"NUNEZ", "NUNXXEZ"}),
        ("ÆRØ", {"AEROE"}),
        ("STRAẞE", {"STRASSE"}),
        ("ŁÓDŹ", {"LODZ"}),
        ("ÞÓR", {"THOR"}),
        ("ЩУКИНА", {"SHCHUKINA", "SHCHUKYNA", "SHTUKINA", "SHTUKYNA"}),
        ("СОЛЬ", {"SOL"}),
        ("محمد", {"MXHMD"}),
        ("ANNA", {"ANNA"}),
        ("李", {""}),
    ],
)
def test_a_word_has_the_forms_that_the_tables_of_the_standard_permit(word: str, forms: set[str]) -> None:
    assert zone_forms(word) == forms


def test_a_word_of_very_many_doubtful_letters_has_bounded_forms() -> None:
    assert len(zone_forms("Ü" * 60)) <= 256


@pytest.mark.parametrize(
    ("names", "printed", "same"),
    [
        ("MUELLER<<ANNE<MARIE", "Anne-Marie Müller", True),
        ("MULLER<<ANNE<MARIE", "MÜLLER, Anne Marie", True),
        ("OCONNOR<<SEAN", "Seán O'Connor", True),
        ("STRASSE<<UWE", "Uwe Straße", True),
        ("IVANOV<<ALEKSEI", "Алексей Иванов", True),
        ("SUKARTI", "Sukarti", True),
        ("ERIKSSON<<ANNA<MARIA", "Anna Eriksson", False),
        ("ERIKSSON<<ANNA", "Anna Maria Eriksson", False),
        ("ERIKSSON<<ANNA", "Anna Ericsson", False),
        ("LI<<XIAO", "Xiao Xiao Li", False),
        ("PAPANDROREKALOPOULOS<<JONATHON<ALEXANDE", "Jonathon Alexander Maximilian Papandrorekalopoulos", True),
        ("PAPANDROREKALOPOULOS<<JONATHON<ALEXANDE", "Jonathon Bertram Papandrorekalopoulos", False),
        ("PAPANDROREKALOPOULOS<<JONATHON<ALEXANDE", "Papandrorekalopoulos Jonathon Alexande", True),
        ("PAPANDROREKALOPOULOS<<JONATHON<ALEXANDE", "Xavier Ybanez", False),
    ],
)
def test_a_printed_name_is_the_same_when_every_word_has_a_permitted_form(names: str, printed: str, same: bool) -> None:  # noqa: FBT001 - a case of a table
    assert same_name(printed, read(Printed(names=names))) is same


def test_a_record_that_says_the_same_or_nothing_does_not_differ() -> None:
    zone = read(Printed(born="8502<<"))
    assert differences(zone, Recorded()) == []
    recorded = Recorded(
        name="Sari Rekaan", number="x-123 4567", born=Period(date(1985, 2, 7), date(1985, 2, 7)), nationality="IDN",
        valid_until=date(2030, 1, 1),
    )  # fmt: skip
    assert differences(zone, recorded) == []


def test_everything_that_differs_from_a_record_is_named_with_both_values() -> None:
    recorded = Recorded(
        name="Mira Rekaan", number="X7654321", born=Period(date(1985, 2, 1), date(1985, 2, 28)), nationality="CHN",
        valid_until=date(2029, 1, 1),
    )  # fmt: skip
    found = differences(read(Printed()), recorded)
    assert [reason.code for reason in found] == [f"zone_{name}_differs" for name in ("number", "names", "birth", "nationality", "expiry")]  # fmt: skip
    assert [reason.text.en for reason in found] == [
        "The document number differs: the zone says X1234567, here X7654321.",
        "The name differs: the zone says REKAAN SARI, here Mira Rekaan.",
        "The birth date differs: the zone says 1 January 1985, here 1 February 1985 to 28 February 1985.",
        "The nationality differs: the zone says IDN, here CHN.",
        "The date of expiry differs: the zone says 1 January 2030, here 1 January 2029.",
    ]


def test_a_number_with_g_for_6_does_not_differ_because_no_digit_tells_them_apart() -> None:
    assert differences(read(Printed(number="AG12345")), Recorded(number="A612345")) == []


def test_germany_is_one_state_in_the_zone_and_in_lists() -> None:
    assert differences(read(Printed(nationality="D")), Recorded(nationality="DEU")) == []


def test_what_is_doubtful_in_the_zone_differs_from_nothing() -> None:
    text = Printed().text().replace("X1234567<7", "X1234568<7").replace("850101", "850107")
    recorded = Recorded(number="X1234567", born=Period(date(1985, 1, 1), date(1985, 1, 1)))
    assert differences(read_zone(text, on=ON), recorded) == []


def test_number_and_expiry_of_a_visa_are_not_those_of_the_passport() -> None:
    visa = read(Printed(form="MRV-A", code="V"))
    assert differences(visa, Recorded(number="OTHER1", valid_until=date(2029, 1, 1))) == []
    facts = facts_of_zone(visa, person=1, source=SOURCE)
    assert (facts["people"].height, facts["travel_documents"].height) == (1, 0)


def test_a_sound_zone_becomes_a_person_and_a_document_with_their_source() -> None:
    facts = facts_of_zone(read(Printed(born="8502<<", nationality="D", state="D")), person=7, source=SOURCE)
    register = register_from(dict(facts))
    assert register.people.collect().to_dicts() == [
        {"source_file": "pembaca paspor", "source_sheet": None, "source_row": 3, "person": 7, "name": "REKAAN SARI",
         "born_earliest": date(1985, 2, 1), "born_latest": date(1985, 2, 28), "nationality": "DEU"},
    ]  # fmt: skip
    [document] = register.travel_documents.collect().to_dicts()
    assert (document["document_number"], document["valid_until"], document["issued_on"]) == (
        "X1234567",
        date(2030, 1, 1),
        None,
    )


def test_what_is_doubtful_becomes_no_fact() -> None:
    text = (
        Printed(names="R3KAAN").text().replace("850101", "850107").replace("IDN8", "QQQ8").replace("300101", "300107")
    )
    facts = facts_of_zone(read_zone(text, on=ON), person=1, source=SOURCE)
    [person] = facts["people"].to_dicts()
    assert (person["name"], person["born_earliest"], person["nationality"]) == ("X1234567", None, None)
    assert facts["travel_documents"].select("valid_until").item() is None


def test_a_zone_without_sure_name_and_number_tells_of_nobody() -> None:
    text = Printed(names="R3KAAN").text().replace("X1234567<7", "X1234568<7")
    facts = facts_of_zone(read_zone(text, on=ON), person=1, source=SOURCE)
    assert [frame.height for frame in facts.values()] == [0, 0]
    assert not any("sex" in frame.columns for frame in facts.values())
    assert all(isinstance(frame, pl.DataFrame) for frame in facts.values())
