"""The parts of a plan: what is done with each table in each stage, and what a node asks of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from timpora.engine import nodes
from timpora.engine.backends.columns import Expressions
from timpora.engine.backends.folding import input_of, packed


PLACE = "~place"


@dataclass(frozen=True)
class TableStage:
    """One table in one stage: subject values to lay beside its rows, columns layer by layer, and what folds read."""

    brought: Mapping[str, str]  # column of the rows by column of the subject
    layers: tuple[tuple[pl.Expr, ...], ...]
    folds: tuple[tuple[nodes.Node, str], ...]  # a fold and the column that it fills at the subject
    reads: tuple[pl.Expr, ...]  # one expression a fold: what it reads from each row
    results: tuple[pl.Expr, ...]  # one expression a fold: what became of it, as the subject's column
    covers: tuple["Cover", ...]


@dataclass(frozen=True)
class Cover:
    """One kind of cover of an interval operation: which rows, and their first and last day."""

    of: str
    reads: tuple[pl.Expr, pl.Expr, pl.Expr]


@dataclass(frozen=True)
class Stage:
    """Folds of every table, the columns gathered from picked rows, the interval operations, then subject columns."""

    tables: Mapping[str, TableStage]
    gathered: Mapping[tuple[str, str], Mapping[str, str | None]]  # by table and places: column by name in the rows
    intervals: tuple[tuple[str, pl.Expr, pl.Expr], ...]  # column, first and last day
    layers: tuple[tuple[pl.Expr, ...], ...]


@dataclass
class Plan:
    """Compiled once, run on any number of slices of the subjects; `columns` are the stored columns it reads."""

    stages: list[Stage]
    outputs: list[pl.Expr]
    columns: dict[str, set[str]]
    everywhere: dict[str, nodes.Aggregate]


def is_fold(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Aggregate | nodes.Picked | nodes.UncoveredDays)


def is_everywhere(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Aggregate) and node.everywhere


def tables_of(folds: Iterable[nodes.Node]) -> Iterable[str]:
    for node in folds:
        match node:
            case nodes.Aggregate():
                yield node.table
            case nodes.Picked():
                yield node.pick.table
            case nodes.UncoveredDays():
                yield from (cover.table for cover in node.covers)


def parts_beside_rows(fold: nodes.Node) -> list[nodes.Node]:
    """The parts of a fold that are read beside rows."""
    if isinstance(fold, nodes.UncoveredDays):
        return [part for cover in fold.covers for part in cover.children()]
    return list(fold.children())


def parts_at(node: nodes.Node, tables: Mapping[int, str | None], table: str | None) -> list[nodes.Node]:
    """The parts that stand at the same level as the node."""
    if is_fold(node) or (table is not None and tables[id(node)] is None):
        return []
    return list(node.children())


def read(fold: nodes.Node, expressions: Expressions) -> pl.Expr:
    match fold:
        case nodes.Aggregate():
            where = None if fold.where is None else expressions.of(fold.where)
            return input_of(fold, where, None if fold.value is None else expressions.of(fold.value))
        case nodes.Picked():
            where = None if fold.pick.where is None else expressions.of(fold.pick.where)
            return input_of(fold, where, packed(expressions.of(fold.pick.by), pl.col(PLACE)))
    raise TypeError(fold)


def cover(of: str, cover: nodes.Interval, expressions: Expressions) -> Cover:
    where = pl.lit(value=True) if cover.where is None else expressions.of(cover.where).fill_null(value=False)
    return Cover(
        of, (where.alias("where"), expressions.of(cover.first).alias("first"), expressions.of(cover.last).alias("last"))
    )


def output(name: str, node: nodes.Node, expressions: Expressions) -> pl.Expr:
    found = expressions.of(node)
    if node.type is nodes.ValueType.DAY:
        return found.cast(pl.Int32).cast(pl.Date).alias(name)
    if node.type in {nodes.ValueType.COUNT, nodes.ValueType.MONEY}:
        return found.cast(pl.Int64).alias(name)
    return found.alias(name)
