"""Which rows of a sheet are about somebody, and which are titles, headers, totals, notes, repetitions or empty."""

from collections.abc import Sequence

import polars as pl

from timpora.intake.core.fields import GUARDS, IDENTIFIES
from timpora.intake.core.mapping import ListMapping


TOTAL_WORDS = (
    "jumlah",
    "total",
    "subtotal",
    "sub total",
    "grand total",
    "jml",
    "jumlah keseluruhan",
    "total keseluruhan",
)
FEWEST_NUMBERED = 3
MOST_IN_A_NOTE = 2
ASIDE = "aside"  # the column that says why a row is set aside


def set_aside(frame: pl.DataFrame, mapping: ListMapping, above: int) -> pl.Series:
    """For each row of a tidy part (`row`, `column_1`...) why it is set aside, or missing for a row about somebody; or for a repeated one.

    `above` is how many rows of the sheet stand above the part.
    """
    own = [f"column_{place + 1}" for place in mapping.own]
    place = pl.int_range(pl.len()) + above
    filled = pl.sum_horizontal(pl.col(name).is_not_null() for name in own)
    first = pl.coalesce(own)
    reason = (
        pl.when(filled == 0)
        .then(pl.lit("empty"))
        .when(place < mapping.header_row)
        .then(pl.lit("title"))
        .when((place < mapping.body_row) | _repeats_header(mapping))
        .then(pl.lit("header"))
        .when(_is_total(first, mapping))
        .then(pl.lit("total"))
        .when(_is_numbering(own, filled))
        .then(pl.lit("numbering"))
        .when(_is_note(filled, mapping))
        .then(pl.lit("note"))
    )
    return frame.select(reason.alias("reason")).get_column("reason")


def _repeats_header(mapping: ListMapping) -> pl.Expr:
    """Whether a row carries the mapped headers again, as lists printed page by page do."""
    headers = [(f"column_{place + 1}", mapping.headers[place]) for place in mapping.own]
    same = [pl.col(column).eq_missing(pl.lit(header)) for column, header in headers if header]
    return pl.all_horizontal(same) if mapping.header_height == 1 and same else pl.lit(value=False)


def _is_total(first: pl.Expr, mapping: ListMapping) -> pl.Expr:
    words = first.str.to_lowercase().str.strip_chars(" :.=")
    starts = pl.any_horizontal(
        words.is_in(TOTAL_WORDS), *(words.str.starts_with(f"{word} ") | words.str.starts_with(f"{word}:") for word in TOTAL_WORDS)
    )  # fmt: skip
    documents = [place for place, name in mapping.fields.items() if name == "document_number"]
    return starts & pl.all_horizontal(
        pl.lit(value=True), *(pl.col(f"column_{place + 1}").is_null() for place in documents)
    )


def _is_numbering(own: Sequence[str], filled: pl.Expr) -> pl.Expr:
    """`(1) (2) (3)`, each one more than the one before it."""
    numbers = [pl.col(name).str.extract(r"^[(\[]?\s*(\d{1,3})\s*[)\].]?$").cast(pl.Int64) for name in own]
    all_numbers = pl.all_horizontal(
        pl.col(name).is_null() | number.is_not_null() for name, number in zip(own, numbers, strict=True)
    )
    first = pl.coalesce(numbers)
    return all_numbers & (filled >= FEWEST_NUMBERED) & (pl.max_horizontal(numbers) - first == filled - 1)


def _is_note(filled: pl.Expr, mapping: ListMapping) -> pl.Expr:
    """One cell alone, or two that name neither a person nor a document: signatures, remarks, headings of sections."""
    if mapping.kind == "feeds":
        return pl.lit(value=False)
    named = [pl.col(f"column_{place + 1}").is_null() for place, name in mapping.fields.items() if name in IDENTIFIES]
    return (filled == 1) | ((filled <= MOST_IN_A_NOTE) & pl.all_horizontal(named))


def compared(frame: pl.DataFrame, mapping: ListMapping) -> pl.DataFrame:
    """What makes a row a repeated one where another says the same: all cells but the running number."""
    skipped = {f"column_{place + 1}" for place, name in mapping.fields.items() if name == "number" or name in GUARDS}
    return frame.select(name for name in frame.columns if name not in {"row", ASIDE} | skipped)
