"""Refuses an upload that is too large by what its head says, before a byte of it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from timpora.intake.core.delivery_refusals import upload_too_large
from timpora.intake.limits import MEGABYTE
from timpora.ui.language import said


CONTENT_TOO_LARGE = 413


class UploadLimitMiddleware:
    """Stands before whatever reads a body; without a stated length nothing is read, so that nothing can grow unseen."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        stated = request.META.get("CONTENT_LENGTH") or "0"
        most = settings.LARGEST_UPLOAD_MB
        if not stated.isdecimal() or int(stated) > most * MEGABYTE:
            words = said(upload_too_large(most))
            answer = render(request, "intake/too_large.html", {"words": words}, status=CONTENT_TOO_LARGE)
            answer.headers["Connection"] = "close"
            return answer
        return self.get_response(request)
