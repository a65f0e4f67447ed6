"""The plain reading of each rule by its id."""

from collections.abc import Callable, Mapping
from datetime import date

from tests.factories.plain_readings import limits, overstay, purpose, records
from tests.factories.plain_readings.law import Answer, Row
from tests.factories.plain_readings.stay import Stay, is_silent


OF_A_PERSON: Mapping[str, Callable[[Stay], Answer | None]] = {
    "overstay": overstay.reading,
    "limit_ends_soon": limits.limit_ends_soon,
    "pending_application": limits.pending_application,
    "no_lawful_stay_on_record": limits.no_lawful_stay_on_record,
    "document_ends_before_permit": limits.document_ends_before_permit,
    "recorded_limit_differs": limits.recorded_limit_differs,
    "present_after_exit": purpose.present_after_exit,
    "contradictory_records": records.contradictory_records,
    "activity_outside_index": purpose.activity_outside_index,
    "work_elsewhere": purpose.work_elsewhere,
    "work_permit_ended": purpose.work_permit_ended,
}


def of_a_feed(feed: Row, as_of: date) -> Answer | None:
    """Which feed no longer arrives?"""
    return Answer("none") if is_silent(feed, as_of) else None
