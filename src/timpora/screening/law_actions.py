"""Proposing changes of the law's dated data and deciding on them; four eyes are kept by the database too (docs/explanation/walls.md)."""

from datetime import date

from django.db import transaction
from django.db.models.functions import Now

from timpora.accounts.core.roles import Permission
from timpora.audit import actions as audit
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.postgres.asked_once import begin as begin_asking
from timpora.postgres.one_at_a_time import one_at_a_time
from timpora.screening.core import events, refusals
from timpora.screening.core.law_changes import ChangeState, ChangeTold, with_told
from timpora.screening.models import LawChange
from timpora.screening.office_law import dated_law_of, told_of


LOCK = 7_004_003  # the first half of the advisory locks of deciding on law


@transaction.atomic
def propose(*, by: Viewer, change: ChangeTold, because: str, on: date) -> int:
    """Proposes a change for somebody else to decide on; the number of the proposal.

    Raises Refused for who may not, without a reason, and where it does not fit the office's law of today.
    """
    if not by.may(Permission.PROPOSE_LAW) or by.office is None:
        raise Refused(refusals.MAY_NOT_PROPOSE)
    if not because.strip():
        raise Refused(refusals.NO_REASON)
    with_told(dated_law_of(by), change, today=on)
    made = LawChange.objects.create(
        office_id=by.office, of=change.of.value, name=change.name, begins_on=change.begins_on, last_day=change.last_day,
        stands_apart=change.stands_apart, told=dict(change.told), citation=change.citation.strip(), because=because.strip(),
        proposed_by=by.account,
    )  # fmt: skip
    audit.record(events.LAW_CHANGE_PROPOSED, subject=f"law:{made.pk}", details=_details(made))
    return made.pk


@transaction.atomic
def approve(*, by: Viewer, change: int, on: date, because: str = "") -> None:
    """Lets a proposal of somebody else join the office's law, from which day on everybody is judged by it.

    Raises Refused for who may not, for one's own, for one that was decided on, and where it no longer fits.
    """
    row = _open_one(by, change)
    _refuse_who_may_not_decide(by, row)
    with_told(dated_law_of(by), told_of(row), today=on)
    _decide(by, row, ChangeState.APPROVED, because)
    audit.record(events.LAW_CHANGE_APPROVED, subject=f"law:{row.pk}", details=_details(row))


@transaction.atomic
def give_back(*, by: Viewer, change: int, because: str) -> None:
    """Returns a proposal of somebody else with the reason why; raises Refused as `approve` does, and without a reason."""
    row = _open_one(by, change)
    _refuse_who_may_not_decide(by, row)
    if not because.strip():
        raise Refused(refusals.NO_REASON_WHY)
    _decide(by, row, ChangeState.RETURNED, because)
    audit.record(events.LAW_CHANGE_RETURNED, subject=f"law:{row.pk}", details=_details(row))


@transaction.atomic
def take_back(*, by: Viewer, change: int, because: str = "") -> None:
    """Takes one's own proposal back before anybody decided on it."""
    row = _open_one(by, change)
    if row.proposed_by != by.account:
        raise Refused(refusals.NOT_ONES_OWN_PROPOSAL)
    _decide(by, row, ChangeState.TAKEN_BACK, because)
    audit.record(events.LAW_CHANGE_TAKEN_BACK, subject=f"law:{row.pk}", details=_details(row))


def _open_one(by: Viewer, change: int) -> LawChange:
    """A proposal on which nobody decided, while nobody else decides on any of this office."""
    one_at_a_time(LOCK, by.office)
    row = LawChange.objects.filter(office=by.office, pk=change, state=ChangeState.PROPOSED.value).first()
    if row is None:
        raise Refused(refusals.DECIDED_ALREADY)
    return row


def _refuse_who_may_not_decide(by: Viewer, row: LawChange) -> None:
    if not by.may(Permission.APPROVE_LAW):
        raise Refused(refusals.MAY_NOT_DECIDE)
    if row.proposed_by == by.account:
        raise Refused(refusals.ONES_OWN_PROPOSAL)


def _decide(by: Viewer, row: LawChange, state: ChangeState, because: str) -> None:
    # The moment of the statement, after the lock: approvals are put in their places in the order in which they were checked.
    moved = LawChange.objects.filter(office=by.office, pk=row.pk, state=ChangeState.PROPOSED.value).update(
        state=state.value, decided_by=by.account, decided_at=Now(), decided_because=because.strip() or None
    )
    if not moved:
        raise Refused(refusals.DECIDED_ALREADY)
    begin_asking()  # the law of this transaction is another from here on


def _details(row: LawChange) -> dict[str, str | int | bool | None]:
    return {"of": row.of, "name": row.name, "begins_on": row.begins_on.isoformat(), "by_whom_proposed": row.proposed_by}
