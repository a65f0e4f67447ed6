"""Expressions of the rule language as Polars expressions over days as 32-bit whole numbers."""

from collections.abc import Mapping

import polars as pl

from timpora.engine import nodes
from timpora.engine.backends.folding import latest_before
from timpora.engine.backends.months import months_later
from timpora.engine.environment import Environment
from timpora.engine.nodes import Comparison, End, ValueType


RUN = "~run"  # the sorted key of a table's rows, one run a subject


class Expressions:
    """Turns nodes into expressions; what stands in the frame already is read by its column name."""

    def __init__(self, environment: Environment, names: Mapping[int, str]) -> None:
        self._environment = environment
        self._names = names

    def of(self, node: nodes.Node) -> pl.Expr:
        """The expression for a node that is part of others: its column where it has one."""
        return pl.col(self._names[id(node)]) if id(node) in self._names else self.computed(node)

    def computed(self, node: nodes.Node) -> pl.Expr:  # noqa: C901, PLR0911, PLR0912 - one case a node
        """The expression that computes a node from its parts; TypeError for a fold that has no column yet."""
        match node:
            case nodes.Literal():
                return literal(node)
            case nodes.AsOf():
                return pl.lit(self._environment.as_of).to_physical()
            case nodes.Column():
                return pl.col(node.name)
            case nodes.Parameter():
                return self._parameter(node)
            case nodes.Compare():
                return compared(node.comparison, self.of(node.left), self.of(node.right))
            case nodes.Among():
                return pl.any_horizontal(*[self.of(node.value) == word for word in sorted(node.words)])
            case nodes.IsMissing():
                return self.of(node.value).is_null()
            case nodes.Not():
                return ~self.of(node.value)
            case nodes.AllOf():
                return pl.all_horizontal(*[self.of(part) for part in node.parts])
            case nodes.AnyOf():
                return pl.any_horizontal(*[self.of(part) for part in node.parts])
            case nodes.ShiftDays():
                return self.of(node.day).cast(pl.Int32) + self.of(node.days).cast(pl.Int32)
            case nodes.ShiftMonths():
                return self._shifted_months(node)
            case nodes.DaysBetween():
                return self.of(node.end) - self.of(node.start)
            case nodes.Sum():
                left, right = self.of(node.left).cast(pl.Int64), self.of(node.right).cast(pl.Int64)
                return left + right if node.sign > 0 else left - right
            case nodes.Times():
                return self.of(node.amount).cast(pl.Int64) * self.of(node.count).cast(pl.Int64)
            case nodes.Outermost():
                parts = [self.of(part).cast(pl.Int32) for part in node.parts]
                return pl.max_horizontal(*parts) if node.end is End.LATEST else pl.min_horizontal(*parts)
            case nodes.Choose():
                return self._chosen(node)
            case nodes.DayBefore():
                return self._day_before(node)
        raise TypeError(node)

    def _shifted_months(self, node: nodes.ShiftMonths) -> pl.Expr:
        parts = [self.of(part).cast(pl.Int32) for part in (node.day, node.months)]
        return pl.map_batches(
            parts, lambda columns: months_later(*columns, reading=node.reading), return_dtype=pl.Int32
        )

    def _day_before(self, node: nodes.DayBefore) -> pl.Expr:
        value = self.of(node.value).cast(pl.Int32)
        others = value if node.where is None else pl.when(self.of(node.where)).then(value)
        own = self.of(node.day).cast(pl.Int32)
        return pl.map_batches(
            [pl.col(RUN), others, own], lambda columns: latest_before(*columns, or_on=node.or_on), return_dtype=pl.Int32
        )

    def _chosen(self, node: nodes.Choose) -> pl.Expr:
        chain: pl.Expr = self._branch(node, node.otherwise)
        for condition, value in reversed(node.branches):
            chain = pl.when(self.of(condition)).then(self._branch(node, value)).otherwise(chain)
        return chain

    def _branch(self, node: nodes.Choose, value: nodes.Node) -> pl.Expr:
        """Branches of words written in the rule are one closed vocabulary, so that a register stores small numbers."""
        found = self.of(value)
        if node.type is not ValueType.WORD:
            return found
        written = vocabulary(node)
        return found.cast(pl.String if written is None else pl.Enum(sorted(written)))

    def _parameter(self, node: nodes.Parameter) -> pl.Expr:
        values = self._environment.parameters[node.name]
        if isinstance(node.on, nodes.AsOf):
            found = self._environment.value_on(node.name, self._environment.as_of)
            return literal(nodes.Literal(type=node.type, value=found))
        on = self.of(node.on)
        chain: pl.Expr = literal(nodes.Literal(type=node.type, value=None))
        for dated in values:
            holds = on >= pl.lit(dated.holds.first).to_physical()
            if dated.holds.last is not None:
                holds = holds & (on <= pl.lit(dated.holds.last).to_physical())
            chain = pl.when(holds).then(literal(nodes.Literal(type=node.type, value=dated.value))).otherwise(chain)
        return chain


def vocabulary(node: nodes.Node) -> frozenset[str] | None:
    """The words that an expression can yield, where all of them are written in the rule."""
    match node:
        case nodes.Literal():
            return frozenset() if node.value is None else frozenset({str(node.value)})
        case nodes.Choose():
            parts = [vocabulary(value) for _, value in node.branches] + [vocabulary(node.otherwise)]
            known = [part for part in parts if part is not None]
            return frozenset().union(*known) if len(known) == len(parts) else None
    return None


def literal(node: nodes.Literal) -> pl.Expr:
    """A literal in the physical type of its kind."""
    match node.type:
        case ValueType.DAY:
            return pl.lit(node.value, dtype=pl.Date).to_physical()
        case ValueType.COUNT | ValueType.MONEY:
            return pl.lit(node.value, dtype=pl.Int64)
        case ValueType.FLAG:
            return pl.lit(node.value, dtype=pl.Boolean)
        case ValueType.WORD:
            return pl.lit(node.value, dtype=pl.String)


def compared(comparison: Comparison, left: pl.Expr, right: pl.Expr) -> pl.Expr:
    """A comparison; missing if a part is."""
    match comparison:
        case Comparison.BEFORE:
            return left < right
        case Comparison.AT_MOST:
            return left <= right
        case Comparison.EQUAL:
            return left == right
        case Comparison.DIFFERENT:
            return left != right
        case Comparison.AT_LEAST:
            return left >= right
        case Comparison.AFTER:
            return left > right
