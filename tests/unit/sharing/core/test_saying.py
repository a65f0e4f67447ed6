"""What a share says: the fields that were chosen and no others, in both languages, and no number of fewer than five people."""

import json

import pytest

from timpora.evaluation.core import disclosure
from timpora.kernel.text import Text
from timpora.sharing.core.kinds import FIELD_WORDS, FIELDS, NAMES_SOMEBODY, Field, ShareKind, chosen_at_first, fields_of
from timpora.sharing.core.saying import (
    LEAST,
    Sayable,
    by_district,
    counted,
    digest_of,
    from_plain,
    lines_of,
    plain_of,
)


WEI, MARIA = ({Field.NAME: Text(id=name, en=name), Field.BORN: None} for name in ("Contoh Wei", "Contoh Maria"))
TOLD = Sayable(whole={Field.WHAT: Text(id="Melebihi", en="Overstay"), Field.STAY_LIMIT: None}, each=[WEI])


def said(*fields: Field, told: Sayable = TOLD) -> list[tuple[str, str]]:
    return [(line.label.en, line.value.en) for line in lines_of(ShareKind.FINDING, told, fields)]


def test_only_what_was_chosen_is_said_and_what_is_unknown_says_so() -> None:
    assert said() == []
    assert said(Field.STAY_LIMIT) == [("Stay limit", "not on record")]
    assert said(Field.NAME, Field.WHAT, Field.BORN) == [("Rule", "Overstay"), ("Name", "Contoh Wei"), ("Born", "not on record")]  # fmt: skip
    assert said(Field.COUNTS, Field.TEXT) == [], "no field of a finding"
    two = Sayable(each=[WEI, MARIA])
    assert said(Field.NAME, told=two) == [("Name, person 1", "Contoh Wei"), ("Name, person 2", "Contoh Maria")]


def test_what_names_somebody_is_never_chosen_by_itself() -> None:
    for kind in ShareKind:
        assert not NAMES_SOMEBODY & set(chosen_at_first(kind))
        assert chosen_at_first(kind)
        assert len(fields_of(kind)) == len(set(fields_of(kind)))
    assert {one.field for of_kind in FIELDS.values() for one in of_kind} == set(Field) == set(FIELD_WORDS)


@pytest.mark.parametrize(("number", "people", "words"), [(0, 0, "0"), (4, 4, "fewer than 5"), (9, 4, "fewer than 5"), (5, 5, "5"), (3, 0, "3")])  # fmt: skip
def test_no_number_of_fewer_than_five_people_is_told(number: int, people: int, words: str) -> None:
    assert counted(number, people).en == words


def test_numbers_stand_by_district_without_a_sum() -> None:
    cikande, serang = Text(id="Cikande", en="Cikande"), Text(id="Serang", en="Serang")
    assert by_district([(cikande, 12, 11), (serang, 2, 2)]).id == "Cikande: 12; Serang: kurang dari 5"
    assert by_district([]).en == "nothing"
    assert disclosure.LEAST == LEAST, "the same as in evaluation"


def test_words_are_kept_as_they_were_said_and_known_by_their_digest() -> None:
    lines = lines_of(ShareKind.FINDING, TOLD, [Field.WHAT, Field.NAME])
    assert from_plain(json.loads(json.dumps(plain_of(lines)))) == lines
    assert digest_of(lines) != digest_of(lines[:1])
