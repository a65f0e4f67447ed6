"""The rulebook as Markdown pages in both languages: `python -m timpora.screening.rulebook_pages docs/reference/rules`."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from timpora.engine.backends.passages import as_markdown, escaped
from timpora.engine.rules import Rule
from timpora.kernel.text import Language, Text, day_in_words
from timpora.rulebook import book
from timpora.rulebook.cases import Case, standard_cases
from timpora.rulebook.closed_days import standard_closed_days
from timpora.rulebook.parameters import Parameter, standard_parameters
from timpora.rulebook.provisions import standard_provisions
from timpora.rulebook.rule_texts import text_of
from timpora.rulebook.visa_indexes import standard_visa_indexes
from timpora.screening.cases import Check, run_case
from timpora.screening.core.case_law_sheets import (
    CLOSED_DAYS,
    PROVISIONS,
    closed_days_sheet,
    decisions_in_words,
    provisions_sheet,
    what_is_known,
)
from timpora.screening.core.rule_sheets import (
    Sheet,
    cases_of,
    fact_sheets,
    indexes_sheet,
    parameters_sheet,
    rules_sheet,
)


_NAMES = {Language.INDONESIAN: "Bahasa Indonesia", Language.ENGLISH: "English"}
_MADE = "<!-- Made from the rulebook by `python -m timpora.screening.rulebook_pages`; change the rulebook, not this page. -->"
_WORDS: Mapping[str, Text] = {
    "rulebook": Text(id="Buku aturan", en="The rulebook"),
    "about": Text(
        id="Setiap aturan dalam kata-kata, dengan ketetapan, dasar hukum dan contohnya. Yang belum dicocokkan dengan lembaran "
        "negara ditandai “belum dikonfirmasi”. Perintah yang sama: `timpora rules show`.",
        en="Every rule in words, with its parameters, provisions and worked examples. What has not been compared with the "
        "official gazette is marked “to be confirmed”. The same in a terminal: `timpora rules show`.",
    ),
    "parameters": Text(id="Angka dan ketetapan", en="Parameters"),
    "indexes": Text(id="Indeks visa", en="Visa indexes"),
    "closed_days": CLOSED_DAYS,
    "provisions": PROVISIONS,
    "more": Text(id="Lihat juga", en="See also"),
    "examples": Text(id="Contoh", en="Worked examples"),
    "no_examples": Text(id="Belum ada contoh.", en="There is no worked example yet."),
    "judged": Text(id="Dinilai pada {day}. Dasar: {source}.", en="Judged on {day}. Source: {source}."),
    "checked": Text(id="Yang diperiksa", en="Checked"),
    "expected": Text(id="Diharapkan", en="Expected"),
    "outcome": Text(id="Hasil", en="Outcome"),
    "passed": Text(id="lulus", en="passes"),
    "failed": Text(id="gagal: {got}", en="fails: {got}"),
}


def pages() -> dict[str, str]:
    """Every page by file name; the same rulebook gives the same pages to the letter."""
    parameters, cases = standard_parameters(), standard_cases()
    checks = {case.id: run_case(case).checks for case in cases}
    indexes = standard_visa_indexes().entries
    found = {
        "index.md": _index(parameters, cases),
        "parameters.md": _page(
            _WORDS["parameters"],
            {
                language: _table(parameters_sheet([parameters[name] for name in sorted(parameters)], language))
                for language in Language
            },
        ),
        "visa-indexes.md": _page(
            _WORDS["indexes"], {language: _table(indexes_sheet(indexes, language)) for language in Language}
        ),
        "provisions.md": _page(
            PROVISIONS, {language: _table(provisions_sheet(standard_provisions(), language)) for language in Language}
        ),
        "closed-days.md": _page(CLOSED_DAYS, {language: _closed_days(language) for language in Language}),
    }
    return found | {f"{rule.id}.md": _rule_page(rule, parameters, cases_of(rule, cases), checks) for rule in book.RULES}


def _closed_days(language: Language) -> list[str]:
    closed = standard_closed_days()
    lines = [escaped(what_is_known(closed).within(language)), ""]
    for year in closed.years:
        days = [one for one in closed.days if one.day.year == year]
        decisions = "; ".join(decisions_in_words(days, language))
        lines += [f"### {year}", "", f"{escaped(decisions)}.", "", *_table(closed_days_sheet(days, language))]
    return lines


def write_pages(folder: Path) -> list[Path]:
    """Writes every page into a folder and removes pages of rules that are no more; returns what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for stale in folder.glob("*.md"):
        if stale.name not in made:
            stale.unlink()
    written = [folder / name for name in made]
    for path in written:
        path.write_text(made[path.name], encoding="utf-8", newline="\n")
    return written


