"""A whole rule in words: its parts in reading order, its reasons asked for in one sentence, its answers named."""

from dataclasses import replace
from datetime import date

import pytest
from tests.factories.texts import all_text
from tests.unit.engine.test_prose import BOOKS, READERS, VOCABULARY, last_due, late, told

from timpora.engine import nodes
from timpora.engine.backends.passages import (
    BULLET,
    Joint,
    Paragraph,
    Passage,
    Section,
    as_lines,
    as_markdown,
    item_mark,
)
from timpora.engine.backends.prose import days_in_force, rule_in_words
from timpora.engine.expressions import Flag, all_of, any_of, choose, flag, no_word, word
from timpora.engine.nodes import ValueType
from timpora.engine.rules import Citation, Clause, ReasonWhen, Rule
from timpora.engine.vocabulary import ColumnWords
from timpora.kernel.periods import Period
from timpora.kernel.text import Language, Text


REASONS = tuple(
    ReasonWhen(code=code, text=Text(f"Alasan {code}.", f"Reason {code}."), when=when)
    for code, when in (("one", READERS.flag("member")), ("two", BOOKS.rows(BOOKS.flag("rare")).exist()))
)
OUTCOME = choose((any_of(*[reason.when for reason in REASONS]), word("ask")), otherwise=no_word).named(
    "outcome", Text("Hasil", "Outcome"), words=(("ask", Text("tanya dahulu", "ask first")),)
)
RULE = Rule(
    id="late_books",
    title=Text("Buku terlambat", "Late books"),
    question=Text("Siapa terlambat?", "Who is late?"),
    matters=Text("Orang lain menunggu.", "Others wait."),
    in_force=Period(date(2020, 1, 1), date(2024, 12, 31)),
    citations=(Citation(citation="Pasal 1", confirmed=True), Citation(citation="Pasal 2", confirmed=False)),
    subject="readers",
    steps=(last_due, OUTCOME),
    fires=late.exist(),
    answers={"outcome": OUTCOME, "code": word("ask"), "nothing": no_word},
    reasons=REASONS,
    sentence=(
        Clause(text=Text("Terlambat sejak {last_due}.", "Late since {last_due}.")),
        Clause(text=Text("Segera.", "Soon."), when=READERS.flag("member")),
    ),
    clears=Text("Pengembalian.", "The return."),
    written_by="Pustakawan Rekaan",
    checked_by="belum diperiksa / not yet checked",
    review_on=date(2025, 1, 2),
)
WORDS = replace(
    VOCABULARY,
    answers={
        "code": ColumnWords(label=Text("Kode", "Code"), words={"ask": Text("tanya", "ask")}),
        "nothing": ColumnWords(label=Text("Lainnya", "Other")),
    },
)

ENGLISH = """\
What is asked

Who is late? Others wait.

Definitions

A number in brackets points to a paragraph. What is not recorded is not taken to be absent: a condition that depends on an empty field does not hold, nor does its contrary, unless it is said otherwise.

(1)  “Last due day” is the latest due day among the loan rows for which the due day is before the day asked about.
(2)  “Outcome” is the first of the following whose condition holds:
     (a) “ask first”, where there is a reason for a named officer to judge (part “When a named officer must judge”);
     (b) otherwise, none.
When the rule applies

(3)  The rule applies where there are loan rows for which the due day is before the day asked about.
Answers

(4)  Outcome: “Outcome” (2).
(5)  Code: “ask”.
(6)  Other: not answered by this rule.
When a named officer must judge

(7)  “Reason one”, where the reader is a member.
(8)  “Reason two”, where there are loan rows for which the book is rare.
The sentence that is said

(9)  “Late since [Last due day (1)]”, always.
(10) “Soon”, where the reader is a member.
The records it rests on

(11) the reader row that is judged.
What clears it

(12) The return.
Provisions and review

- Pasal 1 [confirmed].
- Pasal 2 [to be confirmed].
- In force: 1 January 2020 to 31 December 2024.
- Written by: Pustakawan Rekaan.
- Checked by: not yet checked.
- Next review: 2 January 2025."""

INDONESIAN_PARTS = (
    "(2)  “Hasil” adalah yang pertama dari yang berikut yang syaratnya terpenuhi:",
    "     a.  “tanya dahulu”, apabila ada alasan untuk penilaian pejabat (bagian “Kapan pejabat harus menilai”);",
    "(3)  Aturan berlaku apabila ada baris pinjaman yang hari jatuh temponya sebelum hari yang ditanyakan.",
    "(9)  “Terlambat sejak [Tempo terakhir (1)]”, selalu.",
    "- Pasal 2 [belum dikonfirmasi].",
    "- Berlaku: 1 Januari 2020 sampai 31 Desember 2024.",
    "- Diperiksa oleh: belum diperiksa.",
)


