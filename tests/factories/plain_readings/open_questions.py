"""Where the rulebook and the plain reading are known to differ: each a question to the law, with the rules it touches.

A history that raises an open question is left out of the comparison for those rules only; the question itself stands as
a test of its own (tests/generative/rulebook/test_open_questions.py). An answered question is removed here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tests.factories.plain_readings.stay import Borders, Stay, stamps_by_day


ALL = frozenset(
    {"overstay", "limit_ends_soon", "pending_application", "no_lawful_stay_on_record", "document_ends_before_permit",
     "recorded_limit_differs", "present_after_exit", "activity_outside_index", "work_elsewhere", "work_permit_ended",
     "contradictory_records"}
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Question:
    """Why both differ, in which histories, for which rules."""

    why: str
    raised_by: Callable[[Stay], bool]
    rules: frozenset[str]


def round_trips_on_end(stay: Stay) -> bool:
    played, stamps = Borders(), stamps_by_day(stay.history["crossings"], stay.as_of)
    for (day, directions), (_, following) in pairwise(stamps):
        played.stamp(day, directions)
        if len(directions) > 1 and (len(following) > 1 or (not played.inside and following == {"exit"})):
            return True
    return False


QUESTIONS: Mapping[str, Question] = {
    "round_trips_on_end": Question(
        why="out and back on two days on end, or in and out and then an exit: the rule looks one stamp back, no further",
        raised_by=round_trips_on_end, rules=ALL,
    ),
}  # fmt: skip


def is_open(rule_id: str, stay: Stay) -> bool:
    """Whether a history raises a question that touches this rule."""
    return any(rule_id in question.rules and question.raised_by(stay) for question in QUESTIONS.values())
