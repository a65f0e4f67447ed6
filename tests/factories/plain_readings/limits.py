"""The rules about limits, read for one person from their published questions."""

from datetime import timedelta

from tests.factories.plain_readings.law import REMIND_WITHIN_DAYS, Answer, day_of, days_of
from tests.factories.plain_readings.overstay import why_always_a_person
from tests.factories.plain_readings.stay import Stay, last_lawful_day


def is_lawful_today(stay: Stay) -> bool:
    """Here, and within the limit."""
    return stay.is_here and stay.limit is not None and stay.as_of <= stay.limit


def limit_ends_soon(stay: Stay) -> Answer | None:
    """Whose stay limit ends within a few days, with no permit on record that goes on where it ends?"""
    if not is_lawful_today(stay) or stay.limit is None or (stay.limit - stay.as_of).days > REMIND_WITHIN_DAYS:
        return None
    for permit in stay.history["stay_permits"]:
        begins, last = day_of(permit, "valid_from"), last_lawful_day(permit)
        if (
            begins is not None
            and stay.as_of < begins <= stay.limit + timedelta(days=1)
            and last is not None
            and last > stay.limit
        ):
            return None
    return Answer("none", figures={"stay_limit": stay.limit, "worsens_on": stay.limit + timedelta(days=1)})


def pending_application(stay: Stay) -> Answer | None:
    """Whose limit passed while an application lodged in time is undecided?"""
    passed = stay.limit is None or stay.as_of > stay.limit
    if not (passed and stay.pending_in_time and stay.departed_on is None):
        return None
    return Answer("needs_a_person", None, tuple(sorted(why_always_a_person(stay))), {"stay_limit": stay.limit})


def no_lawful_stay_on_record(stay: Stay) -> Answer | None:
    """Who is on record as present without any permit?"""
    known_to_be_here = stay.entered_on is not None or bool(stay.seen)
    if not known_to_be_here or stay.permits or not stay.is_here or stay.pending:
        return None
    return Answer("needs_a_person", None, tuple(sorted({"no_permit_on_record", *why_always_a_person(stay)})))


def document_ends_before_permit(stay: Stay) -> Answer | None:
    """Whose passport ends before the stay permit does?  The passport that lasts longest counts."""
    issued = [
        row
        for row in stay.history["travel_documents"]
        if (issued_on := day_of(row, "issued_on")) is None or issued_on <= stay.as_of
    ]
    until = days_of(issued, "valid_until")
    if not is_lawful_today(stay) or stay.limit is None or not until or until[-1] >= stay.limit:
        return None
    return Answer("none", figures={"stay_limit": stay.limit})


def recorded_limit_differs(stay: Stay) -> Answer | None:
    """Which recorded limit does not fit the stay that its index gives?"""
    if not stay.disputed or stay.departed_on is not None:
        return None
    return Answer("needs_a_person", None, ("limit_disputed",), {"stay_limit": stay.limit})
