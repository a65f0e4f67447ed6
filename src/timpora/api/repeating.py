"""Acts are done once: the answer is kept under its key in the transaction of the act, and given again to who repeats it.

    @router.post("/deliveries/{delivery}/undo", ...)
    @decorate_view(once)
    def undo(...): ...

An act that was refused left nothing behind, and so does not use up its key.
"""

import hashlib
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError

from timpora.accounts.doors import ViewedRequest
from timpora.api import actions, queries
from timpora.api.core import problems
from timpora.api.core.heads import KEY
from timpora.api.core.problems import ProblemError


HEAD = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
HEADS_KEPT = ("Content-Type", "Content-Language", "Location", "ETag")
FIRST_DONE, LAST_DONE = 200, 299
IN_A_MOMENT = 1
type Run = Callable[..., HttpResponse]


def once(run: Run) -> Run:
    """Decorator of an endpoint that changes something."""

    @wraps(run)
    def answer(request: ViewedRequest, *arguments: Any, **named: Any) -> HttpResponse:
        key = request.headers.get(HEAD, "")
        if KEY.fullmatch(key) is None:
            raise ProblemError(problems.NO_KEY)
        if not actions.take_key(by=request.viewer, key=key):
            raise ProblemError(problems.UNDER_WAY, wait=IN_A_MOMENT)
        asked = digest_of(request)
        before = queries.answered(request.viewer, key)
        if before is not None:
            return _again(before, asked)
        response = run(request, *arguments, **named)
        if FIRST_DONE <= response.status_code <= LAST_DONE:
            heads = {name: response.headers[name] for name in HEADS_KEPT if name in response.headers}
            actions.keep_answer(
                by=request.viewer, key=key, request=asked, status=response.status_code, body=response.content, heads=heads
            )  # fmt: skip
        return response

    return answer


def digest_of(request: ViewedRequest) -> bytes:
    """A digest of method, address and content; how the parts of an upload are set apart does not count."""
    digest = hashlib.sha256()
    for part in _parts(request):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def _parts(request: ViewedRequest) -> Iterator[bytes]:
    yield (request.method or "").encode()
    yield request.get_full_path().encode()
    if request.content_type != "multipart/form-data":
        yield request.body
        return
    try:
        fields, files = request.POST, request.FILES
    except MultiPartParserError as error:
        raise ProblemError(problems.MALFORMED) from error
    for name, values in sorted(fields.lists()):
        yield from (part.encode("utf-8", "surrogatepass") for part in (name, *map(str, values)))
    for name, sent in sorted(files.lists()):
        for file in sent:
            yield from (part.encode("utf-8", "surrogatepass") for part in (name, file.name or ""))
            content = hashlib.sha256()
            for chunk in file.chunks():
                content.update(chunk)
            yield content.digest()


def _again(before: queries.Answered, asked: bytes) -> HttpResponse:
    if before.request != asked:
        raise ProblemError(problems.KEY_USED_OTHERWISE)
    response = HttpResponse(before.body, status=before.status)
    for name, value in before.heads.items():
        response.headers[name] = value
    response.headers[REPLAYED] = "true"
    return response
