"""Who may open a page of teams: who reads the register, and agencies that take part; the database shows each what is theirs."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.kernel.viewers import Viewer
from timpora.team import queries
from timpora.team.queries import TeamSeen


type View = Callable[..., HttpResponse]
READING = (Permission.READ_REGISTER, Permission.TAKE_PART)


def only_one_of(*permissions: Permission) -> Callable[[View], View]:
    """Only for who holds one of the permissions; pages with people are never kept by a browser."""

    def decorate(view: View) -> View:
        @wraps(view)
        @never_cache
        def respond(request: ViewedRequest, **address: object) -> HttpResponse:
            if not any(request.viewer.may(one) for one in permissions):
                raise PermissionDenied
            return view(request, **address)

        return respond

    return decorate


def found(viewer: Viewer, team: int) -> TeamSeen:
    """One team as a page shows it; not there where the viewer sees none."""
    seen = queries.one(viewer, team)
    if seen is None:
        raise Http404
    return seen
