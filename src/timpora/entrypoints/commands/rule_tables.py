"""The rulebook in a terminal: texts wrapped to its width, tables, and what came of worked examples."""

from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from timpora.engine.backends.asked import Traced
from timpora.engine.backends.passages import Section, as_lines
from timpora.engine.sentences import in_words
from timpora.kernel.text import Language, Text, day_in_words
from timpora.screening.cases import CaseResult, Check
from timpora.screening.core.rule_sheets import Sheet, fact_sheets


WIDEST = 100  # characters of a line that is still read at ease

WORDS: Mapping[str, Text] = {
    "passed": Text(id="LULUS", en="PASS"),
    "failed": Text(id="GAGAL", en="FAIL"),
    "expected": Text(id="diharapkan", en="expected"),
    "got": Text(id="hasil", en="got"),
    "checked": Text(id="Yang diperiksa", en="Checked"),
    "judged": Text(id="Dinilai pada", en="Judged on"),
    "because": Text(id="Dasar", en="Source"),
    "computed": Text(id="Cara menghitung", en="How it was computed"),
    "examples": Text(id="Contoh", en="Worked examples"),
    "no_examples": Text(id="Belum ada contoh untuk aturan ini.", en="No worked example speaks about this rule yet."),
    "all_passed": Text(
        id="Contoh yang dijalankan: {cases}. Semuanya lulus.", en="Worked examples run: {cases}. All pass."
    ),
    "some_failed": Text(
        id="Contoh yang dijalankan: {cases}. Gagal: {failed}, lulus: {passed}.",
        en="Worked examples run: {cases}. Failed: {failed}, passed: {passed}.",
    ),
    "refused": Text(id="Tidak dapat dijalankan: {refused}.", en="Could not be run: {refused}."),
    "read_by": Text(id="Dibaca oleh: {rules}", en="Read by: {rules}"),
    "trace": Text(
        id="Tambahkan --trace untuk melihat cara menghitungnya.", en="Add --trace to see how it was computed."
    ),
}


def print_section(console: Console, section: Section, language: Language) -> None:
    """A section with its heading in bold."""
    heading, *lines = as_lines(section, language, width=min(console.width, WIDEST))
    console.print(Styled(heading, style="bold"))
    for line in lines:
        console.print(Styled(line), soft_wrap=True)
    console.print()


