"""The table in a terminal: readable at 80 columns, cut with a word about it, and not to be steered by a name."""

import io
from datetime import date

import pytest
from rich.console import Console
from tests.factories import findings_told as made

from timpora.kernel.refusals import Reason
from timpora.kernel.text import Language, Text
from timpora.screening.core.findings import Consequence, Finding, Screening
from timpora.screening.reports.terminal import (
    print_counts,
    print_not_judged,
    print_refusals,
    print_screening,
    print_warnings,
)


def printed(
    *findings: Finding,
    language: Language = Language.INDONESIAN,
    whole: bool = False,
    width: int = 80,
    colour: bool = False,
) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, color_system="standard" if colour else None)
    print_screening(console, made.screening(*findings), made.reading(made.refusal()), language=language, whole=whole)
    return out.getvalue()


def in_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (Language.INDONESIAN, ["Dinilai pada 27 Juni 2023 (WIB)", "1.100 orang dari 1 lembar, 20 baris, 1 baris ditolak", "1 temuan tentang 1 orang; 1 orang terbukti melebihi batas tinggal, biaya beban Rp43.000.000", "!! Melebihi batas tinggal, terbukti (1)", "43 hari CONTOH REKAAN 1 (X0000001) Melebihi batas tinggal 43 hari. Pasal 78 UU 6/2011.", "Tulis tanggalnya seperti 27/06/2023.", "laporan tamu: tamu.xlsx [Juni]", "Kolom yang tidak dipakai: WARNA KOPER."]),
        (Language.ENGLISH, ["Judged on 27 June 2023 (WIB)", "1,100 people from 1 sheet, 20 rows, 1 row refused", "!! Past the stay limit, proven (1)", "43 days CONTOH REKAAN 1 (X0000001) 43 days past the stay limit. Pasal 78 UU 6/2011.", "Write the day like 27/06/2023.", "guest report: tamu.xlsx [Juni]", "Columns not used: WARNA KOPER."]),
    ],
)  # fmt: skip
def test_the_sentence_of_each_person_stands_in_its_group(language: Language, expected: list[str]) -> None:
    told = in_one_line(printed(made.finding(), language=language))
    assert [text for text in expected if text not in told] == []


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_line_is_wider_than_the_terminal_or_a_readable_line(width: int) -> None:
    told = printed(made.finding(sentence=Text(id="kata " * 90, en="word " * 90)), width=width)
    assert max(len(line.rstrip()) for line in told.splitlines()) <= min(width, 120)


def test_long_groups_are_cut_and_say_how_to_see_all() -> None:
    many = [made.ending_soon(person, date(2023, 6, 29)) for person in range(12)]
    assert "... dan 4 lagi: --all menampilkan semuanya" in printed(*many)
    assert "--all" not in printed(*many, whole=True)
    assert printed(*many, whole=True).count("CONTOH REKAAN") == 12


def test_reasons_are_said_and_what_is_unconfirmed_is_marked() -> None:
    told = printed(
        made.finding(
            consequence=Consequence.NEEDS_A_PERSON,
            reasons=(Reason("child", Text(id="Anak.", en="A child.")),),
            provisions=made.finding().provisions[1:],
        )
    )
    assert "Anak. PP 28/2019 [belum dikonfirmasi]." in in_one_line(told)


def test_a_name_cannot_steer_the_terminal_or_pass_for_markup() -> None:
    told = printed(made.finding(names=("\x1b[2J[red]REKAAN[/red]\u202e\n",)))
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "[red]REKAAN[/red]" in told


def test_colour_never_carries_the_meaning_alone() -> None:
    findings = (made.finding(), made.ending_soon(2, made.MEETING), made.silent_feed())
    coloured, plain = printed(*findings, colour=True), printed(*findings)
    assert "\x1b[" in coloured
    assert [mark for mark in ("!!", "->", "::", "hari ini") if mark not in plain] == []


def test_nothing_found_is_said() -> None:
    assert "Tidak ada temuan." in printed()


def test_where_everything_was_judged_nothing_is_said_about_it() -> None:
    out = io.StringIO()
    print_not_judged(
        Console(file=out), made.screening(), made.reading(set_aside={"empty": 1}), language=Language.ENGLISH
    )
    assert out.getvalue() == ""


def test_counts_tell_findings_and_people_apart() -> None:
    out = io.StringIO()
    screening: Screening = made.screening(made.finding(1), made.finding(1, rule_id="again"))
    print_counts(Console(file=out, width=80), screening, language=Language.ENGLISH)
    assert out.getvalue().strip() == "!! Past the stay limit, proven (2 findings, 1 person)"


def test_many_refusals_are_cut_and_none_print_nothing() -> None:
    out = io.StringIO()
    print_refusals(Console(file=out, width=100), [], language=Language.ENGLISH)
    assert out.getvalue() == ""
    print_refusals(Console(file=out, width=100), [made.refusal()] * 9, language=Language.ENGLISH)
    assert "... and 1 more" in out.getvalue()


def test_what_was_accepted_but_should_be_looked_at_is_said() -> None:
    out = io.StringIO()
    print_warnings(Console(file=out, width=100), [made.refusal()] * 9, language=Language.ENGLISH)
    assert "** Accepted, but to be looked at (9)" in out.getvalue()
    assert "--all shows them all" in out.getvalue()
