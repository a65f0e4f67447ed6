"""The register as a rule sees it: one typed lazy frame per kind of fact."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

import dataframely as dy
import polars as pl

from timpora.facts import tables


@dataclass(frozen=True, kw_only=True)
class Register:
    """All facts, each frame sorted by `person`; nothing is read before somebody collects."""

    people: dy.LazyFrame[tables.People]
    names: dy.LazyFrame[tables.Names]
    travel_documents: dy.LazyFrame[tables.TravelDocuments]
    stay_permits: dy.LazyFrame[tables.StayPermits]
    applications: dy.LazyFrame[tables.Applications]
    crossings: dy.LazyFrame[tables.Crossings]
    presence: dy.LazyFrame[tables.Presence]
    work_permits: dy.LazyFrame[tables.WorkPermits]
    circumstances: dy.LazyFrame[tables.Circumstances]
    feeds: dy.LazyFrame[tables.Feeds]

    def frames(self) -> dict[str, pl.LazyFrame]:
        """The frames by the name that rules use."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


SCHEMAS: dict[str, type[tables.Sourced]] = {
    "people": tables.People,
    "names": tables.Names,
    "travel_documents": tables.TravelDocuments,
    "stay_permits": tables.StayPermits,
    "applications": tables.Applications,
    "crossings": tables.Crossings,
    "presence": tables.Presence,
    "work_permits": tables.WorkPermits,
    "circumstances": tables.Circumstances,
    "feeds": tables.Feeds,
}


@cache
def columns_of(table: str) -> pl.Schema:
    """The columns of a kind of fact with their data types, in order; raises KeyError for a name that is none."""
    return SCHEMAS[table].create_empty().schema


def register_from(frames: Mapping[str, pl.LazyFrame | pl.DataFrame]) -> Register:
    """A register from plain frames by name; a frame that is not given is empty.

    Columns that are not given are missing values. Raises dataframely's ValidationError when a frame breaks the
    constraints of its schema, and KeyError for a name that is no kind of fact.
    """
    unknown = sorted(set(frames) - set(SCHEMAS))
    if unknown:
        message = f"No such kind of fact: {', '.join(unknown)}; known are {', '.join(SCHEMAS)}"
        raise KeyError(message)
    typed: dict[str, Any] = {name: _typed(name, frames.get(name)) for name in SCHEMAS}
    return Register(**typed)


@cache
def _empty(table: str) -> dy.LazyFrame[tables.Sourced]:
    """No fact of a kind; most lists and examples speak of few kinds."""
    return SCHEMAS[table].create_empty(lazy=True)


def _typed(table: str, frame: pl.LazyFrame | pl.DataFrame | None) -> dy.LazyFrame[tables.Sourced]:
    schema = SCHEMAS[table]
    if frame is None or (isinstance(frame, pl.DataFrame) and frame.is_empty()):
        return _empty(table)
    lazy = frame.lazy()
    present = lazy.collect_schema().names()
    missing = [pl.lit(None).alias(name) for name in schema.column_names() if name not in present]
    order = "person" if "person" in schema.column_names() else schema.primary_key()[0]
    complete = lazy.with_columns(*missing).select(schema.column_names()).sort(order, maintain_order=True)
    return schema.validate(complete.cast(columns_of(table)).collect()).lazy()