def print_sheet(console: Console, sheet: Sheet, *, titled: bool = True) -> None:
    """A table; long cells wrap between words, and what a row shares with the row above is said once."""
    if titled:
        console.print(Styled(sheet.title, style="bold"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for header, width in zip(sheet.headers, _widths(sheet, min(console.width, WIDEST)), strict=True):
        table.add_column(Styled(header), overflow="fold", width=width)
    above = ""
    for row in sheet.rows:
        table.add_row(*[Styled("" if number == 0 and cell == above else cell) for number, cell in enumerate(row)])
        above = row[0]
    console.print(table)
    console.print()


_BETWEEN = 3  # characters between two columns


def _widths(sheet: Sheet, available: int) -> list[int]:
    """What each column gets: room for its longest word, and the rest by how long its cells are."""
    columns = [[header, *(row[number] for row in sheet.rows)] for number, header in enumerate(sheet.headers)]
    words = [max(len(word) for cell in cells for word in cell.split()) for cells in columns]
    wanted = [max(len(line) for cell in cells for line in cell.splitlines()) for cells in columns]
    room = available - _BETWEEN * (len(columns) - 1) - sum(words)
    more = sum(wanted) - sum(words)
    if room >= more:
        return wanted
    return [word + max(0, room * (want - word) // more) for word, want in zip(words, wanted, strict=True)]


def stacked(sheet: Sheet) -> Sheet:
    """The same table with its first two columns in one, so that it fits a terminal."""
    first, second, *headers = sheet.headers
    rows = tuple((f"{one}\n{two}", *rest) for one, two, *rest in sheet.rows)
    return Sheet(title=sheet.title, headers=(f"{first}, {second.lower()}", *headers), rows=rows)


def print_example(console: Console, result: CaseResult, language: Language, *, rule: str) -> None:
    """A worked example with its facts and, for one rule, what is expected and what comes out now."""
    case = result.case
    checks = [check for check in result.checks if check.rule == rule]
    line = _mark(all(check.passed for check in checks), language)
    line.append(f" {case.title.within(language)}", style="bold")
    console.print(line)
    about = {"judged": day_in_words(case.as_of, language), "because": case.source}
    for name, said in about.items():
        console.print(Padding(Styled(f"{WORDS[name].within(language)}: {said}"), (0, 0, 0, 3)))
    for sheet in fact_sheets(case, language):
        console.print(Padding(_facts(sheet), (0, 0, 0, 3)))
    console.print(Padding(_checks_table(checks, language), (0, 0, 0, 3)))
    console.print()


def _facts(sheet: Sheet) -> Styled:
    """Facts as lines, because a row of many columns does not fit a terminal."""
    text = Styled()
    for number, row in enumerate(sheet.rows):
        said = "; ".join(f"{header}: {cell}" for header, cell in zip(sheet.headers, row, strict=True))
        text.append(("\n" if number else "") + f"{sheet.title} - ", style="italic")
        text.append(said)
    return text


def _checks_table(checks: Sequence[Check], language: Language) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in ("checked", "expected", "got"):
        table.add_column(WORDS[name].within(language).capitalize(), overflow="fold")
    table.add_column("")
    for check in checks:
        cells = (check.about, check.expected, check.got)
        table.add_row(*[Styled(cell.within(language)) for cell in cells], _mark(check.passed, language))
    return table


def print_result(console: Console, result: CaseResult, language: Language, *, trace: bool) -> None:
    """One line for a worked example that passes; one more for each thing that came out otherwise."""
    line = _mark(result.passed, language)
    line.append(f" {result.case.id}: {result.case.title.within(language)}")
    console.print(line)
    for check in result.checks:
        if not check.passed:
            expected, got = (WORDS[name].within(language) for name in ("expected", "got"))
            said = f"{check.rule} ({check.subject}), {check.about.within(language)}: "
            said += f"{expected} {check.expected.within(language)}; {got} {check.got.within(language)}"
            console.print(Padding(Styled(said), (0, 0, 0, 6)))
    if trace and not result.passed:
        for (rule, subject), steps in result.traces.items():
            if any((check.rule, check.subject) == (rule, subject) and not check.passed for check in result.checks):
                _print_trace(console, f"{rule} ({subject})", steps, language)


def _print_trace(console: Console, about: str, steps: Sequence[Traced], language: Language) -> None:
    console.print(Padding(Styled(f"{WORDS['computed'].within(language)}, {about}", style="italic"), (0, 0, 0, 6)))
    for step in steps:
        said = f"{step.definition.label.within(language)}: {in_words(step.definition, step.value, language)}"
        console.print(Padding(Styled(said), (0, 0, 0, 9)))


def print_summary(
    console: Console, results: Sequence[CaseResult], refused: int, language: Language, *, trace: bool
) -> None:
    """How many passed, failed and could not be run."""
    failed = sum(not result.passed for result in results)
    turn = WORDS["some_failed" if failed else "all_passed"]
    said = turn.fill(cases=len(results), failed=failed, passed=len(results) - failed).within(language)
    if refused:
        said += " " + WORDS["refused"].fill(refused=refused).within(language)
    if failed and not trace:
        said += " " + WORDS["trace"].within(language)
    console.print()
    console.print(Styled(said, style="bold"))


def _mark(passed: object, language: Language) -> Styled:
    """The word says it; the colour only helps."""
    word = WORDS["passed" if passed else "failed"].within(language)
    return Styled(f"{word:<5}", style="green" if passed else "bold red")
