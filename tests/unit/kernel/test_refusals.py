"""A refusal says what, where and how to mend it, in the reader's language."""

import pytest

from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Language, Text


WHAT = Text(id="Tanggal 31 Juni tidak ada.", en="There is no 31 June.")
REMEDY = Text(id="Perbaiki sel itu.", en="Mend the cell.")
PLACE = Source(file="tamu.xlsx", sheet="Juni", row=12, column="Paspor")


def test_the_sentence_says_place_and_cause_and_remedy() -> None:
    refusal = Refusal(code="no_such_day", what=WHAT, remedy=REMEDY, source=PLACE)
    assert refusal.within(Language.INDONESIAN) == (
        "tamu.xlsx, lembar “Juni”, baris 12, kolom “Paspor”: Tanggal 31 Juni tidak ada. Perbaiki sel itu."
    )
    assert refusal.within(Language.ENGLISH) == (
        "tamu.xlsx, sheet “Juni”, row 12, column “Paspor”: There is no 31 June. Mend the cell."
    )


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Source("a.csv"), "a.csv"), (Source("a.csv", row=3), "a.csv, row 3"), (Source("a.xlsx", sheet="B"), "a.xlsx, sheet “B”"),
    ],
)  # fmt: skip
def test_a_place_names_only_what_is_known(source: Source, words: str) -> None:
    assert source.within(Language.ENGLISH) == words


def test_without_a_place_the_sentence_begins_with_the_cause() -> None:
    assert Refusal(code="x", what=WHAT, remedy=REMEDY).within(Language.ENGLISH) == "There is no 31 June. Mend the cell."


def test_what_is_raised_carries_the_refusal_to_the_edge() -> None:
    refusal = Refusal(code="no_such_day", what=WHAT, remedy=REMEDY)
    with pytest.raises(Refused, match="There is no 31 June") as raised:
        raise Refused(refusal)
    assert raised.value.refusal is refusal
