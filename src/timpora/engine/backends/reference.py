"""The reference back end: one subject in plain Python, with a trace of every definition that was computed."""

from collections.abc import Sequence

from timpora.engine import nodes
from timpora.engine.backends.asked import Asked, Facts, Row, Traced
from timpora.engine.backends.readings import holds, picked_row, reading_of
from timpora.engine.environment import Environment
from timpora.engine.nodes import Scalar
from timpora.engine.tables import Rows


class Reference:
    """Computes expressions for one subject; each definition once."""

    def __init__(self, facts: Facts, environment: Environment) -> None:
        self._asked = Asked(facts=facts, environment=environment)

    @property
    def trace(self) -> Sequence[Traced]:
        """The definitions that were computed, parts before wholes."""
        return self._asked.trace

    def value(self, node: nodes.Node, row: Row | None = None) -> Scalar | None:
        """The value of an expression; `row` is the row at hand when it speaks about one."""
        return reading_of(node)(self._asked, row)

    def rows_of(self, rows: Rows) -> Sequence[Row]:
        """The subject's rows that a selection keeps, in table order; `value(node, row)` then reads each of them."""
        return self._asked.selected(rows.table.name, holds(rows.where.node if rows.where else None))

    def row_behind(self, node: nodes.Node) -> tuple[str, Row] | None:
        """The table and row that a value was read from; None where it was computed or nothing was found.

        It is the picked row, or the last row that has the earliest or latest day.
        """
        match node:
            case nodes.Named():
                return self.row_behind(node.value)
            case nodes.Picked():
                picked = picked_row(node.pick)(self._asked)
                return None if picked is None else (node.pick.table, picked)
            case nodes.Aggregate(everywhere=False, value=nodes.Node() as value):
                found = self.value(node)
                rows = self._asked.selected(node.table, holds(node.where))
                rows = [row for row in rows if self.value(value, row) == found]
                return (node.table, rows[-1]) if rows and found is not None else None
        return None
