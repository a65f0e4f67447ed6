"""A case as it was known at a moment, as much of it as is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timpora.casework.core.acts.every import AnyAct


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """The record of each person by the number within the case, whose each finding is by that number, and what was done, in order."""

    case: int
    people: Mapping[int, int]
    findings: Mapping[int, int]
    acts: Sequence[AnyAct]
