"""What an endpoint needs of a token, asked before anything is looked for, so that nothing is learned without it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.api.core import problems
from timpora.api.core.problems import ProblemError


type Run = Callable[..., Any]


def needs(*permissions: Permission) -> Callable[[Run], Run]:
    """Decorator of an endpoint's run: only with these powers."""

    def decorate(run: Run) -> Run:
        @wraps(run)
        def respond(request: ViewedRequest, *arguments: Any, **named: Any) -> Any:
            if not all(request.viewer.may(permission) for permission in permissions):
                raise ProblemError(problems.NOT_IN_SCOPE)
            return run(request, *arguments, **named)

        return respond

    return decorate
