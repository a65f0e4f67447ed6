"""Receiving a document into a case: opened in a process of its own before it is kept, and kept with its step or not at all."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.http import content_disposition_header

from timpora.audit import actions as audit
from timpora.casework import actions, queries, standing_queries
from timpora.casework.core import events, receiving, refusals
from timpora.casework.core.acts.keeping import ReceiveDocument
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.file_kinds import Contents, MediaType, kind_of
from timpora.casework.core.policy import who_may
from timpora.casework.models import CaseDocument
from timpora.intake.apart import python_apart
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer


SECONDS = 30
OPENER = "timpora.casework.document_contents"


@dataclass(frozen=True, kw_only=True)
class DocumentSeen:
    """A document of a case, without its bytes."""

    id: int
    name: str
    media_type: str
    size: int
    digest: str
    account: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class DocumentOpened(DocumentSeen):
    """A document with its bytes."""

    content: bytes

    @property
    def headers(self) -> Mapping[str, str]:
        """With which a browser keeps it as a file."""
        return headers_of(self.name, self.media_type)


def headers_of(name: str, media_type: str) -> dict[str, str]:
    """With which a browser keeps a document as a file, whatever is inside, and runs nothing of it."""
    return {
        "Content-Type": media_type,
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
    }


@transaction.atomic
def receive(*, by: Viewer, case: int, name: str, content: bytes, title: str, on: date) -> int:
    """Keeps a document, with the step that says so; its number. Raises Refused for what is no document, and where the case takes none."""
    if queries.one(by, case) is None or by.office is None:
        raise Refused(refusals.NOT_THERE)
    if (refused := who_may(ActKind.RECEIVE_DOCUMENT, standing_queries.hand_of(by, on=on))) is not None:
        raise Refused(refused)
    kind = checked(content)
    digest = receiving.digest_of(content)
    try:
        with transaction.atomic():
            made = CaseDocument.objects.create(
                office_id=by.office, case_id=case, name=receiving.name_of(name, kind), media_type=kind.value, size=len(content), digest=digest,
                content=content, account=by.account,
            )  # fmt: skip
    except IntegrityError as error:
        if "casedocument_once" not in str(error):
            raise
        raise Refused(receiving.KEPT_ALREADY) from error
    actions.record(by=by, case=case, act=ReceiveDocument(on=on, document=made.pk, title=title, digest=digest), on=on)
    audit.record(events.DOCUMENT_KEPT, subject=f"case:{case}", details={"document": made.pk, "size": len(content)})
    return made.pk


def checked(content: bytes) -> MediaType:
    """What a file is; raises Refused for what is not received. What nobody knows yet is opened where it can break nothing."""
    if (refused := receiving.why_not(content)) is not None:
        raise Refused(refused)
    kind = kind_of(content)
    assert kind is not None  # asked before
    try:
        done = python_apart(OPENER, seconds=SECONDS, given=content)
    except subprocess.TimeoutExpired as error:
        raise Refused(receiving.TOO_LONG) from error
    told = done.stdout.decode("ascii", "replace")
    if done.returncode != 0 or told not in set(Contents):
        raise Refused(receiving.DAMAGED)
    contents = Contents(told)
    if contents is not Contents.HARMLESS:
        raise Refused(receiving.REFUSED_FOR[contents])
    return kind


def documents(viewer: Viewer, case: int) -> list[DocumentSeen]:
    """The documents of a case, the latest first."""
    rows = CaseDocument.objects.filter(office=viewer.office, case=case).defer("content").order_by("-id")
    return [
        DocumentSeen(id=row.pk, name=row.name, media_type=row.media_type, size=row.size, digest=row.digest, account=row.account, at=row.at)
        for row in rows
    ]  # fmt: skip


@transaction.atomic
def document(viewer: Viewer, case: int, number: int) -> DocumentOpened | None:
    """One document, to be kept as a file; None where the viewer sees none. That it was opened is noted."""
    row = CaseDocument.objects.filter(office=viewer.office, case=case, pk=number).first()
    if row is None:
        return None
    audit.record(events.DOCUMENT_READ, subject=f"case:{case}", details={"document": number})
    return DocumentOpened(
        id=row.pk, name=row.name, media_type=row.media_type, size=row.size, digest=row.digest, account=row.account, at=row.at,
        content=bytes(row.content),
    )  # fmt: skip
