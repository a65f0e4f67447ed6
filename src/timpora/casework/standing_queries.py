"""What may be read of offers between offices, of powers that are lent, of rights left out, and of who came from other cases; the viewer comes first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Q

from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.checks.situation import Hand
from timpora.casework.core.statuses import Power, Status
from timpora.casework.core.transfers import TransferState
from timpora.casework.models import CasePerson, CaseStep, CaseTransfer, Delegation
from timpora.kernel.viewers import Viewer


@dataclass(frozen=True, kw_only=True)
class TransferSeen:
    """A case offered to another office, or by one."""

    id: int
    arrived: bool  # from another office
    case: int
    number: str
    office: int  # the other one
    state: TransferState
    because: str
    people: Sequence[Mapping[str, Any]]
    at: datetime
    answered_on: date | None
    answer: str | None
    confidentiality: int


def transfers(viewer: Viewer) -> list[TransferSeen]:
    """The offers that came and went, the latest first."""
    rows = CaseTransfer.objects.filter(Q(office=viewer.office) | Q(to_office=viewer.office)).order_by("-id")
    return [_seen(viewer, row) for row in rows]


def transfer(viewer: Viewer, number: int) -> TransferSeen | None:
    """One offer; None where the viewer sees none."""
    row = CaseTransfer.objects.filter(Q(office=viewer.office) | Q(to_office=viewer.office), pk=number).first()
    return None if row is None else _seen(viewer, row)


def _seen(viewer: Viewer, row: CaseTransfer) -> TransferSeen:
    arrived = row.to_office_id == viewer.office
    return TransferSeen(
        id=row.pk, arrived=arrived, case=row.case_id, number=row.told["number"], office=row.office_id if arrived else row.to_office_id,
        state=TransferState(row.state), because=row.because, people=row.told["people"], at=row.at, answered_on=row.answered_on, answer=row.answer,
        confidentiality=row.confidentiality,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class DelegationSeen:
    """Who may act for whom, on which days."""

    id: int
    of: int
    to: int
    power: Power
    first_day: date
    last_day: date
    because: str
    ended_at: datetime | None

    def holds(self, on: date) -> bool:
        """Whether it holds on a day."""
        return self.ended_at is None and self.first_day <= on <= self.last_day


def delegations(viewer: Viewer) -> list[DelegationSeen]:
    """The delegations of the office, the latest first."""
    return [
        DelegationSeen(
            id=row.pk, of=row.of_account, to=row.to_account, power=Power(row.power), first_day=row.first_day, last_day=row.last_day,
            because=row.because, ended_at=row.ended_at,
        )
        for row in Delegation.objects.filter(office=viewer.office).order_by("-id")
    ]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class OfficeSeen:
    """Another office, to which a case can be offered."""

    id: int
    code: str
    name: str


def other_offices(viewer: Viewer) -> list[OfficeSeen]:
    """The other offices, for who may offer them a case; nobody else sees any."""
    if viewer.office is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, code, name FROM casework_other_offices()")
        return [OfficeSeen(id=number, code=code, name=name) for number, code, name in cursor.fetchall()]


def skipped_rights(viewer: Viewer, *, since: date) -> Sequence[CaseStep]:
    """The rights that were left out with a reason since a day, for the summary of the head of office."""
    rows = CaseStep.objects.filter(office=viewer.office, kind=ActKind.SKIP_RIGHT.value, on__gte=since)
    return list(rows.select_related("case").order_by("-on", "-id"))


def came_from(viewer: Viewer, case: int) -> Mapping[int, Mapping[int, int]]:
    """The cases that somebody left for this one: the record of each, by the number there."""
    found: dict[int, dict[int, int]] = {}
    for row in CasePerson.objects.filter(office=viewer.office, gone_to=case).order_by("case", "number"):
        found.setdefault(row.case_id, {})[row.number] = row.record
    return found


@dataclass(frozen=True, kw_only=True)
class HandedOn:
    """Whose a case was before it was handed to who has it now, and from which day on giving it back is offered."""

    former: int
    back_on: date | None


def handed_on(viewer: Viewer) -> Mapping[int, HandedOn]:
    """The open cases that are with somebody to whom they were handed, each with whose it was before.

    Who gets a case back has it as before it was handed on, so that one who stood in for somebody and went on leave as well hides nobody.
    """
    kinds = [ActKind.OPEN.value, ActKind.HAND_OVER.value]
    handed = CaseStep.objects.filter(office=viewer.office, kind=ActKind.HAND_OVER.value).exclude(
        case__status=Status.CLOSED.value
    )
    rows = CaseStep.objects.filter(office=viewer.office, kind__in=kinds, case__in=handed.values("case"))
    owners: dict[int, dict[int, str | None]] = {}
    for case, kind, account, said in rows.order_by("case", "number").values_list("case", "kind", "account", "said"):
        held, owner = owners.setdefault(case, {}), account if kind == ActKind.OPEN.value else said["officer"]
        if owner in held:
            for later in list(held)[list(held).index(owner) :]:
                del held[later]
        held[owner] = said.get("back_on")
    return {case: _handed(held) for case, held in owners.items() if len(held) > 1}


def _handed(held: Mapping[int, str | None]) -> HandedOn:
    """Of everybody who had a case in turn, the last but one, and until when the last one stands in."""
    *_, former, now = held
    back_on = held[now]
    return HandedOn(former=former, back_on=None if back_on is None else date.fromisoformat(back_on))


def due_back(viewer: Viewer, *, on: date) -> Mapping[int, HandedOn]:
    """The cases of who is back at work, and has not got them back."""
    return {case: one for case, one in handed_on(viewer).items() if one.back_on is not None and one.back_on <= on}


def hand_of(viewer: Viewer, *, on: date) -> Hand:
    """What the viewer may do in cases on a day, by role or because somebody delegated it for that day; to a person, and to no program."""
    own = {power for power in Power if viewer.may(power.value)}
    if viewer.token is not None:
        return Hand(account=viewer.account, powers=frozenset(own))
    rows = Delegation.objects.filter(
        office=viewer.office, to_account=viewer.account, first_day__lte=on, last_day__gte=on, ended_at__isnull=True
    )
    delegated = {Power(power) for power in rows.values_list("power", flat=True)} - own
    return Hand(account=viewer.account, powers=frozenset(own | {power for power in delegated if _holds_still(power)}))


def _holds_still(power: Power) -> bool:
    """Whether the database lets the looker use a delegated power: who delegated it works here and holds it still."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT casework_may(%s)", [power.value])
        return bool(cursor.fetchone()[0])
