"""The frame around a page: who is here, what there is, where one stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from timpora.kernel.text import Text
from timpora.ui.components.component import Component


@dataclass(frozen=True, kw_only=True)
class LanguageLink:
    """The same page in a language."""

    code: str
    name: str
    href: str
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of the office in the navigation; `g` and its key lead there."""

    name: Text
    href: str
    icon: str
    key: str
    is_current: bool = False
    waiting: int = 0  # how much waits there for this person


@dataclass(frozen=True, kw_only=True)
class Shell:
    """What stands around an officer's page; a context processor of the entry points gives it as `shell`."""

    office: str
    person: str
    role: Text
    sections: Sequence[Section]
    search_href: str | None  # None while there is nothing to search
    account_href: str
    sign_out_href: str


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One view of the same thing; a link of its own."""

    name: Text
    href: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True, kw_only=True)
class Tabs(Component):
    """Views of one thing side by side."""

    label: Text
    tabs: Sequence[Tab]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a longer way; its state is said in words too."""

    name: Text
    state: str  # "done", "current" or "ahead"
    href: str | None = None
    detail: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Stepper(Component):
    """Where one stands on a longer way."""

    label: Text
    steps: Sequence[Step]
