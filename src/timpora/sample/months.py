"""The invented office's lists as their senders sent them, month after month, until the day before the team met.

The same people as in the ten lists of `timpora.sample.lists`; each fact stands in the first list that could know it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path

from timpora.kernel.text import Language, day_in_words
from timpora.sample import labour_lists, movement_lists, permit_lists
from timpora.sample.people import (
    AIRPORT,
    HARBOUR,
    HARBOUR_SILENT_SINCE,
    Application,
    Crossing,
    Foreigner,
    Lodging,
    Permit,
    WorkPlan,
    WorkReport,
)
from timpora.sample.sheets import Mistake


YEAR, LAST_MONTH = 2023, 6
LAST_DAY = date(2023, 6, 26)
WEEKS_END_ON = (date(2023, 6, 4), date(2023, 6, 11), date(2023, 6, 18), LAST_DAY)
LABOUR_LISTS_ON = (date(2023, 3, 20), date(2023, 4, 19), date(2023, 5, 19), date(2023, 6, 19))
LIMITED, VISITS = "Seksi Izin Tinggal (rekaan)", "Loket Izin Kunjungan (rekaan)"
COUNTER, GUARDED = "Loket Permohonan (rekaan)", "Seksi Inteldakim (rekaan)"
HOTELS, BEACH = "Perhimpunan Hotel Rekaan Serang", "Pengelola Pantai Rekaan Pandeglang"
LABOUR, ESTATE = "Disnaker Rekaan", "Modern Rekaan Industrial Estate"
Within = Callable[[date | None], bool]
Write = Callable[[Path, Sequence[Foreigner]], list[Mistake]]


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One list that came: from whom, when, under which name; `is_guarded` where only an examiner should open it.

    `waits` is the one that nobody has recorded yet, so that a newcomer finds something to do.
    """

    sender: str
    arrived_at: datetime  # by the office's clock
    file: str
    people: Sequence[Foreigner]
    write: Write
    is_guarded: bool = False
    waits: bool = False


def sent(people: Sequence[Foreigner]) -> list[Sent]:
    """Every list in the order in which they came."""
    found = [*_permits(people), *_crossings(people), *_guests(people), *_workers(people), *_counter(people)]
    found = [one for one in found if one.people]
    return sorted(found, key=lambda one: (one.arrived_at, one.file))


def months() -> Iterator[tuple[date, date]]:
    """The first and the last day of each month that a list is about."""
    for month in range(1, LAST_MONTH + 1):
        first = date(YEAR, month, 1)
        yield first, LAST_DAY if month == LAST_MONTH else date(YEAR, month + 1, 1) - timedelta(days=1)


def halves(until: date) -> Iterator[tuple[date, date]]:
    """The halves of months, up to a day."""
    for first, last in months():
        for begin, end in ((first, first.replace(day=15)), (first.replace(day=16), last)):
            if begin <= until:
                yield begin, min(end, until)


def _permits(people: Sequence[Foreigner]) -> Iterator[Sent]:
    before = date(YEAR - 1, 12, 31)
    everything_before: Within = lambda day: day is None or day <= before  # noqa: E731 - as short as its siblings
    yield _limited(people, everything_before, before, date(2023, 1, 2))
    yield _visits(people, everything_before, before, date(2023, 1, 2))
    for first, last in months():
        within = _between(first, last)
        came_on = last if last == LAST_DAY else last + timedelta(days=2)
        yield _limited(people, within, last, came_on)
        yield _visits(people, within, last, came_on)


def _limited(people: Sequence[Foreigner], within: Within, last: date, came_on: date) -> Sent:
    def write(path: Path, chosen: Sequence[Foreigner]) -> list[Mistake]:
        return permit_lists.write_limited(path, chosen, on=last, slips=last == LAST_DAY)

    chosen = _telling(people, permits=lambda one: _known(one.permits, within, limited=True))
    return _sent(LIMITED, came_on, 9, f"Daftar ITAS Serang {_named(last)}.xlsx", chosen, write)


def _visits(people: Sequence[Foreigner], within: Within, last: date, came_on: date) -> Sent:
    def write(path: Path, chosen: Sequence[Foreigner]) -> list[Mistake]:
        return permit_lists.write_visits(path, chosen, on=last, slips=last == LAST_DAY)

    chosen = _telling(people, permits=lambda one: _known(one.permits, within, limited=False))
    return _sent(VISITS, came_on, 10, f"daftar izin kunjungan {_named(last)}.csv", chosen, write)


def _known(permits: Sequence[Permit], within: Within, *, limited: bool) -> list[Permit]:
    return [one for one in permits if (one.words in {"ITAS", "ITAP"}) is limited and within(_permit_known_on(one))]


def _permit_known_on(permit: Permit) -> date | None:
    """When the office could first write the whole row, the day of meeting and of leaving included."""
    days = [permit.valid_from or permit.entered_on, permit.met_on, permit.exit_permit_on]
    known = max((day for day in days if day is not None), default=None)
    return None if known is None else min(known, LAST_DAY)


def _crossings(people: Sequence[Foreigner]) -> Iterator[Sent]:
    for post, until in ((AIRPORT, LAST_DAY), (HARBOUR, HARBOUR_SILENT_SINCE)):
        for first, last in halves(until):
            within = _between(first, last)
            chosen = _telling(
                people, crossings=partial(_crossed, post, within), old_crossings=partial(_crossed_before, post, within)
            )
            write = _with_slips(movement_lists.write_crossings, slips=post == AIRPORT and last == LAST_DAY)
            yield _sent(f"TPI {post}", last, 17, f"perlintasan {post} {first.day}-{_day(last)}.csv", chosen, write)


