"""Reads many rows as a frame: the database joins each column of some ten thousand rows into one text, which becomes a column again.

A driver that hands out row by row spends more time on handing out than the rulebook on judging (docs/decisions/0035-...); here it
hands out a few rows, behind the same walls and on the same connection.
"""

from collections.abc import Mapping
from typing import Any

import polars as pl
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


BETWEEN, MISSING = "\x1f", "\x1e"  # neither stands in a text that was typed or read
ROWS_AT_ONCE = 65_536


def read(rows: QuerySet[Any], schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
    """The rows of a query of values, whose first column is a whole number that tells them into parts; in no order."""
    try:
        statement, values = rows.order_by().query.sql_with_params()
    except EmptyResultSet:  # asked of nobody
        return pl.DataFrame(schema=schema)
    return read_statement(statement, values, schema)


def read_statement(statement: str, values: Any, schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
    """The same of a statement of our own."""
    columns = [f"c{n}" for n in range(len(schema))]
    told = ", ".join(map(_joined, columns, schema.values()))
    asked = f"SELECT {told} FROM ({statement}) AS told({', '.join(columns)}) GROUP BY c0 / {ROWS_AT_ONCE}"  # noqa: S608 - our own words
    with connection.cursor() as cursor:
        cursor.execute(asked, values)
        parts = [pl.DataFrame([_column(name, of, text) for (name, of), text in zip(schema.items(), row, strict=True)]) for row in cursor]  # fmt: skip
    return pl.concat([pl.DataFrame(schema=schema), *parts])


def _joined(column: str, of: pl.DataType) -> str:
    text = f"{column}::text"
    if isinstance(of, pl.String | pl.Enum):
        text = f"translate({text}, E'\\x1e\\x1f', '  ')"
    return f"string_agg(coalesce({text}, E'\\x1e'), E'\\x1f')"


def _column(name: str, of: pl.DataType, text: str) -> pl.Series:
    told = pl.Series(name, [text]).str.split(BETWEEN).explode()
    told = told.replace(MISSING, None)
    if of == pl.Boolean:
        return told.replace_strict({"true": True, "false": False}, return_dtype=pl.Boolean)
    return told.str.to_date("%Y-%m-%d") if of == pl.Date else told.cast(of)
