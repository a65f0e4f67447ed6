"""What capabilities that do not know the law are told of it."""

from collections.abc import Callable

from timpora.facts.codes import PermitKind
from timpora.kernel.viewers import Viewer
from timpora.screening.office_law import dated_law_of


def kind_of_index(viewer: Viewer) -> Callable[[str], PermitKind | None]:
    """The kind of stay permit that a visa index stands for in an office; None for an index that is not known there."""
    return dated_law_of(viewer).indexes.kind_of
