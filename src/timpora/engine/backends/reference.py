"""The reference back end: one subject in plain Python, with a trace of every definition that was computed."""

import operator
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from timpora.engine import nodes
from timpora.engine.environment import Environment
from timpora.engine.nodes import Comparison, End, Fold, Scalar
from timpora.engine.tables import Rows
from timpora.kernel import days
from timpora.kernel.periods import Period, uncovered


type Row = Mapping[str, Scalar | None]

_COMPARISONS = {
    Comparison.BEFORE: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.EQUAL: operator.eq,
    Comparison.DIFFERENT: operator.ne,
    Comparison.AT_LEAST: operator.ge,
    Comparison.AFTER: operator.gt,
}


@dataclass(frozen=True, kw_only=True)
class Traced:
    """One computed definition: its node, its value, and how deep it stood below the question asked."""

    definition: nodes.Named
    value: Scalar | None
    depth: int


@dataclass(frozen=True, kw_only=True)
class Facts:
    """One subject's facts: its own row and, per table, its rows in table order; `row_number` is their place in the table.

    `everywhere` gives the rows of all subjects, for the few questions that are asked of a whole table.
    """

    subject_table: str
    subject: Row
    rows: Mapping[str, Sequence[Row]]
    everywhere: Mapping[str, Sequence[Row]]


def _day(value: Scalar | None) -> date | None:
    assert value is None or isinstance(value, date)
    return value


def _kleene(values: Sequence[Scalar | None], *, decisive: bool) -> bool | None:
    """`or` is decided by one true part, `and` by one false part; else a missing part leaves it missing."""
    if decisive in values:
        return decisive
    return None if None in values else not decisive


def _months_later(node: nodes.ShiftMonths, day: date, months: int) -> date:
    total = days.months_after(day, months)
    return total.earliest if node.reading is End.EARLIEST else total.latest


# What a node means once its parts are known: it is missing when one of them is.
_OPERATIONS: Mapping[type[nodes.Node], Callable[..., Scalar]] = {
    nodes.Compare: lambda node, left, right: bool(_COMPARISONS[node.comparison](left, right)),
    nodes.Among: lambda node, word: word in node.words,
    nodes.Not: lambda _, flag: not flag,
    nodes.ShiftDays: lambda _, day, number: day + timedelta(days=number),
    nodes.ShiftMonths: _months_later,
    nodes.DaysBetween: lambda _, start, end: (end - start).days,
    nodes.Sum: lambda node, left, right: left + node.sign * right,
    nodes.Times: lambda _, amount, count: amount * count,
}


