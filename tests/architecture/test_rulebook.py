"""Every rule names its ground, its author and what clears it, speaks both languages, and holds no number of the law."""

from collections.abc import Iterator

import pytest

from timpora.engine import nodes
from timpora.engine.nodes import Literal, Named, ValueType
from timpora.engine.rules import Rule
from timpora.kernel.text import Text
from timpora.rulebook import book
from timpora.rulebook.parameters import standard_parameters
from timpora.rulebook.persons_needed import MOST_EXTENSIONS_READ


RULES = pytest.mark.parametrize("rule", book.RULES, ids=lambda rule: rule.id)
# Numbers that a rule may hold, because the law does not set them.
OF_COUNTING = {
    -1: "the day before, where a sum of months ends",
    0: "none",
    1: "the day before or after; one more",
    12: "months of a year",
}
# How many times an extension is laid end to end, to see whether a recorded limit is a whole number of them.
OF_EXTENSIONS = set(range(1, MOST_EXTENSIONS_READ + 1))


def numbers_in(rule: Rule) -> set[object]:
    """The days, counts and amounts that stand in the expressions of a rule."""
    kinds = {ValueType.COUNT, ValueType.MONEY, ValueType.DAY}
    found = nodes.walk(*(value.node for value in rule.all_values()))
    return {node.value for node in found if isinstance(node, Literal) and node.type in kinds} - {None}


def texts_of(rule: Rule) -> Iterator[Text]:
    """Everything that a rule says to people."""
    yield from (rule.title, rule.question, rule.matters, rule.clears)
    yield from (clause.text for clause in rule.sentence)
    yield from (reason.text for reason in rule.reasons)
    for value in rule.all_values():
        for node in nodes.walk(value.node):
            if isinstance(node, Named):
                yield node.label
                yield from (text for _, text in node.words)


@RULES
def test_no_number_of_the_law_stands_in_a_rule(rule: Rule) -> None:
    assert numbers_in(rule) <= set(OF_COUNTING) | OF_EXTENSIONS


def test_every_number_that_a_rule_may_hold_is_held_by_one() -> None:
    held = set[object]().union(*map(numbers_in, book.RULES))
    assert held == set(OF_COUNTING) | OF_EXTENSIONS


@RULES
def test_a_rule_names_its_provision_author_reviewer_next_review_and_what_clears_it(rule: Rule) -> None:
    assert rule.citations
    assert all(citation.citation.strip() for citation in rule.citations)
    assert rule.written_by.strip()
    assert rule.checked_by.strip()
    assert rule.review_on > rule.in_force.first
    assert rule.clears.id.strip()


@RULES
def test_every_sentence_of_a_rule_is_said_in_both_languages_and_differently(rule: Rule) -> None:
    assert [text for text in texts_of(rule) if text.id == text.en] == []
    ends = [(text.id[-1], text.en[-1]) for text in (rule.question, rule.matters, rule.clears)]
    assert all(indonesian == english for indonesian, english in ends)


@RULES
def test_every_parameter_that_a_rule_reads_exists(rule: Rule) -> None:
    assert rule.parameters() <= set(standard_parameters())


def test_rules_and_reasons_have_names_of_their_own() -> None:
    names = [rule.id for rule in book.RULES]
    assert len(set(names)) == len(names)
    for rule in book.RULES:
        codes = [reason.code for reason in rule.reasons]
        assert len(set(codes)) == len(codes), rule.id
