"""Every rule of the rulebook reads as a numbered text without codes, whose references lead somewhere."""

import re
from datetime import date

import pytest
from tests.factories.texts import all_text

from timpora.engine.backends.prose import RuleText
from timpora.engine.nodes import ValueType
from timpora.engine.rules import Rule
from timpora.engine.tables import value_type_of
from timpora.facts import codes
from timpora.facts.register import SCHEMAS
from timpora.kernel.text import Language
from timpora.rulebook import book, words
from timpora.rulebook.citations import citation_in
from timpora.rulebook.parameters import UNITS, standard_parameters
from timpora.rulebook.rule_texts import text_of
from timpora.rulebook.tables import TABLES


MEETING = date(2023, 6, 27)
PARAMETERS = standard_parameters()
RULES = [pytest.param(rule, language, id=f"{rule.id}-{language}") for rule in book.RULES for language in Language]


def text(rule: Rule, language: Language) -> RuleText:
    return text_of(rule, PARAMETERS, language, as_of=MEETING)


def words_of(rule: Rule, language: Language) -> str:
    return all_text(text(rule, language).sections, language)


@pytest.mark.parametrize(("rule", "language"), RULES)
def test_a_rule_shows_no_code_and_no_name_of_the_program(rule: Rule, language: Language) -> None:
    said = words_of(rule, language)
    assert re.findall(r"\b[a-z]+_[a-z_]+\b|[{}]|None|True|False", said) == []


@pytest.mark.parametrize(("rule", "language"), RULES)
def test_paragraphs_are_numbered_without_a_gap_and_definitions_stand_before_their_use(
    rule: Rule, language: Language
) -> None:
    numbers = []
    for line in words_of(rule, language).splitlines():
        number = re.match(r"\((\d+)\)", line)
        if number:
            numbers.append(int(number[1]))
        used = [int(found) for found in re.findall(r"(?<!^)\((\d+)\)", line)]
        assert all(each < numbers[-1] for each in used), line
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(("rule", "language"), RULES)
def test_each_definition_of_a_rule_stands_once_with_its_label(rule: Rule, language: Language) -> None:
    said = words_of(rule, language)
    says = "adalah" if language is Language.INDONESIAN else "is"
    for definition in rule.definitions.values():
        opening = f") “{definition.label.within(language)}” {says} "
        assert len([line for line in said.splitlines() if opening in re.sub(" +", " ", line)]) == 1


@pytest.mark.parametrize(("rule", "language"), RULES)
def test_everything_that_makes_up_a_rule_is_told(rule: Rule, language: Language) -> None:
    said = words_of(rule, language)
    told = [rule.question, rule.matters, rule.clears, *(reason.text for reason in rule.reasons)]
    told += [PARAMETERS[name].title for name in rule.parameters()]
    assert [each for each in told if each.within(language).removesuffix(".") not in said] == []
    assert all(citation_in(citation.citation, language) in said for citation in rule.citations)
    assert rule.written_by in said
    assert set(text(rule, language).parameters) == rule.parameters()


@pytest.mark.parametrize("language", list(Language))
def test_the_two_languages_have_the_same_paragraphs(language: Language) -> None:
    for rule in book.RULES:
        sizes = [len(section.paragraphs) for section in text(rule, language).sections]
        assert sizes == [len(section.paragraphs) for section in text(rule, Language.INDONESIAN).sections]


def test_a_text_is_the_same_every_time() -> None:
    assert [words_of(rule, Language.ENGLISH) for rule in book.RULES] == [
        words_of(rule, Language.ENGLISH) for rule in book.RULES
    ]


def test_without_a_day_the_parameters_are_told_with_all_their_values() -> None:
    told = text_of(book.RULES[0], PARAMETERS, Language.ENGLISH, as_of=None)
    said = all_text(told.sections, Language.ENGLISH)
    assert "Rp300.000 per day (5 May 2011 to 2 May 2019); Non-tax state revenue tariff" in said
    assert "before Government Regulation 28/2019 [to be confirmed]" in said
    assert "Rp300.000 per day" not in words_of(book.RULES[0], Language.ENGLISH)


def test_on_a_day_without_a_value_the_text_says_so() -> None:
    told = text_of(book.RULES[1], PARAMETERS, Language.ENGLISH, as_of=date(2001, 1, 1))
    assert "no value yet]" in all_text(told.sections, Language.ENGLISH)


def test_every_table_and_column_that_a_rule_may_speak_about_has_words() -> None:
    for table in TABLES:
        schema = dict(SCHEMAS[table.name].create_empty().schema)
        looked_up = table.looked_up
        if looked_up is not None:
            schema |= {
                f"{looked_up.dictionary.name}.{name}": type_ for name, type_ in looked_up.dictionary.fields.items()
            }
        said = words.TABLES[table.name].columns
        assert set(said) == set(schema)
        flags = {name for name, type_ in schema.items() if value_type_of(type_) is ValueType.FLAG}
        assert {name for name, column in said.items() if column.holds and column.fails} == flags


def test_every_code_of_a_fact_has_words() -> None:
    for name, schema in SCHEMAS.items():
        for column, type_ in schema.create_empty().schema.items():
            categories = getattr(type_, "categories", None)
            if categories is not None:
                assert list(words.TABLES[name].columns[column].words) == list(categories), (name, column)
    assert set(words.TABLES["stay_permits"].columns["kind"].words) == set(codes.PermitKind)


def test_every_constraint_of_a_fact_has_words() -> None:
    rules = {
        name
        for schema in SCHEMAS.values()
        for name in schema._schema_validation_rules()  # noqa: SLF001 - dataframely lists them nowhere else
    }
    assert rules | {"primary_key"} == set(words.CONSTRAINTS)


def test_every_answer_and_unit_has_words() -> None:
    answers = {name for rule in book.RULES for name in rule.answers}
    assert answers | {"next_change_on"} <= set(words.ANSWERS)
    assert set(UNITS) == set(words.UNITS)
