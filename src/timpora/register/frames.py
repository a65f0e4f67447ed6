"""What the database holds as the typed frames that rules read, so that the heart judges the register itself.

The day judged is the rules' own question, and they read from these frames what was so on it; the moment of knowledge is asked
here, since only the ledger knows who said what when. Rows come by COPY on the viewer's own connection, behind the same walls.
"""

import io
from datetime import datetime
from functools import cache
from typing import Any

import polars as pl
from django.db import connection
from django.db.models import F

from timpora.facts.register import SCHEMAS, Register, columns_of, register_from
from timpora.kernel.viewers import Viewer
from timpora.register import identity, queries
from timpora.register.core.identity import Identity
from timpora.register.ledger import Fact
from timpora.register.telling import Told


MISSING = "\\N"
PLACE = {"source_file": "source__file", "source_sheet": "source_sheet", "source_row": "source_row"}
RECORD = "person_record_id"


def register_for(viewer: Viewer, *, as_known: datetime | None = None) -> Register:
    """Everybody's register as it was known at a moment."""
    found = identity.whole(viewer, as_known=as_known)
    frames = {kind: _frame(viewer, kind, found, as_known) for kind in queries.OF_A_PERSON}
    frames["people"] = _people(_frame(viewer, "people", found, as_known))
    return register_from(frames)


def rows_of_one(told: Told, person: int) -> dict[str, list[dict[str, Any]]]:
    """What the frames hold of a single person, as plain rows, of what was read of all its records.

    No frame is made of them and no schema asked: what a schema demands of a fact, the constraints of its table demand as well
    (`models.py`), and frames for a handful of rows cost a page more than everything that the rulebook does with them.
    """
    rows = {kind: [_row(kind, fact, person) for fact in facts] for kind, facts in told.held.items()}
    return {"names": [], **rows, "people": [_one_person(rows["people"])] if rows["people"] else []}


def _row(kind: str, fact: Fact, person: int) -> dict[str, Any]:
    place = {"source_file": fact.source.file, "source_sheet": fact.source_sheet, "source_row": fact.source_row}
    return {
        **_all_missing(kind), **{name: getattr(fact, name) for name in _own_columns(kind)}, **place, "person": person
    }  # fmt: skip


def _one_person(records: list[dict[str, Any]]) -> dict[str, Any]:
    """As `_people` does: the first record's name and source, the birth days that all records allow, else all that they span."""
    earliest = [one["born_earliest"] for one in records if one["born_earliest"] is not None]
    latest = [one["born_latest"] for one in records if one["born_latest"] is not None]
    if earliest and latest:
        agree = max(earliest) <= min(latest)
        born = (max(earliest), min(latest)) if agree else (min(earliest), max(latest))
    else:
        born = (max(earliest, default=None), min(latest, default=None))
    nationality = next((one["nationality"] for one in records if one["nationality"] is not None), None)
    return {**records[0], "born_earliest": born[0], "born_latest": born[1], "nationality": nationality}


@cache
def _all_missing(kind: str) -> dict[str, None]:
    return dict.fromkeys(SCHEMAS[kind].column_names())


@cache
def _own_columns(kind: str) -> list[str]:
    """What rules read of a kind, and its table holds."""
    held = {column.name for column in queries.KINDS[kind]._meta.concrete_fields}  # noqa: SLF001 - Django's name for it
    return [name for name in SCHEMAS[kind].column_names() if name in held and name not in PLACE]


def _frame(viewer: Viewer, kind: str, persons: Identity, as_known: datetime | None) -> pl.DataFrame:
    """One kind of fact in the order of recording, each row with its person and its source."""
    record = "id" if kind == "people" else RECORD
    own = _own_columns(kind)
    rows = queries.facts(viewer, kind, as_known=as_known)
    read = _read(rows.annotate(told_of=F(record)).values_list("told_of", *own, *PLACE.values()))
    schema: dict[str, pl.DataType] = {
        "told_of": pl.Int64(),
        **{name: columns_of(kind)[name] for name in (*own, *PLACE)},
    }
    frame = pl.read_csv(
        read, has_header=False, new_columns=list(schema), schema={name: _as_read(of) for name, of in schema.items()}, null_values=MISSING,
        raise_if_empty=False,
    )  # fmt: skip
    known = pl.DataFrame(
        {"told_of": list(persons.person_of), "person": list(persons.person_of.values())},
        schema={"told_of": pl.Int64, "person": pl.Int64},
    )
    typed = frame.with_columns(
        (pl.col(name) == "t") if of == pl.Boolean else pl.col(name).cast(of) for name, of in schema.items()
    )
    # A fact whose record was withdrawn while it stands itself is about nobody, and is left out.
    return typed.join(known, on="told_of", maintain_order="left").drop("told_of")


def _as_read(of: pl.DataType) -> pl.DataType:
    """Days, whole numbers and texts are read as such; words of closed sets and flags as texts first."""
    return of if of in {pl.Int64, pl.UInt32, pl.Date} else pl.String()


def _read(rows: object) -> io.BytesIO:
    statement, values = rows.query.sql_with_params()  # type: ignore[attr-defined]  # of a query set
    read = io.BytesIO()
    with connection.cursor() as cursor, cursor.copy(f"COPY ({statement}) TO STDOUT (FORMAT csv, NULL '{MISSING}')", values) as copied:  # fmt: skip
        for block in copied:
            read.write(block)
    read.seek(0)
    return read


def _people(records: pl.DataFrame) -> pl.DataFrame:
    """One row a person: the first record's name and source, the birth days that all records allow, else all that they span."""
    earliest, latest = pl.col("born_earliest").max(), pl.col("born_latest").min()
    agree = (earliest <= latest).fill_null(value=True)
    return records.group_by("person", maintain_order=True).agg(
        pl.col("name").first(),
        pl.when(agree).then(earliest).otherwise(pl.col("born_earliest").min()).alias("born_earliest"),
        pl.when(agree).then(latest).otherwise(pl.col("born_latest").max()).alias("born_latest"),
        pl.col("nationality").drop_nulls().first(),
        pl.col("source_file", "source_sheet", "source_row").first(),
    )
