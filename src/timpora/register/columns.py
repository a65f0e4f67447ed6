"""Reads many rows as a frame: the database joins each column of some ten thousand rows into one text, which becomes a column again.

A driver that hands out row by row spends more time on handing out than the rulebook on judging (docs/decisions/0035-...); here it
hands out a few rows, behind the same walls and on the same connection.
"""

from collections.abc import Mapping
from typing import Any

import polars as pl
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet


BETWEEN, MISSING = "\x1f", "\x1e"  # neither stands in a text that was typed or read
ROWS_AT_ONCE = 65_536


def read(rows: QuerySet[Any], schema: Mapping[str, pl.DataType], *, whole: bool = False) -> pl.DataFrame:
    """The rows of a query of values, whose first column is a whole number; in no order.

    `whole` says that most of a table is asked for: it is then read range by range of that number, and nothing has to be sorted.
    """
    try:
        statement, values = rows.order_by().query.sql_with_params()
    except EmptyResultSet:  # asked of nobody
        return pl.DataFrame(schema=schema)
    return read_statement(statement, values, schema, whole=whole)


def read_statement(statement: str, values: Any, schema: Mapping[str, pl.DataType], *, whole: bool = False) -> pl.DataFrame:  # fmt: skip
    """The same of a statement of our own."""
    names = [f"c{n}" for n in range(len(schema))]
    told = ", ".join(map(_joined, names, schema.values()))
    source = f"FROM ({statement}) AS told({', '.join(names)})"
    parts = [pl.DataFrame(schema=schema)]
    with connection.cursor() as cursor:
        if whole:
            asked = f"SELECT {told} {source} WHERE c0 BETWEEN %s AND %s"
            for bounds in _ranges(cursor, source, values):
                cursor.execute(asked, [*values, *bounds])
                parts += [_part(schema, row) for row in cursor if row[0] is not None]
        else:
            # By their place and not by their number: few rows of a large table lie far apart, and each part costs more than its rows.
            placed = f"SELECT {', '.join(names)}, row_number() OVER () / {ROWS_AT_ONCE} AS part {source}"
            cursor.execute(f"SELECT {told} FROM ({placed}) AS placed GROUP BY part", values)  # noqa: S608 - our own names
            parts += [_part(schema, row) for row in cursor]
    return pl.concat(parts)


def _ranges(cursor: CursorWrapper, source: str, values: Any) -> list[tuple[int, int]]:
    cursor.execute(f"SELECT min(c0), max(c0) {source}", values)
    first, last = cursor.fetchone()
    if first is None:
        return []
    return [(begin, begin + ROWS_AT_ONCE - 1) for begin in range(first, last + 1, ROWS_AT_ONCE)]


def _part(schema: Mapping[str, pl.DataType], row: tuple[str, ...]) -> pl.DataFrame:
    """One text a column, told apart again; all columns at once, since asking for each alone costs more than a few rows do."""
    texts = pl.DataFrame([row], schema=dict.fromkeys(schema, pl.String()), orient="row")
    return texts.select(pl.all().str.split(BETWEEN).explode()).select(
        [_column(name, of) for name, of in schema.items()]
    )


def _joined(column: str, of: pl.DataType) -> str:
    text = f"{column}::text"
    if isinstance(of, pl.String):  # words of a closed vocabulary hold neither
        text = f"replace(replace({text}, E'\\x1e', ' '), E'\\x1f', ' ')"  # several times as soon as `translate`, which goes sign by sign
    return f"string_agg(coalesce({text}, E'\\x1e'), E'\\x1f')"


def _column(name: str, of: pl.DataType) -> pl.Expr:
    told = pl.when(pl.col(name) != MISSING).then(pl.col(name))
    if of == pl.Boolean:
        return told == "true"
    return told.str.to_date("%Y-%m-%d") if of == pl.Date else told.cast(of)
