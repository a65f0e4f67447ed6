"""What may be read of the addresses for calendars: the own one; and, for who knows the secret of one, whose it is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils import timezone

from timpora.kernel.viewers import Viewer
from timpora.meetings import models, queries
from timpora.meetings.core.feeds import digest_of
from timpora.meetings.queries import MeetingSeen
from timpora.team import queries as teams


@dataclass(frozen=True, kw_only=True)
class FeedSeen:
    """The own address as its owner sees it; what it is cannot be shown again."""

    made_on: date
    last_read_on: date | None


def own(viewer: Viewer) -> FeedSeen | None:
    """The address that the viewer's calendar reads; None where there is none."""
    row = models.CalendarFeed.objects.filter(office=viewer.office, account=viewer.account, ended_at=None).first()
    return None if row is None else FeedSeen(made_on=timezone.localdate(row.made_at), last_read_on=row.last_read_on)


def whose(token: str) -> int | None:
    """Whose address ends in a secret, asked by nobody in particular; None for a wrong one, one that ended, and one whose owner sits nowhere."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT meetings_calendar_of(%s)", [digest_of(token)])
        account: int | None = cursor.fetchone()[0]
    return account


def meetings(viewer: Viewer, *, on: date) -> list[tuple[str, MeetingSeen]]:
    """Every meeting of the teams in which the viewer sits today, by the name of the team, the earliest first."""
    seated = teams.seated_in(viewer, viewer.account, on=on)
    names = {team.id: team.name for team in teams.teams(viewer) if team.id in seated}
    return [(names[one.team], one) for one in reversed(queries.of_teams(viewer, names))]


def without_seat(viewer: Viewer, seated: Collection[int]) -> list[int]:
    """The addresses of the office that are to end, since their owners are none of those who sit."""
    rows = models.CalendarFeed.objects.filter(office=viewer.office, ended_at=None).exclude(account__in=seated)
    return list(rows.order_by("id").values_list("pk", flat=True))
