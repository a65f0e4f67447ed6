"""What people do with findings: look at one, check it, refer it, clear it with a reason; and the views that they keep."""

from collections.abc import Collection, Sequence

from django.db import transaction

from timpora.accounts.core.roles import Permission
from timpora.audit import actions as audit
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.register import frames
from timpora.screening.core import events, refusals
from timpora.screening.core.facts_digest import facts_digests
from timpora.screening.core.states import NEEDS_A_REASON, STEPS, FindingState
from timpora.screening.models import Finding, FindingEvent, SavedView
from timpora.screening.office_law import law_of


@transaction.atomic
def move(*, by: Viewer, findings: Collection[int], to: FindingState, because: str = "") -> int:
    """Brings findings into another state, all or none; how many that were.

    One that is cleared stays so until the facts about its person change. Raises Refused without a reason where one is needed, for
    who may not, and where somebody else moved one of them meanwhile.
    """
    reason = because.strip()
    if not by.may(Permission.TRIAGE_FINDINGS) or by.office is None or to in {FindingState.NEW, FindingState.GONE}:
        raise Refused(refusals.MAY_NOT)
    if not findings:
        raise Refused(refusals.NOTHING_CHOSEN)
    if to in NEEDS_A_REASON and not reason:
        raise Refused(refusals.NO_REASON)
    rows = list(Finding.objects.select_for_update().filter(office=by.office, pk__in=findings).order_by("id"))
    if len(rows) != len(set(findings)) or any(to not in STEPS[FindingState(row.state)] for row in rows):
        raise Refused(refusals.NOT_FROM_THERE)
    cleared_of = _cleared_of(by, rows) if to is FindingState.CLEARED else {}
    for row in rows:
        Finding.objects.filter(pk=row.pk).update(state=to.value, cleared_of=cleared_of.get(row.pk))
        _note(row, to)
    FindingEvent.objects.bulk_create(
        FindingEvent(
            office_id=by.office, confidentiality=row.confidentiality, finding=row, what=to.value, on=row.last_found_on,
            account=by.account, because=reason or None,
        )
        for row in rows
    )  # fmt: skip
    return len(rows)


def _note(row: Finding, to: FindingState) -> None:
    details: dict[str, str | int | bool | None] = {"finding": row.pk, "rule": row.rule_id}
    subject = f"people:{row.person}" if row.person is not None else f"finding:{row.pk}"
    match to:
        case FindingState.SEEN:
            audit.record(events.FINDING_SEEN, subject=subject, details=details)
        case FindingState.BEING_CHECKED:
            audit.record(events.FINDING_BEING_CHECKED, subject=subject, details=details)
        case FindingState.REFERRED:
            audit.record(events.FINDING_REFERRED, subject=subject, details=details)
        case _:
            audit.record(events.FINDING_CLEARED, subject=subject, details=details)


def _cleared_of(by: Viewer, rows: Sequence[Finding]) -> dict[int, str]:
    """The facts of which each finding about a person is cleared, as a digest."""
    persons = {row.pk: row.person for row in rows if row.person is not None}
    register = frames.known(by, records=set(persons.values())).register
    law = law_of(by, max(row.last_found_on for row in rows))
    found: dict[int, str] = {}
    for rule_id in {row.rule_id for row in rows}:
        rule = law.rule(rule_id)
        own = {row.pk: persons[row.pk] for row in rows if row.rule_id == rule_id and row.pk in persons}
        if rule is not None and own:
            digests = facts_digests(register, rule, set(own.values()))
            found |= {number: digests[person] for number, person in own.items()}
    return found


@transaction.atomic
def note_export(*, by: Viewer, what: str, rows: int, form: str) -> None:
    """Notes that a list left the office: what it was, how many rows, in which form."""
    audit.record(events.FINDINGS_EXPORTED, details={"list": what, "rows": rows, "form": form, "account": by.account})


@transaction.atomic
def save_view(*, by: Viewer, name: str, asked: str) -> None:
    """Keeps a selection under a name, in place of an earlier one of that name."""
    assert by.office is not None  # who has no office sees no findings
    SavedView.objects.filter(account=by.account, name=name.strip()).delete()
    SavedView.objects.create(office_id=by.office, account=by.account, name=name.strip()[:60], asked=asked[:400])
    audit.record(events.VIEW_SAVED)


@transaction.atomic
def remove_view(*, by: Viewer, view: int) -> None:
    """Forgets a selection of one's own; forgetting it twice is forgetting it once."""
    if SavedView.objects.filter(account=by.account, pk=view).delete()[0]:
        audit.record(events.VIEW_REMOVED)
