"""How plain Python reads an expression: each node becomes one function of a subject's facts and of the row at hand.

The functions are built once for a rulebook and then asked for many subjects. What an expression asks of a whole table, and what
takes several parts together, is kept for the subject, or for its row, since many expressions ask for it.
"""

import operator
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from timpora.engine import nodes
from timpora.engine.backends.asked import Asked, Reading, Row, Traced
from timpora.engine.nodes import Comparison, End, Fold, Scalar
from timpora.kernel import days
from timpora.kernel.periods import Period, uncovered


@lru_cache(maxsize=2**16)  # nodes are known by identity, and a rulebook has some thousands of them
def reading_of(node: nodes.Node) -> Reading:
    """The function that reads a node; raises KeyError for what is no node of the rule language."""
    read = _BUILDERS[type(node)](node)
    if isinstance(node, nodes.Named | nodes.Aggregate | nodes.Picked | nodes.UncoveredDays):
        return _once(node, read)
    if isinstance(node, nodes.AllOf | nodes.AnyOf | nodes.Choose | nodes.Outermost | nodes.DayBefore):
        return _once_a_row(node, read)
    return read


def holds(where: nodes.Node | None) -> Reading:
    """The reading of a condition; what asks for nothing always holds."""
    return (lambda _asked, _row: True) if where is None else reading_of(where)


def picked_row(pick: nodes.Pick) -> Callable[[Asked], Row | None]:
    """The row that a pick finds: of those with the outermost day the last one, or the first one for the earliest."""
    where, by = holds(pick.where), reading_of(pick.by)
    choose = max if pick.end is End.LATEST else min

    def find(asked: Asked) -> Row | None:
        if pick not in asked.known:
            keyed = [(by(asked, row), row) for row in asked.selected(pick.table, where)]
            known = [(day, row) for day, row in keyed if isinstance(day, date)]
            if pick.end is End.LATEST:
                known.reverse()
            asked.known[pick] = choose(known, key=lambda pair: pair[0])[1] if known else None
        found: Row | None = asked.known[pick]
        return found

    return find


def _once(node: nodes.Node, compute: Reading) -> Reading:
    def read(asked: Asked, _row: Row | None) -> Scalar | None:
        known = asked.known
        if node not in known:
            known[node] = compute(asked, None)
        found: Scalar | None = known[node]
        return found

    return read


def _once_a_row(node: nodes.Node, compute: Reading) -> Reading:
    def read(asked: Asked, row: Row | None) -> Scalar | None:
        known = asked.known_at(row)
        if node not in known:
            known[node] = compute(asked, row)
        return known[node]

    return read


def _day(value: Scalar | None) -> date | None:
    assert value is None or isinstance(value, date)
    return value


def _literal(node: nodes.Literal) -> Reading:
    value = node.value
    return lambda _asked, _row: value


def _as_of(_node: nodes.AsOf) -> Reading:
    return lambda asked, _row: asked.environment.as_of


def _column(node: nodes.Column) -> Reading:
    table, name = node.table, node.name

    def read(asked: Asked, row: Row | None) -> Scalar | None:
        if row is not None:
            return row.get(name)
        return asked.facts.subject.get(name) if table == asked.facts.subject_table else None

    return read


def _parameter(node: nodes.Parameter) -> Reading:
    name, on = node.name, reading_of(node.on)
    return lambda asked, row: asked.environment.value_on(name, _day(on(asked, row)))


def _is_missing(node: nodes.IsMissing) -> Reading:
    value = reading_of(node.value)
    return lambda asked, row: value(asked, row) is None


def _joined(node: nodes.AllOf | nodes.AnyOf) -> Reading:
    """`or` is decided by one true part, `and` by one false part; else a missing part leaves it missing."""
    parts = [reading_of(part) for part in node.parts]
    decisive = isinstance(node, nodes.AnyOf)

    def read(asked: Asked, row: Row | None) -> Scalar | None:
        values = [part(asked, row) for part in parts]
        if decisive in values:
            return decisive
        return None if None in values else not decisive

    return read


def _outermost(node: nodes.Outermost) -> Reading:
    parts = [reading_of(part) for part in node.parts]
    outermost = max if node.end is End.LATEST else min

    def read(asked: Asked, row: Row | None) -> Scalar | None:
        known = [day for part in parts if (day := _day(part(asked, row))) is not None]
        return outermost(known) if known else None

    return read


def _chosen(node: nodes.Choose) -> Reading:
    branches = [(reading_of(condition), reading_of(value)) for condition, value in node.branches]
    otherwise = reading_of(node.otherwise)

    def read(asked: Asked, row: Row | None) -> Scalar | None:
        for condition, value in branches:
            if condition(asked, row) is True:
                return value(asked, row)
        return otherwise(asked, row)

    return read