def _crossed(post: str, within: Within, one: Foreigner) -> list[Crossing]:
    return [crossing for crossing in one.crossings if crossing.post == post and within(crossing.on)]


def _crossed_before(post: str, within: Within, one: Foreigner) -> list[Crossing]:
    return [crossing for crossing in one.old_crossings if crossing.post == post and within(crossing.on)]


def _guests(people: Sequence[Foreigner]) -> Iterator[Sent]:
    first = date(YEAR, LAST_MONTH, 1)
    for last in WEEKS_END_ON:
        week = _between(first, last)
        is_last = last == WEEKS_END_ON[-1]
        of_towns = _telling(people, lodgings=partial(_slept, week, beach=False))
        write = _with_slips(movement_lists.write_guests, slips=is_last)
        yield _sent(HOTELS, last, 20, f"tamu hotel {first.day}-{_day(last)}.tsv", of_towns, write)
        of_beaches = _telling(people, lodgings=partial(_slept, week, beach=True))
        file = f"tamu pantai {first.day}-{_day(last)}.ods"
        yield replace(_sent(BEACH, last, 21, file, of_beaches, movement_lists.write_beach_guests), waits=is_last)
        first = last + timedelta(days=1)


def _slept(within: Within, one: Foreigner, *, beach: bool) -> list[Lodging]:
    return [
        nights for nights in one.lodgings
        if within(nights.from_on) and nights.hotel.area_code.startswith(movement_lists.BEACH_OF_PANDEGLANG) is beach
    ]  # fmt: skip


def _workers(people: Sequence[Foreigner]) -> Iterator[Sent]:
    before = date.min
    for last in LABOUR_LISTS_ON:
        is_last = last == LABOUR_LISTS_ON[-1]
        within = _between(before, date.max if is_last else last)
        reported = partial(_reported, is_last=is_last)
        chosen = _telling(people, plans=partial(_planned, within), reports=reported)
        yield _sent(LABOUR, last, 14, f"TKA Disnaker {_named(last)}.xlsx", chosen, _on(labour_lists.write_workers, last))  # fmt: skip
        before = last + timedelta(days=1)
    of_estate = _telling(people, reports=lambda one: [told for told in one.reports if told.employer.area_code in labour_lists.ESTATE])  # fmt: skip
    file = "laporan TKA kawasan Cikande Juni 2023.csv"
    yield _sent(ESTATE, date(2023, 6, 16), 11, file, of_estate, labour_lists.write_estate)


def _planned(within: Within, one: Foreigner) -> list[WorkPlan]:
    return [plan for plan in one.plans if within(plan.valid_from)]


def _reported(one: Foreigner, *, is_last: bool) -> list[WorkReport]:
    return one.reports if is_last else []


def _counter(people: Sequence[Foreigner]) -> Iterator[Sent]:
    before = date.min
    for _, last in months():
        within = _between(before, last)
        chosen = _telling(people, applications=partial(_asked, within))
        write = _with_slips(labour_lists.write_applications, slips=last == LAST_DAY)
        yield _sent(COUNTER, last, 16, f"permohonan perpanjangan {_named(last)}.csv", chosen, write)
        before = last + timedelta(days=1)
    of_care = _telling(people, circumstances=lambda one: one.circumstances)
    guarded = _sent(GUARDED, date(2023, 6, 5), 8, "keadaan khusus.csv", of_care, labour_lists.write_circumstances)
    yield replace(guarded, is_guarded=True)


def _telling(people: Sequence[Foreigner], **facts: Callable[[Foreigner], Sequence[object]]) -> list[Foreigner]:
    """The people of whom a list has something to tell, each with these facts instead of all of that kind."""
    told: list[Foreigner] = []
    for one in people:
        chosen = {kind: list(choose(one)) for kind, choose in facts.items()}
        if any(chosen.values()):
            told.append(replace(one, **chosen))  # type: ignore[arg-type]  # of the kind that is replaced
    return told


def _asked(within: Within, one: Foreigner) -> list[Application]:
    """Applications in the list of the month in which they were decided, or lodged where nobody has decided."""
    return [asked for asked in one.applications if within(min(asked.decided_on or asked.lodged_on, LAST_DAY))]


def _sent(sender: str, on: date, hour: int, file: str, people: Sequence[Foreigner], write: Write) -> Sent:  # noqa: PLR0917 - what a delivery is
    return Sent(sender=sender, arrived_at=datetime.combine(on, time(hour, 12)), file=file, people=people, write=write)


def _with_slips(write: Callable[..., list[Mistake]], *, slips: bool) -> Write:
    return lambda path, people: write(path, people, slips=slips)


def _on(write: Callable[..., list[Mistake]], day: date) -> Write:
    return lambda path, people: write(path, people, on=day)


def _between(first: date, last: date) -> Within:
    return lambda day: day is not None and first <= day <= last


def _named(day: date) -> str:
    """`Juni 2023`."""
    return _day(day).partition(" ")[2]


def _day(day: date) -> str:
    return day_in_words(day, Language.INDONESIAN)
