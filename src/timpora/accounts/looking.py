"""Opening somebody's record: whoever does not work on it says why first, and every look is told in the audit trail.

    @looks_at(subject=lambda person_record: f"person_record:{person_record}", own_work=queries.is_own_work)
    def person(request: ViewedRequest, person_record: int) -> HttpResponse: ...

`own_work(viewer, **address)` answers whether the record belongs to the viewer's own work; it raises Http404 where the viewer
sees no such record, so that nobody is asked a reason for what does not exist. The reason may also be sent to the page's own
address from a list: that is where `ReasonDialog(href=...)` sends it.
"""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from timpora.accounts import actions, keeping, queries
from timpora.accounts.core.events import RECORD_OPENED
from timpora.accounts.core.refusals import NO_REASON
from timpora.accounts.doors import ViewedRequest
from timpora.audit import actions as audit
from timpora.kernel.text import Text
from timpora.ui.language import later


FIELD = "reason"
SHORTEST = 5
type View = Callable[..., HttpResponse]


class ReasonForm(forms.Form):
    """Why a record outside the own work is opened."""

    reason = forms.CharField(
        label=later(Text(id="Untuk apa data ini dibuka?", en="What are these data opened for?")),
        help_text=later(
            Text(
                id="Misalnya “laporan hotel di Cikande, nomor surat 12” atau “ditanya Polsek, operasi 27 Juni”. Atasan dan auditor membacanya.",
                en="Such as “report of a hotel in Cikande, letter 12” or “asked by the police post, operation of 27 June”. Heads and auditors read it.",
            )
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        min_length=SHORTEST,
        max_length=500,
        error_messages={
            "required": later(NO_REASON.what),
            "min_length": later(Text(id="Tulis alasannya dengan beberapa kata.", en="Write the reason in a few words.")),
        },
    )  # fmt: skip


def looks_at(*, subject: Callable[..., str], own_work: Callable[..., bool]) -> Callable[[View], View]:
    """Decorator for the page of one record; the page is never kept by a browser."""

    def decorate(view: View) -> View:
        @wraps(view)
        @never_cache
        def respond(request: ViewedRequest, **address: object) -> HttpResponse:
            told = subject(**address)
            is_own = own_work(request.viewer, **address)
            holds = settings.SESSION_LIMITS.whole
            reason = None if is_own else queries.reason_that_holds(request.viewer, told, seconds=holds)
            if not is_own and reason is None:
                return _ask(request, told)
            if request.method == "POST" and FIELD in request.POST:
                return redirect(request.get_full_path())  # a reason from a list, where none was needed any more
            audit.record(RECORD_OPENED, subject=told, details={"own_work": is_own, "reason": reason})
            return view(request, **address)

        return respond

    return decorate


def _ask(request: ViewedRequest, subject: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": request.get_full_path()})
    form = keeping.filled(request, ReasonForm)
    if request.method == "POST" and form.is_valid():
        actions.give_reason(by=request.viewer, subject=subject, reason=form.cleaned_data[FIELD])
        return redirect(request.get_full_path())
    return render(request, "accounts/ask_reason.html", {"form": form})
