"""What capabilities above screening add to its pages, which do not know them: each enters its part when the office starts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.screening.queries import Listed
from timpora.ui.components.component import Component


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A titled part of a page, with how many there are, and where all of them stand."""

    id: str
    title: Text
    count: int
    body: Component
    href: str
    action: Text


type OnFinding = Callable[[Viewer, Listed], Sequence[Component]]
type OnPerson = Callable[[Viewer, Sequence[int]], Sequence[Component]]
type OnToday = Callable[[Viewer, date], Sequence[Panel]]
type OnPlace = Callable[[Viewer, int], Sequence[Component]]
type OnQueue = Callable[[Viewer, str], Sequence[Component]]  # what the queue shows, as the end of its address


@dataclass(frozen=True, kw_only=True)
class _Above:
    on_finding: list[OnFinding] = field(default_factory=list)
    on_person: list[OnPerson] = field(default_factory=list)
    on_today: list[OnToday] = field(default_factory=list)
    on_place: list[OnPlace] = field(default_factory=list)
    on_queue: list[OnQueue] = field(default_factory=list)


_ABOVE = _Above()


def enter(
    *, on_finding: OnFinding, on_person: OnPerson, on_today: OnToday, on_place: OnPlace | None = None, on_queue: OnQueue | None = None
) -> None:  # fmt: skip
    """Makes the parts of a capability known."""
    _ABOVE.on_finding.append(on_finding)
    _ABOVE.on_person.append(on_person)
    _ABOVE.on_today.append(on_today)
    if on_place is not None:
        _ABOVE.on_place.append(on_place)
    if on_queue is not None:
        _ABOVE.on_queue.append(on_queue)


def of_finding(viewer: Viewer, one: Listed) -> list[Component]:
    """What stands on the page of a finding."""
    return [part for told in _ABOVE.on_finding for part in told(viewer, one)]


def of_person(viewer: Viewer, records: Sequence[int]) -> list[Component]:
    """What stands on the page of a person."""
    return [part for told in _ABOVE.on_person for part in told(viewer, records)]


def of_today(viewer: Viewer, on: date) -> list[Panel]:
    """What needs a decision now, beside findings."""
    return [part for told in _ABOVE.on_today for part in told(viewer, on)]


def of_place(viewer: Viewer, place: int) -> list[Component]:
    """What stands on the page of a place."""
    return [part for told in _ABOVE.on_place for part in told(viewer, place)]


def of_queue(viewer: Viewer, query: str) -> list[Component]:
    """What stands below the queue of findings."""
    return [part for told in _ABOVE.on_queue for part in told(viewer, query)]
