"""Who came to a meeting: for each seat what was said last."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from timpora.kernel.text import Text


class Came(StrEnum):
    """How an agency was at a meeting; a seat of which nothing was said was absent, and so is one of which what was said is taken back."""

    PRESENT = "present"
    REPRESENTED = "represented"
    EXCUSED = "excused"
    ABSENT = "absent"


class How(StrEnum):
    """By what it is known: the secretary tapped, or somebody said so with the code that is shown in the room."""

    TAP = "tap"
    CODE = "code"


CAME_WORDS: Mapping[Came, Text] = {
    Came.PRESENT: Text(id="Hadir", en="Present"),
    Came.REPRESENTED: Text(id="Diwakili", en="Represented"),
    Came.EXCUSED: Text(id="Tidak hadir, memberi kabar", en="Absent with notice"),
    Came.ABSENT: Text(id="Tidak hadir tanpa kabar", en="Absent without notice"),
}
NOTHING_SAID = CAME_WORDS[Came.ABSENT]
HERE = (Came.PRESENT, Came.REPRESENTED)


@dataclass(frozen=True, kw_only=True)
class Attended:
    """What was said of a seat, by what it is known, and who came."""

    seat: int
    came: Came
    how: How
    name: str
    at: datetime


def by_seat(told: Iterable[Attended]) -> Mapping[int, Attended]:
    """For each seat what was said last; `told` in the order in which it was said."""
    return {one.seat: one for one in told}
