"""Writes rows of frames into tables of screening: many in one statement, behind the walls, in the transaction of the act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl
import psycopg
from django.db import connection
from django.db.models import Model

from timpora.register import arrays


AT_ONCE = 50_000


@dataclass(frozen=True)
class _Rows:
    """Some rows as the database is given them: as `told`, with an expression for each column that says something."""

    source: str
    given: Mapping[str, str]
    values: Sequence[str]


def add(model: type[Model], rows: pl.DataFrame, **same: object) -> None:
    """Adds rows; `same` are columns that all of them share."""
    quote = connection.ops.quote_name
    for part in rows.iter_slices(AT_ONCE):
        told = _told(model, part)
        columns = ", ".join(map(quote, [*same, *told.given]))
        values = ", ".join([*(["%s"] * len(same)), *told.given.values()])
        statement = f"INSERT INTO {_table(model)} ({columns}) SELECT {values} FROM {told.source}"  # noqa: S608 - names of our tables
        _execute(statement, [*same.values(), *told.values])


def change(model: type[Model], rows: pl.DataFrame, *, key: Sequence[str], only: str = "", **same: object) -> None:
    """Changes the rows that the key names to what the other columns say.

    `only` is a column of the rows with what the table's `state` must still be, so that nobody's step in between is undone.
    """
    quote = connection.ops.quote_name
    for part in rows.iter_slices(AT_ONCE):
        told = _told(model, part, {only: "state"} if only else {})
        changed = [name for name in rows.columns if name not in {*key, only}]
        written = [f"{quote(name)} = {told.given.get(name, 'NULL')}" for name in changed] + [f"{quote(name)} = %s" for name in same]  # fmt: skip
        fits = [f"t.{quote(name)} = {told.given[name]}" for name in key]
        fits += [f"t.state = {told.given[only]}"] if only else []
        statement = f"UPDATE {_table(model)} t SET {', '.join(written)} FROM {told.source} WHERE {' AND '.join(fits)}"  # noqa: S608 - names of our tables
        _execute(statement, [*same.values(), *told.values])


def _told(model: type[Model], rows: pl.DataFrame, called: Mapping[str, str] | None = None) -> _Rows:
    """Rows as arrays; a list within a row travels as a text, since arrays of lists of several lengths do not exist."""
    types = {field.attname: (field.db_type(connection) or "").split("(")[0] for field in model._meta.concrete_fields}  # noqa: SLF001 - Django's name for it
    types |= {name: types[column] for name, column in (called or {}).items()}
    told = arrays.arrays(rows, {name: "text" if kind.endswith("[]") else kind for name, kind in types.items()})
    names = [f"c{n}" for n in range(len(told.columns))]
    given = {
        column: f"{name}::{types[column]}" if types[column].endswith("[]") else name
        for column, name in zip(told.columns, names, strict=True)
    }
    sent = ", ".join(f"%s::{kind}[]" for kind in told.types)
    return _Rows(f"unnest({sent}) AS told({', '.join(names)})", given, told.texts)


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 - Django's name for it


def _execute(statement: str, values: Sequence[object]) -> None:
    # Django would write the values into the statement; bound beside it, they need no quoting and are read once.
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(statement.encode(), values)
