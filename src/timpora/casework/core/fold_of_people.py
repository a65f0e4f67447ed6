"""What the steps of a case say of each person: protection, rights, payment, detention, departure, ban and objection."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from timpora.casework.core.acts import carrying_out, deciding, detaining, ending, inquiry, keeping
from timpora.casework.core.acts.measures import CostBearer
from timpora.casework.core.file import Step
from timpora.casework.core.rights import Right
from timpora.casework.core.state import Bill, CaseState, Departure, Detention, Objection, PersonState


type Told = Callable[[PersonState, Step, Any], PersonState]
# What is owed anew with each decision.
OF_EACH_DECISION = frozenset({Right.COPY_HANDED, Right.OBJECTION_EXPLAINED, Right.COMPLAINT_ADDRESS})


def after(state: CaseState, step: Step) -> CaseState:
    """The state after a step that is about one person."""
    act: Any = step.act
    told = _OF_A_PERSON[type(act)](state.of(act.person), step, act)
    return replace(state, people={**state.people, act.person: told})


def begin_execution(state: CaseState) -> CaseState:
    """A decision is new: what came of an earlier one is over, and its rights are owed anew."""
    return replace(state, people={number: _anew(one) for number, one in state.people.items()})


def _anew(person: PersonState) -> PersonState:
    return replace(
        person, given={right: on for right, on in person.given.items() if right not in OF_EACH_DECISION},
        skipped=person.skipped - OF_EACH_DECISION, unwanted=person.unwanted - OF_EACH_DECISION, bills=(), paid=0, unpaid=False,
        carried_out=frozenset(), objection=None, ban_proposed_on=None, ban_answered=None,
    )  # fmt: skip


def _identified(person: PersonState, _: Step, act: keeping.Identify) -> PersonState:
    return replace(person, identity=act)


def _alleged(person: PersonState, _: Step, act: keeping.Allege) -> PersonState:
    return replace(person, allegations={**person.allegations, act.provision: act.conduct})


def _dropped(person: PersonState, _: Step, act: keeping.DropAllegation) -> PersonState:
    return replace(person, allegations={one: what for one, what in person.allegations.items() if one != act.provision})


def _protected(person: PersonState, _: Step, act: keeping.Protect) -> PersonState:
    return replace(person, protections=person.protections | {act.protection})


def _unprotected(person: PersonState, _: Step, act: keeping.LiftProtection) -> PersonState:
    return replace(person, protections=person.protections - {act.protection})


def _secured(person: PersonState, _: Step, act: inquiry.SecureItem) -> PersonState:
    return replace(person, items=(*person.items, act.item))


def _given_back(person: PersonState, _: Step, act: inquiry.ReturnItem) -> PersonState:
    left = list(person.items)
    if act.item in left:
        left.remove(act.item)
    return replace(person, items=tuple(left))


def _examined(person: PersonState, _: Step, act: inquiry.Examine) -> PersonState:
    if act.examined.strip():
        return replace(person, heard_on=act.on)  # a witness: nothing of that was given to the person
    given = {Right.LEGAL_HELP: act.on, Right.INTERPRETER: act.on}
    return replace(person, given={**person.given, **given}, skipped=person.skipped - set(given), heard_on=act.on)


def _right_given(person: PersonState, _: Step, act: deciding.GiveRight) -> PersonState:
    unwanted = person.unwanted - {act.right} if act.wanted else person.unwanted | {act.right}
    return replace(person, given={**person.given, act.right: act.on}, unwanted=unwanted, skipped=person.skipped - {act.right})  # fmt: skip


def _right_skipped(person: PersonState, _: Step, act: deciding.SkipRight) -> PersonState:
    return replace(person, skipped=person.skipped | {act.right})


def _billed(person: PersonState, _: Step, act: carrying_out.Bill) -> PersonState:
    return replace(person, bills=(*person.bills, Bill(code=act.billing_code, amount=act.amount, on=act.on)), unpaid=False)  # fmt: skip


def _paid(person: PersonState, _: Step, act: carrying_out.RecordPayment) -> PersonState:
    return replace(person, paid=person.paid + act.amount, receipts=person.receipts | {act.receipt_number})


def _not_paid(person: PersonState, _: Step, __: carrying_out.RecordNonpayment) -> PersonState:
    return replace(person, unpaid=True)


def _carried_out(person: PersonState, _: Step, act: carrying_out.CarryOut) -> PersonState:
    return replace(person, carried_out=person.carried_out | {act.measure})


def _detention_requested(person: PersonState, step: Step, act: detaining.RequestDetention) -> PersonState:
    return replace(person, detention=Detention(requested_by=step.by, request=step.number, ground=act.ground, room=act.room))  # fmt: skip


def _detained(person: PersonState, _: Step, act: detaining.OrderDetention) -> PersonState:
    return replace(person, detention=person.detention and replace(person.detention, ordered_on=act.on))


def _not_detained(person: PersonState, _: Step, __: detaining.RefuseDetention) -> PersonState:
    return replace(person, detention=None)


def _unchanged(person: PersonState, _: Step, __: object) -> PersonState:
    return person


def _elsewhere(person: PersonState, step: Step, act: detaining.PlaceElsewhere) -> PersonState:
    held = person.detention or Detention(requested_by=step.by, request=step.number, ground=detaining.DetentionGround.NO_PERMIT, room="")  # fmt: skip
    return replace(person, detention=replace(held, elsewhere=act.place))


def _in_a_centre(person: PersonState, _: Step, act: detaining.MoveToCentre) -> PersonState:
    return replace(person, detention=person.detention and replace(person.detention, centre=act.centre, ended_on=act.on))


def _released(person: PersonState, _: Step, act: detaining.Release) -> PersonState:
    return replace(person, detention=person.detention and replace(person.detention, ended_on=act.on))


def _leaving(person: PersonState, _: Step, act: carrying_out.PlanDeparture) -> PersonState:
    return replace(person, departure=Departure(leaves_on=act.leaves_on, cost_bearer=act.cost_bearer))


def _left(person: PersonState, _: Step, act: carrying_out.RecordDeparture) -> PersonState:
    held = person.detention
    if held is not None and held.ordered_on is not None and held.ended_on is None:
        held = replace(held, ended_on=act.on)
    planned = person.departure or Departure(leaves_on=act.on, cost_bearer=CostBearer.PERSON)
    return replace(person, departure=replace(planned, left_on=act.on), detention=held)


def _ban_proposed(person: PersonState, _: Step, act: carrying_out.ProposeBan) -> PersonState:
    return replace(person, ban_proposed_on=act.on, ban_answered=None)


def _ban_answered(person: PersonState, _: Step, act: carrying_out.AnswerBan) -> PersonState:
    return replace(person, ban_answered=act.accepted, ban_proposed_on=person.ban_proposed_on if act.accepted else None)


def _objected(person: PersonState, _: Step, act: ending.ReceiveObjection) -> PersonState:
    return replace(person, objection=Objection(received_on=act.on))


def _forwarded(person: PersonState, _: Step, act: ending.ForwardObjection) -> PersonState:
    on_its_way = person.objection and replace(
        person.objection, forwarded_on=act.on, with_the_minister_on=act.received_on
    )
    return replace(person, objection=on_its_way)


def _objection_decided(person: PersonState, _: Step, act: ending.DecideObjection) -> PersonState:
    return replace(person, objection=person.objection and replace(person.objection, decided_on=act.on, granted=act.granted))  # fmt: skip


_OF_A_PERSON: Mapping[type, Told] = {
    keeping.Identify: _identified,
    keeping.Allege: _alleged,
    keeping.DropAllegation: _dropped,
    keeping.Protect: _protected,
    keeping.LiftProtection: _unprotected,
    inquiry.SecureItem: _secured,
    inquiry.ReturnItem: _given_back,
    inquiry.Examine: _examined,
    deciding.GiveRight: _right_given,
    deciding.SkipRight: _right_skipped,
    carrying_out.Bill: _billed,
    carrying_out.RecordPayment: _paid,
    carrying_out.RecordNonpayment: _not_paid,
    carrying_out.CarryOut: _carried_out,
    carrying_out.PlanDeparture: _leaving,
    carrying_out.RecordDeparture: _left,
    carrying_out.ProposeBan: _ban_proposed,
    carrying_out.AnswerBan: _ban_answered,
    detaining.RequestDetention: _detention_requested,
    detaining.OrderDetention: _detained,
    detaining.RefuseDetention: _not_detained,
    detaining.RecordVisit: _unchanged,
    detaining.RecordHealth: _unchanged,
    detaining.PlaceElsewhere: _elsewhere,
    detaining.MoveToCentre: _in_a_centre,
    detaining.Release: _released,
    ending.ReceiveObjection: _objected,
    ending.ForwardObjection: _forwarded,
    ending.DecideObjection: _objection_decided,
}
