"""A rule as a value: who it is about, when it fires, what it answers, and how the answer is said."""

import string
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from timpora.engine import nodes
from timpora.engine.expressions import Flag, Value
from timpora.kernel.periods import Period
from timpora.kernel.text import Text


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A provision, and whether the office has confirmed it against the official gazette."""

    citation: str
    confirmed: bool


@dataclass(frozen=True, eq=False, kw_only=True)
class Clause:
    """One sentence of the answer; `{names}` in braces are definitions of the rule; said only when `when` holds."""

    text: Text
    when: Flag | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class ReasonWhen:
    """A reason with a stable code that is given when a condition holds."""

    code: str
    text: Text
    when: Flag


@dataclass(frozen=True, eq=False, kw_only=True)
class Evidence:
    """The row of a table that a finding rests on."""

    table: str
    row: Value  # the row number, a count


@dataclass(frozen=True, eq=False, kw_only=True)
class Rule:
    """A rule; raises ValueError when a sentence speaks of a definition that the rule does not have."""

    id: str
    title: Text
    question: Text
    matters: Text
    in_force: Period
    citations: tuple[Citation, ...]
    subject: str  # the table whose rows are judged, one verdict a row
    steps: tuple[Value, ...]  # named definitions, in reading order
    fires: Flag
    answers: Mapping[str, Value]
    reasons: tuple[ReasonWhen, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    sentence: tuple[Clause, ...]
    clears: Text
    written_by: str
    checked_by: str
    review_on: date
    definitions: Mapping[str, nodes.Named] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        named = {step.node.name: step.node for step in self.steps if isinstance(step.node, nodes.Named)}
        if len(named) != len(self.steps):
            message = f"Every step of rule {self.id} has a name of its own"
            raise ValueError(message)
        object.__setattr__(self, "definitions", named)
        missing = sorted({name for clause in self.sentence for name in placeholders(clause.text)} - set(named))
        if missing:
            message = f"The sentence of rule {self.id} speaks of {', '.join(missing)}, which is no step of it"
            raise ValueError(message)

    def verdict_values(self) -> Iterator[Value]:
        """What makes up the verdict: if these stay the same, the verdict does; counts that grow daily are not among them."""
        yield self.fires
        yield from (reason.when for reason in self.reasons)
        yield from (value for value in self.answers.values() if value.node.type is nodes.ValueType.WORD)

    def all_values(self) -> Iterator[Value]:
        """Every expression of the rule."""
        yield from self.steps
        yield self.fires
        yield from self.answers.values()
        yield from (reason.when for reason in self.reasons)
        yield from (evidence.row for evidence in self.evidence)
        yield from (clause.when for clause in self.sentence if clause.when is not None)

    def parameters(self) -> frozenset[str]:
        """The names of the parameters that it reads."""
        return _parameters_read(self, frozenset())

    def parameters_given(self, reasons: Collection[str]) -> frozenset[str]:
        """The names of those that it reads to answer with these reasons: what only the others ask about is left out."""
        return _parameters_read(self, frozenset(reason.code for reason in self.reasons) - frozenset(reasons))


@lru_cache(maxsize=4096)  # asked again in every screening, while a rule never changes
def _parameters_read(rule: Rule, but_for: frozenset[str]) -> frozenset[str]:
    apart = [reason.when.node for reason in rule.reasons if reason.code in but_for]
    read = nodes.walk(*[value.node for value in rule.all_values()], without=apart)
    return frozenset(node.name for node in read if isinstance(node, nodes.Parameter))


def placeholders(text: Text) -> frozenset[str]:
    """The names in braces; both languages speak of the same things or ValueError is raised."""
    names = [
        frozenset(name for _, name, _, _ in string.Formatter().parse(words) if name) for words in (text.id, text.en)
    ]
    if names[0] != names[1]:
        message = f"Both languages must speak of the same values: {text!r}"
        raise ValueError(message)
    return names[0]
