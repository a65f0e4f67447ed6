"""What is shown of the rulebook beside a rule's text, as plain tables: rules, parameters, visa indexes, worked examples."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from timpora.engine.backends.prose import days_in_force
from timpora.engine.rules import Rule
from timpora.kernel.text import Language, Text, day_in_words
from timpora.rulebook.cases import Case
from timpora.rulebook.citations import citation_in
from timpora.rulebook.parameters import DatedValue, Parameter
from timpora.rulebook.rule_texts import status_in_words, value_in_words
from timpora.rulebook.visa_indexes import VisaIndex
from timpora.rulebook.words import TABLES


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A small table with a title, in one language."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


_WORDS: Mapping[str, Text] = {
    "rules": Text(id="Aturan", en="Rules"),
    "rule": Text(id="Aturan", en="Rule"),
    "called": Text(id="Judul", en="Title"),
    "provision": Text(id="Dasar hukum", en="Provision"),
    "status": Text(id="Status", en="Status"),
    "examples": Text(id="Contoh", en="Examples"),
    "parameters": Text(id="Angka dan ketetapan dari waktu ke waktu", en="Parameters over time"),
    "parameter": Text(id="Ketetapan", en="Parameter"),
    "value": Text(id="Nilai", en="Value"),
    "holds": Text(id="Berlaku", en="In force"),
    "indexes": Text(id="Indeks visa", en="Visa indexes"),
    "index": Text(id="Indeks", en="Index"),
    "kind": Text(id="Jenis izin", en="Kind of permit"),
    "work": Text(id="Bekerja", en="Work"),
    "stay": Text(id="Lama tinggal", en="Stay"),
    "varies": Text(id="menurut izinnya", en="as the permit says"),
    "no_extension": Text(id="tanpa perpanjangan", en="no extension"),
    "open_extension": Text(id="perpanjangan menurut izinnya", en="extensions as the permit says"),
}
YES, NO, EMPTY = Text(id="ya", en="yes"), Text(id="tidak", en="no"), "-"


def _said(name: str, language: Language) -> str:
    return _WORDS[name].within(language)


def is_confirmed(rule: Rule, parameters: Mapping[str, Parameter], as_of: date | None) -> bool:
    """Whether the office has confirmed every provision and parameter value that a rule rests on (on a day, or ever)."""
    values = (value for name in rule.parameters() for value in values_on(parameters[name], as_of))
    return all(citation.confirmed for citation in rule.citations) and all(value.confirmed for value in values)


def values_on(parameter: Parameter, as_of: date | None) -> Sequence[DatedValue]:
    """The value of a parameter on a day, or all of them where no day is asked about."""
    return [
        value
        for value in parameter.values
        if as_of is None or (value.holds_from <= as_of and (value.holds_until is None or as_of <= value.holds_until))
    ]


def rules_sheet(
    rules: Iterable[Rule],
    parameters: Mapping[str, Parameter],
    cases: Sequence[Case],
    language: Language,
    *,
    as_of: date | None,
) -> Sheet:
    """All rules: id, title, provision, status and how many worked examples speak about each."""
    rows = tuple(
        (
            rule.id,
            rule.title.within(language),
            "; ".join(citation_in(citation.citation, language) for citation in rule.citations),
            status_in_words(confirmed=is_confirmed(rule, parameters, as_of)).within(language),
            str(len(cases_of(rule, cases))),
        )
        for rule in rules
    )
    headers = ("rule", "called", "provision", "status", "examples")
    return Sheet(title=_said("rules", language), headers=tuple(_said(name, language) for name in headers), rows=rows)


def cases_of(rule: Rule, cases: Iterable[Case]) -> list[Case]:
    """The worked examples that say something about a rule."""
    return [case for case in cases if rule.id in case.rules()]


def parameters_sheet(parameters: Sequence[Parameter], language: Language, *, marked: bool = False) -> Sheet:
    """Every value of some parameters over time; `marked` names them [P1], [P2], ... as a rule's text does."""
    rows = tuple(
        (
            f"[P{number}] {parameter.title.within(language)}" if marked else parameter.title.within(language),
            value_in_words(parameter, value.value).within(language),
            days_in_force(value.holds_from, value.holds_until, language),
            citation_in(value.citation, language) + ("" if value.note is None else f". {value.note.within(language)}"),
            status_in_words(confirmed=value.confirmed).within(language),
        )
        for number, parameter in enumerate(parameters, start=1)
        for value in parameter.values
    )
    headers = ("parameter", "value", "holds", "provision", "status")
    return Sheet(
        title=_said("parameters", language), headers=tuple(_said(name, language) for name in headers), rows=rows
    )


def indexes_sheet(entries: Iterable[VisaIndex], language: Language) -> Sheet:
    """Visa indexes with what each allows, from when to when, on which provision."""
    columns = TABLES["stay_permits"].columns
    rows = tuple(
        (
            entry.visa_index,
            entry.title.within(language),
            columns["kind"].words[entry.kind].within(language),
            columns["index.work"].words[entry.work].within(language),
            stay_in_words(entry).within(language),
            days_in_force(entry.exists_from, entry.exists_until, language),
            citation_in(entry.citation, language) + ("" if entry.note is None else f". {entry.note.within(language)}"),
            status_in_words(confirmed=entry.confirmed).within(language),
        )
        for entry in entries
    )
    headers = ("index", "called", "kind", "work", "stay", "holds", "provision", "status")
    return Sheet(title=_said("indexes", language), headers=tuple(_said(name, language) for name in headers), rows=rows)


def stay_in_words(entry: VisaIndex) -> Text:
    """`30 hari, diperpanjang paling banyak 1 kali 30 hari`."""
    if entry.initial_days is not None:
        first = Text(id=f"{entry.initial_days} hari", en=f"{entry.initial_days} days")
    elif entry.initial_months is not None:
        first = Text(id=f"{entry.initial_months} bulan", en=f"{entry.initial_months} months")
    else:
        return _WORDS["varies"]
    if entry.longest_extensions is None:
        open_ = _WORDS["open_extension"]
        return Text(id=f"{first.id}, {open_.id}", en=f"{first.en}, {open_.en}")
    if not entry.longest_extensions:
        none = _WORDS["no_extension"]
        return Text(id=f"{first.id}, {none.id}", en=f"{first.en}, {none.en}")
    times, days = entry.longest_extensions, entry.extension_days
    return Text(
        id=f"{first.id}, diperpanjang paling banyak {times} kali {days} hari",
        en=f"{first.en}, extended at most {times} times by {days} days",
    )


def fact_sheets(case: Case, language: Language) -> list[Sheet]:
    """The facts of a worked example as its file gives them, one table a kind of fact."""
    sheets = []
    for name, rows in case.given.items():
        table = TABLES[name]
        columns = list(dict.fromkeys(column for row in rows for column in row))
        headers = tuple(table.columns[column].label.within(language).capitalize() for column in columns)
        values = tuple(tuple(_value(name, column, row.get(column), language) for column in columns) for row in rows)
        sheets.append(Sheet(title=table.row.within(language).capitalize(), headers=headers, rows=values))
    return sheets


def _value(table: str, column: str, value: object, language: Language) -> str:
    match value:
        case None:
            return EMPTY
        case bool():
            return (YES if value else NO).within(language)
        case date():
            return day_in_words(value, language)
    words = TABLES[table].columns[column].words
    return words[str(value)].within(language) if str(value) in words else str(value)
