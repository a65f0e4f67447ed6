"""All stays of one person, each read with the rulebook's own definitions as they stood on the stay's last day.

The definitions of `rulebook/stay.py` speak of the last stay on record. Read on the day before an entry, they speak of
the stay before that entry; so the whole history is read with the law that is written once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from timpora.engine.backends.asked import Facts, Row
from timpora.engine.backends.reference import Reference
from timpora.engine.environment import Environment
from timpora.engine.expressions import Value
from timpora.kernel.periods import ONE_DAY, Period
from timpora.rulebook import stay
from timpora.rulebook.tables import presence


_MEETINGS = stay.known_presence.having(presence.flag("met_in_person"))


@dataclass(frozen=True, kw_only=True)
class Cover:
    """A permit of this stay and the days it covers; `first=None` where the record does not say since when."""

    first: date | None
    last: date
    row: Row


@dataclass(frozen=True, kw_only=True)
class Stay:
    """One stay: the days on which somebody is held to be here whatever a permit says, and what may cover them."""

    here: Period | None  # closed; None where only permits speak of this stay
    reach: Period  # closed: the days among which covered days are counted to this stay
    entered_on: date | None
    departed_on: date | None
    left_and_returned_on: date | None  # the day of the next entry, when the exit was on that same day
    met_until: date | None
    reported_until: date | None
    said_to_have_left_on: date | None
    is_waiting: bool  # an application lodged in time is undecided
    pending: Row | None
    stay_limit: date | None
    covers: Sequence[Cover]  # in order of first day; those with the same first day in order of last day

    def covered_from(self, cover: Cover) -> date:
        """The first day that a cover reaches in this stay; a cover without a first day reaches back to its beginning."""
        since = self.here.first if self.here else cover.last
        assert self.reach.last is not None
        return max(self.reach.first, min(cover.first or since, cover.last, self.reach.last))


class _Reading:
    """The definitions of a stay as read on one day."""

    def __init__(self, facts: Facts, environment: Environment, on: date) -> None:
        self.on = on
        self._reference = Reference(facts, replace(environment, as_of=on))
        self.entered_on = self.day(stay.last_entry_on)
        self.departed_on = self.day(stay.departed_on)
        self.covers = sorted(self._covers(), key=lambda cover: (cover.first or date.min, cover.last))

    def day(self, value: Value, row: Row | None = None) -> date | None:
        found = self._reference.value(value.node, row)
        return found if isinstance(found, date) else None

    def holds(self, value: Value) -> bool:
        return self._reference.value(value.node) is True

    def _covers(self) -> Iterator[Cover]:
        for row in self._reference.rows_of(stay.covers):
            last = self.day(stay.last_covered_on, row)
            if last is not None:
                yield Cover(first=self.day(stay.first_covered_on, row), last=last, row=row)

    def evidence(self, end: date) -> tuple[date | None, date | None, date | None]:
        """First evidence of presence in this stay, last meeting, and last evidence of any kind, up to a day."""
        seen, met = [], []
        begin = self.entered_on or date.min
        meetings = {row["row_number"] for row in self._reference.rows_of(_MEETINGS)}
        for row in self._reference.rows_of(stay.known_presence):
            days = [row["from_on"], row["until_on"]]
            own = [day for day in days if isinstance(day, date) and begin <= day <= end]
            seen += own
            met += own[:1] if row["row_number"] in meetings and own[:1] == days[:1] else []
        return min(seen, default=None), max(met, default=None), max(seen, default=None)

    def lodged_on(self) -> Sequence[date]:
        return [day for row in self._reference.rows_of(stay.pending) if isinstance(day := row["lodged_on"], date)]

    def pending_row(self) -> Row | None:
        found = self._reference.row_behind(stay.pending_lodged_on.node)
        return found[1] if found else None


def stays_of(facts: Facts, environment: Environment) -> Sequence[Stay]:
    """The stays of one person up to the day judged, in order of time."""
    found: list[Stay] = []
    on, later = environment.as_of, None
    while True:
        reading = _Reading(facts, environment, on)
        here, end = _here(reading, later)
        if here is not None or reading.covers:
            found.append(_stay(reading, here, end, later))
        if reading.entered_on is None or reading.entered_on == date.min:
            return found[::-1]
        on, later = reading.entered_on - ONE_DAY, reading


def _stay(reading: _Reading, here: Period | None, end: date, later: _Reading | None) -> Stay:
    returned = later is not None and later.holds(stay.came_back_the_same_day)
    _, met_until, seen_until = reading.evidence(end)
    return Stay(
        here=here,
        reach=Period(min(reading.entered_on or date.min, end), end),
        entered_on=reading.entered_on,
        departed_on=reading.departed_on,
        left_and_returned_on=later.entered_on if later is not None and returned else None,
        met_until=met_until,
        reported_until=seen_until,
        said_to_have_left_on=reading.day(stay.left_evidence_on) if reading.holds(stay.has_probably_left) else None,
        is_waiting=reading.holds(stay.is_pending) and reading.holds(stay.was_lodged_in_time),
        pending=reading.pending_row(),
        stay_limit=reading.day(stay.stay_limit),
        covers=reading.covers,
    )


def _here(reading: _Reading, later: _Reading | None) -> tuple[Period | None, date]:
    """The days of certain or presumed presence, and the last day that this stay can reach.

    The stay on the day judged goes on until an exit is on record. An earlier one without an exit ends with the last
    evidence of it: the later entry shows that the person had left, but not when.
    """
    end = reading.departed_on or reading.on
    seen_from, _, seen_until = reading.evidence(end)
    went_on = later is None or reading.departed_on is not None or later.holds(stay.came_back_the_same_day)
    if not went_on:
        begin = reading.entered_on or seen_from
        return (None if begin is None else Period(begin, seen_until or begin)), end
    begin = reading.entered_on or _presumed_from(reading, seen_from)
    return (None if begin is None else Period(min(begin, end), end)), end


def _presumed_from(reading: _Reading, seen_from: date | None) -> date | None:
    """Where no entry is on record: the first evidence, or the permits that run without a gap up to the limit.

    Earlier permits prove no presence between them, for their holder may have been abroad.
    """
    known = [day for day in (seen_from, reading.departed_on, _first_of_last_run(reading.covers)) if day is not None]
    return min([*known, *reading.lodged_on()], default=None)


def _first_of_last_run(covers: Sequence[Cover]) -> date | None:
    if not covers:
        return None
    closed = sorted((min(cover.first or cover.last, cover.last), cover.last) for cover in covers)
    runs = [closed[0]]
    for first, last in closed[1:]:
        if first <= runs[-1][1] + ONE_DAY:
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
        else:
            runs.append((first, last))
    return runs[-1][0]
