"""One person's last stay, read as an officer reads a file: border stamps in order of time, then permits, then meetings."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.factories.plain_readings.law import (
    COMES_OF_AGE_AT,
    MONTHS_MAY_DIFFER_BY,
    PATIENCE_RHYTHMS,
    USUAL_RHYTHM_DAYS,
    History,
    Index,
    Row,
    day_of,
    days_of,
    index_of,
)


ENDS_ON_DEPARTURE = ("visit", "bridging", "forced_stay")


@dataclass
class Borders:
    """Where the stamps leave the person: inside or out, since when, and the exit that closed the stay before."""

    inside: bool = False
    entered_on: date | None = None
    departed_on: date | None = None
    left_before_on: date | None = None
    _last_exit_on: date | None = field(default=None, repr=False)

    def stamp(self, day: date, directions: set[object]) -> None:
        """One day's stamps: on a day with both, who was inside went out and came back, who was outside came and went."""
        both = directions == {"entry", "exit"}
        if directions == {"entry"} or (both and self.inside):
            self.left_before_on = day if both else self._last_exit_on
            self.inside, self.entered_on, self.departed_on = True, day, None
        elif both:
            self.left_before_on = self._last_exit_on
            self.inside, self.entered_on, self.departed_on = False, day, day
        else:
            self.inside, self.departed_on = False, day
        if "exit" in directions:
            self._last_exit_on = day


def stamps_by_day(crossings: Sequence[Row], as_of: date) -> list[tuple[date, set[object]]]:
    """Which ways the border was crossed on each day up to the day judged, in order of time."""
    days = sorted({day for day in days_of(crossings, "crossed_on") if day <= as_of})
    return [(day, {row["direction"] for row in crossings if row["crossed_on"] == day}) for day in days]


def borders(crossings: Sequence[Row], as_of: date) -> Borders:
    """The stamps up to the day judged, played in order of time."""
    found = Borders()
    for day, directions in stamps_by_day(crossings, as_of):
        found.stamp(day, directions)
    return found


@dataclass(frozen=True)
class Permit:
    """A permit that bears on the last stay, with its last lawful day where that can be known."""

    row: Row
    index: Index | None
    no_index: str | None  # why there is none
    first_day: date | None
    last_day: date | None


def ends_of_first_stay(begun: date, index: Index | None) -> list[date]:
    """The last days that the index's stay may mean: one, two where the month lacks the date, none where it varies."""
    if index is None:
        return []
    if index.first_stay is not None:
        return [begun + timedelta(days=index.first_stay - 1)]
    if index.months is None:
        return []
    month = begun.month + index.months
    year, month = begun.year + (month - 1) // 12, (month - 1) % 12 + 1
    if begun.day <= (length := monthrange(year, month)[1]):
        return [date(year, month, begun.day) - timedelta(days=1)]
    return [date(year, month, length) - timedelta(days=1), date(year, month, length)]


def computed_limits(permit: Row) -> list[date]:
    """Where no limit is on record: the last days that the index gives, counted from the first day of the permit."""
    begun = day_of(permit, "valid_from") or day_of(permit, "granted_on")
    if begun is None or day_of(permit, "valid_until") is not None:
        return []
    return ends_of_first_stay(begun, index_of(permit)[0])


def last_lawful_day(permit: Row) -> date | None:
    """The limit on record, else the later day that the index gives; never after the permit was closed."""
    limits = [day_of(permit, "valid_until"), *computed_limits(permit)[-1:]]
    limit = next((day for day in limits if day is not None), None)
    closed = day_of(permit, "cancelled_on")
    return min((day for day in (limit, closed) if day is not None), default=None)


