"""Agreed actions as they were known at a moment, for figures; the viewer comes first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from timpora.kernel.periods import ONE_DAY
from timpora.kernel.viewers import Viewer
from timpora.team import models, queries
from timpora.team.core.agreed import ActionState, Step, StepKind, counts_in_time, standing_of
from timpora.team.core.due_days import due_days


@dataclass(frozen=True, kw_only=True)
class PromiseThen:
    """What an agency had promised, by when, and what had become of it: `kept` is None where that does not count, or not yet.

    `due_on` is the day by which it counts: one to which it was moved in time, and never one to which it was moved once it was late.
    """

    action: int
    agency: str
    due_on: date
    was_moved: bool
    is_dropped: bool
    kept: bool | None


def promises_then(viewer: Viewer, *, as_of: date, as_known: datetime) -> list[PromiseThen]:
    """Every agreed action that was recorded by a day and known at a moment, with the steps known then; one due on that day is due no more."""
    known = models.AgreedAction.objects.filter(office=viewer.office, recorded_at__lte=as_known, recorded_on__lte=as_of)
    rows = list(known.order_by("id").values_list("id", "seat__agency_id", "due_on"))
    if not rows:
        return []
    names, steps = queries.agency_names(viewer), _steps(viewer, as_known)
    return [_promise(action, names.get(agency, "-"), first_due_on, steps[action], as_of) for action, agency, first_due_on in rows]  # fmt: skip


def _promise(action: int, agency: str, first_due_on: date, steps: Sequence[Step], as_of: date) -> PromiseThen:
    """How it stood when the day had ended: the morning after, what was due on it and not reported is late."""
    standing, days = standing_of(steps), due_days(first_due_on, steps)
    return PromiseThen(
        action=action,
        agency=agency,
        due_on=days.counts_on,
        was_moved=days.was_moved,
        is_dropped=standing.state is ActionState.DROPPED,
        kept=counts_in_time(standing, days.counts_on, as_of + ONE_DAY),
    )


def _steps(viewer: Viewer, as_known: datetime) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = defaultdict(list)
    known = models.ActionStep.objects.filter(office=viewer.office, recorded_at__lte=as_known)
    for row in known.order_by("action", "number"):
        found[row.action_id].append(Step(kind=StepKind(row.kind), on=row.recorded_on, by=row.recorded_by, text=row.text, due_on=row.due_on))  # fmt: skip
    return found
