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
DAYS_TO_APPLY, DAYS_TO_APPLY_SINCE = 30, date(2021, 2, 2)

MONTHS_MAY_DIFFER_BY = 1  # days, on either side

LETTERS_SINCE, CUT_SINCE = date(2023, 9, 1), date(2025, 6, 1)
LAW_SINCE = date(2011, 5, 5)


@dataclass(frozen=True)
class Index:
    """First stay in days or months, extension and how often (None: as the permit says), work, and the days it exists."""

    first_stay: int | None = None
    extension: int | None = None
    times: int | None = 0
    work: bool = False
    since: date = LAW_SINCE
    until: date = date.max
    months: int | None = None


INDEXES = {
    "BVK": Index(30), "B213": Index(30, 30, 1), "B1": Index(30, 30, 1, since=LETTERS_SINCE), "B211A": Index(60, 60, 2), "212": Index(60),
    "C1": Index(60, 60, 2, since=LETTERS_SINCE), "C9": Index(60, 60, 2, since=LETTERS_SINCE),
    "C12": Index(180, since=LETTERS_SINCE),
    "312": Index(work=True), "317": Index(work=True), "C316": Index(), "ITAP": Index(work=True), "DIPLOMATIK": Index(work=True),
    "E23": Index(work=True, since=CUT_SINCE), "E28A": Index(times=None, work=True, since=LETTERS_SINCE, months=24),
    "E23B": Index(work=True, since=LETTERS_SINCE, until=date(2025, 6, 30)),
    "E33G": Index(times=None, work=True, since=LETTERS_SINCE, months=12),
}  # fmt: skip


DAYS_OF_A_PERMIT = ("valid_from", "granted_on", "valid_until", "cancelled_on")  # the first known one says which day


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


# What clerks write instead of an index, and what it means from which day on.
ALIASES = {"VOA": ((LAW_SINCE, "B213"), (LETTERS_SINCE, "B1"))}


def index_of(permit: Row) -> tuple[Index | None, str | None]:
    """The index of a permit as it stood when the permit began, else why there is none: unknown, or not on that day."""
    written = permit.get("visa_index")
    day = next((day for name in DAYS_OF_A_PERMIT if (day := day_of(permit, name)) is not None), None)
    if written is None:
        return None, None
    if day is None:
        return None, "index_unknown"
    meant = [code for since, code in ALIASES.get(str(written), ((date.min, str(written)),)) if since <= day]
    index = INDEXES.get(meant[-1]) if meant else None
    if index is None:
        return None, "index_not_on_that_day" if written in ALIASES else "index_unknown"
    return (index, None) if index.since <= day <= index.until else (None, "index_not_on_that_day")
