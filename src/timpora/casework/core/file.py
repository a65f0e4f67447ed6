"""A case as the pure part sees it: its people, the findings that it rests on, and the steps in the order in which they were taken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from timpora.casework.core.acts.every import AnyAct
from timpora.casework.core.acts.keeping import ReceiveDocument
from timpora.kernel.text import Text


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """That the record of somebody was withdrawn and no other stands for it: when, by whom and why."""

    on: date
    by: int
    because: str


@dataclass(frozen=True, kw_only=True)
class PersonOfCase:
    """Somebody of the case: `number` within it, and which person of the register that is."""

    number: int
    record: int
    name: str
    nationality: str | None = None
    born_on: date | None = None
    document_number: str | None = None
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True, kw_only=True)
class FindingOfCase:
    """A finding as it stands on the day asked; `facts` is a digest of what it rests on, None where it is no longer found."""

    finding: int
    person: int  # the number within the case
    rule_id: str
    sentence: Text
    consequence: str
    reasons: tuple[Text, ...]  # why a person is needed
    stay_limit: date | None
    days: int | None  # past the limit
    facts: str | None


@dataclass(frozen=True, kw_only=True)
class Step:
    """An act that was done, by whom and when; `rests_on` holds the facts of findings fast, for a proposal."""

    number: int
    act: AnyAct
    by: int
    at: datetime
    answers: int | None = None  # the step that this one answers
    rests_on: Mapping[int, str] = field(default_factory=dict)
    letters: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Opening:
    """That somebody opened the evidence of a case."""

    by: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseFile:
    """Everything of a case that decides what may be done in it."""

    people: tuple[PersonOfCase, ...]
    steps: tuple[Step, ...]
    findings: tuple[FindingOfCase, ...] = ()
    openings: tuple[Opening, ...] = ()
    pictures: frozenset[int] = frozenset()  # the documents received that are pictures

    def title_of(self, document: int) -> str | None:
        """What somebody said that a document received is."""
        acts = (step.act for step in self.steps)
        return next((one.title for one in acts if isinstance(one, ReceiveDocument) and one.document == document), None)

    def titles_received(self) -> tuple[str, ...]:
        """What the documents are that were received, in order."""
        return tuple(step.act.title for step in self.steps if isinstance(step.act, ReceiveDocument))

    def findings_of(self, person: int) -> tuple[FindingOfCase, ...]:
        """The findings about one person."""
        return tuple(one for one in self.findings if one.person == person)

    @property
    def numbers(self) -> tuple[int, ...]:
        """By which the case names its people."""
        return tuple(one.number for one in self.people)

    def person(self, number: int) -> PersonOfCase | None:
        """Somebody of the case, by the number within it."""
        return next((one for one in self.people if one.number == number), None)
