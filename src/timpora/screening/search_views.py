"""The page of the search. What is typed travels in the form and never in an address, and is kept nowhere."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.audit import actions as audit
from timpora.register.core.search.sought import LONGEST_TYPED
from timpora.register.doors import only
from timpora.screening.core.events import SEARCHED
from timpora.screening.search_page import page_of
from timpora.ui.office_day import office_day


@require_http_methods(["GET", "POST"])
@only(Permission.READ_REGISTER)
def search(request: ViewedRequest) -> HttpResponse:
    """The box and its answers; only the answers for a page that asks while somebody types."""
    typed = request.POST.get("q", "").replace("\0", " ").strip()[:LONGEST_TYPED]
    page: dict[str, object] = {"sought": typed, "searches_here": True}
    if typed:
        page["found"] = found = page_of(request.viewer, typed, as_of=office_day())
        if found.people:
            # One event, and only numbers: whom the search showed to whom.
            shown = " ".join(str(one.person) for one in found.people)
            audit.record(SEARCHED, details={"shown": shown})
    is_part = request.headers.get("HX-Request") == "true"
    return render(request, "screening/search.html#answers" if is_part else "screening/search.html", page)
