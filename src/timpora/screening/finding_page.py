"""The page of one finding: what it says, why, by which law, from which facts, what happened to it, and the next step."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.accounts.looking import looks_at
from timpora.kernel.viewers import Viewer
from timpora.register import identity, people
from timpora.register.doors import only
from timpora.screening import above, queries, showing
from timpora.screening.core.states import WHAT_WORDS, FindingState
from timpora.screening.forms import StepForm
from timpora.screening.queue_page import take_step
from timpora.screening.reminder_button import button_of_finding
from timpora.screening.selecting import RULE_WORDS
from timpora.ui.office_day import office_day


@require_http_methods(["GET", "POST"])
@only(Permission.READ_REGISTER)
def finding(request: ViewedRequest, finding: int) -> HttpResponse:
    """One finding; about somebody outside the own work only with a reason, as the page of that person."""
    one = _found(request, finding)
    if one.told.person is None:
        return _page(request, one=one)
    return _about_somebody(request, person=one.told.person, one=one)


def _found(request: ViewedRequest, number: int) -> queries.Listed:
    one = queries.one(request.viewer, number, on=office_day())
    if one is None:
        raise Http404
    return one


def own_work(viewer: Viewer, *, person: int, **_: object) -> bool:
    """Whether the person of a finding belongs to the office's own work, by where it is known to be now."""
    return people.is_own_work(viewer, identity.around(viewer, [person]).records_of(person) or [person])


@looks_at(subject=lambda person, **_: f"people:{person}", own_work=own_work)
def _about_somebody(request: ViewedRequest, person: int, one: queries.Listed) -> HttpResponse:  # noqa: ARG001 - the person is for the look
    return _page(request, one=one)


def _page(request: ViewedRequest, *, one: queries.Listed) -> HttpResponse:
    viewer, told = request.viewer, one.told
    page: dict[str, Any] = {
        "one": one,
        "sentence": showing.sentence_of(told),
        "reasons": showing.reasons_of(told),
        "particulars": showing.particulars(one),
        "evidence": showing.evidence(told.sources) if told.sources else None,
        "provisions": showing.provisions(told) if told.provisions else None,
        "settings": showing.settings_of(told),
        "history": showing.history(viewer, queries.history(viewer, one.id), WHAT_WORDS),
        "steps": showing.steps(one, may=viewer.may(Permission.TRIAGE_FINDINGS)),
        "person": told.person,
        "reminder": button_of_finding(viewer, one),
        "above": above.of_finding(viewer, one),
        "rule": RULE_WORDS[told.rule_id],
    }
    return render(request, "screening/finding.html", page)


@require_http_methods(["GET", "POST"])
@only(Permission.TRIAGE_FINDINGS)
def finding_step(request: ViewedRequest, finding: int, to: str) -> HttpResponse:
    """A step for one finding."""
    one = _found(request, finding)
    if to not in showing.STEP_WORDS:
        raise Http404
    person = one.told.person
    if person is not None and not own_work(request.viewer, person=person):
        holds = accounts.reason_that_holds(request.viewer, f"people:{person}", seconds=settings.SESSION_LIMITS.whole)
        if holds is None:
            return redirect("finding", finding)
    typed = filled(request, StepForm, to=FindingState(to)).data
    back = reverse("finding", args=[finding])
    return take_step(request, numbers=[finding], to=FindingState(to), back=back, carried=[], reason=typed.get("reason", ""))  # fmt: skip
