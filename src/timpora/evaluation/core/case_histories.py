"""What the steps of cases say for figures: persons, cases and actions apart, payments, objections and days of detention, each with its day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from timpora.casework.core.acts import carrying_out, deciding, detaining, ending, inquiry, keeping
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.acts.measures import Charge, Measure
from timpora.casework.core.history import History
from timpora.kernel.periods import Period


type Row = dict[str, Any]


@dataclass(kw_only=True, slots=True)
class CaseTold:
    """What a case comes to, in rows; in each, `number` is the person's within the case. Of most cases most of it is nothing, which all of them share."""

    case: int
    people: dict[int, int]  # who is in it at last
    everybody: Mapping[int, int]
    opened_on: date
    origin: str
    contact_on: Mapping[int, date] = MappingProxyType({})
    left_on: Mapping[int, date] = MappingProxyType({})
    actions: Sequence[Row] = ()
    payments: Sequence[Row] = ()
    objections: Sequence[Row] = ()
    detentions: Sequence[Row] = ()
    closed_on: date | None = None
    outcome: str | None = None

    def decided_on(self, number: int) -> date | None:
        """The day of the first decision with an action for somebody of the case."""
        return min((one["decided_on"] for one in self.actions if one["number"] == number), default=None)

    def holds_for(self, number: int) -> bool:
        """Whether an action that was decided for somebody was not set aside."""
        return any(one["number"] == number and not one["is_set_aside"] for one in self.actions)


def told(known: History, period: Period, persons: Mapping[int, int] = MappingProxyType({})) -> CaseTold | None:
    """What a case had come to on the last day of a period; None where it was opened later.

    `persons` says whose a record is, where that is not the record itself. Acts are followed in the order in which they were recorded; what
    they say of later days is left out. What is decided is what was proposed last: no proposal that was returned is left to be decided before
    there is another one.
    """
    first = known.acts[0] if known.acts else None
    if not isinstance(first, keeping.Open) or _is_later(first.on, period):
        return None
    people = {number: persons.get(record, record) for number, record in known.people.items()}
    found = CaseTold(case=known.case, people=people, everybody=people, opened_on=first.on, origin=first.origin.value)
    proposed = tuple[Measure, ...]()
    for act in known.acts[1:]:
        if isinstance(act, deciding.Propose):
            proposed = act.measures
        if not _is_later(act.on, period):
            _note(found, act, proposed)
    for one in found.detentions:
        one["days"] = _days(one, period)
    for one in found.actions:
        if one["amount"] is not None:
            one["paid"] = min(one["paid"], one["amount"])
    return found


def _is_later(day: date, period: Period) -> bool:
    return period.last is not None and day > period.last


def _note(found: CaseTold, act: Any, measures: Sequence[Measure]) -> None:
    """Notes an act; `measures` are what a decision decides."""
    if isinstance(act, deciding.Decide):
        _decided(found, act.on, measures)
    elif (noted := _NOTED.get(act.kind)) is not None:
        noted(found, act)


def _met(found: CaseTold, numbers: tuple[int, ...], on: date) -> None:
    before = found.contact_on
    found.contact_on = {**before, **{number: min(on, before.get(number, on)) for number in numbers}}


def _checked(found: CaseTold, act: inquiry.RecordFieldCheck) -> None:
    if act.met:
        _met(found, tuple(found.people), act.on)


def _seen(found: CaseTold, act: inquiry.ReportUrgent) -> None:
    _met(found, (act.person,), act.on)


def _examined(found: CaseTold, act: inquiry.Examine) -> None:
    if not act.examined:  # else it is somebody else who was heard, as a witness
        _met(found, (act.person,), act.on)


def _detained(found: CaseTold, act: detaining.OrderDetention) -> None:
    _met(found, (act.person,), act.on)
    if not _running(found, act.person):
        row = {"number": act.person, "began_on": act.on, "ended_on": None}
        found.detentions = [*found.detentions, row]


def _let_go(found: CaseTold, act: detaining.Release | detaining.MoveToCentre | carrying_out.RecordDeparture) -> None:
    for one in _running(found, act.person):
        one["ended_on"] = act.on


