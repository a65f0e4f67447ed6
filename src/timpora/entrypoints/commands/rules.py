"""`timpora rules`: the rulebook in words, its parameters and visa indexes, and worked examples, one's own or the shipped ones."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text as Styled

from timpora.engine.backends.headings import HEADINGS
from timpora.engine.rules import Rule
from timpora.entrypoints.commands.options import NOTHING_COULD_BE_DONE, LanguageOption, Terminal, day_from, refuse
from timpora.entrypoints.commands.rule_tables import (
    WORDS,
    print_example,
    print_result,
    print_section,
    print_sheet,
    print_summary,
    stacked,
)
from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Language, Text
from timpora.rulebook import book
from timpora.rulebook.cases import Case, read_cases, standard_cases
from timpora.rulebook.parameters import Parameter, standard_parameters
from timpora.rulebook.provisions import standard_provisions
from timpora.rulebook.rule_texts import text_of
from timpora.rulebook.visa_indexes import VisaIndex, standard_visa_indexes
from timpora.screening.cases import run_case
from timpora.screening.core.case_law_sheets import provisions_sheet
from timpora.screening.core.rule_sheets import cases_of, indexes_sheet, parameters_sheet, rules_sheet


SOME_FAILED = 1  # see docs/reference/exit-codes.md
LARGEST_FILE = 5_000_000  # bytes; a thousand worked examples are a tenth of it

AsOfOption = Annotated[
    date | None,
    typer.Option("--as-of", parser=day_from, help="Hukum pada hari itu; bawaan: semua / the law of that day; default: all"),
]  # fmt: skip


def rules_list(lang: LanguageOption = Language.INDONESIAN, as_of: AsOfOption = None) -> None:
    """Semua aturan dengan dasar hukum, status dan banyaknya contoh / all rules with provision, status and examples."""
    try:
        rules = book.RULES if as_of is None else book.rules_in_force(as_of)
        sheet = rules_sheet(rules, standard_parameters(), standard_cases(), lang, as_of=as_of)
    except Refused as refused:
        refuse(refused.refusal, lang)
    print_sheet(Terminal(), stacked(sheet), titled=False)


def rules_show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="RULE",
            help="Aturan, ketetapan, ketentuan atau indeks visa / a rule, a parameter, a provision or a visa index",
        ),
    ],
    lang: LanguageOption = Language.INDONESIAN,
    as_of: AsOfOption = None,
) -> None:
    """Satu aturan dalam kata-kata, dengan ketetapan dan contohnya / one rule in words, with parameters and examples."""
    console = Terminal()
    parameters = standard_parameters()
    rule = next((rule for rule in book.RULES if rule.id == name), None)
    try:
        if rule is not None:
            _show_rule(console, rule, parameters, lang, as_of)
        elif name in parameters:
            print_sheet(console, parameters_sheet([parameters[name]], lang))
            _print_readers(console, name, lang)
        elif provisions := [
            one for one in standard_provisions() if one.id == name and (as_of is None or one.holds_on(as_of))
        ]:
            print_sheet(console, provisions_sheet(provisions, lang))
        elif entries := _index_entries(name, as_of):
            for entry in entries:
                _print_index(console, entry, lang)
        else:
            refuse(_unknown(name, parameters), lang)
    except Refused as refused:
        refuse(refused.refusal, lang)


def rules_check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Contoh sendiri (YAML); bawaan: yang disertakan / your own; default: the shipped ones"),
    ] = None,
    lang: LanguageOption = Language.INDONESIAN,
    trace: Annotated[  # noqa: FBT002 - a switch of the command line
        bool, typer.Option("--trace", help="Tunjukkan cara menghitung / show how it was computed")
    ] = False,
) -> None:
    """Menjalankan contoh dan membandingkan jawabannya / runs worked examples and compares the answers."""
    console = Terminal()
    cases, refusals = _cases(files or [])
    results = []
    for case in cases:
        try:
            results.append(run_case(case))
        except Refused as refused:
            refusals.append(_about(case, refused.refusal))
        else:
            print_result(console, results[-1], lang, trace=trace)
    if not results and not refusals:
        refuse(_NOTHING_TO_RUN, lang)
    for refusal in refusals:
        Terminal(stderr=True).print(refusal.within(lang), markup=False, soft_wrap=True)
    if results:
        print_summary(console, results, len(refusals), lang, trace=trace)
    if not results:
        raise typer.Exit(NOTHING_COULD_BE_DONE)
    if refusals or not all(result.passed for result in results):
        raise typer.Exit(SOME_FAILED)


_NOTHING_TO_RUN = Refusal(
    "no_cases",
    Text(id="Tidak ada contoh untuk dijalankan.", en="There is no worked example to run."),
    Text(
        id="Tulis satu menurut docs/how-to/check-your-own-examples.md.",
        en="Write one as docs/how-to/check-your-own-examples.md shows.",
    ),
)


def _cases(files: list[Path]) -> tuple[tuple[Case, ...], list[Refusal]]:
    """The worked examples of some files or folders, or the shipped ones, and why others cannot be used."""
    if not files:
        return standard_cases(), []
    texts, refusals = {}, []
    for path in [found for file in files for found in (sorted(file.glob("*.yaml")) if file.is_dir() else [file])]:
        try:
            texts[str(path)] = _text(path)
        except Refused as refused:
            refusals.append(refused.refusal)
    reading = read_cases(texts)
    return reading.cases, [*refusals, *reading.refusals]


def _text(path: Path) -> str:
    """The text of a file; raises Refused for one that is not there, too large, or no UTF-8."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _refused(path, "Berkasnya lebih dari 5 MB.", "The file is larger than 5 MB.", _SPLIT)
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(path, "Bukan teks UTF-8.", "It is no UTF-8 text.", _SAVE_AGAIN) from error
    except OSError as error:
        raise _refused(path, "Berkas tidak dapat dibuka.", "The file cannot be opened.", _LOOK) from error


