"""What may be read of the audit trail; the viewer comes first, and the database's wall shows the own office's events only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from timpora.audit.models import Event
from timpora.kernel.viewers import Viewer


@dataclass(frozen=True)
class Told:
    """One event as it is read."""

    id: int
    at: datetime
    account: int
    action: str
    subject: str
    details: dict[str, object]


def about(viewer: Viewer, *subjects: str, before: int | None = None, most: int = 100) -> list[Told]:
    """Who looked at something and who changed it, the latest first; `before` is the last event of the page before."""
    return list(_told(_shown(viewer).filter(subject__in=subjects), before=before, most=most))


def by(viewer: Viewer, account: int, *, before: int | None = None, most: int = 100) -> list[Told]:
    """What one account did and saw, the latest first."""
    return list(_told(_shown(viewer).filter(account=account), before=before, most=most))


def _shown(viewer: Viewer) -> QuerySet[Event]:
    return Event.objects.filter(office=viewer.office)


def _told(events: QuerySet[Event], *, before: int | None, most: int) -> Iterator[Told]:
    page = events if before is None else events.filter(id__lt=before)
    for event in page.order_by("-id")[:most]:
        yield Told(event.id, event.at, event.account, event.action, event.subject, event.details)
