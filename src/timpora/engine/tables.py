"""Tables as a rule sees them: typed columns, selected rows, and how rows become one value of the subject."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from timpora.engine import nodes
from timpora.engine.expressions import Count, Day, Flag, Money, Value, Word, fold
from timpora.engine.nodes import End, Fold, ValueType


@dataclass(frozen=True, eq=False, kw_only=True)
class Dictionary:
    """Dated entries by key: the entry that held on a day adds its fields to a row (`index.work`).

    `fields` maps each field to its Polars type; the entries themselves come with the environment.
    """

    name: str
    fields: Mapping[str, pl.DataType]


@dataclass(frozen=True, eq=False, kw_only=True)
class LookedUp:
    """Which dictionary a table is looked up in, by which column, on which day of the row."""

    dictionary: Dictionary
    key: nodes.Column
    on: nodes.Node


class Table:
    """A kind of fact; a column that the schema does not have, or has as another type, raises TypeError."""

    def __init__(self, name: str, schema: Mapping[str, pl.DataType]) -> None:
        self.name = name
        self._types = dict(schema)
        self.looked_up: LookedUp | None = None

    def look_up(self, dictionary: Dictionary, *, key: Word, on: Day) -> None:
        """Let each row be looked up; its fields become columns named `dictionary.field`."""
        if not isinstance(key.node, nodes.Column):
            message = "A dictionary is looked up by a column"
            raise TypeError(message)
        self.looked_up = LookedUp(dictionary=dictionary, key=key.node, on=on.node)
        self._types |= {f"{dictionary.name}.{field}": type_ for field, type_ in dictionary.fields.items()}

    def day(self, column: str) -> Day:
        return Day(self._column(column, ValueType.DAY))

    def word(self, column: str) -> Word:
        return Word(self._column(column, ValueType.WORD))

    def count(self, column: str) -> Count:
        return Count(self._column(column, ValueType.COUNT))

    def flag(self, column: str) -> Flag:
        return Flag(self._column(column, ValueType.FLAG))

    def _column(self, name: str, wanted: ValueType) -> nodes.Column:
        found = self.value_type(name)
        if found is not wanted:
            message = f"{self.name}.{name} holds a {found}, not a {wanted}"
            raise TypeError(message)
        return nodes.Column(type=found, table=self.name, name=name)

    def value_type(self, column: str) -> ValueType:
        """What a column holds; raises TypeError when the table has no such column."""
        if column not in self._types:
            message = f"{self.name} has no column {column}; it has {', '.join(self._types)}"
            raise TypeError(message)
        return value_type_of(self._types[column])

    def rows(self, where: Flag | None = None) -> "Rows":
        """The subject's rows, all or those for which a condition holds."""
        return Rows(table=self, where=where)


def value_type_of(data_type: pl.DataType) -> ValueType:
    """How the language sees a Polars type; raises TypeError for one that it does not know."""
    match data_type:
        case pl.Date():
            return ValueType.DAY
        case pl.Boolean():
            return ValueType.FLAG
        case pl.String() | pl.Enum() | pl.Categorical():
            return ValueType.WORD
        case _ if data_type.is_integer():
            return ValueType.COUNT
    message = f"The rule language has no {data_type}"
    raise TypeError(message)


@dataclass(frozen=True, eq=False, kw_only=True)
class Rows:
    """Selected rows of one subject."""

    table: Table
    where: Flag | None

    def having(self, condition: Flag) -> "Rows":
        """Those of them for which a further condition holds."""
        return replace(self, where=condition if self.where is None else self.where & condition)

    def exist(self) -> Flag:
        """Whether there is one at least."""
        return self._fold(Flag, Fold.EXIST, None)

    def number(self) -> Count:
        """How many there are."""
        return self._fold(Count, Fold.NUMBER, None)

    def exist_anywhere(self) -> Flag:
        """Whether any subject has one."""
        return Flag(replace(_aggregate(self.exist()), everywhere=True))

    def latest_anywhere(self, day: Day) -> Day:
        """The latest day over the rows of all subjects."""
        return Day(replace(_aggregate(self.latest(day)), everywhere=True))

    def earliest_anywhere(self, day: Day) -> Day:
        """The earliest day over the rows of all subjects."""
        return Day(replace(_aggregate(self.earliest(day)), everywhere=True))

    def latest(self, day: Day) -> Day:
        """The latest of a day over these rows."""
        return self._fold(Day, Fold.GREATEST, day)

    def earliest(self, day: Day) -> Day:
        """The earliest of a day over these rows."""
        return self._fold(Day, Fold.LEAST, day)

    def latest_before(self, own: Day, day: Day) -> Day:
        """For each row of the table: the latest of a day over these rows that lies before the row's `own` day."""
        return self._before(own, day, or_on=False)

    def latest_up_to(self, own: Day, day: Day) -> Day:
        """For each row of the table: the latest of a day over these rows that lies before or on the row's `own` day."""
        return self._before(own, day, or_on=True)

    def last_by(self, day: Day) -> "PickedRow":
        """The row with the latest day; of equals the last in the table; rows without the day are left out."""
        return self._pick(day, End.LATEST)

    def first_by(self, day: Day) -> "PickedRow":
        """The row with the earliest day; of equals the first in the table; rows without the day are left out."""
        return self._pick(day, End.EARLIEST)

    def as_periods(self, *, first: Day, last: Day) -> nodes.Interval:
        """These rows as periods of days for the interval operation."""
        return nodes.Interval(
            table=self.table.name, where=self.where.node if self.where else None, first=first.node, last=last.node
        )

    def _before(self, own: Day, day: Day, *, or_on: bool) -> Day:
        where = self.where.node if self.where else None
        return Day(nodes.DayBefore(table=self.table.name, where=where, value=day.node, day=own.node, or_on=or_on))

    def _pick(self, by: Day, end: End) -> "PickedRow":
        where = self.where.node if self.where else None
        return PickedRow(self.table, nodes.Pick(table=self.table.name, where=where, by=by.node, end=end))

    def _fold[V: Value](self, kind: type[V], how: Fold, value: Day | None) -> V:
        return fold(kind, how, table=self.table.name, where=self.where, value=value)


def _aggregate(value: Value) -> nodes.Aggregate:
    assert isinstance(value.node, nodes.Aggregate)
    return value.node


@dataclass(frozen=True, eq=False)
class PickedRow:
    """One row of the subject, or none; every column of it may be missing."""

    table: Table
    pick: nodes.Pick

    def day(self, column: str) -> Day:
        return Day(self._column(column))

    def word(self, column: str) -> Word:
        return Word(self._column(column))

    def count(self, column: str) -> Count:
        return Count(self._column(column))

    def flag(self, column: str) -> Flag:
        return Flag(self._column(column))

    def money(self, column: str) -> Money:
        return Money(self._column(column))

    def row_number(self) -> Count:
        """Its number in the table (0 is the first row), the reference to its source."""
        return Count(nodes.Picked(type=ValueType.COUNT, pick=self.pick, name=None))

    def _column(self, name: str) -> nodes.Picked:
        return nodes.Picked(type=self.table.value_type(name), pick=self.pick, name=name)
