"""The sentence: a rule's clauses filled with the values that were computed, the same on every screen."""

from collections.abc import Mapping
from datetime import date

from timpora.engine import nodes
from timpora.engine.nodes import ValueType
from timpora.engine.rules import Rule, placeholders
from timpora.kernel.text import Language, Text, day_in_words, days_in_words, rupiah_in_words


DAYS = ("hari", "days")


def sentence(rule: Rule, values: Mapping[str, object]) -> Text:
    """The clauses of a rule whose conditions hold, filled from `step.*` and `clause.*` values."""
    said = [
        clause.text
        for number, clause in enumerate(rule.sentence)
        if clause.when is None or values.get(f"clause.{number}") is True
    ]
    return Text(
        id=" ".join(_filled(rule, text, values, Language.INDONESIAN) for text in said) or rule.title.id,
        en=" ".join(_filled(rule, text, values, Language.ENGLISH) for text in said) or rule.title.en,
    )


def _filled(rule: Rule, text: Text, values: Mapping[str, object], language: Language) -> str:
    words = {
        name: in_words(rule.definitions[name], values.get(f"step.{name}"), language) for name in placeholders(text)
    }
    return text.within(language).format(**words)


def in_words(definition: nodes.Named, value: object, language: Language) -> str:
    """A value of a definition as it is said: a day, an amount, a count with its unit, yes or no, or the word for a code."""
    indonesian = language is Language.INDONESIAN
    match value:
        case None:
            return "tidak diketahui" if indonesian else "not known"
        case bool():
            return ("ya" if value else "tidak") if indonesian else ("yes" if value else "no")
        case date():
            return day_in_words(value, language)
        case int() if definition.type is ValueType.MONEY:
            return rupiah_in_words(value)
        case int() if definition.unit is not None:
            return _counted(value, definition.unit, language)
    known = dict(definition.words)
    return known[str(value)].within(language) if str(value) in known else str(value)


def _counted(number: int, unit: Text, language: Language) -> str:
    if (unit.id, unit.en) == DAYS:
        return days_in_words(number, language)
    return f"{number} {unit.within(language)}"
