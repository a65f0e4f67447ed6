"""What a drafter decides before writing: which expressions get a paragraph of their own, and which are said alike."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from timpora.engine import nodes
from timpora.engine.backends.grammar import CONTRARY, MIRRORED
from timpora.engine.nodes import ValueType
from timpora.kernel.text import Text


type Part = nodes.Node | nodes.Pick | nodes.Interval

_WORTH_A_PARAGRAPH = 2  # steps of thought in an expression from which on saying it twice is worse than a reference
_STEPS = (
    nodes.Compare, nodes.Among, nodes.IsMissing, nodes.Aggregate, nodes.UncoveredDays, nodes.DayBefore,
    nodes.DaysBetween, nodes.Sum, nodes.Times, nodes.ShiftDays, nodes.ShiftMonths,
)  # fmt: skip


class Draft:
    """Which expressions of a rule get a paragraph: definitions, picked rows, and what is long and said more than once.

    `reasons` are the conditions under which a person is needed; asking for any of them is said in one sentence.
    """

    def __init__(self, roots: Iterable[nodes.Node], *, subject: str, reasons: Iterable[nodes.Node] = ()) -> None:
        self._subject = subject
        self._reasons = frozenset(id(reason) for reason in reasons)
        self._uses: Counter[int] = Counter()
        self._weights: dict[int, int] = {}
        self._parts: list[Part] = []  # kept, so that their ids stay theirs
        self._named: dict[int, nodes.Named] = {}
        for root in roots:
            self._count(root)

    def has_paragraph(self, part: Part) -> bool:
        """Whether a part is said once and referred to by number."""
        if isinstance(part, nodes.Named | nodes.Pick):
            return True
        return self._uses[id(part)] > 1 and self._weight(part) >= _WORTH_A_PARAGRAPH

    def asks_for_any_reason(self, node: nodes.Node) -> bool:
        """Whether a condition is that one of the reasons for a person is given."""
        several = isinstance(node, nodes.AnyOf) and len(self._reasons) > 1
        return several and {id(part) for part in node.children()} == self._reasons

    def definition_of(self, node: nodes.Node) -> nodes.Node:
        """The definition whose value an expression is, else the expression itself."""
        return self._named.get(id(node), node)

    def row_table(self, part: Part) -> str | None:
        """The table whose rows an expression speaks about, or None when it speaks about the subject."""
        if isinstance(part, nodes.Column):
            return None if part.table == self._subject else part.table
        if isinstance(part, nodes.DayBefore):
            return part.table
        if isinstance(part, nodes.Named | nodes.Aggregate | nodes.Picked | nodes.UncoveredDays):
            return None
        return next((table for child in parts_of(part) if (table := self.row_table(child)) is not None), None)

    def _count(self, part: Part) -> None:
        self._uses[id(part)] += 1
        if self._uses[id(part)] > 1:
            return
        self._parts.append(part)
        if isinstance(part, nodes.Named):
            self._named[id(part.value)] = part
        for child in self._said(part):
            self._count(child)

    def _said(self, part: Part) -> Iterator[Part]:
        return iter(()) if isinstance(part, nodes.Node) and self.asks_for_any_reason(part) else parts_of(part)

    def _weight(self, part: Part) -> int:
        if id(part) not in self._weights:
            below = (
                0
                if isinstance(part, nodes.Named | nodes.Pick)
                else sum(self._share(child) for child in self._said(part))
            )
            self._weights[id(part)] = below + isinstance(part, _STEPS)
        return self._weights[id(part)]

    def _share(self, part: Part) -> int:
        """What a part adds to the sentence around it: a reference is one step at most."""
        if self.has_paragraph(part):
            return int(isinstance(part, nodes.Node) and part.type is ValueType.FLAG)
        return self._weight(part)


def parts_of(part: Part) -> Iterator[Part]:
    """What an expression is made of; a picked row and an interval are parts of their own."""
    match part:
        case nodes.Picked():
            yield part.pick
        case nodes.UncoveredDays():
            yield part.first
            yield part.last
            yield from part.covers
        case _:
            yield from part.children()


def alike(one: nodes.Node, other: nodes.Node) -> bool:
    """Whether two expressions are the same or say the same in the same words."""
    match one, other:
        case nodes.Column(), nodes.Column():
            return (one.table, one.name) == (other.table, other.name)
        case nodes.Picked(), nodes.Picked():
            return one.pick is other.pick and one.name == other.name
    return one is other


def is_known(node: nodes.Node) -> nodes.Node | None:
    """The value whose being known a condition asks for, if that is all that it asks."""
    match node:
        case nodes.Not(value=nodes.IsMissing(value=value)):
            return value
    return None


def contrary(node: nodes.Not | nodes.Compare | nodes.Literal) -> nodes.Node:
    """The contrary of a condition, in the shortest words; missing stays missing."""
    match node:
        case nodes.Not():
            return node.value
        case nodes.Compare():
            return replace(node, comparison=CONTRARY[node.comparison])
    return replace(node, value=None if node.value is None else not node.value)


def in_order(words: Iterable[str], said: Mapping[str, Text]) -> Sequence[str]:
    """Codes in the order in which their table gives them, so that a text is always the same."""
    known = list(said)
    return sorted(words, key=lambda word: (known.index(word) if word in known else len(known), word))


def value_first(node: nodes.Compare) -> nodes.Compare:
    """A comparison that speaks about the value and not about the number written in the rule."""
    if isinstance(node.left, nodes.Literal) and not isinstance(node.right, nodes.Literal):
        return replace(node, comparison=MIRRORED[node.comparison], left=node.right, right=node.left)
    return node
