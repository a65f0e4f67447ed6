"""The rulebook in words: each rule by the prose back end, with what its parameters are on a day or over time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from timpora.engine.backends.headings import HEADINGS
from timpora.engine.backends.passages import Paragraph, Passage, Section
from timpora.engine.backends.prose import RuleText, days_in_force, rule_in_words
from timpora.engine.rules import Rule
from timpora.engine.vocabulary import DictionaryWords, ParameterWords, Vocabulary
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language, Text, days_in_words, rupiah_in_words
from timpora.rulebook import book
from timpora.rulebook.citations import citation_in, standard_citations
from timpora.rulebook.parameters import DatedValue, Parameter
from timpora.rulebook.words import ANSWERS, TABLES, UNITS


VISA_INDEXES = Text(id="daftar indeks visa", en="the table of visa indexes")


def vocabulary_on(parameters: Mapping[str, Parameter], as_of: date | None) -> Vocabulary:
    """The rulebook's words, with the parameters' values on a day (None: without values)."""
    return Vocabulary(
        tables=TABLES,
        dictionaries={
            name: DictionaryWords(name=VISA_INDEXES, on=looked_up.on) for name, looked_up in book.LOOKED_UP.items()
        },
        answers=ANSWERS,
        parameters={
            name: ParameterWords(title=parameter.title, value=_value_on(parameter, as_of))
            for name, parameter in parameters.items()
        },
        citations=standard_citations(),
    )


def text_of(rule: Rule, parameters: Mapping[str, Parameter], language: Language, *, as_of: date | None) -> RuleText:
    """A rule in words; its parameters with their value on a day, or with all their values where no day is given."""
    told = rule_in_words(rule, vocabulary_on(parameters, as_of), language)
    if not told.parameters:
        return told
    paragraphs = tuple(
        Paragraph(mark=f"[P{number}]", passage=_parameter(parameters[name], language, as_of))
        for number, name in enumerate(told.parameters, start=1)
    )
    section = Section(heading=HEADINGS["parameters"].within(language), paragraphs=paragraphs)
    return replace(told, sections=(*told.sections[:-1], section, told.sections[-1]))


def value_in_words(parameter: Parameter, value: int | bool) -> Text:  # noqa: FBT001 - a value of the law, yes or no
    """`60 hari`, `Rp1.000.000 per hari`, `ya`."""
    unit = UNITS[parameter.unit]
    match parameter.unit:
        case "flag":
            return Text(id="ya", en="yes") if value else Text(id="tidak", en="no")
        case "rupiah_per_day":
            amount = rupiah_in_words(int(value))
            return Text(id=f"{amount} {unit.id}", en=f"{amount} {unit.en}")
        case "days":
            return Text(
                id=days_in_words(int(value), Language.INDONESIAN), en=days_in_words(int(value), Language.ENGLISH)
            )
        case "count":
            return Text(id=str(value), en=str(value))
    return Text(id=f"{value} {unit.id}", en=f"{value} {unit.en}")


def status_in_words(*, confirmed: bool) -> Text:
    """Whether the office has confirmed something against the official gazette."""
    return HEADINGS["confirmed" if confirmed else "to_be_confirmed"]


def _value_on(parameter: Parameter, as_of: date | None) -> Text | None:
    if as_of is None:
        return None
    try:
        return value_in_words(parameter, parameter.value_on(as_of).value)
    except Refused:
        return Text(id="belum ada nilai", en="no value yet")


def _parameter(parameter: Parameter, language: Language, as_of: date | None) -> Passage:
    title = parameter.title.within(language)
    values = [value for value in parameter.values if as_of is None or _holds_on(value, as_of)]
    told = [Passage(text=_value(parameter, value, language)) for value in values]
    if len(told) == 1:
        return Passage(text=f"“{title}”: {told[0].text}")
    return Passage(text=f"“{title}”", items=tuple(told))


def _holds_on(value: DatedValue, day: date) -> bool:
    return value.holds_from <= day and (value.holds_until is None or day <= value.holds_until)


def _value(parameter: Parameter, dated: DatedValue, language: Language) -> str:
    value = value_in_words(parameter, dated.value).within(language)
    days = days_in_force(dated.holds_from, dated.holds_until, language)
    status = status_in_words(confirmed=dated.confirmed).within(language)
    return f"{value} ({days}); {citation_in(dated.citation, language)} [{status}]"