def _page(title: Text, parts: Mapping[Language, Sequence[str]]) -> str:
    lines = [_MADE, "", f"# {title.id} / {title.en}", ""]
    for language, part in parts.items():
        lines += [f"## {_NAMES[language]}", "", *part]
    return "\n".join(lines).rstrip("\n") + "\n"


def _index(parameters: Mapping[str, Parameter], cases: Sequence[Case]) -> str:
    parts = {}
    for language in Language:
        sheet = rules_sheet(book.RULES, parameters, cases, language, as_of=None)
        linked = tuple((f"[{row[0]}]({row[0]}.md)", *map(_cell, row[1:])) for row in sheet.rows)
        links = ", ".join(f"[{_WORDS[name].within(language)}]({file})" for name, file in _OTHER_PAGES.items())
        parts[language] = [
            _WORDS["about"].within(language), "", *_rows(sheet.headers, linked), "",
            f"{_WORDS['more'].within(language)}: {links}.", "",
        ]  # fmt: skip
    return _page(_WORDS["rulebook"], parts)


_OTHER_PAGES = {
    "parameters": "parameters.md",
    "indexes": "visa-indexes.md",
    "provisions": "provisions.md",
    "closed_days": "closed-days.md",
}


type _Checks = Mapping[str, Sequence[Check]]  # what was compared, by id of the example


def _rule_page(rule: Rule, parameters: Mapping[str, Parameter], cases: Sequence[Case], checks: _Checks) -> str:
    parts = {}
    for language in Language:
        told = text_of(rule, parameters, language, as_of=None)
        lines = [line for section in told.sections for line in as_markdown(section, language, level=3)]
        parts[language] = [*lines, *_examples(rule, cases, checks, language)]
    return _page(rule.title, parts)


def _examples(rule: Rule, cases: Sequence[Case], checks: _Checks, language: Language) -> list[str]:
    lines = [f"### {_WORDS['examples'].within(language)}", ""]
    if not cases:
        return [*lines, _WORDS["no_examples"].within(language), ""]
    for case in cases:
        day = day_in_words(case.as_of, language)
        said = _WORDS["judged"].within(language).format(day=day, source=case.source.removesuffix("."))
        lines += [f"#### {escaped(case.title.within(language))}", "", escaped(said), ""]
        for sheet in fact_sheets(case, language):
            lines += [f"{escaped(sheet.title)}:", "", *_table(sheet)]
        lines += _outcome(rule, checks[case.id], language)
    return lines


def _outcome(rule: Rule, checks: Sequence[Check], language: Language) -> list[str]:
    headers = tuple(_WORDS[name].within(language) for name in ("checked", "expected", "outcome"))
    rows = []
    for check in checks:
        if check.rule == rule.id:
            outcome = _WORDS["passed" if check.passed else "failed"].fill(got=check.got).within(language)
            cells = (check.about.within(language), check.expected.within(language), outcome)
            rows.append(tuple(_cell(cell) for cell in cells))
    return [*_rows(headers, rows), ""]


def _table(sheet: Sheet) -> list[str]:
    return [*_rows(sheet.headers, [tuple(_cell(cell) for cell in row) for row in sheet.rows]), ""]


def _rows(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = [" | ".join(headers), " | ".join("---" for _ in headers), *(" | ".join(row) for row in rows)]
    return [f"| {line} |" for line in lines]


def _cell(text: str) -> str:
    return escaped(" ".join(text.split()))


def main() -> None:
    """Writes the pages into the folder that is named."""
    match sys.argv[1:]:
        case [folder]:
            sys.stdout.write(f"{len(write_pages(Path(folder)))} {folder}\n")
        case _:
            sys.exit(
                "Sebutkan satu folder, misalnya docs/reference/rules / Name one folder, such as docs/reference/rules"
            )


if __name__ == "__main__":
    main()
