"""Who may open a page of the register, and what has to be said first."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.register import identity, people, queries


type View = Callable[..., HttpResponse]


def only(permission: Permission) -> Callable[[View], View]:
    """Only for who holds a permission; pages with people are never kept by a browser."""

    def decorate(view: View) -> View:
        @wraps(view)
        @never_cache
        def respond(request: ViewedRequest, **address: object) -> HttpResponse:
            if not request.viewer.may(permission):
                raise PermissionDenied
            return view(request, **address)

        return respond

    return decorate


def found_for(request: ViewedRequest, kind: str, fact: int) -> tuple[Any, HttpResponse | None]:
    """A fact, and where to go first when it is about somebody outside the own work for whom no reason was given."""
    found = queries.one(request.viewer, kind, fact)
    if found is None:
        raise Http404
    record = found.pk if kind == "people" else getattr(found, "person_record_id", None)
    if record is None:
        return found, None
    persons = identity.around(request.viewer, [record])
    if people.is_own_work(request.viewer, persons.records_of(record)):
        return found, None
    person = persons.person_of.get(record, record)
    holds = accounts.reason_that_holds(request.viewer, f"people:{person}", seconds=settings.SESSION_LIMITS.whole)
    return found, None if holds is not None else redirect("foreigner", person)
