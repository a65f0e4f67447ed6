"""Which records of one person cannot all be right, found by laying them side by side."""

from datetime import date, timedelta
from itertools import pairwise

from tests.factories.plain_readings.law import Answer, day_of
from tests.factories.plain_readings.stay import ENDS_ON_DEPARTURE, Permit, Stay, stamps_by_day


RANKS = {"visit": 1, "limited": 2, "permanent": 3}


def days_without_a_permit(stay: Stay) -> int:
    """How many days between the first covered day and the limit no permit covers, each day looked at by itself."""
    begun = [permit.first_day for permit in stay.permits if permit.first_day is not None]
    if not begun or stay.limit is None:
        return 0
    days = [min(begun) + timedelta(days=number) for number in range((stay.limit - min(begun)).days + 1)]
    return sum(not any(_covers(permit, day) for permit in stay.permits) for day in days)


def _covers(permit: Permit, day: date) -> bool:
    return (permit.first_day or day) <= day <= (permit.last_day or day)


def out_of_turn(stay: Stay) -> set[object]:
    """The directions in which the border was crossed twice running, in the last stay; days with both ways tell nothing."""
    stamps = [(day, ways) for day, ways in stamps_by_day(stay.history["crossings"], stay.as_of) if len(ways) == 1]
    return {
        way
        for (_, before), (day, ways) in pairwise(stamps)
        for way in before & ways
        if stay.entered_on is None or day >= stay.entered_on
    }


def _replaces_or_extends(one: Permit, other: Permit) -> bool:
    """Whether the lists, or the kinds of two permits by their order, say how one came after the other."""
    for row, named in ((one.row, other.row), (other.row, one.row)):
        if row.get("extension_of") is not None and row.get("extension_of") == named["permit_number"]:
            return True
        if row.get("closed_because") == "converted":
            return True
    (begun, earlier), (begun_later, later) = sorted(
        (str(permit.row["valid_from"]), RANKS[str(permit.row["kind"])]) for permit in (one, other)
    )
    return begun < begun_later and earlier < later


def overlapping(stay: Stay) -> list[Permit]:
    """Permits of another kind or index that hold on days of the one that reaches furthest."""
    last = stay.permit
    begun = None if last is None else day_of(last.row, "valid_from")
    if last is None or begun is None or last.row["kind"] not in RANKS or stay.limit is None:
        return []
    found = []
    for permit in stay.permits:
        first = day_of(permit.row, "valid_from")
        if first is None or permit.last_day is None or permit.row["kind"] not in RANKS:
            continue
        indexes = {permit.row["visa_index"], last.row["visa_index"]}
        another = permit.row["kind"] != last.row["kind"] or (None not in indexes and len(indexes) > 1)
        if another and first <= stay.limit and begun <= permit.last_day and not _replaces_or_extends(permit, last):
            found.append(permit)
    return found


def told_otherwise(stay: Stay) -> list[Permit]:
    """The permit that reaches furthest, told again with another limit."""
    last = stay.permit
    if last is None or None in (last.row.get("permit_number"), last.row["valid_from"], last.row.get("valid_until")):
        return []
    return [
        permit
        for permit in stay.permits
        if all(permit.row.get(name) == last.row.get(name) for name in ("permit_number", "valid_from"))
        and permit.row.get("valid_until") not in (None, last.row.get("valid_until"))
    ]


def granted_after_their_end(stay: Stay) -> list[Permit]:
    """Permits that, by the lists, were given when they were over."""
    days = [(permit, day_of(permit.row, "granted_on"), day_of(permit.row, "valid_until")) for permit in stay.permits]
    return [permit for permit, granted, until in days if granted is not None and until is not None and granted > until]


def limit_is_contradicted(stay: Stay) -> bool:
    """Whether what contradicts decides the limit: of the last permits, or of which stay the limit is."""
    directions, last = out_of_turn(stay), stay.permit
    from_before = (
        last is not None
        and stay.entered_on is not None
        and last.row["kind"] in ENDS_ON_DEPARTURE
        and (day_of(last.row, "valid_from") or date.min) < stay.entered_on
    )
    late = [permit for permit in granted_after_their_end(stay) if permit.last_day == stay.limit]
    return (
        "exit" in directions
        or ("entry" in directions and from_before)
        or bool(overlapping(stay) or told_otherwise(stay) or late)
    )


def contradictory_records(stay: Stay) -> Answer | None:
    """Whose records cannot all be right, or leave days uncovered within one stay?"""
    matters = stay.is_here or (stay.limit is not None and (stay.departed_on or stay.as_of) > stay.limit)
    directions = out_of_turn(stay)
    found = {
        "days_without_a_permit": stay.is_here and days_without_a_permit(stay) > 0,
        "entry_after_entry": "entry" in directions,
        "exit_after_exit": "exit" in directions,
        "permits_overlap": matters and bool(overlapping(stay)),
        "two_limits": matters and bool(told_otherwise(stay)),
        "limit_not_on_record": matters and bool(stay.without_limit),
        "granted_after_its_end": matters and bool(granted_after_their_end(stay)),
    }
    reasons = tuple(sorted(reason for reason, holds in found.items() if holds))
    return Answer("needs_a_person", None, reasons, {"stay_limit": stay.limit}) if reasons else None
