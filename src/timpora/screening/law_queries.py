"""What may be read of proposed and approved changes of the law's dated data; the viewer comes first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from timpora.accounts.core.roles import Permission
from timpora.kernel.refusals import Refusal
from timpora.kernel.viewers import Viewer
from timpora.screening.core.law_changes import ChangeState, ChangeTold
from timpora.screening.models import LawChange
from timpora.screening.office_law import dated_law_of, told_of


MOST = 200


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change, who proposed it and why, and who decided on it."""

    id: int
    told: ChangeTold
    because: str
    proposed_by: int
    proposed_at: datetime
    state: ChangeState
    decided_by: int | None
    decided_at: datetime | None
    decided_because: str | None
    unfitting: Refusal | None  # why an approved one is not applied


def may_read_law(viewer: Viewer) -> bool:
    """Whether the rulebook is open to somebody: to who reads the register, and to who proposes or decides."""
    return any(map(viewer.may, (Permission.READ_REGISTER, Permission.PROPOSE_LAW, Permission.APPROVE_LAW)))


def waiting(viewer: Viewer) -> int:
    """How many proposals wait for a decision."""
    return LawChange.objects.filter(office=viewer.office, state=ChangeState.PROPOSED.value).count()


def changes(viewer: Viewer, *, of: str | None = None) -> list[Change]:
    """The latest changes, of one index or setting or of all, those that wait for a decision first."""
    named = LawChange.objects.filter(office=viewer.office, **({} if of is None else {"name": of}))
    rows = list(named.order_by("-id")[:MOST])
    unfitting = dated_law_of(viewer).unfitting
    return [_seen(row, unfitting) for row in sorted(rows, key=lambda row: row.state != ChangeState.PROPOSED.value)]


def change(viewer: Viewer, number: int) -> Change | None:
    """One change; None where the viewer sees none."""
    row = LawChange.objects.filter(office=viewer.office, pk=number).first()
    return None if row is None else _seen(row, dated_law_of(viewer).unfitting)


def _seen(row: LawChange, unfitting: Mapping[int, Refusal]) -> Change:
    return Change(
        id=row.pk, told=told_of(row), because=row.because, proposed_by=row.proposed_by, proposed_at=row.proposed_at,
        state=ChangeState(row.state), decided_by=row.decided_by, decided_at=row.decided_at, decided_because=row.decided_because,
        unfitting=unfitting.get(row.pk),
    )  # fmt: skip
