"""The two back ends give every value of every rule alike, on histories that nobody thought of.

Five thousand random histories by default; `TIMPORA_HISTORIES=1000000` runs the long form, `TIMPORA_SEED` repeats one.
"""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from tests.factories.chance import Dice, draws, pick
from tests.factories.histories import AS_OF, JUDGED_DAYS, feeds, history, register_from_histories, registers
from tests.factories.judging import Key, Values, all_facts, by_polars, by_reference, law_on

from timpora.engine.environment import Environment
from timpora.facts.register import Register
from timpora.rulebook import book
from timpora.screening.core.one_person import facts_of
from timpora.screening.core.verdicts import KEYS, verdict_columns


HISTORIES = int(os.environ.get("TIMPORA_HISTORIES", "5000"))
SEED = int(os.environ.get("TIMPORA_SEED", "2023"))
PARTS = 20
IN_ONE_REGISTER = 250


def differences(found: dict[Key, Values], expected: dict[Key, Values]) -> list[object]:
    """Where two readings differ: rule, subject, value, what was found, what was expected."""
    if found.keys() != expected.keys():
        return [found.keys() ^ expected.keys()]
    return [
        (*key, name, values[name], expected[key][name])
        for key, values in found.items()
        if values != expected[key]
        for name in values
        if values[name] != expected[key][name]
    ]


def stored(register: Register, law: Environment) -> dict[Key, Values]:
    """What the register stores of each person's verdicts, in the shape of the reference."""
    rows = {row["person"]: row for row in verdict_columns(book.RULES, register, law).iter_rows(named=True)}
    return {
        (rule.id, person): {"fires": row[rule.id]} | _named(row, f"{rule.id}.")
        for person, row in rows.items()
        for rule in book.RULES
        if rule.subject == "people"
    }


def _named(row: Values, prefix: str) -> Values:
    return {name.removeprefix(prefix): value for name, value in row.items() if name.startswith(prefix)}


def as_stored(values: Values) -> Values:
    """The verdict as a register stores it: no answer and no reason where the rule does not fire."""
    fires = values["fires"] is True
    answers = {name.removeprefix("answer."): value for name, value in values.items() if name.startswith("answer.")}
    reasons = {name: value is True and fires for name, value in values.items() if name.startswith("reason.")}
    return {"fires": fires} | {name: value if fires else None for name, value in answers.items()} | reasons


@pytest.mark.parametrize("part", range(PARTS))
def test_the_reference_and_polars_agree_on_many_histories(part: int) -> None:
    dice = Dice(SEED * PARTS + part)
    left = HISTORIES // PARTS
    while left > 0:
        as_of = pick(dice, JUDGED_DAYS)
        histories = [history(dice, as_of) for _ in range(min(left, IN_ONE_REGISTER))]
        register = register_from_histories(histories, feeds(dice, as_of))
        expected = by_reference(register, law_on(as_of))
        assert differences(by_polars(register, law_on(as_of)), expected) == [], f"TIMPORA_SEED={SEED}, {as_of}"
        for key, row in stored(register, law_on(as_of)).items():
            wanted = as_stored(expected[key])
            for name, value in row.items():
                found = value is True if name == "fires" or name.startswith("reason.") else value
                assert found == wanted[name], (key, name, f"TIMPORA_SEED={SEED}", as_of)
        left -= len(histories)


@settings(max_examples=draws(20), deadline=None, suppress_health_check=list(HealthCheck))
@given(registers(people=2))
def test_the_reference_and_polars_agree_on_a_small_history_that_shrinks(register: Register) -> None:
    law = law_on(AS_OF)
    assert differences(by_polars(register, law), by_reference(register, law)) == []


@settings(max_examples=draws(20), deadline=None, suppress_health_check=list(HealthCheck))
@given(registers(people=3))
def test_one_person_s_facts_are_the_rows_of_that_person_in_table_order(register: Register) -> None:
    law = law_on(AS_OF)
    frames = {name: frame.collect() for name, frame in register.frames().items()}
    for subject, key in KEYS.items():
        for expected in all_facts(subject, frames, law):
            facts = facts_of(subject, expected.subject[key], frames, law)
            assert {name: list(rows) for name, rows in facts.rows.items() if rows} == {
                name: [_complete(row, facts.rows[name]) for row in rows] for name, rows in expected.rows.items() if rows
            }
            assert dict(facts.everywhere)["feeds"] == expected.everywhere["feeds"]


def _complete(row: object, like: object) -> object:
    """A row with the fields of the dictionary that it was not found in as missing."""
    names = list(like[0])  # type: ignore[index]
    return {name: row.get(name) for name in names}  # type: ignore[attr-defined]
