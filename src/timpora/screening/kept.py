"""What is kept of judgements, as frames: findings and standings of some people or of everybody, read behind the viewer's walls."""

from collections.abc import Collection, Mapping

import polars as pl
from django.db import connection

from timpora.kernel.viewers import Viewer
from timpora.register import columns
from timpora.screening.core.differences import KEPT, STOOD


FINDINGS = f"SELECT {', '.join(KEPT)} FROM screening_finding WHERE office_id = %s AND state <> 'gone'"  # noqa: S608 - our own names
STANDINGS = f"SELECT {', '.join(STOOD)} FROM screening_standing WHERE office_id = %s"  # noqa: S608 - our own names
WHOSE = "SELECT screening_whose(%s::bigint[])"


def findings(viewer: Viewer, persons: Collection[int] | None) -> pl.DataFrame:
    """Kept findings that are not gone, of some people or of all, with those about feeds; columns KEPT, in order of number."""
    asked = "" if persons is None else " AND (person = ANY(%s::bigint[]) OR person IS NULL)"
    return _read(f"{FINDINGS}{asked}", viewer, persons, KEPT).sort("id")


def standings(viewer: Viewer, persons: Collection[int] | None) -> pl.DataFrame:
    """Kept standings of some people or of all; columns STOOD, in order of person."""
    asked = "" if persons is None else " AND person = ANY(%s::bigint[])"
    return _read(f"{STANDINGS}{asked}", viewer, persons, STOOD).sort("person")


def _read(statement: str, viewer: Viewer, persons: Collection[int] | None, schema: Mapping[str, pl.DataType]) -> pl.DataFrame:  # fmt: skip
    values = [viewer.office] if persons is None else [viewer.office, list(persons)]
    return columns.read_statement(statement, values, schema, whole=persons is None)


def whose(records: Collection[int]) -> set[int]:
    """All records of the people of several to whom some records belonged when they were last judged; for their office's machine alone."""
    with connection.cursor() as cursor:
        cursor.execute(WHOSE, [list(records)])
        return {record for (record,) in cursor.fetchall()}
