"""Where the rulebook and the plain reading are known to differ: each a question to the law, with the rules it touches.

A history that raises an open question is left out of the comparison for those rules only; the question itself stands as
a test of its own (tests/generative/rulebook/test_open_questions.py). An answered question is removed here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tests.factories.plain_readings.law import day_of, days_of
from tests.factories.plain_readings.stay import Borders, Stay, stamps_by_day


ALL = frozenset(
    {"overstay", "limit_ends_soon", "pending_application", "no_lawful_stay_on_record", "document_ends_before_permit",
     "recorded_limit_differs", "present_after_exit", "activity_outside_index", "work_elsewhere", "work_permit_ended",
     "contradictory_records"}
)  # fmt: skip
WITH_REASONS = frozenset(
    {"pending_application", "no_lawful_stay_on_record", "activity_outside_index", "work_elsewhere"}
)


@dataclass(frozen=True, kw_only=True)
class Question:
    """Why both differ, in which histories, for which rules."""

    why: str
    raised_by: Callable[[Stay], bool]
    rules: frozenset[str]


def two_applications(stay: Stay) -> bool:
    return stay.pending_in_time and any(
        stay.limit is not None and lodged > stay.limit for lodged in days_of(stay.pending, "lodged_on")
    )


def round_trips_on_end(stay: Stay) -> bool:
    played, stamps = Borders(), stamps_by_day(stay.history["crossings"], stay.as_of)
    for (day, directions), (_, following) in pairwise(stamps):
        played.stamp(day, directions)
        if len(directions) > 1 and (len(following) > 1 or (not played.inside and following == {"exit"})):
            return True
    return False


def closed_work_report_without_entry(stay: Stay) -> bool:
    return stay.entered_on is None and any(
        row["activity"] == "work" and row["until_on"] is not None for row in stay.history["presence"]
    )


def several_or_open_plans(stay: Stay) -> bool:
    plans = stay.history["work_permits"]
    return len(plans) > 1 or any(plan["valid_until"] is None for plan in plans)


def permit_without_a_limit(stay: Stay) -> bool:
    return bool(stay.permits) and stay.limit is None


def circumstance_without_a_limit(stay: Stay) -> bool:
    return stay.limit is None and bool(days_of(stay.history["circumstances"], "until_on"))


def met_after_the_exit(stay: Stay) -> bool:
    met = days_of([row for row in stay.seen if row["met_in_person"]], "from_on")
    return stay.departed_on is not None and any(day > stay.departed_on for day in met)


def closed_before_it_began(stay: Stay) -> bool:
    return any(
        (closed := day_of(row, "cancelled_on")) is not None
        and (begun := day_of(row, "valid_from")) is not None
        and closed < begun
        for row in stay.history["stay_permits"]
    )


QUESTIONS: Mapping[str, Question] = {
    "two_applications": Question(
        why="one application in time is enough, whatever is lodged later (ruling 5); the rule asks the latest",
        raised_by=two_applications, rules=frozenset({"overstay", "pending_application"}),
    ),
    "round_trips_on_end": Question(
        why="out and back on two days on end, or in and out and then an exit: the rule looks one stamp back, no further",
        raised_by=round_trips_on_end, rules=ALL,
    ),
    "closed_work_report_without_entry": Question(
        why="a work report with a last day is overlooked when no list holds an entry",
        raised_by=closed_work_report_without_entry, rules=frozenset({"activity_outside_index", "work_elsewhere"}),
    ),
    "several_or_open_plans": Question(
        why="a second approved plan, or one that names no end, clears by the rule's own words but is not looked at",
        raised_by=several_or_open_plans, rules=frozenset({"work_elsewhere", "work_permit_ended"}),
    ),
    "permit_without_a_limit": Question(
        why="a permit whose limit no list names is a permit: the sentence says that there is none in any list",
        raised_by=permit_without_a_limit, rules=frozenset({"no_lawful_stay_on_record"}),
    ),
    "circumstance_without_a_limit": Question(
        why="with no limit on record a circumstance that has a last day is not shown, though it holds today (ruling 5)",
        raised_by=circumstance_without_a_limit, rules=WITH_REASONS,
    ),
    "met_after_the_exit": Question(
        why="a meeting after the exit on record contradicts it and cannot raise the days of the stay that it closed",
        raised_by=met_after_the_exit, rules=frozenset({"overstay"}),
    ),
    "closed_before_it_began": Question(
        why="a permit closed before its first day never covered a day and cannot move the limit",
        raised_by=closed_before_it_began, rules=ALL,
    ),
}  # fmt: skip


def is_open(rule_id: str, stay: Stay) -> bool:
    """Whether a history raises a question that touches this rule."""
    return any(rule_id in question.rules and question.raised_by(stay) for question in QUESTIONS.values())
