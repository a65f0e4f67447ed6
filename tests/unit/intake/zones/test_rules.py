"""The rules of ICAO Doc 9303 that real documents use, each on an invented document."""

from datetime import date

import pytest
from tests.factories.zones import Printed, with_last_digit

from timpora.intake.core.zones.reading import read_zone
from timpora.intake.core.zones.values import Certainty, DocumentKind, Sex, Weight, Zone
from timpora.kernel.periods import Period
from timpora.kernel.text import Language


ON = date(2023, 6, 27)


def read(printed: Printed, on: date = ON) -> Zone:
    return read_zone(printed.text(), on=on)


def codes(zone: Zone) -> list[str]:
    return [defect.code for defect in zone.defects]


@pytest.mark.parametrize("form", ["TD1", "TD2"])
def test_a_number_of_more_than_nine_characters_is_read_whole_and_the_optional_data_begin_behind_it(form: str) -> None:
    zone = read(Printed(form=form, code="I", number="REKA1234567", optional="77" if form == "TD2" else "7788"))
    assert (zone.number.value, zone.number.certainty) == ("REKA1234567", Certainty.PROVEN)
    assert zone.optional[0].value == ("77" if form == "TD2" else "7788")
    assert zone.is_sound


def test_a_long_number_may_fill_the_optional_data_to_the_end() -> None:
    zone = read(Printed(form="TD2", code="I", number="REKA1234567890"))
    assert zone.number.value == "REKA1234567890"
    assert zone.is_sound


@pytest.mark.parametrize("empty", ["<", "0"])
def test_the_digit_of_empty_optional_data_is_a_filler_or_a_zero(empty: str) -> None:
    zone = read(Printed(empty_digit=empty))
    assert [(one.value, one.certainty) for one in zone.optional] == [(None, Certainty.EMPTY)]
    assert zone.is_sound


def test_a_second_line_without_any_filler_is_read() -> None:
    printed = Printed(
        state="CHN", nationality="CHN", number="E01234578", names="REKA<<XIAOMING", optional="MNPOKLNDMFNHA0", code="PO"
    )
    assert "<" not in printed.lines()[1]
    zone = read(printed)
    assert (zone.number.value, zone.optional[0].value) == ("E01234578", "MNPOKLNDMFNHA0")
    assert zone.optional[0].certainty is Certainty.PROVEN
    assert zone.is_sound


def test_a_space_or_sign_within_a_number_is_a_filler_in_the_zone() -> None:
    assert read(Printed(number="AB<1234")).number.value == "AB 1234"


@pytest.mark.parametrize(
    ("printed", "code", "surname", "given"),
    [
        ("SUKARTI", "one_name", "SUKARTI", None),
        ("SITI<REKA<WATI", "one_name", "SITI REKA WATI", None),
        ("<<RAMESH<REKA", "no_surname", None, "RAMESH REKA"),
        ("VAN<DER<REKA<<ANNE<MARIE", None, "VAN DER REKA", "ANNE MARIE"),
        ("LEE<<K", None, "LEE", "K"),
        ("LEE<<C<K", None, "LEE", "C K"),
        ("REKA<<MAYA<<JUNIOR", "more_parts", "REKA", "MAYA JUNIOR"),
    ],
)
def test_names_are_split_as_the_zone_splits_them(printed: str, code: str | None, surname: str, given: str) -> None:
    zone = read(Printed(names=printed))
    assert (zone.surname.value, zone.given_names.value) == (surname, given)
    assert codes(zone) == ([code] if code else [])


def test_an_empty_name_is_a_defect() -> None:
    zone = read(Printed(names=""))
    assert codes(zone) == ["no_name"]
    assert not zone.is_sound
    assert zone.name == ""


def test_a_name_that_fills_its_field_may_be_cut_and_is_said_to_be() -> None:
    zone = read(Printed(names="PAPANDROREKALOPOULOS<<JONATHONREKAALEXANDER"))
    assert zone.name_may_be_cut
    assert codes(zone) == ["name_may_be_cut"]
    assert zone.is_sound


