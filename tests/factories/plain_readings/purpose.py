"""The rules about purpose and place, read from their published questions."""

from tests.factories.plain_readings.law import Answer, Row, day_of
from tests.factories.plain_readings.limits import is_lawful_today
from tests.factories.plain_readings.overstay import why_always_a_person
from tests.factories.plain_readings.stay import Stay


def present_after_exit(stay: Stay) -> Answer | None:
    """Who was reported after the day of exit, without a new entry?"""
    after = [
        row
        for row in stay.seen
        if stay.departed_on is not None
        and row["from_on"] > stay.departed_on  # type: ignore[operator]
        and row["left_indonesia_on"] is None
    ]
    return Answer("needs_a_person", None, ("records_contradict",)) if after else None


def work_report(stay: Stay) -> Row | None:
    """The latest report of work that belongs to this stay: it had not ended before the last entry."""
    found = [
        row
        for row in stay.seen
        if row["activity"] == "work"
        and ((until := day_of(row, "until_on")) is None or stay.entered_on is None or until >= stay.entered_on)
    ]
    return max(reversed(found), key=lambda row: str(row["from_on"])) if found else None


def activity_outside_index(stay: Stay) -> Answer | None:
    """Who is reported as working on an index without work?"""
    if not stay.is_here or work_report(stay) is None or stay.permit is None:
        return None
    index, kind = stay.permit.index, stay.permit.row["kind"]
    if (index is None and kind != "visit") or (index is not None and index.work):
        return None
    reasons = {"activity_to_verify", *why_always_a_person(stay)}
    return Answer("needs_a_person", None, tuple(sorted(reasons)), {"stay_limit": stay.limit})


def begun_plans(stay: Stay) -> list[Row]:
    """The approved plans that have begun; a plan whose first day no list names has."""
    rows = stay.history["work_permits"]
    return [row for row in rows if (first := day_of(row, "valid_from")) is None or first <= stay.as_of]


def differs(report: Row, plan: Row) -> bool:
    """Whether both name an employer, or both a place, and not the same one."""
    pairs = [(report[name], plan[name]) for name in ("employer_key", "place_key")]
    return any(found is not None and approved is not None and found != approved for found, approved in pairs)


def work_elsewhere(stay: Stay) -> Answer | None:
    """Who is reported working for an employer or at a place other than the plan's?  One plan that fits is enough."""
    report, plans = work_report(stay), begun_plans(stay)
    if not stay.is_here or report is None or not plans or not all(differs(report, plan) for plan in plans):
        return None
    reasons = {"activity_to_verify", *why_always_a_person(stay)}
    return Answer("needs_a_person", None, tuple(sorted(reasons)), {"stay_limit": stay.limit})


def work_permit_ended(stay: Stay) -> Answer | None:
    """Whose plan ended while the stay permit runs?  A plan that names no end has not ended."""
    plans = begun_plans(stay)
    ended = [until is not None and until < stay.as_of for until in (day_of(plan, "valid_until") for plan in plans)]
    if not is_lawful_today(stay) or not ended or not all(ended):
        return None
    return Answer("needs_a_person", None, ("work_permit_to_verify",), {"stay_limit": stay.limit})
