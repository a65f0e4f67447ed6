"""Whether a team, its decree, or somebody in it can be written as asked: the reason why not, before the database is asked."""

import re
from datetime import date

from timpora.kernel.refusals import Refusal
from timpora.team.core import refusals
from timpora.team.core.days import ONE_DAY, YEARS, Days
from timpora.team.core.holding import Holder, Seat
from timpora.team.core.levels import TeamLevel, pattern_of
from timpora.team.core.positions import Position


LONGEST_NAME = 200
MONTHS = range(1, 61)  # between two meetings


def wrong_area(level: TeamLevel, code: str | None) -> Refusal | None:
    """The code of an area has the length of its level; the centre has none."""
    pattern = pattern_of(level)
    if pattern is None:
        return None if not code else refusals.NEEDS_NO_AREA
    return None if code and re.fullmatch(pattern, code, re.ASCII) else refusals.needs_an_area(level)


def wrong_name(name: str) -> Refusal | None:
    """A name says something, in one line that is no page long: it stands in the subject of messages."""
    return None if len(name.strip().splitlines()) == 1 and len(name) <= LONGEST_NAME else refusals.NO_NAME


def wrong_rhythm(months: int | None) -> Refusal | None:
    """None means that no rhythm is agreed."""
    return None if months is None or months in MONTHS else refusals.NO_RHYTHM


def wrong_days(first_day: date, last_day: date | None) -> Refusal | None:
    """Days end on or after the day they begin, and lie in years in which there are teams."""
    if far_away(first_day, last_day) is not None:
        return refusals.FAR_AWAY
    return refusals.BACKWARDS if last_day is not None and last_day < first_day else None


def far_away(*days: date | None) -> Refusal | None:
    """A day that somebody mistyped by centuries."""
    return refusals.FAR_AWAY if any(day is not None and day.year not in YEARS for day in days) else None


def wrong_end(days: Days, last_day: date) -> Refusal | None:
    """An end that is said later only shortens: as far as the day before the first, where it never held; an end that was announced can be sooner."""
    if far_away(last_day) is not None:
        return refusals.FAR_AWAY
    is_before = last_day < days.first_day - ONE_DAY
    is_no_end = days.ends_on is not None and last_day >= days.ends_on
    return refusals.NOT_SHORTER if is_before or is_no_end else None


def wrong_substitute(position: Position, seat: Seat, of: Holder | None) -> Refusal | None:
    """A substitute is so for somebody in the same seat who is no substitute; others are for nobody."""
    if position is not Position.SUBSTITUTE:
        return None if of is None else refusals.FOR_WHOM
    fits = of is not None and of.seat == seat.id and of.position is not Position.SUBSTITUTE
    return None if fits else refusals.FOR_WHOM
