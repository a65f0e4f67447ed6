"""How problems are told: as problem details in the language of the request, without a word of what was sent."""

import json
from collections.abc import Iterable

from django.http import HttpResponse

from timpora.api.core.problems import MEDIA_TYPE, NO_TOKEN, TYPE, Problem
from timpora.kernel.text import Text
from timpora.ui.language import said


NOT_AS_DESCRIBED = Text(id="Bagian ini tidak sesuai uraian API.", en="This part is not as the API describes it.")


def told(problem: Problem, *, places: Iterable[str] = (), wait: int | None = None) -> HttpResponse:
    """A problem as an answer."""
    words = said(problem.title)
    body: dict[str, object] = {
        "type": TYPE.format(code=problem.code),
        "title": words,
        "status": problem.status,
        "detail": f"{words} {said(problem.remedy)}",
        "code": problem.code,
        "remedy": said(problem.remedy),
    }
    wrong = [{"place": place, "detail": said(NOT_AS_DESCRIBED)} for place in places]
    if wrong:
        body["errors"] = wrong
    response = HttpResponse(json.dumps(body, ensure_ascii=False), content_type=MEDIA_TYPE, status=problem.status)
    if wait is not None:
        response.headers["Retry-After"] = str(wait)
    if problem.status == NO_TOKEN.status:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Timpora"'
    return response
