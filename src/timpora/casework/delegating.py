"""Powers lent to a colleague for given days: only one's own, only to who works in the office, and ended by who lent them."""

from datetime import date

from django.contrib.postgres.functions import TransactionNow
from django.db import transaction

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Permission
from timpora.audit import actions as audit
from timpora.casework.core import events, refusals
from timpora.casework.core.statuses import Power
from timpora.casework.models import Delegation
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer


# Work on a case needs no lending: whoever may work on cases holds that power by role.
DELEGABLE = frozenset({Power.APPROVE, Power.DECIDE})
LONGEST_REASON = 400


@transaction.atomic
def delegate(  # noqa: PLR0913 - who, what, when and why
    *, by: Viewer, to: int, power: Power, first_day: date, last_day: date, because: str, on: date
) -> int:
    """Lends a power of one's own to a colleague on some days; the number of the delegation. Raises Refused."""
    if by.office is None or power not in DELEGABLE or not by.may(power.value):
        raise Refused(refusals.NOT_A_POWER)
    if not on <= first_day <= last_day:
        raise Refused(refusals.DELEGATED_BACKWARDS)
    if not because.strip():
        raise Refused(refusals.NO_REASON)
    found = accounts.colleague(by, to)
    works = frozenset({Permission.WORK_CASES, Permission.APPROVE_CASES})
    if found is None or to == by.account or found.ended_at is not None or not works & found.meaning.permissions:
        raise Refused(refusals.NO_OFFICER)
    made = Delegation.objects.create(
        office_id=by.office, of_account=by.account, to_account=to, power=power.value, on=on, first_day=first_day, last_day=last_day,
        because=because.strip()[:LONGEST_REASON],
    )  # fmt: skip
    audit.record(events.POWER_DELEGATED, subject=f"account:{to}", details={"delegation": made.pk, "power": power.value, "first": first_day.isoformat(), "last": last_day.isoformat()})  # fmt: skip
    return made.pk


@transaction.atomic
def end_delegation(*, by: Viewer, delegation: int) -> None:
    """Takes back at once what one lent; raises Refused where there is nothing of one's own to end."""
    own = Delegation.objects.filter(office=by.office, pk=delegation, of_account=by.account, ended_at__isnull=True)
    row = own.first()
    if row is None or own.update(ended_at=TransactionNow()) != 1:
        raise Refused(refusals.NO_DELEGATION)
    audit.record(events.DELEGATION_ENDED, subject=f"account:{row.to_account}", details={"delegation": delegation})
