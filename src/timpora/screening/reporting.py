"""How a place reports: how soon after stays begin, when last and in which rhythm, and which of its neighbours are silent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from timpora.intake import queries as intake
from timpora.intake.core.feed_watch import Arrival, FeedStanding, standing
from timpora.kernel.viewers import Viewer
from timpora.register import told
from timpora.register.told import Accommodation, Told
from timpora.screening.core.punctuality import Delay, Month, Punctuality, by_month, delay, punctuality
from timpora.screening.core.silence import district_of
from timpora.screening.office_law import dated_law_of
from timpora.screening.where_people_are import Asked
from timpora.ui.office_day import day_of_arrival


LOOKS_BACK = timedelta(days=365)
IN_TIME, RHYTHM, RHYTHMS = "lodging.report_within_days", "feeds.default_rhythm_days", "feeds.silent_after_rhythms"


@dataclass(frozen=True, kw_only=True)
class Reporting:
    """How a place reported in the year before a day; `within_days` is what the office calls in time, and whether that is confirmed."""

    whole: Punctuality | None
    months: Sequence[Month]
    feed: FeedStanding
    last_stay_on: date | None
    within_days: int | None
    is_confirmed: bool


@dataclass(frozen=True, kw_only=True)
class Neighbours:
    """The accommodations of a district around one, and that one itself; `since` begins the days looked at."""

    own: Accommodation | None
    others: Sequence[Accommodation]
    since: date


def reporting_of(viewer: Viewer, place: Any, asked: Asked) -> Reporting:
    """How a place reported until a day, as known at a moment."""
    stays = told.stays_at(viewer, place, first=asked.as_of - LOOKS_BACK, last=asked.as_of, as_known=asked.as_known)
    came = _came(viewer, stays)
    delays: list[Delay] = [delay(from_on=one.from_on, came_on=came[one.source], stays=one.stays) for one in stays]
    dated = dated_law_of(viewer).parameters[IN_TIME].known_on(asked.as_of)
    within = None if dated is None else int(dated.value)
    rows: dict[date, int] = {}
    for one in stays:
        rows[came[one.source]] = rows.get(came[one.source], 0) + one.stays
    arrivals = [Arrival(on=day, rows=number) for day, number in rows.items()]
    return Reporting(
        whole=punctuality(delays, within_days=within), months=by_month(delays, within_days=within),
        feed=standing(arrivals, rhythm_days=None, on=max([asked.as_of, *rows]) if asked.is_now else asked.as_of),
        last_stay_on=max((one.from_on for one in stays), default=None), within_days=within, is_confirmed=dated is not None and dated.confirmed,
    )  # fmt: skip


def _came(viewer: Viewer, stays: Sequence[Told]) -> dict[int, date]:
    """The day on which each source came; that of its recording where it came in no file."""
    sources = {one.source for one in stays}
    came = intake.arrivals(viewer, sources)
    by_hand = told.recorded_on(viewer, sources - set(came))
    return came | {source: day_of_arrival(at) for source, at in by_hand.items()}


def looked_at_since(viewer: Viewer, as_of: date) -> date:
    """The day since which who reports nothing is silent: so many usual rhythms as feeds have until they are."""
    days, parameters = 1, dated_law_of(viewer).parameters
    for name in (RHYTHM, RHYTHMS):
        dated = parameters[name].value_on(as_of)
        days *= int(dated.value)
    return as_of - timedelta(days=days)


def neighbours_of(viewer: Viewer, place: Any, asked: Asked) -> Neighbours | None:
    """An accommodation among those of its district; None where its district is not known. Raises Refused before the office's settings begin."""
    district = district_of(place.area_code)
    if district is None:
        return None
    since = looked_at_since(viewer, asked.as_of)
    found = told.accommodations(viewer, first=since, last=asked.as_of, as_known=asked.as_known, district=district)
    own = next((one for one in found if (one.place_key, one.area_code) == (place.place_key, place.area_code)), None)
    return Neighbours(own=own, others=[one for one in found if one is not own], since=since)
