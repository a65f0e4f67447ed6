"""A world of three small tables in which any expression of the language can be computed by both back ends."""

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from timpora.engine import nodes
from timpora.engine.backends.asked import Facts
from timpora.engine.backends.polars import Frames, evaluate
from timpora.engine.backends.reference import Reference
from timpora.engine.environment import DatedValue, Environment
from timpora.engine.tables import Table
from timpora.kernel.periods import Period


type Row = Mapping[str, object]

AS_OF = date(2023, 6, 27)
COLUMNS: dict[str, pl.DataType] = {
    "on": pl.Date(), "until": pl.Date(), "number": pl.Int64(), "word": pl.String(), "flag": pl.Boolean()
}  # fmt: skip
SCHEMA: dict[str, pl.DataType] = {"person": pl.Int64()} | COLUMNS
people, events, feeds = (Table(name, SCHEMA) for name in ("people", "events", "feeds"))
PARAMETERS = {
    "days": [
        DatedValue(holds=Period(date(2023, 1, 1), date(2023, 6, 27)), value=14),
        DatedValue(holds=Period(date(2023, 6, 28)), value=60),
    ],
    "amount": [
        DatedValue(holds=Period(date(2011, 5, 5), date(2019, 5, 2)), value=300_000),
        DatedValue(holds=Period(date(2019, 5, 3)), value=1_000_000),
    ],
    "switch": [DatedValue(holds=Period(date(2023, 3, 1), date(2023, 12, 31)), value=True)],
}


def world(as_of: date = AS_OF) -> Environment:
    """The environment of the small world on a day."""
    return Environment(as_of=as_of, parameters=PARAMETERS, dictionaries={})


def frame_of(rows: Sequence[Row]) -> pl.LazyFrame:
    """Rows in order of person; what a row does not name is missing."""
    complete = [{name: row.get(name) for name in SCHEMA} for row in rows]
    return pl.DataFrame(complete, schema=SCHEMA).sort("person", maintain_order=True).lazy()


def by_polars(
    wanted: Mapping[str, nodes.Node], tables: Mapping[str, Sequence[Row]], environment: Environment
) -> list[dict[str, object]]:
    """The wanted values of each person, in order of person, by Polars."""
    frames = {name: frame_of(tables.get(name, ())) for name in ("people", "events", "feeds")}
    run = Frames(subject_table="people", key="person", tables=frames)
    return [
        {name: row[name] for name in wanted}
        for row in evaluate(wanted, frames=run, environment=environment).iter_rows(named=True)
    ]


def by_reference(
    wanted: Mapping[str, nodes.Node], tables: Mapping[str, Sequence[Row]], environment: Environment
) -> list[dict[str, object]]:
    """The same by the reference."""
    rows = {
        name: frame_of(tables.get(name, ())).with_row_index("row_number").collect().rows(named=True)
        for name in ("people", "events", "feeds")
    }
    found = []
    for person in rows["people"]:
        own = {name: [row for row in rows[name] if row["person"] == person["person"]] for name in ("people", "events")}
        facts = Facts(subject_table="people", subject=person, rows=own, everywhere={"feeds": rows["feeds"]})
        reference = Reference(facts, environment)
        found.append({name: reference.value(node) for name, node in wanted.items()})
    return found


def value_of(node: nodes.Node, *, as_of: date = AS_OF, person: Row | None = None, **tables: Sequence[Row]) -> object:
    """The value of one expression for one person; both back ends must give it."""
    given = {"people": [{"person": 0} | dict(person or {})]} | {
        name: [{"person": 0} | dict(row) for row in rows] for name, rows in tables.items()
    }
    wanted = {"value": node}
    (expected,), (found,) = by_reference(wanted, given, world(as_of)), by_polars(wanted, given, world(as_of))
    assert found == expected, f"Polars says {found['value']!r}, the reference {expected['value']!r}"
    return expected["value"]
