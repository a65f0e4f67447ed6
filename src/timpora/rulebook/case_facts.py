"""The facts of a worked example: rows checked against the typed tables, with what an example need not say filled in."""

from collections.abc import Iterable, Mapping, Sequence

import dataframely as dy
import polars as pl

from timpora.engine.nodes import Scalar, ValueType
from timpora.engine.tables import value_type_of
from timpora.facts.register import SCHEMAS, Register, columns_of, register_from
from timpora.kernel.text import Text
from timpora.rulebook.marked_yaml import Marked
from timpora.rulebook.words import CONSTRAINTS


type FactRow = Mapping[str, Scalar | None]

FIRST_PERSON = 1
NAMES = ("CONTOH REKAAN SATU", "CONTOH REKAAN DUA", "CONTOH REKAAN TIGA")  # invented, and visibly so
_FILLED_IN = {"source_file", "source_sheet", "source_row"}


def facts_of(tables: Marked) -> tuple[dict[str, list[FactRow]], dict[str, list[FactRow]]]:
    """What the example says by table, and the same with person, name and source filled in; raises Refused."""
    given: dict[str, list[FactRow]] = {}
    facts: dict[str, list[FactRow]] = {"people": []}
    for name, rows in tables.fields().items():
        if name not in SCHEMAS:
            raise rows.refused(
                Text(id=f"Tabel {name} tidak dikenal.", en=f"The table {name} is unknown."),
                Text(id=f"Yang dikenal: {', '.join(SCHEMAS)}.", en=f"Known are: {', '.join(SCHEMAS)}."),
            )
        entries = rows.items()
        given[name] = [_row(name, entry) for entry in entries]
        facts[name] = [_completed(name, row, entry) for row, entry in zip(given[name], entries, strict=True)]
        _check_constraints(name, facts[name], entries)
    _add_people(facts, tables)
    return given, facts


def register_of(facts: Mapping[str, Sequence[FactRow]]) -> Register:
    """A register of complete rows by table."""
    return register_from({name: _frame(name, rows) for name, rows in facts.items() if rows})


def _row(table: str, entry: Marked) -> FactRow:
    schema = columns_of(table)
    row: dict[str, Scalar | None] = {}
    for column, value in entry.fields().items():
        known = [name for name in schema if name not in _FILLED_IN]
        if column not in known:
            raise value.refused(
                Text(id=f"Tabel {table} tidak mempunyai kolom {column}.", en=f"{table} has no column {column}."),
                Text(id=f"Kolomnya: {', '.join(known)}.", en=f"It has: {', '.join(known)}."),
            )
        row[column] = None if value.is_missing() else _value(value, schema[column])
    return row


def _value(value: Marked, data_type: pl.DataType) -> Scalar:
    match value_type_of(data_type):
        case ValueType.DAY:
            return value.day()
        case ValueType.FLAG:
            return value.flag()
        case ValueType.COUNT:
            return value.number()
    written = value.text()
    if isinstance(data_type, pl.Enum) and written not in data_type.categories:
        words = ", ".join(data_type.categories)
        raise value.refused(
            Text(id=f"Kata {written!r} tidak dikenal di sini.", en=f"The word {written!r} is unknown here."),
            Text(id=f"Pilih salah satu: {words}.", en=f"Choose one of: {words}."),
        )
    return written


def _completed(table: str, row: FactRow, entry: Marked) -> FactRow:
    columns = SCHEMAS[table].columns()
    defaults: dict[str, Scalar] = {"source_file": entry.file, "source_row": entry.line}
    if "person" in columns:
        defaults["person"] = FIRST_PERSON
    if table == "people":
        defaults["name"] = NAMES[0]
    if "met_in_person" in columns:
        defaults["met_in_person"] = False
    complete: dict[str, Scalar | None] = dict.fromkeys(columns) | defaults | dict(row)
    for name, column in columns.items():
        if complete[name] is None and not column.nullable:
            raise entry.refused(
                Text(id=f"Baris {table} ini tidak menyebut {name}.", en=f"This row of {table} does not say {name}."),
                Text(id="Tambahkan kolom itu.", en="Add that column."),
            )
    return complete


def _check_constraints(table: str, rows: Sequence[FactRow], entries: Sequence[Marked]) -> None:
    if not rows:
        return
    broken = {row["source_row"]: name for name, row in _breaches(SCHEMAS[table], _frame(table, rows))}
    for entry in entries:
        if entry.line in broken:
            raise entry.refused(_constraint_in_words(broken[entry.line]))


def _breaches(schema: type[dy.Schema], frame: pl.DataFrame) -> Iterable[tuple[str, Mapping[str, object]]]:
    failure = schema.filter(frame).failure
    if not len(failure):
        return
    details = failure.details()
    checks = [name for name in details.columns if name not in frame.columns]
    for name in checks:
        for row in details.filter(pl.col(name) == "invalid").rows(named=True):
            yield name, row


def _constraint_in_words(name: str) -> Text:
    column = name.split("|", maxsplit=1)[0]
    return CONSTRAINTS.get(
        name, Text(id=f"Isian {column} tidak berbentuk benar.", en=f"The value of {column} is not in its form.")
    )


def _frame(table: str, rows: Sequence[FactRow]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=columns_of(table))


def _add_people(facts: dict[str, list[FactRow]], tables: Marked) -> None:
    """A person whom rows speak about but `people` does not name gets an invented name."""
    named = {row["person"] for row in facts["people"]}
    mentioned = {row["person"] for name, rows in facts.items() if name not in {"people", "feeds"} for row in rows}
    for number in sorted(int(str(person)) for person in mentioned - named or ({FIRST_PERSON} - named)):
        name = NAMES[number - 1] if 0 < number <= len(NAMES) else f"CONTOH REKAAN {number}"
        row: FactRow = {"person": number, "name": name, "source_file": tables.file, "source_row": tables.line}
        facts["people"].append(dict.fromkeys(SCHEMAS["people"].columns()) | dict(row))
