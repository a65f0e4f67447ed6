"""What a share says: the fields that were chosen and no others, in both languages, and no number of fewer than five people."""

import json

import pytest

from timpora.kernel.text import Text
from timpora.sharing.core.kinds import FIELD_WORDS, FIELDS, NAMES_SOMEBODY, Field, ShareKind, chosen_at_first, fields_of
from timpora.sharing.core.saying import (
    Sayable,
    by_district,
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


def by_name(*counts: tuple[str, int, int]) -> str:
    return by_district([(Text(id=name, en=name), number, people) for name, number, people in counts]).en


HIDDEN = "; what is hidden is of fewer than 5 people, or protects such a number"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([], "nothing"),
        ([("A", 12, 11)], "A: 12"),
        ([("A", 20, 20), ("B", 7, 7)], "A: 20; B: 7"),
        ([("A", 20, 20), ("B", 7, 7), ("C", 3, 3)], f"A: 20; B: hidden; C: hidden{HIDDEN}"),
        ([("A", 12, 11), ("B", 9, 4)], f"A: hidden; B: hidden{HIDDEN}"),
        ([("A", 4, 4), ("B", 4, 4), ("C", 30, 30)], f"A: hidden; B: hidden; C: 30{HIDDEN}"),
        ([("A", 2, 2)], f"A: hidden{HIDDEN}"),
        ([("A", 1, 1), ("B", 5, 5)], f"A: hidden; B: hidden{HIDDEN}"),
    ],
)
def test_no_number_of_fewer_than_five_people_is_told_nor_worked_out_of_the_whole(
    counts: list[tuple[str, int, int]], words: str
) -> None:
    assert by_name(*counts) == words


def test_words_are_kept_as_they_were_said_and_known_by_their_digest() -> None:
    lines = lines_of(ShareKind.FINDING, TOLD, [Field.WHAT, Field.NAME])
    assert from_plain(json.loads(json.dumps(plain_of(lines)))) == lines
    assert digest_of(lines) != digest_of(lines[:1])
