"""Which deadlines run in a case, as its state says: each from the day that began it to the day that ended it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from timpora.casework.core.acts.measures import MeasureKind, PlaceDuty
from timpora.casework.core.clocks import Span
from timpora.casework.core.protection import NO_CONSULAR_NOTICE
from timpora.casework.core.rights import Right
from timpora.casework.core.state import CaseState, Detention, PersonState, Summons
from timpora.casework.core.statuses import Status
from timpora.casework.core.terms import ClockKind
from timpora.kernel.periods import ONE_DAY, Period


OF_A_STATUS = {
    Status.TRIAGE: ClockKind.TRIAGE,
    Status.VERIFICATION: ClockKind.VERIFICATION,
    Status.FIELD_CHECK: ClockKind.FIELD_CHECK,
    Status.EXAMINATION: ClockKind.EXAMINATION,
    Status.OPINION: ClockKind.OPINION,
    Status.CONFERENCE: ClockKind.CONFERENCE,
    Status.PROPOSAL: ClockKind.DECISION,
    Status.APPROVAL: ClockKind.DECISION,
    Status.DECISION: ClockKind.DECISION,
    Status.EXECUTION: ClockKind.EXECUTION,
}


def spans_of(people: Iterable[int], state: CaseState) -> tuple[Span, ...]:
    """Every deadline of a case and of its people, by their numbers, that runs or has ended, but those of stages that are over."""
    if state.status is Status.CLOSED:
        return ()
    return (*_of_the_case(state), *(span for number in people for span in _of_a_person(number, state)))


def _of_the_case(state: CaseState) -> Iterator[Span]:
    if (kind := OF_A_STATUS.get(state.status)) is not None:
        yield Span(kind=kind, person=None, began_on=state.since)
    if state.urgent is not None:
        yield _span(ClockKind.URGENT_ORDER, state.urgent.person, state.urgent.met_on, state.urgent.ordered_on)
    for person, one in sorted(state.summons.items()):
        yield Span(kind=ClockKind.SUMMONS, person=person, began_on=one.called_on, pauses=_until(one))


def _until(summons: Summons) -> tuple[Period, ...]:
    """Nobody is late who is called for a day that has not come: the days until then do not count."""
    first = summons.called_on + ONE_DAY
    return (Period(first, summons.appears_on),) if summons.appears_on >= first else ()


def _of_a_person(number: int, state: CaseState) -> Iterator[Span]:
    person = state.of(number)
    yield from _of_detention(number, person)
    yield from _of_objection(number, state, person)
    yield from _of_reporting(number, state, person)
    if state.decision is None or state.status is not Status.EXECUTION:
        return
    charge = state.charge_for(number)
    if charge is not None and person.paid < charge.amount:
        yield from (Span(kind=ClockKind.CHARGE, person=number, began_on=bill.on) for bill in person.bills[-1:])
    if state.measures_for(number, MeasureKind.DEPORTATION):
        yield _span(ClockKind.DEPARTURE, number, state.decision.on, _gone_on(person))


def _of_reporting(number: int, state: CaseState, person: PersonState) -> Iterator[Span]:
    """The next day to report, by the rhythm of the decision; none for who has left or is detained, and none after the duty ends."""
    began = max((day for day in (person.reports_from, person.reported_on) if day is not None), default=None)
    if began is None or _gone_on(person) is not None or person.is_detained:
        return
    for duty in state.measures_for(number, MeasureKind.PLACE_DUTY):
        if isinstance(duty, PlaceDuty) and (duty.until is None or began + timedelta(days=duty.report_every_days) <= duty.until):  # fmt: skip
            yield Span(kind=ClockKind.REPORTING, person=number, began_on=began, days=duty.report_every_days)


def _gone_on(person: PersonState) -> date | None:
    """The day on which somebody left, or was handed over to the detention centre, which carries the removal out."""
    held = person.detention
    return person.left_on or (held.ended_on if held is not None and held.centre else None)


def _of_detention(number: int, person: PersonState) -> Iterator[Span]:
    held = person.detention
    if held is None or held.ordered_on is None:
        return
    if held.in_room_since is not None:
        span = _span(ClockKind.DETENTION, number, held.in_room_since, held.out_of_room if held.ended_on else None)
        yield replace(span, pauses=_out_of_the_room(held))
    if person.protections & NO_CONSULAR_NOTICE or Right.CONSULAR_ASKED in person.unwanted:
        return
    told = person.given.get(Right.CONSULAR_NOTICE)
    if Right.CONSULAR_NOTICE not in person.skipped and Right.CONSULAR_ASKED not in person.skipped:
        yield _span(ClockKind.CONSULAR_NOTICE, number, held.ordered_on, told)


def _out_of_the_room(held: Detention) -> tuple[Period, ...]:
    """The days elsewhere, and those in liberty between two detentions: none of them is a day in the room."""
    if held.out_of_room is None or held.ended_on is not None:
        return held.away
    return (*held.away, Period(held.out_of_room + ONE_DAY))


def _of_objection(number: int, state: CaseState, person: PersonState) -> Iterator[Span]:
    handed = person.given.get(Right.COPY_HANDED)
    if person.objection is None and handed is not None and state.measures_for(number):
        yield Span(kind=ClockKind.OBJECTION, person=number, began_on=handed)
    for one in person.objections:
        yield _span(ClockKind.OBJECTION_ADVICE, number, one.received_on, one.forwarded_on)
        if one.with_the_minister_on is not None:
            yield _span(ClockKind.OBJECTION_DECISION, number, one.with_the_minister_on, one.decided_on)


def _span(kind: ClockKind, person: int | None, began_on: date, ended_on: date | None) -> Span:
    """What ended before it began, as a right that was given the day before, ended as it began."""
    return Span(
        kind=kind, person=person, began_on=began_on, ended_on=None if ended_on is None else max(began_on, ended_on)
    )
