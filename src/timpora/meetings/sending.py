"""How an invitation leaves (`letters/leaving.py`): whose they are, what is sent, and what is told of it."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet

from timpora.audit import actions as audit
from timpora.kernel.viewers import Viewer
from timpora.letters import queries as letters
from timpora.letters.leaving import Leaving
from timpora.meetings import invitation_queries, queries
from timpora.meetings.calendar_files import Entry, mailed, organizer
from timpora.meetings.core import events
from timpora.meetings.core.invitations import METHOD_WORDS, Failure, Method
from timpora.meetings.core.states import MeetingState, When
from timpora.meetings.models import Invitation
from timpora.meetings.queries import MeetingSeen
from timpora.meetings.telling import BODY, SUMMARY, uid_of, where_and_when
from timpora.team import queries as teams


UNSENT = {MeetingState.FALLEN_OUT: Failure.OVERTAKEN, MeetingState.PLANNED: Failure.TAKEN_BACK}


def _rows(by: Viewer) -> QuerySet[Invitation]:
    return Invitation.objects.filter(office=by.office)


def _mail(by: Viewer, row: Invitation) -> EmailMessage | Failure:
    return _why_not(by, row) or _message(by, row) or Failure.ALTERED


def _why_not(by: Viewer, row: Invitation) -> Failure | None:
    """Why it is not sent any more: the same address was told something newer since, or what it invites to fell out or was taken back; or there is no server."""
    if _rows(by).filter(meeting=row.meeting_id, address=row.address, sequence__gt=row.sequence).exists():
        return Failure.OVERTAKEN
    seen = queries.one(by, row.team_id, row.meeting_id)
    if row.method == Method.REQUEST.value and seen is not None and seen.standing.state in UNSENT:
        return UNSENT[seen.standing.state]
    return None if settings.MAIL_LEAVES else Failure.NO_SERVER


def _message(by: Viewer, row: Invitation) -> EmailMessage | None:
    """The message with its letter and calendar file.

    None where the letter is not what was issued or is of something else, the address is not the holder's, or the meeting is not seen.
    """
    seen, team = queries.one(by, row.team_id, row.meeting_id), teams.one(by, row.team_id)
    if seen is None or team is None or teams.addresses(by, row.team_id).get(row.holder_id) != row.address:
        return None
    method = Method(row.method)
    words, when = METHOD_WORDS[method], invitation_queries.when_told(by, row) or seen.standing.when
    body = BODY.fill(what=words, team=team.name, when=where_and_when(when))
    attachments = [("rapat.ics", calendar_of(seen, team.name, row, when), "text/calendar")]
    if row.letter_id is not None:
        letter = letters.letter(by, row.letter_id)
        try:
            # What was withdrawn since is sent as it was issued: the one that took its place follows by itself.
            pdf = letters.pdf(by, row.letter_id, as_issued=True)
        except letters.LetterAlteredError:
            return None
        if letter is None or pdf is None or letter.subject != f"team:{row.team_id}":
            return None
        attachments.append((letter.file_name, pdf, "application/pdf"))
    subject = f"{words.id} / {words.en} - {' '.join(team.name.split())}"
    return EmailMessage(subject=subject, body=f"{body.id}\n{body.en}", to=[row.address], attachments=attachments)  # fmt: skip


def calendar_of(seen: MeetingSeen, team: str, row: Invitation, when: When) -> bytes:
    """The calendar file of an invitation."""
    entry = Entry(
        uid=uid_of(seen), summary=SUMMARY.fill(team=team).id, when=when, sequence=row.sequence, stamped_at=row.recorded_at,
        organizer=organizer(), attendee=row.address,
    )  # fmt: skip
    return mailed(entry, Method(row.method))


def _tell(row: Invitation, why: str | None) -> None:
    audit.record(events.INVITATION_ENDED, subject=f"team:{row.team_id}", details={"meeting": row.meeting_id, "invitation": row.pk, "why": why})  # fmt: skip


INVITATIONS = Leaving(rows=_rows, mail=_mail, tell=_tell)
