"""The rows of one mapped sheet, checked: accepted, refused with reasons, or set aside with a reason; none is lost.

They are gone through twice, part by part: first for what only all of them settle, then each for itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from timpora.intake.core import vocabulary
from timpora.intake.core.body import ASIDE, compared, set_aside
from timpora.intake.core.columns import converted, tidy
from timpora.intake.core.day_forms import EPOCH_1900, DayOrder
from timpora.intake.core.days import Order
from timpora.intake.core.mapping import ListMapping
from timpora.intake.core.reading_columns import PROBLEM_SCHEMA, orders_of, problem, read_columns, see_orders
from timpora.intake.core.repeats import Repeats, fingerprints
from timpora.kernel.identifiers import plain_letters


ORDERED = (
    ("entered_on", "valid_until"), ("valid_from", "valid_until"), ("check_in", "check_out"), ("lodged_on", "decided_on"),
    ("work_permit_from", "work_permit_until"), ("from_on", "until_on"), ("document_issued_on", "document_until"),
)  # fmt: skip
# A list of events whose rows do not say when tells nothing; each kind with the days of which one must be there.
EVENT_DAYS: Mapping[str, tuple[str, ...]] = {
    "crossings": ("crossed_on", "entered_on"), "guests": ("check_in",), "applications": ("lodged_on",),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Settled:
    """What only a whole sheet settles: the order of its days by field, and which of its rows repeat another."""

    orders: Mapping[str, Order]
    repeats: Repeats

    @property
    def read_as(self) -> Mapping[str, DayOrder]:
        """In which order each column with numeric days is read."""
        return {name: order.order for name, order in self.orders.items() if order.seen}

    @property
    def undecided(self) -> Sequence[str]:
        """The fields whose days can be read both ways throughout."""
        return [name for name, order in self.orders.items() if order.undecided]


@dataclass(frozen=True, kw_only=True)
class CheckedPart:
    """`rows` are the accepted rows by field, `problems` what is wrong with the refused ones, `set_aside` counts the rest.

    `doubts` is what the list and its machine-readable zones tell differently of accepted rows.
    """

    rows: pl.DataFrame
    problems: pl.DataFrame
    set_aside: Mapping[str, int]
    doubts: pl.DataFrame | None = None


def settle(
    parts: Iterable[pl.DataFrame], count: int, mapping: ListMapping, lay_by: Callable[[pl.DataFrame], None]
) -> Settled:
    """What all `count` rows of a sheet (`row`, `column_1`... as text) say together; each part is laid by as it is to be checked."""
    repeats, seen, above = Repeats(count), orders_of(mapping), 0
    heads: list[int] = []
    for part in parts:
        tidied = _tidied(part)
        tidied = tidied.with_columns(set_aside(tidied, mapping, above).alias(ASIDE))
        numbers = fingerprints(compared(tidied, mapping))
        repeats.see(numbers)
        heads += numbers.head(max(mapping.body_row - above, 0)).to_list()
        # A row that repeats one above the body is set aside, and settles nothing; what repeats a row of the body says nothing new.
        see_orders(tidied.filter(pl.col(ASIDE).is_null() & ~numbers.is_in(heads)), mapping, seen)
        lay_by(tidied)
        above += part.height
    repeats.settle()
    return Settled(
        orders={name: one.settled(mapping.date_orders.get(name)) for name, one in seen.items()}, repeats=repeats
    )


def check_parts(
    parts: Iterable[pl.DataFrame], mapping: ListMapping, settled: Settled, *, on: date, epoch: date = EPOCH_1900
) -> Iterator[CheckedPart]:
    """Every row of the parts that were laid by: `rows = accepted + refused + set aside`; to be taken once."""
    for part in parts:
        aside = part.get_column(ASIDE)
        again = settled.repeats.again(compared(part, mapping))
        aside = aside.zip_with(aside.is_not_null() | ~again, pl.Series(["duplicate"]))
        yield _check(part.filter(aside.is_null()), aside, mapping, settled, on=on, epoch=epoch)


def _tidied(part: pl.DataFrame) -> pl.DataFrame:
    return part.select("row", *(tidy(pl.col(name)).alias(name) for name in part.columns if name != "row"))


def _check(
    body: pl.DataFrame, aside: pl.Series, mapping: ListMapping, settled: Settled, *, on: date, epoch: date
) -> CheckedPart:
    read = read_columns(body, mapping, settled.orders, on=on, epoch=epoch)
    rows = read.rows.with_columns(list(_codes(read.rows)))
    found = [*read.problems, *_problems(rows, mapping.kind)]
    problems = (
        pl.concat([pl.DataFrame(schema=PROBLEM_SCHEMA), *found])
        .unique(maintain_order=True)
        .sort("row", maintain_order=True)
    )
    # A day that could not be read is already told; it is not missing besides.
    problems = problems.filter((pl.col("code") != "no_day") | pl.col("row").is_unique())
    refused = problems.select("row").unique()
    counts = aside.drop_nulls().value_counts()
    return CheckedPart(
        rows=rows.join(refused, on="row", how="anti", maintain_order="left"),
        problems=problems,
        set_aside=dict(zip(*counts.get_columns(), strict=True)) if counts.height else {},
        doubts=None if read.doubts is None else read.doubts.join(refused, on="row", how="anti", maintain_order="left"),
    )


def _codes(rows: pl.DataFrame) -> Iterator[pl.Series]:
    """The closed words of a row, as `..._code` columns."""
    yield converted(rows.get_column("direction"), lambda cell: vocabulary.DIRECTIONS.get(plain_letters(cell)), pl.String).alias("direction_code")  # fmt: skip
    yield converted(rows.get_column("outcome"), lambda cell: vocabulary.OUTCOMES.get(plain_letters(cell)), pl.String).alias("outcome_code")  # fmt: skip
    yield converted(rows.get_column("circumstance"), lambda cell: vocabulary.first_match(cell, vocabulary.CIRCUMSTANCES), pl.String).alias("circumstance_code")  # fmt: skip
    named = rows.select(pl.coalesce("feed_kind", "feed").alias("feed_kind_code")).get_column("feed_kind_code")
    yield converted(named, lambda cell: vocabulary.first_match(cell, vocabulary.FEED_KINDS), pl.String)


def _problems(rows: pl.DataFrame, kind: str) -> Iterator[pl.DataFrame]:
    if kind == "feeds":
        yield problem(rows.filter(pl.col("feed").is_null()), "feed", "no_feed")
        unknown = rows.filter(pl.col("feed_kind_code").is_null() & pl.col("feed").is_not_null())
        yield problem(unknown, "feed_kind", "unknown_feed_kind", pl.coalesce("feed_kind", "feed"))
        return
    yield problem(rows.filter(pl.col("full_name").is_null() & pl.col("document").is_null()), "name", "nobody")
    for first, last in ORDERED:
        wrong = rows.filter(pl.col(last) < pl.col(first))
        yield problem(wrong, last, "ends_before_it_begins", pl.col(last), pl.col(first))
    if kind == "crossings":
        unknown = rows.filter(pl.col("direction_code").is_null())
        yield problem(unknown, "direction", "unknown_direction", pl.col("direction"))
    if kind == "circumstances":
        unknown = rows.filter(pl.col("circumstance_code").is_null())
        yield problem(unknown, "circumstance", "unknown_circumstance", pl.col("circumstance"))
    if kind in EVENT_DAYS:
        days = EVENT_DAYS[kind]
        yield problem(rows.filter(pl.all_horizontal(pl.col(*days).is_null())), days[0], "no_day")
