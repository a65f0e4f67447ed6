"""Drafts as DOCX: everything that a document says, editable, marked as a draft, and nothing in it that runs or leads away."""

import re
import zipfile
from io import BytesIO

import docx
import pytest
from tests.factories import official as made

from timpora.letters.core.blocks import Field, Fields, Paragraph
from timpora.letters.core.documents import OfficialDocument
from timpora.letters.core.kinds import LetterKind
from timpora.letters.core.texts import texts_of
from timpora.letters.queries import draft_docx


HOSTILE = ("=HYPERLINK(1)", "{{ 7*7 }}{% for x in y %}", "<w:fldSimple/>&amp;", "A\x00B\x0bC")


def words(document: OfficialDocument) -> str:
    paper = docx.Document(BytesIO(draft_docx(document)))
    lines = [line.text for line in paper.element.body.iter() if line.tag.endswith("}t") and line.text]
    return " ".join(lines)


@pytest.mark.parametrize(
    "document", [made.document(), made.letter(title="Pemberitahuan kekonsuleran")], ids=["instrument", "letter"]
)
def test_a_draft_says_all_that_the_document_says(document: OfficialDocument) -> None:
    told = re.sub(r"\s+", "", words(document)).upper()
    assert [text for _, text in texts_of(document) if re.sub(r"\s+", "", text).upper() not in told] == []


def test_a_draft_is_marked_and_has_neither_number_nor_code() -> None:
    paper = docx.Document(BytesIO(draft_docx(made.document())))
    assert "KONSEP - belum diterbitkan, belum bernomor" in paper.sections[0].header.paragraphs[0].text
    told = words(made.document())
    assert "NOMOR …/…/…" in told
    assert "KEP-TAK" not in told
    assert "Kode" not in told


def test_nothing_in_a_draft_runs_or_leads_away() -> None:
    blocks = (
        *(Paragraph(text=text) for text in HOSTILE),
        Fields(fields=tuple(Field(label=text, value=text) for text in HOSTILE)),
    )
    document = made.document(LetterKind.SUMMONS, *blocks, second=None, complaint="")
    with zipfile.ZipFile(BytesIO(draft_docx(document))) as held:
        body = held.read("word/document.xml").decode()
        links = held.read("word/_rels/document.xml.rels").decode()
    assert not re.search(r"<w:(fldSimple|instrText|fldChar|hyperlink|object|altChunk)\b", body)
    assert 'TargetMode="External"' not in links
    assert "{{ 7*7 }}" in body
    assert "=HYPERLINK(1)" in body
    assert "ABC" in body


def test_the_head_of_a_table_repeats_on_each_page() -> None:
    with zipfile.ZipFile(BytesIO(draft_docx(made.document(LetterKind.SUMMONS, made.table(60))))) as held:
        assert "<w:tblHeader" in held.read("word/document.xml").decode()


def test_a_draft_is_of_the_size_and_with_the_margins_of_the_paper() -> None:
    page = docx.Document(BytesIO(draft_docx(made.letter(title="Pemberitahuan kekonsuleran")))).sections[0]
    told = (page.page_width, page.page_height, page.top_margin, page.right_margin, page.bottom_margin, page.left_margin)
    assert [round(length.mm) for length in told if length is not None] == [210, 297, 18, 20, 20, 25]


def test_a_letter_is_called_what_it_is_below_its_recipient() -> None:
    lines = [line.text for line in docx.Document(BytesIO(draft_docx(made.letter(title="Surat pemberitahuan", regarding="Penempatan di ruang detensi")))).paragraphs]  # fmt: skip
    assert lines.count("SURAT PEMBERITAHUAN") == 1
