"""`timpora rules` as a lawyer runs it: the rulebook in words, and worked examples of his own."""

from pathlib import Path

import pytest
from tests.factories.chance import IS_LONG
from typer.testing import CliRunner, Result

from timpora.entrypoints.cli import app
from timpora.rulebook import book


EXAMPLES = Path(__file__).parents[1] / "spec" / "rulebook" / "examples.yaml"
HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "check-your-own-examples.md"
WIDTH = 80


def run(*arguments: str) -> Result:
    """`timpora rules ...` in a terminal of 80 columns."""
    return CliRunner().invoke(app, ["rules", *arguments], env={"COLUMNS": str(WIDTH), "TERM": "dumb"})


def too_wide(output: str) -> list[str]:
    return [line for line in output.splitlines() if len(line.rstrip()) > WIDTH]


@pytest.mark.parametrize(
    ("language", "title", "provision", "status"),
    [
        ("id", "Melebihi batas tinggal", "Pasal 78 ayat (1)", "terkonfirmasi"),
        ("en", "Overstay", "Article 78(1)", "to be confirmed"),
    ],
)
def test_the_list_names_every_rule_with_title_provision_and_status(
    language: str, title: str, provision: str, status: str
) -> None:
    result = run("list", "--lang", language)
    assert result.exit_code == 0
    assert all(rule.id in result.output for rule in book.RULES)
    assert title in result.output
    assert status.rsplit(maxsplit=1)[-1] in result.output
    assert provision in result.output
    assert too_wide(result.output) == []


def test_the_list_of_a_day_before_the_law_is_refused_with_the_first_day() -> None:
    result = run("list", "--as-of", "1999-01-01", "--lang", "en")
    assert result.exit_code == 3
    assert "lies outside the days" in result.output
    assert "Choose a day from" in result.output


# Every example of a rule runs as it is shown: each rule in one of the languages in every run, in both in the long form.
@pytest.mark.parametrize(
    ("rule", "language"),
    [
        (rule.id, language)
        for place, rule in enumerate(book.RULES)
        for number, language in enumerate(("id", "en"))
        if IS_LONG or number == place % 2
    ],
)
def test_every_rule_is_shown_in_words_within_80_columns(rule: str, language: str) -> None:
    result = run("show", rule, "--lang", language)
    assert result.exit_code == 0
    assert too_wide(result.output) == []
    assert ("Pengertian" if language == "id" else "Definitions") in result.output


def test_a_rule_is_shown_with_the_values_of_the_day_and_over_time() -> None:
    result = run("show", "limit_ends_soon", "--lang", "en", "--as-of", "2023-06-27")
    assert "“Reminder before the stay limit” [P1: 14" in result.output
    assert "Parameters over time" in result.output
    assert "[P1] Reminder" in result.output
    assert "since 5" in result.output


def test_a_parameter_is_shown_with_each_value_its_days_and_whether_it_is_confirmed() -> None:
    result = run("show", "overstay.charge_per_day", "--lang", "en")
    assert result.exit_code == 0
    for said in (
        "Rp300.000",
        "Rp1.000.000",
        "5 May 2011",
        "28/2019 on non-tax",
        "confirmed",
        "Read by: Overstay (overstay)",
    ):
        assert said in result.output


def test_a_visa_index_is_shown_however_it_is_written() -> None:
    shown = [run("show", written, "--lang", "en").output for written in ("B213", "b-213", "b 213")]
    assert shown[0] == shown[1] == shown[2]
    assert "Stay: 30 days, extended at most 1 times by 30 days" in shown[0]
    assert "as the permit says" in run("show", "312", "--lang", "en").output


def test_a_name_that_is_unknown_is_refused_with_the_nearest() -> None:
    result = run("show", "overstays", "--lang", "en")
    assert result.exit_code == 3
    assert "There is no rule, parameter, provision or visa index 'overstays'. Did you mean: overstay?" in result.output
    far = run("show", "???")
    assert far.exit_code == 3
    assert "timpora rules list" in far.output


def test_examples_that_all_pass_end_with_0_and_a_line_each() -> None:
    result = run("check", str(EXAMPLES), "--lang", "en")
    assert result.exit_code == 0
    assert "PASS  visa_on_arrival_43_days_over: Visa on arrival 43 days over" in result.output
    assert "Worked examples run: 2. All pass." in result.output


def wrong(folder: Path, written: str = "overstay_days: 43", instead: str = "overstay_days: 44") -> str:
    path = folder / "own.yaml"
    path.write_text(EXAMPLES.read_text(encoding="utf-8").replace(written, instead), encoding="utf-8")
    return str(path)


