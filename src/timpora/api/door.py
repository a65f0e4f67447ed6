"""The door of programs: everything below `/api/` is answered here, with a token and without cookies, sessions or pages.

A request is answered in this order: its address is found, its length weighed before a byte is read, its token used and counted, and
then, in one transaction in which the database knows whose token it is, the endpoint is asked. What ends with a problem leaves nothing
behind.
"""

from collections.abc import Callable

import structlog
from django.conf import settings
from django.core.exceptions import BadRequest, DisallowedHost, SuspiciousOperation
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import ResolverMatch, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers
from ninja.errors import HttpError, ValidationError

from timpora.accounts import doors
from timpora.api.answering import told
from timpora.api.core import problems
from timpora.api.core.heads import LARGEST_BODY, MEGABYTE, bearer, language_asked
from timpora.api.core.problems import MEDIA_TYPE, ProblemError, problem_of
from timpora.kernel.refusals import Refused


LOG = structlog.get_logger("timpora.api")
BEGINS = "/api/"
FOR_EVERYBODY = "openapi-json"  # the description itself says nothing of anybody
UPLOADS = frozenset({"deliveries"})
FIRST_PROBLEM = 400
UNREADABLE = (HttpError, BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError, UnicodeError)
type Respond = Callable[[HttpRequest], HttpResponse]


class ApiMiddleware:
    """Answers the addresses of the API itself and hands every other request on."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(BEGINS):
            return self.get_response(request)
        language = language_asked(request.headers.get("Accept-Language", ""))
        with translation.override(language.value):
            response = _answered(request)
        response.headers.setdefault("Content-Language", language.value)
        response.headers["Cache-Control"] = "no-store"
        patch_vary_headers(response, ("Accept-Language", "Authorization"))
        return response


def _answered(request: HttpRequest) -> HttpResponse:
    """The answer, or the problem that stood in its way."""
    try:
        response = _asked(request)
    except Exception as error:  # noqa: BLE001 - whatever it is, a program is told in one form
        return _told(error)
    if response.status_code < FIRST_PROBLEM or response.headers.get("Content-Type") == MEDIA_TYPE:
        return response
    instead = told(problems.WRONG_METHOD)
    instead.headers["Allow"] = response.headers.get("Allow", "")
    return instead


def _told(error: Exception) -> HttpResponse:
    """What went wrong, as a problem; what nobody foresaw is noted, and told without its text."""
    match error:
        case ProblemError():
            return told(error.problem, places=error.places, wait=error.wait)
        case Refused():
            return told(problem_of(error.refusal))
        case Http404():  # Django's own for an address that is none is one of these
            return told(problems.NOT_FOUND)
        case ValidationError():
            return told(problems.WRONG_VALUES, places=_places(error))
    if isinstance(error, UNREADABLE):
        return told(problems.MALFORMED)
    LOG.error("api_broke", exc_info=error)
    return told(problems.BROKE)


def _asked(request: HttpRequest) -> HttpResponse:
    _require_a_known_host(request)
    match = resolve(request.path_info, settings.API_URLCONF)
    request.resolver_match = match
    _require_a_body_that_fits(request, match)
    if match.url_name == FOR_EVERYBODY:
        return _run(request, match)
    use = doors.used_token(bearer(request.headers.get("Authorization", "")))
    if use is None:
        raise ProblemError(problems.NO_TOKEN)
    if use.uses > settings.API_REQUESTS_A_MINUTE:
        raise ProblemError(problems.TOO_MANY, wait=use.seconds_left)
    with transaction.atomic():
        viewer = doors.enter_by_token(use)
        if viewer is None:
            raise ProblemError(problems.NO_TOKEN)
        request.viewer = viewer  # type: ignore[attr-defined]  # read by the endpoints, and by the log of requests
        response = _run(request, match)
        if response.status_code >= FIRST_PROBLEM:
            transaction.set_rollback(True)
    response.headers["RateLimit-Limit"] = str(settings.API_REQUESTS_A_MINUTE)
    response.headers["RateLimit-Remaining"] = str(settings.API_REQUESTS_A_MINUTE - use.uses)
    response.headers["RateLimit-Reset"] = str(use.seconds_left)
    return response


def _run(request: HttpRequest, match: ResolverMatch) -> HttpResponse:
    response = match.func(request, *match.args, **match.kwargs)
    assert isinstance(response, HttpResponse)  # no endpoint streams, and none is asynchronous
    return response


def _require_a_known_host(request: HttpRequest) -> None:
    try:
        request.get_host()
    except DisallowedHost as error:
        raise ProblemError(problems.MALFORMED) from error


def _require_a_body_that_fits(request: HttpRequest, match: ResolverMatch) -> None:
    stated = request.META.get("CONTENT_LENGTH") or ""
    if "HTTP_TRANSFER_ENCODING" in request.META or (stated and not stated.isdecimal()):
        raise ProblemError(problems.NO_LENGTH)
    takes_files = match.url_name in UPLOADS and request.content_type == "multipart/form-data"
    most = settings.LARGEST_UPLOAD_MB * MEGABYTE if takes_files else LARGEST_BODY
    if int(stated or 0) > most:
        raise ProblemError(problems.TOO_LARGE)


def _places(error: ValidationError) -> tuple[str, ...]:
    """Which parts are wrong, by names that the API knows; a name that was made up is not repeated."""
    found = []
    for one in error.errors:
        loc = one["loc"][:-1] if one["type"] == "extra_forbidden" else one["loc"]
        found.append(".".join(str(part) for part in loc))
    return tuple(dict.fromkeys(found))
