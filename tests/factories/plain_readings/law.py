"""The numbers and words of the law as a clerk would copy them onto a card, apart from the rulebook's own data.

Sources: Pasal 78 UU 6/2011; PP 28/2019 and the tariff before it; the office's rulings 1 to 6 (docs/decisions).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date


type Row = Mapping[str, object]
type History = Mapping[str, Sequence[Row]]

THRESHOLD_DAYS = 60
OLD_CHARGE, CHARGE = 300_000, 1_000_000
CHARGE_SINCE = date(2019, 5, 3)
REMIND_WITHIN_DAYS = 14
USUAL_RHYTHM_DAYS = 7
PATIENCE_RHYTHMS = 3
COMES_OF_AGE_AT = 18

LETTERS_SINCE = date(2023, 9, 1)
LAW_SINCE = date(2011, 5, 5)


@dataclass(frozen=True)
class Index:
    """First stay, extension and how often, whether work of any kind is allowed, and since when it exists."""

    first_stay: int | None = None
    extension: int | None = None
    times: int = 0
    work: bool = False
    since: date = LAW_SINCE


INDEXES = {
    "BVK": Index(30), "B213": Index(30, 30, 1), "B1": Index(30, 30, 1), "B211A": Index(60, 60, 2), "212": Index(60),
    "C1": Index(60, 60, 2, since=LETTERS_SINCE), "C9": Index(60, 60, 2, since=LETTERS_SINCE),
    "C12": Index(180, since=LETTERS_SINCE),
    "312": Index(work=True), "317": Index(work=True), "C316": Index(), "ITAP": Index(work=True), "DIPLOMATIK": Index(work=True),
    "E23": Index(work=True, since=LETTERS_SINCE), "E28A": Index(work=True, since=LETTERS_SINCE),
}  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What a rule says of whom it concerns; `figures` are the answers that this rule gives and no others."""

    consequence: str
    certainty: str | None = None
    reasons: tuple[str, ...] = ()
    figures: Mapping[str, object] = field(default_factory=dict)


def day_of(row: Row, name: str) -> date | None:
    """A day of a row, None where the list has a hole."""
    value = row.get(name)
    assert value is None or isinstance(value, date)
    return value


def days_of(rows: Sequence[Row], name: str) -> list[date]:
    """The days that the rows do name, in order of time."""
    return sorted(day for row in rows if (day := day_of(row, name)) is not None)


def index_of(permit: Row) -> Index | None:
    """The index of a permit as it stood when the permit began; None when there was no such index."""
    day = day_of(permit, "valid_from") or day_of(permit, "granted_on") or day_of(permit, "valid_until")
    index = INDEXES.get(str(permit.get("visa_index")))
    return index if index is not None and day is not None and index.since <= day else None
