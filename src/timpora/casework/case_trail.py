"""Who looked at a case and who did what in it, from the audit trail; reading it is told in the trail too."""

from collections.abc import Iterator, Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.audit import actions as audit
from timpora.audit import queries as trails
from timpora.casework import queries
from timpora.casework.core import events
from timpora.casework.core.acts.kinds import ACT_WORDS, ActKind
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.register import trail
from timpora.register.doors import only
from timpora.ui.components.tables import Cell


SUBJECT = "case"
A_CASE = Text(id="Perkara", en="Case")


@require_GET
@only(Permission.READ_AUDIT)
def case_trail(request: ViewedRequest, case: int) -> HttpResponse:
    """Every look at a case and every step in it, the latest first."""
    viewer, typed = request.viewer, request.GET.get("before", "")
    seen = queries.one(viewer, case)
    if seen is None:
        raise Http404
    before = int(typed) if typed.isdecimal() and len(typed) < len("1000000000000000000") else None
    told = trails.about(viewer, f"{SUBJECT}:{case}", before=before, most=trail.A_PAGE + 1)
    audit.record(events.CASE_TRAIL_READ, subject=f"case:{case}")
    page = {
        "seen": seen,
        "table": trail.table(viewer, told[: trail.A_PAGE]) if told else None,
        "older": told[trail.A_PAGE - 1].id if len(told) > trail.A_PAGE else None,
    }
    return render(request, "casework/trail.html", page)


def of_people(viewer: Viewer, records: Sequence[int]) -> Iterator[str]:
    """What the trail calls the cases of the person of some records."""
    yield from (f"{SUBJECT}:{one.id}" for one in queries.of_records(viewer, records))


def which(event: trails.Told) -> Cell:
    """Which step it was, or that it was the case as a whole; with the way there."""
    kind = event.details.get("kind")
    words = ACT_WORDS[ActKind(kind)] if isinstance(kind, str) and kind in set(ActKind) else A_CASE
    return Cell(value=words, href=reverse("case", args=[int(event.subject.partition(":")[2])]))
