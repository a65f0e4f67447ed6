"""What plain Python computes an expression from: one subject's facts, and what is known of it so far."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from timpora.engine import nodes
from timpora.engine.environment import Environment
from timpora.engine.nodes import Scalar


type Row = Mapping[str, Scalar | None]


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


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One subject under one law, with everything that was computed about it so far."""

    facts: Facts
    environment: Environment
    known: dict[object, Any] = field(default_factory=dict)  # by node or pick
    known_of_rows: dict[int, tuple[Row, dict[nodes.Node, Scalar | None]]] = field(default_factory=dict)  # by identity
    above: list[nodes.Named] = field(default_factory=list)  # the definitions being computed
    trace: list[Traced] = field(default_factory=list)

    def known_at(self, row: Row | None) -> dict[Any, Scalar | None]:
        """What is known where this row is at hand."""
        if row is None:
            return self.known
        if id(row) not in self.known_of_rows:
            self.known_of_rows[id(row)] = (row, {})
        return self.known_of_rows[id(row)][1]

    def selected(self, table: str, where: "Reading", *, everywhere: bool = False) -> list[Row]:
        """The rows of a table, the subject's or all subjects', for which a condition holds."""
        rows = (self.facts.everywhere if everywhere else self.facts.rows).get(table, ())
        return [row for row in rows if where(self, row) is True]


type Reading = Callable[[Asked, Row | None], Scalar | None]
