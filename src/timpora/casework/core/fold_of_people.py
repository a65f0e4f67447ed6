"""What the steps of a case say of each person: protection, rights, payment, detention, departure, ban and objection."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from timpora.casework.core.acts import carrying_out, deciding, detaining, ending, inquiry, keeping
from timpora.casework.core.acts.measures import CostBearer, MeasureKind
from timpora.casework.core.file import Step
from timpora.casework.core.rights import Right
from timpora.casework.core.state import Bill, CaseState, Departure, Detention, Objection, PersonState
from timpora.kernel.periods import ONE_DAY, Period


type Told = Callable[[PersonState, Step, Any], PersonState]
# What is owed anew with each decision.
OF_EACH_DECISION = frozenset({Right.COPY_HANDED, Right.OBJECTION_EXPLAINED, Right.COMPLAINT_ADDRESS})


def after(state: CaseState, step: Step) -> CaseState:
    """The state after a step that is about one person."""
    act: Any = step.act
    told = _OF_A_PERSON[type(act)](state.of(act.person), step, act)
    return replace(state, people={**state.people, act.person: told})


def begin_execution(state: CaseState, met: frozenset[int]) -> CaseState:
    """A decision is new for whom it meets: what came of an earlier one is over, and its rights are owed anew; for others nothing changes."""
    told = {number: _anew(one) if number in met else one for number, one in state.people.items()}
    return replace(state, people=told)


def _anew(person: PersonState) -> PersonState:
    # What the state received stays received, and an objection that nobody answered is answered still.
    unanswered = tuple(one for one in person.objections if one.decided_on is None)
    return replace(
        person, given={right: on for right, on in person.given.items() if right not in OF_EACH_DECISION},
        skipped=person.skipped - OF_EACH_DECISION, unwanted=person.unwanted - OF_EACH_DECISION, bills=(),
        earlier_codes=person.earlier_codes | {bill.code for bill in person.bills}, unpaid=False, carried_out=frozenset(), reports_from=None, reported_on=None,
        objection=None, earlier_objections=unanswered, ban_proposed_on=None, ban_answered=None,
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
    bills = tuple(
        replace(one, paid=one.paid + act.amount) if one.code == act.billing_code else one for one in person.bills
    )
    return replace(person, bills=bills, paid=person.paid + act.amount, receipts=person.receipts | {act.receipt_number})


def _not_paid(person: PersonState, _: Step, __: carrying_out.RecordNonpayment) -> PersonState:
    return replace(person, unpaid=True)


def _carried_out(person: PersonState, _: Step, act: carrying_out.CarryOut) -> PersonState:
    person = replace(person, carried_out=person.carried_out | {act.measure})
    return replace(person, reports_from=act.on) if act.measure is MeasureKind.PLACE_DUTY else person


def _reported(person: PersonState, _: Step, act: carrying_out.RecordReport) -> PersonState:
    return replace(person, reported_on=max(act.on, person.reported_on or act.on))


def _detention_requested(person: PersonState, step: Step, act: detaining.RequestDetention) -> PersonState:
    asked = Detention(requested_by=step.by, request=step.number, ground=act.ground, room=act.room, waits=True)
    held = person.detention
    if held is not None:
        # Who is held elsewhere stays so until it is answered; the days that were spent in the room are not forgotten.
        asked = replace(
            asked, ordered_on=held.ordered_on if held.goes_on else None, elsewhere=held.elsewhere if held.goes_on else "",
            in_room_since=held.in_room_since, out_of_room=held.out_of_room, away=held.away,
        )  # fmt: skip
    return replace(person, detention=asked)


def _detained(person: PersonState, _: Step, act: detaining.OrderDetention) -> PersonState:
    held = person.detention
    assert held is not None  # the checks asked before
    away = held.away
    if held.out_of_room is not None and act.on > held.out_of_room + ONE_DAY:
        away = (*away, Period(held.out_of_room + ONE_DAY, act.on - ONE_DAY))
    told = replace(
        held, waits=False, ordered_on=held.ordered_on or act.on, elsewhere="", in_room_since=held.in_room_since or act.on, out_of_room=None, away=away
    )  # fmt: skip
    lines = (line.strip() for line in act.taken.splitlines())
    taken = tuple(line for line in lines if line and line.casefold().rstrip(".") not in detaining.NOTHING_TAKEN)
    return replace(person, detention=told, items=(*person.items, *taken))


def _not_detained(person: PersonState, _: Step, __: detaining.RefuseDetention) -> PersonState:
    held = person.detention
    if held is None or (held.in_room_since is None and not held.goes_on):
        return replace(person, detention=None)
    return replace(person, detention=replace(held, waits=False, ended_on=None if held.goes_on else held.out_of_room))


def _unchanged(person: PersonState, _: Step, __: object) -> PersonState:
    return person


def _elsewhere(person: PersonState, step: Step, act: detaining.PlaceElsewhere) -> PersonState:
    held = person.detention or Detention(requested_by=step.by, request=step.number, ground=detaining.DetentionGround.NO_PERMIT, room="")  # fmt: skip
    return replace(person, detention=replace(_left_the_room(held, act.on), elsewhere=act.place))


def _left_the_room(held: Detention, on: date) -> Detention:
    return replace(held, out_of_room=on) if held.goes_on and held.out_of_room is None else held


def _ended(held: Detention | None, on: date) -> Detention | None:
    return held and replace(_left_the_room(held, on), waits=False, ended_on=on)


def _in_a_centre(person: PersonState, _: Step, act: detaining.MoveToCentre) -> PersonState:
    held = _ended(person.detention, act.on)
    return replace(person, detention=held and replace(held, centre=act.centre))


def _released(person: PersonState, _: Step, act: detaining.Release) -> PersonState:
    return replace(person, detention=_ended(person.detention, act.on))


def _leaving(person: PersonState, _: Step, act: carrying_out.PlanDeparture) -> PersonState:
    return replace(person, departure=Departure(leaves_on=act.leaves_on, cost_bearer=act.cost_bearer))


def _left(person: PersonState, _: Step, act: carrying_out.RecordDeparture) -> PersonState:
    held = person.detention
    if held is not None and held.goes_on:
        held = _ended(held, act.on)
    planned = person.departure or Departure(leaves_on=act.on, cost_bearer=CostBearer.PERSON)
    return replace(person, departure=replace(planned, left_on=act.on), detention=held)


def _ban_proposed(person: PersonState, _: Step, act: carrying_out.ProposeBan) -> PersonState:
    return replace(person, ban_proposed_on=act.on, ban_answered=None)


def _ban_answered(person: PersonState, _: Step, act: carrying_out.AnswerBan) -> PersonState:
    return replace(person, ban_answered=act.accepted, ban_proposed_on=person.ban_proposed_on if act.accepted else None)


def _objected(person: PersonState, _: Step, act: ending.ReceiveObjection) -> PersonState:
    return replace(person, objection=Objection(received_on=act.on))


def _forwarded(person: PersonState, _: Step, act: ending.ForwardObjection) -> PersonState:
    def on_its_way(one: Objection) -> Objection:
        return replace(one, forwarded_on=act.on, with_the_minister_on=act.received_on)

    return _first(person, lambda one: one.waits_for_advice, on_its_way)


def _objection_decided(person: PersonState, _: Step, act: ending.DecideObjection) -> PersonState:
    def decided(one: Objection) -> Objection:
        return replace(one, decided_on=act.on, granted=act.granted)

    if act.granted and person.permit is not None:
        person = replace(person, permit=replace(person.permit, given_back=True))
    return _first(person, lambda one: one.waits_for_a_decision, decided)


def _first(
    person: PersonState, waits: Callable[[Objection], bool], change: Callable[[Objection], Objection]
) -> PersonState:
    """A step answers the earliest objection that waits for it."""
    for place, one in enumerate(person.earlier_objections):
        if waits(one):
            told = (*person.earlier_objections[:place], change(one), *person.earlier_objections[place + 1 :])
            return replace(person, earlier_objections=told)
    return replace(person, objection=person.objection and change(person.objection))


_OF_A_PERSON: Mapping[type, Told] = {
    keeping.Identify: _identified,
    keeping.Allege: _alleged,
    keeping.DropAllegation: _dropped,
    keeping.Protect: _protected,
    keeping.Tell: _unchanged,
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
    carrying_out.RecordReport: _reported,
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
