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
_BEGINS_A_TOTAL = rf"^(?:{'|'.join(TOTAL_WORDS)})(?:[ :]|$)"
_NUMBER = r"[(\[]?\s*([0-9]{1,3})\s*[)\].]?"
_BETWEEN_CELLS = "\x1f"
_NUMBERS_ALONE = rf"^(?:{_NUMBER}(?:{_BETWEEN_CELLS}|$))+$"
ASIDE = "aside"  # the column that says why a row is set aside


def set_aside(frame: pl.DataFrame, mapping: ListMapping, above: int) -> pl.Series:
    """For each row of a tidy part (`row`, `column_1`...) why it is set aside, or missing for a row about somebody; or for a repeated one.

    `above` is how many rows of the sheet stand above the part.
    """
    own = [f"column_{place + 1}" for place in mapping.own]
    filled = pl.sum_horizontal(pl.col(name).is_not_null() for name in own)
    words = pl.coalesce(own).str.to_lowercase().str.strip_chars(" :.=")
    seen = frame.with_columns(pl.int_range(pl.len()).alias("place"), filled.alias("filled"), words.alias("words"))
    reason = (
        pl.when(pl.col("filled") == 0)
        .then(pl.lit("empty"))
        .when(pl.col("place") + above < mapping.header_row)
        .then(pl.lit("title"))
        .when((pl.col("place") + above < mapping.body_row) | _repeats_header(mapping))
        .then(pl.lit("header"))
        .when(_is_total(mapping))
        .then(pl.lit("total"))
        .when(pl.col("place").is_in(_numberings(seen, own).implode()))
        .then(pl.lit("numbering"))
        .when(_is_note(mapping))
        .then(pl.lit("note"))
    )
    return seen.select(reason.alias("reason")).get_column("reason")


def _repeats_header(mapping: ListMapping) -> pl.Expr:
    """Whether a row carries the mapped headers again, as lists printed page by page do."""
    headers = [(f"column_{place + 1}", mapping.headers[place]) for place in mapping.own]
    same = [pl.col(column).eq_missing(pl.lit(header)) for column, header in headers if header]
    return pl.all_horizontal(same) if mapping.header_height == 1 and same else pl.lit(value=False)


def _is_total(mapping: ListMapping) -> pl.Expr:
    documents = [place for place, name in mapping.fields.items() if name == "document_number"]
    return pl.all_horizontal(
        pl.col("words").str.contains(_BEGINS_A_TOTAL),
        *(pl.col(f"column_{place + 1}").is_null() for place in documents),
    )


def _numberings(seen: pl.DataFrame, own: Sequence[str]) -> pl.Series:
    """The places of rows like `(1) (2) (3)`, each number one more than the one before it.

    Whole rows are looked through for anything but numbers first, since nearly all hold something else.
    """
    cells = pl.concat_str(own, separator=_BETWEEN_CELLS, ignore_nulls=True)
    numbered = seen.filter((pl.col("filled") >= FEWEST_NUMBERED) & cells.str.contains(_NUMBERS_ALONE))
    numbers = [pl.col(name).str.extract(rf"^{_NUMBER}$").cast(pl.Int64) for name in own]
    grow = pl.max_horizontal(numbers) - pl.coalesce(numbers) == pl.col("filled") - 1
    return numbered.filter(grow).get_column("place")


def _is_note(mapping: ListMapping) -> pl.Expr:
    """One cell alone, or two that name neither a person nor a document: signatures, remarks, headings of sections."""
    if mapping.kind == "feeds":
        return pl.lit(value=False)
    named = [pl.col(f"column_{place + 1}").is_null() for place, name in mapping.fields.items() if name in IDENTIFIES]
    filled = pl.col("filled")
    return (filled == 1) | ((filled <= MOST_IN_A_NOTE) & pl.all_horizontal(named))


def compared(frame: pl.DataFrame, mapping: ListMapping) -> pl.DataFrame:
    """What makes a row a repeated one where another says the same: all cells but the running number."""
    skipped = {f"column_{place + 1}" for place, name in mapping.fields.items() if name == "number" or name in GUARDS}
    return frame.select(name for name in frame.columns if name not in {"row", ASIDE} | skipped)
