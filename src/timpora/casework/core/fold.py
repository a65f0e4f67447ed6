"""What a case has come to: its steps folded into one state, one after the other, by the table."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import reduce
from typing import Any

from timpora.casework.core import fold_of_people
from timpora.casework.core.acts import deciding, ending, inquiry, keeping
from timpora.casework.core.acts.carrying_out import CarryOut, EndExecution, RecordNonpayment
from timpora.casework.core.acts.detaining import GoBack
from timpora.casework.core.acts.measures import MeasureKind, PermitAction
from timpora.casework.core.file import Step
from timpora.casework.core.state import CaseState, Decision, PermitChange, Proposal, Summons, UrgentCheck
from timpora.casework.core.statuses import Outcome, Status
from timpora.casework.core.table import leads_to


type Told = Callable[[CaseState, Step, Any], CaseState]


def state_of(steps: Iterable[Step]) -> CaseState:
    """The state of a case after all its steps."""
    return reduce(after, steps, CaseState())


def after(state: CaseState, step: Step) -> CaseState:
    """The state after one step more."""
    act = step.act
    told = _OF_THE_CASE.get(type(act))
    state = told(state, step, act) if told is not None else fold_of_people.after(state, step)
    status = leads_to(state.status, act)
    return state if status is state.status else replace(state, status=status, since=act.on)


def _opened(state: CaseState, step: Step, act: keeping.Open) -> CaseState:
    return replace(state, origin=act.origin, owner=step.by, since=act.on, opened_on=act.on)


def _handed_over(state: CaseState, _: Step, act: keeping.HandOver) -> CaseState:
    return replace(state, owner=act.officer)


def _nothing(state: CaseState, _: Step, __: object) -> CaseState:
    return state


def _joined(state: CaseState, _: Step, __: object) -> CaseState:
    return replace(state, outcome=Outcome.JOINED)


def _offered(state: CaseState, _: Step, act: keeping.OfferTransfer) -> CaseState:
    return replace(state, offered_to=act.office)


def _answered(state: CaseState, _: Step, act: keeping.TransferAnswered) -> CaseState:
    return replace(state, offered_to=None, outcome=Outcome.TRANSFERRED if act.accepted else None)


def _facts_withdrawn(state: CaseState, _: Step, act: keeping.FactsWithdrawn) -> CaseState:
    state = replace(state, withdrawn={**state.withdrawn, act.finding: act.is_gone})
    if state.status is not Status.CLOSED:
        return state
    return replace(state, corrected=state.corrected | {act.person}, correction_waits=True)


def _correction_told(state: CaseState, _: Step, __: ending.TellCorrection) -> CaseState:
    return replace(state, correction_waits=False)


def _ordered(state: CaseState, _: Step, act: inquiry.OrderFieldCheck) -> CaseState:
    # A report that nobody approved is settled by the order that came instead.
    urgent = state.urgent if state.urgent is not None and state.urgent.approved_by is not None else None
    return replace(state, ordered_from=act.on, ordered_until=act.until, urgent=urgent)


def _urgent(state: CaseState, step: Step, act: inquiry.ReportUrgent) -> CaseState:
    return replace(state, urgent=UrgentCheck(person=act.person, ground=act.ground, reported_by=step.by, met_on=act.on))


def _urgent_approved(state: CaseState, step: Step, _: inquiry.ApproveUrgent) -> CaseState:
    return replace(state, urgent=state.urgent and replace(state.urgent, approved_by=step.by))


def _urgent_ordered(state: CaseState, _: Step, act: inquiry.OrderUrgent) -> CaseState:
    return replace(state, urgent=state.urgent and replace(state.urgent, ordered_on=act.on))


def _checked(state: CaseState, _: Step, act: inquiry.RecordFieldCheck) -> CaseState:
    return replace(state, checked_on=act.on)


def _summoned(state: CaseState, _: Step, act: inquiry.Summon) -> CaseState:
    called = Summons(person=act.person, called_on=act.on, appears_on=act.appears_on)
    return replace(state, summons={**state.summons, act.person: called})


def _summons_answered(state: CaseState, _: Step, act: inquiry.RecordSummons) -> CaseState:
    if act.answer is inquiry.Answer.POSTPONED:
        return state
    return replace(state, summons={person: one for person, one in state.summons.items() if person != act.person})


def _conference(state: CaseState, _: Step, act: inquiry.HoldConference) -> CaseState:
    return replace(state, conference_on=act.on)


def _proposed(state: CaseState, step: Step, act: deciding.Propose) -> CaseState:
    return replace(state, proposal=Proposal(step=step.number, by=step.by, act=act, rests_on=step.rests_on))


def _returned(state: CaseState, _: Step, __: deciding.ReturnProposal) -> CaseState:
    return replace(state, proposal=None)


def _approved(state: CaseState, step: Step, _: deciding.Approve) -> CaseState:
    return replace(
        state, proposal=state.proposal and replace(state.proposal, approved_by=step.by, approval=step.number)
    )


def _decided(state: CaseState, step: Step, act: deciding.Decide) -> CaseState:
    assert state.proposal is not None  # the table lets nobody decide before
    proposed = state.proposal.act
    earlier = (*state.earlier_decisions, state.decision) if state.decision else state.earlier_decisions
    met = frozenset(one.person for one in proposed.measures)
    held = () if state.decision is None else tuple(one for one in state.decision.measures if one.person not in met)
    decision = Decision(
        step=step.number, by=step.by, on=act.on, measures=(*held, *proposed.measures), reasons=proposed.reasons
    )
    state = replace(state, decision=decision, proposal=None, earlier_decisions=earlier)
    return fold_of_people.begin_execution(state, met)


def _examined_again(state: CaseState, _: Step, __: GoBack) -> CaseState:
    return replace(state, conference_on=None)


def _unpaid(state: CaseState, step: Step, _: RecordNonpayment) -> CaseState:
    # Another measure is decided now, after a conference of its own.
    return replace(fold_of_people.after(state, step), conference_on=None)


def _carried_out(state: CaseState, step: Step, act: CarryOut) -> CaseState:
    state = fold_of_people.after(state, step)
    is_cancelled = state.permit_action(act.person) is PermitAction.CANCELLED
    until = act.on if is_cancelled else act.stay_limit
    if act.measure is not MeasureKind.PERMIT or until is None:
        return state
    told = replace(state.of(act.person), permit=PermitChange(until=until))
    return replace(state, people={**state.people, act.person: told})


def _objection_decided(state: CaseState, step: Step, act: ending.DecideObjection) -> CaseState:
    state = fold_of_people.after(state, step)
    if not act.granted or state.decision is None:
        return state
    left = tuple(one for one in state.decision.measures if one.person != act.person)
    return replace(state, decision=replace(state.decision, measures=left, set_aside=not left))


def _closed(state: CaseState, _: Step, act: ending.Close) -> CaseState:
    return replace(state, outcome=act.outcome)


_OF_THE_CASE: Mapping[type, Told] = {
    keeping.Open: _opened,
    keeping.AddPerson: _nothing,
    keeping.LinkFinding: _nothing,
    keeping.HandOver: _handed_over,
    keeping.Note: _nothing,
    keeping.ReceiveDocument: _nothing,
    keeping.Split: _nothing,
    keeping.Join: _joined,
    keeping.OfferTransfer: _offered,
    keeping.TransferAnswered: _answered,
    keeping.FactsWithdrawn: _facts_withdrawn,
    inquiry.Verify: _nothing,
    inquiry.OrderFieldCheck: _ordered,
    inquiry.ReportUrgent: _urgent,
    inquiry.ApproveUrgent: _urgent_approved,
    inquiry.OrderUrgent: _urgent_ordered,
    inquiry.RecordFieldCheck: _checked,
    inquiry.Summon: _summoned,
    inquiry.RecordSummons: _summons_answered,
    inquiry.BeginExamination: _nothing,
    inquiry.EndExamination: _nothing,
    inquiry.GiveOpinion: _nothing,
    inquiry.HoldConference: _conference,
    deciding.Propose: _proposed,
    deciding.ReturnProposal: _returned,
    deciding.Approve: _approved,
    deciding.Decide: _decided,
    GoBack: _examined_again,
    EndExecution: _nothing,
    CarryOut: _carried_out,
    RecordNonpayment: _unpaid,
    ending.DecideObjection: _objection_decided,
    ending.Close: _closed,
    ending.TellCorrection: _correction_told,
}
