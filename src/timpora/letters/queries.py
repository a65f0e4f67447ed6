"""What may be read of letters; the viewer comes first, and the database shows the own office's within the own clearance."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from timpora.kernel.text import Language, day_in_words
from timpora.kernel.viewers import Viewer
from timpora.letters import drafts
from timpora.letters.core.documents import OfficialDocument
from timpora.letters.core.kinds import LetterKind, number_of
from timpora.letters.core.official import withdrawn_said
from timpora.letters.core.proof import code_typed, digest_of, in_groups
from timpora.letters.core.said import from_said
from timpora.letters.models import Letter, WithdrawnLetter
from timpora.letters.printing import printed


VERIFIED = "SELECT office, kind, issued_on, withdrawn_on, is_replaced FROM letters_verified(%s)"


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """Since when a letter holds no more, why, and which one took its place."""

    on: date
    because: str
    replaced_by: int | None
    replaced_by_number: str


@dataclass(frozen=True, kw_only=True)
class LetterSeen:
    """A letter without its words."""

    id: int
    kind: LetterKind
    number: str
    code: str
    subject: str
    issued_on: date
    issued_at: datetime
    is_signed: bool = False
    withdrawn: Withdrawal | None = None

    @property
    def file_name(self) -> str:
        """`0001-PENGINGAT-2023.pdf`: it names nobody."""
        return f"{self.number.replace('/', '-')}.pdf"


@dataclass(frozen=True, kw_only=True)
class Verified:
    """What anybody with the code of a letter is told: who issued which kind of letter on which day, and whether it holds."""

    office: str
    kind: LetterKind
    issued_on: date
    withdrawn_on: date | None
    is_replaced: bool


class LetterAlteredError(Exception):
    """What is kept of a letter is not what was issued."""


def letter(viewer: Viewer, number: int) -> LetterSeen | None:
    """One letter; None where the viewer sees none."""
    return letters(viewer, [number]).get(number)


def letters(viewer: Viewer, wanted: Collection[int]) -> Mapping[int, LetterSeen]:
    """Some letters by their ids."""
    rows = _rows(viewer).filter(pk__in=wanted).defer("said", "signed__pdf")
    return {row.pk: _seen(row) for row in rows}


def letters_about(viewer: Viewer, subject: str, kind: LetterKind | None = None) -> list[LetterSeen]:
    """The letters about a subject (`case:12`), those of a kind where one is named, in the order of issue."""
    rows = _rows(viewer).filter(subject=subject).defer("said", "signed__pdf").order_by("pk")
    return [_seen(row) for row in (rows if kind is None else rows.filter(kind=kind.value))]


def document(viewer: Viewer, number: int) -> OfficialDocument | None:
    """What an official document says, as it was issued; None where the viewer sees none, or it is a reminder."""
    row = _rows(viewer).filter(pk=number).exclude(kind=LetterKind.REMINDER.value).defer("signed__pdf").first()
    return None if row is None else from_said(_unaltered(row).said["document"])


def documents(viewer: Viewer, wanted: Collection[int]) -> Mapping[int, OfficialDocument]:
    """What some official documents say, as they were issued, by their ids."""
    rows = _rows(viewer).filter(pk__in=wanted).exclude(kind=LetterKind.REMINDER.value).defer("signed__pdf")
    return {row.pk: from_said(_unaltered(row).said["document"]) for row in rows}


def pdf(viewer: Viewer, number: int, *, as_issued: bool = False) -> bytes | None:
    """A letter as PDF/A, the same bytes each time; None where the viewer sees none.

    A signed one comes as it was signed. One that was withdrawn is printed with a mark over it, and without one for whoever asks for
    it as issued. Raises LetterAlteredError where its words, or its signed file, are no longer those that were issued.
    """
    row = _rows(viewer).filter(pk=number).first()
    if row is None:
        return None
    withdrawn = None if as_issued else getattr(row, "withdrawn", None)
    signed = getattr(row, "signed", None)
    _unaltered(row)
    if signed is not None and withdrawn is None:
        held = bytes(signed.pdf)
        if sha256(held).hexdigest() != signed.digest:
            raise LetterAlteredError(row.pk)
        return held
    mark = None if withdrawn is None else _mark(withdrawn)
    return printed(LetterKind(row.kind), row.said, made_at=timezone.localtime(row.issued_at), withdrawn=mark)


def draft_docx(document: OfficialDocument) -> bytes:
    """A document that was not issued, to be edited: without number and code, and marked as a draft."""
    return drafts.draft_docx(document)


def verified(typed: str) -> Verified | None:
    """What a stranger with a code is told of its letter; None for a code that no letter has."""
    code = code_typed(typed)
    if code is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(VERIFIED, [code])
        found = cursor.fetchone()
    if found is None:
        return None
    office, kind, issued_on, withdrawn_on, is_replaced = found
    return Verified(
        office=office, kind=LetterKind(kind), issued_on=issued_on, withdrawn_on=withdrawn_on, is_replaced=is_replaced
    )


def _rows(viewer: Viewer) -> QuerySet[Letter]:
    return Letter.objects.filter(office=viewer.office).select_related("signed", "withdrawn__replaced_by")


def _unaltered(row: Letter) -> Letter:
    if digest_of(row.said) != row.digest:
        raise LetterAlteredError(row.pk)
    return row


def _mark(withdrawn: WithdrawnLetter) -> dict[str, str]:
    replacing = withdrawn.replaced_by
    number = "" if replacing is None else _number(replacing)
    return withdrawn_said(day_in_words(withdrawn.withdrawn_on, Language.INDONESIAN), number)


def _seen(row: Letter) -> LetterSeen:
    withdrawn = getattr(row, "withdrawn", None)
    return LetterSeen(
        id=row.pk, kind=LetterKind(row.kind), number=_number(row), code=in_groups(row.code), subject=row.subject,
        issued_on=row.issued_on, issued_at=row.issued_at, is_signed=hasattr(row, "signed"),
        withdrawn=None if withdrawn is None else Withdrawal(
            on=withdrawn.withdrawn_on, because=withdrawn.because, replaced_by=withdrawn.replaced_by_id,
            replaced_by_number="" if withdrawn.replaced_by is None else _number(withdrawn.replaced_by),
        ),
    )  # fmt: skip


def _number(row: Letter) -> str:
    return number_of(row.sequence, LetterKind(row.kind), row.year)
