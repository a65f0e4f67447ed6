"""Invented registers of any size for measuring: the same people whether drawn at once or slice by slice."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl
from polars.io.plugins import register_io_source

from timpora.facts.register import SCHEMAS, Register, columns_of
from timpora.sample.large_people import Crowd, draw_crowd
from timpora.sample.large_tables import TABLES, feeds


PERMITS_A_PERSON = 1.12
PEOPLE_A_SLICE = 250_000
MOST_STAYS = 10_000_000


def large_register(stays: int, *, seed: int = 2023) -> Register:
    """A register with exactly `stays` stay permits (1 to 10 million), in memory; the same for the same numbers.

    Shares are those of a real office: 1.12 permits, 1.6 crossings, 0.3 reports of presence and 0.5 work plans a person,
    most people lawful or gone, about one in a hundred for each kind of finding on 27 June 2023. The frames are not
    checked against their schemas again (`register_from` would), because tests do so. Raises ValueError for another number.
    """
    slices = list(_slices(stays, seed))
    frames: dict[str, Any] = {name: pl.concat([_draw(table, one) for one in slices]) for name, table in TABLES.items()}
    frames["feeds"] = feeds()
    return Register(**{name: SCHEMAS[name].cast(frame).lazy() for name, frame in frames.items()})


def write_parquet(folder: Path, stays: int, *, seed: int = 2023) -> None:
    """Writes `<table>.parquet` for each kind of fact, slice by slice, so that memory does not grow with the stays.

    The rows are those of `large_register` with the same numbers. Raises ValueError for less than 1 or more than 10 million.
    """
    slices = list(_slices(stays, seed))
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in TABLES.items():
        _source(name, table, slices).sink_parquet(folder / f"{name}.parquet", compression="zstd", compression_level=1)
    feeds().write_parquet(folder / "feeds.parquet")


type Slice = dict[str, int]


def _slices(stays: int, seed: int) -> Iterator[Slice]:
    if not 1 <= stays <= MOST_STAYS:
        message = f"{stays} stays cannot be drawn: ask for 1 to {MOST_STAYS}."
        raise ValueError(message)
    people = max(round(stays / PERMITS_A_PERSON), (stays + 1) // 2)
    for first in range(0, people, PEOPLE_A_SLICE):
        count = min(PEOPLE_A_SLICE, people - first)
        yield {"first": first, "count": count, "people": people, "stays": stays, "seed": seed}


def _draw(table: Callable[[Crowd], pl.DataFrame], one: Slice) -> pl.DataFrame:
    """One slice of one table; each table draws its crowd anew, so no table depends on which others were drawn."""
    return table(draw_crowd(**one))


def _source(name: str, table: Callable[[Crowd], pl.DataFrame], slices: list[Slice]) -> pl.LazyFrame:
    # Polars reads from a thread of its own, which coverage cannot follow; a test compares every row that was written.
    def read(*_: object) -> Iterator[pl.DataFrame]:  # pragma: no cover
        yield from (_draw(table, one) for one in slices)

    return register_io_source(read, schema=dict(columns_of(name)))
