"""What a case has come to, as its steps say: where it stands, what was proposed and decided, and how it is with each person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from timpora.casework.core.acts.deciding import Propose
from timpora.casework.core.acts.detaining import DetentionGround
from timpora.casework.core.acts.inquiry import UrgentGround
from timpora.casework.core.acts.keeping import Identify
from timpora.casework.core.acts.measures import Charge, CostBearer, Measure, MeasureKind, Permit, PermitAction
from timpora.casework.core.protection import Protection
from timpora.casework.core.rights import Right
from timpora.casework.core.statuses import Origin, Outcome, Status
from timpora.kernel.periods import Period


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What was proposed and by whom; `step` is what approval and decision answer."""

    step: int
    by: int
    act: Propose
    rests_on: Mapping[int, str]
    approved_by: int | None = None
    approval: int | None = None


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What was decided; `measures` also holds what an earlier decision says of those of whom this one says nothing."""

    step: int
    by: int
    on: date
    measures: tuple[Measure, ...]
    reasons: str
    set_aside: bool = False


@dataclass(frozen=True, kw_only=True)
class Bill:
    """A billing code, and what came in through it."""

    code: str
    amount: int
    on: date
    paid: int = 0


@dataclass(frozen=True, kw_only=True)
class Detention:
    """Somebody is requested to be, is, or was detained."""

    requested_by: int
    request: int
    ground: DetentionGround
    room: str
    waits: bool = False  # for the answer to a request
    ordered_on: date | None = None
    elsewhere: str = ""
    centre: str = ""
    ended_on: date | None = None
    in_room_since: date | None = None  # the first day in the room in this case
    out_of_room: date | None = None  # the last day in it, where the person is not there now
    away: tuple[Period, ...] = ()  # between days in the room

    @property
    def goes_on(self) -> bool:
        """Whether the person is deprived of liberty now, wherever."""
        return self.ordered_on is not None and self.ended_on is None


@dataclass(frozen=True, kw_only=True)
class Objection:
    """An objection on its way."""

    received_on: date
    forwarded_on: date | None = None
    with_the_minister_on: date | None = None
    decided_on: date | None = None
    granted: bool = False

    @property
    def waits_for_advice(self) -> bool:
        """Whether it was not sent on yet."""
        return self.forwarded_on is None

    @property
    def waits_for_a_decision(self) -> bool:
        """Whether the Minister has it and did not decide."""
        return self.forwarded_on is not None and self.decided_on is None


@dataclass(frozen=True, kw_only=True)
class Departure:
    """A departure that is planned, or has happened."""

    leaves_on: date
    cost_bearer: CostBearer
    left_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PermitChange:
    """What the case did to somebody's stay permit in the register: until when it reaches since, and whether that was undone."""

    until: date
    given_back: bool = False


@dataclass(frozen=True, kw_only=True)
class PersonState:
    """How it is with one person of the case."""

    protections: frozenset[Protection] = frozenset()
    identity: Identify | None = None
    allegations: Mapping[str, str] = field(default_factory=dict)  # provision -> conduct
    given: Mapping[Right, date] = field(default_factory=dict)
    unwanted: frozenset[Right] = frozenset()
    skipped: frozenset[Right] = frozenset()
    items: tuple[str, ...] = ()
    heard_on: date | None = None  # an examination record about the person, also of a witness
    bills: tuple[Bill, ...] = ()  # of the decision that holds
    earlier_codes: frozenset[str] = frozenset()
    paid: int = 0  # all that the state received; another decision about the person takes nothing of it away
    receipts: frozenset[str] = frozenset()
    unpaid: bool = False
    carried_out: frozenset[MeasureKind] = frozenset()
    permit: PermitChange | None = None
    reports_from: date | None = None  # the day on which a duty to live in a place came into effect
    reported_on: date | None = None  # last, under that duty
    detention: Detention | None = None
    departure: Departure | None = None
    ban_proposed_on: date | None = None
    ban_answered: bool | None = None
    objection: Objection | None = None  # to the decision that holds
    earlier_objections: tuple[Objection, ...] = ()  # to decisions before it, not answered when that came

    @property
    def objections(self) -> tuple[Objection, ...]:
        """Every objection that was or is to be answered, the earliest first."""
        return (*self.earlier_objections, self.objection) if self.objection is not None else self.earlier_objections

    @property
    def is_detained(self) -> bool:
        """Whether the person is deprived of liberty now, wherever."""
        return self.detention is not None and self.detention.goes_on

    @property
    def is_in_the_room(self) -> bool:
        """Whether the person is in the detention room now."""
        return self.is_detained and self.detention is not None and not self.detention.elsewhere

    @property
    def left_on(self) -> date | None:
        """The day on which the person left."""
        return self.departure.left_on if self.departure else None


@dataclass(frozen=True, kw_only=True)
class UrgentCheck:
    """A field check without an order beforehand."""

    person: int
    ground: UrgentGround
    reported_by: int
    met_on: date
    approved_by: int | None = None
    ordered_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Summons:
    """Somebody is called."""

    person: int
    called_on: date
    appears_on: date


@dataclass(frozen=True, kw_only=True)
class CaseState:
    """Where the case stands; `since` is the day on which it came there."""

    status: Status = Status.TRIAGE
    since: date = date.min
    origin: Origin = Origin.FINDING
    owner: int = 0
    outcome: Outcome | None = None
    people: Mapping[int, PersonState] = field(default_factory=dict)
    ordered_from: date | None = None
    ordered_until: date | None = None
    checked_on: date | None = None
    urgent: UrgentCheck | None = None
    summons: Mapping[int, Summons] = field(default_factory=dict)  # those that wait for an answer, by person
    conference_on: date | None = None
    proposal: Proposal | None = None
    decision: Decision | None = None
    earlier_decisions: tuple[Decision, ...] = ()
    withdrawn: Mapping[int, bool] = field(default_factory=dict)  # finding -> whether it is gone
    offered_to: int | None = None
    opened_on: date = date.min
    corrected: frozenset[int] = frozenset()  # of whom something was put right since the case ended
    correction_waits: bool = False  # after the end, for somebody to act on it

    def of(self, person: int) -> PersonState:
        """How it is with one person."""
        return self.people.get(person, PersonState())

    def measures_for(self, person: int, kind: MeasureKind | None = None) -> tuple[Measure, ...]:
        """What was decided about one person and holds."""
        if self.decision is None or self.decision.set_aside:
            return ()
        return tuple(one for one in self.decision.measures if one.person == person and kind in {None, one.measure})

    def charge_for(self, person: int) -> Charge | None:
        """The charge that was decided for one person."""
        found = self.measures_for(person, MeasureKind.CHARGE)
        return found[0] if found and isinstance(found[0], Charge) else None

    def permit_action(self, person: int) -> PermitAction | None:
        """What was decided to become of somebody's stay permit; that it ends goes before all else."""
        actions = [one.action for one in self.measures_for(person, MeasureKind.PERMIT) if isinstance(one, Permit)]
        return PermitAction.CANCELLED if PermitAction.CANCELLED in actions else next(iter(actions), None)

    @property
    def has_changed_a_permit(self) -> bool:
        """Whether the register says something else of a stay permit because of this case."""
        return any(one.permit is not None and not one.permit.given_back for one in self.people.values())
