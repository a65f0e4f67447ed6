"""Whatever is changed in a rule changes its text: the prose says everything that the computation reads.

Of a rule with very many parts each run changes some, drawn anew; the long form (`TIMPORA_DRAWS=10`) changes them all.
"""

import random
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from tests.factories.chance import draws
from tests.factories.texts import all_text

from timpora.engine import nodes
from timpora.engine.backends.passages import Section
from timpora.engine.backends.prose import rule_in_words
from timpora.engine.expressions import Value
from timpora.engine.nodes import Comparison, End, Fold, ValueType
from timpora.engine.rules import Rule
from timpora.kernel.text import Language
from timpora.rulebook import book
from timpora.rulebook.parameters import standard_parameters
from timpora.rulebook.rule_texts import vocabulary_on
from timpora.rulebook.words import TABLES


MOST_CHANGES = 200  # all of them, of every rule but one
VOCABULARY = vocabulary_on(standard_parameters(), None)
OTHER_COMPARISON = {
    ValueType.WORD: {Comparison.EQUAL: Comparison.DIFFERENT, Comparison.DIFFERENT: Comparison.EQUAL},
    ValueType.DAY: dict(zip(Comparison, [*list(Comparison)[1:], Comparison.BEFORE], strict=True)),
}
OTHER_LITERAL = {
    ValueType.DAY: date(1999, 12, 31), ValueType.COUNT: 77, ValueType.MONEY: 77, ValueType.WORD: "lain sekali",
}  # fmt: skip


class Changed:
    """A rule with one node changed wherever it stands, what is shared staying shared."""

    def __init__(self, target: object, instead: object) -> None:
        self._known: dict[int, Any] = {id(target): instead}
        self._kept = [target]

    def rule(self, rule: Rule) -> Rule:
        return replace(
            rule,
            steps=tuple(self._value(step) for step in rule.steps),
            fires=self._value(rule.fires),
            answers={name: self._value(answer) for name, answer in rule.answers.items()},
            reasons=tuple(replace(reason, when=self._value(reason.when)) for reason in rule.reasons),
            evidence=tuple(replace(evidence, row=self._value(evidence.row)) for evidence in rule.evidence),
            sentence=tuple(
                replace(clause, when=None if clause.when is None else self._value(clause.when))
                for clause in rule.sentence
            ),
        )

    def _value[V: Value](self, value: V) -> V:
        return type(value)(self._rebuilt(value.node))

    def _rebuilt(self, part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(self._rebuilt(each) for each in part)
        if not isinstance(part, nodes.Node | nodes.Pick | nodes.Interval):
            return part
        if id(part) not in self._known:
            self._kept.append(part)
            parts = {field.name: self._rebuilt(getattr(part, field.name)) for field in fields(part)}
            same = all(value is getattr(part, name) or value == getattr(part, name) for name, value in parts.items())
            self._known[id(part)] = part if same else type(part)(**parts)
        return self._known[id(part)]


def changes(part: Any) -> Iterator[Any]:
    """The same part saying something else."""
    yield from changed_conditions(part)
    yield from changed_values(part)
    yield from changed_rows(part)


def changed_conditions(part: Any) -> Iterator[Any]:
    match part:
        case nodes.Compare():
            others = OTHER_COMPARISON.get(part.left.type, OTHER_COMPARISON[ValueType.DAY])
            yield replace(part, comparison=others[part.comparison])
        case nodes.Among():
            yield replace(part, words=part.words | {"lain sekali"})
        case nodes.AllOf():
            yield from (nodes.AnyOf(parts=part.parts), replace(part, parts=part.parts[1:]))
        case nodes.AnyOf():
            yield from (nodes.AllOf(parts=part.parts), replace(part, parts=part.parts[:-1]))
        case nodes.Not():
            yield part.value


def changed_values(part: Any) -> Iterator[Any]:
    match part:
        case nodes.Literal():
            yield replace(part, value=not part.value if part.type is ValueType.FLAG else OTHER_LITERAL[part.type])
        case nodes.Parameter():
            yield replace(part, name=next(name for name in standard_parameters() if name != part.name))
        case nodes.Sum():
            yield replace(part, sign=-part.sign)
        case nodes.ShiftMonths():
            yield replace(part, reading=other_end(part.reading))
        case nodes.Choose():
            yield replace(part, branches=part.branches[1:] or ((part.branches[0][0], part.otherwise),))
        case nodes.DaysBetween():
            yield replace(part, start=part.end, end=part.start)
        case nodes.DayBefore():
            yield from (replace(part, or_on=not part.or_on), replace(part, where=None))


def changed_rows(part: Any) -> Iterator[Any]:
    match part:
        case nodes.Column():
            yield from other_columns(part, part.table)
        case nodes.Picked() if part.name is not None:
            yield from other_columns(part, part.pick.table)
        case nodes.Outermost() | nodes.Pick():
            yield replace(part, end=other_end(part.end))
        case nodes.Aggregate():
            yield replace(part, everywhere=not part.everywhere)
            if part.value is not None:
                yield replace(part, fold=Fold.LEAST if part.fold is Fold.GREATEST else Fold.GREATEST)


def other_columns(part: Any, table: str) -> Iterator[Any]:
    """Another column of the same kind, if the table has one."""
    said = TABLES[table].columns
    kind = "index." in part.name
    same = [
        name
        for name in said
        if name != part.name and ("index." in name) is kind and bool(said[name].holds) is bool(said[part.name].holds)
    ]
    yield from [replace(part, name=name) for name in same[-1:]]


def other_end(end: End) -> End:
    return End.EARLIEST if end is End.LATEST else End.LATEST


def own_parts() -> dict[str, list[Any]]:
    """By rule the parts that no rule before it has, because rules share most of their definitions."""
    seen: set[int] = set()
    found: dict[str, list[Any]] = {rule.id: [] for rule in book.RULES}
    for rule in book.RULES:
        for value in rule.all_values():
            for node in nodes.walk(value.node):
                for part in (node, getattr(node, "pick", node)):
                    if id(part) not in seen:
                        seen.add(id(part))
                        found[rule.id].append(part)
    return found


OWN_PARTS = own_parts()


def words_of(rule: Rule) -> list[str]:
    """The text of a rule, part by part."""
    sections = rule_in_words(rule, VOCABULARY, Language.INDONESIAN).sections
    return [written(part) for section in sections for part in parts_of(section)]


def parts_of(section: Section) -> Iterator[Section]:
    yield replace(section, paragraphs=())
    yield from (Section(heading="", paragraphs=(paragraph,)) for paragraph in section.paragraphs)


@cache
def written(part: Section) -> str:
    """A part's text: most of a rule stays as it was when one node changes, and breaking lines takes longest."""
    return all_text([part], Language.INDONESIAN)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in book.RULES])
def test_nothing_in_a_rule_can_change_without_its_text(rule: Rule) -> None:
    before = words_of(rule)
    assert words_of(Changed(None, None).rule(rule)) == before
    changed = [(part, instead) for part in OWN_PARTS[rule.id] for instead in changes(part)]
    unsaid = [
        (type(part).__name__, getattr(part, "name", None), type(instead).__name__)
        for part, instead in random.sample(changed, min(len(changed), draws(MOST_CHANGES)))
        if words_of(Changed(part, instead).rule(rule)) == before
    ]
    assert unsaid == []
    assert len(OWN_PARTS[rule.id]) > len(rule.answers)