@pytest.mark.parametrize(
    ("born", "first", "last"),
    [
        ("8502<<", date(1985, 2, 1), date(1985, 2, 28)),
        ("85<<<<", date(1985, 1, 1), date(1985, 12, 31)),
        ("230627", ON, ON),
        ("230628", date(1923, 6, 28), date(1923, 6, 28)),
        ("23<<<<", date(2023, 1, 1), date(2023, 12, 31)),
        ("2307<<", date(1923, 7, 1), date(1923, 7, 31)),
        ("000229", date(2000, 2, 29), date(2000, 2, 29)),
    ],
)
def test_a_birth_day_is_all_days_that_it_allows_in_the_latest_century_that_has_begun(
    born: str, first: date, last: date
) -> None:
    zone = read(Printed(born=born))
    assert zone.born.value == Period(first, last)
    assert zone.born.certainty is Certainty.PROVEN
    assert zone.is_sound


def test_the_day_judged_decides_the_century_of_birth() -> None:
    assert read(Printed(born="200101"), on=date(2019, 1, 1)).born.value == Period(date(1920, 1, 1), date(1920, 1, 1))
    assert read(Printed(born="200101"), on=date(2021, 1, 1)).born.value == Period(date(2020, 1, 1), date(2020, 1, 1))


def test_a_leap_day_is_looked_for_in_the_century_that_has_it() -> None:
    zone = read(Printed(born="000229"), on=date(1999, 1, 1))
    assert (zone.born.value, zone.born.certainty) == (None, Certainty.DOUBTFUL)  # 1900 was no leap year


@pytest.mark.parametrize("born", ["850000", "850200"])
def test_unknown_parts_printed_as_zeros_are_read_and_mentioned(born: str) -> None:
    zone = read(Printed(born=born))
    assert zone.born.value is not None
    assert codes(zone) == ["unknown_as_zeros"]


def test_a_birth_day_may_be_wholly_unknown() -> None:
    zone = read(Printed(born="<<<<<<"))
    assert (zone.born.value, zone.born.certainty) == (None, Certainty.EMPTY)
    assert codes(zone) == ["birth_unknown"]


@pytest.mark.parametrize(
    ("born", "code"), [("851301", "no_such_day"), ("850230", "no_such_day"), ("85<<01", "not_a_day"), ("8<0101", "not_a_day"), ("851<01", "not_a_day"), ("85010<", "not_a_day")]
)  # fmt: skip
def test_a_birth_day_that_is_none_is_a_defect_although_its_digit_agrees(born: str, code: str) -> None:
    zone = read(Printed(born=born))
    assert (zone.born.value, zone.born.certainty) == (None, Certainty.DOUBTFUL)
    assert codes(zone) == [code]


@pytest.mark.parametrize(
    ("expires", "on", "day"),
    [
        ("300101", ON, date(2030, 1, 1)),
        ("991231", ON, date(1999, 12, 31)),
        ("700101", ON, date(2070, 1, 1)),
        ("050101", date(1996, 1, 1), date(2005, 1, 1)),
        ("240229", ON, date(2024, 2, 29)),
    ],
)
def test_an_expiry_lies_in_the_century_that_brings_it_nearest_to_the_day_judged(
    expires: str, on: date, day: date
) -> None:
    assert read(Printed(born="550101", expires=expires), on=on).expires_on.value == day


@pytest.mark.parametrize(("expires", "code"), [("301301", "no_such_day"), ("30<<<<", "not_a_day")])
def test_an_expiry_that_is_no_day_is_a_defect(expires: str, code: str) -> None:
    zone = read(Printed(expires=expires))
    assert (zone.expires_on.value, zone.expires_on.certainty) == (None, Certainty.DOUBTFUL)
    assert codes(zone) == [code]


def test_a_document_may_have_no_expiry() -> None:
    zone = read(Printed(form="TD1", code="I", expires="<<<<<<"))
    assert (zone.expires_on.value, zone.expires_on.certainty) == (None, Certainty.EMPTY)
    assert codes(zone) == ["no_expiry"]


def test_no_document_ends_before_its_holder_is_born() -> None:
    zone = read(Printed(born="150101", expires="100101"))
    assert codes(zone) == ["expires_before_birth"]
    assert zone.expires_on.certainty is Certainty.DOUBTFUL


