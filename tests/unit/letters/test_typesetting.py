"""Text from lists is only ever text on paper, in whatever script, and the paper is fit for the archive."""

import io
import re
from datetime import UTC, datetime

import pytest
import typst
from pypdf import PdfReader
from tests.factories import findings_told as made

from timpora.kernel.text import Language, Text
from timpora.letters import fonts
from timpora.letters.typesetting import typeset
from timpora.screening.reports.report import TEMPLATE, report_data


NOW = datetime(2023, 6, 27, 8, 30, 15, 999, tzinfo=UTC)
HOSTILE = [
    '#read("/etc/passwd")',
    '#panic("stop")',
    "*bold* _slanted_ `raw` $x^2$",
    "= A heading",
    "\\ \\u{41} // a comment /* and another */",
    "<label> @reference [content] {code}",
    '"); #import "/etc/passwd": x',
]


def pages(name: str) -> str:
    """The words of a report in which a person has this name."""
    data = report_data(
        made.screening(made.finding(names=(name,), sponsor=name)),
        made.reading(),
        language=Language.INDONESIAN,
        made_at=NOW,
    )
    return words_of(typeset(TEMPLATE, data, made_at=NOW))


def words_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def without_spaces(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_that_looks_like_a_template_is_printed_as_it_stands(name: str) -> None:
    found = without_spaces(pages(name))
    assert without_spaces(name) in found
    assert "root:" not in found


@pytest.mark.parametrize(
    "name",
    [
        "张伟",
        "김민수",
        "田中 ひろし",
        "Đặng Văn Đạt",
        "Łukasz Müller",
        "Гиоргий",
        "Δημήτριος",
        "𠮷田",
        "สมชาย",
        "មករា",
        "မောင်",
        "முருகன்",
    ],
)
def test_names_in_other_scripts_are_printed(name: str) -> None:
    assert without_spaces(name) in without_spaces(pages(name))


def test_arabic_and_hebrew_have_a_typeface() -> None:
    assert fonts.printable("محمد علی") == "محمد علی"
    assert fonts.printable("דוד") == "דוד"


@pytest.mark.parametrize("name", ["ສົມສັກ", "राजेश", "রহিম", "முருகன்", "వెంకట్", "សុភាព"])
def test_scripts_that_are_drawn_in_another_order_than_they_are_read_have_typefaces(name: str) -> None:
    assert fonts.printable_in_place(name) == name


def test_what_cannot_be_printed_is_told_with_its_place() -> None:
    place, other = Text(id="nama", en="name"), Text(id="alamat", en="address")
    assert fonts.first_unprintable([(place, "CONTOH สมชาย 张伟"), (other, "a\nb")]) is None
    assert fonts.first_unprintable([(other, "x"), (place, "CONTOH አበበ")]) == (place, "አ")
    assert fonts.first_unprintable([(place, "A\u202eB")]) == (place, "\u202e")
    assert fonts.first_unprintable([(other, "e\u0301"), (place, "CONTOH \u0111\u20d9")]) == (place, "\u0111\u20d9")


def test_a_script_without_typeface_is_shown_in_latin_letters() -> None:
    assert fonts.printable("አበበ CONTOH") == "'abebe CONTOH"
    assert "abebe" in pages("አበበ")


def test_marks_that_steer_are_taken_out_and_nothing_stops_the_report() -> None:
    assert fonts.printable("A\x00B\u202eC\u200bD\tE\ue000F") == "A?B?CD E?F"
    assert "A\ufffdB" in pages("A\x00B")


def test_a_mark_that_no_typeface_has_with_its_letter_changes_that_text_alone() -> None:
    name = "CONTOH \u0111\u20d9"
    assert fonts.printable(name) == name
    assert fonts.printable_in_place(name) == "CONTOH d"
    data = report_data(
        made.screening(made.finding(1, names=(name,)), made.finding(2, names=("张伟",))),
        made.reading(),
        language=Language.ENGLISH,
        made_at=NOW,
    )
    found = words_of(typeset(TEMPLATE, data, made_at=NOW))
    assert "CONTOH d" in found
    assert "张伟" in found


def test_data_that_the_template_misses_is_not_hidden() -> None:
    with pytest.raises(typst.TypstError, match="words"):
        typeset(TEMPLATE, {}, made_at=NOW)


def test_a_very_long_word_stays_on_the_page() -> None:
    pdf = typeset(
        TEMPLATE,
        report_data(
            made.screening(made.finding(names=("X" * 400,))), made.reading(), language=Language.ENGLISH, made_at=NOW
        ),
        made_at=NOW,
    )
    lines = words_of(pdf).replace("\u200b", "").splitlines()
    longest = [max(map(len, re.findall("X+", line)), default=0) for line in lines]
    assert 30 < max(longest) < 90
    assert sum(longest) >= 400


def test_the_paper_is_for_the_archive_tagged_and_in_its_language() -> None:
    pdf = typeset(
        TEMPLATE, report_data(made.screening(), made.reading(), language=Language.ENGLISH, made_at=NOW), made_at=NOW
    )
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    about = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in about
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in about
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Screening of foreigners: findings"


def test_the_same_screening_makes_the_same_file() -> None:
    data = report_data(made.screening(made.finding()), made.reading(), language=Language.ENGLISH, made_at=NOW)
    assert typeset(TEMPLATE, data, made_at=NOW) == typeset(TEMPLATE, data, made_at=NOW)


def test_a_missing_typeface_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "PACKAGES", ("a_typeface_that_nobody_has",))
    with pytest.raises(ModuleNotFoundError, match="a_typeface_that_nobody_has"):
        fonts.shipped.__wrapped__()
