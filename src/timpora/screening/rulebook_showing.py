"""What the pages of the rulebook show, as components: rules in prose, values over time, worked examples that are run."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import polars as pl
from django.urls import reverse

from timpora.engine.backends.passages import BULLET, Spoken, as_spoken
from timpora.engine.backends.prose import RuleText, days_in_force, rule_in_words
from timpora.engine.rules import Rule
from timpora.kernel.text import Language, Text
from timpora.kernel.viewers import Viewer
from timpora.rulebook import book
from timpora.rulebook.cases import Case, standard_cases
from timpora.rulebook.citations import citation_in
from timpora.rulebook.parameters import Parameter
from timpora.rulebook.rule_texts import value_in_words, vocabulary_on
from timpora.screening import overview, queries
from timpora.screening.cases import Check, compared, facts_of, run_case_under
from timpora.screening.core.law_changes import DatedLaw
from timpora.screening.core.rule_sheets import Sheet, cases_of, fact_sheets, is_confirmed
from timpora.screening.law import law_on
from timpora.screening.selecting import Selection
from timpora.ui.components.statements import Tag, Tone
from timpora.ui.components.tables import Cell, Column, KeyValue, KeyValues, Table
from timpora.ui.language import language_now


CONFIRMED = Tag(tone=Tone.GOOD, label=Text(id="Terkonfirmasi", en="Confirmed"))
TO_BE_CONFIRMED = Tag(tone=Tone.WARNING, label=Text(id="Perlu dikonfirmasi", en="To be confirmed"))
AS_EXPECTED = Tag(tone=Tone.GOOD, label=Text(id="Sesuai", en="As expected"))
DIFFERS = Tag(tone=Tone.ALERT, label=Text(id="Berbeda", en="Differs"))
OVER_THE_MOST = Text(id="lebih dari {most}", en="more than {most}")
HEADINGS: Mapping[str, Text] = {
    "rule": Text(id="Aturan", en="Rule"),
    "provision": Text(id="Dasar hukum", en="Provision"),
    "status": Text(id="Status", en="Status"),
    "examples": Text(id="Contoh", en="Examples"),
    "findings": Text(id="Temuan terbuka", en="Open findings"),
    "parameter": Text(id="Ketetapan", en="Parameter"),
    "value": Text(id="Nilai", en="Value"),
    "holds": Text(id="Berlaku", en="In force"),
    "readers": Text(id="Dibaca oleh", en="Read by"),
    "checked": Text(id="Yang diperiksa", en="Checked"),
    "expected": Text(id="Diharapkan", en="Expected"),
    "computed": Text(id="Dihitung sekarang", en="Computed now"),
    "outcome": Text(id="Hasil", en="Outcome"),
    "in_force": Text(id="Berlaku", en="In force"),
    "written_by": Text(id="Ditulis oleh", en="Written by"),
    "checked_by": Text(id="Diperiksa oleh", en="Checked by"),
    "review_on": Text(id="Ditinjau lagi", en="Next review"),
}


def columns(*names: str, numbers: Sequence[str] = ()) -> list[Column]:
    """Columns by the names of their headings."""
    return [Column(heading=HEADINGS[name], is_number=name in numbers) for name in names]


def status(*, confirmed: bool) -> Tag:
    """Whether somebody compared it with the official gazette."""
    return CONFIRMED if confirmed else TO_BE_CONFIRMED


def holds(first: date, last: date | None) -> Text:
    """`sejak 17 Desember 2024`."""
    return in_both(lambda language: days_in_force(first, last, language))


def cited(citation: str, note: Text | None = None) -> Text:
    """A provision in words, and what is noted about it."""
    return in_both(
        lambda language: citation_in(citation, language) + ("" if note is None else f". {note.within(language)}")
    )


def in_both(say: Callable[[Language], str]) -> Text:
    """What a function says in each language."""
    return Text(id=say(Language.INDONESIAN), en=say(Language.ENGLISH))


def findings_href(rule: str) -> str:
    """The open findings of a rule."""
    return Selection(rule=rule).href


def findings_of(viewer: Viewer, rules: Sequence[str]) -> Mapping[str, Cell]:
    """How many open findings rest on each rule today, with the way to them."""
    counted = overview.capped({rule: queries.fitting(viewer, queries.Asked(rule=rule)) for rule in rules})
    return {rule: _figure(number, findings_href(rule) if number else None) for rule, number in counted.items()}


def _figure(number: int, href: str | None) -> Cell:
    most = queries.MOST_COUNTED
    return Cell(value=OVER_THE_MOST.fill(most=most) if number > most else number, href=href)


def rules_table(rules: Sequence[Rule], law: DatedLaw, findings: Mapping[str, Cell]) -> Table:
    """All rules with what they ask, on which provision, how sure, how well tried, and what rests on them."""
    names = ["rule", "provision", "status", "examples", *(["findings"] if findings else [])]
    return Table(
        caption=Text(id="Aturan", en="Rules"),
        shows_caption=False,
        columns=columns(*names, numbers=("examples", "findings")),
        rows=[
            [
                Cell(value=rule.title, href=reverse("rule", args=[rule.id]), below=rule.question),
                Cell(value=_provisions(rule)),
                Cell(value=status(confirmed=is_confirmed(rule, law.parameters, None))),
                Cell(value=len(cases_of(rule, standard_cases()))),
                *([findings[rule.id]] if findings else []),
            ]
            for rule in rules
        ],
    )


def _provisions(rule: Rule) -> Text:
    return in_both(lambda language: "; ".join(citation_in(one.citation, language) for one in rule.citations))


def rule_facts(rule: Rule, law: DatedLaw, findings: Mapping[str, Cell]) -> KeyValues:
    """Since when a rule holds, how sure it is, who wrote and checked it, and what rests on it."""
    checked_id, _, checked_en = rule.checked_by.partition(" / ")
    rows = {
        "status": Cell(value=status(confirmed=is_confirmed(rule, law.parameters, None))),
        "provision": Cell(value=_provisions(rule)),
        "in_force": Cell(value=holds(rule.in_force.first, rule.in_force.last)),
        **({"findings": findings[rule.id]} if findings else {}),
        "written_by": Cell(value=rule.written_by),
        "checked_by": Cell(value=Text(id=checked_id, en=checked_en or checked_id)),
        "review_on": Cell(value=rule.review_on),
    }
    return KeyValues(rows=[KeyValue(key=HEADINGS[name], cell=cell) for name, cell in rows.items()])


@dataclass(frozen=True, kw_only=True)
class Prose:
    """A section of a rule in words; a long one opens on demand."""

    heading: str
    opening: str
    paragraphs: Sequence[Spoken]
    is_long: bool


SECTIONS_THAT_ARE_LONG = 12  # paragraphs


def prose_of(rule: Rule, law: DatedLaw) -> list[Prose]:
    """A rule in words, in the language of now, without what stands elsewhere on its page."""
    told, language = _told(rule, law, language_now()), language_now()
    return [
        Prose(
            heading=section.heading,
            opening="" if section.opening is None else as_spoken(section.opening, language).text,
            paragraphs=[as_spoken(one.passage, language, one.mark) for one in section.paragraphs],
            is_long=len(section.paragraphs) > SECTIONS_THAT_ARE_LONG,
        )
        for section in told.sections[1:]
        if any(paragraph.mark != BULLET for paragraph in section.paragraphs)
    ]


def parameters_of(rule: Rule, law: DatedLaw) -> list[Parameter]:
    """The parameters of a rule, in the order in which its text names them [P1], [P2], ..."""
    return [law.parameters[name] for name in _told(rule, law, language_now()).parameters]


@lru_cache(maxsize=128)
def _told(rule: Rule, law: DatedLaw, language: Language) -> RuleText:
    return rule_in_words(rule, vocabulary_on(law.parameters, None), language)


def parameters_table(parameters: Sequence[Parameter], *, marked: bool, may_propose: bool) -> Table:
    """Every value over time, with its citation, its status and its days; what the office sets leads to where it is changed."""
    names = ["parameter", "value", "holds", "provision", "status"]
    return Table(
        caption=Text(id="Nilai dari waktu ke waktu", en="Values over time"),
        shows_caption=False,
        columns=columns(*names),
        rows=[
            [
                _named(parameter, f"[P{number}] " if marked else "", may_propose=may_propose),
                Cell(value=value_in_words(parameter, one.value)),
                Cell(value=holds(one.holds_from, one.holds_until)),
                Cell(value=cited(one.citation, one.note)),
                Cell(value=status(confirmed=one.confirmed)),
            ]
            for number, parameter in enumerate(parameters, start=1)
            for one in parameter.values
        ],
    )


OF_THE_OFFICE = Text(id="Ketetapan kantor", en="Set by the office")
TO_CHANGE = Text(id="Ketetapan kantor; usulkan nilai lain", en="Set by the office; propose another value")


def _named(parameter: Parameter, mark: str, *, may_propose: bool) -> Cell:
    title = Text(id=f"{mark}{parameter.title.id}", en=f"{mark}{parameter.title.en}")
    if not parameter.office_setting:
        return Cell(value=title)
    if not may_propose:
        return Cell(value=title, below=OF_THE_OFFICE)
    return Cell(value=title, below=TO_CHANGE, href=reverse("propose_setting", args=[parameter.id]))


@dataclass(frozen=True, kw_only=True)
class Example:
    """A worked example: its facts, what is expected of the rule, and, where it was run, what came out now."""

    case: Case
    facts: Sequence[Table]
    checks: Table
    outcome: Tag | None


def examples_of(rule: Rule, cases: Sequence[Case], law: DatedLaw, *, run: bool) -> list[Example]:
    """Worked examples of a rule; where asked they are computed now, by the reference back end under the office's law."""
    return [_example(rule, case, law, run=run) for case in cases]


