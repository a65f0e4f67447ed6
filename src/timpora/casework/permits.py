"""What a case does to a stay permit becomes a fact of the register in the transaction of its step, so that screening knows the limit that holds."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from timpora.casework.core import refusals
from timpora.casework.core.acts.measures import PermitAction
from timpora.casework.core.checks.situation import Situation
from timpora.casework.core.file import PersonOfCase
from timpora.facts.codes import ClosedBecause
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.register import actions as register
from timpora.register import identity
from timpora.register import queries as facts
from timpora.register.ledger import SourceKind


SOURCE = "Pelaksanaan keputusan atas izin tinggal"
GIVEN_BACK = "Pemulihan izin tinggal"
BECAUSE = "Dilaksanakan dengan keputusan dalam perkara {number}"
NO_LONGER = "Keputusan dalam perkara {number} tidak berlaku lagi"
CHANGED = ("valid_until", "cancelled_on", "closed_because")


def record_measure(*, by: Viewer, number: str, situation: Situation) -> None:
    """Closes the permits of somebody whose permit was cancelled, or gives the one that reaches furthest its new limit. Raises Refused."""
    act, person = situation.act, situation.file.person(situation.act.person)
    assert person is not None  # asked before
    held = _held(by, person.record, act.on)
    changes: dict[int, dict[str, object]] = {}
    action = situation.state.permit_action(act.person)
    if action is PermitAction.CANCELLED:
        changes = {one.pk: _closed(act.on, ClosedBecause.CANCELLED) for one in held}
    elif act.stay_limit is not None:
        changes = _until(held, act.stay_limit, may_reach_further=action is not PermitAction.LIMITED)
    _amend(by, changes, file=SOURCE, because=BECAUSE.format(number=number))


def give_back(*, by: Viewer, number: str, people: Iterable[PersonOfCase]) -> None:
    """Says the permits of people of a case again as they were before it changed them; what somebody has put right since stays as it is."""
    changes: dict[int, dict[str, object]] = {}
    for person in people:
        for one in _of(by, person.record).filter(replaces__isnull=False):
            former = facts.one(by, "stay_permits", one.replaces)
            if former is not None and former.withdrawn_because == BECAUSE.format(number=number):
                changes[one.pk] = {column: getattr(former, column) for column in CHANGED}
    _amend(by, changes, file=GIVEN_BACK, because=NO_LONGER.format(number=number))


def _amend(by: Viewer, changes: Mapping[int, Mapping[str, object]], *, file: str, because: str) -> None:
    if not changes:
        return
    source = register.record_source(by=by, kind=SourceKind.FORM, file=file)
    for fact, changed in changes.items():
        register.amend(by=by, kind="stay_permits", fact=fact, source=source, changes=changed, because=because)


def _held(by: Viewer, record: int, on: date) -> list[Any]:
    """The permits of a person that cover anything after a day."""
    reaches = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    return list(_of(by, record).filter(reaches, Q(cancelled_on__isnull=True) | Q(cancelled_on__gt=on)))


def _of(by: Viewer, record: int) -> QuerySet[Any]:
    """The permits of a person, whichever record of the person they are said of."""
    persons = identity.around(by, [record])
    records = persons.records_of(persons.person_of[record]) if record in persons.person_of else [record]
    return facts.facts(by, "stay_permits").filter(person_record__in=records)


def _until(held: Iterable[Any], limit: date, *, may_reach_further: bool) -> dict[int, dict[str, object]]:
    """No permit covers a day after the new limit, and the one that reached furthest covers all days up to it."""
    begun = [one for one in held if one.valid_from is None or one.valid_from <= limit]
    if not begun:
        raise Refused(refusals.NO_PERMIT)
    furthest = max(begun, key=lambda one: one.valid_until or date.max)
    if not may_reach_further and limit > (reach := max(_reach(one) for one in held)):
        raise Refused(refusals.longer_than_it_was(reach))
    changes: dict[int, dict[str, object]] = {
        one.pk: {"valid_until": limit}
        for one in begun
        if one is furthest or one.valid_until is None or one.valid_until > limit
    }
    return {**changes, **{one.pk: _closed(limit, ClosedBecause.CONVERTED) for one in held if one not in begun}}


def _reach(permit: Any) -> date:
    return min(permit.valid_until or date.max, permit.cancelled_on or date.max)


def _closed(on: date, because: ClosedBecause) -> dict[str, object]:
    return {"cancelled_on": on, "closed_because": because.value}
