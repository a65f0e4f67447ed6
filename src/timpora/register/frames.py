"""What the database holds as the typed frames that rules read, so that the heart judges the register itself.

The day judged is the rules' own question, and they read from these frames what was so on it; the moment of knowledge is asked
here, since only the ledger knows who said what when. Rows come by COPY on the viewer's own connection, behind the same walls.
"""

import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, QuerySet

from timpora.facts.register import SCHEMAS, Register, columns_of, register_from
from timpora.kernel.viewers import Viewer
from timpora.register import identity, queries
from timpora.register.core.identity import Identity
from timpora.register.ledger import Fact


MISSING = "\\N"
PLACE = {"source_file": "source__file", "source_sheet": "source_sheet", "source_row": "source_row"}
RECORD = "person_record_id"


@dataclass(frozen=True, kw_only=True)
class Known:
    """The register of some people or of all, and whose their records are.

    `members` has one row a record: `record`, `person` (the lowest record of the same person) and `confidentiality` (Int64 each).
    """

    register: Register
    members: pl.DataFrame


def register_for(viewer: Viewer, *, as_known: datetime | None = None, feeds: pl.DataFrame | None = None) -> Register:
    """Everybody's register as it was known at a moment."""
    return known(viewer, as_known=as_known, feeds=feeds).register


def known(
    viewer: Viewer,
    *,
    records: Collection[int] | None = None,
    as_known: datetime | None = None,
    feeds: pl.DataFrame | None = None,
) -> Known:
    """What was known at a moment of the people of some records, with all their records, or of everybody.

    What is asked of some follows their number and not that of the register.
    """
    if records is None:
        found, among = identity.whole(viewer, as_known=as_known), None
    else:
        found = identity.around(viewer, records, as_known=as_known)
        among = list(found.person_of)
    frames = {kind: _frame(viewer, kind, found, as_known, among) for kind in queries.OF_A_PERSON}
    rows = _frame(viewer, "people", found, as_known, among)
    frames["people"] = _people(rows)
    frames["names"] = rows.select("person", "name", *PLACE)
    if feeds is not None:
        frames["feeds"] = feeds
    return Known(register=register_from(frames), members=_members(viewer, found, as_known, among))


def _members(viewer: Viewer, persons: Identity, as_known: datetime | None, among: list[int] | None) -> pl.DataFrame:
    rows = _among(queries.facts(viewer, "people", as_known=as_known), "id", among).order_by()
    read = _read(rows.values_list("id", "confidentiality"))
    columns = {"record": pl.Int64, "confidentiality": pl.Int64}
    told = pl.read_csv(read, has_header=False, schema=columns, raise_if_empty=False)
    # A circumstance may be more confidential than the record that it is about; whoever sees all of a person sees it too.
    of_more = _among(queries.facts(viewer, "circumstances", as_known=as_known), RECORD, among).order_by()
    more = pl.read_csv(
        _read(of_more.values_list(RECORD, "confidentiality")), has_header=False, schema=columns, raise_if_empty=False
    )
    most = pl.concat([told, more]).group_by("record").agg(pl.col("confidentiality").max())
    found = told.select("record").join(most, on="record").join(_person_of(persons), on="record")
    return found.select("record", "person", "confidentiality").sort("record")


def _among(rows: QuerySet[Any], column: str, records: list[int] | None) -> QuerySet[Any]:
    """The rows about some records; all of them where none are named."""
    return rows if records is None else rows.filter(**{f"{column}__in": records})


def _person_of(persons: Identity) -> pl.DataFrame:
    return pl.DataFrame(
        {"record": list(persons.person_of), "person": list(persons.person_of.values())},
        schema={"record": pl.Int64, "person": pl.Int64},
    )


def register_of_one(told: queries.Told, person: int, *, feeds: pl.DataFrame | None = None) -> Register:
    """The register of a single person, of what was read of all its records: nothing is asked of the database again."""
    frames = {kind: _of_one(kind, facts, person) for kind, facts in told.held.items()}
    frames["people"] = _people(frames["people"])
    return register_from(frames if feeds is None else {**frames, "feeds": feeds})


def _of_one(kind: str, facts: Sequence[Fact], person: int) -> pl.DataFrame:
    own, columns = _own_columns(kind), columns_of(kind)
    rows = [
        (person, *(getattr(one, name) for name in own), one.source.file, one.source_sheet, one.source_row)
        for one in facts
    ]
    return pl.DataFrame(rows, schema={name: columns[name] for name in ("person", *own, *PLACE)}, orient="row")


def _own_columns(kind: str) -> list[str]:
    """What rules read of a kind, and its table holds."""
    held = {column.name for column in queries.KINDS[kind]._meta.concrete_fields}  # noqa: SLF001 - Django's name for it
    return [name for name in SCHEMAS[kind].column_names() if name in held and name not in PLACE]


def _frame(
    viewer: Viewer, kind: str, persons: Identity, as_known: datetime | None, among: list[int] | None
) -> pl.DataFrame:
    """One kind of fact in the order of recording, each row with its person and its source."""
    record = "id" if kind == "people" else RECORD
    own = _own_columns(kind)
    rows = _among(queries.facts(viewer, kind, as_known=as_known), record, among)
    read = _read(rows.annotate(told_of=F(record)).values_list("told_of", *own, *PLACE.values()))
    schema: dict[str, pl.DataType] = {
        "told_of": pl.Int64(),
        **{name: columns_of(kind)[name] for name in (*own, *PLACE)},
    }
    frame = pl.read_csv(
        read, has_header=False, new_columns=list(schema), schema={name: _as_read(of) for name, of in schema.items()}, null_values=MISSING,
        raise_if_empty=False,
    )  # fmt: skip
    typed = frame.with_columns(
        (pl.col(name) == "t") if of == pl.Boolean else pl.col(name).cast(of) for name, of in schema.items()
    )
    # A fact whose record was withdrawn while it stands itself is about nobody, and is left out.
    return typed.join(_person_of(persons).rename({"record": "told_of"}), on="told_of", maintain_order="left").drop(
        "told_of"
    )


def _as_read(of: pl.DataType) -> pl.DataType:
    """Days, whole numbers and texts are read as such; words of closed sets and flags as texts first."""
    return of if of in {pl.Int64, pl.UInt32, pl.Date} else pl.String()


def _read(rows: object) -> io.BytesIO:
    read = io.BytesIO()
    try:
        statement, values = rows.query.sql_with_params()  # type: ignore[attr-defined]  # of a query set
    except EmptyResultSet:  # asked of nobody
        return read
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
