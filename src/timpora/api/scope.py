"""What an endpoint needs of a token, asked before anything is looked for, so that nothing is learned without it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.api.core import problems
from timpora.api.core.problems import ProblemError
from timpora.kernel.viewers import Viewer


type Run = Callable[..., Any]


def needs(*permissions: Permission) -> Callable[[Run], Run]:
    """Decorator of an endpoint's run: only with all of these powers."""
    return _asking(lambda viewer: all(viewer.may(permission) for permission in permissions))


def needs_one_of(*permissions: Permission) -> Callable[[Run], Run]:
    """Decorator of an endpoint's run: only with one of these powers; the walls show each what is theirs."""
    return _asking(lambda viewer: any(viewer.may(permission) for permission in permissions))


def _asking(may: Callable[[Viewer], bool]) -> Callable[[Run], Run]:

    def decorate(run: Run) -> Run:
        @wraps(run)
        def respond(request: ViewedRequest, *arguments: Any, **named: Any) -> Any:
            if not may(request.viewer):
                raise ProblemError(problems.NOT_IN_SCOPE)
            return run(request, *arguments, **named)

        return respond

    return decorate
