"""The law of a case read plainly from its steps, by counting and looking back, without the checks that the program asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.acts.measures import MeasureKind
from timpora.casework.core.file import CaseFile, Step
from timpora.casework.core.protection import Protection
from timpora.casework.core.rights import Right
from timpora.casework.core.statuses import Outcome
from timpora.kernel.working_days import WorkingCalendar


DAYS_TO_OBJECT, PER_DAY, THRESHOLD, LONGEST_BAN = 21, 1_000_000, 60, 6
NOT_IN_THE_ROOM = {
    Protection.CHILD,
    Protection.DUAL_NATIONAL_CHILD,
    Protection.ILLNESS,
    Protection.PREGNANCY,
    Protection.VICTIM,
}
NEEDS_A_PERSON = {Protection.CHILD, Protection.DUAL_NATIONAL_CHILD, Protection.ASYLUM_SEEKER, Protection.STATELESS}
OWED = (Right.COPY_HANDED, Right.OBJECTION_EXPLAINED, Right.COMPLAINT_ADDRESS)
CARRIES_OUT = {
    ActKind.BILL: MeasureKind.CHARGE, ActKind.RECORD_PAYMENT: MeasureKind.CHARGE, ActKind.PLAN_DEPARTURE: MeasureKind.DEPORTATION,
    ActKind.PROPOSE_BAN: MeasureKind.BAN_PROPOSAL,
}  # fmt: skip
AFTER_THE_END = (ActKind.FACTS_WITHDRAWN, ActKind.TELL_CORRECTION)
WHOEVER_LEFT = {Outcome.WITHDRAWN_BY_CORRECTION, Outcome.REFERRED_FOR_PROTECTION}


@dataclass(frozen=True)
class Reading:
    """The newest step of a case, and those before it."""

    file: CaseFile
    opened: Sequence[tuple[int, int]]  # who opened the evidence, after how many steps
    facts_changed: frozenset[int]  # the people whose facts are not those of the proposal
    calendar: WorkingCalendar
    found_still: frozenset[int]  # the people of whom something is found on the day of the newest step

    @property
    def new(self) -> Step:
        return self.file.steps[-1]

    @property
    def before(self) -> Sequence[Step]:
        return self.file.steps[:-1]

    def last(self, *kinds: ActKind, person: int | None = None, since: int = 0) -> Step | None:
        """The latest step of some kinds, after a number of steps."""
        for step in reversed(self.before):
            if step.number > since and step.act.kind in kinds and person in {None, getattr(step.act, "person", None)}:
                return step
        return None

    def protected(self, person: int) -> set[Protection]:
        held: set[Protection] = set()
        for step in self.before:
            if step.act.kind is ActKind.PROTECT and step.act.person == person:
                held.add(step.act.protection)
            if step.act.kind is ActKind.LIFT_PROTECTION and step.act.person == person:
                held.discard(step.act.protection)
        return held

    def settled(self, right: Right, person: int, since: int = 0) -> Step | None:
        """The step that gave or skipped a right."""
        rights = [
            step
            for step in self.before
            if step.number > since and step.act.kind in {ActKind.GIVE_RIGHT, ActKind.SKIP_RIGHT}
        ]
        return next((step for step in reversed(rights) if step.act.right is right and step.act.person == person), None)  # type: ignore[union-attr]

    def decision_about(self, person: int) -> Step | None:
        """The latest decision whose proposal names a measure for a person: what a later one is silent about, it leaves as it is."""
        for step in reversed(self.before):
            if step.act.kind is ActKind.DECIDE and any(one.person == person for one in self._proposed(step)):
                return step
        return None

    def _proposed(self, decision: Step) -> Sequence[Any]:
        proposal = max((step for step in self.before if step.act.kind is ActKind.PROPOSE and step.number < decision.number), key=lambda one: one.number)  # fmt: skip
        return proposal.act.measures  # type: ignore[union-attr]

    def decided(self, person: int) -> list[Any]:
        """The measures of the latest decision about a person, but those that the Minister set aside since."""
        decision = self.decision_about(person)
        if decision is None:
            return []
        answers = [
            step for step in self.before if step.number > decision.number and step.act.kind is ActKind.DECIDE_OBJECTION
        ]
        if any(step.act.granted and step.act.person == person for step in answers):  # type: ignore[union-attr]
            return []
        return [one for one in self._proposed(decision) if one.person == person]

    def unanswered(self, person: int) -> bool:
        """Whether somebody objected more often than the Minister answered."""
        kinds = [step.act.kind for step in self.before if getattr(step.act, "person", None) == person]
        return kinds.count(ActKind.RECEIVE_OBJECTION) > kinds.count(ActKind.DECIDE_OBJECTION)


def wrongs(reading: Reading) -> Iterator[str]:
    """What is wrong with the newest step of a case, in words."""
    kind = reading.new.act.kind
    if any(step.act.kind is ActKind.CLOSE for step in reading.before):
        changed = reading.last(*AFTER_THE_END)
        if kind not in AFTER_THE_END:
            yield "something was done in a closed case"
        elif kind is ActKind.TELL_CORRECTION and (changed is None or changed.act.kind is not ActKind.FACTS_WITHDRAWN):
            yield "a correction was passed on that nothing asked for"
    yield from _of_the_decision(reading)
    if kind in {ActKind.JOIN, ActKind.SPLIT, ActKind.OFFER_TRANSFER} and reading.last(ActKind.DECIDE):
        yield "a decision went along with a case"
    yield from _of_execution(reading)
    yield from _of_detention(reading)
    if kind is ActKind.RECORD_FIELD_CHECK:
        yield from _of_the_field(reading)
    if (
        kind is ActKind.APPROVE_URGENT
        and (report := reading.last(ActKind.REPORT_URGENT))
        and report.by == reading.new.by
    ):
        yield "who reported an urgent encounter approved it"
    if kind is ActKind.GIVE_RIGHT and _tells_a_mission(reading) and Protection.ASYLUM_SEEKER in reading.protected(reading.new.act.person):  # type: ignore[union-attr]  # fmt: skip
        yield "the state of an asylum seeker was told"
    if kind is ActKind.RECORD_REPORT and not _has_to_report(reading):
        yield "somebody reported without a duty to"
    if kind is ActKind.CLOSE:
        yield from _of_the_end(reading)


def _has_to_report(reading: Reading) -> bool:
    act: Any = reading.new.act
    carried = [
        step.act for step in reading.before if step.act.kind is ActKind.CARRY_OUT and step.act.person == act.person
    ]
    duties = [one.on for one in carried if one.measure is MeasureKind.PLACE_DUTY]
    return any(on <= act.on for on in duties) and any(one.measure is MeasureKind.PLACE_DUTY for one in reading.decided(act.person))  # fmt: skip


def _tells_a_mission(reading: Reading) -> bool:
    act: Any = reading.new.act
    return act.right in {Right.CONSULAR_NOTICE, Right.CONSULAR_ASKED}


def _of_the_decision(reading: Reading) -> Iterator[str]:
    new, act = reading.new, reading.new.act
    if act.kind not in {ActKind.APPROVE, ActKind.DECIDE}:
        return
    proposal = reading.last(ActKind.PROPOSE)
    if proposal is None:
        yield "there is no proposal"
        return
    if any(
        step.act.kind in {ActKind.RETURN_PROPOSAL, ActKind.DECIDE} and step.number > proposal.number
        for step in reading.before
    ):
        yield "a proposal that was answered was answered again"
    if new.by == proposal.by:
        yield "who proposed answered"
    if not any(by == new.by and after >= proposal.number for by, after in reading.opened):
        yield "who answered had not read"
    for measure in proposal.act.measures:  # type: ignore[union-attr]
        if Protection.VICTIM in reading.protected(measure.person):
            yield "a victim met a measure"
        if measure.person in reading.facts_changed:
            yield "the facts had changed"
    if act.kind is ActKind.DECIDE:
        yield from _before_a_decision(reading, proposal)


def _before_a_decision(reading: Reading, proposal: Step) -> Iterator[str]:
    approval = reading.last(ActKind.APPROVE, since=proposal.number)
    if approval is None or len({proposal.by, approval.by, reading.new.by}) < 3:
        yield "fewer than three people proposed, approved and decided"
    again = reading.last(ActKind.GO_BACK, ActKind.RECORD_NONPAYMENT)
    conference = reading.last(ActKind.HOLD_CONFERENCE, since=again.number if again else 0)
    if conference is None or conference.number > proposal.number or len(conference.act.speakers) < 2:  # type: ignore[union-attr]
        yield "there was no conference of several before the proposal"
    back = reading.last(ActKind.GO_BACK)
    if reading.last(ActKind.GIVE_OPINION, since=back.number if back else 0) is None:
        yield "there was no opinion"
    for one in reading.file.people:
        heard = reading.last(ActKind.EXAMINE, person=one.number)
        if heard is None:
            yield "somebody was not examined"
        elif (shown := reading.settled(Right.IDENTITY_SHOWN, one.number)) is None or shown.number > reading.new.number:
            yield "no identity was shown"
    if _is_without_its_urgent_order(reading):
        yield "an urgent check never got its order"
    if not reading.new.act.person_needed.strip() and any(reading.protected(one.person) & NEEDS_A_PERSON for one in proposal.act.measures):  # type: ignore[union-attr]  # fmt: skip
        yield "nobody said why somebody who is protected meets a measure"
    yield from _of_what_is_decided(reading, proposal)


def _is_without_its_urgent_order(reading: Reading) -> bool:
    """Whether a check without an order was approved, and neither order came since."""
    approved = reading.last(ActKind.APPROVE_URGENT)
    return approved is not None and reading.last(ActKind.ORDER_URGENT, since=approved.number) is None


def _of_what_is_decided(reading: Reading, proposal: Step) -> Iterator[str]:
    for measure in proposal.act.measures:  # type: ignore[union-attr]
        if measure.measure is MeasureKind.CHARGE:
            if measure.amount != measure.days * PER_DAY or not 1 <= measure.days <= THRESHOLD:
                yield "the charge is not that of the rule"
            if measure.days == THRESHOLD and not reading.new.act.person_needed.strip():  # type: ignore[union-attr]
                yield "nobody said why exactly at the threshold"
        if measure.measure is MeasureKind.BAN_PROPOSAL and not 1 <= measure.months <= LONGEST_BAN:
            yield "the ban is longer than the law has it"


def _of_execution(reading: Reading) -> Iterator[str]:
    act: Any = reading.new.act
    kinds = {*CARRIES_OUT, ActKind.CARRY_OUT, ActKind.RECORD_DEPARTURE}
    if act.kind not in kinds:
        return
    decision = reading.decision_about(act.person) or reading.last(ActKind.DECIDE)
    if decision is None:
        yield "something was carried out before a decision"
        return
    if act.on < decision.act.on:
        yield "something was carried out on a day before the decision"
    if act.kind not in {ActKind.RECORD_PAYMENT, ActKind.RECORD_DEPARTURE} and _is_withdrawn(
        reading, decision, act.person
    ):
        yield "something was carried out on facts that were withdrawn"
    wanted = CARRIES_OUT.get(act.kind) or getattr(act, "measure", None)
    measures = reading.decided(act.person)
    if wanted is not None and all(one.measure is not wanted for one in measures):
        yield "what was carried out was not decided"
    if any(reading.settled(right, act.person, since=decision.number) is None for right in OWED):
        yield "something was carried out before the rights were settled"
    if act.kind in {ActKind.BILL, ActKind.RECORD_PAYMENT}:
        owed = sum(one.amount for one in measures if one.measure is MeasureKind.CHARGE)
        paid = sum(step.act.amount for step in reading.file.steps if step.act.kind is ActKind.RECORD_PAYMENT and step.act.person == act.person)  # type: ignore[union-attr]  # fmt: skip
        if paid > owed or act.amount <= 0:
            yield "more was paid than was owed"


def _is_withdrawn(reading: Reading, decision: Step, person: int) -> bool:
    """Whether the decision rested on what is no longer found, and the person is here."""
    told = reading.last(ActKind.FACTS_WITHDRAWN, person=person)
    if told is None or not told.act.is_gone or reading.last(ActKind.RECORD_DEPARTURE, person=person) is not None:  # type: ignore[union-attr]
        return False
    proposals = [step for step in reading.before if step.act.kind is ActKind.PROPOSE and step.number < decision.number]
    return told.act.finding in proposals[-1].rests_on  # type: ignore[union-attr]


def _of_detention(reading: Reading) -> Iterator[str]:
    act: Any = reading.new.act
    if (
        act.kind in {ActKind.ORDER_DETENTION, ActKind.REQUEST_DETENTION}
        and reading.protected(act.person) & NOT_IN_THE_ROOM
    ):
        yield "who is protected from the room came into it"
    if act.kind is ActKind.ORDER_DETENTION:
        asked = reading.last(ActKind.REQUEST_DETENTION, person=act.person)
        answered = reading.last(ActKind.ORDER_DETENTION, ActKind.REFUSE_DETENTION, person=act.person)
        if asked is None or (answered is not None and answered.number > asked.number):
            yield "nobody had asked for the detention"
        elif asked.by == reading.new.by:
            yield "who asked for the detention ordered it"


def _of_the_field(reading: Reading) -> Iterator[str]:
    on = reading.new.act.on
    ordered = any(
        step.act.kind is ActKind.ORDER_FIELD_CHECK and step.act.on <= on <= step.act.until for step in reading.before
    )
    if not ordered and reading.last(ActKind.APPROVE_URGENT) is None:
        yield "the field was checked without an order"


def _of_the_end(reading: Reading) -> Iterator[str]:
    act: Any = reading.new.act
    decision = reading.last(ActKind.DECIDE)
    kinds = [step.act.kind for step in reading.before]
    shown = {
        Outcome.CLEARED: decision is None,
        Outcome.SETTLED_BY_CHARGE: ActKind.RECORD_PAYMENT in kinds,
        Outcome.DEPARTED: ActKind.RECORD_DEPARTURE in kinds,
        Outcome.MEASURES_CARRIED_OUT: ActKind.CARRY_OUT in kinds,
        Outcome.HANDED_TO_DETENTION_CENTRE: ActKind.MOVE_TO_CENTRE in kinds,
        Outcome.SET_ASIDE_ON_OBJECTION: ActKind.DECIDE_OBJECTION in kinds,
        Outcome.REFERRED_FOR_PROTECTION: any(reading.protected(one.number) for one in reading.file.people),
        Outcome.JOINED: False,
        Outcome.TRANSFERRED: False,
    }
    if not shown.get(act.outcome, True):
        yield "the outcome is not what happened"
    if act.outcome is Outcome.WITHDRAWN_BY_CORRECTION and reading.found_still:
        yield "a case was withdrawn though something is found of somebody still"
    if decision is None or act.outcome in WHOEVER_LEFT:
        return
    for one in reading.file.people:
        if reading.unanswered(one.number):
            yield "an objection was left unanswered"
        own = reading.decision_about(one.number)
        if (
            own is None
            or not reading.decided(one.number)
            or reading.last(ActKind.RECEIVE_OBJECTION, person=one.number, since=own.number)
        ):
            continue
        handed = reading.settled(Right.COPY_HANDED, one.number, since=own.number)
        began = handed.act.on if handed is not None and handed.act.kind is ActKind.GIVE_RIGHT else decision.act.on
        if _working_days(reading.calendar, began, act.on) <= DAYS_TO_OBJECT:
            yield "the time to object was not over"


def _working_days(calendar: WorkingCalendar, began: date, until: date) -> int:
    """After the first day, up to the last."""
    return sum(calendar.is_working(began + timedelta(days=number)) for number in range(1, (until - began).days + 1))
