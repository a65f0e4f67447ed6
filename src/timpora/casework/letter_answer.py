"""A letter of a case as it is handed out, to pages and to programs alike."""

from django.http import HttpResponse

from timpora.audit import actions as audit
from timpora.casework import queries
from timpora.casework.core import events
from timpora.kernel.viewers import Viewer
from timpora.letters import queries as letters


def letter_answered(viewer: Viewer, case: int, letter: int) -> HttpResponse | None:
    """A letter of a case as PDF, after it was noted that somebody read it; None where the case has none such."""
    if letter not in queries.letters_of(viewer, case):
        return None
    seen, pdf = letters.letter(viewer, letter), letters.pdf(viewer, letter)
    if seen is None or pdf is None:
        return None
    audit.record(events.LETTER_READ, subject=f"case:{case}", details={"letter": letter})
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{seen.file_name}"'})  # fmt: skip
