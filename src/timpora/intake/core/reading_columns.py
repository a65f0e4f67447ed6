"""The mapped columns of a sheet as typed columns: texts, days, birth ranges, countries and keys, with what could not be read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import polars as pl

from timpora.intake.core import vocabulary
from timpora.intake.core.births import bare_births, read_births
from timpora.intake.core.columns import converted
from timpora.intake.core.countries import country_code
from timpora.intake.core.day_forms import EPOCH_1900
from timpora.intake.core.days import Order, Orders, bare_days, read_days
from timpora.intake.core.fields import DAYS, ENDS, NOT_READ, TEXTS
from timpora.intake.core.mapping import ListMapping
from timpora.intake.core.zones.in_lists import filled
from timpora.kernel.identifiers import document_key, name_key, plain_letters


PROBLEM_SCHEMA = {"row": pl.UInt32, "field": pl.String, "code": pl.String, "cell": pl.String, "other": pl.Date}
LONGEST_CELL = 32_767  # what a spreadsheet's cell can hold
_LOST_DIGITS = r"^\d(?:[.,]\d+)?[eE]\+?\d{1,2}$"
_BETWEEN_WORDS = r"[^0-9A-Z]+"


@dataclass(kw_only=True)
class ReadColumns:
    """One typed frame of the body's rows, and the problems found in cells."""

    rows: pl.DataFrame
    problems: list[pl.DataFrame] = field(default_factory=list)
    doubts: pl.DataFrame | None = None


def orders_of(mapping: ListMapping) -> dict[str, Orders]:
    """For each column of days what was seen of its order: nothing yet."""
    return {name: Orders() for name in _places(mapping) if name in DAYS or name == "born"}


def see_orders(body: pl.DataFrame, mapping: ListMapping, seen: Mapping[str, Orders]) -> None:
    """What the days of a part of a tidy body tell of the orders of their columns."""
    places = _places(mapping)
    for name, orders in seen.items():
        bared = bare_births if name == "born" else partial(bare_days, ends=name in ENDS)
        orders.see(body.get_column(places[name]), bared)


def _places(mapping: ListMapping) -> Mapping[str, str]:
    return {name: f"column_{place + 1}" for place, name in mapping.fields.items() if name not in NOT_READ and place not in mapping.ignored}  # fmt: skip


def read_columns(
    body: pl.DataFrame, mapping: ListMapping, orders: Mapping[str, Order], *, on: date, epoch: date = EPOCH_1900
) -> ReadColumns:
    """The fields of a tidy body by name, days in the orders that were settled; every known field is there, missing where no column is."""
    places = _places(mapping)
    texts = body.select("row", *(pl.col(column).alias(name) for name, column in places.items()))
    read = ReadColumns(rows=texts.select("row"))
    made: list[pl.Series] = [texts.get_column(name) for name in places if name in TEXTS and name != "nationality"]
    for name in places:
        if name in DAYS:
            made.append(_days(read, texts, name, orders[name], epoch))
        elif name == "born":
            made += _births(read, texts, orders["born"], on, epoch)
    if "nationality" in places:
        made.append(_nationality(read, texts))
    _note_long_cells(read, texts, places)
    read.rows = read.rows.with_columns(made).with_columns(
        *(pl.lit(None, dtype=pl.String).alias(name) for name in sorted(TEXTS - places.keys())),
        *(pl.lit(None, dtype=pl.Date).alias(name) for name in sorted(DAYS - places.keys())),
        *(pl.lit(None, dtype=pl.Date).alias(name) for name in ("born_earliest", "born_latest") if "born" not in places),
    )
    if "zone" in places:
        _fill_from_zones(read, on)
    read.rows = read.rows.with_columns(list(_keys(read, read.rows)))
    return read


def _fill_from_zones(read: ReadColumns, on: date) -> None:
    """What the zones tell where the list's own columns are missing or empty; a zone that is wrong tells nothing."""
    before = read.rows
    told = filled(before, on)
    read.rows, read.doubts = told.rows, told.doubts
    _note(read, before, "zone", told.wrong)
    _note(read, before, "document_number", told.differing)


