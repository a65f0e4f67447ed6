"""After people were judged: cases are told what changed of that on which they rest, once for each change, by the office's machine."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from timpora.casework import actions, queries, steps
from timpora.casework.core.acts.keeping import FactsWithdrawn
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.acts.measures import MeasureKind
from timpora.casework.core.after_closing import changes_since
from timpora.casework.core.corrected import explains
from timpora.casework.core.fold import state_of
from timpora.casework.core.known import GONE, limit_of, mark_of
from timpora.casework.core.measures_of_state import day_it_rests_on
from timpora.casework.core.statuses import BY_AN_ACT_OF_ITS_OWN, Outcome, Status
from timpora.casework.models import Case, CaseFinding, CasePerson, CaseStep
from timpora.kernel.viewers import Viewer
from timpora.screening import reminder_queries
from timpora.screening.case_facts import facts_now, law_has_changed, touched_since, verdicts_kept


AT_ONCE = 2_000
# What goes on elsewhere, and what was withdrawn already, rests on nothing here any more.
RESTS_ON_NOTHING = (*BY_AN_ACT_OF_ITS_OWN, Outcome.WITHDRAWN_BY_CORRECTION)


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """How many changes cases were told, and of how many the deadlines were worked out anew."""

    told: int
    moved: int


@transaction.atomic
def catch_up(*, by: Viewer, on: date, since: int | None = None) -> Corrected:
    """Tells every case what changed since it was told last; where the law changed, deadlines of open ones are worked out anew.

    Of ended cases those are looked at of whose people something was said since a run; where none is named, within as many days as the
    register's notes are kept. Two at once tell a case once: each holds the rows, and looks again.
    """
    changed, ended = list(_changed(by)), _ended(by, touched_since(by, since))
    anew = _open_ones(by) if law_has_changed(by, since=on) else []
    steps.hold(by, {*(row.case_id for row, _ in changed), *ended, *anew})
    told = sum(_tell(by, row, now, on) for row, now in changed)
    told += sum(_tell_ended(by, case, on) for case in ended)
    for case in anew:
        _count_anew(by, case, on)
    return Corrected(told=told, moved=len(anew))


def _changed(by: Viewer) -> Iterator[tuple[CaseFinding, str]]:
    """The findings of open cases that are kept otherwise than their case knows."""
    open_ones = CaseFinding.objects.filter(office=by.office, gone_to__isnull=True).exclude(case__status=Status.CLOSED.value)  # fmt: skip
    rows = list(open_ones.order_by("case_id", "id"))
    for first in range(0, len(rows), AT_ONCE):
        part = rows[first : first + AT_ONCE]
        kept = {one.finding: mark_of(one.stay_limit, one.certainty, is_gone=one.is_gone) for one in verdicts_kept(by, [row.finding for row in part])}  # fmt: skip
        for row in part:
            # A finding that is kept no longer, as after two records became one person, is no longer found.
            now = kept.get(row.finding, GONE)
            if now != row.known:
                yield row, now


def _tell(by: Viewer, row: CaseFinding, now: str, on: date) -> bool:
    case = steps.locked(by, row.case_id)
    changed = CaseFinding.objects.filter(pk=row.pk, known=row.known, gone_to__isnull=True).update(known=now)
    if case.status == Status.CLOSED.value or changed != 1:
        return False
    if _comes_of_the_case(by, row, now):
        return False
    act = FactsWithdrawn(
        on=max(on, case.opened_on), person=row.person, finding=row.finding, is_gone=now == GONE, before=row.known, now=now
    )  # fmt: skip
    actions.record(by=by, case=case.pk, act=act, on=act.on)
    return True


def _comes_of_the_case(by: Viewer, row: CaseFinding, now: str) -> bool:
    """Whether a finding changed by what the case did to the permit: on the day of the decision it is found still, and that is no correction."""
    state = state_of(queries.steps_of(by, row.case_id))
    change = state.of(row.person).permit
    if change is None or not explains(change, row.known, now):
        return False
    return all(one.facts is not None for one in facts_now(by, [row.finding], on=day_it_rests_on(state)))


def _ended(by: Viewer, records: Collection[int]) -> list[int]:
    """The ended cases of the people of some records who stand otherwise now than their case knew, as what is kept says; nobody is judged for it."""
    people = CasePerson.objects.filter(office=by.office, gone_to__isnull=True, case__status=Status.CLOSED.value)
    people = people.exclude(case__outcome__in=[one.value for one in RESTS_ON_NOTHING])
    if len(records) <= AT_ONCE:
        people = people.filter(record__in=records)
    whose = {(case, number): record for case, number, record in people.values_list("case_id", "number", "record") if record in records}  # fmt: skip
    wanted = sorted({case for case, _ in whose})
    found: set[int] = set()
    for first in range(0, len(wanted), AT_ONCE):
        rows = CaseFinding.objects.filter(
            office=by.office, gone_to__isnull=True, case__in=wanted[first : first + AT_ONCE]
        )
        own = [(whose[row.case_id, row.person], row) for row in rows.select_related("case") if (row.case_id, row.person) in whose]  # fmt: skip
        found |= _otherwise(by, own) | _changed_a_permit(by, {row.case_id for _, row in own})
    return sorted(found)


def _changed_a_permit(by: Viewer, cases: Collection[int]) -> set[int]:
    """The cases that may have set the limit of somebody themselves, so that it says nothing of whether they were right."""
    carried_out = CaseStep.objects.filter(office=by.office, case__in=cases, kind=ActKind.CARRY_OUT.value, said__measure=MeasureKind.PERMIT.value)  # fmt: skip
    return set(carried_out.values_list("case", flat=True))


def _otherwise(by: Viewer, rows: Sequence[tuple[int, CaseFinding]]) -> set[int]:
    """The cases of those whose limit is another one, or who had left before their case ended without its knowing."""
    stood = reminder_queries.stood_kept(by, {record for record, _ in rows})
    kept = {one.finding: one.stay_limit for one in verdicts_kept(by, [row.finding for _, row in rows])}
    found = set()
    for record, row in rows:
        now, case = stood.get(record), row.case
        limit = kept.get(row.finding) if row.known == GONE else limit_of(row.known)
        until = case.opened_on if row.known == GONE else case.closed_on or case.opened_on
        if now is None or now.stay_limit != limit or (now.departed_on is not None and now.departed_on < until):
            found.add(row.case_id)
    return found


def _tell_ended(by: Viewer, case: int, on: date) -> int:
    """Judges the people of an ended case once more, on its own day; how many changes it was told."""
    row, taken = steps.locked(by, case), queries.steps_of(by, case)
    state = state_of(taken)
    file = queries.file_of(by, case, judged_on=day_it_rests_on(state), steps=taken)
    kept = CaseFinding.objects.filter(case=row, gone_to__isnull=True).values_list("finding", "known")
    changes = list(changes_since(file, state, dict(kept), on=max(on, row.since)))
    for act in changes:
        actions.record(by=by, case=case, act=act, on=act.on)
    return len(changes)


def _open_ones(by: Viewer) -> list[int]:
    rows = Case.objects.filter(office=by.office).exclude(status=Status.CLOSED.value)
    return list(rows.order_by("id").values_list("pk", flat=True))


def _count_anew(by: Viewer, case: int, on: date) -> None:
    """A deadline that has begun stays; from which day it warns goes by the law of today."""
    row = steps.locked(by, case)
    steps.keep(by, row, state_of(queries.steps_of(by, case)), on)
