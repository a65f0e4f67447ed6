"""Expressions of the rule language as Polars expressions over physical days, and the two joins that need frames."""

from collections.abc import Mapping

import polars as pl

from timpora.engine import nodes
from timpora.engine.environment import Environment
from timpora.engine.nodes import Comparison, End, ValueType
from timpora.engine.tables import LookedUp


class Expressions:
    """Turns nodes into expressions; subject values that stand in the frame already are read by their column name."""

    def __init__(self, environment: Environment, names: Mapping[int, str], *, subject_table: str) -> None:
        self._environment = environment
        self._names = names
        self._subject_table = subject_table

    def of(self, node: nodes.Node) -> pl.Expr:  # noqa: C901, PLR0911, PLR0912 - one case a node
        """The expression for a node."""
        match node:
            case nodes.Named() | nodes.Aggregate() | nodes.Picked() | nodes.UncoveredDays():
                return pl.col(self._names[id(node)])
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
                return shifted_months(self.of(node.day), self.of(node.months), node.reading)
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
        raise TypeError(node)

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
        values = [part for _, part in node.branches] + [node.otherwise]
        written = [part.value for part in values if isinstance(part, nodes.Literal)]
        if len(written) != len(values):
            return found.cast(pl.String)
        return found.cast(pl.Enum(sorted({str(word) for word in written if word is not None})))

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


def shifted_months(day: pl.Expr, months: pl.Expr, reading: End) -> pl.Expr:
    """Months added by the kernel's rule: where the calendar has no such day, the last one (earliest) or the next (latest)."""
    start = day.cast(pl.Int32).cast(pl.Date)
    month_number = start.dt.year() * 12 + start.dt.month().cast(pl.Int32) - 1 + months.cast(pl.Int32)
    year, month = month_number // 12, month_number % 12 + 1
    first = pl.date(year, month, 1)
    length = first.dt.month_end().dt.day()
    earliest = pl.date(year, month, pl.min_horizontal(start.dt.day(), length))
    found = earliest.to_physical()
    if reading is End.EARLIEST:
        return found
    return pl.when(start.dt.day() > length).then(found + 1).otherwise(found)


def enriched(
    frame: pl.LazyFrame, looked_up: LookedUp, environment: Environment, expressions: Expressions
) -> pl.LazyFrame:
    """The frame with the fields of the dictionary entry that held on the row's day, named `dictionary.field`."""
    name, fields = looked_up.dictionary.name, list(looked_up.dictionary.fields)
    entries = environment.dictionaries[name].sort("key", "first")
    numbered = entries.with_columns(pl.int_range(pl.len()).over("key").alias("entry"))
    most = numbered.select(pl.col("entry").max().fill_null(0) + 1).item() if numbered.height else 1
    wide = numbered.select("key").unique().sort("key")
    for entry in range(most):
        part = numbered.filter(pl.col("entry") == entry).select(
            "key", *[pl.col(column).alias(f"~{column}{entry}") for column in ["first", "last", *fields]]
        )
        wide = wide.join(part, on="key", how="left")
    key = looked_up.key.name
    joined = frame.with_columns(pl.col(key).cast(pl.String).alias("~key")).join(
        wide.lazy(), left_on="~key", right_on="key", how="left", maintain_order="left"
    )
    on = _day_of_row(looked_up.on, expressions)
    holds = [
        (pl.col(f"~first{entry}") <= on) & (pl.col(f"~last{entry}").is_null() | (on <= pl.col(f"~last{entry}")))
        for entry in range(most)
    ]
    found = []
    for column in fields:
        chain: pl.Expr = pl.lit(None)
        for entry in range(most):
            chain = pl.when(holds[entry]).then(pl.col(f"~{column}{entry}")).otherwise(chain)
        found.append(chain.alias(f"{name}.{column}"))
    return joined.with_columns(found).drop("^~.*$")


def enriched_by_day(frame: pl.DataFrame, looked_up: LookedUp, environment: Environment) -> pl.DataFrame:
    """A few rows with their dictionary fields, for the reference back end."""
    expressions = Expressions(environment, {}, subject_table="")
    return enriched(frame.lazy(), looked_up, environment, expressions).collect()


def _day_of_row(node: nodes.Node, expressions: Expressions) -> pl.Expr:
    """The row's day as a Date: the table's own columns are not physical yet when it is looked up."""
    if isinstance(node, nodes.Outermost):
        parts = [_day_of_row(part, expressions) for part in node.parts]
        return pl.max_horizontal(*parts) if node.end is End.LATEST else pl.min_horizontal(*parts)
    if isinstance(node, nodes.Choose):
        chain = _day_of_row(node.otherwise, expressions)
        for condition, value in reversed(node.branches):
            chain = pl.when(expressions.of(condition)).then(_day_of_row(value, expressions)).otherwise(chain)
        return chain
    return pl.col(node.name) if isinstance(node, nodes.Column) else expressions.of(node).cast(pl.Date)


def interval_gaps(bounds: pl.LazyFrame, covers: pl.LazyFrame, *, key: str) -> pl.LazyFrame:
    """Days of each subject's bounds that no cover reaches: `key`, `uncovered` (Int64, missing without bounds).

    `bounds` has `key, within_first, within_last`; `covers` has `key, first, last` (missing = open), all physical days.
    """
    known = bounds.filter(pl.col("within_first").is_not_null() & pl.col("within_last").is_not_null())
    clipped = known.join(covers, on=key, how="inner").select(
        key,
        pl.max_horizontal("first", "within_first").alias("from"),
        pl.min_horizontal(pl.col("last"), pl.col("within_last")).alias("to"),
    )
    ordered = clipped.filter(pl.col("from") <= pl.col("to")).sort(key, "from")
    reached = pl.col("to").cum_max().shift(1).over(key)
    fresh = pl.col("to") - pl.max_horizontal(pl.col("from"), reached + 1) + 1
    gained = ordered.with_columns(fresh=pl.max_horizontal(fresh, pl.lit(0)))
    covered = gained.group_by(key, maintain_order=True).agg(covered=pl.col("fresh").sum().cast(pl.Int64))
    length = pl.max_horizontal(pl.col("within_last") - pl.col("within_first") + 1, pl.lit(0)).cast(pl.Int64)
    return known.join(covered, on=key, how="left").select(key, uncovered=length - pl.col("covered").fill_null(0))
