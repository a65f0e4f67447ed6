"""What a document of a case is composed from: the office, whose hand, the case before and after the act, the law and the days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from timpora.accounts.core.paper import OfficePaper
from timpora.accounts.core.roles import Role
from timpora.casework.core.acts.inquiry import Examine
from timpora.casework.core.acts.measures import Measure
from timpora.casework.core.file import CaseFile, PersonOfCase
from timpora.casework.core.protection import CONFIDENTIAL, Protection
from timpora.casework.core.state import CaseState, PersonState
from timpora.casework.core.told import Told
from timpora.letters.core.documents import SecondLanguage
from timpora.letters.core.kinds import LetterKind
from timpora.screening.core.case_law import CaseLaw
from timpora.screening.core.findings import LedgerRange


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Who acts, by name and role."""

    name: str
    role: Role


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """A letter of this case that was issued before, by its number and day, and whom it is about where it is about one person."""

    id: int
    kind: LetterKind
    number: str
    on: date
    person: int | None = None


@dataclass(frozen=True, kw_only=True)
class Paper:
    """Everything that the documents of one act are composed from; nothing in them is typed again."""

    office: OfficePaper
    hand: Hand
    officers: Mapping[int, str]  # names of the office's people by account
    case_number: str
    confidentiality: int
    file: CaseFile
    before: CaseState
    after: CaseState
    act: Any
    law: CaseLaw
    ledgers: Mapping[int, tuple[LedgerRange, ...]] = field(default_factory=dict)  # by person
    earlier: tuple[Earlier, ...] = ()  # those that hold still
    told: tuple[Told, ...] = ()  # who was told of the people of the case, where the act says that it was wrong

    @property
    def on(self) -> date:
        """The day of the act, which is the day of its documents."""
        day: date = self.act.on
        return day

    @property
    def person(self) -> PersonOfCase:
        """The person of the act."""
        return self.of(self.act.person)

    @property
    def state(self) -> PersonState:
        """How it is with the person of the act, once it is done."""
        return self.after.of(self.act.person)

    def of(self, number: int) -> PersonOfCase:
        """Somebody of the case; the checks asked before whether there is."""
        return next(one for one in self.file.people if one.number == number)

    def protections(self, *numbers: int) -> frozenset[Protection]:
        """What protects some people, or anybody of the case where none is named."""
        asked = numbers or tuple(one.number for one in self.file.people)
        return frozenset().union(*(self.after.of(number).protections for number in asked))

    def is_secret(self, *numbers: int) -> bool:
        """Whether a document about some people is kept from all who need not know."""
        return bool(self.protections(*numbers) & CONFIDENTIAL)

    def decided(self) -> tuple[Measure, ...]:
        """The measures that the decision which is being made is about; what an earlier one says of others stands in that one's letters."""
        return () if self.before.proposal is None else self.before.proposal.act.measures

    def people_decided(self) -> tuple[PersonOfCase, ...]:
        """The people for whom a measure is decided, in the order of their numbers."""
        whom = {measure.person for measure in self.decided()}
        return tuple(one for one in self.file.people if one.number in whom)

    def examinations(self, number: int) -> tuple[Examine, ...]:
        """The examination records of a person, also this one."""
        acts = [step.act for step in self.file.steps] + [self.act]
        return tuple(one for one in acts if isinstance(one, Examine) and one.person == number and not one.examined.strip())  # fmt: skip

    def letters(self, *kinds: LetterKind, about: int | None = None) -> tuple[Earlier, ...]:
        """Letters of the case that hold, of some kinds; about somebody where one is named, with those about the whole case."""
        return tuple(
            one for one in self.earlier if one.kind in kinds and (about is None or one.person in {None, about})
        )

    def language(self, number: int) -> SecondLanguage | None:
        """In which language a document to somebody is explained; None where Indonesian is understood."""
        identity = self.after.of(number).identity
        spoken = [one.language for one in self.examinations(number)] or [identity.language if identity else ""]
        return second_language(spoken[-1])


_CHINESE = ("mandarin", "tionghoa", "cina", "china", "chinese", "kanton", "canton", "hokkien", "中文", "汉语", "普通话")
_INDONESIAN = ("indonesia",)


def second_language(said: str) -> SecondLanguage | None:
    """The language beside Indonesian, by what was written of the person's: English where Timpora does not write it."""
    told = said.casefold()
    if any(name in told for name in _INDONESIAN):
        return None
    return SecondLanguage.CHINESE if any(name in told for name in _CHINESE) else SecondLanguage.ENGLISH
