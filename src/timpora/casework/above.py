"""What capabilities above casework add to the page of a case, which does not know them: each enters its part when the office starts."""

from collections.abc import Callable, Sequence

from timpora.casework.queries import CaseSeen
from timpora.kernel.viewers import Viewer
from timpora.ui.components.component import Component


type OnCase = Callable[[Viewer, CaseSeen], Sequence[Component]]

_ON_CASE: list[OnCase] = []


def enter(*, on_case: OnCase) -> None:
    """Makes the part of a capability known."""
    _ON_CASE.append(on_case)


def of_case(viewer: Viewer, seen: CaseSeen) -> list[Component]:
    """What stands on the page of a case."""
    return [part for told in _ON_CASE for part in told(viewer, seen)]
