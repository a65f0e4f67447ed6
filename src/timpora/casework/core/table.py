"""The one table of a case: which act is possible where, where it leads, and what whoever does it must be allowed to."""

from collections.abc import Mapping
from dataclasses import dataclass

from timpora.casework.core.acts.every import AnyAct
from timpora.casework.core.acts.inquiry import Answer, RecordSummons
from timpora.casework.core.acts.keeping import TransferAnswered
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.statuses import OPEN, Power, Status


@dataclass(frozen=True, kw_only=True)
class Row:
    """Where an act can be done, where it leads (None: the case stays where it is), and the power it needs (None: the program's own)."""

    at: tuple[Status, ...]
    to: Status | None = None
    power: Power | None = Power.WORK


_BEFORE_PROPOSAL = (
    Status.TRIAGE, Status.VERIFICATION, Status.FIELD_CHECK, Status.SUMMONED, Status.EXAMINATION, Status.OPINION, Status.CONFERENCE,
    Status.PROPOSAL,
)  # fmt: skip
# Who comes later would never be examined: the case goes back to the examination first.
UNTIL_EXAMINED = (Status.TRIAGE, Status.VERIFICATION, Status.FIELD_CHECK, Status.SUMMONED, Status.EXAMINATION)
_UNDECIDED = tuple(status for status in OPEN if status not in {Status.EXECUTION, Status.OBJECTION})
_EXAMINING = (Status.VERIFICATION, Status.FIELD_CHECK, Status.SUMMONED, Status.EXAMINATION)
_CARRYING_OUT = (Status.EXECUTION,)
# Money comes in, and people report, also while another measure is considered for somebody who did not pay.
_PAYING = (Status.CONFERENCE, Status.PROPOSAL, Status.APPROVAL, Status.DECISION, Status.EXECUTION)
_AFTER = (Status.EXECUTION, Status.OBJECTION)
_DETAINED_AT = (Status.FIELD_CHECK, Status.EXAMINATION, Status.OPINION, Status.CONFERENCE, Status.PROPOSAL, Status.APPROVAL, Status.DECISION, Status.EXECUTION)  # fmt: skip

