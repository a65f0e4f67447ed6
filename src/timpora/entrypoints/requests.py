"""One line for every request, with its route and not its address, since an address may hold a name."""

import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

from timpora.entrypoints import metrics


LOG = structlog.get_logger("timpora.requests")
UNKNOWN_ROUTE = "none"


class RequestLog:
    """Times and tells each request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - begun
        route = request.resolver_match.route if request.resolver_match else UNKNOWN_ROUTE
        viewer = getattr(request, "viewer", None)
        metrics.observe(route=route, method=request.method or "", status=response.status_code, seconds=seconds)
        LOG.info(
            "request",
            method=request.method,
            route=route,
            status=response.status_code,
            milliseconds=round(seconds * 1000, 1),
            account=viewer.account if viewer else None,
        )
        return response
