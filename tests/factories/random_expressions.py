"""Random well-typed expressions of the rule language over the small world."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from tests.factories.chance import Chance, happens, pick
from tests.factories.small_world import AS_OF, COLUMNS, Row
from timpora.engine import nodes
from timpora.engine.nodes import Comparison, End, Fold, ValueType
from timpora.engine.tables import value_type_of
from timpora.kernel.text import Text


WORDS = ("a", "b", "c")
DAYS = (
    *(AS_OF + timedelta(days=days) for days in (0, 1, -1, 14, -60, -61, 33)),
    date(2024, 2, 29),
    date(2023, 1, 31),
)
BY_TYPE = {
    kind: [name for name, column in COLUMNS.items() if value_type_of(column) is kind] for kind in ValueType
}  # fmt: skip
LABEL = Text(id="nilai", en="value")


def rows_of(chance: Chance, most: int = 4) -> list[Row]:
    """Some rows of one table about three people; values are often equal and often missing."""
    return [row_of(chance, chance.number(0, 2)) for _ in range(chance.number(0, most))]


def row_of(chance: Chance, person: int) -> Row:
    """One row of somebody."""
    on, until = sorted((pick(chance, DAYS), pick(chance, DAYS)))
    row: dict[str, object] = {
        "on": on, "until": until, "number": chance.number(-2, 3), "word": pick(chance, WORDS),
        "flag": happens(chance, 50),
    }  # fmt: skip
    return {"person": person} | {name: None if happens(chance, 15) else value for name, value in row.items()}


def reads_nothing(node: nodes.Node) -> bool:
    """Whether an expression speaks of no fact at all."""
    return not any(isinstance(part, nodes.Column) for part in nodes.walk(node))


class Writer:
    """Writes expressions of a wanted type; `table` is the table whose row is at hand, None at subject level."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance

    def write(self, kind: ValueType, depth: int, table: str | None = None) -> nodes.Node:
        """An expression that yields `kind`, at most `depth` nodes deep."""
        if depth == 0:
            return self._leaf(kind, table)
        written = pick(self.chance, self._ways(kind))(depth - 1, table)
        if reads_nothing(written) and BY_TYPE[kind]:  # expressions without a fact: tests/unit/engine/test_constants.py
            return self._column(kind, table)
        if table is None and happens(self.chance, 20):
            return nodes.Named(type=kind, name=f"named_{id(written)}", label=LABEL, value=written)
        return written

    def _ways(self, kind: ValueType) -> list[Callable[[int, str | None], nodes.Node]]:
        ways: Mapping[ValueType, list[Callable[[int, str | None], nodes.Node]]] = {
            ValueType.DAY: [
                self._shift_days,
                self._shift_months,
                self._outermost,
                self._extreme,
                self._picked(kind),
                self._before,
            ],
            ValueType.COUNT: [self._between, self._sum, self._times, self._number, self._uncovered, self._picked(kind)],
            ValueType.FLAG: [self._compare, self._among, self._missing, self._not, self._all, self._any, self._exist],
            ValueType.WORD: [self._picked(kind)],
            ValueType.MONEY: [self._charge],
        }
        return [lambda _, table: self._leaf(kind, table), *ways[kind], self._choose(kind)]

    def _leaf(self, kind: ValueType, table: str | None) -> nodes.Node:
        options: list[nodes.Node] = [self._literal(kind)]
        options += [nodes.Column(type=kind, table=table or "people", name=name) for name in BY_TYPE[kind]]
        if kind is ValueType.DAY:
            options.append(nodes.AsOf())
        if kind is ValueType.COUNT:
            options.append(nodes.Parameter(type=kind, name="days", on=nodes.AsOf()))
        return pick(self.chance, options)

    def _column(self, kind: ValueType, table: str | None) -> nodes.Node:
        return nodes.Column(type=kind, table=table or "people", name=BY_TYPE[kind][0])

    def _literal(self, kind: ValueType) -> nodes.Node:
        values = {
            ValueType.DAY: DAYS, ValueType.COUNT: (0, 1, 14, -3), ValueType.WORD: WORDS, ValueType.FLAG: (True, False),
            ValueType.MONEY: (0, 300_000, 1_000_000),
        }  # fmt: skip
        value = None if happens(self.chance, 15) else pick(self.chance, values[kind])  # type: ignore[arg-type]
        return nodes.Literal(type=kind, value=value)

    def _choose(self, kind: ValueType) -> Callable[[int, str | None], nodes.Node]:
        def chosen(depth: int, table: str | None) -> nodes.Node:
            branches = tuple(
                (self.write(ValueType.FLAG, depth, table), self.write(kind, depth, table))
                for _ in range(self.chance.number(1, 2))
            )
            return nodes.Choose(type=kind, branches=branches, otherwise=self.write(kind, depth, table))

        return chosen

    def _shift_days(self, depth: int, table: str | None) -> nodes.Node:
        days = self.write(ValueType.COUNT, 0, table)
        return nodes.ShiftDays(day=self.write(ValueType.DAY, depth, table), days=days)

    def _shift_months(self, depth: int, table: str | None) -> nodes.Node:
        months = self.write(ValueType.COUNT, 0, table)
        reading = pick(self.chance, (End.EARLIEST, End.LATEST))
        return nodes.ShiftMonths(day=self.write(ValueType.DAY, depth, table), months=months, reading=reading)

    def _outermost(self, depth: int, table: str | None) -> nodes.Node:
        parts = tuple(self.write(ValueType.DAY, depth, table) for _ in range(self.chance.number(1, 3)))
        return nodes.Outermost(end=pick(self.chance, (End.EARLIEST, End.LATEST)), parts=parts)

    def _before(self, depth: int, table: str | None) -> nodes.Node:
        if table != "events":
            return self._outermost(depth, table)
        return nodes.DayBefore(
            table=table, where=self._where(depth, table), value=self.write(ValueType.DAY, depth, table),
            day=self.write(ValueType.DAY, depth, table), or_on=happens(self.chance, 50),
        )  # fmt: skip

    def _between(self, depth: int, table: str | None) -> nodes.Node:
        start, end = (self.write(ValueType.DAY, depth, table) for _ in range(2))
        return nodes.DaysBetween(start=start, end=end)

    def _sum(self, depth: int, table: str | None) -> nodes.Node:
        left, right = (self.write(ValueType.COUNT, depth, table) for _ in range(2))
        return nodes.Sum(type=ValueType.COUNT, left=left, right=right, sign=pick(self.chance, (1, -1)))

    def _times(self, depth: int, table: str | None) -> nodes.Node:
        return nodes.Times(
            type=ValueType.COUNT,
            amount=self.write(ValueType.COUNT, depth, table),
            count=self.write(ValueType.COUNT, 0, table),
        )

    def _charge(self, depth: int, table: str | None) -> nodes.Node:
        amount = nodes.Parameter(type=ValueType.MONEY, name="amount", on=self.write(ValueType.DAY, depth, table))
        # Polars 2.1 cannot compare a constant with a choice of constants times a constant, so the count is a fact.
        count = nodes.Column(type=ValueType.COUNT, table=table or "people", name="number")
        return nodes.Times(type=ValueType.MONEY, amount=amount, count=count)

    def _compare(self, depth: int, table: str | None) -> nodes.Node:
        kind = pick(self.chance, (ValueType.DAY, ValueType.COUNT, ValueType.WORD, ValueType.MONEY))
        allowed = list(Comparison) if kind is not ValueType.WORD else [Comparison.EQUAL, Comparison.DIFFERENT]
        left, right = (self.write(kind, depth, table) for _ in range(2))
        if reads_nothing(left):
            left = self._charge(0, table) if kind is ValueType.MONEY else self._column(kind, table)
        return nodes.Compare(comparison=pick(self.chance, allowed), left=left, right=right)

    def _among(self, depth: int, table: str | None) -> nodes.Node:
        words = frozenset(word for word in (*WORDS, "z") if happens(self.chance, 40)) or frozenset({"a"})
        return nodes.Among(value=self.write(ValueType.WORD, depth, table), words=words)

    def _missing(self, depth: int, table: str | None) -> nodes.Node:
        kind = pick(self.chance, (ValueType.DAY, ValueType.WORD, ValueType.FLAG, ValueType.COUNT))
        return nodes.IsMissing(value=self.write(kind, depth, table))

    def _not(self, depth: int, table: str | None) -> nodes.Node:
        return nodes.Not(value=self.write(ValueType.FLAG, depth, table))

    def _all(self, depth: int, table: str | None) -> nodes.Node:
        return nodes.AllOf(parts=self._flags(depth, table))

    def _any(self, depth: int, table: str | None) -> nodes.Node:
        return nodes.AnyOf(parts=self._flags(depth, table))

    def _flags(self, depth: int, table: str | None) -> tuple[nodes.Node, ...]:
        return tuple(self.write(ValueType.FLAG, depth, table) for _ in range(self.chance.number(1, 3)))

    def _where(self, depth: int, table: str) -> nodes.Node | None:
        where = self.write(ValueType.FLAG, depth, table) if happens(self.chance, 70) else None
        return None if where is None or reads_nothing(where) else where

    def _exist(self, depth: int, table: str | None) -> nodes.Node:
        if table is None and happens(self.chance, 30):
            where = self._where(0, "feeds")
            return nodes.Aggregate(
                type=ValueType.FLAG, fold=Fold.EXIST, table="feeds", where=where, value=None, everywhere=True
            )
        where = self._where(depth, "events")
        return nodes.Aggregate(type=ValueType.FLAG, fold=Fold.EXIST, table="events", where=where, value=None)

    def _number(self, depth: int, _: str | None) -> nodes.Node:
        where = self._where(depth, "events")
        return nodes.Aggregate(type=ValueType.COUNT, fold=Fold.NUMBER, table="events", where=where, value=None)

    def _extreme(self, depth: int, _: str | None) -> nodes.Node:
        return nodes.Aggregate(
            type=ValueType.DAY, fold=pick(self.chance, (Fold.LEAST, Fold.GREATEST)), table="events",
            where=self._where(depth, "events"), value=self.write(ValueType.DAY, depth, "events"),
        )  # fmt: skip

    def _picked(self, kind: ValueType) -> Callable[[int, str | None], nodes.Node]:
        def picked(depth: int, _: str | None) -> nodes.Node:
            pick_ = nodes.Pick(
                table="events", where=self._where(depth, "events"), by=self.write(ValueType.DAY, depth, "events"),
                end=pick(self.chance, (End.EARLIEST, End.LATEST)),
            )  # fmt: skip
            names: list[str | None] = [*BY_TYPE[kind], *([None] if kind is ValueType.COUNT else [])]
            return nodes.Picked(type=kind, pick=pick_, name=pick(self.chance, names))

        return picked

    def _uncovered(self, depth: int, _: str | None) -> nodes.Node:
        first, last = (self.write(ValueType.DAY, depth, None) for _ in range(2))
        if reads_nothing(first) and reads_nothing(last):
            first = nodes.Column(type=ValueType.DAY, table="people", name="on")
        covers = tuple(
            nodes.Interval(
                table="events", where=self._where(depth, "events"), first=self.write(ValueType.DAY, 0, "events"),
                last=self.write(ValueType.DAY, 0, "events"),
            )
            for _ in range(self.chance.number(1, 2))
        )  # fmt: skip
        return nodes.UncoveredDays(first=first, last=last, covers=covers)
