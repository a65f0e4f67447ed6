"""Pages about one's own account: who I am here, the first steps, where I am signed in."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from timpora.accounts import actions, queries
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.views.steps import first_steps as stepper


@require_GET
def own_account(request: ViewedRequest) -> HttpResponse:
    """Who I am here, and what my role may do."""
    reads_meetings = any(map(request.viewer.may, (Permission.READ_REGISTER, Permission.TAKE_PART)))
    page = {"account": queries.own_account(request.viewer), "reads_meetings": reads_meetings}
    return render(request, "accounts/own_account.html", page)


@require_GET
def first_steps(request: ViewedRequest) -> HttpResponse:
    """The way from a password to a safe account; who may, goes on without it."""
    account = queries.own_account(request.viewer)
    if account.has_second_factor:
        return redirect("start")
    return render(request, "accounts/first_steps.html", {"account": account, "steps": stepper("factor")})


@require_GET
def sessions(request: ViewedRequest) -> HttpResponse:
    """In which browsers I am signed in."""
    own = queries.own_sessions(request.viewer, request.session.session_key)
    return render(request, "accounts/sessions.html", {"sessions": own, "others": len(own) - 1})


@require_POST
def end_session(request: ViewedRequest, session: int) -> HttpResponse:
    """Ends one session of mine; of somebody else's there is none."""
    if not actions.end_sessions(by=request.viewer, keep=None, only=session):
        raise Http404
    return redirect("own_sessions")


@require_POST
def end_other_sessions(request: ViewedRequest) -> HttpResponse:
    """Ends every session of mine but this one."""
    actions.end_sessions(by=request.viewer, keep=request.session.session_key)
    return redirect("own_sessions")
