"""What the database holds as the typed frames that rules read, so that the heart judges the register itself.

The day judged is the rules' own question, and they read from these frames what was so on it; the moment of knowledge is asked
here, since only the ledger knows who said what when. Rows come column by column on the viewer's own connection, behind the same walls.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import polars as pl
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL

from timpora.facts.register import SCHEMAS, Register, columns_of, register_from
from timpora.kernel.viewers import Viewer
from timpora.register import columns, identity, queries
from timpora.register.ledger import Fact, Source
from timpora.register.telling import Told


ROW = ("source_sheet", "source_row")
PLACE = ("source_file", *ROW)
RECORD = "person_record_id"
WHOSE = {"record": pl.Int64(), "person": pl.Int64()}
# Read with a kind of fact and of no rule: how confidential it is, and what tells documents apart.
BESIDE: Mapping[str, Mapping[str, pl.DataType]] = {
    "people": {"confidentiality": pl.Int64()}, "circumstances": {"confidentiality": pl.Int64()}, "travel_documents": {"issuing_state": pl.String()},
}  # fmt: skip


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
    found = None if records is None else identity.around(viewer, records, as_known=as_known).person_of
    reading = _Reading(viewer, as_known, None if found is None else list(found))
    rows = {kind: reading.rows(kind) for kind in queries.KINDS if kind in SCHEMAS}
    if found is None:
        persons = identity.whole_in_columns(viewer, rows["people"], rows["travel_documents"], as_known=as_known)
    else:
        persons = pl.DataFrame({"record": list(found), "person": list(found.values())}, schema=WHOSE)
    members = _members(persons, rows)
    files = reading.files(rows)
    frames = {kind: _placed(rows.pop(kind), persons, files) for kind in list(rows)}
    frames["names"] = frames["people"].select("person", "name", *PLACE)
    frames["people"] = _people(frames["people"])
    if feeds is not None:
        frames["feeds"] = feeds
    return Known(register=register_from(frames), members=members)


@dataclass(frozen=True)
class _Reading:
    """Reads the facts about some records, or about all."""

    viewer: Viewer
    as_known: datetime | None
    among: list[int] | None

    def rows(self, kind: str) -> pl.DataFrame:
        """One kind of fact in the order of recording: of which record, what rules read, and what is asked beside it."""
        record = "id" if kind == "people" else RECORD
        held = {name: columns_of(kind)[name] for name in (*_own_columns(kind), *ROW)}
        held |= BESIDE.get(kind, {})
        rows = self._about(kind, record).annotate(number=F("id"), told_of=F(record))
        schema = {"number": pl.Int64(), "record": pl.Int64(), "source_id": pl.Int64(), **held}
        told = columns.read(rows.values_list("number", "told_of", "source_id", *held), schema, whole=self.among is None)
        return told.sort("number").drop("number")

    def files(self, rows: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """What the sources of some rows are called."""
        named = pl.concat([told.select("source_id") for told in rows.values()]).unique().to_series().to_list()
        sources = Source.objects.filter(office=self.viewer.office, pk__in=_in_one_array(named))
        return columns.read(sources.values_list("id", "file"), {"source_id": pl.Int64(), "source_file": pl.String()})

    def _about(self, kind: str, record: str) -> QuerySet[Any]:
        rows = queries.facts(self.viewer, kind, as_known=self.as_known)
        return rows if self.among is None else rows.filter(**{f"{record}__in": _in_one_array(self.among)})


def _in_one_array(numbers: list[int]) -> RawSQL:
    """One array, and not a parameter a number: of thousands, writing them out would take longer than finding them."""
    return RawSQL("SELECT unnest(%s::bigint[])", [numbers])


def _placed(rows: pl.DataFrame, persons: pl.DataFrame, files: pl.DataFrame) -> pl.DataFrame:
    """Rows with their person and what their source is called, in the same order."""
    # A fact whose record was withdrawn while it stands itself is about nobody, and is left out.
    told = rows.join(persons, on="record", maintain_order="left")
    return told.join(files, on="source_id", maintain_order="left").drop("record", "source_id")


def _members(persons: pl.DataFrame, rows: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Whose the records are, and how confidential."""
    # A circumstance may be more confidential than the record that it is about; whoever sees all of a person sees it too.
    told = pl.concat([rows[kind].select("record", "confidentiality") for kind in ("people", "circumstances")])
    most = told.group_by("record").agg(pl.col("confidentiality").max())
    return persons.join(most, on="record").select("record", "person", "confidentiality").sort("record")


def rows_of_one(told: Told, person: int) -> dict[str, list[dict[str, Any]]]:
    """What the frames hold of a single person, as plain rows, of what was read of all its records.

    No frame is made of them and no schema asked: what a schema demands of a fact, the constraints of its table demand as well
    (`models.py`), and frames for a handful of rows cost a page more than everything that the rulebook does with them.
    """
    rows = {kind: [_row(kind, fact, person) for fact in facts] for kind, facts in told.held.items()}
    names = [{name: record[name] for name in ("person", "name", *PLACE)} for record in rows["people"]]
    return {"names": names, **rows, "people": [_one_person(rows["people"])] if rows["people"] else []}


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