def all_as_expected(examples: Sequence[Example]) -> bool:
    """Whether each example that was run came out as expected."""
    return all(example.outcome is AS_EXPECTED for example in examples)


def _example(rule: Rule, case: Case, law: DatedLaw, *, run: bool) -> Example:
    if run:
        compared_now = run_case_under(case, _facts(case.id), law_on(case.as_of, law).environment).checks
    else:
        compared_now = tuple(compared(case, lambda expectation: {"fires": not expectation.absent}))
    checks = [check for check in compared_now if check.rule == rule.id]
    passed = all(check.passed for check in checks)
    sheets = zip(*(fact_sheets(case, language) for language in Language), strict=True)
    return Example(
        case=case,
        facts=[_sheet(*both) for both in sheets],
        checks=_checks(checks, run=run),
        outcome=(AS_EXPECTED if passed else DIFFERS) if run else None,
    )


@cache
def _facts(case_id: str) -> Mapping[str, pl.DataFrame]:
    """The facts of the project's own examples never change; what a rule makes of them is computed each time."""
    return facts_of(next(case for case in standard_cases() if case.id == case_id))


def _sheet(indonesian: Sheet, english: Sheet) -> Table:
    told = indonesian if language_now() is Language.INDONESIAN else english
    return Table(
        caption=Text(id=indonesian.title, en=english.title),
        columns=[
            Column(heading=Text(id=one, en=other))
            for one, other in zip(indonesian.headers, english.headers, strict=True)
        ],
        rows=[[Cell(value=cell) for cell in row] for row in told.rows],
    )


def _checks(checks: Sequence[Check], *, run: bool) -> Table:
    names = ["checked", "expected", *(["computed", "outcome"] if run else [])]
    return Table(
        caption=Text(id="Diharapkan dan dihitung", en="Expected and computed"),
        shows_caption=False,
        columns=columns(*names),
        rows=[
            [
                Cell(value=check.about),
                Cell(value=check.expected),
                *([Cell(value=check.got), Cell(value=AS_EXPECTED if check.passed else DIFFERS)] if run else []),
            ]
            for check in checks
        ],
    )


def readers_of(parameter: str) -> list[Rule]:
    """The rules that read a parameter."""
    return [rule for rule in book.RULES if parameter in rule.parameters()]
