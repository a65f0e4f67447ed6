"""Making and ending the address that somebody's calendar reads; each is told in the trail in the same transaction, never with its secret."""

from datetime import date
from secrets import token_urlsafe

from django.contrib.postgres.functions import TransactionNow
from django.db import transaction

from timpora.audit import actions as audit
from timpora.kernel.refusals import Refused, stop_at
from timpora.kernel.viewers import Viewer
from timpora.meetings import feed_queries, models
from timpora.meetings.core import events
from timpora.meetings.core.feeds import NOT_SEATED, SECRET_BYTES, digest_of
from timpora.postgres.one_at_a_time import one_at_a_time
from timpora.team import queries as teams


LOCK = 7_020_002  # the first half of the advisory locks of addresses for calendars


@transaction.atomic
def make(*, by: Viewer, on: date) -> str:
    """Makes the own address, in place of the one before; its secret part, which is shown this once. Raises Refused for who sits nowhere."""
    stop_at(None if teams.seated_in(by, by.account, on=on) else NOT_SEATED)
    if by.office is None:
        raise Refused(NOT_SEATED)
    one_at_a_time(LOCK, by.account)
    end(by=by)
    token = token_urlsafe(SECRET_BYTES)
    models.CalendarFeed.objects.create(office_id=by.office, account=by.account, digest=digest_of(token))
    audit.record(events.CALENDAR_MADE, subject=f"account:{by.account}")
    return token


@transaction.atomic
def end(*, by: Viewer) -> bool:
    """Ends the own address at once; whether there was one."""
    return sum(_end(by, feed) for feed in models.CalendarFeed.objects.filter(office=by.office, account=by.account, ended_at=None)) > 0  # fmt: skip


@transaction.atomic
def end_without_seat(*, by: Viewer, on: date) -> int:
    """Ends, by the office's machine, the addresses of everybody who sits in no team any longer; how many that were."""
    wanted = feed_queries.without_seat(by, teams.accounts_seated(by, on=on))
    return sum(_end(by, feed) for feed in models.CalendarFeed.objects.filter(office=by.office, pk__in=wanted))


def _end(by: Viewer, feed: models.CalendarFeed) -> bool:
    is_first: bool = models.CalendarFeed.objects.filter(pk=feed.pk, ended_at=None).update(ended_at=TransactionNow(), ended_by=by.account) == 1  # fmt: skip
    if is_first:
        audit.record(events.CALENDAR_ENDED, subject=f"account:{feed.account}")
    return is_first
