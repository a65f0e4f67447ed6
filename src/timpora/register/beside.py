"""What the database knows beside some records: their documents, the judgements on them, and whoever holds the same numbers.

Statements of our own and not the object mapper's: every page of people asks them, several statements travel as one, and none of
them is put together anew. What may be seen is, as everywhere, decided by the walls of the tables.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from timpora.kernel.viewers import Viewer
from timpora.register.core.identity import Holding, Judged
from timpora.register.judgements import Verdict
from timpora.register.queries import held


RECORDS = "SELECT record.id FROM register_personrecord record WHERE record.office_id = %(office)s AND record.id = ANY(%(asked)s::bigint[])"
DOCUMENTS = (
    "SELECT document.person_record_id, document.document_number, coalesce(document.issuing_state, record.nationality),"
    " record.born_earliest, record.born_latest"
    " FROM register_traveldocument document JOIN register_personrecord record ON record.id = document.person_record_id"
    " WHERE document.office_id = %(office)s AND document.person_record_id = ANY(%(asked)s::bigint[])"
)
JUDGEMENTS = (
    "SELECT judgement.judged_by, judgement.id, judgement.verdict, judgement.first_record_id, judgement.second_record_id"
    " FROM register_judgement judgement WHERE judgement.office_id = %(office)s"
    " AND (judgement.first_record_id = ANY(%(asked)s::bigint[]) OR judgement.second_record_id = ANY(%(asked)s::bigint[]))"
)
HOLDERS = (
    "SELECT document.person_record_id FROM register_traveldocument document"
    " WHERE document.office_id = %(office)s AND document.document_number = ANY(%(numbers)s::varchar[])"
)


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Which of some records are known, the documents of these, and each judgement on them after what it weighs."""

    known: set[int]
    holdings: Sequence[Holding]
    judged: Sequence[tuple[str, int, Judged]]


def beside(viewer: Viewer, asked: Collection[int], *, as_known: datetime | None) -> Beside:
    """Some records as they were known at a moment; the unknown are left out with everything about them."""
    texts = [
        f"{text} AND {held(row, as_known)}"
        for text, row in ((RECORDS, "record"), (DOCUMENTS, "document"), (JUDGEMENTS, "judgement"))
    ]
    with connection.cursor() as cursor:
        values = {"office": viewer.office, "asked": list(asked), "until": as_known}
        # Sent and answered at once: the cursor of the office's connections binds values itself.
        cursor.execute(";\n".join(texts), values)
        known = {number for (number,) in cursor.fetchall()}
        cursor.nextset()
        documents = cursor.fetchall()
        cursor.nextset()
        judgements = cursor.fetchall()
    return Beside(
        known=known,
        holdings=[
            Holding(record=record, document=document, state=state or None, born_earliest=earliest, born_latest=latest)
            for record, document, state, earliest, latest in documents
            if record in known
        ],
        judged=[
            (by, number, Judged(first=first, second=second, are_same=verdict == Verdict.SAME))
            for by, number, verdict, first, second in judgements
            if not known.isdisjoint((first, second))
        ],
    )


def holders_of(viewer: Viewer, numbers: Collection[str], *, as_known: datetime | None) -> set[int]:
    """The records that name one of some document numbers."""
    if not numbers:
        return set()
    with connection.cursor() as cursor:
        values = {"office": viewer.office, "numbers": list(numbers), "until": as_known}
        cursor.execute(f"{HOLDERS} AND {held('document', as_known)}", values)
        return {record for (record,) in cursor.fetchall()}
