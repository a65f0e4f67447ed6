"""Steps of which those who were invited learn: the invitation, a move, and that a meeting falls out, each with its letter and calendar file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from procrastinate.contrib.django import app

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Role
from timpora.audit import actions as audit
from timpora.kernel.refusals import Refused, stop_at
from timpora.kernel.viewers import Viewer
from timpora.letters import actions as letters
from timpora.letters import queries as issued
from timpora.letters.core.documents import OfficialDocument
from timpora.letters.core.leaving import MessageState
from timpora.meetings import agenda_queries, invitation_queries, models, queries
from timpora.meetings.core import events, papers, refusals
from timpora.meetings.core.invitations import (
    Failure,
    Sent,
    ToSend,
    number_of,
    seated_on,
    to_call_off,
    to_invite_too,
    to_send,
)
from timpora.meetings.core.papers import ItemTold, MeetingTold, PaperKind, Signs
from timpora.meetings.core.states import MeetingState, Standing, Step, StepKind, When, after, tells
from timpora.meetings.queries import MeetingSeen
from timpora.meetings.writing import add_step, found, of_meeting, run_by
from timpora.team import queries as teams
from timpora.team.core.days import YEARS


SEND_TASK = "timpora.meetings.send_invitation"


@transaction.atomic
def invite(*, by: Viewer, team: int, meeting: int, on: date) -> None:
    """Sends the invitation to everybody who sits on the day of the meeting, or sends it again as it stands now. Raises Refused."""
    run_by(by)
    seen = found(by, team, meeting)
    stop_at(
        refusals.IS_OVER if seen.day < on else None,
        None if agenda_queries.agenda(by, meeting) else refusals.NOTHING_ON_THE_AGENDA,
    )
    _do(by, seen, Step(kind=StepKind.INVITE, on=on, by=by.account))


@transaction.atomic
def move(*, by: Viewer, team: int, meeting: int, when: When, on: date) -> None:
    """Puts a meeting on another day or in another place; who was invited is told. Raises Refused."""
    run_by(by)
    seen = found(by, team, meeting)
    stop_at(None if when.day.year in YEARS else refusals.FAR_AWAY, refusals.IS_OVER if when.day < on and tells(seen.standing, StepKind.MOVE) else None)  # fmt: skip
    _do(by, seen, Step(kind=StepKind.MOVE, on=on, by=by.account, when=when))


@transaction.atomic
def fall_out(*, by: Viewer, team: int, meeting: int, because: str, on: date) -> None:
    """Lets a meeting fall out; who was invited is told why. Raises Refused."""
    run_by(by)
    _do(by, found(by, team, meeting), Step(kind=StepKind.FALL_OUT, on=on, by=by.account, text=because))


@transaction.atomic
def came_back(*, by: Viewer, team: int, meeting: int, invitation: int) -> None:
    """Records that an invitation that had left came back. Raises Refused."""
    run_by(by)
    found(by, team, meeting)
    sent = models.Invitation.objects.filter(
        office=by.office, meeting=meeting, pk=invitation, state=MessageState.SENT.value
    )
    if sent.update(state=MessageState.FAILED.value, failed_because=Failure.BOUNCED.value) != 1:
        raise Refused(refusals.MEANWHILE)
    audit.record(events.INVITATION_ENDED, subject=f"team:{team}", details={"meeting": meeting, "invitation": invitation, "why": Failure.BOUNCED.value})  # fmt: skip


def _do(by: Viewer, seen: MeetingSeen, step: Step) -> None:
    add_step(by, seen, step)
    if not tells(seen.standing, step.kind):
        return
    becomes = _as_said(after(seen.standing, step), step)
    rows = teams.file(by, seen.team, today=step.on)
    seated = seated_on(rows, becomes.when.day)
    letter = _issue(by, seen, becomes, step)
    going = to_send(step.kind, seated, teams.addresses(by, seen.team), invitation_queries.last_sent(by, seen.id))
    # Who sits no longer is told that it is off, and not what becomes of it for the others.
    _send_later(by, seen, [(one, letter if one.holder in seated else None) for one in going], len(seen.steps))


def _as_said(becomes: Standing, step: Step) -> Standing:
    """How a letter says that the meeting stands: what falls out was known as it was told last, whatever was planned since."""
    return replace(becomes, when=becomes.told or becomes.when) if step.kind is StepKind.FALL_OUT else becomes


def call_off(*, by: Viewer, on: date) -> int:
    """Tells, by the office's machine, whoever was invited to a coming meeting and sits no longer that it is off; to how many that goes."""
    coming = [one for one in queries.of_teams(by) if one.standing.state is MeetingState.INVITED and one.day >= on]
    return sum(_call_off(by, one.team, one.id, on) for one in coming)


