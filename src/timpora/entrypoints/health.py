"""Whether the office lives and is ready; for machines that watch it, without sign-in and without a word about what it holds.

Answered before anything else, so that a database that is gone can still be told of.
"""

import hmac
from collections.abc import Callable, Mapping

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from psycopg_pool import PoolTimeout

from timpora.entrypoints import database, metrics


READY, NOT_READY, HIDDEN = 200, 503, 404
Respond = Callable[[HttpRequest], HttpResponse]


class HealthMiddleware:
    """Answers the addresses of health itself and hands every other request on."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return ANSWERS.get(request.path_info, self.get_response)(request)


def alive(_request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "alive"})


def ready(_request: HttpRequest) -> HttpResponse:
    """The process can serve: the database answers and has every migration."""
    try:
        status = "migrations_open" if database.migrations_are_open() else "ready"
    except (DatabaseError, PoolTimeout):
        status = "database_unreachable"
    return JsonResponse({"status": status}, status=READY if status == "ready" else NOT_READY)


def figures(request: HttpRequest) -> HttpResponse:
    """The figures for Prometheus, to a collector that shows the token; to everybody else the page does not exist."""
    wanted = settings.METRICS_TOKEN
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not wanted or not hmac.compare_digest(shown.encode(), wanted.encode()):
        return HttpResponse(status=HIDDEN)
    return HttpResponse(metrics.told(), content_type="text/plain; version=0.0.4; charset=utf-8")


ANSWERS: Mapping[str, Respond] = {"/healthz": alive, "/readyz": ready, "/metrics": figures}
