"""Official documents on paper: fit for the archive and to be read aloud, whatever they are made of and however long they are."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from tests.factories import official as made

from timpora.letters.core.blocks import Block, Field, Fields, Heading, Paragraph, Table, Words
from timpora.letters.core.documents import OfficialDocument, SecondLanguage
from timpora.letters.core.kinds import LetterKind
from timpora.letters.core.official import Proof, official_said, withdrawn_said
from timpora.letters.core.texts import texts_of
from timpora.letters.fonts import first_unprintable
from timpora.letters.printing import printed


AT = datetime(2023, 6, 27, 8, 30, tzinfo=UTC)
PROOF = Proof(number="0001/KEP-TAK/2023", code="7K3MQ2XD9HFA", address="https://kantor.example/surat/")


def paper(document: OfficialDocument, proof: Proof = PROOF, **more: dict[str, str]) -> PdfReader:
    return PdfReader(BytesIO(printed(document.kind, official_said(document, proof), made_at=AT, **more)))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().replace("\u200b", "").split()) for page in reader.pages)


def test_it_is_for_the_archive_tagged_titled_and_in_indonesian() -> None:
    reader = paper(made.document())
    root = reader.trailer["/Root"]
    about = root["/Metadata"].get_object().get_data().decode()
    for mark in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert mark in about
    assert root["/Lang"] == "id"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Keputusan tindakan administratif keimigrasian 0001/KEP-TAK/2023"


@pytest.mark.parametrize("block", made.every_block(), ids=lambda block: type(block).__name__)
def test_each_block_is_set_alone(block: Block) -> None:
    assert "RAHASIA" in words(paper(made.document(LetterKind.SUMMONS, block)))


def test_a_long_examination_and_a_long_ledger_count_their_pages() -> None:
    reader = paper(made.document(LetterKind.EXAMINATION_RECORD, made.IDENTITY, made.questions(40), made.ledger(60)))
    told = words(reader)
    pages = len(reader.pages)
    assert pages > 5
    assert f"Halaman {pages} dari {pages}" in told
    assert told.count("Rentang Hari Tercakup oleh Ketentuan Sumber") >= 3  # the head repeats on each page
    assert "40." in told
    assert "■ tidak tercakup" in told


def test_it_says_what_is_to_be_confirmed_what_binds_and_where_to_check() -> None:
    told = words(paper(made.letter()))
    assert "(perlu dikonfirmasi)" in told
    assert "masih perlu dikonfirmasi pada lembaran resmi" in told
    assert "Teks bahasa Indonesia yang mengikat" in told
    assert "以印度尼西亚语文本为准" in told
    assert "https://kantor.example/surat/." in told
    assert "Tembusan: 1. Direktur Jenderal Rekaan;" in told
    assert "7K3M-Q2XD-9HFA" in told


def test_the_drawing_for_a_camera_says_in_words_where_it_leads() -> None:
    assert "Kode QR menuju halaman pemeriksaan" in _alternatives(paper(made.letter()))
    assert _alternatives(paper(made.letter(), Proof(number="1", code="7K3MQ2XD9HFA"))) == ""


def _alternatives(reader: PdfReader) -> str:
    """What is said in words for each drawing, from the tree of the file's structure."""
    return " ".join(_told(reader.trailer["/Root"]["/StructTreeRoot"]))


def _told(node: Any) -> Iterator[str]:
    held = node.get_object()
    if isinstance(held, list):
        for item in held:
            yield from _told(item)
    elif isinstance(held, dict):
        if "/Alt" in held:
            yield str(held["/Alt"])
        if "/K" in held:
            yield from _told(held["/K"])


def test_whoever_refused_to_sign_is_named_with_the_reason() -> None:
    told = words(paper(made.document(signatories=(made.EXAMINER, made.REFUSES, made.INTERPRETER, made.PERSON))))
    assert "Menolak menandatangani menyatakan ingin membaca terjemahan tertulis lebih dahulu CONTOH WEI" in told


