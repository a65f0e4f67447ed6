"""Next change: on which later day a verdict would change by time alone, derived from the rule itself.

Every comparison in which the day judged takes part turns on a day that the other side fixes: `as_of > limit` turns on
`limit + 1`. The turning days are built as expressions of the same language, so that every back end computes them. The
result may name a day on which nothing changes after all, but never a day later than the first change.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from timpora.engine import nodes
from timpora.engine.environment import Environment
from timpora.engine.expressions import Day, Value
from timpora.engine.nodes import Comparison, ValueType


AS_OF = nodes.AsOf()
MISSING_DAY = nodes.Literal(type=ValueType.DAY, value=None)


@dataclass(frozen=True)
class Linear:
    """`slope` times the day judged, plus and minus some days and counts that time alone does not change."""

    slope: int = 0
    days: tuple[tuple[int, nodes.Node], ...] = ()
    counts: tuple[tuple[int, nodes.Node], ...] = ()

    def plus(self, other: "Linear", sign: int = 1) -> "Linear":
        """The sum, or the difference with `sign=-1`."""
        return Linear(
            self.slope + sign * other.slope,
            self.days + tuple((sign * part, node) for part, node in other.days),
            self.counts + tuple((sign * part, node) for part, node in other.counts),
        )


def next_change(values: Iterable[Value], environment: Environment, *, everywhere: bool = True) -> Day:
    """The earliest day after the day judged on which one of the values may change by time alone; missing if none.

    `everywhere=False` leaves out what is asked of a whole table, which turns for all subjects on the same day: whoever keeps
    verdicts compares those few answers themselves, and need not visit every subject because of them.
    """
    search = _Search(environment, everywhere=everywhere)
    for value in values:
        search.visit(value.node, None)
    return Day(nodes.Outermost(end=nodes.End.EARLIEST, parts=tuple(search.turning_days())))


class _Search:
    """Walks an expression and collects turning days as subject-level expressions."""

    def __init__(self, environment: Environment, *, everywhere: bool = True) -> None:
        self.environment = environment
        self._everywhere = everywhere
        self._found: list[nodes.Node] = []
        self._found_in_rows: dict[tuple[str, bool], list[nodes.Node]] = {}
        self._seen: set[tuple[int, int]] = set()

    def turning_days(self) -> Iterator[nodes.Node]:
        """The days found at subject level, and for each table the earliest that its rows hold, folded at once."""
        yield from self._found
        for (table, everywhere), days in self._found_in_rows.items():
            earliest = nodes.Outermost(end=nodes.End.EARLIEST, parts=tuple(days))
            yield nodes.Aggregate(
                type=ValueType.DAY,
                fold=nodes.Fold.LEAST,
                table=table,
                where=None,
                value=earliest,
                everywhere=everywhere,
            )

    def visit(self, node: nodes.Node, rows: nodes.Aggregate | None) -> None:
        """Visit a node that stands at subject level (`rows=None`) or within the rows of an aggregate."""
        if (id(node), id(rows)) in self._seen:
            return
        self._seen.add((id(node), id(rows)))
        match node:
            case nodes.Aggregate(everywhere=True) if not self._everywhere:
                pass
            case nodes.Aggregate():
                self._visit_rows(node.children(), node.table, everywhere=node.everywhere)
            case nodes.Picked():
                self._visit_rows(node.children(), node.pick.table)
            case nodes.UncoveredDays():
                self._visit_covers(node)
            case nodes.Named():
                self.visit(node.value, None)
            case _:
                self._collect(node, rows)
                for child in node.children():
                    self.visit(child, rows)

    def _visit_rows(self, children: Iterable[nodes.Node], table: str, *, everywhere: bool = False) -> None:
        rows = nodes.Aggregate(
            type=ValueType.DAY, fold=nodes.Fold.LEAST, table=table, where=None, value=None, everywhere=everywhere
        )
        for child in children:
            self.visit(child, rows)

    def _visit_covers(self, node: nodes.UncoveredDays) -> None:
        for end in (node.first, node.last):
            if any(form.slope for form in linear_forms(end)):
                message = "The interval operation cannot end on the day judged: its count would change daily"
                raise TypeError(message)
            self.visit(end, None)
        for cover in node.covers:
            self._visit_rows(cover.children(), cover.table)

    def _collect(self, node: nodes.Node, rows: nodes.Aggregate | None) -> None:
        if isinstance(node, nodes.Compare) and node.left.type in {ValueType.DAY, ValueType.COUNT}:
            for day in _turning_days(node):
                self._add(day, rows)
        if isinstance(node, nodes.Parameter) and any(form.slope for form in linear_forms(node.on)):
            for dated in self.environment.parameters[node.name]:
                self._add(nodes.Literal(type=ValueType.DAY, value=dated.holds.first), None)

    def _add(self, day: nodes.Node, rows: nodes.Aggregate | None) -> None:
        if isinstance(day, nodes.Literal) and not self._is_to_come(day):
            return
        later = nodes.Compare(comparison=Comparison.AFTER, left=day, right=AS_OF)
        still_to_come = nodes.Choose(type=ValueType.DAY, branches=((later, day),), otherwise=MISSING_DAY)
        if rows is None:
            self._found.append(still_to_come)
        else:
            self._found_in_rows.setdefault((rows.table, rows.everywhere), []).append(still_to_come)

    def _is_to_come(self, day: nodes.Literal) -> bool:
        return isinstance(day.value, date) and day.value > self.environment.as_of


def _turning_days(node: nodes.Compare) -> Iterator[nodes.Node]:
    """The days on which a comparison turns, one or two for each form that its sides can take."""
    for left, right in product(linear_forms(node.left), linear_forms(node.right)):
        difference = left.plus(right, -1)
        if difference.slope == 0:
            continue
        zero = _zero(difference)
        rising = difference.slope > 0
        match node.comparison:
            case Comparison.EQUAL | Comparison.DIFFERENT:
                yield from (zero, _next_day(zero))
            case Comparison.AFTER | Comparison.AT_MOST:
                yield _next_day(zero) if rising else zero
            case Comparison.BEFORE | Comparison.AT_LEAST:
                yield zero if rising else _next_day(zero)


def _zero(difference: Linear) -> nodes.Node:
    """The day judged at which a difference of slope 1 or -1 is nought."""
    days = _net(difference.days)
    if abs(difference.slope) != 1 or len(days) != 1 or days[0][0] != -difference.slope:
        message = "The day judged can only be compared with one day plus or minus counts"
        raise TypeError(message)
    day = days[0][1]
    for sign, count in difference.counts:
        shift = count if sign != difference.slope else _negative(count)
        day = nodes.ShiftDays(day=day, days=shift)
    return day


def _net(days: tuple[tuple[int, nodes.Node], ...]) -> list[tuple[int, nodes.Node]]:
    """Day terms after the same node with opposite signs has cancelled."""
    totals: dict[int, tuple[int, nodes.Node]] = {}
    for sign, node in days:
        totals[id(node)] = (totals.get(id(node), (0, node))[0] + sign, node)
    return [(sign, node) for sign, node in totals.values() if sign]


def linear_forms(node: nodes.Node) -> list[Linear]:
    """The linear forms that a day or count can take as the day judged moves; choices give one form a branch."""
    forms = _moving_forms(node)
    if any(form.slope for form in forms):
        return forms
    if node.type is ValueType.DAY:
        return [Linear(days=((1, node),))]
    return [Linear(counts=((1, node),))]


def _moving_forms(node: nodes.Node) -> list[Linear]:  # noqa: PLR0911 - one case a node
    match node:
        case nodes.AsOf():
            return [Linear(slope=1)]
        case nodes.Named():
            return linear_forms(node.value)
        case nodes.Choose():
            parts = [value for _, value in node.branches] + [node.otherwise]
            return [form for part in parts if not _is_missing(part) for form in linear_forms(part)]
        case nodes.Outermost():
            return [form for part in node.parts for form in linear_forms(part)]
        case nodes.ShiftDays():
            return _sums(node.day, node.days, 1)
        case nodes.DaysBetween():
            return _sums(node.end, node.start, -1)
        case nodes.Sum():
            return _sums(node.left, node.right, node.sign)
        case nodes.Times() | nodes.ShiftMonths():
            if any(form.slope for child in node.children() for form in linear_forms(child)):
                message = "The day judged can be shifted by days, not multiplied or shifted by months"
                raise TypeError(message)
    return []


def _sums(left: nodes.Node, right: nodes.Node, sign: int) -> list[Linear]:
    return [one.plus(other, sign) for one, other in product(linear_forms(left), linear_forms(right))]


def _is_missing(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Literal) and node.value is None


def _negative(count: nodes.Node) -> nodes.Node:
    nought = nodes.Literal(type=ValueType.COUNT, value=0)
    return nodes.Sum(type=ValueType.COUNT, left=nought, right=count, sign=-1)


def _next_day(day: nodes.Node) -> nodes.Node:
    return nodes.ShiftDays(day=day, days=nodes.Literal(type=ValueType.COUNT, value=1))
