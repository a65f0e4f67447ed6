"""Random histories of one person in which limits, meetings, crossings and applications meet on the days that matter.

A history is built around one *stay limit* near the day judged, because almost every quarrel about a stay is about the
days next to a limit, next to day 60, or next to a border. Columns are left out at random: lists have holes.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.factories.chance import Chance, Drawn, happens, pick
from tests.factories.registers import person, register_of
from timpora.facts.codes import Activity, AppliedFor, CircumstanceKind, ClosedBecause, Outcome, PermitKind, PlaceKind
from timpora.facts.register import Register


type Row = dict[str, object]
type History = dict[str, list[Row]]

AS_OF = date(2023, 6, 27)
# Judged days on which a month, a leap day, a tariff or an index turns.
JUDGED_DAYS = (
    AS_OF, date(2024, 2, 29), date(2024, 3, 1), date(2019, 5, 2), date(2019, 5, 12), date(2024, 12, 17), date(2024, 12, 31),
    date(2025, 1, 31), date(2025, 7, 1), date(2026, 2, 28), date(2026, 8, 31), date(2023, 9, 1), date(2023, 3, 31), date(2016, 2, 29),
)  # fmt: skip
# Where the limit lies seen from the day judged: today, the edges of 14 and 60 days, and far away.
LIMIT_OFFSETS = (
    -30, -1, 0, 1, -2, -59, -60, -61, -62, -58, 13, 14, 15, 2, 30, -119, -120, -121, -180, -366, -956, -1500, 90, 300
)  # fmt: skip
NEAR_LIMIT = (0, 1, -1, 2, 59, 60, 61, 58, 62, 30, -7, -30, 90, 120)
INDEXES = (
    ("visit", "B213", 30), ("visit", "B211A", 60), ("limited", "312", None), ("visit", "B1", 30), ("visit", "212", 60),
    ("limited", "E23", None), ("visit", "C1", 60), ("visit", "BVK", 30), ("limited", "317", None), ("visit", "ZZ9", None),
    ("limited", "C316", None), ("permanent", "ITAP", None), ("bridging", None, 60), ("forced_stay", None, 30),
    ("diplomatic", "DIPLOMATIK", None), ("service", None, None), ("unknown", None, None), ("visit", None, 30),
    ("visit", "C12", 180), ("visit", "C9", 60), ("limited", "E28A", 731),
    ("limited", "E33G", 365), ("limited", "E33G", 366), ("limited", "E23B", None), ("visit", "VOA", 30),
)  # fmt: skip
KEYS = ("BAJA REKAAN", "SEMEN CONTOH", None)
NATIONALITIES = ("CHN", None, "JPN", "KOR", "XXX", "RUS", "NGA", "GBR", "XXA", "USA", "IND", "XXB", "AUS", "FRA", "XXC")


def shifted(day: date, days: int) -> date:
    """A day, some days later."""
    return day + timedelta(days=days)


def history(chance: Chance, as_of: date = AS_OF) -> History:
    """One person's facts by table, without person number and source, some of them after the day judged."""
    limit = shifted(as_of, pick(chance, LIMIT_OFFSETS) if happens(chance, 80) else chance.number(-400, 60))
    permits = _permits(chance, limit, as_of)
    first = _known_day(permits[0]["valid_from"] if permits else None) or shifted(limit, -29)
    return {
        "people": [_person(chance, as_of)],
        "stay_permits": permits,
        "crossings": _crossings(chance, first, limit, as_of),
        "presence": _presence(chance, first, limit, as_of),
        "applications": _applications(chance, limit, as_of),
        "travel_documents": _some(chance, (0, 0, 1, 2), lambda: _document(chance, limit, as_of)),
        "work_permits": _some(chance, (0, 0, 1, 2), lambda: _plan(chance, first, as_of)),
        "circumstances": _some(chance, (0, 0, 0, 0, 1, 2), lambda: _circumstance(chance, limit, as_of)),
    }


def _some(chance: Chance, numbers: Sequence[int], make: Callable[[], Row]) -> list[Row]:
    return [make() for _ in range(pick(chance, numbers))]


def _known_day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _day_near(chance: Chance, limit: date, as_of: date) -> date:
    if happens(chance, 20):
        return shifted(as_of, pick(chance, (0, -1, 1, -2, 7)))
    if happens(chance, 20):
        return shifted(as_of, -chance.number(0, 400))
    return shifted(limit, pick(chance, NEAR_LIMIT))


def _hole(chance: Chance, row: Row, *names: str, percent: int = 6) -> Row:
    return row | {name: None for name in names if happens(chance, percent)}


def _in_order(row: Row, first: str, last: str) -> Row:
    begin, end = row[first], row[last]
    if isinstance(begin, date) and isinstance(end, date) and end < begin:
        return row | {first: end, last: begin}
    return row


