"""What may be read of what was sent about a meeting, and of its letters: in the office alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max

from timpora.kernel.viewers import Viewer
from timpora.letters.core.leaving import MessageState
from timpora.meetings import models, queries
from timpora.meetings.core.invitations import Failure, Method, Sent
from timpora.meetings.core.papers import PaperKind
from timpora.meetings.core.states import When


MAY_HAVE_ARRIVED = (Failure.BOUNCED.value, Failure.UNSURE.value)


@dataclass(frozen=True, kw_only=True)
class InvitationSeen:
    """Something that went, or goes, to somebody."""

    id: int
    holder: int
    sequence: int
    method: Method
    address: str
    state: MessageState
    failure: Failure | None


def sent(viewer: Viewer, meeting: int) -> list[InvitationSeen]:
    """The last that went to each, by whom it went to."""
    rows = models.Invitation.objects.filter(office=viewer.office, meeting=meeting).order_by("sequence", "id")
    last = {row.holder_id: row for row in rows}
    return [
        InvitationSeen(
            id=row.pk, holder=row.holder_id, sequence=row.sequence, method=Method(row.method), address=row.address, state=MessageState(row.state),
            failure=None if row.failed_because is None else Failure(row.failed_because),
        )
        for row in last.values()
    ]  # fmt: skip


def last_sent(viewer: Viewer, meeting: int) -> list[Sent]:
    """What each was told last."""
    return told_last(sent(viewer, meeting))


def told_last(rows: Iterable[InvitationSeen]) -> list[Sent]:
    """The same of what was read already."""
    return [Sent(holder=one.holder, method=one.method, address=one.address) for one in rows]


def numbers(viewer: Viewer, meeting: int) -> Mapping[str, int]:
    """The highest number under which each address was told of a meeting."""
    rows = models.Invitation.objects.filter(office=viewer.office, meeting=meeting)
    return dict(rows.values_list("address").annotate(last=Max("sequence")).order_by("address"))


def when_told(viewer: Viewer, of: models.Invitation) -> When | None:
    """When and where a message says that the meeting is, as whom it goes to was told or is told now; None where nothing is on record of it.

    A cancellation says what that person knows: who sits no longer learns no new day and place.
    """
    told = of if of.method == Method.REQUEST.value else _last_that_left(viewer, of)
    if told is None:
        return None
    rows = models.MeetingStep.objects.filter(office=viewer.office, meeting=told.meeting_id, recorded_at__lte=told.recorded_at)  # fmt: skip
    return queries.when_of(rows.filter(number__lte=told.sequence + 1, day__isnull=False).order_by("number").last())


def _last_that_left(viewer: Viewer, of: models.Invitation) -> models.Invitation | None:
    """The last invitation that may have reached a holder before a message; where none did, the first that was made."""
    before = models.Invitation.objects.filter(office=viewer.office, meeting=of.meeting_id, holder=of.holder_id, method=Method.REQUEST.value, sequence__lt=of.sequence)  # fmt: skip
    made = list(before.order_by("sequence"))
    left = [one for one in made if one.state == MessageState.SENT.value or one.failed_because in MAY_HAVE_ARRIVED]
    return next(iter([*reversed(left), *made]), None)


def papers(viewer: Viewer, meeting: int) -> Mapping[PaperKind, int]:
    """The letter of each kind that holds."""
    rows = models.MeetingPaper.objects.filter(office=viewer.office, meeting=meeting).order_by("id")
    return {PaperKind(kind): letter for kind, letter in rows.values_list("kind", "letter_id")}
