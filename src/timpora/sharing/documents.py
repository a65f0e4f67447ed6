"""The one document that comes with an answer: opened apart and checked before it is kept, as those of cases are."""

from django.db import transaction

from timpora.audit import actions as audit
from timpora.casework.core import receiving as what_is_received
from timpora.casework.receiving import checked, headers_of
from timpora.kernel.viewers import Viewer
from timpora.sharing import models
from timpora.sharing.core import events


def keep(*, by: Viewer, answer: models.Answer, name: str, content: bytes) -> None:
    """Keeps it beside the answer. Raises Refused for what is no document."""
    kind = checked(content)
    models.AnswerDocument.objects.create(
        office_id=answer.office_id, share_id=answer.share_id, answer=answer, name=what_is_received.name_of(name, kind), media_type=kind.value,
        size=len(content), digest=what_is_received.digest_of(content), content=content, recorded_by=by.account,
    )  # fmt: skip


@transaction.atomic
def opened(viewer: Viewer, share: int, answer: int) -> tuple[bytes, dict[str, str]] | None:
    """The document of an answer with the headers of a file; None where the viewer sees none. That it was opened is noted."""
    row = models.AnswerDocument.objects.filter(office=viewer.office, share=share, answer=answer).first()
    if row is None:
        return None
    audit.record(events.DOCUMENT_OPENED, subject=f"share:{share}", details={"answer": answer})
    return bytes(row.content), headers_of(row.name, row.media_type)
