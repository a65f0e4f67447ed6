"""What every template may use: the language, the way to the other one, and a place for the shell."""

from typing import Any

from django.http import HttpRequest

from timpora.kernel.text import Language
from timpora.ui.components.shell import LanguageLink
from timpora.ui.language import ASKED_BY, NAMES, language_now


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `language` and `languages`; which sections a person sees is the entry points' business."""
    now = language_now()
    return {"language": now.value, "languages": tuple(_link(request, language, now) for language in Language)}


def _link(request: HttpRequest, language: Language, now: Language) -> LanguageLink:
    query = request.GET.copy()
    query[ASKED_BY] = language.value
    return LanguageLink(
        code=language.value, name=NAMES[language], href=f"?{query.urlencode()}", is_current=language is now
    )
