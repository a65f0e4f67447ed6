"""An official document cannot be built wrong, and what is kept of it gives the same document back."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import official as made

from timpora.letters.core.blocks import (
    BLOCKS,
    Align,
    Decision,
    Field,
    Fields,
    Heading,
    Ledger,
    Note,
    Numbered,
    Paragraph,
    Point,
    Question,
    Questions,
    Statement,
    Stretch,
    Table,
    Words,
)
from timpora.letters.core.documents import (
    Annex,
    Citation,
    Letterhead,
    Mark,
    OfficialDocument,
    SecondLanguage,
    Signatory,
)
from timpora.letters.core.kinds import KIND_WORDS, LONGEST_KIND, MARKS, LetterKind
from timpora.letters.core.official import BINDING_IN, Proof, official_said
from timpora.letters.core.said import as_said, from_said
from timpora.letters.core.texts import texts_of


TEXT = st.text(min_size=1, max_size=30).filter(lambda text: bool(text.strip()))
WORDED = TEXT | st.builds(Words, id=TEXT, second=TEXT)
ROWS = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        Table,
        headings=st.tuples(*(WORDED,) * width),
        rows=st.lists(st.tuples(*(WORDED | st.just(""),) * width), max_size=3).map(tuple),
        alignment=st.just(()) | st.tuples(*(st.sampled_from(Align),) * width),
        caption=TEXT | st.just(""),
    )
)


def several(strategy: st.SearchStrategy[Any], least: int = 1, most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


BLOCK = st.one_of(
    st.builds(Heading, text=WORDED),
    st.builds(Paragraph, text=WORDED),
    st.builds(Numbered, points=several(st.builds(Point, text=WORDED, points=several(WORDED, 0)))),
    st.builds(Fields, fields=several(st.builds(Field, label=WORDED, value=WORDED | st.just("")))),
    ROWS,
    st.builds(
        Questions, questions=several(st.builds(Question, asked=WORDED, answered=WORDED)), first=st.integers(1, 50)
    ),
    st.builds(
        Decision,
        considering=several(WORDED),
        recalling=several(WORDED),
        decides=several(WORDED),
        noting=several(WORDED, 0),
    ),
    st.builds(Note, title=WORDED, text=WORDED),
    st.builds(Statement, by=TEXT, text=WORDED),
    st.builds(
        Ledger,
        stretches=several(
            st.builds(
                Stretch, days=TEXT, count=st.integers(1, 900), covered_by=TEXT | st.just(""), article=TEXT, source=TEXT
            )
        ),
    ),
)
DOCUMENT = st.builds(
    OfficialDocument,
    kind=st.sampled_from([kind for kind in LetterKind if kind is not LetterKind.REMINDER]),
    title=TEXT,
    letterhead=st.builds(Letterhead, ministry=TEXT, directorate=TEXT, region=TEXT, office=TEXT, address=TEXT),
    place=TEXT,
    day=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    blocks=several(BLOCK),
    signatories=several(st.builds(Signatory, role=WORDED, name=TEXT, number=TEXT, refused=TEXT | st.just("")), most=4),
    mark=st.sampled_from(Mark),
    basis=several(st.builds(Citation, text=TEXT, is_confirmed=st.booleans()), 0),
    carbon_copies=several(TEXT, 0),
    annexes=several(st.builds(Annex, title=TEXT, blocks=several(BLOCK)), 0, 1),
    complaint=WORDED | st.just(""),
    rests_on_unconfirmed=several(TEXT, 0),
    second=st.sampled_from(SecondLanguage),
)


@given(DOCUMENT)
@settings(max_examples=150, deadline=None)
def test_what_is_kept_gives_the_same_document_back(document: OfficialDocument) -> None:
    assert from_said(json.loads(json.dumps(as_said(document)))) == document


@given(DOCUMENT)
@settings(max_examples=50, deadline=None)
def test_every_text_of_a_document_has_a_place_that_has_a_name(document: OfficialDocument) -> None:
    told = [text for _, text in texts_of(document)]
    kept = _texts(as_said(document))
    assert sorted(text for text in told if text) == sorted(text for text in kept if text)


def _texts(value: object, name: str = "") -> list[str]:
    """Every text of what is kept, without what is not printed as it stands: names of parts, kinds, marks, days, sides of columns."""
    if isinstance(value, dict):
        return [text for key, item in value.items() if key != "is" for text in _texts(item, _own(value, key))]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item, name)]
    return [value] if isinstance(value, str) and name not in {"kind", "mark", "day", "alignment", "language"} else []


def _own(part: dict[str, object], key: str) -> str:
    return "language" if key == "second" and part["is"] == "OfficialDocument" else key


def test_every_kind_has_words_and_a_mark_of_its_own() -> None:
    assert set(KIND_WORDS) == set(MARKS) == set(LetterKind)
    assert len(set(MARKS.values())) == len(LetterKind)
    assert max(map(len, LetterKind)) <= LONGEST_KIND
    assert set(BINDING_IN) == set(SecondLanguage)


def test_the_sample_shows_every_block_that_there_is() -> None:
    assert {type(block) for block in made.every_block()} == set(BLOCKS)


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        (lambda: made.document(LetterKind.REMINDER), "reminder"),
        (lambda: made.document(signatories=()), "Between one"),
        (lambda: made.document(signatories=(made.PERSON,) * 5), "people sign"),
        (lambda: made.document(signatories=(made.HEAD_OF_OFFICE,) * 2), "once"),
        (lambda: made.document(second=None), "which"),
        (lambda: made.document(regarding="Hal"), "to whom"),
        (lambda: made.document(carbon_copies=(" ",)), "empty"),
        (lambda: made.document(LetterKind.SUMMONS, "teks"), "blocks"),
        (lambda: made.document(title=" "), "title"),
        (lambda: Words(id="x", second=" "), "both"),
        (lambda: Paragraph(text=" "), "something"),
        (lambda: Table(headings=("a", "b"), rows=(("x",),)), "cell"),
        (lambda: Table(headings=("a",), rows=(), alignment=(Align.LEFT, Align.LEFT)), "stand"),
        (lambda: Decision(considering=("a",), recalling=("b",), decides=("c",) * 17), "at most"),
        (lambda: Questions(questions=()), "question"),
        (lambda: Stretch(days="x", count=0, covered_by="", article="", source=""), "days"),
        (lambda: Signatory(role="x", name="y", refused="tidak mau", is_electronic=True), "refused"),
        (lambda: Letterhead(ministry="", directorate="x", region="", office="x", address="x"), "letterhead"),
        (lambda: Annex(title="x", blocks=()), "annex"),
        (lambda: Citation(text=" "), "provision"),
    ],
)
def test_what_holds_together_wrongly_is_not_built(wrong: Callable[[], object], because: str) -> None:
    with pytest.raises(ValueError, match=because):
        wrong()


def test_a_part_is_not_taken_for_a_document() -> None:
    with pytest.raises(ValueError, match="part"):
        from_said(as_said(made.document())["letterhead"])


def test_what_is_printed_is_said_in_the_data_and_nowhere_else() -> None:
    said = official_said(made.document(), Proof(number="0001/KEP-TAK/2023", code="7K3MQ2XD9HFA"))
    assert said["check"].endswith("pada kantor yang menerbitkannya.")
    assert said["address"] == ""
    assert said["signature"] == {"is-signed": False, "by": ""}
    assert said["binding"][0].startswith("Teks bahasa Indonesia yang mengikat")
    assert (
        official_said(made.letter(second=None, blocks=(made.table(),), complaint=""), Proof(number="1", code="2"))[
            "binding"
        ]
        == []
    )
