"""The rulebook over a register: what a register stores of every verdict, for whom a rule fires, and every value of it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

import polars as pl

from timpora.engine.backends.polars import Frames, evaluate
from timpora.engine.environment import Environment
from timpora.engine.expressions import Value
from timpora.engine.nodes import Choose, Literal, Named, Node
from timpora.engine.rules import Rule
from timpora.engine.turning import next_change
from timpora.facts.register import Register
from timpora.rulebook import book


KEYS = {"people": "person", "feeds": "feed"}


@lru_cache(maxsize=1024)  # where time turns a verdict is searched through the whole rule, and many ask on one day
def wanted_of(rule: Rule, environment: Environment) -> Mapping[str, Node]:
    """Every value of a rule by column name: steps, answers, reasons, evidence, clauses, `fires` and `next_change_on`."""
    values: dict[str, Value] = {}
    for step in rule.steps:
        assert isinstance(step.node, Named)
        values[f"step.{step.node.name}"] = step
    values |= {f"answer.{name}": value for name, value in rule.answers.items()}
    values |= {f"reason.{reason.code}": reason.when for reason in rule.reasons}
    values |= {f"evidence.{number}": evidence.row for number, evidence in enumerate(rule.evidence)}
    values |= {f"clause.{n}": clause.when for n, clause in enumerate(rule.sentence) if clause.when is not None}
    values |= {"fires": rule.fires, "next_change_on": next_change(rule.verdict_values(), environment)}
    return MappingProxyType({name: value.node for name, value in values.items()})


def stored_of(rules: Sequence[Rule], environment: Environment) -> dict[str, Node]:
    """What a register stores of every verdict, by column name.

    `rule` says whether it fires; `rule.answer` and `rule.reason.code` are missing or false where it does not;
    `next_change_on` is the next day on which time alone changes one of the verdicts.
    """
    values: dict[str, Value] = {}
    for rule in rules:
        values[rule.id] = rule.fires
        for name, answer in rule.answers.items():
            if not isinstance(answer.node, Literal):
                values[f"{rule.id}.{name}"] = where_it_fires(rule, answer)
        values |= {f"{rule.id}.reason.{reason.code}": rule.fires & reason.when for reason in rule.reasons}
    changing = [value for rule in rules for value in rule.verdict_values()]
    return {name: value.node for name, value in values.items()} | {
        "next_change_on": next_change(changing, environment).node
    }


def where_it_fires(rule: Rule, answer: Value) -> Value:
    """An answer, missing where the rule does not fire."""
    nothing = Literal(type=answer.node.type, value=None)
    return type(answer)(Choose(type=answer.node.type, branches=((rule.fires.node, answer.node),), otherwise=nothing))


def verdict_columns(rules: Sequence[Rule], register: Register, environment: Environment) -> pl.DataFrame:
    """One row a person, in order of person, with the columns of `stored_of`."""
    people_rules = [rule for rule in rules if rule.subject == "people"]
    run = Frames(subject_table="people", key="person", tables=register.frames(), looked_up=book.LOOKED_UP)
    return evaluate(stored_of(people_rules, environment), frames=run, environment=environment)


def fired(rules: Sequence[Rule], register: Register, environment: Environment) -> Mapping[str, pl.Series]:
    """The subjects for whom each rule fires, by rule."""
    found: dict[str, pl.Series] = {}
    for subject, key in KEYS.items():
        own = {rule.id: rule.fires.node for rule in rules if rule.subject == subject}
        run = Frames(subject_table=subject, key=key, tables=register.frames(), looked_up=book.LOOKED_UP)
        judged = evaluate(own, frames=run, environment=environment)
        found |= {name: judged.filter(pl.col(name)).get_column(key) for name in own}
    return found


def verdicts(rules: Sequence[Rule], register: Register, environment: Environment) -> Mapping[str, pl.DataFrame]:
    """All verdicts of each subject table, every value of every rule; columns are named `rule:column` after `wanted_of`."""
    return verdicts_over(rules, register.frames(), environment)


def verdicts_over(
    rules: Sequence[Rule], frames: Mapping[str, pl.LazyFrame], environment: Environment
) -> Mapping[str, pl.DataFrame]:
    """The same over frames, which may be selections of a register that carry their `row_number` in it."""
    found = {}
    for subject in dict.fromkeys(rule.subject for rule in rules):
        wanted = {
            f"{rule.id}:{name}": node
            for rule in rules
            if rule.subject == subject
            for name, node in wanted_of(rule, environment).items()
        }
        run = Frames(subject_table=subject, key=KEYS[subject], tables=frames, looked_up=book.LOOKED_UP)
        found[subject] = evaluate(wanted, frames=run, environment=environment)
    return found


def firing(rule: Rule, verdict: pl.DataFrame) -> pl.DataFrame:
    """The rows of a verdict frame in which a rule fires, with that rule's columns under their own names."""
    prefix = f"{rule.id}:"
    columns = [name for name in verdict.columns if name.startswith(prefix)]
    return verdict.filter(pl.col(f"{prefix}fires")).select(
        KEYS[rule.subject], *[pl.col(name).alias(name.removeprefix(prefix)) for name in columns]
    )
