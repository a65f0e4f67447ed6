"""After people were judged: open cases are told what changed of that on which they rest, once for each change, by the office's machine."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from timpora.casework import actions, queries, steps
from timpora.casework.core.acts.keeping import FactsWithdrawn
from timpora.casework.core.fold import state_of
from timpora.casework.core.known import GONE, mark_of
from timpora.casework.core.statuses import Status
from timpora.casework.models import Case, CaseFinding
from timpora.kernel.viewers import Viewer
from timpora.screening.case_facts import law_has_changed, verdicts_kept


AT_ONCE = 2_000


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """How many changes cases were told, and of how many the deadlines were worked out anew."""

    told: int
    moved: int


@transaction.atomic
def catch_up(*, by: Viewer, on: date) -> Corrected:
    """Tells every open case what changed since it was told last; where the law changed, its deadlines are worked out anew.

    Two at once tell a case once: each holds its row, and looks again.
    """
    told = sum(_tell(by, row, now, on) for row, now in _changed(by))
    moved = _count_anew(by, on) if law_has_changed(by, since=on) else 0
    return Corrected(told=told, moved=moved)


def _changed(by: Viewer) -> Iterator[tuple[CaseFinding, str]]:
    """The findings of open cases that are kept otherwise than their case knows."""
    open_ones = CaseFinding.objects.filter(office=by.office, gone_to__isnull=True).exclude(case__status=Status.CLOSED.value)  # fmt: skip
    rows = list(open_ones.order_by("case_id", "id"))
    for first in range(0, len(rows), AT_ONCE):
        part = rows[first : first + AT_ONCE]
        kept = {one.finding: mark_of(one.stay_limit, one.certainty, is_gone=one.is_gone) for one in verdicts_kept(by, [row.finding for row in part])}  # fmt: skip
        for row in part:
            # A finding that is kept no longer, as after two records became one person, is found no longer.
            now = kept.get(row.finding, GONE)
            if now != row.known:
                yield row, now


def _tell(by: Viewer, row: CaseFinding, now: str, on: date) -> bool:
    case = steps.locked(by, row.case_id)
    changed = CaseFinding.objects.filter(pk=row.pk, known=row.known, gone_to__isnull=True).update(known=now)
    if case.status == Status.CLOSED.value or changed != 1:
        return False
    act = FactsWithdrawn(
        on=max(on, case.opened_on), person=row.person, finding=row.finding, is_gone=now == GONE, before=row.known, now=now
    )  # fmt: skip
    actions.record(by=by, case=case.pk, act=act, on=act.on)
    return True


def _count_anew(by: Viewer, on: date) -> int:
    """A deadline that has begun stays; from which day it warns goes by the law of today."""
    open_ones = list(Case.objects.filter(office=by.office).exclude(status=Status.CLOSED.value).values_list("pk", flat=True))  # fmt: skip
    for case in open_ones:
        row = steps.locked(by, case)
        state = state_of(queries.steps_of(by, case))
        steps.keep(by, row, state, on)
    return len(open_ones)
