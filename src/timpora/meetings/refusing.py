"""How the meeting room says no: beside what was pressed, so that nothing that is typed elsewhere on the page is lost."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from timpora.kernel.refusals import Refused
from timpora.ui.language import said


def says_no(request: HttpRequest, refused: Refused, room: str, beside: str) -> HttpResponse:
    """The refusal alone, where only a part of the page was asked for; otherwise the page again, which says it."""
    if not request.headers.get("HX-Request"):
        messages.warning(request, said(refused.refusal))
        return redirect(f"{room}#{beside}")
    shown = render(request, "meetings/refused.html", {"refusal": refused.refusal})
    for name, value in {
        "HX-Retarget": f"#refused-{beside}",
        "HX-Reswap": "innerHTML",
        "HX-Reselect": ".notice",
    }.items():
        shown[name] = value
    return shown
