"""The reference back end: one subject in plain Python, with a trace of every definition that was computed."""

import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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


class Reference:
    """Computes expressions for one subject; each definition once."""

    def __init__(self, facts: Facts, environment: Environment) -> None:
        self._facts = facts
        self._environment = environment
        self._known: dict[int, Scalar | None] = {}
        self._picked: dict[int, Row | None] = {}
        self._depth = 0
        self.trace: list[Traced] = []

    def value(self, node: nodes.Node, row: Row | None = None) -> Scalar | None:
        """The value of an expression; `row` is the row at hand when it speaks about one."""
        match node:
            case nodes.Column() if node.table != self._facts.subject_table or row is not None:
                return (row or {}).get(node.name)
            case nodes.Named() | nodes.Aggregate() | nodes.Picked() | nodes.UncoveredDays():
                return self._once(node)
            case _:
                return self._operation(node, row)

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

    def _once(self, node: nodes.Node) -> Scalar | None:
        if id(node) not in self._known:
            self._known[id(node)] = self._subject_value(node)
        return self._known[id(node)]

    def _subject_value(self, node: nodes.Node) -> Scalar | None:
        match node:
            case nodes.Named():
                self._depth += 1
                value = self.value(node.value)
                self._depth -= 1
                self.trace.append(Traced(definition=node, value=value, depth=self._depth))
                return value
            case nodes.Aggregate():
                return self._fold(node)
            case nodes.Picked():
                picked = self._pick(node.pick)
                return None if picked is None else picked.get(node.name or "row_number")
            case nodes.UncoveredDays():
                return self._uncovered(node)
        raise TypeError(node)

    def _operation(self, node: nodes.Node, row: Row | None) -> Scalar | None:  # noqa: PLR0911 - one case a node
        match node:
            case nodes.Literal():
                return node.value
            case nodes.AsOf():
                return self._environment.as_of
            case nodes.Column():
                return self._facts.subject.get(node.name)
            case nodes.Parameter():
                return self._environment.value_on(node.name, _day(self.value(node.on, row)))
            case nodes.IsMissing():
                return self.value(node.value, row) is None
            case nodes.AllOf():
                return _kleene([self.value(part, row) for part in node.parts], decisive=False)
            case nodes.AnyOf():
                return _kleene([self.value(part, row) for part in node.parts], decisive=True)
            case nodes.Choose():
                return self._chosen(node, row)
            case nodes.Outermost():
                known = [day for day in (_day(self.value(part, row)) for part in node.parts) if day is not None]
                return (max(known) if node.end is End.LATEST else min(known)) if known else None
        parts = [self.value(child, row) for child in node.children()]
        return None if any(part is None for part in parts) else _strict(node, parts)

    def _chosen(self, node: nodes.Choose, row: Row | None) -> Scalar | None:
        for condition, value in node.branches:
            if self.value(condition, row) is True:
                return self.value(value, row)
        return self.value(node.otherwise, row)

    def _selected(self, table: str, where: nodes.Node | None, *, everywhere: bool = False) -> list[Row]:
        rows = (self._facts.everywhere if everywhere else self._facts.rows).get(table, ())
        return [row for row in rows if where is None or self.value(where, row) is True]

    def _fold(self, node: nodes.Aggregate) -> Scalar | None:
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

    def _uncovered(self, node: nodes.UncoveredDays) -> int | None:
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


def _day(value: Scalar | None) -> date | None:
    assert value is None or isinstance(value, date)
    return value


def _kleene(values: Sequence[Scalar | None], *, decisive: bool) -> bool | None:
    """`or` is decided by one true part, `and` by one false part; else a missing part leaves it missing."""
    if any(value is decisive for value in values):
        return decisive
    return None if any(value is None for value in values) else not decisive


def _strict(node: nodes.Node, parts: list[Scalar | None]) -> Scalar:  # noqa: PLR0911 - one case a node
    match node:
        case nodes.Compare():
            return bool(_COMPARISONS[node.comparison](parts[0], parts[1]))  # type: ignore[arg-type]
        case nodes.Among():
            return parts[0] in node.words
        case nodes.Not():
            return not parts[0]
        case nodes.ShiftDays():
            return parts[0] + timedelta(days=parts[1])  # type: ignore[operator, arg-type, return-value]
        case nodes.ShiftMonths():
            total = days.months_after(parts[0], parts[1])  # type: ignore[arg-type]
            return total.earliest if node.reading is End.EARLIEST else total.latest
        case nodes.DaysBetween():
            return (parts[1] - parts[0]).days  # type: ignore[operator, union-attr]
        case nodes.Sum():
            return parts[0] + node.sign * parts[1]  # type: ignore[operator]
        case nodes.Times():
            return parts[0] * parts[1]  # type: ignore[operator]
    raise TypeError(node)
