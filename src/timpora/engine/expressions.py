"""The words in which rules are written: typed expressions that build nodes and read like the law.

`stay_limit.is_before(as_of)` is a `Flag`; comparing a day with an amount does not type-check and raises TypeError.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from timpora.engine import nodes
from timpora.engine.nodes import Comparison, End, Fold, ValueType
from timpora.kernel.text import Text


@dataclass(frozen=True, eq=False)
class Value:
    """An expression; its class says what it yields."""

    node: nodes.Node

    def __post_init__(self) -> None:
        expected = _TYPES[type(self)]
        if self.node.type is not expected:
            message = f"{type(self).__name__} needs an expression that yields a {expected}, not a {self.node.type}"
            raise TypeError(message)

    def is_missing(self) -> "Flag":
        """Whether the source does not say."""
        return Flag(nodes.IsMissing(value=self.node))

    def is_known(self) -> "Flag":
        """Whether the source says something."""
        return ~self.is_missing()

    def named(
        self, name: str, label: Text, *, unit: Text | None = None, words: Iterable[tuple[str, Text]] = ()
    ) -> Self:
        """The same value as a definition with a name and a label."""
        named = nodes.Named(type=self.node.type, name=name, label=label, value=self.node, unit=unit, words=tuple(words))
        return type(self)(named)

    def _compare(self, comparison: Comparison, other: "Value") -> "Flag":
        if self.node.type is not other.node.type:
            message = f"A {self.node.type} cannot be compared with a {other.node.type}"
            raise TypeError(message)
        return Flag(nodes.Compare(comparison=comparison, left=self.node, right=other.node))


class Flag(Value):
    """True, false or missing."""

    def __and__(self, other: "Flag") -> "Flag":
        return Flag(nodes.AllOf(parts=(self.node, other.node)))

    def __or__(self, other: "Flag") -> "Flag":
        return Flag(nodes.AnyOf(parts=(self.node, other.node)))

    def __invert__(self) -> "Flag":
        return Flag(nodes.Not(value=self.node))


class Word(Value):
    """A word: a code, a key, a name."""

    def equals(self, other: "Word | str") -> Flag:
        return self._compare(Comparison.EQUAL, _word(other))

    def differs_from(self, other: "Word | str") -> Flag:
        return self._compare(Comparison.DIFFERENT, _word(other))

    def is_among(self, words: Iterable[str]) -> Flag:
        return Flag(nodes.Among(value=self.node, words=frozenset(words)))


class Count(Value):
    """A whole number."""

    def equals(self, other: "Count | int") -> Flag:
        return self._compare(Comparison.EQUAL, _count(other))

    def is_below(self, other: "Count | int") -> Flag:
        return self._compare(Comparison.BEFORE, _count(other))

    def is_at_most(self, other: "Count | int") -> Flag:
        return self._compare(Comparison.AT_MOST, _count(other))

    def is_above(self, other: "Count | int") -> Flag:
        return self._compare(Comparison.AFTER, _count(other))

    def plus(self, other: "Count | int") -> "Count":
        return Count(nodes.Sum(type=ValueType.COUNT, left=self.node, right=_count(other).node))

    def minus(self, other: "Count | int") -> "Count":
        return Count(nodes.Sum(type=ValueType.COUNT, left=self.node, right=_count(other).node, sign=-1))

    def times(self, other: "Count | int") -> "Count":
        return Count(nodes.Times(type=ValueType.COUNT, amount=self.node, count=_count(other).node))


class Money(Value):
    """Whole rupiah."""

    def times(self, count: Count) -> "Money":
        return Money(nodes.Times(type=ValueType.MONEY, amount=self.node, count=count.node))


class Day(Value):
    """A calendar day."""

    def is_before(self, other: "Day | date") -> Flag:
        return self._compare(Comparison.BEFORE, _day(other))

    def is_on_or_before(self, other: "Day | date") -> Flag:
        return self._compare(Comparison.AT_MOST, _day(other))

    def is_after(self, other: "Day | date") -> Flag:
        return self._compare(Comparison.AFTER, _day(other))

    def is_on_or_after(self, other: "Day | date") -> Flag:
        return self._compare(Comparison.AT_LEAST, _day(other))

    def equals(self, other: "Day | date") -> Flag:
        return self._compare(Comparison.EQUAL, _day(other))

    def differs_from(self, other: "Day | date") -> Flag:
        return self._compare(Comparison.DIFFERENT, _day(other))

    def plus_days(self, days: Count | int) -> "Day":
        return Day(nodes.ShiftDays(day=self.node, days=_count(days).node))

    def plus_months(self, months: Count | int, *, reading: End) -> "Day":
        return Day(nodes.ShiftMonths(day=self.node, months=_count(months).node, reading=reading))

    def days_until(self, other: "Day | date") -> Count:
        """How many days the other lies after this one."""
        return Count(nodes.DaysBetween(start=self.node, end=_day(other).node))


_TYPES: dict[type[Value], ValueType] = {
    Flag: ValueType.FLAG,
    Word: ValueType.WORD,
    Count: ValueType.COUNT,
    Money: ValueType.MONEY,
    Day: ValueType.DAY,
}

as_of = Day(nodes.AsOf())


def _word(value: Word | str) -> Word:
    return value if isinstance(value, Word) else word(value)


def _count(value: Count | int) -> Count:
    return value if isinstance(value, Count) else count(value)


def _day(value: Day | date) -> Day:
    return value if isinstance(value, Day) else Day(nodes.Literal(type=ValueType.DAY, value=value))


def word(value: str | None) -> Word:
    """A word written in the rule, or a missing one."""
    return Word(nodes.Literal(type=ValueType.WORD, value=value))


def count(value: int | None) -> Count:
    """A number written in the rule; legal numbers are parameters instead."""
    return Count(nodes.Literal(type=ValueType.COUNT, value=value))


def flag(*, value: bool) -> Flag:
    """Always or never."""
    return Flag(nodes.Literal(type=ValueType.FLAG, value=value))


no_day = Day(nodes.Literal(type=ValueType.DAY, value=None))
no_money = Money(nodes.Literal(type=ValueType.MONEY, value=None))
no_count = count(None)
no_word = word(None)


def parameter_count(name: str, *, on: Day = as_of) -> Count:
    """The value of a dated parameter that is a number of days, months or things."""
    return Count(nodes.Parameter(type=ValueType.COUNT, name=name, on=on.node))


def parameter_money(name: str, *, on: Day = as_of) -> Money:
    """The value of a dated parameter that is an amount in rupiah."""
    return Money(nodes.Parameter(type=ValueType.MONEY, name=name, on=on.node))


def parameter_flag(name: str, *, on: Day = as_of) -> Flag:
    """The value of a dated parameter that is yes or no."""
    return Flag(nodes.Parameter(type=ValueType.FLAG, name=name, on=on.node))


def all_of(*parts: Flag) -> Flag:
    """Whether every part holds."""
    return Flag(nodes.AllOf(parts=tuple(part.node for part in parts)))


def any_of(*parts: Flag) -> Flag:
    """Whether one part at least holds."""
    return Flag(nodes.AnyOf(parts=tuple(part.node for part in parts)))


def latest_of(*days: Day) -> Day:
    """The latest of the days that are known."""
    return Day(nodes.Outermost(end=End.LATEST, parts=tuple(day.node for day in days)))


def earliest_of(*days: Day) -> Day:
    """The earliest of the days that are known."""
    return Day(nodes.Outermost(end=End.EARLIEST, parts=tuple(day.node for day in days)))


def choose[V: Value](*branches: tuple[Flag, V], otherwise: V) -> V:
    """The value of the first branch whose condition holds, else `otherwise`."""
    kinds = {type(value) for _, value in branches} | {type(otherwise)}
    if len(kinds) != 1:
        message = "All branches of a choice yield the same kind of value"
        raise TypeError(message)
    chosen = tuple((condition.node, value.node) for condition, value in branches)
    return type(otherwise)(nodes.Choose(type=otherwise.node.type, branches=chosen, otherwise=otherwise.node))


def uncovered_days(*, first: Day, last: Day, covers: Iterable[nodes.Interval]) -> Count:
    """How many days from `first` to `last`, both included, none of the covers reaches."""
    return Count(nodes.UncoveredDays(first=first.node, last=last.node, covers=tuple(covers)))


def fold[V: Value](kind: type[V], how: Fold, *, table: str, where: Flag | None, value: Value | None) -> V:
    """Rows folded into one value of the subject; `Rows` (tables.py) is the way to write it."""
    node = nodes.Aggregate(
        type=_TYPES[kind],
        fold=how,
        table=table,
        where=where.node if where else None,
        value=value.node if value else None,
    )
    return kind(node)
