"""What may be read of letters; the viewer comes first, and the database shows the own office's within the own clearance."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from timpora.kernel.viewers import Viewer
from timpora.letters.core.kinds import TEMPLATES, LetterKind, number_of
from timpora.letters.core.proof import digest_of, in_groups
from timpora.letters.models import Letter
from timpora.letters.typesetting import typeset


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

    @property
    def file_name(self) -> str:
        """`0001-PENGINGAT-2023.pdf`: it names nobody."""
        return f"{self.number.replace('/', '-')}.pdf"


class LetterAlteredError(Exception):
    """What is kept of a letter is not what was issued."""


def letter(viewer: Viewer, number: int) -> LetterSeen | None:
    """One letter; None where the viewer sees none."""
    return letters(viewer, [number]).get(number)


def letters(viewer: Viewer, wanted: Collection[int]) -> Mapping[int, LetterSeen]:
    """Some letters by their ids."""
    rows = Letter.objects.filter(office=viewer.office, pk__in=wanted).defer("said")
    return {row.pk: _seen(row) for row in rows}


def pdf(viewer: Viewer, number: int) -> bytes | None:
    """A letter as PDF/A, the same bytes each time; None where the viewer sees none.

    Raises LetterAlteredError where its words are no longer those that were issued.
    """
    row = Letter.objects.filter(office=viewer.office, pk=number).first()
    if row is None:
        return None
    if digest_of(row.said) != row.digest:
        raise LetterAlteredError(row.pk)
    kind = LetterKind(row.kind)
    return typeset(TEMPLATES[kind], _set(row.said), made_at=timezone.localtime(row.issued_at))


def _set(said: Mapping[str, Any]) -> dict[str, Any]:
    return {**said, "code": in_groups(said["code"])}


def _seen(row: Letter) -> LetterSeen:
    kind = LetterKind(row.kind)
    return LetterSeen(
        id=row.pk, kind=kind, number=number_of(row.sequence, kind, row.year), code=in_groups(row.code), subject=row.subject,
        issued_on=row.issued_on, issued_at=row.issued_at,
    )  # fmt: skip
