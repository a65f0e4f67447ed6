"""What is kept of judgements, as frames: findings and standings of some people or of everybody, read behind the viewer's walls."""

import io
from collections.abc import Collection

import polars as pl
from django.db import connection

from timpora.kernel.viewers import Viewer
from timpora.screening.core.differences import KEPT, STOOD


MISSING = "\\N"
FINDINGS = f"SELECT {', '.join(KEPT)} FROM screening_finding WHERE office_id = %s AND state <> 'gone'"  # noqa: S608 - our own names
STANDINGS = f"SELECT {', '.join(STOOD)} FROM screening_standing WHERE office_id = %s"  # noqa: S608 - our own names
WHOSE = "SELECT DISTINCT unnest(records) FROM screening_standing WHERE office_id = %s AND records && %s::bigint[]"


def findings(viewer: Viewer, persons: Collection[int] | None) -> pl.DataFrame:
    """Kept findings that are not gone, of some people or of all, with those about feeds; columns KEPT."""
    asked = "" if persons is None else " AND (person = ANY(%s::bigint[]) OR person IS NULL)"
    return _read(f"{FINDINGS}{asked}", viewer, persons, KEPT)


def standings(viewer: Viewer, persons: Collection[int] | None) -> pl.DataFrame:
    """Kept standings of some people or of all; columns STOOD."""
    asked = "" if persons is None else " AND person = ANY(%s::bigint[])"
    return _read(f"{STANDINGS}{asked}", viewer, persons, STOOD)


def _read(statement: str, viewer: Viewer, persons: Collection[int] | None, schema: dict[str, pl.DataType]) -> pl.DataFrame:  # fmt: skip
    values = [viewer.office] if persons is None else [viewer.office, list(persons)]
    read = io.BytesIO()
    with connection.cursor() as cursor, cursor.copy(f"COPY ({statement}) TO STDOUT (FORMAT csv, NULL '{MISSING}')", values) as copied:  # fmt: skip
        for block in copied:
            read.write(block)
    read.seek(0)
    plain = {name: pl.String() if of == pl.Boolean else of for name, of in schema.items()}
    frame = pl.read_csv(read, has_header=False, new_columns=list(schema), schema=plain, null_values=MISSING, empty_string_is_null=False, raise_if_empty=False)  # fmt: skip
    return frame.with_columns(pl.col(name) == "t" for name, of in schema.items() if of == pl.Boolean)


def whose(viewer: Viewer, records: Collection[int]) -> set[int]:
    """All records of the people to whom some records belonged when they were last judged."""
    with connection.cursor() as cursor:
        cursor.execute(WHOSE, [viewer.office, list(records)])
        return {record for (record,) in cursor.fetchall()}
