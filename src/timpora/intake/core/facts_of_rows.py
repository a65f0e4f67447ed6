"""Facts from checked rows, column by column: one row of a list may tell of a document, a permit, an entry and a meeting."""

from collections.abc import Callable, Iterator, Mapping

import polars as pl

from timpora.facts.codes import PermitKind, PlaceKind
from timpora.intake.core import vocabulary
from timpora.intake.core.areas import area_code
from timpora.intake.core.columns import converted
from timpora.intake.core.contents import KindOfIndex
from timpora.kernel.identifiers import organisation_key, plain_letters


type Facts = tuple[str, pl.DataFrame]

SOURCE = ("person", "source_file", "source_sheet", "source_row")
_NO_DAY = pl.lit(None, dtype=pl.Date)
_NO_TEXT = pl.lit(None, dtype=pl.String)


def facts_of(kind: str, rows: pl.DataFrame, kind_of_index: KindOfIndex) -> Iterator[Facts]:
    """The facts of one list's accepted rows, as (table, frame); `rows` carry person and source, and keys (`with_keys`)."""
    yield (
        "travel_documents",
        rows.filter(pl.col("document").is_not_null()).select(
            *SOURCE, document_number="document", issued_on="document_issued_on", valid_until="document_until"
        ),
    )
    yield (
        "travel_documents",
        rows.filter(pl.col("old_document").is_not_null()).select(*SOURCE, document_number="old_document"),
    )
    makers: Mapping[str, Callable[[], Iterator[Facts]]] = {
        "permits": lambda: _permits(rows, kind_of_index),
        "crossings": lambda: _crossings(rows),
        "guests": lambda: _guests(rows),
        "applications": lambda: _applications(rows),
        "circumstances": lambda: _circumstances(rows),
    }
    if kind in makers:
        yield from makers[kind]()
    if kind in {"workers", "permits"}:
        yield from _work(rows)
        yield from _seen(rows)


