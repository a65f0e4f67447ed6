"""What a run computes and in which order: stages of folds, and within each the layers of columns that others read.

A node is read either at the level of the subject or of the rows of one table. A fold turns rows into a value of the
subject; where its rows speak of another value of the subject it waits for the stage after that one. A node that several
others read becomes a column, once; the rest stay parts of larger expressions.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from timpora.engine import nodes
from timpora.engine.backends.columns import Expressions
from timpora.engine.backends.folding import result_of
from timpora.engine.backends.stages import (
    Plan,
    Stage,
    TableStage,
    cover,
    is_everywhere,
    is_fold,
    output,
    parts_at,
    parts_beside_rows,
    read,
    tables_of,
)
from timpora.engine.environment import Environment


type Fold = nodes.Aggregate | nodes.Picked | nodes.UncoveredDays


@dataclass
class _Level:
    """The columns that stand at one level: at the subject, or in the rows of one table."""

    names: dict[int, str] = field(default_factory=dict)


class Compiler:
    """Compiles shared expressions (engine/sharing.py) for one subject table into a plan."""

    def __init__(self, wanted: Mapping[str, nodes.Node], subject_table: str, environment: Environment) -> None:
        self._wanted = wanted
        self._subject_table = subject_table
        self._environment = environment
        self._order = list(nodes.walk(*wanted.values()))
        self._tables: dict[int, str | None] = {}
        self._stages: dict[int, int] = {}
        self._levels: dict[str | None, _Level] = {}
        self._readers: Counter[int] = Counter()
        self._constant: set[int] = set()  # the same for every subject and row
        self._brought: set[int] = set()  # values of the subject that rows speak of
        for node in self._order:
            self._classify(node)
        self._readers.update(id(node) for node in wanted.values())

    def plan(self) -> Plan:
        """The plan; raises TypeError for an expression that speaks about the rows of two tables at once."""
        everywhere = {
            self._named(node, None): node
            for node in self._order
            if isinstance(node, nodes.Aggregate) and node.everywhere
        }
        last = max(self._stages.values(), default=0)
        stages = [self._stage(number) for number in range(last + 1)]
        expressions = self._expressions(None)
        outputs = [output(name, node, expressions) for name, node in self._wanted.items()]
        return Plan(stages=stages, outputs=outputs, columns=self._columns(), everywhere=everywhere)

    def _classify(self, node: nodes.Node) -> None:
        children = list(node.children())
        self._readers.update(id(child) for child in children)
        if (
            not isinstance(node, nodes.Column | nodes.DayBefore)
            and not is_fold(node)
            and all(id(one) in self._constant for one in children)
        ):
            self._constant.add(id(node))
        below = max((self._stages[id(child)] for child in children), default=0)
        if is_fold(node):
            if is_everywhere(node) and any(isinstance(part, nodes.DayBefore) for part in nodes.walk(node)):
                message = "A day before the row's own is one of the subject's rows, not of the rows of all subjects"
                raise TypeError(message)
            self._tables[id(node)] = None
            self._stages[id(node)] = below if is_everywhere(node) else below + 1
            self._note_brought(parts_beside_rows(node))
            return
        tables = {table for child in children if (table := self._tables[id(child)]) is not None}
        if isinstance(node, nodes.Column):
            if node.table == self._subject_table:
                self._level(None).names[id(node)] = node.name
            else:
                tables = {node.table}
        if isinstance(node, nodes.DayBefore):
            tables.add(node.table)
        if len(tables) > 1:
            message = f"An expression speaks about one row of one table, not of {', '.join(sorted(tables))}"
            raise TypeError(message)
        self._tables[id(node)] = next(iter(tables), None)
        self._stages[id(node)] = below
        if tables:
            self._note_brought(children)

    def _note_brought(self, parts: Iterable[nodes.Node]) -> None:
        self._brought.update(
            id(part) for part in parts if self._tables[id(part)] is None and id(part) not in self._constant
        )

    def _is_plain(self, node: nodes.Node) -> bool:
        """Whether a column of its own would save nothing."""
        return isinstance(node, nodes.Column) or id(node) in self._constant

    def _level(self, table: str | None) -> _Level:
        return self._levels.setdefault(table, _Level())

    def _expressions(self, table: str | None) -> Expressions:
        return Expressions(self._environment, self._level(table).names)

    def _named(self, node: nodes.Node, table: str | None) -> str:
        names = self._level(table).names
        return names.setdefault(id(node), f"~{len(names)}{'' if table is None else table}")

    def _stage(self, number: int) -> Stage:
        folds = [
            node
            for node in self._order
            if self._stages[id(node)] == number and is_fold(node) and not is_everywhere(node)
        ]
        tables = {table: self._table_stage(table, folds) for table in dict.fromkeys(tables_of(folds))}
        gathered: dict[tuple[str, str], dict[str, str | None]] = {}
        for node in folds:
            if isinstance(node, nodes.Picked):
                place = node.pick.table, self._place_name(node.pick)
                gathered.setdefault(place, {})[self._named(node, None)] = node.name
        expressions = self._expressions(None)
        intervals = [
            (self._named(node, None), expressions.of(node.first), expressions.of(node.last))
            for node in folds
            if isinstance(node, nodes.UncoveredDays)
        ]
        own = [
            node
            for node in self._order
            if self._tables[id(node)] is None
            and self._stages[id(node)] == number
            and not is_fold(node)
            and not self._is_plain(node)
            and (self._readers[id(node)] > 1 or id(node) in self._brought)
        ]
        return Stage(tables=tables, gathered=gathered, intervals=tuple(intervals), layers=self._layers(own, None))

    def _place_name(self, pick: nodes.Pick) -> str:
        return f"~place{id(pick):x}"

    def _table_stage(self, table: str, folds: list[nodes.Node]) -> TableStage:
        """The rows of a table: which roots the folds read, what they need beside them, and the layers between."""
        own = [node for node in folds if isinstance(node, nodes.Aggregate) and node.table == table]
        picks = {id(node.pick): node for node in folds if isinstance(node, nodes.Picked) and node.pick.table == table}
        covers = [
            (node, part)
            for node in folds
            if isinstance(node, nodes.UncoveredDays)
            for part in node.covers
            if part.table == table
        ]
        holders: list[nodes.Node | nodes.Interval] = [*own, *picks.values(), *[part for _, part in covers]]
        roots = [child for holder in holders for child in holder.children()]
        level = self._level(table)
        brought, columns = {}, []
        for node in self._row_nodes(roots):
            if self._tables[id(node)] is None:
                if id(node) not in level.names:
                    brought[self._named(node, table)] = self._level(None).names[id(node)]
            elif self._readers[id(node)] > 1 and not self._is_plain(node) and id(node) not in level.names:
                columns.append(node)
        layers = self._layers(columns, table)
        expressions = self._expressions(table)
        fold_nodes: list[tuple[nodes.Node, str]] = [(node, self._named(node, None)) for node in own]
        fold_nodes += [(node, self._place_name(node.pick)) for node in picks.values()]
        reads = [read(node, expressions).alias(name) for node, name in fold_nodes]
        return TableStage(
            brought=brought,
            layers=layers,
            folds=tuple(fold_nodes),
            reads=tuple(reads),
            results=tuple(result_of(node, name) for node, name in fold_nodes),
            covers=tuple(cover(self._named(node, None), part, expressions) for node, part in covers),
        )

    def _row_nodes(self, roots: Iterable[nodes.Node]) -> list[nodes.Node]:
        """Row expressions below the roots and the subject values they speak of, parts before wholes, each once."""
        found: dict[int, nodes.Node] = {}

        def visit(node: nodes.Node) -> None:
            if id(node) in found or id(node) in self._constant:
                return
            if self._tables[id(node)] is not None:
                for child in node.children():
                    visit(child)
            found[id(node)] = node

        for root in roots:
            visit(root)
        return list(found.values())

    def _layers(self, own: list[nodes.Node], table: str | None) -> tuple[tuple[pl.Expr, ...], ...]:
        """Nodes that become columns, those that read no other of them first."""
        waiting = {id(node) for node in own}
        depths: dict[int, int] = {}
        by_depth: dict[int, list[nodes.Node]] = {}
        for node in own:
            depths[id(node)] = self._depth(node, waiting, depths, table)
            by_depth.setdefault(depths[id(node)], []).append(node)
        layers = []
        for depth in sorted(by_depth):
            expressions = self._expressions(table)
            built = [(node, expressions.computed(node)) for node in by_depth[depth]]
            layers.append(tuple(expression.alias(self._named(node, table)) for node, expression in built))
        return tuple(layers)

    def _depth(self, node: nodes.Node, waiting: set[int], depths: Mapping[int, int], table: str | None) -> int:
        deepest, stack = -1, list(parts_at(node, self._tables, table))
        while stack:
            part = stack.pop()
            if id(part) in waiting:
                deepest = max(deepest, depths[id(part)])
            elif id(part) not in self._level(table).names:
                stack.extend(parts_at(part, self._tables, table))
        return deepest + 1

    def _columns(self) -> dict[str, set[str]]:
        """The columns of each table that the plan reads."""
        found: dict[str, set[str]] = {self._subject_table: set()}
        for node in self._order:
            if isinstance(node, nodes.Column):
                found.setdefault(node.table, set()).add(node.name)
            elif isinstance(node, nodes.Picked):
                found.setdefault(node.pick.table, set()).update([node.name] if node.name else [])
            elif isinstance(node, nodes.Aggregate):
                found.setdefault(node.table, set())
            elif isinstance(node, nodes.UncoveredDays):
                for cover in node.covers:
                    found.setdefault(cover.table, set())
        return found