def _operation(node: nodes.Node) -> Reading:
    """What is missing when one of its parts is; every part is computed all the same, since the trace tells of it."""
    parts, means = [reading_of(part) for part in node.children()], _meaning(node)
    if len(parts) == 1:
        [only] = parts
        return lambda asked, row: None if (value := only(asked, row)) is None else means(value)
    left, right = parts

    def read(asked: Asked, row: Row | None) -> Scalar | None:
        first, second = left(asked, row), right(asked, row)
        return None if first is None or second is None else means(first, second)

    return read


def _meaning(node: nodes.Node) -> Callable[..., Scalar]:  # noqa: PLR0911 - one case a node
    match node:
        case nodes.Compare():
            return _COMPARISONS[node.comparison]
        case nodes.Among():
            return node.words.__contains__
        case nodes.Not():
            return operator.not_
        case nodes.ShiftDays():
            return lambda day, number: day + timedelta(days=number)
        case nodes.ShiftMonths(reading=End.EARLIEST):
            return lambda day, months: days.months_after(day, months).earliest
        case nodes.ShiftMonths():
            return lambda day, months: days.months_after(day, months).latest
        case nodes.DaysBetween():
            return lambda start, end: (end - start).days
        case nodes.Sum():
            return operator.add if node.sign > 0 else operator.sub
        case nodes.Times():
            return operator.mul
    raise TypeError(node)


_COMPARISONS: Mapping[Comparison, Callable[[Any, Any], bool]] = {
    Comparison.BEFORE: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.EQUAL: operator.eq,
    Comparison.DIFFERENT: operator.ne,
    Comparison.AT_LEAST: operator.ge,
    Comparison.AFTER: operator.gt,
}


def _named(node: nodes.Named) -> Reading:
    value = reading_of(node.value)

    def read(asked: Asked, _row: Row | None) -> Scalar | None:
        asked.above.append(node)
        found = value(asked, None)
        asked.above.pop()
        asked.trace.append(Traced(definition=node, value=found, depth=len(asked.above)))
        return found

    return read


def _fold(node: nodes.Aggregate) -> Reading:
    where, value = holds(node.where), None if node.value is None else reading_of(node.value)

    def read(asked: Asked, _row: Row | None) -> Scalar | None:
        rows = asked.selected(node.table, where, everywhere=node.everywhere)
        if value is None:
            return bool(rows) if node.fold is Fold.EXIST else len(rows)
        values = [found for row in rows if (found := value(asked, row)) is not None]
        if not values:
            return None
        return min(values) if node.fold is Fold.LEAST else max(values)

    return read


def _picked(node: nodes.Picked) -> Reading:
    find, name = picked_row(node.pick), node.name or "row_number"
    return lambda asked, _row: None if (picked := find(asked)) is None else picked.get(name)


def _day_before(node: nodes.DayBefore) -> Reading:
    where, value, own_day = holds(node.where), reading_of(node.value), reading_of(node.day)
    place = bisect_right if node.or_on else bisect_left
    all_days = (node, "all days")  # the days of all rows; what is known of the node itself is the day before one

    def read(asked: Asked, row: Row | None) -> Scalar | None:
        if all_days not in asked.known:
            found = [_day(value(asked, other)) for other in asked.selected(node.table, where)]
            asked.known[all_days] = sorted(day for day in found if day is not None)
        own = _day(own_day(asked, row))
        if own is None:
            return None
        earlier: Sequence[date] = asked.known[all_days]
        number = place(earlier, own)
        return earlier[number - 1] if number else None

    return read


def _uncovered(node: nodes.UncoveredDays) -> Reading:
    begins, ends = reading_of(node.first), reading_of(node.last)
    covers = [(one.table, holds(one.where), reading_of(one.first), reading_of(one.last)) for one in node.covers]

    def read(asked: Asked, _row: Row | None) -> Scalar | None:
        first, last = _day(begins(asked, None)), _day(ends(asked, None))
        if first is None or last is None:
            return None
        if last < first:
            return 0
        periods = []
        for table, where, cover_begins, cover_ends in covers:
            for row in asked.selected(table, where):
                begin, end = _day(cover_begins(asked, row)), _day(cover_ends(asked, row))
                if end is None or begin is None or begin <= end:
                    periods.append(Period(begin or date.min, end))
        return sum(gap.days or 0 for gap in uncovered(Period(first, last), periods))

    return read


_BUILDERS: Mapping[type[nodes.Node], Callable[[Any], Reading]] = {
    nodes.Literal: _literal,
    nodes.AsOf: _as_of,
    nodes.Column: _column,
    nodes.Parameter: _parameter,
    nodes.IsMissing: _is_missing,
    nodes.AllOf: _joined,
    nodes.AnyOf: _joined,
    nodes.Outermost: _outermost,
    nodes.Choose: _chosen,
    nodes.Named: _named,
    nodes.Aggregate: _fold,
    nodes.Picked: _picked,
    nodes.DayBefore: _day_before,
    nodes.UncoveredDays: _uncovered,
    **dict.fromkeys(
        (
            nodes.Compare, nodes.Among, nodes.Not, nodes.ShiftDays, nodes.ShiftMonths, nodes.DaysBetween, nodes.Sum,
            nodes.Times,
        ),
        _operation,
    ),
}  # fmt: skip
