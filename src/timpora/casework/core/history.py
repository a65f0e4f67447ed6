"""A case as it was known at a moment, as much of it as is asked for."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timpora.casework.core.acts.every import AnyAct


class History(NamedTuple):  # of which an office has many: a frozen dataclass takes three times as long to make
    """The record of each person by the number within the case, whose each finding is by that number, and what was done, in order."""

    case: int
    people: Mapping[int, int]
    findings: Mapping[int, int]
    acts: Sequence[AnyAct]
