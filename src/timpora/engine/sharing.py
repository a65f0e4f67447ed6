"""Equal expressions made one: what two rules ask alike is computed once, whoever wrote it down."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from timpora.engine import nodes


type _Part = nodes.Node | nodes.Pick | nodes.Interval


class Sharing:
    """Gives every expression its one representative; a name (`Named`) changes no value and is left out."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], _Part] = {}
        self._shared: dict[int, tuple[_Part, Any]] = {}  # the original is kept, so that its id stays its own

    def all_of(self, wanted: Mapping[str, nodes.Node]) -> dict[str, nodes.Node]:
        """The representatives of wanted expressions, by name: the same object for all that are built alike."""
        for part in nodes.walk(*wanted.values()):
            self._represent(part)
        return {name: self._represent(node) for name, node in wanted.items()}

    def _represent(self, part: _Part) -> Any:
        if id(part) in self._shared:
            return self._shared[id(part)][1]
        if isinstance(part, nodes.Named):
            found = self._represent(part.value)
        else:
            parts: dict[str, Any] = {
                field.name: self._shared_value(getattr(part, field.name)) for field in fields(part)
            }
            if isinstance(part, nodes.Outermost | nodes.AllOf | nodes.AnyOf):
                parts["parts"] = _each_once(parts["parts"])
            key = (type(part), *[_key(value) for value in parts.values()])
            if key not in self._known:
                same = all(parts[name] is getattr(part, name) for name in parts)
                self._known[key] = part if same else type(part)(**parts)
            found = self._known[key]
        self._shared[id(part)] = (part, found)
        return found

    def _shared_value(self, value: object) -> object:
        if isinstance(value, nodes.Node | nodes.Pick | nodes.Interval):
            return self._represent(value)
        if isinstance(value, tuple):
            found = tuple(self._shared_value(one) for one in value)
            return value if all(one is other for one, other in zip(found, value, strict=True)) else found
        return value


def _each_once(parts: tuple[nodes.Node, ...]) -> tuple[nodes.Node, ...]:
    """The parts without those that say again what one before them said; the tuple itself where there are none."""
    distinct = tuple({id(part): part for part in parts}.values())
    return parts if len(distinct) == len(parts) else distinct


def _key(value: object) -> object:
    if isinstance(value, nodes.Node | nodes.Pick | nodes.Interval):
        return id(value)
    if isinstance(value, tuple):
        return tuple(_key(one) for one in value)
    return (type(value), value)