def problem(
    rows: pl.DataFrame, name: str, code: str, cell: pl.Expr | None = None, other: pl.Expr | None = None
) -> pl.DataFrame:
    """The problem of one code in one field, for all rows of a frame."""
    return rows.select(
        "row",
        pl.lit(name).alias("field"),
        pl.lit(code).alias("code"),
        (pl.lit(None, dtype=pl.String) if cell is None else cell.cast(pl.String)).alias("cell"),
        (pl.lit(None, dtype=pl.Date) if other is None else other).alias("other"),
    )


def _note(read: ReadColumns, texts: pl.DataFrame, name: str, reasons: pl.Series) -> None:
    failed = texts.select("row", pl.col(name).alias("cell"), reasons.alias("code")).filter(pl.col("code").is_not_null())
    read.problems.append(
        failed.select("row", pl.lit(name).alias("field"), "code", "cell", pl.lit(None, dtype=pl.Date).alias("other"))
    )


def _days(read: ReadColumns, texts: pl.DataFrame, name: str, order: Order, epoch: date) -> pl.Series:
    cells = texts.get_column(name)
    if name == "valid_until":
        cells = _without_limitless(cells)
    column = read_days(cells, order=order, epoch=epoch, ends=name in ENDS)
    _note(read, texts, name, column.reasons)
    return column.days.alias(name)


def _without_limitless(cells: pl.Series) -> pl.Series:
    """`Seumur hidup` is a limit that never comes: no day, and nothing wrong."""
    limitless = [
        cell for cell in cells.drop_nulls().unique().to_list() if plain_letters(cell) in vocabulary.WITHOUT_LIMIT
    ]
    return cells.set(cells.is_in(limitless), None) if limitless else cells


def _births(read: ReadColumns, texts: pl.DataFrame, order: Order, on: date, epoch: date) -> list[pl.Series]:
    column = read_births(texts.get_column("born"), on=on, order=order, epoch=epoch)
    _note(read, texts, "born", column.reasons)
    return [column.earliest.alias("born_earliest"), column.latest.alias("born_latest")]


def _nationality(read: ReadColumns, texts: pl.DataFrame) -> pl.Series:
    codes = converted(texts.get_column("nationality"), country_code, pl.String)
    unknown = texts.filter(codes.is_null() & pl.col("nationality").is_not_null())
    read.problems.append(problem(unknown, "nationality", "unknown_country", pl.col("nationality")))
    return codes.alias("nationality")


def _note_long_cells(read: ReadColumns, texts: pl.DataFrame, places: Mapping[str, str]) -> None:
    for name in places:
        long = texts.filter(pl.col(name).str.len_chars() > LONGEST_CELL)
        if not long.is_empty():
            read.problems.append(problem(long, name, "cell_is_too_long", pl.col(name).str.slice(0, 80)))


def _keys(read: ReadColumns, rows: pl.DataFrame) -> Iterator[pl.Series]:
    number = rows.get_column("document_number")
    lost = rows.filter(pl.col("document_number").str.contains(_LOST_DIGITS))
    read.problems.append(problem(lost, "document_number", "number_lost_digits", pl.col("document_number")))
    yield comparable(number, document_key, "").alias("document")
    yield comparable(rows.get_column("old_document_number"), document_key, "").alias("old_document")
    parts = pl.concat_str("surname", "given_names", separator=" ", ignore_nulls=True)
    parts = pl.when(pl.any_horizontal(pl.col("surname", "given_names").is_not_null())).then(parts)
    full = rows.select(pl.coalesce("name", parts).alias("full_name")).get_column("full_name")
    yield full
    yield comparable(full, name_key, " ").alias("name_key")


def comparable(column: pl.Series, exactly: Callable[[str], str], separator: str) -> pl.Series:
    """The comparable form that `timpora.kernel.identifiers` defines: plain ASCII at once, other writings value by value."""
    joined = pl.col("text").str.to_uppercase().str.replace_all(_BETWEEN_WORDS, separator)
    if separator:
        joined = joined.str.strip_chars(separator).str.split(separator).list.sort().list.join(separator)
    frame = column.alias("text").to_frame().with_columns(pl.col("text").str.contains(r"^[\x00-\x7f]*$").alias("plain"))
    frame = frame.with_columns(pl.when("plain").then(joined).alias("key"))
    others = frame.get_column("text").set(frame.get_column("plain").fill_null(value=True), None)
    frame = frame.with_columns(converted(others, exactly, pl.String).alias("other"))
    key = pl.coalesce("key", "other")
    return frame.select(pl.when(key != "").then(key).alias("key")).get_column("key")