def _person(chance: Chance, as_of: date) -> Row:
    born = None
    if happens(chance, 25):
        year = as_of.year - 18 if happens(chance, 50) else as_of.year - chance.number(1, 70)
        month, day = (2, 29) if happens(chance, 10) and monthrange(year, 2)[1] == 29 else (as_of.month, as_of.day)
        born = shifted(date(year, month, min(day, monthrange(year, month)[1])), pick(chance, (0, 1, -1)))
    latest = shifted(born, pick(chance, (0, 0, 30, 364))) if born else None
    return {"born_earliest": born, "born_latest": latest, "nationality": pick(chance, NATIONALITIES)}


def _permits(chance: Chance, limit: date, as_of: date) -> list[Row]:
    """The chain that ends on the limit: a first stay and its extensions, with gaps, overlaps, and older stays."""
    number = pick(chance, (1, 1, 1, 2, 2, 3, 0, 4))
    found: list[Row] = []
    last = limit
    for _ in range(number):
        row, first = _permit(chance, last, as_of)
        found.insert(0, row)
        last = shifted(first, pick(chance, (-1, -1, -1, 0, -2, -31, 5, -200)))
    if happens(chance, 10):
        found.reverse()
    return _linked(chance, found)


def _linked(chance: Chance, permits: list[Row]) -> list[Row]:
    """Some with numbers, some named as extensions of the one before, some told twice with another limit."""
    for number, row in enumerate(permits):
        if happens(chance, 50):
            row["permit_number"] = f"REKAAN-{number}"
        if number and happens(chance, 30):
            row["extension_of"] = permits[number - 1]["permit_number"]
    if permits and happens(chance, 8):
        again = dict(permits[-1])
        if (until := _known_day(again["valid_until"])) is not None:
            again["valid_until"] = shifted(until, pick(chance, (0, 1, 30)))
        permits.append(again)
    return permits


def _permit(chance: Chance, last: date, as_of: date) -> tuple[Row, date]:
    kind, index, usual = pick(chance, INDEXES)
    if happens(chance, 5):
        kind = pick(chance, [value.value for value in PermitKind])
    days = usual or pick(chance, (360, 180, 365, 730, 90))
    extra = pick(chance, (0, 0, 0, 0, 1, -1, days, 2 * days, 3, 120))
    first = shifted(last, 1 - max(1, days + extra))
    row: Row = {
        "kind": kind, "visa_index": index, "valid_from": first, "valid_until": last,
        "granted_on": shifted(first, pick(chance, (0, -1, -30, 3, 45))) if happens(chance, 60) else None,
        "cancelled_on": None, "closed_because": None, "permit_number": None, "extension_of": None,
    }  # fmt: skip
    if happens(chance, 15):
        row["cancelled_on"] = shifted(last, pick(chance, (-1, 0, -10, 1, -60, -61))) if happens(chance, 80) else as_of
        row["closed_because"] = pick(chance, [value.value for value in ClosedBecause])
    return _hole(chance, row, "valid_from", "valid_until", "visa_index", percent=5), first


def _crossings(chance: Chance, first: date, limit: date, as_of: date) -> list[Row]:
    """An entry at the beginning of the stay, an exit near its limit, earlier stays, and days with both."""
    days: list[tuple[str, date]] = []
    if happens(chance, 75):
        days.append(("entry", shifted(first, pick(chance, (0, 0, 0, 1, -1, -60)))))
    if happens(chance, 35):
        days.append(("exit", _day_near(chance, limit, as_of)))
    if happens(chance, 20):
        before = shifted(first, -pick(chance, (0, 1, 30, 300)))
        days += [("exit", before), ("entry", shifted(before, -pick(chance, (0, 1, 29, 59))))]
    if happens(chance, 15):
        out = _day_near(chance, limit, as_of)
        days += [("exit", out), ("entry", shifted(out, pick(chance, (0, 0, 1, 5))))]
    while happens(chance, 12):
        days.append((pick(chance, ("entry", "exit")), _day_near(chance, limit, as_of)))
    return [{"direction": direction, "crossed_on": day} for direction, day in days]


def _presence(chance: Chance, first: date, limit: date, as_of: date) -> list[Row]:
    return _some(chance, (0, 1, 1, 2, 3, 4), lambda: _report(chance, first, limit, as_of))


