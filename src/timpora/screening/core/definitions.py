"""What stands beside the results so that they can be read: the rules, and the values of the law on the day judged."""

from collections.abc import Iterable, Mapping
from datetime import date

from timpora.engine.rules import Rule
from timpora.kernel.text import Language, Text, days_in_words, rupiah_in_words
from timpora.rulebook.parameters import DatedValue, Parameter
from timpora.screening.core.findings import Definition


_UNITS: Mapping[str, Text] = {
    "working_days": Text(id="hari kerja", en="working days"),
    "months": Text(id="bulan", en="months"),
    "years": Text(id="tahun", en="years"),
}


def parameter_definitions(rules: Iterable[Rule], parameters: Mapping[str, Parameter], as_of: date) -> list[Definition]:
    """Each value that the rules read, as it holds on a day, once, in order of name; none where the law had none yet."""
    names = sorted({name for rule in rules for name in rule.parameters()})
    known = ((parameters[name], parameters[name].known_on(as_of)) for name in names)
    return [parameter_definition(parameter, dated) for parameter, dated in known if dated is not None]


def parameter_definition(parameter: Parameter, dated: DatedValue) -> Definition:
    """One dated value in words, with its citation and status."""
    value, note = value_in_words(parameter, dated), dated.note
    return Definition(
        id=parameter.id,
        title=parameter.title,
        meaning=value if note is None else Text(id=f"{value.id}. {note.id}", en=f"{value.en}. {note.en}"),
        citation=dated.citation,
        confirmed=dated.confirmed,
    )


def value_in_words(parameter: Parameter, dated: DatedValue) -> Text:
    """A value with its unit."""
    return Text(
        id=_in_words(parameter.unit, dated.value, Language.INDONESIAN),
        en=_in_words(parameter.unit, dated.value, Language.ENGLISH),
    )


def _in_words(unit: str, value: int | bool, language: Language) -> str:  # noqa: FBT001 - a flag is a value here
    if isinstance(value, bool):
        return (Text(id="ya", en="yes") if value else Text(id="tidak", en="no")).within(language)
    if unit == "days":
        return days_in_words(value, language)
    if unit == "rupiah_per_day":
        return f"{rupiah_in_words(value)} {Text(id='per hari', en='a day').within(language)}"
    return f"{value} {_UNITS[unit].within(language)}" if unit in _UNITS else str(value)
