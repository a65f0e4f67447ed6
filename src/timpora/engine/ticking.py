"""What moves by itself from day to day: counts up to the day judged, and what is counted from them.

Whoever keeps the values of a rule keeps those that stand until the next day on which something turns (`turning.next_change`), and
computes the others anew from them for the day that is asked about, without looking at a single fact.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from timpora.engine import nodes
from timpora.engine.backends.asked import Asked, Facts
from timpora.engine.backends.readings import reading_of
from timpora.engine.environment import Environment
from timpora.engine.nodes import Scalar, ValueType
from timpora.engine.rules import Rule


NOTHING = Facts(subject_table="", subject={}, rows={}, everywhere={})
MOVING = frozenset({ValueType.DAY, ValueType.COUNT, ValueType.MONEY})


@lru_cache(maxsize=2**14)  # nodes are known by identity
def ticks(node: nodes.Node) -> bool:
    """Whether a value moves with the day judged, and not only on days on which a condition turns."""
    if isinstance(node, nodes.AsOf):
        return True
    return node.type in MOVING and any(map(ticks, _values_of(node)))


def _values_of(node: nodes.Node) -> Iterator[nodes.Node]:
    """The parts of an expression that its value is made of; its conditions, and the days on which parameters are read, are none."""
    match node:
        case nodes.Choose():
            yield from (value for _, value in node.branches)
            yield node.otherwise
        case nodes.Aggregate():
            yield from () if node.value is None else (node.value,)
        case nodes.Parameter():
            pass
        case _:
            yield from node.children()


@lru_cache(maxsize=256)  # asked for each row of a list, while a rule never changes
def kept_and_moving(rule: Rule) -> tuple[Mapping[str, nodes.Named], Mapping[str, nodes.Named]]:
    """The steps of a rule by name: those that are kept, and those that are computed anew from them.

    Raises TypeError for a moving step that needs a fact which no kept step holds.
    """
    kept = {name: node for name, node in rule.definitions.items() if not ticks(node)}
    moving = {name: node for name, node in rule.definitions.items() if name not in kept}
    known = frozenset(kept.values())
    for name, node in moving.items():
        if _reads_facts(node.value, known):
            message = f"Step {name} of rule {rule.id} moves with the day and reads facts that no kept step holds"
            raise TypeError(message)
    return kept, moving


def _reads_facts(node: nodes.Node, known: frozenset[nodes.Named]) -> bool:
    if node in known:
        return False
    if isinstance(node, nodes.Column | nodes.Aggregate | nodes.Picked | nodes.UncoveredDays | nodes.DayBefore):
        return True
    return any(_reads_facts(child, known) for child in node.children())


def moved(rule: Rule, kept: Mapping[str, Scalar | None], environment: Environment) -> dict[str, Scalar | None]:
    """All steps of a rule on a day, by name: the kept ones as given, the moving ones computed from them."""
    holding, moving = kept_and_moving(rule)
    asked = Asked(facts=NOTHING, environment=environment)
    asked.known.update({node: kept.get(name) for name, node in holding.items()})
    return {
        **{name: kept.get(name) for name in holding},
        **{name: reading_of(node)(asked, None) for name, node in moving.items()},
    }
