"""One subject by the reference back end: every value of a rule with the trace of how it came about."""

from collections.abc import Mapping

import polars as pl

from timpora.engine.backends.lookups import enriched_by_day
from timpora.engine.backends.reference import Facts, Reference, Traced
from timpora.engine.environment import Environment
from timpora.engine.rules import Rule
from timpora.rulebook import book
from timpora.screening.core.verdicts import KEYS, wanted_of


def facts_of(subject_table: str, key: object, frames: Mapping[str, pl.DataFrame], environment: Environment) -> Facts:
    """One subject's facts from whole frames, looked up in their dictionaries; only its rows become Python values."""
    name = KEYS[subject_table]
    own, everywhere = {}, {}
    for table, frame in frames.items():
        numbered = frame.with_row_index("row_number")
        looked_up = book.LOOKED_UP.get(table)
        if "person" in frame.columns and name == "person":
            mine = numbered.filter(pl.col("person") == key)
            mine = mine if looked_up is None else enriched_by_day(mine, looked_up, environment)
            own[table] = mine.rows(named=True)
        elif table == "feeds":
            everywhere[table] = numbered.rows(named=True)
    rows = own.get(subject_table) or [row for row in everywhere.get(subject_table, ()) if row[name] == key]
    return Facts(subject_table=subject_table, subject=rows[0], rows=own, everywhere=everywhere)


def judge(rule: Rule, facts: Facts, environment: Environment) -> tuple[dict[str, object], list[Traced]]:
    """Every value of a rule for one subject, named after `wanted_of`, and the trace of its definitions."""
    reference = Reference(facts, environment)
    values: dict[str, object] = {KEYS[rule.subject]: facts.subject[KEYS[rule.subject]]}
    values |= {name: reference.value(node) for name, node in wanted_of(rule, environment).items()}
    return values, reference.trace
