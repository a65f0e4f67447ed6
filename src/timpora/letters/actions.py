"""Issuing letters: a number without gaps, a code, and the words, in the transaction of the act that the letter tells of."""

from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256
from secrets import token_bytes
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from timpora.audit import actions as audit
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.letters import fonts
from timpora.letters.core import events, refusals
from timpora.letters.core.documents import OfficialDocument
from timpora.letters.core.kinds import LetterKind, number_of
from timpora.letters.core.official import Proof, official_said
from timpora.letters.core.proof import CODE_LENGTH, code_of, digest_of
from timpora.letters.core.texts import texts_of
from timpora.letters.models import LONGEST_REASON, Letter, SignedLetter, WithdrawnLetter
from timpora.letters.printing import printed
from timpora.letters.signing import Seal, seal


Said = Callable[[str, str], dict[str, Any]]  # of a number and a code


class UnprintableError(Refused):
    """A document holds a character that no typeface has; `field` is its place and `character` what cannot be printed."""

    def __init__(self, found: tuple[Text, str]) -> None:
        super().__init__(refusals.unprintable(*found))
        self.field, self.character = found


@transaction.atomic
def issue(
    *, by: Viewer, kind: LetterKind, issued_on: date, subject: str, confidentiality: int, said: Mapping[str, Any]
) -> int:
    """Issues a reminder and gives its id; `said` is what its template sets, to which number and code are added.

    The number is held until the transaction ends: whoever issues the next letter of this office waits for that, so that an act which
    is undone leaves no gap.
    """
    if kind is not LetterKind.REMINDER:
        message = "An official document is issued as a document"
        raise ValueError(message)

    def whole(number: str, code: str) -> dict[str, Any]:
        return {**said, "number": number, "code": code}

    return _issued(by, kind, issued_on, subject, confidentiality, whole).pk


@transaction.atomic
def issue_document(*, by: Viewer, document: OfficialDocument, subject: str, confidentiality: int) -> int:
    """Issues an official document on its day and gives its id; where the office has a certificate and its official signs, it is signed.

    Raises UnprintableError before a number is taken, and Refused where the office cannot sign. The signed file is kept in the same
    transaction; every other document is set when somebody reads it.
    """
    found = fonts.first_unprintable(texts_of(document))
    if found is not None:
        raise UnprintableError(found)
    by_whom = _seal_of(document)
    address = f"{settings.PUBLIC_ADDRESS}{reverse('verify')}" if settings.PUBLIC_ADDRESS else ""

    def whole(number: str, code: str) -> dict[str, Any]:
        return official_said(
            document, Proof(number=number, code=code, address=address, signed_by=by_whom.name if by_whom else "")
        )

    made = _issued(by, document.kind, document.day, subject, confidentiality, whole)
    if by_whom is not None:
        _sign(made, by_whom)
    return made.pk


@transaction.atomic
def withdraw(*, by: Viewer, letter: int, because: str, on: date, replaced_by: int | None = None) -> None:
    """Says that a letter holds no more since a day, and which one took its place; the letter itself stays as it was.

    Raises Refused where there is no such letter, it was withdrawn before, or nothing is said why.
    """
    why = because.strip()
    if not why or len(why) > LONGEST_REASON:
        raise Refused(refusals.says_no_reason(LONGEST_REASON))
    found = Letter.objects.filter(office=by.office, pk=letter).defer("said").first()
    replacing = (
        None if replaced_by is None else Letter.objects.filter(office=by.office, pk=replaced_by).defer("said").first()
    )
    if found is None or (replaced_by is not None and (replacing is None or replacing == found)):
        raise Refused(refusals.NOT_THERE)
    if on < found.issued_on:
        raise Refused(refusals.BEFORE_IT_WAS_ISSUED)
    _, is_first = WithdrawnLetter.objects.get_or_create(
        letter=found,
        defaults={
            "office_id": found.office_id,
            "withdrawn_on": on,
            "withdrawn_by": by.account,
            "because": why,
            "replaced_by": replacing,
        },
    )
    if not is_first:
        raise Refused(refusals.WITHDRAWN_BEFORE)
    details: dict[str, str | int | bool | None] = {"letter": found.pk, "kind": found.kind}
    if replacing is not None:
        details["replaced_by"] = replacing.pk
    audit.record(events.LETTER_WITHDRAWN, subject=found.subject, details=details)


@transaction.atomic
def note_opening(*, letter: int, subject: str) -> None:
    """Notes that somebody reads a letter."""
    audit.record(events.LETTER_OPENED, subject=subject, details={"letter": letter})


def _issued(by: Viewer, kind: LetterKind, on: date, subject: str, confidentiality: int, whole: Said) -> Letter:  # noqa: PLR0917 - what a letter is
    assert by.office is not None  # who has no office issues no letter
    code = code_of(token_bytes(CODE_LENGTH))
    sequence = _next(on.year)
    said = whole(number_of(sequence, kind, on.year), code)
    made = Letter.objects.create(
        office_id=by.office, confidentiality=confidentiality, kind=kind.value, year=on.year, sequence=sequence, issued_on=on,
        issued_by=by.account, subject=subject, code=code, said=said, digest=digest_of(said),
    )  # fmt: skip
    audit.record(events.LETTER_ISSUED, subject=subject, details={"letter": made.pk, "kind": kind.value})
    return made


def _seal_of(document: OfficialDocument) -> Seal | None:
    if settings.SIGNING is None or not any(one.is_electronic for one in document.signatories):
        return None
    return seal(settings.SIGNING)


def _sign(letter: Letter, by_whom: Seal) -> None:
    letter.refresh_from_db(fields=["issued_at"])
    by_whom.require(letter.issued_at)
    pdf = printed(LetterKind(letter.kind), letter.said, made_at=timezone.localtime(letter.issued_at))
    signed = by_whom.sign(pdf)
    SignedLetter.objects.create(
        office_id=letter.office_id, letter=letter, pdf=signed, digest=sha256(signed).hexdigest()
    )


def _next(year: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT letters_next_number(%s)", [year])
        number: int = cursor.fetchone()[0]
        return number
