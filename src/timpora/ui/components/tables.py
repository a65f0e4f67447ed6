"""Components for many rows: tables that become cards on a phone, key and value, pages of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timpora.kernel.text import Text
from timpora.ui.components.component import Component
from timpora.ui.components.statements import Tag


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column by its heading; numbers stand on the right, and a sorted column says so."""

    heading: Text
    is_number: bool = False
    sort_href: str | None = None
    sorted: str | None = None  # "ascending" or "descending"


@dataclass(frozen=True, kw_only=True)
class Name:
    """A person's name, in whatever script: kept apart from the words around it."""

    name: str
    script_of: str | None = None  # the language of the script, such as "zh", "ko" or "ar"


type Value = Text | Tag | Name | date | str | int | float | None


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A value, where it leads, and a smaller line below it."""

    value: Value
    href: str | None = None
    below: Text | str | None = None


@dataclass(frozen=True, kw_only=True)
class Table(Component):
    """Rows under headings; the first cell of a row is its heading, also as a card."""

    caption: Text
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    shows_caption: bool = True

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            message = f"Each row has one cell a column: {self.caption.en}"
            raise ValueError(message)


@dataclass(frozen=True, kw_only=True)
class KeyValue:
    """One question or property with its answer; `href` leads to where it is changed."""

    key: Text
    cell: Cell
    href: str | None = None
    action: Text | None = None


@dataclass(frozen=True, kw_only=True)
class KeyValues(Component):
    """Properties of one thing, or the answers to check before they are sent."""

    rows: Sequence[KeyValue]


@dataclass(frozen=True, kw_only=True)
class Pagination(Component):
    """Where one is in a long list; every page is a link."""

    first: int  # of the rows shown, counted from 1
    last: int
    total: int
    previous_href: str | None
    next_href: str | None


@dataclass(frozen=True, kw_only=True)
class QueueRow:
    """One thing that waits for somebody: what it says, about whom, how it stands; `tick` is its value where several are chosen at once."""

    href: str
    headline: Text
    rest: Text | None = None
    name: str | None = None
    about: str | None = None  # a number or a code beside the name
    tags: Sequence[Tag] = ()
    days: Sequence[Text] = ()  # since when, and when it gets heavier
    tick: str | None = None
    is_ticked: bool = False
    step: Text | None = None  # what one does next, where a POST to `step_href` begins it; not within another form
    step_href: str | None = None


@dataclass(frozen=True, kw_only=True)
class Queue(Component):
    """Rows that wait, one below the other; `j` and `k` walk along them."""

    label: Text
    rows: Sequence[QueueRow]
