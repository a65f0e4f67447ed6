"""Invented registers for tests: a few rows written by hand, or many drawn at random by hypothesis."""

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from timpora.facts.register import SCHEMAS, Register, register_from


def register_of(**rows: Sequence[Mapping[str, object]]) -> Register:
    """A register from lists of rows; sources are filled in, columns not given are missing."""
    frames = {}
    for name, given in rows.items():
        schema = dict(SCHEMAS[name].create_empty().schema)
        complete = [
            {column: row.get(column) for column in schema} | {"source_file": "uji.csv", "source_row": number + 2}
            for number, row in enumerate(given)
        ]
        frames[name] = pl.DataFrame(complete, schema=schema)
    return register_from(frames)


def person(number: int = 0, **values: object) -> dict[str, object]:
    """A person with an invented name."""
    return {"person": number, "name": f"CONTOH REKAAN {number}"} | values


def day(text: str) -> date:
    """A day from ISO text."""
    return date.fromisoformat(text)
