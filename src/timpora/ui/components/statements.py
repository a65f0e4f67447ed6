"""Components that say something: how it stands, the sentence, notices, what is empty, what is under way."""

from dataclasses import dataclass
from enum import StrEnum

from timpora.kernel.text import Text
from timpora.ui.components.component import Component
from timpora.ui.components.timeline import Timeline


class Tone(StrEnum):
    """How something stands; each tone has a shape of its own, so that colour is never alone."""

    GOOD = "good"
    WARNING = "warning"
    ALERT = "alert"
    INFORMATION = "information"
    OPEN = "open"  # not concluded: a person has to decide

    @property
    def icon(self) -> str:
        """The shape."""
        return _SHAPES[self]


_SHAPES = {
    Tone.GOOD: "circle-check",
    Tone.WARNING: "alert-triangle",
    Tone.ALERT: "alert-octagon",
    Tone.INFORMATION: "info-circle",
    Tone.OPEN: "circle-dashed",
}


@dataclass(frozen=True, kw_only=True)
class Tag(Component):
    """One or two words about how something stands."""

    label: Text
    tone: Tone


@dataclass(frozen=True, kw_only=True)
class Sentence(Component):
    """The one sentence about a person's status, and "Mengapa?" with the days and their grounds."""

    tone: Tone
    headline: Text  # "Melebihi batas tinggal 43 hari"
    since: Text | None = None  # "sejak 16 Mei 2023"
    rest: Text
    provisions: tuple[str, ...]
    confirmed: bool  # whether every value of the law behind it is confirmed against the gazette
    why: Timeline | None = None
    shows_why: bool = False  # opened at once, as in print


@dataclass(frozen=True, kw_only=True)
class Notice(Component):
    """Something to know before going on; it does not go away by itself."""

    tone: Tone
    title: Text
    body: Text | None = None
    href: str | None = None
    action: Text | None = None


@dataclass(frozen=True, kw_only=True)
class EmptyState(Component):
    """A list without rows says why, and what to do."""

    icon: str
    title: Text
    body: Text
    href: str | None = None
    action: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Toast(Component):
    """Something was done and can be undone; it stays until it is closed or the page is left."""

    message: Text
    undo_href: str  # a POST undoes


@dataclass(frozen=True, kw_only=True)
class Progress(Component):
    """Long work: how far it is, that it can be left, and how to stop it."""

    id: str
    title: Text
    detail: Text
    done: int
    total: int
    state_href: str  # asked every two seconds while the work goes on
    cancel_href: str | None  # a POST cancels; None when it is over

    @property
    def percent(self) -> int:
        """Whole percent, rounded down: 100 only when all is done."""
        return 100 * self.done // self.total if self.total else 0

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to wait for."""
        return self.cancel_href is None
