"""The kinds of work that there are; each capability enters its own in its `tasks`, which Django loads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer


class CancelledError(Exception):
    """Somebody asked to stop; what was done so far is rolled back."""


class Line(Protocol):
    """How work tells how far it is."""

    def tell(self, done: int, total: int, /) -> None:
        """Notes it for whoever watches; raises CancelledError where somebody asked to stop."""


class Unwatched:
    """A line on which nobody listens."""

    def tell(self, done: int, total: int, /) -> None:
        """Nothing to note."""


UNWATCHED = Unwatched()


@dataclass(frozen=True, kw_only=True)
class Work:
    """A kind of work in words, what does it, and the page with its result.

    `do` runs in one transaction in the name of who asked, may be run again after a crash, and does nothing where the work is done.
    `done` says what is so afterwards.
    """

    name: Text
    do: Callable[[Viewer, int, Line], None]
    result: str
    done: Text


WORK: dict[str, Work] = {}


def enter_work(kind: str, work: Work) -> None:
    """Makes a kind of work known."""
    WORK[kind] = work
