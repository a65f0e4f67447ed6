"""The cases in which somebody asked for an approval or an order beside the way of the case, and nobody has answered yet."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q
from django.db.models.fields.json import KT

from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.statuses import Power, Status
from timpora.casework.core.table import TABLE
from timpora.casework.models import CaseStep
from timpora.kernel.viewers import Viewer


# What is asked, who answers, and by what act it is answered.
ASKED = (
    (ActKind.REPORT_URGENT, Power.APPROVE, ActKind.APPROVE_URGENT),
    (ActKind.REQUEST_DETENTION, Power.DECIDE, ActKind.ORDER_DETENTION),
)
# After these nobody waits for an order of detention any more.
ENDED_BY = (ActKind.RELEASE, ActKind.MOVE_TO_CENTRE, ActKind.RECORD_DEPARTURE)


def requests(viewer: Viewer, powers: Collection[Power] = tuple(Power)) -> list[int]:
    """The open cases with a request that somebody with one of these powers answers."""
    wanted = Q()
    for asks, power, answers in ASKED:
        if power in powers:
            wanted |= Q(kind=asks.value, case__status__in=[status.value for status in TABLE[answers].at])
    if not wanted:
        return []
    steps = CaseStep.objects.filter(office=viewer.office).annotate(who=KT("said__person"))
    later = steps.filter(case=OuterRef("case"), number__gt=OuterRef("number"), who=OuterRef("who"), kind__in=[kind.value for kind in ENDED_BY])  # fmt: skip
    asked = steps.filter(wanted, ~Exists(CaseStep.objects.filter(answers=OuterRef("pk"))), ~Exists(later))
    return sorted(set(asked.exclude(case__status=Status.CLOSED.value).values_list("case", flat=True)))
