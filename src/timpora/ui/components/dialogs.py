"""Components that ask: for a reason, for two days, for files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timpora.kernel.text import Text
from timpora.ui.components.component import Component


@dataclass(frozen=True, kw_only=True)
class ReasonDialog(Component):
    """Asks why before something is opened or done; without script the opener leads to a page that asks the same."""

    id: str
    opener: Text
    title: Text
    explanation: Text
    href: str
    confirm: Text
    is_grave: bool = False


@dataclass(frozen=True, kw_only=True)
class TwoTimes(Component):
    """As of which day, and as known on which day; past days are said aloud, so that nobody takes them for today."""

    href: str
    as_of: date
    as_known_on: date
    today: date

    @property
    def is_now(self) -> bool:
        """Whether both days are today."""
        return self.as_of == self.as_known_on == self.today


@dataclass(frozen=True, kw_only=True)
class FileDrop(Component):
    """Files by dropping or by choosing, or one file only; what is accepted is said before."""

    name: str
    label: Text
    hint: Text
    accept: str
    takes_one: bool = False
    is_optional: bool = False
    error: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One value of a filter."""

    value: str
    name: Text
    is_chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class Filter:
    """One filter of a list."""

    name: str
    label: Text
    choices: Sequence[Choice]


@dataclass(frozen=True, kw_only=True)
class Applied:
    """A filter in force, and the link that takes it away."""

    name: Text
    href: str


@dataclass(frozen=True, kw_only=True)
class FilterBar(Component):
    """Narrows a list by a form that is a link: what is found can be sent to somebody."""

    href: str
    filters: Sequence[Filter]
    applied: Sequence[Applied] = ()
    found: Text
    clear_href: str
    save_href: str | None = None
    carried: Sequence[tuple[str, str]] = ()  # what the address says beside the filters
