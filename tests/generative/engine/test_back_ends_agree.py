"""Two independent readings of every rule agree on histories that nobody thought of."""

from datetime import timedelta
from functools import cache

from hypothesis import HealthCheck, given, settings
from tests.factories.histories import AS_OF, registers

from timpora.engine.environment import Environment
from timpora.facts.register import Register
from timpora.rulebook import book
from timpora.rulebook.parameters import standard_parameters
from timpora.rulebook.visa_indexes import standard_visa_indexes
from timpora.screening.core.one_person import facts_of, judge
from timpora.screening.core.verdicts import KEYS, verdicts


@cache
def environment(shift: int = 0) -> Environment:
    return book.environment_on(AS_OF + timedelta(days=shift), standard_parameters(), standard_visa_indexes())


def by_polars(register: Register, law: Environment) -> dict[tuple[str, object], dict[str, object]]:
    found = {}
    for subject, frame in verdicts(book.RULES, register, law).items():
        for row in frame.iter_rows(named=True):
            for rule in book.RULES:
                if rule.subject == subject:
                    prefix = f"{rule.id}:"
                    values = {
                        name.removeprefix(prefix): value for name, value in row.items() if name.startswith(prefix)
                    }
                    found[rule.id, row[KEYS[subject]]] = values
    return found


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(registers())
def test_the_reference_and_polars_give_every_value_of_every_rule_alike(register: Register) -> None:
    law = environment()
    frames = {name: frame.collect() for name, frame in register.frames().items()}
    for (rule_id, key), values in by_polars(register, law).items():
        rule = next(rule for rule in book.RULES if rule.id == rule_id)
        expected, _ = judge(rule, facts_of(rule.subject, key, frames, law), law)
        expected.pop(KEYS[rule.subject])
        assert values == expected, (rule_id, key)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(registers(most=3))
def test_no_verdict_changes_by_time_alone_before_the_day_that_it_names(register: Register) -> None:
    today = by_polars(register, environment())
    for shift in (1, 2, 7, 14, 33):
        later = by_polars(register, environment(shift))
        for key, values in today.items():
            change = values["next_change_on"]
            if change is None or change > AS_OF + timedelta(days=shift):
                for name, value in values.items():
                    if name in {"fires", "answer.certainty", "answer.consequence"} or name.startswith("reason."):
                        assert later[key][name] == value, (key, name, change, shift)
