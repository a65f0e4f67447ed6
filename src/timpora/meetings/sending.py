"""How an invitation leaves (`letters/leaving.py`): which are due, what is sent, and what is told of it."""

from django.conf import settings
from django.contrib.postgres.functions import TransactionNow
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, QuerySet

from timpora.audit import actions as audit
from timpora.kernel.viewers import Viewer
from timpora.letters import leaving
from timpora.letters import queries as letters
from timpora.letters.leaving import LONGEST_LEAVING, NotSent, Ready, wait_before
from timpora.meetings import invitation_queries, queries
from timpora.meetings.calendar_files import Entry, mailed, organizer
from timpora.meetings.core import events
from timpora.meetings.core.invitations import METHOD_WORDS, Failure, Method, SendState
from timpora.meetings.core.states import MeetingState, When
from timpora.meetings.models import Invitation
from timpora.meetings.queries import MeetingSeen
from timpora.meetings.telling import BODY, SUMMARY, uid_of, where_and_when
from timpora.team import queries as teams


UNSENT = {MeetingState.FALLEN_OUT: Failure.OVERTAKEN, MeetingState.PLANNED: Failure.TAKEN_BACK}


def send_where_it_is(invitation: int) -> None:
    """Sends an invitation, in the office whose machine sees it."""
    leaving.send_where_it_is(send, invitation)


def send_waiting() -> None:
    """Sends, in each office, whatever is due and was not sent."""
    leaving.send_waiting(send, give_up_on_cut_off, _due)


def send(machine: int, invitation: int) -> bool:
    """Sends an invitation on behalf of an office's machine; False where there is nothing to send, or somebody else does."""
    return leaving.send(machine, invitation, take, note)


@transaction.atomic
def take(*, by: Viewer, message: int) -> Ready | None:
    """Marks an invitation as leaving and gives what is to be sent; None where it is not due, is another's, or cannot leave."""
    row = _due(by).filter(pk=message).select_for_update(skip_locked=True, of=("self",)).first()
    if row is None:
        return None
    why_not = _why_not(by, row)
    if why_not is not None:
        _end(by, row, SendState.FAILED, why_not)
        return None
    mail = _mail(by, row) if settings.MAIL_LEAVES else None
    if mail is None:
        _end(by, row, SendState.FAILED, Failure.ALTERED if settings.MAIL_LEAVES else Failure.NO_SERVER)
        return None
    Invitation.objects.filter(pk=row.pk).update(state=SendState.LEAVING.value, tries=F("tries") + 1, due_at=TransactionNow())  # fmt: skip
    return Ready(message=row.pk, mail=mail)


@transaction.atomic
def note(*, by: Viewer, message: int, failure: NotSent | None) -> None:
    """Notes what became of an invitation that was leaving; one that no server took waits for its next try."""
    row = Invitation.objects.filter(office=by.office, pk=message, state=SendState.LEAVING.value).first()
    if row is None:
        return
    wait = wait_before(row.tries) if failure is NotSent.NO_ANSWER else None
    if wait is not None:
        Invitation.objects.filter(pk=row.pk).update(state=SendState.WAITING.value, due_at=TransactionNow() + wait)
    elif failure is None:
        _end(by, row, SendState.SENT, None)
    else:
        _end(by, row, SendState.FAILED, Failure(failure.value))


@transaction.atomic
def give_up_on_cut_off(by: Viewer) -> None:
    """Tells of invitations that a worker was sending when it died: they may have arrived."""
    cut_off = Invitation.objects.filter(office=by.office, state=SendState.LEAVING.value)
    for row in cut_off.filter(due_at__lt=TransactionNow() - LONGEST_LEAVING):
        _end(by, row, SendState.FAILED, Failure.UNSURE)


def _due(by: Viewer) -> QuerySet[Invitation]:
    return Invitation.objects.filter(office=by.office, state=SendState.WAITING.value, due_at__lte=TransactionNow())


def _why_not(by: Viewer, row: Invitation) -> Failure | None:
    """Why it is not sent any more: the same address was told something newer since, or what it invites to fell out or was taken back."""
    later = Invitation.objects.filter(
        office=by.office, meeting=row.meeting_id, address=row.address, sequence__gt=row.sequence
    )
    if later.exists():
        return Failure.OVERTAKEN
    seen = queries.one(by, row.team_id, row.meeting_id)
    return None if row.method != Method.REQUEST.value or seen is None else UNSENT.get(seen.standing.state)


def _mail(by: Viewer, row: Invitation) -> EmailMessage | None:
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


def _end(by: Viewer, row: Invitation, state: SendState, failure: Failure | None) -> None:
    why = None if failure is None else failure.value
    Invitation.objects.filter(office=by.office, pk=row.pk).update(state=state.value, failed_because=why, ended_at=TransactionNow())  # fmt: skip
    audit.record(events.INVITATION_ENDED, subject=f"team:{row.team_id}", details={"meeting": row.meeting_id, "invitation": row.pk, "why": why})  # fmt: skip