class Stay:
    """Everything that the rules about one person ask of the file."""

    def __init__(self, history: History, feeds: Sequence[Row], as_of: date) -> None:
        self.history, self.feeds, self.as_of = history, feeds, as_of
        self.person = history["people"][0]
        self.borders = borders(history["crossings"], as_of)
        self.departed_on = self.borders.departed_on
        self.entered_on = self.borders.entered_on
        self.permits = [permit for row in history["stay_permits"] if (permit := self._bearing(row)) is not None]
        ending = [permit for permit in self.permits if permit.last_day is not None]
        self.limit = max((permit.last_day for permit in ending if permit.last_day), default=None)
        last = [permit for permit in ending if permit.last_day == self.limit]
        self.permit = last[-1] if last else None
        self.seen = [row for row in history["presence"] if row["from_on"] <= as_of]  # type: ignore[operator]

    def _bearing(self, row: Row) -> Permit | None:
        begun, last = day_of(row, "valid_from"), last_lawful_day(row)
        if begun is not None and begun > (self.departed_on or self.as_of):
            return None
        before = self.borders.left_before_on
        if begun is not None and before is not None and begun < before and row["kind"] in ENDS_ON_DEPARTURE:
            return None
        if last is not None and self.entered_on is not None and last < self.entered_on:
            return None
        if last is not None and begun is not None and last < begun:  # closed before it began: it never covered a day
            return None
        index, no_index = index_of(row)
        return Permit(row, index, no_index, begun or day_of(row, "granted_on"), last)

    @property
    def without_limit(self) -> list[Permit]:
        """Permits without any limit that began no earlier than the one that reaches furthest, or nobody knows when."""
        began = [permit.first_day for permit in self.permits if permit.last_day == self.limit and permit.first_day]
        return [
            permit
            for permit in self.permits
            if permit.last_day is None
            if self.limit is None or permit.first_day is None or not began or permit.first_day >= max(began)
        ]

    @property
    def limit_is_ambiguous(self) -> bool:
        """Whether the limit is a sum of months that the calendar leaves open, and so may be a day earlier as well."""
        open_sums = (computed_limits(permit.row) for permit in self.permits)
        return any(len(days) > 1 and days[-1] == self.limit for days in open_sums)

    @property
    def met_after_limit(self) -> list[date]:
        """The days of this stay after the limit on which an officer met the person; an exit on record closes the stay."""
        met = days_of([row for row in self.seen if row["met_in_person"]], "from_on")
        last = self.departed_on or self.as_of
        return [day for day in met if self.limit is not None and self.limit < day <= last]

    @property
    def left_late(self) -> bool:
        """Whether an exit after the limit is on record."""
        return self.departed_on is not None and self.limit is not None and self.departed_on > self.limit

    @property
    def said_to_have_left_on(self) -> date | None:
        """The last day on which somebody said that the person left for good; a closing by exit permit says so too."""
        said = [day for day in days_of(self.history["presence"], "left_indonesia_on") if day <= self.as_of]
        if self.permit is not None and self.permit.row.get("closed_because") == "exit_permit_only":
            closed = day_of(self.permit.row, "cancelled_on")
            said += [closed] if closed is not None and closed <= self.as_of else []
        return max(said, default=None)

    @property
    def probably_left(self) -> bool:
        """Said to have left, and neither a stamp nor a report after that day says otherwise."""
        said = self.said_to_have_left_on
        reported = days_of(self.seen, "from_on") + [day for day in days_of(self.seen, "until_on") if day <= self.as_of]
        return said is not None and all(day <= said for day in [*reported, *filter(None, [self.entered_on])])

    @property
    def is_here(self) -> bool:
        """Neither left by the stamps nor probably left (unless met after the limit)."""
        return self.departed_on is None and not (self.probably_left and not self.met_after_limit)

    @property
    def pending(self) -> list[Row]:
        """Applications lodged by the day judged and not decided by then."""
        return [
            row
            for row in self.history["applications"]
            if row["lodged_on"] <= self.as_of  # type: ignore[operator]
            and (row["decided_on"] is None or row["decided_on"] > self.as_of)  # type: ignore[operator]
        ]

    @property
    def pending_in_time(self) -> bool:
        """Whether one of them was lodged while the stay was lawful; without a limit there was nothing to be late for."""
        return any(self.limit is None or row["lodged_on"] <= self.limit for row in self.pending)  # type: ignore[operator]

    @property
    def circumstances(self) -> set[object]:
        """Circumstances that held on the limit or a day after it, or that hold on the day asked about."""
        return {
            row["kind"]
            for row in self.history["circumstances"]
            if (begun := day_of(row, "from_on")) is None or begun <= self.as_of
            if (ended := day_of(row, "until_on")) is None or ended >= min(self.limit or self.as_of, self.as_of)
        }

    @property
    def is_child(self) -> bool:
        """Whether the person may still be under age on the day judged: the latest birth day that the record allows."""
        born = day_of(self.person, "born_latest")
        if born is None:
            return False
        try:
            grown = born.replace(year=born.year + COMES_OF_AGE_AT)
        except ValueError:  # born on 29 February: 1 March of a common year, the reading that protects the child
            grown = date(born.year + COMES_OF_AGE_AT, 3, 1)
        return self.as_of < grown

    @property
    def disputed(self) -> list[Permit]:
        """Permits whose limit on record is neither the index's stay, nor it with whole extensions, nor one extension."""
        return [permit for permit in self.permits if not _fits(permit)]

    @property
    def crossing_feeds(self) -> list[Row]:
        """The feeds that would bring an exit."""
        return [row for row in self.feeds if row["kind"] == "crossings"]

    @property
    def an_exit_feed_is_silent(self) -> bool:
        """Whether one of them has not told what it saw for some of its rhythms."""
        return any(is_silent(row, self.as_of) for row in self.crossing_feeds)


def is_silent(feed: Row, as_of: date) -> bool:
    """Whether nothing came for more than three rhythms, or never."""
    arrived, rhythm = day_of(feed, "last_arrival_on"), feed["rhythm_days"] or USUAL_RHYTHM_DAYS
    assert isinstance(rhythm, int)
    return arrived is None or arrived + timedelta(days=rhythm * PATIENCE_RHYTHMS) < as_of


def _fits(permit: Permit) -> bool:
    first, limit, index = day_of(permit.row, "valid_from"), day_of(permit.row, "valid_until"), permit.index
    if first is None or limit is None or index is None:
        return True
    if index.months is not None:
        ends = ends_of_first_stay(first, index)
        near = timedelta(days=MONTHS_MAY_DIFFER_BY)
        may_be_extended = index.times is None and (limit > ends[0] or permit.row.get("extension_of") is not None)
        return may_be_extended or ends[0] - near <= limit <= ends[-1] + near
    if index.first_stay is None or index.times is None:
        return True
    granted = (limit - first).days + 1
    allowed = {index.first_stay}
    if index.extension is not None:
        allowed |= {index.extension} | {
            index.first_stay + index.extension * number for number in range(index.times + 1)
        }
    return granted in allowed
