"""The address that somebody's own calendar reads: made and ended on one's own page, and read without a session by whoever knows it."""

import hashlib
from datetime import UTC, datetime, time

from allauth.account.decorators import reauthentication_required
from allauth.core.ratelimit import consume_or_429
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from timpora.accounts import doors
from timpora.accounts.doors import ViewedRequest
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.kernel.viewers import NOBODY
from timpora.meetings import feed_actions, feed_queries, telling
from timpora.meetings.calendar_files import Entry, feed
from timpora.meetings.core.feeds import NOT_SEATED
from timpora.meetings.queries import MeetingSeen
from timpora.team import queries as teams
from timpora.team.doors import READING, only_one_of
from timpora.ui.language import said
from timpora.ui.office_day import office_day


NOT_FOUND = 404
LIMIT = "meeting_calendar"
NAME = Text(id="Rapat Timpora", en="Timpora meetings")
ENDED = Text(id="Alamat kalender diakhiri; mulai sekarang tidak terbaca lagi.", en="The calendar address has ended; from now on it is read no longer.")  # fmt: skip


@require_GET
@only_one_of(*READING)
def own_calendar(request: ViewedRequest) -> HttpResponse:
    """Whether one's own calendar reads the meetings, since when, and when it did last."""
    seated = teams.seated_in(request.viewer, request.viewer.account, on=office_day())
    page = {"feed": feed_queries.own(request.viewer), "refusal": None if seated else NOT_SEATED}
    return render(request, "meetings/own_calendar.html", page)


@never_cache
@require_http_methods(["GET", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # the package for signing in has no types
@only_one_of(*READING)
@sensitive_variables()
def make_calendar(request: ViewedRequest) -> HttpResponse:
    """Makes the address and shows it, this once; the one before ends with that."""
    if request.method == "GET":
        return render(request, "meetings/make_calendar.html", {"feed": feed_queries.own(request.viewer)})
    try:
        token = feed_actions.make(by=request.viewer, on=office_day())
    except Refused as refused:
        messages.warning(request, said(refused.refusal))
        return redirect("own_calendar")
    address = request.build_absolute_uri(reverse("calendar_feed", args=[token]))
    return render(request, "meetings/calendar_made.html", {"address": address})


@require_POST
@only_one_of(*READING)
def end_calendar(request: ViewedRequest) -> HttpResponse:
    """Ends the address at once; ending it twice is ending it once."""
    if feed_actions.end(by=request.viewer):
        messages.success(request, said(ENDED))
    return redirect("own_calendar")


@login_not_required
@require_safe
@sensitive_variables()
def calendar_feed(request: ViewedRequest, token: str) -> HttpResponse:
    """All meetings of the owner's teams, read as the owner, whoever may be signed in; of a wrong address nothing, and of one that ended the same."""
    limited: HttpResponse | None = consume_or_429(request, action=LIMIT, limit_get=True)
    if limited is not None:
        return _closed(limited)
    body = _calendar(token)
    doors.enter(request.viewer)
    return _closed(HttpResponse(status=NOT_FOUND, content_type="text/plain; charset=utf-8")) if body is None else _read(request, body)  # fmt: skip


def _calendar(token: str) -> bytes | None:
    """What a secret opens, in the language of its owner."""
    doors.enter(NOBODY)
    account = feed_queries.whose(token)
    viewer = None if account is None else doors.enter_as(account)
    if viewer is None:
        return None
    with translation.override(viewer.language.value):
        found = feed_queries.meetings(viewer, on=office_day())
        return feed(said(NAME), [(_entry(team, one), telling.surety(one)) for team, one in found])


def _read(request: HttpRequest, body: bytes) -> HttpResponse:
    """The calendar, or that nothing changed since; only the program that asked may keep it, and asks each time."""
    etag = f'"{hashlib.sha256(body).hexdigest()}"'
    whole = HttpResponse(body, content_type="text/calendar; charset=utf-8", headers={"ETag": etag})
    answer = get_conditional_response(request, etag=etag, response=whole) or whole
    answer["Cache-Control"] = "private, no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _closed(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _entry(team: str, one: MeetingSeen) -> Entry:
    """As the file from the page has it, so that a calendar that holds both knows them as one."""
    return Entry(
        uid=telling.uid_of(one), summary=said(telling.SUMMARY.fill(team=team)), when=one.standing.when, sequence=one.sequence,
        stamped_at=datetime.combine(one.steps[-1].on, time.min, tzinfo=UTC),
    )  # fmt: skip
