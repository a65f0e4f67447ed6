"""Opening somebody's record by a program: the same rule as on pages. What is outside the office's own work needs a reason."""

from django.conf import settings

from timpora.accounts import actions as accounts
from timpora.accounts import queries
from timpora.accounts.core.events import RECORD_OPENED
from timpora.accounts.doors import ViewedRequest
from timpora.api.core import problems
from timpora.api.core.heads import REASON_HEAD, reason_given
from timpora.api.core.problems import ProblemError
from timpora.audit import actions as audit


def looked(request: ViewedRequest, *, subject: str, is_own_work: bool) -> None:
    """Notes the look; raises ProblemError where it needs a reason and none was given today."""
    viewer = request.viewer
    reason = None
    if not is_own_work:
        reason = queries.reason_that_holds(viewer, subject, seconds=settings.SESSION_LIMITS.whole)
        said = reason_given(request.headers.get(REASON_HEAD, ""))
        if said is not None:
            reason = accounts.give_reason(by=viewer, subject=subject, reason=said)
        if reason is None:
            raise ProblemError(problems.REASON_NEEDED)
    audit.record(RECORD_OPENED, subject=subject, details={"own_work": is_own_work, "reason": reason})
