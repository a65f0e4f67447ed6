"""What came of a worked example, in words, in a terminal and on a page."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from timpora.engine.expressions import Count, as_of, count, flag
from timpora.engine.nodes import Named
from timpora.engine.sentences import in_words
from timpora.entrypoints.commands import rules
from timpora.entrypoints.commands.rule_tables import print_example
from timpora.kernel.periods import Period
from timpora.kernel.text import Language, Text
from timpora.rulebook import book
from timpora.rulebook.cases import Case, load_cases
from timpora.rulebook.parameters import load_parameters
from timpora.rulebook.visa_indexes import standard_visa_indexes
from timpora.screening import rulebook_pages
from timpora.screening.cases import run_case, value_in_words
from timpora.screening.core.rule_sheets import fact_sheets, stay_in_words


EXAMPLES = Path(__file__).parents[2] / "spec" / "rulebook" / "examples.yaml"


@pytest.fixture
def cases() -> tuple[Case, ...]:
    """The two worked examples of the tests' own."""
    return load_cases({"examples.yaml": EXAMPLES.read_text(encoding="utf-8")})


@pytest.mark.parametrize(
    ("name", "value", "indonesian", "english"),
    [
        ("stay_limit", date(2023, 5, 15), "15 Mei 2023", "15 May 2023"),
        ("overstay_days", 1, "1 hari", "1 day"),
        ("overstay_charge", 43_000_000, "Rp43.000.000", "Rp43.000.000"),
        ("held_back", True, "ya", "yes"),
        ("held_back", False, "tidak", "no"),
        ("certainty", "probably_left", "kemungkinan sudah keluar", "probably left"),
        ("certainty", None, "tidak ada", "none"),
        ("an_answer_of_tomorrow", "word", "word", "word"),
    ],
)
def test_the_value_of_an_answer_is_said_in_words(name: str, value: object, indonesian: str, english: str) -> None:
    assert value_in_words(name, value) == Text(indonesian, english)


def test_a_rule_that_is_not_in_force_on_the_day_does_not_apply(
    cases: tuple[Case, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    later = tuple(
        replace(rule, in_force=Period(date(2024, 1, 1))) if rule.id == "overstay" else rule for rule in book.RULES
    )
    monkeypatch.setattr(book, "RULES", later)
    wrong = [check for check in run_case(cases[0]).checks if not check.passed]
    assert [(check.rule, check.about.en, check.got.en) for check in wrong] == [("overstay", "The rule applies", "no")]


def test_an_example_can_be_run_under_other_parameters(cases: tuple[Case, ...]) -> None:
    parameters = load_parameters(
        {
            file.name: file.read_text(encoding="utf-8").replace("value: 1000000", "value: 500000")
            for file in (Path(book.__file__).parent / "parameters").glob("*.yaml")
        }
    )
    wrong = [check for check in run_case(cases[0], parameters=parameters).checks if not check.passed]
    assert [(check.about.en, check.got.en) for check in wrong] == [("Overstay charge", "Rp21.500.000")]


def test_facts_are_shown_as_the_file_gives_them_in_words(cases: tuple[Case, ...]) -> None:
    permit, presence, feed = fact_sheets(cases[0], Language.ENGLISH)
    assert permit.headers == ("Kind of permit", "Visa index", "First day of validity", "Recorded stay limit")
    assert permit.rows == (("visit", "B213", "16 April 2023", "15 May 2023"),)
    assert presence.rows[0][-1] == "yes"
    assert feed.title == "Feed"
    people = fact_sheets(cases[1], Language.INDONESIAN)[0]
    assert people.rows == (("7", "CONTOH REKAAN TUJUH"),)


def test_a_value_that_one_row_leaves_out_is_shown_empty() -> None:
    text = EXAMPLES.read_text(encoding="utf-8").replace(
        "{person: 7, kind: limited,", "{person: 7, kind: unknown, cancelled_on: null,"
    )
    permits = fact_sheets(load_cases({"x": text})[1], Language.ENGLISH)[1]
    assert [row[2] for row in permits.rows] == ["-", "-"]


@pytest.mark.parametrize("language", list(Language))
def test_an_example_is_shown_with_facts_expectations_and_whether_it_passes_now(
    cases: tuple[Case, ...], language: Language
) -> None:
    console = Console(width=80, record=True, file=None, quiet=False)
    with console.capture() as captured:
        print_example(console, run_case(cases[1]), language, rule="overstay")
    said = captured.get()
    assert ("LULUS" if language is Language.INDONESIAN else "PASS") in said
    assert ("60 hari" if language is Language.INDONESIAN else "60 days") in said
    assert "Pasal 78 UU 6/2011: tepat 60 hari tidak diatur" in said
    assert max(len(line) for line in said.splitlines()) <= 80


def test_the_terminal_and_the_page_of_a_rule_show_its_examples(
    cases: tuple[Case, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(rules, "standard_cases", lambda: cases)
    rules.rules_show("limit_ends_soon", Language.ENGLISH)
    assert "Two people and a silent feed" in capsys.readouterr().out
    rules.rules_check(None, Language.INDONESIAN)
    assert "Contoh yang dijalankan: 2. Semuanya lulus." in capsys.readouterr().out
    monkeypatch.setattr(rulebook_pages, "standard_cases", lambda: cases)
    page = rulebook_pages.pages()["overstay.md"]
    assert "#### Visa on arrival 43 days over" in page
    assert "| Days of overstay | 43 days | passes |" in page
    assert "| visit | B213 | 16 April 2023 | 15 May 2023 |" in page


def test_a_parameter_that_no_rule_reads_is_shown_without_readers(capsys: pytest.CaptureFixture[str]) -> None:
    unread = "entry_ban.longest_months"
    assert not any(unread in rule.parameters() for rule in book.RULES)
    rules.rules_show(unread, Language.ENGLISH)
    said = capsys.readouterr().out
    assert "months" in said
    assert "Read by" not in said


def test_the_stay_of_an_index_is_said_in_days_or_months_with_its_extensions() -> None:
    entry = next(entry for entry in standard_visa_indexes().entries if entry.visa_index == "B213")
    assert stay_in_words(entry).id == "30 hari, diperpanjang paling banyak 1 kali 30 hari"
    assert stay_in_words(replace(entry, longest_extensions=0)).en == "30 days, no extension"
    assert (
        stay_in_words(replace(entry, initial_days=None, initial_months=6, longest_extensions=None)).en
        == "6 months, extensions as the permit says"
    )
    assert stay_in_words(replace(entry, initial_days=None)).en == "as the permit says"


@pytest.mark.parametrize(
    ("value", "given", "indonesian", "english"),
    [
        (flag(value=True).named("sure", Text("Pasti", "Sure")), True, "ya", "yes"),
        (flag(value=True).named("sure", Text("Pasti", "Sure")), False, "tidak", "no"),
        (as_of.named("day", Text("Hari", "Day")), None, "tidak diketahui", "not known"),
        (count(3).named("permits", Text("Izin", "Permits"), unit=Text("izin", "permits")), 3, "3 izin", "3 permits"),
        (count(3).named("number", Text("Angka", "Number")), 3, "3", "3"),
    ],
)
def test_a_traced_value_is_said_in_words(value: Count, given: object, indonesian: str, english: str) -> None:
    assert isinstance(value.node, Named)
    assert in_words(value.node, given, Language.INDONESIAN) == indonesian
    assert in_words(value.node, given, Language.ENGLISH) == english