STATES = ("D", "XXA", "XXB", "XXC", "XXX", "UNO", "UNA", "UNK", "GBD", "GBN", "GBO", "GBP", "GBS", "XOM", "EUE", "XPO", "RKS", "XBA", "IAO", "CHN")  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_the_codes_of_states_organisations_and_stateless_persons_are_known(state: str) -> None:
    zone = read(Printed(state=state, nationality=state))
    assert (zone.issuing_state.value, zone.nationality.value) == (state, state)
    assert zone.is_sound


@pytest.mark.parametrize("state", ["QQQ", "ZZ", "", "X<A"])
def test_a_code_that_is_not_known_is_a_defect(state: str) -> None:
    zone = read(Printed(nationality=state))
    assert codes(zone) == ["unknown_state"]
    assert zone.nationality.certainty is Certainty.DOUBTFUL


@pytest.mark.parametrize(
    ("sex", "value", "code"),
    [("M", Sex.MALE, None), ("<", Sex.UNSPECIFIED, None), ("X", Sex.UNSPECIFIED, "sex_as_x"), ("7", None, "sex_unknown")],
)  # fmt: skip
def test_the_sex_is_m_or_f_or_unspecified(sex: str, value: Sex | None, code: str | None) -> None:
    zone = read(Printed(sex=sex))
    assert zone.sex.value is value
    assert codes(zone) == ([code] if code else [])


@pytest.mark.parametrize(
    ("form", "code", "kind"),
    [
        ("TD3", "PD", DocumentKind.PASSPORT), ("TD1", "IP", DocumentKind.CARD), ("TD2", "AC", DocumentKind.CREW_CERTIFICATE),
        ("TD1", "C", DocumentKind.CARD), ("MRV-A", "V", DocumentKind.VISA), ("MRV-B", "VC", DocumentKind.VISA),
    ],
)  # fmt: skip
def test_the_kind_of_document_follows_its_code(form: str, code: str, kind: DocumentKind) -> None:
    zone = read(Printed(form=form, code=code))
    assert (zone.format.value, zone.kind, zone.document_code.value) == (form, kind, code)
    assert zone.is_sound


def test_a_code_that_its_format_does_not_have_is_doubtful() -> None:
    zone = read(Printed(form="TD3", code="I"))
    assert codes(zone) == ["unusual_code"]
    assert zone.document_code.certainty is Certainty.DOUBTFUL


def test_a_number_that_is_empty_or_has_no_digit_is_a_defect() -> None:
    assert codes(read(Printed(number=""))) == ["number_empty"]
    first, second = Printed(number="X1234567").lines()
    zone = read_zone(with_last_digit([first, f"{second[:9]}<{second[10:]}"], "TD3"), on=ON)
    assert codes(zone) == ["no_check_digit"]
    assert zone.number.certainty is Certainty.DOUBTFUL


@pytest.mark.parametrize("optional", ["7<<", "7"])
def test_one_character_behind_a_number_without_digit_is_no_long_number(optional: str) -> None:
    first, second, third = Printed(form="TD1", code="I", number="REKA12345", optional=optional).lines()
    zone = read_zone(with_last_digit([f"{first[:14]}<{first[15:]}", second, third], "TD1"), on=ON)
    assert codes(zone) == ["no_check_digit"]
    assert (zone.number.value, zone.optional[0].value) == ("REKA12345", "7")


def test_a_digit_over_the_whole_that_alone_disagrees_is_named() -> None:
    first, second = Printed(optional="1234").lines()
    wrong = str((int(second[-1]) + 1) % 10)
    zone = read_zone(f"{first}\n{second[:-1]}{wrong}", on=ON)
    [defect] = zone.defects
    assert (defect.code, defect.weight, defect.line, defect.position) == ("composite", Weight.WRONG, 2, 44)
    assert f"tertulis {wrong}, padahal seharusnya {second[-1]}" in defect.what.id


def test_every_defect_says_in_both_languages_where_it_is_and_what_to_do() -> None:
    [defect] = read(Printed(born="851301")).defects
    assert defect.within(Language.INDONESIAN).startswith(
        "Baris 2, posisi 14: Hari “851301” pada tanggal lahir tidak ada"
    )
    assert defect.within(Language.ENGLISH) == (
        "Line 2, position 14: The day “851301” in the birth date is in no calendar. "
        "Compare the birth date with the document, letter by letter, and type or scan it again."
    )
