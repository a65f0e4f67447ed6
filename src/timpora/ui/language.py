"""The language of a page: Indonesian, unless the person chose English with a link, which is remembered."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.functional import lazystr

from timpora.kernel.refusals import Refusal, Source
from timpora.kernel.text import Language, Text, spoken


ASKED_BY = "lang"
REMEMBERED_IN = "timpora_language"
REMEMBERED_FOR = timedelta(days=365)
KNOWN = {language.value: language for language in Language}
NAMES = {Language.INDONESIAN: "Bahasa Indonesia", Language.ENGLISH: "English"}

type Sayable = Text | Source | Refusal | date | str | int | float


def language_now() -> Language:
    """The language that this request, command or job speaks."""
    active = (translation.get_language() or "").partition("-")[0]
    return KNOWN.get(active, Language.INDONESIAN)


def said(value: Sayable) -> str:
    """A text, a source, a refusal or a day in the language of now; whatever needs no words stays as it is."""
    if isinstance(value, Source | Refusal):
        return value.within(language_now())
    return str(spoken(value, language_now()))


class _Later:
    """Says a text when it is shown."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __str__(self) -> str:
        return said(self.text)


def later(text: Text) -> str:
    """For labels that are declared once and shown in many languages: the text, said when it is shown."""
    return cast("str", lazystr(_Later(text)))  # Django takes it wherever words are shown


def speaking(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: `?lang=en` chooses and is remembered; the browser's own preference is not asked.

    Browsers in Indonesia often claim English, and an office writes in Indonesian.
    """

    def respond_in_language(request: HttpRequest) -> HttpResponse:
        asked = request.GET.get(ASKED_BY)
        chosen = _known(asked) or _known(request.COOKIES.get(REMEMBERED_IN)) or Language.INDONESIAN
        with translation.override(chosen.value):
            response = respond(request)
        response.headers.setdefault("Content-Language", chosen.value)
        patch_vary_headers(response, ("Cookie",))
        if _known(asked):
            response.set_cookie(
                REMEMBERED_IN,
                chosen.value,
                max_age=REMEMBERED_FOR,
                secure=request.is_secure(),
                httponly=True,
                samesite="Lax",
            )
        return response

    return respond_in_language


def _known(word: str | None) -> Language | None:
    return KNOWN.get(word or "")