TABLE: Mapping[ActKind, Row] = {
    ActKind.OPEN: Row(at=(Status.TRIAGE,)),
    ActKind.ADD_PERSON: Row(at=UNTIL_EXAMINED),
    ActKind.LINK_FINDING: Row(at=_BEFORE_PROPOSAL),
    ActKind.IDENTIFY: Row(at=OPEN),
    ActKind.ALLEGE: Row(at=_BEFORE_PROPOSAL),
    ActKind.DROP_ALLEGATION: Row(at=_BEFORE_PROPOSAL),
    ActKind.PROTECT: Row(at=OPEN),
    ActKind.LIFT_PROTECTION: Row(at=OPEN, power=Power.APPROVE),
    ActKind.HAND_OVER: Row(at=OPEN),
    ActKind.NOTE: Row(at=OPEN),
    ActKind.TELL: Row(at=OPEN),
    ActKind.RECEIVE_DOCUMENT: Row(at=OPEN),
    ActKind.SPLIT: Row(at=_BEFORE_PROPOSAL),
    ActKind.JOIN: Row(at=_BEFORE_PROPOSAL, to=Status.CLOSED, power=Power.APPROVE),
    ActKind.OFFER_TRANSFER: Row(at=_BEFORE_PROPOSAL, power=Power.APPROVE),
    ActKind.TRANSFER_ANSWERED: Row(at=_BEFORE_PROPOSAL, power=None),
    ActKind.FACTS_WITHDRAWN: Row(at=tuple(Status), power=None),
    ActKind.VERIFY: Row(at=(Status.TRIAGE, Status.VERIFICATION), to=Status.VERIFICATION),
    ActKind.ORDER_FIELD_CHECK: Row(
        at=(Status.VERIFICATION, Status.FIELD_CHECK), to=Status.FIELD_CHECK, power=Power.APPROVE
    ),
    ActKind.REPORT_URGENT: Row(at=(Status.TRIAGE, Status.VERIFICATION), to=Status.FIELD_CHECK),
    ActKind.APPROVE_URGENT: Row(at=(Status.FIELD_CHECK,), power=Power.APPROVE),
    ActKind.ORDER_URGENT: Row(at=_EXAMINING, power=Power.APPROVE),
    ActKind.RECORD_FIELD_CHECK: Row(at=(Status.FIELD_CHECK,)),
    ActKind.SECURE_ITEM: Row(at=_UNDECIDED),
    ActKind.RETURN_ITEM: Row(at=OPEN),
    ActKind.SUMMON: Row(at=_EXAMINING, to=Status.SUMMONED),
    ActKind.RECORD_SUMMONS: Row(at=(Status.SUMMONED, Status.EXAMINATION)),  # who appeared is examined: see `leads_to`
    ActKind.BEGIN_EXAMINATION: Row(
        at=(Status.VERIFICATION, Status.FIELD_CHECK, Status.SUMMONED), to=Status.EXAMINATION
    ),
    ActKind.EXAMINE: Row(at=(Status.EXAMINATION,)),
    ActKind.END_EXAMINATION: Row(at=(Status.EXAMINATION,), to=Status.OPINION),
    ActKind.GIVE_OPINION: Row(at=(Status.OPINION,), to=Status.CONFERENCE),
    ActKind.HOLD_CONFERENCE: Row(at=(Status.CONFERENCE,), to=Status.PROPOSAL),
    ActKind.PROPOSE: Row(at=(Status.PROPOSAL,), to=Status.APPROVAL),
    ActKind.RETURN_PROPOSAL: Row(at=(Status.APPROVAL, Status.DECISION), to=Status.PROPOSAL, power=Power.APPROVE),
    ActKind.APPROVE: Row(at=(Status.APPROVAL,), to=Status.DECISION, power=Power.APPROVE),
    ActKind.DECIDE: Row(at=(Status.DECISION,), to=Status.EXECUTION, power=Power.DECIDE),
    ActKind.GIVE_RIGHT: Row(at=OPEN),
    ActKind.SKIP_RIGHT: Row(at=OPEN),
    ActKind.BILL: Row(at=_CARRYING_OUT),
    ActKind.RECORD_PAYMENT: Row(at=_PAYING),
    ActKind.RECORD_NONPAYMENT: Row(at=_CARRYING_OUT, to=Status.CONFERENCE),
    ActKind.CARRY_OUT: Row(at=_CARRYING_OUT),
    ActKind.RECORD_REPORT: Row(at=(*_PAYING, Status.OBJECTION)),
    ActKind.REQUEST_DETENTION: Row(at=_DETAINED_AT),
    ActKind.ORDER_DETENTION: Row(at=_DETAINED_AT, power=Power.DECIDE),
    ActKind.REFUSE_DETENTION: Row(at=_DETAINED_AT, power=Power.DECIDE),
    ActKind.RECORD_VISIT: Row(at=OPEN),
    ActKind.RECORD_HEALTH: Row(at=OPEN),
    ActKind.PLACE_ELSEWHERE: Row(at=OPEN, power=Power.APPROVE),
    ActKind.MOVE_TO_CENTRE: Row(at=OPEN),
    ActKind.RELEASE: Row(at=OPEN, power=Power.APPROVE),
    ActKind.PLAN_DEPARTURE: Row(at=_CARRYING_OUT),
    ActKind.RECORD_DEPARTURE: Row(at=_CARRYING_OUT),
    ActKind.PROPOSE_BAN: Row(at=_AFTER, power=Power.DECIDE),
    ActKind.ANSWER_BAN: Row(at=_AFTER),
    ActKind.RECEIVE_OBJECTION: Row(at=_AFTER),
    ActKind.FORWARD_OBJECTION: Row(at=_AFTER),
    ActKind.DECIDE_OBJECTION: Row(at=_AFTER),
    ActKind.END_EXECUTION: Row(at=_CARRYING_OUT, to=Status.OBJECTION),
    ActKind.GO_BACK: Row(at=(Status.OPINION, Status.CONFERENCE, Status.PROPOSAL), to=Status.EXAMINATION),
    ActKind.CLOSE: Row(at=OPEN, to=Status.CLOSED, power=Power.APPROVE),
    ActKind.TELL_CORRECTION: Row(at=(Status.CLOSED,), power=Power.APPROVE),
}


def leads_to(status: Status, act: AnyAct) -> Status:
    """Where a case stands after an act that the table allows."""
    if isinstance(act, RecordSummons) and act.answer is Answer.APPEARED:
        return Status.EXAMINATION
    if isinstance(act, TransferAnswered) and act.accepted:
        return Status.CLOSED
    return TABLE[act.kind].to or status


def possible(status: Status) -> tuple[ActKind, ...]:
    """What the table allows where a case stands."""
    return tuple(kind for kind, row in TABLE.items() if status in row.at)
