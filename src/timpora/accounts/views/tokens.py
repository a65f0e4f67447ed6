"""Pages of tokens: one's own, made and ended; and those of the office, for its administrator."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods

from timpora.accounts import token_actions, token_queries
from timpora.accounts.core.roles import Permission
from timpora.accounts.core.tokens import POWERS
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.accounts.token_forms import TokenForm
from timpora.accounts.views import token_tables as tables
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.ui.language import said


ENDED = Text(id="Token diakhiri; mulai sekarang ditolak.", en="The token has ended; from now on it is refused.")


@require_GET
def own_tokens(request: ViewedRequest) -> HttpResponse:
    """With which programs somebody works."""
    found = token_queries.own_tokens(request.viewer)
    page = {
        "found": found,
        "table": tables.tokens(found, timezone.localdate()),
        "may_make": any(map(request.viewer.may, POWERS)),
    }
    return render(request, "accounts/tokens.html", page)


@require_GET
def office_tokens(request: ViewedRequest) -> HttpResponse:
    """With which programs the people of the office work."""
    if not request.viewer.may(Permission.MANAGE_ACCOUNTS):
        raise PermissionDenied
    found = token_queries.tokens_of_the_office(request.viewer)
    page = {"found": found, "table": tables.tokens(found, timezone.localdate(), with_owners=True)}
    return render(request, "accounts/office_tokens.html", page)


@never_cache
@require_http_methods(["GET", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # the package for signing in has no types
@sensitive_variables()
def make_token(request: ViewedRequest) -> HttpResponse:
    """Makes one and shows it, this once."""
    on = timezone.localdate()
    form = filled(request, TokenForm, viewer=request.viewer, on=on)
    if request.method == "POST" and form.is_valid():
        try:
            made = token_actions.make_token(
                by=request.viewer,
                name=form.cleaned_data["name"],
                permissions=form.chosen_permissions,
                ends_on=form.cleaned_data["ends_on"],
                on=on,
            )
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            told: dict[str, Any] = {"token": token_queries.token(request.viewer, made.id), "secret": made.secret}
            return render(request, "accounts/token_made.html", told)
    return render(request, "accounts/make_token.html", {"form": form})


@require_http_methods(["GET", "POST"])
def end_token(request: ViewedRequest, token: int) -> HttpResponse:
    """Ends one; without asking again it is not done, since it cannot be undone."""
    seen = token_queries.token(request.viewer, token)
    if seen is None:
        raise Http404
    back = "own_tokens" if seen.account == request.viewer.account else "office_tokens"
    if request.method == "GET":
        page = {"token": seen, "answers": tables.token(seen, timezone.localdate()), "back": back}
        return render(request, "accounts/end_token.html", page)
    try:
        token_actions.end_token(by=request.viewer, token=token)
        messages.success(request, said(ENDED))
    except Refused as refused:
        messages.error(request, said(refused.refusal))
    return redirect(back)
