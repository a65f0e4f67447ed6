"""The prose back end says every kind of expression in words, builds definitions in order, and never shows a code."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from timpora.engine import nodes
from timpora.engine.backends.conditions import Speaker
from timpora.engine.backends.drafting import Draft
from timpora.engine.backends.passages import Joint, Passage, Section, as_lines, as_spoken
from timpora.engine.expressions import (
    Count,
    Flag,
    Value,
    all_of,
    any_of,
    as_of,
    choose,
    count,
    earliest_of,
    flag,
    latest_of,
    no_day,
    parameter_count,
    parameter_flag,
    parameter_money,
    uncovered_days,
    word,
)
from timpora.engine.nodes import End, Node, ValueType
from timpora.engine.tables import Table
from timpora.engine.vocabulary import ColumnWords, ParameterWords, TableWords, Vocabulary
from timpora.kernel.text import Language, Text


BOOKS = Table(
    "books",
    {"due": pl.Date(), "back": pl.Date(), "shelf": pl.String(), "pages": pl.Int64(), "rare": pl.Boolean()},
)
READERS = Table("readers", {"born": pl.Date(), "town": pl.String(), "member": pl.Boolean()})


def label(indonesian: str, english: str, **words: tuple[str, str]) -> ColumnWords:
    return ColumnWords(
        label=Text(indonesian, english), words={code: Text(*both) for code, both in words.items()},
    )  # fmt: skip


VOCABULARY = Vocabulary(
    tables={
        "books": TableWords(
            row=Text("pinjaman", "loan"),
            columns={
                "due": label("hari jatuh tempo", "due day"),
                "back": label("hari kembali", "day of return"),
                "shelf": label("rak", "shelf", old_map=("peta lama", "old map"), novel=("novel", "novel")),
                "pages": label("tebal (halaman)", "thickness (pages)"),
                "rare": ColumnWords(
                    label=Text("langka", "rare"),
                    holds=Text("bukunya langka", "the book is rare"),
                    fails=Text("bukunya tidak langka", "the book is not rare"),
                ),
            },
        ),
        "readers": TableWords(
            row=Text("pembaca", "reader"),
            columns={
                "born": label("hari lahir", "day of birth"),
                "town": label("kota", "town"),
                "member": ColumnWords(
                    label=Text("anggota", "member"),
                    holds=Text("pembaca itu anggota", "the reader is a member"),
                    fails=Text("pembaca itu bukan anggota", "the reader is no member"),
                ),
            },
        ),
    },
    dictionaries={},
    answers={},
    parameters={
        "loan.days": ParameterWords(title=Text("Lama pinjam", "Loan period"), value=Text("14 hari", "14 days")),
        "fine": ParameterWords(title=Text("Denda", "Fine"), value=None),
        "strict": ParameterWords(title=Text("Tegas", "Strict"), value=Text("ya", "yes")),
    },
)
due, back = BOOKS.day("due"), BOOKS.day("back")
late = BOOKS.rows(due.is_before(as_of))
last_due = late.latest(due).named("last_due", Text("Tempo terakhir", "Last due day"))
days_late = last_due.days_until(as_of).named("days_late", Text("Hari lambat", "Days late"))
picked = late.last_by(due)
fine = parameter_money("fine", on=last_due).times(days_late)


def told(value: Value, language: Language = Language.ENGLISH, *, definitions: bool = False) -> str:
    """What the back end says of an expression, on one line; with the definitions it needs where they are asked for."""
    speaker = Speaker(Draft([value.node], subject="readers"), VOCABULARY, language)
    said = speaker.value(value.node)
    passages: list[Passage] = [*(speaker.definitions if definitions else []), said]
    return re.sub(
        " +", " ", " ".join(line for passage in passages for line in lines_of(passage, language))
    ).removesuffix(".")


def lines_of(passage: Passage, language: Language) -> Iterable[str]:
    return as_lines(Section(heading="x", opening=passage), language, width=10_000)[2:-1]


SAID: list[tuple[Value, str, str]] = [
    (as_of, "hari yang ditanyakan", "the day asked about"),
    (Count(count(3).node), "3", "3"),
    (no_day, "tidak ada", "none"),
    (flag(value=True), "selalu", "always"),
    (~flag(value=True), "tidak pernah", "never"),
    (word("old_map"), "“old_map”", "“old_map”"),
    (parameter_count("loan.days"), "“Lama pinjam” [P1: 14 hari]", "“Loan period” [P1: 14 days]"),
    (parameter_flag("strict"), "“Tegas” [P1: ya]", "“Strict” [P1: yes]"),
    (~parameter_flag("strict"), "“Tegas” [P1: ya] menyatakan tidak", "“Strict” [P1: yes] says no"),
    (parameter_money("fine"), "“Denda” [P1]", "“Fine” [P1]"),
    (fine, "“Denda” [P1] yang berlaku pada “Tempo terakhir” (1) kali “Hari lambat” (2)",
     "“Fine” [P1] as in force on “Last due day” (1) times “Days late” (2)"),
    (READERS.word("town"), "kota", "the town"),
    (READERS.flag("member"), "pembaca itu anggota", "the reader is a member"),
    (~READERS.flag("member"), "pembaca itu bukan anggota", "the reader is no member"),
    (READERS.word("town").equals("Serang"), "kotanya adalah “Serang”", "the town is “Serang”"),
    (BOOKS.word("shelf").differs_from("old_map"), "raknya berbeda dari “peta lama”", "the shelf differs from “old map”"),
    (READERS.word("town").equals(READERS.word("town")), "kotanya sama dengan kota", "the town is equal to the town"),
    (BOOKS.word("shelf").is_among({"novel", "old_map"}), "raknya salah satu dari “peta lama” atau “novel”",
     "the shelf is one of “old map” or “novel”"),
    (~BOOKS.word("shelf").is_among({"novel"}), "raknya bukan “novel”", "the shelf is not “novel”"),
    (BOOKS.word("shelf").is_missing(), "raknya tidak tercatat", "the shelf is not recorded"),
    (last_due.is_known(), "“Tempo terakhir” (1) diketahui", "“Last due day” (1) is known"),
    (due.is_before(back).is_missing(), "tidak dapat ditentukan apakah hari jatuh temponya sebelum hari kembali",
     "it cannot be told whether the due day is before the day of return"),
    (due.is_before(back).is_known(), "dapat ditentukan apakah hari jatuh temponya sebelum hari kembali",
     "it can be told whether the due day is before the day of return"),
    (~due.is_after(back), "hari jatuh temponya paling lambat pada hari kembali", "the due day is on or before the day of return"),
    (BOOKS.count("pages").is_above(300), "tebalnya (halaman) lebih dari 300", "the thickness (pages) is more than 300"),
    (count(300).is_at_most(BOOKS.count("pages")), "tebalnya (halaman) paling sedikit 300", "the thickness (pages) is at least 300"),
    (due.equals(date(2023, 6, 27)), "hari jatuh temponya sama dengan 27 Juni 2023", "the due day is the same day as 27 June 2023"),
    (due.plus_days(1), "sehari sesudah hari jatuh tempo", "the day after the due day"),
    (due.plus_days(7), "hari jatuh tempo ditambah 7 hari", "the due day plus 7 days"),
    (due.plus_days(parameter_count("loan.days")), "hari jatuh tempo ditambah “Lama pinjam” [P1: 14 hari]",
     "the due day plus “Loan period” [P1: 14 days]"),
    (due.plus_days(BOOKS.count("pages").minus(1)), "hari terakhir dari tebal (halaman), dengan hari jatuh tempo sebagai hari ke-1",
     "the last day of the thickness (pages), counting the due day as day 1"),
    (due.plus_months(2, reading=End.EARLIEST), "hari jatuh tempo ditambah 2 bulan (bila bulan itu tidak mempunyai tanggalnya: hari terakhir bulan itu)",
     "the due day plus 2 months (where the month lacks that date: its last day)"),
    (due.plus_months(parameter_count("loan.days"), reading=End.LATEST),
     "hari jatuh tempo ditambah “Lama pinjam” [P1: 14 hari] (bila bulan itu tidak mempunyai tanggalnya: hari pertama bulan berikutnya)",
     "the due day plus “Loan period” [P1: 14 days] (where the month lacks that date: the first day of the next)"),
    (due.days_until(back), "banyak hari sesudah hari jatuh tempo sampai dengan hari kembali",
     "the number of days after the due day up to and including the day of return"),
    (due.days_until(back).plus(1), "banyak hari dari hari jatuh tempo sampai dengan hari kembali, keduanya dihitung",
     "the number of days from the due day to the day of return, both counted"),
    (count(3).plus(BOOKS.count("pages")), "3 ditambah tebal (halaman)", "3 plus the thickness (pages)"),
    (count(3).minus(2), "3 dikurangi 2", "3 minus 2"),
    (count(3).times(2), "3 kali 2", "3 times 2"),
    (earliest_of(due, back), "yang paling awal dari yang berikut, sejauh diketahui: a. hari jatuh tempo; b. hari kembali",
     "the earliest of the following, as far as known: (a) the due day; (b) the day of return"),
    (latest_of(due, back), "yang paling akhir dari yang berikut, sejauh diketahui: a. hari jatuh tempo; b. hari kembali",
     "the latest of the following, as far as known: (a) the due day; (b) the day of return"),
    (choose((back.is_known(), back), otherwise=due), "hari kembali atau, bila tidak tercatat, hari jatuh tempo",
     "the day of return or, where it is not recorded, the due day"),
    (choose((back.is_known(), back), otherwise=no_day), "yang pertama diketahui dari yang berikut: a. hari kembali",
     "the first of the following that is known: (a) the day of return"),
    (choose((READERS.flag("member"), word("old_map")), otherwise=word(None)),
     "yang pertama dari yang berikut yang syaratnya terpenuhi: a. “old_map”, apabila pembaca itu anggota; b. selain itu, tidak ada",
     "the first of the following whose condition holds: (a) “old_map”, where the reader is a member; (b) otherwise, none"),
    (BOOKS.rows().exist(), "ada baris pinjaman", "there are loan rows"),
    (~late.exist(), "tidak ada baris pinjaman yang hari jatuh temponya sebelum hari yang ditanyakan",
     "there are no loan rows for which the due day is before the day asked about"),
    (late.exist_anywhere(), "ada baris pinjaman di seluruh daftar yang hari jatuh temponya sebelum hari yang ditanyakan",
     "there are loan rows anywhere in the lists for which the due day is before the day asked about"),
    (BOOKS.rows().number(), "banyaknya baris pinjaman", "the number of loan rows"),
    (BOOKS.rows(BOOKS.flag("rare")).earliest(due), "hari jatuh tempo yang paling awal pada baris pinjaman yang bukunya langka",
     "the earliest due day among the loan rows for which the book is rare"),
    (picked.row_number(), "baris pinjaman menurut ayat (1)", "the loan row of paragraph (1)"),
    (picked.word("shelf"), "rak pada baris pinjaman menurut ayat (1)", "the shelf in the loan row of paragraph (1)"),
    (picked.flag("rare"), "baris pinjaman menurut ayat (1), dengan syarat bukunya langka",
     "the loan row of paragraph (1) for which the book is rare"),
    (uncovered_days(first=READERS.day("born"), last=as_of, covers=[BOOKS.rows().as_periods(first=due, last=back)]),
     "banyak hari dari hari lahir sampai dengan hari yang ditanyakan yang tidak tercakup masa berikut: a. dari hari jatuh tempo sampai dengan hari kembali pada baris pinjaman",
     "the number of days from the day of birth to the day asked about that none of these periods reaches: (a) from the due day to the day of return in the loan rows"),
    (BOOKS.rows(BOOKS.flag("rare")).latest_before(due, back),
     "hari kembali yang paling akhir sebelum hari jatuh tempo baris itu sendiri, dari baris pinjaman yang bukunya langka",
     "the latest day of return before the row's own due day among the loan rows for which the book is rare"),
    (BOOKS.rows().latest_up_to(due, back),
     "hari kembali yang paling akhir sampai dengan hari jatuh tempo baris itu sendiri, dari baris pinjaman",
     "the latest day of return up to and including the row's own due day among the loan rows"),
    (any_of(due.is_missing(), due.is_before(as_of)), "hari jatuh temponya tidak tercatat atau hari jatuh temponya sebelum hari yang ditanyakan",
     "the due day is not recorded or the due day is before the day asked about"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "indonesian", "english"), SAID, ids=[each[2][:60] for each in SAID])
def test_an_expression_is_said_in_both_languages(value: Value, indonesian: str, english: str) -> None:
    assert (told(value, Language.INDONESIAN), told(value)) == (indonesian, english)


def test_every_kind_of_node_has_words() -> None:
    said = {type(node) for value, _, _ in SAID for node in nodes.walk(value.node)}
    assert set(Node.__subclasses__()) - {nodes.Pick, nodes.Interval} <= said | {nodes.AllOf}


def test_a_node_without_words_is_an_error_of_the_programmer() -> None:
    speaker = Speaker(Draft([], subject="readers"), VOCABULARY, Language.ENGLISH)
    with pytest.raises(TypeError):
        speaker.value(Node(type=ValueType.DAY))


def test_conditions_nest_as_lists_and_not_as_endless_commas() -> None:
    condition = all_of(
        READERS.flag("member"),
        any_of(READERS.word("town").is_missing(), READERS.word("town").equals("Serang"), late.exist()),
        ~any_of(last_due.is_known(), READERS.day("born").is_missing()),
    )
    assert told(condition).split(": ", maxsplit=1)[0] == "all of the following hold"
    assert told(condition) == (
        "all of the following hold: (a) the reader is a member; (b) at least one of the following holds: "
        "(i) the town is not recorded; (ii) the town is “Serang”; or (iii) there are loan rows for which the due day is "
        "before the day asked about; and (c) none of the following holds: (i) “Last due day” (1) is known; "
        "(ii) the day of birth is not recorded"
    )
    assert "c. tidak satu pun hal berikut terpenuhi: 1. “Tempo terakhir”" in told(condition, Language.INDONESIAN)


def test_lists_deep_inside_lists_have_marks_of_their_own() -> None:
    deep: Flag = late.exist()
    for turn in (any_of, all_of, any_of, all_of):
        deep = turn(READERS.flag("member"), READERS.day("born").is_missing(), deep)
    said = told(deep)
    assert all(mark in said for mark in ("(a)", "(i)", "(A)", "(I)"))
    assert all(mark in told(deep, Language.INDONESIAN) for mark in ("a. ", "1. ", "a) ", "1) "))


def test_what_is_long_and_said_twice_gets_a_paragraph_of_its_own() -> None:
    rows = BOOKS.rows(all_of(due.is_before(as_of), back.is_missing()))
    value = all_of(rows.exist(), rows.latest(due).is_after(READERS.day("born")))
    assert told(value, definitions=True) == (
        "A loan row satisfies this paragraph where the due day is before the day asked about and the day of return is not "
        "recorded. all of the following hold: (a) there are loan rows that satisfy paragraph (1); and (b) the latest due day "
        "among the loan rows that satisfy paragraph (1) is after the day of birth"
    )


def test_a_definition_is_written_once_with_its_label_and_builds_on_what_stands_before_it() -> None:
    said = told(all_of(days_late.is_above(3), days_late.is_below(9), fine.is_known()), definitions=True)
    assert said.startswith(
        "“Last due day” is the latest due day among the loan rows for which the due day is before the day asked about. "
        "“Days late” is the number of days after “Last due day” (1) up to and including the day asked about. "
    )
    assert said.count("“Days late” is") == 1


def test_a_definition_that_is_a_condition_holds_or_does_not() -> None:
    known = late.exist().named("late", Text("Terlambat", "Late"))
    assert told(known, definitions=True).startswith("“Late” holds where there are loan rows")
    assert (told(known), told(~known)) == ("“Late” (1) holds", "“Late” (1) does not hold")


def test_a_condition_that_is_chosen_gets_a_paragraph() -> None:
    chosen = choose((READERS.flag("member"), late.exist()), otherwise=flag(value=False))
    said = told(all_of(chosen, READERS.day("born").is_known()), definitions=True)
    assert said.startswith("This paragraph holds where the first of the following whose condition holds: (a) there are")
    assert said.endswith("paragraph (1) holds and the day of birth is recorded")
    assert told(~chosen) == "it is not so that paragraph (1) holds"


def test_a_missing_value_is_read_in_plain_words() -> None:
    is_late = due.is_before(READERS.day("born"))
    assert told(any_of(is_late.is_missing(), ~is_late)) == (
        "it is not established that the due day is before the day of birth"
    )
    assert told(any_of(is_late.is_missing(), is_late), Language.INDONESIAN) == (
        "hari jatuh temponya sebelum hari lahir, atau hal itu tidak dapat ditentukan"
    )
    several = all_of(is_late, back.is_known(), BOOKS.flag("rare"))
    assert told(any_of(several.is_missing(), ~several)) == "it is not established that the row satisfies paragraph (1)"


def test_denied_conditions_are_said_in_their_shortest_form() -> None:
    three = all_of(READERS.flag("member"), READERS.word("town").is_known(), READERS.day("born").is_known())
    assert told(~three).startswith("not all of the following hold: (a) the reader is a member; (b)")
    assert told(~~READERS.flag("member")) == "the reader is a member"
    rare = BOOKS.rows(~all_of(BOOKS.flag("rare"), back.is_known(), due.is_known()))
    assert told(rare.exist(), Language.INDONESIAN).startswith(
        "ada baris pinjaman, dengan syarat tidak semua hal berikut"
    )


def test_rows_can_ask_for_one_of_several_things_and_for_a_paragraph_besides() -> None:
    basis = all_of(due.is_before(as_of), back.is_missing())
    rows = BOOKS.rows(basis)
    some = rows.having(any_of(BOOKS.flag("rare"), BOOKS.count("pages").is_above(9), BOOKS.word("shelf").is_missing()))
    said = told(all_of(rows.exist(), some.exist()), Language.INDONESIAN)
    assert (
        "baris pinjaman yang memenuhi ayat (1) dan yang memenuhi setidaknya satu syarat berikut: 1. bukunya langka"
        in said
    )


def test_a_fact_without_words_is_named_by_the_error() -> None:
    poor = replace(VOCABULARY, tables={"readers": VOCABULARY.tables["readers"]})
    speaker = Speaker(Draft([due.node], subject="readers"), poor, Language.ENGLISH)
    with pytest.raises(KeyError, match="books"):
        speaker.value(due.node)


def test_no_code_of_a_word_with_words_is_shown() -> None:
    said = told(BOOKS.word("shelf").equals("old_map"))
    assert re.findall(r"\w+_\w+", said) == []


def test_nested_sentences_are_those_of_the_lines_with_the_same_marks() -> None:
    deep = Passage(text="Satu", items=(Passage(text="dua", items=(Passage(text="tiga"), Passage(text="empat")), joint=Joint.OR), Passage(text="lima")), joint=Joint.AND)  # fmt: skip
    told = as_spoken(deep, Language.INDONESIAN, "(7)")
    assert (told.mark, told.text) == ("(7)", "Satu:")
    assert [(item.mark, item.text) for item in told.items] == [("a.", "dua:"), ("b.", "lima.")]
    assert [(item.mark, item.text) for item in told.items[0].items] == [("1.", "tiga; atau"), ("2.", "empat; dan")]