def test_a_rule_reads_like_this() -> None:
    assert all_text(rule_in_words(RULE, WORDS, Language.ENGLISH).sections, Language.ENGLISH) == ENGLISH
    indonesian = all_text(rule_in_words(RULE, WORDS, Language.INDONESIAN).sections, Language.INDONESIAN)
    assert [part for part in INDONESIAN_PARTS if part not in indonesian] == []


def test_an_answer_without_words_is_called_after_its_definition_or_is_an_error() -> None:
    with pytest.raises(KeyError, match="code"):
        rule_in_words(RULE, VOCABULARY, Language.ENGLISH)


def test_a_yes_or_no_column_needs_a_sentence_for_each() -> None:
    column = ColumnWords(label=Text("anggota", "member"))
    tables = VOCABULARY.tables["readers"]
    poor = replace(
        VOCABULARY,
        tables={**VOCABULARY.tables, "readers": replace(tables, columns={**tables.columns, "member": column})},
    )
    with pytest.raises(TypeError, match="needs both sentences: member"):
        rule_in_words(
            replace(RULE, fires=READERS.flag("member"), reasons=(), steps=(last_due,), answers={}),
            poor,
            Language.ENGLISH,
        )


def test_two_columns_of_the_same_picked_row_are_read_as_one() -> None:
    row = late.last_by(BOOKS.day("due"))
    assert told(choose((row.day("back").is_known(), row.day("back")), otherwise=BOOKS.day("due"))) == (
        "the day of return in the loan row of paragraph (1) or, where it is not recorded, the due day"
    )


def test_a_condition_that_is_never_known_never_holds_either_way() -> None:
    missing = Flag(nodes.Literal(type=ValueType.FLAG, value=None))
    assert (told(missing), told(all_of(~missing, flag(value=True)))) == ("none", "never and always")


def test_days_in_force_are_told_open_and_closed() -> None:
    first, last = date(2019, 5, 3), date(2024, 12, 16)
    assert days_in_force(first, last, Language.INDONESIAN) == "3 Mei 2019 sampai 16 Desember 2024"
    assert days_in_force(first, None, Language.ENGLISH) == "since 3 May 2019"


def test_marks_go_on_after_the_last_letter_and_numeral() -> None:
    assert item_mark(0, 26, Language.INDONESIAN) == "aa."
    assert item_mark(1, 16, Language.ENGLISH) == "(17)"
    assert [item_mark(depth, 2, Language.ENGLISH) for depth in range(5)] == ["(c)", "(iii)", "(C)", "(III)", "(c)"]
    assert [item_mark(depth, 2, Language.INDONESIAN) for depth in range(4)] == ["c.", "3.", "c)", "3)"]


SECTION = Section(
    heading="Judul",
    opening=Passage(text="Pembuka dengan *bintang*"),
    paragraphs=(
        Paragraph(
            mark="(1)",
            passage=Passage(
                text="Berlaku apabila",
                items=(Passage(text="a_b", items=(Passage(text="satu"),)), Passage(text="dua [P1]")),
                joint=Joint.OR,
            ),
        ),
        Paragraph(mark=BULLET, passage=Passage(text="x < y")),
        Paragraph(mark=BULLET, passage=Passage(text="selesai.")),
    ),
)


def test_a_section_wraps_with_hanging_lists() -> None:
    assert as_lines(SECTION, Language.INDONESIAN, width=24) == [
        "Judul", "", "Pembuka dengan", "*bintang*.", "",
        "(1)  Berlaku apabila:", "     a.  a_b:", "         1.  satu; atau", "     b.  dua [P1].", "- x < y.", "- selesai.",
    ]  # fmt: skip


def test_a_section_becomes_markdown_that_is_not_numbered_anew() -> None:
    assert as_markdown(SECTION, Language.INDONESIAN, level=3) == [
        "### Judul", "", "Pembuka dengan \\*bintang\\*.", "",
        "**(1)** Berlaku apabila:", "", "- a\\. a\\_b:", "    - 1\\. satu; atau", "- b\\. dua \\[P1].", "",
        "- x \\< y.", "- selesai.", "",
    ]  # fmt: skip