@transaction.atomic
def _call_off(by: Viewer, team: int, meeting: int, on: date) -> int:
    seen = found(by, team, meeting)
    going = to_call_off(*_whom(by, seen, on)) if seen.standing.state is MeetingState.INVITED else ()
    _send_later(by, seen, [(one, None) for one in going], seen.sequence)
    return len(going)


@transaction.atomic
def invite_too(*, by: Viewer, team: int, meeting: int, on: date) -> None:
    """Sends the invitation as it stands to whoever was seated after it went out, and to nobody else. Raises Refused."""
    run_by(by)
    seen = found(by, team, meeting)
    is_ahead = seen.standing.state is MeetingState.INVITED and seen.day >= on
    going = to_invite_too(*_whom(by, seen, on)) if is_ahead else ()
    stop_at(None if going else refusals.MEANWHILE)
    letter = invitation_queries.papers(by, meeting)[PaperKind.INVITATION]
    _send_later(by, seen, [(one, letter) for one in going], seen.sequence)


def _whom(by: Viewer, seen: MeetingSeen, on: date) -> tuple[Sequence[int], Mapping[int, str], Sequence[Sent]]:
    """Who sits on the day of a meeting, with which address, and what each was told last."""
    rows = teams.file(by, seen.team, today=on)
    return seated_on(rows, seen.day), teams.addresses(by, seen.team), invitation_queries.last_sent(by, seen.id)


def _issue(by: Viewer, seen: MeetingSeen, becomes: Standing, step: Step) -> int:
    """Issues the letter of a step; an invitation takes the place of the one before it. Raises Refused."""
    office = accounts.office_paper(by, on=step.on)
    stop_at(refusals.NO_PAPER if papers.lacks_paper(office) else None)
    team = teams.one(by, seen.team)
    assert team is not None  # the meeting was found in it
    told = MeetingTold(team=team.name, when=becomes.when, moved_from=becomes.moved_from)
    to = sorted(queries.seats_of(by, seen.team, becomes.when.day, today=step.on).values()) or [office.office]
    own = accounts.colleague(by, by.account)
    signs = Signs(is_head_of_section=own is not None and own.role is Role.HEAD_OF_SECTION)
    if step.kind is StepKind.FALL_OUT:
        return issue(by, seen, PaperKind.CANCELLATION, papers.cancellation(office, told, step.text, to, step.on, signs), takes=PaperKind.INVITATION)  # fmt: skip
    items = [ItemTold(title=one.title.id, lines=[line.id for line in one.lines]) for one in agenda_queries.agenda(by, seen.id)]  # fmt: skip
    return issue(by, seen, PaperKind.INVITATION, papers.invitation(office, told, items, to, step.on, signs), takes=PaperKind.INVITATION)  # fmt: skip


def issue(by: Viewer, seen: MeetingSeen, kind: PaperKind, document: OfficialDocument, *, takes: PaperKind) -> int:
    """Issues a letter of a meeting, which takes the place of an earlier one where there is one; its id."""
    former = invitation_queries.papers(by, seen.id).get(takes)
    made = letters.issue_document(by=by, document=document, subject=f"team:{seen.team}", confidentiality=0)
    models.MeetingPaper.objects.create(**of_meeting(by, seen), kind=kind.value, letter_id=made)
    before = None if former is None else issued.letter(by, former)
    if before is not None and before.withdrawn is None:
        letters.withdraw(by=by, letter=before.id, because=REPLACED, on=max(document.day, before.issued_on), replaced_by=made)  # fmt: skip
    return made


def _send_later(by: Viewer, seen: MeetingSeen, going: Sequence[tuple[ToSend, int | None]], step: int) -> None:
    """Puts messages on their way, each with its letter where it has one; the worker finds them once this transaction is committed."""
    before = invitation_queries.numbers(by, seen.id) if going else {}
    for one, letter in going:
        made = models.Invitation.objects.create(
            **of_meeting(by, seen), holder_id=one.holder, sequence=number_of(step, before.get(one.address)), method=one.method.value,
            address=one.address, letter_id=letter,
        )  # fmt: skip
        audit.record(events.INVITATION_QUEUED, subject=f"team:{seen.team}", details={"meeting": seen.id, "invitation": made.pk, "holder": one.holder, "method": one.method.value})  # fmt: skip
        app.configure_task(SEND_TASK).defer(invitation=made.pk)


REPLACED = "Diganti dengan surat rapat yang lebih baru."
