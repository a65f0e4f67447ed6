"""Issuing letters: a number without gaps, a code, and the words, in the transaction of the act that the letter tells of."""

from collections.abc import Mapping
from datetime import date
from secrets import token_bytes
from typing import Any

from django.db import connection, transaction

from timpora.audit import actions as audit
from timpora.kernel.viewers import Viewer
from timpora.letters.core import events
from timpora.letters.core.kinds import LetterKind, number_of
from timpora.letters.core.proof import CODE_LENGTH, code_of, digest_of
from timpora.letters.models import Letter


@transaction.atomic
def issue(
    *, by: Viewer, kind: LetterKind, issued_on: date, subject: str, confidentiality: int, said: Mapping[str, Any]
) -> int:
    """Issues a letter and gives its id; `said` is what its template sets, to which number and code are added.

    The number is held until the transaction ends: whoever issues the next letter of this office waits for that, so that an act which
    is undone leaves no gap.
    """
    assert by.office is not None  # who has no office issues no letter
    year, code = issued_on.year, code_of(token_bytes(CODE_LENGTH))
    sequence = _next(year)
    whole = {**said, "number": number_of(sequence, kind, year), "code": code}
    made = Letter.objects.create(
        office_id=by.office, confidentiality=confidentiality, kind=kind.value, year=year, sequence=sequence, issued_on=issued_on,
        issued_by=by.account, subject=subject, code=code, said=whole, digest=digest_of(whole),
    )  # fmt: skip
    audit.record(events.LETTER_ISSUED, subject=subject, details={"letter": made.pk, "kind": kind.value})
    return made.pk


@transaction.atomic
def note_opening(*, letter: int, subject: str) -> None:
    """Notes that somebody reads a letter."""
    audit.record(events.LETTER_OPENED, subject=subject, details={"letter": letter})


def _next(year: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT letters_next_number(%s)", [year])
        number: int = cursor.fetchone()[0]
        return number
