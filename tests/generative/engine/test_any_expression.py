"""Whatever can be written in the rule language means the same in both back ends, whether or not a rule says it today."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.chance import Chance, Dice, Drawn, draws, pick
from tests.factories.random_expressions import Writer, row_of, rows_of
from tests.factories.small_world import Row, by_polars, by_reference, world

from timpora.engine import nodes
from timpora.engine.nodes import ValueType


WORLDS = int(os.environ.get("TIMPORA_HISTORIES", "5000")) // 50
SEED = int(os.environ.get("TIMPORA_SEED", "2023"))
PARTS = 4
EXPRESSIONS = 12


def tables_of(chance: Chance) -> dict[str, list[Row]]:
    return {
        "people": [row_of(chance, number) for number in range(3)],
        "events": rows_of(chance, most=8),
        "feeds": rows_of(chance, most=2),
    }


def expressions(chance: Chance, number: int, depth: int) -> dict[str, nodes.Node]:
    writer = Writer(chance)
    return {f"value {n}": writer.write(pick(chance, list(ValueType)), depth) for n in range(number)}


@pytest.mark.parametrize("part", range(PARTS))
def test_both_back_ends_compute_every_expression_alike(part: int) -> None:
    dice = Dice(SEED * PARTS + part)
    for _ in range(WORLDS // PARTS):
        tables, wanted = tables_of(dice), expressions(dice, EXPRESSIONS, 3)
        found, expected = by_polars(wanted, tables, world()), by_reference(wanted, tables, world())
        for person, (one, other) in enumerate(zip(found, expected, strict=True)):
            different = [
                (name, value, other[name], wanted[name]) for name, value in one.items() if value != other[name]
            ]
            assert different == [], (f"TIMPORA_SEED={SEED}", person, tables)


@st.composite
def small_worlds(draw: st.DrawFn) -> tuple[dict[str, list[Row]], dict[str, nodes.Node]]:
    drawn = Drawn(draw)
    return tables_of(drawn), expressions(drawn, 1, 2)


@settings(max_examples=draws(50), deadline=None, suppress_health_check=list(HealthCheck))
@given(small_worlds())
def test_a_small_expression_means_the_same_in_both(drawn: tuple[dict[str, list[Row]], dict[str, nodes.Node]]) -> None:
    tables, wanted = drawn
    assert by_polars(wanted, tables, world()) == by_reference(wanted, tables, world()), wanted
