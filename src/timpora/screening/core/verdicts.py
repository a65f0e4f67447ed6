"""The rulebook over a register, lazily: one frame a rule with the subjects for whom it fires and every named value."""

from collections.abc import Mapping, Sequence

import polars as pl

from timpora.engine.backends.polars import Frames, evaluate
from timpora.engine.environment import Environment
from timpora.engine.expressions import Value
from timpora.engine.nodes import Named, Node
from timpora.engine.rules import Rule
from timpora.engine.turning import next_change
from timpora.facts.register import Register
from timpora.rulebook import book


KEYS = {"people": "person", "feeds": "feed"}


def wanted_of(rule: Rule, environment: Environment) -> dict[str, Node]:
    """Every value of a rule by column name: steps, answers, reasons, evidence, clauses, `fires` and `next_change_on`."""
    values: dict[str, Value] = {}
    for step in rule.steps:
        assert isinstance(step.node, Named)
        values[f"step.{step.node.name}"] = step
    values |= {f"answer.{name}": value for name, value in rule.answers.items()}
    values |= {f"reason.{reason.code}": reason.when for reason in rule.reasons}
    values |= {f"evidence.{evidence.table}": evidence.row for evidence in rule.evidence}
    values |= {f"clause.{n}": clause.when for n, clause in enumerate(rule.sentence) if clause.when is not None}
    values |= {"fires": rule.fires, "next_change_on": next_change(rule.verdict_values(), environment)}
    return {name: value.node for name, value in values.items()}


def verdicts(rules: Sequence[Rule], register: Register, environment: Environment) -> Mapping[str, pl.DataFrame]:
    """All verdicts of each subject table, every value of every rule; columns are named `rule:column` after `wanted_of`."""
    frames = register.frames()
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