def test_it_says_whether_it_is_signed_electronically() -> None:
    assert "(tanpa tanda tangan elektronik)" in words(paper(made.document()))
    signed = words(
        paper(made.document(), Proof(number="1", code="7K3MQ2XD9HFA", signed_by="SERTIFIKAT UJI - Kantor Rekaan"))
    )
    assert "Ditandatangani secara elektronik SERTIFIKAT UJI - Kantor Rekaan" in signed
    assert "(tanpa tanda tangan elektronik)" not in signed


@pytest.mark.parametrize("language", SecondLanguage)
def test_the_persons_language_stands_below_the_indonesian(language: SecondLanguage) -> None:
    said = Words(id="Anda berhak mengajukan keberatan.", second={"ar": "يحق لكم الاعتراض"}.get(language, "异议 yes"))
    told = words(paper(made.document(LetterKind.SUMMONS, Paragraph(text=said), second=language)))
    assert told.index("Anda berhak") < (told.index("异议") if language != "ar" else len(told))


def test_a_withdrawn_one_is_marked_on_each_page() -> None:
    reader = paper(made.letter(), withdrawn=withdrawn_said("3 Juli 2023", ""))
    assert all("DICABUT" in page.extract_text() for page in reader.pages)
    assert "Digantikan" not in words(reader)


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd")',
        '#panic("stop")',
        "*bold* _slanted_ $x^2$",
        "= A heading",
        "<label> @reference [content]",
        '"); #import "/etc/passwd": x',
    ],
)
def test_a_text_that_looks_like_a_template_is_printed_as_it_stands(text: str) -> None:
    blocks = (
        Paragraph(text=text),
        Fields(fields=(Field(label=text, value=text),)),
        Table(headings=(text,), rows=((text,),)),
    )
    document = made.document(
        LetterKind.SUMMONS, *blocks, title=text, regarding=text, recipient=(text,), second=None, complaint=text
    )
    told = "".join(words(paper(document)).split())
    assert told.count("".join(text.split())) >= 5
    assert "root:" not in told


def test_letters_that_are_joined_or_parted_by_hand_are_printed() -> None:
    document = made.document(LetterKind.SUMMONS, Paragraph(text="علی\u200cرضا dan क्\u200dष"), second=None, complaint="")  # noqa: RUF001 - Persian
    assert first_unprintable(texts_of(document)) is None
    assert len(paper(document).pages) == 1


def test_long_words_lines_and_many_columns_stay_on_the_page() -> None:
    long = "^" * 300  # of which nothing else on the page has one
    wide = Table(headings=tuple(f"Kolom {n}" for n in range(12)), rows=(tuple(f"isi {n}" for n in range(12)),) * 3)
    blocks = (Paragraph(text=f"satu\ndua {long}"), Fields(fields=(Field(label=long, value=long),)), wide)
    reader = paper(made.document(LetterKind.SUMMONS, *blocks, second=None, complaint=""))
    lines = [line for page in reader.pages for line in page.extract_text().replace("\u200b", "").splitlines()]
    assert sum(line.count("^") for line in lines) == 900
    assert max(line.count("^") for line in lines) < 120
    starts: list[float] = []
    for page in reader.pages:
        page.extract_text(
            visitor_text=lambda text, _cm, at, _font, _size: starts.append(at[4]) if text.strip() else None
        )
    right_margin = 20 / 25.4 * 72
    assert max(starts) < float(reader.pages[0].mediabox.right) - right_margin


def test_a_letter_called_what_it_is_about_has_that_line_as_its_title_and_may_have_parts() -> None:
    reader = paper(made.letter(title="Pemberitahuan kekonsuleran", blocks=(Heading(text="Uraian"), made.IDENTITY)))
    assert words(reader).count("Pemberitahuan kekonsuleran") == 1
    assert "PEMBERITAHUAN KEKONSULERAN" not in words(reader)