def _report(chance: Chance, first: date, limit: date, as_of: date) -> Row:
    begin = _day_near(chance, limit, as_of) if happens(chance, 75) else shifted(first, chance.number(-40, 60))
    met = happens(chance, 45)
    row: Row = {
        "place_kind": pick(chance, [value.value for value in PlaceKind]), "from_on": begin,
        "until_on": shifted(begin, pick(chance, (0, 1, 3, 30, 400))) if happens(chance, 50) else None,
        "met_in_person": met,
        "activity": pick(chance, [None, *[value.value for value in Activity]]),
        "employer_key": pick(chance, KEYS), "place_key": pick(chance, KEYS), "left_indonesia_on": None,
    }  # fmt: skip
    if happens(chance, 15):
        row["left_indonesia_on"] = shifted(begin, pick(chance, (0, 1, 10, -1, 100)))
    return row


def _applications(chance: Chance, limit: date, as_of: date) -> list[Row]:
    return _some(chance, (0, 0, 0, 0, 1, 2), lambda: _application(chance, limit, as_of))


def _application(chance: Chance, limit: date, as_of: date) -> Row:
    lodged = shifted(limit, pick(chance, (0, -1, 1, -5, -30, 10, 61)))
    decided = shifted(as_of, pick(chance, (0, 1, -1, -10))) if happens(chance, 50) else None
    row = {
        "applied_for": pick(chance, [value.value for value in AppliedFor]),
        "lodged_on": lodged, "decided_on": decided,
        "outcome": pick(chance, [value.value for value in Outcome]) if decided else None,
    }  # fmt: skip
    return _in_order(row, "lodged_on", "decided_on")


def _document(chance: Chance, limit: date, as_of: date) -> Row:
    until = shifted(limit, pick(chance, (0, -1, 1, 400, -30)))
    issued = shifted(until, -1825) if happens(chance, 70) else shifted(as_of, pick(chance, (0, 1, -1)))
    row = {"document_number": "X0000001", "issued_on": issued, "valid_until": until}
    return _in_order(_hole(chance, row, "issued_on", "valid_until"), "issued_on", "valid_until")


def _plan(chance: Chance, first: date, as_of: date) -> Row:
    until = shifted(as_of, pick(chance, (0, -1, 1, 90, -90)))
    row: Row = {
        "employer": "PT Baja Rekaan", "employer_key": pick(chance, KEYS[:2]), "place_key": pick(chance, KEYS),
        "valid_from": first if happens(chance, 70) else shifted(as_of, pick(chance, (0, 1))), "valid_until": until,
    }  # fmt: skip
    return _in_order(_hole(chance, row, "valid_from", "valid_until"), "valid_from", "valid_until")


def _circumstance(chance: Chance, limit: date, as_of: date) -> Row:
    row: Row = {
        "kind": pick(chance, [value.value for value in CircumstanceKind]),
        "from_on": _day_near(chance, limit, as_of), "until_on": _day_near(chance, limit, as_of),
    }  # fmt: skip
    return _in_order(_hole(chance, row, "from_on", "until_on", percent=40), "from_on", "until_on")


def feeds(chance: Chance, as_of: date = AS_OF) -> list[Row]:
    """The feeds of one register: none, fresh, silent on the edge, or never arrived."""
    found: list[Row] = []
    for number in range(pick(chance, (1, 1, 2, 0, 3))):
        rhythm = pick(chance, (1, 7, None, 30))
        patience = (rhythm or 7) * 3
        arrived = shifted(as_of, -pick(chance, (0, 1, patience, patience + 1, patience - 1, 400)))
        kind = pick(chance, ("crossings", "permits", "accommodation", "crossings"))
        last = None if happens(chance, 8) else arrived
        found.append({"feed": f"umpan rekaan {number}", "kind": kind, "rhythm_days": rhythm, "last_arrival_on": last})
    return found


def register_from_histories(histories: Sequence[Mapping[str, Sequence[Row]]], feed_rows: Sequence[Row]) -> Register:
    """One register in which history number n is person n."""
    tables: dict[str, list[Row]] = {"feeds": list(feed_rows)}
    for number, facts in enumerate(histories):
        for table, rows in facts.items():
            made = [person(number, **row) if table == "people" else row | {"person": number} for row in rows]
            tables.setdefault(table, []).extend(made)
    return register_of(**tables)


@st.composite
def drawn_histories(draw: st.DrawFn, as_of: date = AS_OF) -> History:
    """A history that hypothesis draws."""
    return history(Drawn(draw), as_of)


@st.composite
def drawn_feeds(draw: st.DrawFn, as_of: date = AS_OF) -> list[Row]:
    """Feeds that hypothesis draws."""
    return feeds(Drawn(draw), as_of)


def registers(people: int = 3, as_of: date = AS_OF) -> st.SearchStrategy[Register]:
    """Registers of one to `people` people with everything that can go together."""
    return st.builds(
        register_from_histories, st.lists(drawn_histories(as_of), min_size=1, max_size=people), drawn_feeds(as_of)
    )