class Reference:
    """Computes expressions for one subject; each once, or once a row where it speaks about rows."""

    def __init__(self, facts: Facts, environment: Environment) -> None:
        self._facts = facts
        self._environment = environment
        self._known: dict[
            tuple[int, int], tuple[Scalar | None, nodes.Node, Row | None]
        ] = {}  # ids hold while both live
        self._picked: dict[int, Row | None] = {}
        self._earlier: dict[int, list[date]] = {}
        self._depth = 0
        self.trace: list[Traced] = []

    def value(self, node: nodes.Node, row: Row | None = None) -> Scalar | None:
        """The value of an expression; `row` is the row at hand when it speaks about one."""
        kind = type(node)
        if kind in self._AT_HAND:
            return self._AT_HAND[kind](self, node, row)
        if kind in self._OF_THE_SUBJECT:
            row = None
        key = id(node), id(row)
        if key not in self._known:
            self._known[key] = self._COMPUTED[kind](self, node, row), node, row
        return self._known[key][0]

    def rows_of(self, rows: Rows) -> Sequence[Row]:
        """The subject's rows that a selection keeps, in table order; `value(node, row)` then reads each of them."""
        return self._selected(rows.table.name, rows.where.node if rows.where else None)

    def row_behind(self, node: nodes.Node) -> tuple[str, Row] | None:
        """The table and row that a value was read from; None where it was computed or nothing was found.

        It is the picked row, or the last row that has the earliest or latest day.
        """
        match node:
            case nodes.Named():
                return self.row_behind(node.value)
            case nodes.Picked():
                picked = self._pick(node.pick)
                return None if picked is None else (node.pick.table, picked)
            case nodes.Aggregate(everywhere=False, value=nodes.Node() as value):
                found = self.value(node)
                rows = [row for row in self._selected(node.table, node.where) if self.value(value, row) == found]
                return (node.table, rows[-1]) if rows and found is not None else None
        return None

    def _named(self, node: nodes.Named, _row: Row | None) -> Scalar | None:
        self._depth += 1
        value = self.value(node.value)
        self._depth -= 1
        self.trace.append(Traced(definition=node, value=value, depth=self._depth))
        return value

    def _picked_column(self, node: nodes.Picked, _row: Row | None) -> Scalar | None:
        picked = self._pick(node.pick)
        return None if picked is None else picked.get(node.name or "row_number")

    def _literal(self, node: nodes.Literal, _row: Row | None) -> Scalar | None:
        return node.value

    def _as_of(self, _node: nodes.AsOf, _row: Row | None) -> Scalar | None:
        return self._environment.as_of

    def _column(self, node: nodes.Column, row: Row | None) -> Scalar | None:
        if row is not None:
            return row.get(node.name)
        return self._facts.subject.get(node.name) if node.table == self._facts.subject_table else None

    def _parameter(self, node: nodes.Parameter, row: Row | None) -> Scalar | None:
        return self._environment.value_on(node.name, _day(self.value(node.on, row)))

    def _is_missing(self, node: nodes.IsMissing, row: Row | None) -> Scalar | None:
        return self.value(node.value, row) is None

    def _all_of(self, node: nodes.AllOf, row: Row | None) -> Scalar | None:
        return _kleene([self.value(part, row) for part in node.parts], decisive=False)

    def _any_of(self, node: nodes.AnyOf, row: Row | None) -> Scalar | None:
        return _kleene([self.value(part, row) for part in node.parts], decisive=True)

    def _outermost(self, node: nodes.Outermost, row: Row | None) -> Scalar | None:
        known = [day for part in node.parts if (day := _day(self.value(part, row))) is not None]
        return (max(known) if node.end is End.LATEST else min(known)) if known else None

    def _operation(self, node: nodes.Node, row: Row | None) -> Scalar | None:
        parts = [self.value(child, row) for child in node.children()]
        return None if None in parts else _OPERATIONS[type(node)](node, *parts)

    def _chosen(self, node: nodes.Choose, row: Row | None) -> Scalar | None:
        for condition, value in node.branches:
            if self.value(condition, row) is True:
                return self.value(value, row)
        return self.value(node.otherwise, row)

    def _selected(self, table: str, where: nodes.Node | None, *, everywhere: bool = False) -> list[Row]:
        rows = (self._facts.everywhere if everywhere else self._facts.rows).get(table, ())
        return [row for row in rows if where is None or self.value(where, row) is True]

    def _fold(self, node: nodes.Aggregate, _row: Row | None) -> Scalar | None:
        rows = self._selected(node.table, node.where, everywhere=node.everywhere)
        match node.fold:
            case Fold.EXIST:
                return bool(rows)
            case Fold.NUMBER:
                return len(rows)
        assert node.value is not None
        values = [value for row in rows if (value := self.value(node.value, row)) is not None]
        if not values:
            return None
        return min(values) if node.fold is Fold.LEAST else max(values)

    def _pick(self, pick: nodes.Pick) -> Row | None:
        if id(pick) not in self._picked:
            keyed = [(self.value(pick.by, row), row) for row in self._selected(pick.table, pick.where)]
            known = [(day, row) for day, row in keyed if isinstance(day, date)]
            if pick.end is End.LATEST:
                known.reverse()
            choose = max if pick.end is End.LATEST else min
            self._picked[id(pick)] = choose(known, key=lambda pair: pair[0])[1] if known else None
        return self._picked[id(pick)]

    def _day_before(self, node: nodes.DayBefore, row: Row | None) -> Scalar | None:
        if id(node) not in self._earlier:
            found = [_day(self.value(node.value, other)) for other in self._selected(node.table, node.where)]
            self._earlier[id(node)] = sorted(day for day in found if day is not None)
        own = _day(self.value(node.day, row))
        if own is None:
            return None
        earlier = self._earlier[id(node)]
        number = bisect_right(earlier, own) if node.or_on else bisect_left(earlier, own)
        return earlier[number - 1] if number else None

    def _uncovered(self, node: nodes.UncoveredDays, _row: Row | None) -> int | None:
        first, last = _day(self.value(node.first)), _day(self.value(node.last))
        if first is None or last is None:
            return None
        if last < first:
            return 0
        covers = []
        for cover in node.covers:
            for row in self._selected(cover.table, cover.where):
                begin, end = _day(self.value(cover.first, row)), _day(self.value(cover.last, row))
                if end is None or begin is None or begin <= end:
                    covers.append(Period(begin or date.min, end))
        return sum(gap.days or 0 for gap in uncovered(Period(first, last), covers))

    _AT_HAND: ClassVar[Mapping[type[nodes.Node], Callable[..., Scalar | None]]] = {
        nodes.Literal: _literal,
        nodes.AsOf: _as_of,
        nodes.Column: _column,
    }
    _OF_THE_SUBJECT: ClassVar[Mapping[type[nodes.Node], Callable[..., Scalar | None]]] = {
        nodes.Named: _named,
        nodes.Aggregate: _fold,
        nodes.Picked: _picked_column,
        nodes.UncoveredDays: _uncovered,
    }
    _COMPUTED: ClassVar[Mapping[type[nodes.Node], Callable[..., Scalar | None]]] = {
        nodes.Parameter: _parameter,
        nodes.IsMissing: _is_missing,
        nodes.AllOf: _all_of,
        nodes.AnyOf: _any_of,
        nodes.Outermost: _outermost,
        nodes.Choose: _chosen,
        nodes.DayBefore: _day_before,
        **dict.fromkeys(_OPERATIONS, _operation),
        **_OF_THE_SUBJECT,
    }
