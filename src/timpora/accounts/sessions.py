"""Sessions end by themselves: without use, and at the end of a working day; the session itself remembers whose it was.

Use is what a person does. What a page asks by itself (how far work is, every other second) says so in a header, and keeps no
session open: a page that was left lying would else stay open all day.

The browser's cookie lives a little longer than the session, so that the server is who ends it, and knows what to keep.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

from timpora.accounts.core.session_limits import SessionLimits


BEGAN_AT, SEEN_AT = "began_at", "seen_at"
BY_ITSELF = "Timpora-By-Itself"  # said by ui/static/ui/timpora.js
SEEN_AGAIN_AFTER = 60  # seconds: an active session is written once a minute, and not with each request
Respond = Callable[[HttpRequest], HttpResponse]


class SessionLimitMiddleware:
    """Ends a session that is over before anybody is recognised by it; `request.ended_session_of` says whose it was."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.ended_session_of = None  # type: ignore[attr-defined]  # read by keeping.py
        account = request.session.get(SESSION_KEY)
        if account is not None:
            now = time.time()
            if _is_over(request.session, settings.SESSION_LIMITS, now):
                request.session.flush()
                request.ended_session_of = account  # type: ignore[attr-defined]  # read by keeping.py
            elif BY_ITSELF not in request.headers:
                _seen(request.session, now)
        return self.get_response(request)


def began_at(session: SessionBase) -> float:
    """When the session began, in seconds; 0 where it has not."""
    return float(session.get(BEGAN_AT, 0))


def _is_over(session: SessionBase, limits: SessionLimits, now: float) -> bool:
    began = session.get(BEGAN_AT, now)
    return limits.is_over(began_at=began, seen_at=session.get(SEEN_AT, began), now=now)


def _seen(session: SessionBase, now: float) -> None:
    session.setdefault(BEGAN_AT, now)
    if now - session.get(SEEN_AT, 0) >= SEEN_AGAIN_AFTER:
        session[SEEN_AT] = now
