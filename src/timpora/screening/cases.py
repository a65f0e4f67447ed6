"""Runs worked examples with the reference back end and says, for each expectation, what was expected and what came out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from timpora.engine.backends.asked import Traced
from timpora.engine.environment import Environment
from timpora.engine.nodes import Scalar
from timpora.engine.rules import Rule
from timpora.kernel.text import Language, Text, day_in_words, days_in_words, rupiah_in_words
from timpora.rulebook import book
from timpora.rulebook.case_expectations import NEXT_CHANGE, Expectation
from timpora.rulebook.cases import Case
from timpora.rulebook.parameters import Parameter, standard_parameters
from timpora.rulebook.visa_indexes import VisaIndexes, standard_visa_indexes
from timpora.rulebook.words import ANSWERS
from timpora.screening.core.one_person import PersonReader, judge


type Verdict = Mapping[str, object]  # `fires`, `answer.*`, `reason.*` and `next_change_on` of one rule and subject

APPLIES = Text(id="Aturan berlaku", en="The rule applies")
REASONS = Text(id="Alasan perlu pejabat", en="Reasons for a person")
NOTHING = Text(id="tidak ada", en="none")


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that was compared, in words."""

    rule: str
    subject: int | str
    about: Text
    expected: Text
    got: Text
    passed: bool


@dataclass(frozen=True, kw_only=True)
class CaseResult:
    """What came of one worked example; `traces` has, by rule and subject, how each definition was computed."""

    case: Case
    checks: tuple[Check, ...]
    traces: Mapping[tuple[str, int | str], tuple[Traced, ...]]

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return all(check.passed for check in self.checks)


def run_case(
    case: Case, *, parameters: Mapping[str, Parameter] | None = None, indexes: VisaIndexes | None = None
) -> CaseResult:
    """One worked example by the reference back end; raises Refused for a day outside the law's days."""
    environment = book.environment_on(
        case.as_of, parameters or standard_parameters(), indexes or standard_visa_indexes()
    )
    return run_case_under(case, facts_of(case), environment)


def facts_of(case: Case) -> Mapping[str, pl.DataFrame]:
    """The facts of a worked example as frames by name."""
    return {name: frame.collect() for name, frame in case.register().frames().items()}


def run_case_under(case: Case, facts: Mapping[str, pl.DataFrame], environment: Environment) -> CaseResult:
    """One worked example whose facts were made before, under the law of its day; raises Refused as `run_case` does."""
    in_force = book.rules_in_force(case.as_of)
    reader = PersonReader(facts, environment)
    traces: dict[tuple[str, int | str], tuple[Traced, ...]] = {}

    def verdict(expectation: Expectation) -> Verdict:
        rule = rule_of(expectation)
        if rule not in in_force:
            return {"fires": False}
        values, trace = judge(rule, reader.facts_of(rule.subject, expectation.subject), environment)
        traces[rule.id, expectation.subject] = tuple(trace)
        return values

    return CaseResult(case=case, checks=tuple(compared(case, verdict)), traces=traces)


def compared(case: Case, verdict_of: Callable[[Expectation], Verdict]) -> Iterator[Check]:
    """Every expectation of a case against the verdict that some back end gives for it."""
    for expectation in case.expectations:
        yield from _checks(expectation, verdict_of(expectation))


def rule_of(expectation: Expectation) -> Rule:
    """The rule that an expectation speaks about."""
    return next(rule for rule in book.RULES if rule.id == expectation.rule)


def _checks(expectation: Expectation, verdict: Verdict) -> Iterator[Check]:
    fires, expected = verdict["fires"] is True, not expectation.absent
    yield _check(expectation, APPLIES, _yes_or_no(expected), _yes_or_no(fires), passed=expected == fires)
    if expectation.absent or not fires:
        return
    for name, wanted in expectation.answers.items():
        found = verdict.get(name if name == NEXT_CHANGE else f"answer.{name}")
        label = ANSWERS[name].label if name in ANSWERS else Text(id=name, en=name)
        words = value_in_words(name, wanted), value_in_words(name, found)
        yield _check(expectation, label, *words, passed=found == wanted)
    if expectation.reasons is not None:
        given = {reason.code: reason.text for reason in rule_of(expectation).reasons}
        codes = tuple(code for code in given if verdict.get(f"reason.{code}") is True)
        words = _listed(expectation.reasons, given), _listed(codes, given)
        yield _check(expectation, REASONS, *words, passed=codes == expectation.reasons)


def _check(expectation: Expectation, about: Text, expected: Text, got: Text, *, passed: bool) -> Check:
    return Check(
        rule=expectation.rule, subject=expectation.subject, about=about, expected=expected, got=got, passed=passed
    )


def _yes_or_no(value: object) -> Text:
    return Text(id="ya", en="yes") if value else Text(id="tidak", en="no")


def _listed(codes: tuple[str, ...], given: Mapping[str, Text]) -> Text:
    if not codes:
        return NOTHING
    return Text(id=" ".join(given[code].id for code in codes), en=" ".join(given[code].en for code in codes))


def value_in_words(name: str, value: Scalar | object | None) -> Text:
    """The value of an answer as people say it: a day, rupiah, days, yes or no, or the words for a code."""
    said = ANSWERS[name].words if name in ANSWERS else {}
    match value:
        case None:
            return NOTHING
        case bool():
            return _yes_or_no(value)
        case date():
            return Text(id=day_in_words(value, Language.INDONESIAN), en=day_in_words(value, Language.ENGLISH))
        case int() if name.endswith("_charge"):
            return Text(id=rupiah_in_words(value), en=rupiah_in_words(value))
        case int() if name.endswith("_days"):
            return Text(id=days_in_words(value, Language.INDONESIAN), en=days_in_words(value, Language.ENGLISH))
    return said.get(str(value), Text(id=str(value), en=str(value)))
