"""Nothing typed is lost when a session ends: it waits for the same person to sign in again, and fills the same form.

`filled` gives a view its form, whether it is opened, sent, or opened again with what was typed before. Files cannot be kept,
and secrets are not. In the same way `carry` lets what is typed wait while something else is done on its page.
"""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

from timpora.kernel.text import Text
from timpora.ui.language import said


TYPED = "typed"
MOST_CHARACTERS = 100_000
KEPT_FOR = 60 * 60  # seconds
SECRETS = re.compile(r"^(csrfmiddlewaretoken|credential|code|.*password.*)$", re.IGNORECASE)
STILL_HERE = Text(
    id="Sesi Anda berakhir sebelum formulir ini terkirim. Yang Anda ketik masih ada; periksa lalu kirim lagi. Berkas perlu dipilih lagi.",
    en="Your session ended before this form was sent. What you typed is still here; check it and send it again. Files have to be chosen again.",
)  # fmt: skip


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Who is not signed in is led to sign in and back again; a form that was sent meanwhile is kept."""

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> HttpResponseBase:  # type: ignore[override]  # Django says less than it takes
        """Back to the page that is open: a form's page, and not the address to which it is sent."""
        page = _page_of(request)
        if request.method == "POST":
            _keep(request, page)
        to_sign_in = redirect_to_login(
            page, str(self.get_login_url(view_func)), self.get_redirect_field_name(view_func)
        )
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": to_sign_in["Location"]})
        return to_sign_in


def filled[Form: forms.Form](request: HttpRequest, form: type[Form], **arguments: Any) -> Form:
    """The form as it was sent now, as it was typed before the session ended, or as it begins."""
    if request.method == "POST":
        return form(request.POST, request.FILES, **arguments)
    typed = waiting(request)
    return form(**arguments) if typed is None else form(typed, **arguments)


def carry(request: HttpRequest, page: str, fields: Mapping[str, str]) -> None:
    """Lets what is typed wait until its page is shown again, while something else is done there."""
    _put(request, str(request.user.pk), page, {name: [value] for name, value in fields.items()}, is_carried=True)


def forget_what_others_typed(request: HttpRequest, account: int) -> None:
    """At signing in: what somebody else had typed in this browser is gone."""
    if request.session.get(TYPED, {}).get("by") != str(account):
        request.session.pop(TYPED, None)


def _keep(request: HttpRequest, page: str) -> None:
    whose = getattr(request, "ended_session_of", None)
    if whose is not None:
        _put(request, str(whose), page, dict(request.POST.lists()), is_carried=False)


def _put(request: HttpRequest, whose: str, page: str, told: Mapping[str, Sequence[object]], *, is_carried: bool) -> None:  # fmt: skip
    fields = {name: values for name, values in told.items() if not SECRETS.match(name)}
    length = sum(len(name) + sum(map(len, map(str, values))) for name, values in fields.items())
    if fields and length <= MOST_CHARACTERS:
        request.session[TYPED] = {
            "by": whose,
            "page": urlsplit(page).path,
            "fields": fields,
            "until": time.time() + KEPT_FOR,
            "is_carried": is_carried,
        }


def waiting(request: HttpRequest) -> QueryDict | None:
    """What was typed on the page that is opened and waits for it: taken once, and said where a session ended meanwhile."""
    kept = request.session.get(TYPED)
    if not kept or not request.user.is_authenticated:
        return None
    is_over = kept["by"] != str(request.user.pk) or kept["until"] < time.time()
    if is_over or kept["page"] == request.path:
        del request.session[TYPED]
    if is_over or kept["page"] != request.path:
        return None
    typed = QueryDict(mutable=True)
    for name, values in kept["fields"].items():
        typed.setlist(name, values)
    if not kept.get("is_carried"):
        messages.warning(request, said(STILL_HERE))
    return typed


def _page_of(request: HttpRequest) -> str:
    """The page on which somebody is, as far as the browser tells; only of this office."""
    if request.method == "GET" and not request.headers.get("HX-Request"):
        return request.get_full_path()
    told = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    if not url_has_allowed_host_and_scheme(told, {request.get_host()}, require_https=settings.BEHIND_TLS):
        return request.get_full_path()
    parts = urlsplit(told)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
