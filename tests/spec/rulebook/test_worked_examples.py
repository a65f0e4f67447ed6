"""Every worked example of the rulebook comes out as it says, from the reference back end and from Polars."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from timpora.kernel.text import Language
from timpora.rulebook import book
from timpora.rulebook.case_expectations import Expectation
from timpora.rulebook.case_facts import FactRow, register_of
from timpora.rulebook.cases import Case, load_cases, standard_cases
from timpora.screening.cases import Check, Verdict, compared, rule_of, run_case
from timpora.screening.core.findings import Finding, Screening
from timpora.screening.run import screen


type Standing = tuple[date, str]

# How far apart the persons of two examples are numbered where they stand in one register.
APART = 1000
OWN = Path(__file__).with_name("examples.yaml")
CASES = [*load_cases({OWN.name: OWN.read_text(encoding="utf-8")}), *standard_cases()]


def standing(case: Case) -> Standing:
    """The day judged and the feeds: what is said of one person rests on these and on that person's own facts."""
    feeds = [
        {name: value for name, value in row.items() if not name.startswith("source_")}
        for row in case.facts.get("feeds", ())
    ]
    return case.as_of, repr(feeds)


BESIDE: dict[Standing, list[Case]] = {}
for each in CASES:
    BESIDE.setdefault(standing(each), []).append(each)


@cache
def screened(together: Standing) -> Screening:
    """The examples of one day and of the same feeds in one register, as people stand in an office's lists."""
    facts: dict[str, list[FactRow]] = {}
    for number, case in enumerate(BESIDE[together]):
        for table, rows in case.facts.items():
            if table != "feeds":
                facts.setdefault(table, []).extend({**row, "person": row["person"] + number * APART} for row in rows)
            elif number == 0:
                facts[table] = [*rows]
    return screen(register_of(facts), as_of=together[0])


def in_words(checks: list[Check]) -> list[str]:
    """What came out otherwise, one line a comparison."""
    return [
        f"{check.rule} ({check.subject}), {check.about.en}: expected {check.expected.en}, got {check.got.en}"
        for check in checks
        if not check.passed
    ]


def verdict_of(finding: Finding | None, expectation: Expectation) -> Verdict:
    if finding is None:
        return {"fires": False}
    answers = {f"answer.{name}": getattr(finding, name) for name in expectation.answers if hasattr(finding, name)}
    reasons = {f"reason.{reason.code}": True for reason in finding.reasons}
    return {"fires": True, "next_change_on": finding.next_change_on} | answers | reasons


def finding_for(case: Case, expectation: Expectation) -> Finding | None:
    together = standing(case)
    subject = expectation.subject
    if rule_of(expectation).subject == "people":
        subject += BESIDE[together].index(case) * APART
    return next(
        (
            finding
            for finding in screened(together).findings
            if finding.rule_id == expectation.rule and subject in {finding.person, finding.details.get("feed_name")}
        ),
        None,
    )


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_a_worked_example_comes_out_from_the_reference_back_end(case: Case) -> None:
    result = run_case(case)
    assert in_words(list(result.checks)) == []
    assert result.passed


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_a_worked_example_comes_out_from_polars(case: Case) -> None:
    checks = compared(case, lambda expectation: verdict_of(finding_for(case, expectation), expectation))
    assert in_words(list(checks)) == []


def test_an_expectation_that_is_wrong_is_told_with_expected_and_got() -> None:
    text = OWN.read_text(encoding="utf-8").replace("overstay_days: 43", "overstay_days: 44")
    result = run_case(load_cases({"wrong.yaml": text})[0])
    assert not result.passed
    assert in_words(list(result.checks)) == ["overstay (1), Days of overstay: expected 44 days, got 43 days"]
    traced = {step.definition.label.within(Language.ENGLISH) for step in result.traces["overstay", 1]}
    assert "Stay limit (last lawful day)" in traced


def test_a_rule_that_should_be_silent_and_speaks_is_told() -> None:
    text = OWN.read_text(encoding="utf-8").replace(
        "{rule: feed_silent, absent: false}", "{rule: feed_silent, absent: true}"
    )
    result = run_case(load_cases({"wrong.yaml": text})[1])
    assert in_words(list(result.checks)) == [
        "feed_silent (pelabuhan rekaan), The rule applies: expected no, got yes",
    ]


@pytest.mark.skipif(not standard_cases(), reason="the rulebook ships no worked examples yet")
@pytest.mark.parametrize("rule", [rule.id for rule in book.RULES])
def test_every_rule_has_a_worked_example_that_fires_and_one_that_does_not(rule: str) -> None:
    spoken = {
        expectation.absent for case in standard_cases() for expectation in case.expectations if expectation.rule == rule
    }
    assert spoken == {True, False}
