"""The language of a page is its reader's: chosen once with the link on any page, kept with the account on every machine."""

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpResponse
from django.utils import translation

from timpora.accounts import actions
from timpora.accounts.doors import ViewedRequest
from timpora.kernel.text import Language
from timpora.ui.language import ASKED_BY


class OwnLanguageMiddleware:
    """Speaks the account's language, whatever this browser remembers; a link to the other one changes it."""

    def __init__(self, get_response: Callable[[ViewedRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: ViewedRequest) -> HttpResponse:
        if request.viewer.is_at_the_door:
            return self.get_response(request)
        asked = request.GET.get(ASKED_BY, "")
        if asked in set(Language) and asked != request.viewer.language:
            actions.choose_language(by=request.viewer, language=Language(asked))
            request.viewer = replace(request.viewer, language=Language(asked))
        with translation.override(request.viewer.language.value):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.viewer.language.value)
        return response
