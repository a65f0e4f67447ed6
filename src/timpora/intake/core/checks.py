"""The rows of one mapped sheet, checked: accepted, refused with reasons, or set aside with a reason; none is lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from timpora.intake.core import vocabulary
from timpora.intake.core.body import set_aside
from timpora.intake.core.columns import converted, tidy
from timpora.intake.core.day_forms import EPOCH_1900, DayOrder
from timpora.intake.core.mapping import ListMapping
from timpora.intake.core.reading_columns import PROBLEM_SCHEMA, problem, read_columns
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
class CheckedSheet:
    """`rows` are the accepted rows by field, `problems` what is wrong with the refused ones, `set_aside` counts the rest.

    `doubts` is what the list and its machine-readable zones tell differently of accepted rows.
    """

    rows: pl.DataFrame
    problems: pl.DataFrame
    set_aside: Mapping[str, int]
    orders: Mapping[str, DayOrder]
    undecided: Sequence[str]
    doubts: pl.DataFrame | None = None

    @property
    def refused(self) -> int:
        """How many rows are refused."""
        return self.problems.get_column("row").n_unique()


def check(frame: pl.DataFrame, mapping: ListMapping, *, on: date, epoch: date = EPOCH_1900) -> CheckedSheet:
    """Every row of a sheet (`row`, `column_1`... as text): `len(frame) = accepted + refused + set aside`."""
    tidied = frame.select("row", *(tidy(pl.col(name)).alias(name) for name in frame.columns if name != "row"))
    aside = set_aside(tidied, mapping)
    body = tidied.filter(aside.is_null())
    read = read_columns(body, mapping, on=on, epoch=epoch)
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
    return CheckedSheet(
        rows=rows.join(refused, on="row", how="anti", maintain_order="left"),
        problems=problems,
        set_aside=dict(sorted(zip(*counts.get_columns(), strict=True))) if counts.height else {},
        orders=read.orders,
        undecided=read.undecided,
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