_SPLIT = Text(id="Bagi menjadi beberapa berkas.", en="Split it into several files.")
_SAVE_AGAIN = Text(id="Simpan lagi sebagai UTF-8.", en="Save it again as UTF-8.")
_LOOK = Text(id="Periksa nama, folder dan haknya.", en="Check its name, folder and permissions.")


def _refused(path: Path, indonesian: str, english: str, remedy: Text) -> Refused:
    return Refused(Refusal("cases_file", Text(id=indonesian, en=english), remedy, Source(file=str(path))))


def _about(case: Case, refusal: Refusal) -> Refusal:
    return replace(refusal, source=Source(file=case.file, row=case.line))


def _show_rule(
    console: Terminal, rule: Rule, parameters: Mapping[str, Parameter], language: Language, as_of: date | None
) -> None:
    told = text_of(rule, parameters, language, as_of=as_of)
    console.print(Styled(told.title.upper(), style="bold"), Styled(f"[{rule.id}]", style="dim"))
    console.print()
    over_time = HEADINGS["parameters"].within(language)
    for section in told.sections:
        if section.heading == over_time:
            print_sheet(
                console, parameters_sheet([parameters[name] for name in told.parameters], language, marked=True)
            )
        else:
            print_section(console, section, language)
    console.print(Styled(WORDS["examples"].within(language), style="bold"))
    console.print()
    cases = cases_of(rule, standard_cases())
    for case in cases:
        print_example(console, run_case(case), language, rule=rule.id)
    if not cases:
        console.print(WORDS["no_examples"].within(language))


def _print_readers(console: Terminal, parameter: str, language: Language) -> None:
    """Which rules read a parameter."""
    readers = [f"{rule.title.within(language)} ({rule.id})" for rule in book.RULES if parameter in rule.parameters()]
    if readers:
        console.print(Styled(WORDS["read_by"].fill(rules="; ".join(readers)).within(language)))


def _index_entries(name: str, on: date | None) -> Sequence[VisaIndex]:
    """All periods of an index; an alias as what it stands for on a day, else today's meaning of it."""
    return standard_visa_indexes().entries_of(name, on or date.max)


def _print_index(console: Terminal, entry: VisaIndex, language: Language) -> None:
    sheet = indexes_sheet([entry], language)
    for header, cell in zip(sheet.headers, sheet.rows[0], strict=True):
        console.print(Styled(f"{header}: {cell}"))
    console.print()


def _unknown(name: str, parameters: Mapping[str, Parameter]) -> Refusal:
    """A name that the rulebook does not know, with the nearest that it does."""
    known = [
        *(rule.id for rule in book.RULES),
        *parameters,
        *(one.id for one in standard_provisions()),
        *(entry.visa_index for entry in standard_visa_indexes().entries),
    ]
    near = ", ".join(dict.fromkeys(difflib.get_close_matches(name, known, n=3)))
    remedy = (
        Text(id=f"Maksud Anda: {near}?", en=f"Did you mean: {near}?")
        if near
        else Text(
            id="Lihat timpora rules list; selain aturan: id ketetapan atau ketentuan, atau indeks visa.",
            en="See timpora rules list; besides rules: the id of a parameter or a provision, or a visa index.",
        )
    )
    what = Text(
        id=f"Tidak ada aturan, ketetapan, ketentuan atau indeks visa {name!r}.",
        en=f"There is no rule, parameter, provision or visa index {name!r}.",
    )
    return Refusal("unknown_rule", what, remedy)
