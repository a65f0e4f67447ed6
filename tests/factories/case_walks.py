"""Random cases: people with findings, accounts whose powers come and go, and at each step one of the acts that nothing stands in the way of."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from timpora.casework.core.acts import carrying_out as carry
from timpora.casework.core.acts import deciding, detaining, ending, inquiry, keeping
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.acts.measures import (  # fmt: skip
    Ban,
    Charge,
    CostBearer,
    Deport,
    Measure,
    MeasureKind,
    Permit,
    PermitAction,
    PlaceBan,
    PlaceDuty,
)
from timpora.casework.core.checks.situation import Hand, Situation
from timpora.casework.core.file import CaseFile, FindingOfCase, Opening, PersonOfCase, Step
from timpora.casework.core.fold import after
from timpora.casework.core.measures_of_state import judged_day
from timpora.casework.core.policy import why_not
from timpora.casework.core.protection import Protection
from timpora.casework.core.rights import Right
from timpora.casework.core.state import CaseState
from timpora.casework.core.statuses import Origin, Outcome, Power, Status
from timpora.casework.core.table import possible
from timpora.kernel.text import Text
from timpora.screening.core.case_law import case_law_on


FIRST_DAY, LAST_DAY = date(2023, 3, 1), date(2024, 6, 30)
PER_DAY, THRESHOLD = 1_000_000, 60
UNSURE = Text(id="tepat pada ambang", en="exactly at the threshold")
SOMETHING = "rekaan"
# What moves a case on is done more often, so that walks come far.
EAGER: Mapping[ActKind, float] = {
    ActKind.CLOSE: 0.1, ActKind.JOIN: 0.05, ActKind.OFFER_TRANSFER: 0.1, ActKind.FACTS_WITHDRAWN: 0.05, ActKind.NOTE: 0.1, ActKind.HAND_OVER: 0.1,
    ActKind.SUMMON: 0.3, ActKind.GO_BACK: 0.2, ActKind.RETURN_PROPOSAL: 0.4, ActKind.DROP_ALLEGATION: 0.1, ActKind.PROTECT: 0.4, ActKind.RECORD_NONPAYMENT: 0.5,
    ActKind.VERIFY: 3, ActKind.BEGIN_EXAMINATION: 3, ActKind.EXAMINE: 8, ActKind.END_EXAMINATION: 6, ActKind.ALLEGE: 1, ActKind.GIVE_OPINION: 8,
    ActKind.HOLD_CONFERENCE: 8, ActKind.PROPOSE: 12, ActKind.APPROVE: 20, ActKind.DECIDE: 30, ActKind.GIVE_RIGHT: 8, ActKind.BILL: 20,
    ActKind.RECORD_PAYMENT: 20, ActKind.PLAN_DEPARTURE: 8, ActKind.RECORD_DEPARTURE: 8, ActKind.END_EXECUTION: 8, ActKind.CARRY_OUT: 8,
    ActKind.PROPOSE_BAN: 8, ActKind.IDENTIFY: 0.5, ActKind.PLACE_ELSEWHERE: 0.2, ActKind.ORDER_DETENTION: 4, ActKind.RETURN_ITEM: 4,
}  # fmt: skip
NEVER_BY_HAND = frozenset(
    {ActKind.OPEN, ActKind.ADD_PERSON, ActKind.SPLIT, ActKind.LINK_FINDING, ActKind.RECEIVE_DOCUMENT}
)


@dataclass
class Walk:
    """A case on its way; everything random comes from `chance`."""

    chance: Random
    file: CaseFile = field(init=False)
    state: CaseState = field(init=False, default_factory=CaseState)
    today: date = field(init=False)
    powers: dict[int, frozenset[Power]] = field(init=False, default_factory=dict)
    version: dict[int, int | None] = field(init=False, default_factory=dict)  # of the facts of each finding; None: gone
    limits: dict[int, date] = field(init=False, default_factory=dict)
    is_unfound: bool = False  # as in a case that began with a tip

    def __post_init__(self) -> None:
        chance = self.chance
        self.today = FIRST_DAY + timedelta(days=chance.randrange(100))
        people = tuple(
            PersonOfCase(number=number, record=number + 100, name=f"Reka {number}", nationality="CHN", born_on=date(1990, 1, number))
            for number in range(1, chance.choice((1, 1, 1, 2, 3)) + 1)
        )  # fmt: skip
        for one in people:
            self.limits[one.number] = self.today - timedelta(days=chance.choice((0, 1, 10, 20, 40, 60)))
            self.version[one.number] = 0
        self.delegate()
        self.file = CaseFile(people=people, steps=())
        self._add(keeping.Open(on=self.today, origin=Origin.FINDING, because=SOMETHING), 1)

    def delegate(self) -> None:
        """Each account has other powers from today on: a role, or what was delegated to it."""
        roles = (
            frozenset({Power.WORK}),
            frozenset({Power.WORK, Power.APPROVE}),
            frozenset({Power.APPROVE, Power.DECIDE}),
            frozenset(Power),
        )
        self.powers = {account: self.chance.choice(roles) for account in range(1, 7)}

    def findings(self, judged_on: date | None) -> tuple[FindingOfCase, ...]:
        """What is found about each person on a day."""
        if judged_on is None or self.is_unfound:
            return ()
        return tuple(self._finding(one.number, judged_on) for one in self.file.people)

    def _finding(self, number: int, judged_on: date) -> FindingOfCase:
        version = self.version[number]
        days = (judged_on - self.limits[number]).days
        is_found = version is not None and days > 0
        return FindingOfCase(
            finding=number, person=number, rule_id="overstay", sentence=Text(id=SOMETHING, en=SOMETHING), consequence="charge",
            reasons=(UNSURE,) if is_found and days == THRESHOLD else (), stay_limit=self.limits[number], days=days if is_found else None,
            facts=f"{version}, {days} days" if is_found else None,
        )  # fmt: skip

    def situation(self, act: Any, account: int) -> Situation:
        """What is known when an account wants to do an act."""
        found = self.findings(judged_day(self.state, act, act.on))
        file = CaseFile(
            people=self.file.people, steps=self.file.steps, openings=self.file.openings, findings=found, pictures=frozenset({1})
        )  # fmt: skip
        return Situation(
            file=file, state=self.state, hand=Hand(account=account, powers=self.powers[account]), law_of=case_law_on, on=self.today, act=act
        )  # fmt: skip

    def step(self) -> Step | None:
        """One more step that nothing stands in the way of; None where none of those tried was one."""
        self._meanwhile()
        kinds = [kind for kind in possible(self.state.status) if kind not in NEVER_BY_HAND]
        weights = [3 if kind is ActKind.CLOSE and self.state.decision else EAGER.get(kind, 1) for kind in kinds]
        for _ in range(40 if kinds else 0):
            [kind] = self.chance.choices(kinds, weights)
            act, account = Acts(self).of(kind), self.chance.randrange(1, 7)
            if why_not(kind, self.situation(act, account)) is None:
                return self._add(act, account)
        return None

    def _meanwhile(self) -> None:
        chance = self.chance
        if chance.random() < (0.3 if self.state.status is Status.OBJECTION else 0.1):
            self.today = min(self.today + timedelta(days=chance.choice((1, 1, 2, 5, 30))), LAST_DAY)
        if chance.random() < 0.05:
            self.delegate()
        if chance.random() < 0.02:
            number = chance.choice(self.file.people).number
            self.version[number] = chance.choice((None, (self.version[number] or 0) + 1))
        if chance.random() < 0.5:
            opening = Opening(by=chance.randrange(1, 7), at=self._now())
            self.file = CaseFile(
                people=self.file.people, steps=self.file.steps, openings=(*self.file.openings, opening)
            )

    def _now(self) -> datetime:
        return datetime.combine(self.today, time(), UTC) + timedelta(seconds=len(self.file.steps))

    def _add(self, act: Any, account: int) -> Step:
        held = {one.finding: one.facts for one in self.findings(judged_day(self.state, act, act.on)) if one.facts} if act.kind is ActKind.PROPOSE else {}  # fmt: skip
        step = Step(number=len(self.file.steps) + 1, act=act, by=account, at=self._now(), rests_on=held)
        self.file = CaseFile(people=self.file.people, steps=(*self.file.steps, step), openings=self.file.openings)
        self.state = after(self.state, step)
        return step


class Acts:
    """Plausible acts, and now and then implausible ones."""

    def __init__(self, walk: Walk) -> None:
        self.walk, self.chance = walk, walk.chance
        self.person = walk.chance.choice(walk.file.people).number
        back = walk.chance.choice((0, 0, 0, 0, 1, 3, 40))
        self.on = walk.today - timedelta(days=back)

    def of(self, kind: ActKind) -> Any:
        """An act of a kind."""
        made = _MADE.get(kind)
        return made(self) if made is not None else self._plain(_CLASSES[kind])

    def _plain(self, made: type[Any], **told: Any) -> Any:
        """Every field that is not told is filled in as its type wants."""
        return made(on=self.on, **(dict(self._common(made)) | told))

    def _common(self, made: type[Any]) -> Iterator[tuple[str, Any]]:
        known = {
            "person": self.person, "provision": "uu6-78-1", "protection": self.chance.choice(tuple(Protection)), "officer": self.chance.randrange(1, 7),
            "other": 9, "office": 2, "accepted": self.chance.random() < 0.5, "finding": self.person, "by_own_means": self.chance.random() < 0.15, "is_gone": True, "until": self.on + timedelta(days=self.chance.choice((0, 10))),
            "ground": self.chance.choice(tuple(detaining.DetentionGround)), "met": True, "appears_on": self.on, "at": time(9), "leaves_on": self.on,
            "read_back": self.chance.random() < 0.9, "cost_bearer": CostBearer.PERSON, "granted": self.chance.random() < 0.5, "received_on": self.on,
            "sex": keeping.Sex.FEMALE, "answer": self.chance.choice(tuple(inquiry.Answer)), "why": carry.Nonpayment.UNABLE,
        }  # fmt: skip
        for name in made.__dataclass_fields__:
            if name in known:
                yield name, known[name]
            elif (
                made.__dataclass_fields__[name].type is str
                or "str" in str(made.__dataclass_fields__[name].type)
                or name == "because"
            ):
                yield name, SOMETHING if self.chance.random() < 0.97 else " "

    def report_urgent(self) -> Any:
        return self._plain(inquiry.ReportUrgent, ground=inquiry.UrgentGround.CAUGHT)

    def examine(self) -> Any:
        asked = (inquiry.QuestionAndAnswer(question="Siapa?", answer="Saya."),) * self.chance.choice((0, 1, 1))
        return self._plain(inquiry.Examine, questions=asked, examined=self.chance.choice(("", "saksi rekaan")))

    def hold_conference(self) -> Any:
        there = (inquiry.Speaker(name="Reka", position="Kasi", said="setuju"),) * self.chance.choice((1, 2, 3))
        return self._plain(inquiry.HoldConference, speakers=there)

    def give_right(self) -> Any:
        owed = [one for one in Right if one not in self.walk.state.of(self.person).given] or list(Right)
        return self._plain(deciding.GiveRight, right=self.chance.choice(owed), wanted=self.chance.random() < 0.8)

    def skip_right(self) -> Any:
        return self._plain(deciding.SkipRight, right=self.chance.choice(tuple(Right)))

    def propose(self) -> Any:
        people = [one.number for one in self.walk.file.people]
        spared = tuple(one for one in people if self.chance.random() < 0.2)
        measures = tuple(measure for one in people if one not in spared for measure in self._measures(one))
        return self._plain(deciding.Propose, measures=measures, nothing_applies_for=spared)

    def _measures(self, person: int) -> tuple[Measure, ...]:
        judged_on = self.on + timedelta(days=self.chance.choice((0, 0, 0, 0, -1, 5)))
        if self.chance.random() < 0.2:
            judged_on = self.walk.limits[person] + timedelta(days=THRESHOLD)
        days = (judged_on - self.walk.limits[person]).days + self.chance.choice((0, 0, 0, 0, 1))
        amount = days * PER_DAY + self.chance.choice((0, 0, 0, 0, 5))
        some: tuple[Measure, ...] = (
            Charge(person=person, judged_on=judged_on, days=days, amount=amount),
            Deport(person=person, cost_bearer=CostBearer.PERSON, destination="Rekaan"),
            Ban(person=person, months=self.chance.choice((0, 6, 12, 120))),
            Permit(person=person, action=PermitAction.CANCELLED),
            PlaceBan(person=person, places="pelabuhan"),
            PlaceDuty(person=person, place="Serang", report_every_days=7),
        )
        return (
            some[:1] if self.chance.random() < 0.4 else tuple(self.chance.sample(some, self.chance.choice((1, 1, 2))))
        )

    def bill(self) -> Any:
        return self._plain(carry.Bill, billing_code=f"{self.chance.randrange(3):015d}", amount=self._amount())

    def record_payment(self) -> Any:
        return self._plain(carry.RecordPayment, billing_code=f"{self.chance.randrange(3):015d}", receipt_number=f"{self.chance.randrange(9):016d}", amount=self._amount())  # fmt: skip

    def _amount(self) -> int:
        charge = self.walk.state.charge_for(self.person)
        return (charge.amount if charge else 5) // self.chance.choice((1, 1, 2)) + self.chance.choice((0, 0, 1))

    def carry_out(self) -> Any:
        return self._plain(carry.CarryOut, measure=self.chance.choice(tuple(MeasureKind)))

    def propose_ban(self) -> Any:
        return self._plain(
            carry.ProposeBan, months=self.chance.choice((1, 6, 12)), photo=int(self.chance.random() < 0.8)
        )

    def facts_withdrawn(self) -> Any:
        return keeping.FactsWithdrawn(
            on=self.on, person=self.person, finding=self.person, is_gone=True, before="a", now=""
        )

    def close(self) -> Any:
        return self._plain(ending.Close, outcome=self.chance.choice(tuple(Outcome)))


_CLASSES: Mapping[ActKind, type[Any]] = {
    made.__dataclass_fields__["kind"].default: made
    for module in (keeping, inquiry, deciding, carry, detaining, ending)
    for made in vars(module).values()
    if isinstance(made, type) and "kind" in getattr(made, "__dataclass_fields__", {})
}
_MADE: Mapping[ActKind, Callable[[Acts], Any]] = {
    ActKind.REPORT_URGENT: Acts.report_urgent,
    ActKind.EXAMINE: Acts.examine,
    ActKind.HOLD_CONFERENCE: Acts.hold_conference,
    ActKind.GIVE_RIGHT: Acts.give_right,
    ActKind.SKIP_RIGHT: Acts.skip_right,
    ActKind.PROPOSE: Acts.propose,
    ActKind.BILL: Acts.bill,
    ActKind.RECORD_PAYMENT: Acts.record_payment,
    ActKind.CARRY_OUT: Acts.carry_out,
    ActKind.PROPOSE_BAN: Acts.propose_ban,
    ActKind.FACTS_WITHDRAWN: Acts.facts_withdrawn,
    ActKind.CLOSE: Acts.close,
}
