"""What is known when somebody wants to do an act, and how a check answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from timpora.casework.core.file import CaseFile
from timpora.casework.core.state import CaseState, PersonState
from timpora.casework.core.statuses import Power
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.screening.core.case_law import CaseLaw


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Whose hand it is: the account, and what it may do on this day, by role or by delegation."""

    account: int
    powers: frozenset[Power]


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A case, whose hand, and the act; without an act the question is whether it can be offered at all."""

    file: CaseFile
    state: CaseState
    hand: Hand
    law_of: Callable[[date], CaseLaw]  # a case is judged by the rules of its day
    on: date
    act: Any = None

    @property
    def of(self) -> PersonState:
        """How it is with the person of the act."""
        return self.state.of(self.act.person)


type Check = Callable[[Situation], Refusal | None]


def refusal(code: str, *, what: Text, remedy: Text) -> Refusal:
    """Why an act is not done, and how it can be."""
    return Refusal(code=f"case_{code}", what=what, remedy=remedy)


def anybody(situation: Situation, holds: Callable[[PersonState], bool]) -> bool:
    """Whether something holds of the person of the act; before the act is typed, of any person of the case."""
    if situation.act is not None:
        return holds(situation.of)
    return any(holds(situation.state.of(one.number)) for one in situation.file.people)
