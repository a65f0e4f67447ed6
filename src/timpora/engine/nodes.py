"""The rule language's nodes: a closed set of frozen values that every back end reads.

Two levels exist. A *row* expression speaks about one row of one table; a *subject* expression speaks about the one
subject of the rule (a person, or a feed). An `Aggregate` turns rows into a subject value. Nodes are compared by
identity: a definition that two rules share is computed once.

Missing values, in every back end: a comparison or sum with a missing part is missing; `and`/`or` follow Kleene's
three-valued logic; a condition that is missing does not select, does not fire and does not take a branch; the earliest
and latest of several values ignore the missing ones.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timpora.kernel.text import Text


type Scalar = bool | int | str | date


class ValueType(StrEnum):
    """What an expression yields; days are calendar days, money is whole rupiah, a count is a whole number."""

    DAY = "day"
    COUNT = "count"
    MONEY = "money"
    WORD = "word"
    FLAG = "flag"


class Comparison(StrEnum):
    """How two values of one type are compared; words only as equal or different."""

    BEFORE = "<"
    AT_MOST = "<="
    EQUAL = "=="
    DIFFERENT = "!="
    AT_LEAST = ">="
    AFTER = ">"


class Fold(StrEnum):
    """How rows become one value of the subject."""

    EXIST = "exist"
    NUMBER = "number"
    LEAST = "least"
    GREATEST = "greatest"


class End(StrEnum):
    """Which of two readings of an ambiguous sum of months, or which end of several values."""

    EARLIEST = "earliest"
    LATEST = "latest"


@dataclass(frozen=True, eq=False, kw_only=True)
class Node:
    """One expression; `type` is what it yields."""

    type: ValueType

    def children(self) -> Iterator["Node"]:
        """The expressions it is made of, in reading order."""
        return iter(())


@dataclass(frozen=True, eq=False, kw_only=True)
class Literal(Node):
    """A value written in the rule itself, or missing (None)."""

    value: Scalar | None


@dataclass(frozen=True, eq=False, kw_only=True)
class AsOf(Node):
    """The day judged."""

    type: ValueType = ValueType.DAY


@dataclass(frozen=True, eq=False, kw_only=True)
class Parameter(Node):
    """The value of a dated parameter on a day; missing on a day that it has no value for."""

    name: str
    on: Node

    def children(self) -> Iterator[Node]:
        yield self.on


@dataclass(frozen=True, eq=False, kw_only=True)
class Column(Node):
    """A column of a table, or of the dictionary that the table is looked up in (`index.work`)."""

    table: str
    name: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Compare(Node):
    """A comparison of two values of one type."""

    comparison: Comparison
    left: Node
    right: Node
    type: ValueType = ValueType.FLAG

    def children(self) -> Iterator[Node]:
        yield from (self.left, self.right)


@dataclass(frozen=True, eq=False, kw_only=True)
class Among(Node):
    """Whether a word is one of a closed set."""

    value: Node
    words: frozenset[str]
    type: ValueType = ValueType.FLAG

    def children(self) -> Iterator[Node]:
        yield self.value


@dataclass(frozen=True, eq=False, kw_only=True)
class IsMissing(Node):
    """Whether the source does not say."""

    value: Node
    type: ValueType = ValueType.FLAG

    def children(self) -> Iterator[Node]:
        yield self.value


@dataclass(frozen=True, eq=False, kw_only=True)
class Not(Node):
    """The contrary; missing stays missing."""

    value: Node
    type: ValueType = ValueType.FLAG

    def children(self) -> Iterator[Node]:
        yield self.value


@dataclass(frozen=True, eq=False, kw_only=True)
class AllOf(Node):
    """Kleene's `and`."""

    parts: tuple[Node, ...]
    type: ValueType = ValueType.FLAG

    def children(self) -> Iterator[Node]:
        yield from self.parts


@dataclass(frozen=True, eq=False, kw_only=True)
class AnyOf(Node):
    """Kleene's `or`."""

    parts: tuple[Node, ...]
    type: ValueType = ValueType.FLAG

    def children(self) -> Iterator[Node]:
        yield from self.parts


@dataclass(frozen=True, eq=False, kw_only=True)
class ShiftDays(Node):
    """A day, some days later."""

    day: Node
    days: Node
    type: ValueType = ValueType.DAY

    def children(self) -> Iterator[Node]:
        yield from (self.day, self.days)


@dataclass(frozen=True, eq=False, kw_only=True)
class ShiftMonths(Node):
    """The same day of the month some months later; `reading` says which day is meant where the calendar has none."""

    day: Node
    months: Node
    reading: End
    type: ValueType = ValueType.DAY

    def children(self) -> Iterator[Node]:
        yield from (self.day, self.months)


