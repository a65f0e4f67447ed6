"""What official documents are made of: a closed set of blocks, each of which cannot be built wrong."""

from dataclasses import dataclass
from enum import StrEnum


ORDINALS = (
    "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN", "KESEMBILAN", "KESEPULUH",
    "KESEBELAS", "KEDUA BELAS", "KETIGA BELAS", "KEEMPAT BELAS", "KELIMA BELAS", "KEENAM BELAS",
)  # fmt: skip


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, kw_only=True)
class Words:
    """A text in Indonesian, which binds, and beside it in the person's language, which helps to understand it."""

    id: str
    second: str

    def __post_init__(self) -> None:
        need(self.id.strip() and self.second.strip(), "A text in two languages needs both")


type Worded = str | Words


def need(holds: object, otherwise: str) -> None:
    """Refuses to build what does not hold."""
    if not holds:
        raise ValueError(otherwise)


def is_said(text: Worded) -> bool:
    """Whether a text says something."""
    return isinstance(text, Words) or bool(text.strip())


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The title of a part."""

    text: Worded

    def __post_init__(self) -> None:
        need(is_said(self.text), "A heading says something")


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Running text."""

    text: Worded

    def __post_init__(self) -> None:
        need(is_said(self.text), "A paragraph says something")


@dataclass(frozen=True, kw_only=True)
class Point:
    """One numbered point, and those below it."""

    text: Worded
    points: tuple[Worded, ...] = ()

    def __post_init__(self) -> None:
        need(is_said(self.text) and all(map(is_said, self.points)), "Each point says something")


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """Points 1, 2, 3 with points a, b, c below them."""

    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        need(self.points, "A numbered list has a point")


@dataclass(frozen=True, kw_only=True)
class Field:
    """A label and what is known; an empty value is printed as a dash, since a gap would invite somebody to fill it."""

    label: Worded
    value: Worded

    def __post_init__(self) -> None:
        need(is_said(self.label), "A field has a label")


@dataclass(frozen=True, kw_only=True)
class Fields:
    """Labels and values below each other: who somebody is, what a charge is made of."""

    fields: tuple[Field, ...]

    def __post_init__(self) -> None:
        need(self.fields, "Fields hold at least one")


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows under headings that repeat on each page."""

    headings: tuple[Worded, ...]
    rows: tuple[tuple[Worded, ...], ...]
    alignment: tuple[Align, ...] = ()
    caption: str = ""

    def __post_init__(self) -> None:
        need(self.headings and all(map(is_said, self.headings)), "Each column of a table has a heading")
        need(all(len(row) == len(self.headings) for row in self.rows), "Each row has a cell for each column")
        need(len(self.alignment) in {0, len(self.headings)}, "Either all columns say how they stand, or none")


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question, and what was answered."""

    asked: Worded
    answered: Worded

    def __post_init__(self) -> None:
        need(is_said(self.asked) and is_said(self.answered), "A question and its answer both say something")


@dataclass(frozen=True, kw_only=True)
class Questions:
    """Questions and answers of an examination, numbered from `first`."""

    questions: tuple[Question, ...]
    first: int = 1

    def __post_init__(self) -> None:
        need(self.questions and self.first >= 1, "An examination has a question, counted from one")


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Menimbang, mengingat, memperhatikan, memutuskan: the form of Indonesian decisions."""

    considering: tuple[Worded, ...]
    recalling: tuple[Worded, ...]
    decides: tuple[Worded, ...]
    noting: tuple[Worded, ...] = ()
    about: str = ""

    def __post_init__(self) -> None:
        need(self.considering and self.recalling and self.decides, "A decision has grounds, law, and what it decides")
        need(len(self.decides) <= len(ORDINALS), f"A decision decides at most {len(ORDINALS)} things")
        said = (*self.considering, *self.recalling, *self.noting, *self.decides)
        need(all(map(is_said, said)), "Each part of a decision says something")


@dataclass(frozen=True, kw_only=True)
class Note:
    """Something that must not be overlooked, in a frame."""

    title: Worded
    text: Worded

    def __post_init__(self) -> None:
        need(is_said(self.title) and is_said(self.text), "A note has a title and a text")


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a person said, in the person's words."""

    by: str
    text: Worded

    def __post_init__(self) -> None:
        need(self.by.strip() and is_said(self.text), "A statement says whose it is and what was said")


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Some days in a row of a person's stay, and what covered them; `covered_by` is empty where nothing did."""

    days: str
    count: int
    covered_by: str
    article: str
    source: str

    def __post_init__(self) -> None:
        need(self.days.strip() and self.count >= 1, "A stretch has its days")


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """The day ledger: every day of a stay, covered by a record under an article, or uncovered."""

    stretches: tuple[Stretch, ...]

    def __post_init__(self) -> None:
        need(self.stretches, "A day ledger has a stretch")


type Block = Heading | Paragraph | Numbered | Fields | Table | Questions | Decision | Note | Statement | Ledger
BLOCKS = (Heading, Paragraph, Numbered, Fields, Table, Questions, Decision, Note, Statement, Ledger)