def test_an_example_that_fails_is_told_with_expected_and_got_and_ends_with_1(tmp_path: Path) -> None:
    result = run("check", wrong(tmp_path), "--lang", "id")
    assert result.exit_code == 1
    assert "GAGAL visa_on_arrival_43_days_over" in result.output
    said = " ".join(result.output.split())
    assert "overstay (1), Hari melebihi batas tinggal: diharapkan 44 hari; hasil 43 hari" in said
    assert "Contoh yang dijalankan: 2. Gagal: 1, lulus: 1. Tambahkan --trace untuk melihat cara menghitungnya." in said


def test_the_trace_shows_how_a_failing_example_was_computed(tmp_path: Path) -> None:
    result = run("check", wrong(tmp_path), "--lang", "en", "--trace")
    assert "How it was computed, overstay (1)" in result.output
    assert "Stay limit (last lawful day): 15 May 2023" in result.output
    assert "Overstay charge: Rp43.000.000" in result.output
    assert "feed_silent" not in result.output


def test_a_bad_example_is_refused_with_its_place_while_the_others_run(tmp_path: Path) -> None:
    result = run("check", wrong(tmp_path, "kind: visit", "kind: tourist"), "--lang", "en")
    assert result.exit_code == 1
    assert "own.yaml, row 7: Example visa_on_arrival_43_days_over: The word 'tourist' is unknown here." in result.output
    assert "Worked examples run: 1. All pass. Could not be run: 1." in " ".join(result.output.split())


def test_a_folder_of_examples_is_run_whole(tmp_path: Path) -> None:
    wrong(tmp_path)
    result = run("check", str(tmp_path), "--lang", "en")
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "The file cannot be opened."),
        (b"\xff\xfe\x00rubbish", "It is no UTF-8 text."),
        (b"- " * 3_000_000, "The file is larger than 5 MB."),
        (b"{" * 200_000, "The YAML cannot be read"),
        (b"", "There is no worked example to run."),
        (b"just words", "A list is needed here."),
    ],
)
def test_where_nothing_could_be_run_the_exit_code_is_3_with_one_sentence(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "own.yaml"
    if content is not None:
        path.write_bytes(content)
    result = run("check", str(path), "--lang", "en")
    assert result.exit_code == 3
    assert said in result.output
    assert "Traceback" not in result.output


def test_an_example_on_a_day_before_the_law_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    first = EXAMPLES.read_text(encoding="utf-8").split("- id: two_people")[0]
    path.write_text(first.replace("as_of: 2023-06-27", "as_of: 1999-06-27"), encoding="utf-8")
    result = run("check", str(path), "--lang", "en")
    assert result.exit_code == 3
    assert "own.yaml, row 2: 27 June 1999 lies outside the days of the rules known here." in result.output


def test_the_example_of_the_how_to_page_passes_as_printed(tmp_path: Path) -> None:
    page = HOW_TO.read_text(encoding="utf-8")
    path = tmp_path / "own.yaml"
    path.write_text(page.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    assert run("check", str(path)).exit_code == 0


def test_the_words_say_it_without_colour() -> None:
    result = run("check", str(EXAMPLES))
    assert "\x1b" not in result.output
    assert result.output.count("LULUS") == 2


@pytest.mark.parametrize(
    ("language", "said"),
    [("id", ("Cuti bersama", "624/2023", "31 Desember 2027")), ("en", ("Joint leave", "624/2023", "31 December 2027"))],
)
def test_the_closed_days_of_a_year_are_listed_with_their_decision(language: str, said: tuple[str, ...]) -> None:
    result = run("days", "2023", "--lang", language)
    assert result.exit_code == 0
    assert [one for one in said if one not in result.output] == []
    assert too_wide(result.output) == []


def test_a_year_whose_holidays_nobody_knows_is_refused_with_those_that_are_known() -> None:
    result = run("days", "1066", "--lang", "en")
    assert result.exit_code == 3
    assert "The holidays of 1066 are not known. Choose a year from 2011 to" in result.output


def test_a_provision_is_shown_over_time_or_as_it_is_on_a_day() -> None:
    over_time, then = run("show", "uu6-117"), run("show", "uu6-117", "--as-of", "2023-06-27")
    assert over_time.output.count("kurungan") + over_time.output.count("Kurungan") == 2
    assert "UU 1/2026" in over_time.output
    assert "1/2026" not in then.output
    assert too_wide(over_time.output) == []