@dataclass(frozen=True, eq=False, kw_only=True)
class DaysBetween(Node):
    """How many days `end` lies after `start`; negative when it lies before."""

    start: Node
    end: Node
    type: ValueType = ValueType.COUNT

    def children(self) -> Iterator[Node]:
        yield from (self.start, self.end)


@dataclass(frozen=True, eq=False, kw_only=True)
class Sum(Node):
    """Two counts or amounts added, or the second taken away (`sign=-1`)."""

    left: Node
    right: Node
    sign: int = 1

    def children(self) -> Iterator[Node]:
        yield from (self.left, self.right)


@dataclass(frozen=True, eq=False, kw_only=True)
class Times(Node):
    """An amount or count times a count, in 64 bits."""

    amount: Node
    count: Node

    def children(self) -> Iterator[Node]:
        yield from (self.amount, self.count)


@dataclass(frozen=True, eq=False, kw_only=True)
class Outermost(Node):
    """The earliest or latest of several days that are known."""

    end: End
    parts: tuple[Node, ...]
    type: ValueType = ValueType.DAY

    def children(self) -> Iterator[Node]:
        yield from self.parts


@dataclass(frozen=True, eq=False, kw_only=True)
class Choose(Node):
    """The value of the first branch whose condition holds, else `otherwise`."""

    branches: tuple[tuple[Node, Node], ...]
    otherwise: Node

    def children(self) -> Iterator[Node]:
        for condition, value in self.branches:
            yield from (condition, value)
        yield self.otherwise


@dataclass(frozen=True, eq=False, kw_only=True)
class Aggregate(Node):
    """Rows of a table folded into one value of the subject; `everywhere` folds the rows of all subjects."""

    fold: Fold
    table: str
    where: Node | None
    value: Node | None
    everywhere: bool = False

    def children(self) -> Iterator[Node]:
        yield from (part for part in (self.where, self.value) if part is not None)


@dataclass(frozen=True, eq=False, kw_only=True)
class Pick:
    """One row of the subject: the one with the earliest or latest `by`; of equals the first or last in the table."""

    table: str
    where: Node | None
    by: Node
    end: End

    def children(self) -> Iterator[Node]:
        yield from (part for part in (self.where, self.by) if part is not None)


@dataclass(frozen=True, eq=False, kw_only=True)
class Picked(Node):
    """A column of the picked row; `name=None` is its row number in the table."""

    pick: Pick
    name: str | None

    def children(self) -> Iterator[Node]:
        return self.pick.children()


@dataclass(frozen=True, eq=False, kw_only=True)
class DayBefore(Node):
    """Of the row at hand: the latest `value` of the subject's rows, in the same table, that lies before its own `day`.

    `where` and `value` speak about those other rows (the row at hand may be one of them), `day` about the row at hand;
    `or_on` lets the day itself count.
    """

    table: str
    where: Node | None
    value: Node
    day: Node
    or_on: bool
    type: ValueType = ValueType.DAY

    def children(self) -> Iterator[Node]:
        yield from (part for part in (self.where, self.value, self.day) if part is not None)


@dataclass(frozen=True, eq=False, kw_only=True)
class Interval:
    """Rows read as closed periods: from `first` (missing = always) to `last` (missing = until further notice)."""

    table: str
    where: Node | None
    first: Node
    last: Node

    def children(self) -> Iterator[Node]:
        yield from (part for part in (self.where, self.first, self.last) if part is not None)


@dataclass(frozen=True, eq=False, kw_only=True)
class UncoveredDays(Node):
    """The one interval operation: how many days from `first` to `last` none of the covers reaches."""

    first: Node
    last: Node
    covers: tuple[Interval, ...]
    type: ValueType = ValueType.COUNT

    def children(self) -> Iterator[Node]:
        yield from (self.first, self.last)
        for cover in self.covers:
            yield from cover.children()


@dataclass(frozen=True, eq=False, kw_only=True)
class Named(Node):
    """A definition with a name and a label: computed once, shown by name, traced with its value."""

    name: str
    label: Text
    value: Node
    unit: Text | None = None  # what a count counts, in words: "hari" / "days"
    words: tuple[tuple[str, Text], ...] = ()  # how each word of a closed set is said

    def children(self) -> Iterator[Node]:
        yield self.value


def walk(*roots: Node, without: Iterable[Node] = ()) -> Iterator[Node]:
    """Every node below and including the roots, each once, parts before wholes; `without` and what only it needs is left out."""
    seen: set[int] = {id(node) for node in without}
    stack: list[tuple[Node, bool]] = [(root, False) for root in reversed(roots)]
    while stack:
        node, entered = stack.pop()
        if entered:
            yield node
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))
            stack.extend((child, False) for child in node.children())
