"""A case that is walked through by hand, act by act, each checked before it is done; nothing is kept anywhere."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any, Self

from tests.factories.case_walks import PER_DAY, Walk
from timpora.casework.core.acts import carrying_out, deciding, inquiry, keeping
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.acts.measures import Charge, CostBearer, Deport
from timpora.casework.core.checks.situation import Situation
from timpora.casework.core.file import CaseFile, Opening
from timpora.casework.core.policy import why_not
from timpora.casework.core.rights import Right
from timpora.casework.core.statuses import Power


DAYS = 40


class Case:
    """A case about one person or two, forty days past the limit; each act by somebody else."""

    def __init__(self, *, people: int = 1) -> None:
        self.walk = Walk(Random(5))
        one = self.walk.file.people[0]
        several = tuple(
            replace(one, number=number, record=number + 100, name=f"Reka {number}") for number in range(1, people + 1)
        )
        self.walk.file = CaseFile(people=several, steps=self.walk.file.steps)
        for number in range(1, people + 1):
            self.walk.limits[number] = self.today - timedelta(days=DAYS)
            self.walk.version[number] = 0
        self.walk.powers = dict.fromkeys(range(1, 7), frozenset(Power))

    @property
    def today(self) -> date:
        return self.walk.today

    def code(self, act: Any, by: int = 1) -> str | None:
        refused = why_not(act.kind, self.walk.situation(act, by))
        return None if refused is None else refused.code.removeprefix("case_")

    def looked_at(self) -> Situation:
        """As the page of the case is drawn, before anything is typed."""
        return replace(self.walk.situation(keeping.Note(on=self.today, text="x"), 1), act=None)

    def offers(self, kind: ActKind) -> bool:
        return why_not(kind, self.looked_at()) is None

    def do(self, act: Any, by: int = 1) -> None:
        assert self.code(act, by) is None
        self.walk._add(act, by)  # noqa: SLF001 - as the walk does

    def charge(self, **told: Any) -> Charge:
        known = {"person": 1, "judged_on": self.today, "days": DAYS, "amount": DAYS * PER_DAY}
        return Charge(**known | told)

    def propose(self, *measures: Any, nothing_for: tuple[int, ...] = ()) -> deciding.Propose:
        return deciding.Propose(
            on=self.today, measures=measures or (self.charge(),), reasons="x", nothing_applies_for=nothing_for
        )

    def examined(self, *, alleged: bool = True) -> Self:
        on = self.today
        self.do(inquiry.Verify(on=on, result="x"))
        self.do(inquiry.BeginExamination(on=on, because="x"))
        said = (inquiry.QuestionAndAnswer(question="x", answer="y"),)
        for one in self.walk.file.people:
            self.do(deciding.GiveRight(on=on, person=one.number, right=Right.IDENTITY_SHOWN, how="x"))
            self.do(inquiry.Examine(on=on, person=one.number, place="x", language="x", interpreter="x", lawyer="x", questions=said, read_back=True))  # fmt: skip
            self.do(keeping.Allege(on=on, person=one.number, provision="uu6-78-1", conduct="x"))
        self.do(inquiry.EndExamination(on=on))
        self.do(inquiry.GiveOpinion(on=on, facts="x", analysis="x", advice="x"))
        self.do(inquiry.HoldConference(on=on, chair="x", speakers=(inquiry.Speaker(name="x", position="x", said="x"),) * 2, conclusion="x"))  # fmt: skip
        if not alleged:
            self.do(keeping.DropAllegation(on=on, person=1, provision="uu6-78-1", because="x"))
        return self

    def decided(self, *measures: Any, nothing_for: tuple[int, ...] = ()) -> "Case":
        self.approved(*measures, nothing_for=nothing_for)
        self.do(deciding.Decide(on=self.today, person_needed="x"), by=3)
        return self

    def approved(self, *measures: Any, nothing_for: tuple[int, ...] = ()) -> "Case":
        self.do(self.propose(*measures, nothing_for=nothing_for), by=1)
        opened = tuple(Opening(by=by, at=self.walk.file.steps[-1].at) for by in (2, 3))
        self.walk.file = CaseFile(people=self.walk.file.people, steps=self.walk.file.steps, openings=opened)
        self.do(deciding.Approve(on=self.today), by=2)
        return self

    def told(self, person: int = 1) -> "Case":
        for right in (Right.COPY_HANDED, Right.OBJECTION_EXPLAINED, Right.COMPLAINT_ADDRESS):
            self.do(deciding.GiveRight(on=self.today, person=person, right=right, how="x"))
        return self

    def unpaid(self, why: carrying_out.Nonpayment = carrying_out.Nonpayment.REFUSED) -> "Case":
        self.do(carrying_out.RecordNonpayment(on=self.today, person=1, why=why, because="x"))
        there = (inquiry.Speaker(name="x", position="x", said="x"),) * 2
        self.do(inquiry.HoldConference(on=self.today, chair="x", speakers=there, conclusion="x"))
        return self

    def bill(self, number: int, amount: int, *, person: int = 1, **told: Any) -> carrying_out.Bill:
        return carrying_out.Bill(on=self.today, person=person, billing_code=f"{number:015d}", amount=amount, **told)

    def payment(self, number: int, amount: int, *, person: int = 1, receipt: int = 0) -> carrying_out.RecordPayment:
        return carrying_out.RecordPayment(on=self.today, person=person, billing_code=f"{number:015d}", receipt_number=f"{receipt or number:016d}", amount=amount)  # fmt: skip


def deported(person: int = 1) -> Deport:
    return Deport(person=person, cost_bearer=CostBearer.PERSON, destination="x")
