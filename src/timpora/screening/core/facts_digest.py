"""The facts about a person that a rule reads, as a digest: whether they are still those of which a finding was cleared."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from hashlib import sha256

import polars as pl

from timpora.engine import nodes
from timpora.engine.rules import Rule
from timpora.facts.register import Register


NOT_SAID = frozenset({"person", "source_file", "source_sheet", "source_row"})


@lru_cache(maxsize=64)
def tables_of(rule: Rule) -> tuple[str, ...]:
    """The tables about a person that a rule reads, in order of name."""
    read = nodes.walk(*[value.node for value in rule.all_values()])
    named = {getattr(node, "table", None) or getattr(getattr(node, "pick", None), "table", None) for node in read}
    return tuple(sorted(name for name in named if name not in {None, "feeds"}))


def facts_digests(register: Register, rule: Rule, persons: Collection[int]) -> Mapping[int, str]:
    """One digest a person: of what is said, whoever said it and wherever it was read; the order of rows is none of it."""
    frames = register.frames()
    said: dict[int, list[str]] = {person: [] for person in persons}
    wanted = pl.Series(list(persons), dtype=pl.Int64)
    for table in tables_of(rule):
        frame = frames[table].filter(pl.col("person").is_in(wanted.implode())).collect()
        columns = [name for name in frame.columns if name not in NOT_SAID]
        for person, *values in frame.select("person", *columns).iter_rows():
            said[person].append(f"{table}: {values!r}")
    return {person: sha256("\n".join(sorted(rows)).encode()).hexdigest() for person, rows in said.items()}
