"""A letter of a reminder as it is handed out, to pages and to programs alike."""

from django.http import HttpResponse

from timpora.kernel.viewers import Viewer
from timpora.letters import actions, queries
from timpora.screening.core.reminders import Recipient
from timpora.screening.reminder_queries import ReminderSeen


def letter_answered(viewer: Viewer, reminder: ReminderSeen, recipient: Recipient) -> HttpResponse | None:
    """The letter to one of the two as PDF, after it was noted that somebody read it; None where there is none."""
    number = reminder.letters.get(recipient)
    letter = None if number is None else queries.letter(viewer, number)
    pdf = None if letter is None else queries.pdf(viewer, letter.id)
    if letter is None or pdf is None:
        return None
    actions.note_opening(letter=letter.id, subject=letter.subject)
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{letter.file_name}"'})  # fmt: skip
