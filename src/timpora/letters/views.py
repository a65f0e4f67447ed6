"""Whether a letter is real, for anybody who holds it: which office issued which kind of letter on which day, whether it holds, nothing else.

Nobody signs in and nothing is kept. A code that no letter has gets the same page and a calm answer.
"""

from allauth.core.ratelimit import consume_or_429
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from timpora.letters import queries
from timpora.letters.core.proof import code_typed, in_groups
from timpora.letters.forms import CodeForm
from timpora.letters.showing import answer


NOT_FOUND = 404
LIMIT = "verify_letter"
NOTHING_IS_SENT = {"csrf_token": ""}  # so that no cookie is set either


@login_not_required
@never_cache
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """The form; a code that was typed leads to its own page, to which the drawing on the letter leads as well."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("verified", code=in_groups(form.cleaned_data["code"]))
    return render(request, "letters/verify.html", {"form": form, **NOTHING_IS_SENT})


@login_not_required
@never_cache
@require_safe
def verified(request: HttpRequest, code: str) -> HttpResponse:
    """The answer for one code; whoever tries many has to wait."""
    limited: HttpResponse | None = consume_or_429(request, action=LIMIT, limit_get=True)
    if limited is not None:
        return limited
    found = queries.verified(code)
    asked = code_typed(code)
    told = {"answer": answer(found), "asked": in_groups(asked) if asked else "", **NOTHING_IS_SENT}
    return render(request, "letters/verified.html", told, status=200 if found else NOT_FOUND)
