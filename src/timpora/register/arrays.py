"""Columns of a frame as PostgreSQL writes arrays: text made column by column, not cell by cell, which is several times faster."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl


MISSING = "NULL"


@dataclass(frozen=True, kw_only=True)
class Arrays:
    """So many rows as an array for each column that says something, with the type that the database knows it by."""

    rows: int
    columns: Sequence[str]
    types: Sequence[str]
    texts: Sequence[str]


def arrays(rows: pl.DataFrame, types: Mapping[str, str]) -> Arrays:
    """The columns of some rows; what no row says is missing without being sent."""
    told = [column.name for column in rows.get_columns() if column.null_count() < rows.height]
    texts = rows.select([_array_text(name, rows.schema[name]) for name in told]).row(0) if told else ()
    return Arrays(rows=rows.height, columns=told, types=[types[name] for name in told], texts=texts)


def array_text(column: pl.Series) -> str:
    """A single column as the text of an array."""
    return str(column.to_frame("told").select(_array_text("told", column.dtype)).item())


def _array_text(name: str, of: pl.DataType) -> pl.Expr:
    """A column as the text of an array; missing values stay missing, and texts keep every character."""
    told = pl.col(name).cast(pl.String)
    if of.is_(pl.String) or isinstance(of, pl.Enum | pl.Categorical):
        kept = told.str.replace_all("\\", "\\\\", literal=True).str.replace_all('"', '\\"', literal=True)
        told = pl.concat_str(pl.lit('"'), kept, pl.lit('"'))
    return pl.concat_str(pl.lit("{"), told.fill_null(MISSING).str.join(","), pl.lit("}")).alias(name)