def with_keys(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with comparable forms of organisations and places, and with area codes."""

    def key(name: str) -> str | None:
        return organisation_key(name) or None

    def sponsor_key(name: str) -> str | None:
        return key(name) if vocabulary.is_organisation(name) else None

    columns = [
        converted(rows.get_column(name), key, pl.String).alias(f"{name}_key")
        for name in ("employer", "work_place", "place")
    ]
    columns.append(converted(rows.get_column("sponsor"), sponsor_key, pl.String).alias("sponsor_key"))
    return _with_areas(rows).with_columns(columns)


def _with_areas(rows: pl.DataFrame) -> pl.DataFrame:
    names = rows.select("area", "regency", "village").unique()
    codes = [area_code(*values) for values in zip(*names.get_columns(), strict=True)]
    coded = names.with_columns(pl.Series("area_code", codes, dtype=pl.String))
    return rows.join(coded, on=["area", "regency", "village"], how="left", nulls_equal=True, maintain_order="left")


def index_code(text: str, kind_of_index: KindOfIndex) -> str | None:
    """A visa index as permits write it: `b-211 a` is B211A, `312 - Tenaga kerja` is 312; unknown ones are kept."""
    words = plain_letters(text).split()
    whole = "".join(words)
    if len(words) > 1 and kind_of_index(whole) is None and kind_of_index(words[0]) is not None:
        return words[0]
    return whole or None


def _permits(rows: pl.DataFrame, kind_of_index: KindOfIndex) -> Iterator[Facts]:
    index = converted(rows.get_column("visa_index"), lambda cell: index_code(cell, kind_of_index), pl.String)
    by_word = converted(
        rows.get_column("permit_kind"), lambda cell: vocabulary.first_match(cell, vocabulary.PERMIT_WORDS), pl.String
    )
    by_index = converted(index, lambda code: kind_of_index(code), pl.String)  # noqa: PLW0108 - an enum is text to the frame
    closed = pl.coalesce("exit_permit_on", "cancelled_on")
    because = (
        pl.when(pl.col("exit_permit_on").is_not_null()).then(pl.lit("exit_permit_only")).otherwise(pl.lit("cancelled"))
    )
    coded = rows.with_columns(index.alias("index_code"), by_word.alias("by_word"), by_index.alias("by_index"))
    yield "stay_permits", coded.select(
        *SOURCE, "permit_number", "granted_on", "valid_until", "extension_of", "sponsor",
        kind=pl.coalesce("by_word", "by_index", pl.lit(PermitKind.UNKNOWN.value)), visa_index="index_code",
        valid_from=pl.coalesce("valid_from", "entered_on"), cancelled_on=closed,
        closed_because=pl.when(closed.is_not_null()).then(because), document_number="document",
        employer_key=pl.coalesce("employer_key", "sponsor_key"),
    )  # fmt: skip
    yield (
        "crossings",
        rows.filter(pl.col("entered_on").is_not_null()).select(
            *SOURCE, "border_post", direction=pl.lit("entry"), crossed_on="entered_on", feed=_NO_TEXT
        ),
    )


def _crossings(rows: pl.DataFrame) -> Iterator[Facts]:
    yield "crossings", rows.select(
        *SOURCE, "border_post", direction="direction_code", crossed_on=pl.coalesce("crossed_on", "entered_on"),
        feed=pl.coalesce("feed", "border_post"),
    )  # fmt: skip


def _presence(rows: pl.DataFrame, **values: pl.Expr | str) -> Facts:
    return "presence", rows.select(*SOURCE, "area_code", **values)


def _seen(rows: pl.DataFrame) -> Iterator[Facts]:
    """Meetings, reports and departures told by lists of permits, and by workers' lists without an employer."""
    about = {
        "place": pl.coalesce("place", "work_place"), "place_key": pl.coalesce("place_key", "work_place_key"),
        "place_kind": pl.lit(PlaceKind.OTHER.value), "position": pl.col("position"),
    }  # fmt: skip
    for day in ("met_on", "reported_on", "left_on"):
        told = rows.filter(pl.col(day).is_not_null() & (pl.lit(day == "met_on") | _is_worker().not_()))
        left = pl.col("left_on") if day == "left_on" else _NO_DAY
        yield _presence(
            told, **about, from_on=pl.col(day), met_in_person=pl.lit(day == "met_on"), left_indonesia_on=left
        )


def _is_worker() -> pl.Expr:
    return pl.col("employer").is_not_null() & pl.col("valid_until").is_null()


def _work(rows: pl.DataFrame) -> Iterator[Facts]:
    planned = rows.filter(pl.col("employer").is_not_null() & pl.col("work_permit_number").is_not_null())
    yield "work_permits", planned.select(
        *SOURCE, "work_permit_number", "employer", "position", employer_key=pl.coalesce("employer_key", "employer"),
        place="work_place", place_key="work_place_key", valid_from="work_permit_from", valid_until="work_permit_until",
    )  # fmt: skip
    day = pl.coalesce("reported_on", "left_on")
    reported = rows.filter(_is_worker() & day.is_not_null())
    yield _presence(
        reported, place=pl.coalesce("work_place", "employer"), place_key=pl.col("work_place_key"),
        place_kind=pl.lit(PlaceKind.WORKPLACE.value), from_on=day, reported_by=pl.col("employer"), met_in_person=pl.lit(value=False),
        activity=pl.lit("work"), employer_key=pl.col("employer_key"), position=pl.col("position"), left_indonesia_on=pl.col("left_on"),
    )  # fmt: skip


def _guests(rows: pl.DataFrame) -> Iterator[Facts]:
    yield _presence(
        rows, place=pl.col("place"), place_key=pl.col("place_key"), place_kind=pl.lit(PlaceKind.ACCOMMODATION.value),
        from_on=pl.col("check_in"), until_on=pl.col("check_out"), reported_by=pl.col("place"), met_in_person=pl.lit(value=False),
        activity=pl.lit("stay"),
    )  # fmt: skip


def _applications(rows: pl.DataFrame) -> Iterator[Facts]:
    """A decision counts with its day and its outcome; an application that lacks one of them is pending, and said so."""
    kinds = converted(
        rows.get_column("applied_for"), lambda cell: vocabulary.first_match(cell, vocabulary.APPLIED_FOR), pl.String
    )
    complete = pl.col("decided_on").is_not_null() & pl.col("outcome_code").is_not_null()
    yield "applications", rows.with_columns(kinds.alias("kind_of_application")).select(
        *SOURCE, "application_number", "lodged_on", applied_for=pl.coalesce("kind_of_application", pl.lit("extension")),
        decided_on=pl.when(complete).then("decided_on"), outcome=pl.when(complete).then("outcome_code"),
    )  # fmt: skip


def _circumstances(rows: pl.DataFrame) -> Iterator[Facts]:
    yield "circumstances", rows.select(*SOURCE, "from_on", "until_on", kind="circumstance_code")