def _left(found: CaseTold, act: carrying_out.RecordDeparture) -> None:
    _let_go(found, act)
    found.left_on = {act.person: act.on, **found.left_on}


def _split(found: CaseTold, act: keeping.Split) -> None:
    found.people = {number: person for number, person in found.people.items() if number not in act.people}


def _joined(found: CaseTold, act: keeping.Join) -> None:
    found.people, found.closed_on, found.outcome = {}, act.on, "joined"


def _transferred(found: CaseTold, act: keeping.TransferAnswered) -> None:
    if act.accepted:
        found.closed_on, found.outcome = act.on, "transferred"


def _closed(found: CaseTold, act: ending.Close) -> None:
    found.closed_on, found.outcome = act.on, act.outcome.value


def _decided(found: CaseTold, on: date, measures: Sequence[Measure]) -> None:
    """What is decided replaces what was decided before about whom it meets; what the state received of them stays received."""
    met = {one.person for one in measures}
    for one in found.actions:
        one["is_replaced"] |= one["number"] in met
    found.actions = [*found.actions, *(_action(found, on, measure) for measure in measures)]


def _action(found: CaseTold, on: date, measure: Measure) -> Row:
    amount = measure.amount if isinstance(measure, Charge) else None
    paid = sum(one["amount"] for one in found.payments if one["number"] == measure.person)
    return {
        "number": measure.person, "kind": measure.measure.value, "decided_on": on, "is_set_aside": False, "is_replaced": False,
        "amount": amount, "paid": None if amount is None else paid,
    }  # fmt: skip


def _paid(found: CaseTold, act: carrying_out.RecordPayment) -> None:
    """A payment is one of the last charge that was decided for the person."""
    found.payments = [*found.payments, {"number": act.person, "paid_on": act.on, "amount": act.amount}]
    charges = [one for one in found.actions if one["number"] == act.person and one["amount"] is not None]
    for one in charges[-1:]:
        one["paid"] += act.amount


def _objected(found: CaseTold, act: ending.ReceiveObjection) -> None:
    row = {"number": act.person, "received_on": act.on, "decided_on": None, "is_granted": False}
    found.objections = [*found.objections, row]


def _objection_decided(found: CaseTold, act: ending.DecideObjection) -> None:
    """It answers the earliest that waits; one that is granted takes away what the last decision says of the person."""
    waiting = [one for one in found.objections if one["number"] == act.person and one["decided_on"] is None]
    for one in waiting[:1]:
        one["decided_on"], one["is_granted"] = act.on, act.granted
    own = [one for one in found.actions if one["number"] == act.person]
    if act.granted and own:
        for one in own:
            one["is_set_aside"] |= one["decided_on"] == own[-1]["decided_on"]


def _running(found: CaseTold, number: int) -> list[Row]:
    return [one for one in found.detentions if one["number"] == number and one["ended_on"] is None]


def _days(one: Row, period: Period) -> int:
    """The days of a detention within the period; its first and last day count."""
    assert period.last is not None  # what is evaluated has ended
    began_on: date = one["began_on"]
    last: date = period.last if one["ended_on"] is None else min(one["ended_on"], period.last)
    return max((last - max(began_on, period.first)).days + 1, 0)


_NOTED: Mapping[ActKind, Callable[[CaseTold, Any], None]] = {
    ActKind.RECORD_FIELD_CHECK: _checked, ActKind.REPORT_URGENT: _seen, ActKind.EXAMINE: _examined,
    ActKind.ORDER_DETENTION: _detained, ActKind.RELEASE: _let_go, ActKind.MOVE_TO_CENTRE: _let_go,
    ActKind.RECORD_PAYMENT: _paid, ActKind.RECORD_DEPARTURE: _left,
    ActKind.RECEIVE_OBJECTION: _objected, ActKind.DECIDE_OBJECTION: _objection_decided,
    ActKind.SPLIT: _split, ActKind.JOIN: _joined, ActKind.TRANSFER_ANSWERED: _transferred, ActKind.CLOSE: _closed,
}  # fmt: skip
# The kinds of acts that any figure asks for; of what else is done in cases, which is most, none is read.
ASKED_FOR = frozenset({ActKind.OPEN, ActKind.PROPOSE, ActKind.DECIDE, *_NOTED})
