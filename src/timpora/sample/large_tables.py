"""The fact tables of many people drawn at once: columns of numbers become the typed frames that rules read."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import numpy as np
import polars as pl

from timpora.facts.register import columns_of
from timpora.kernel.identifiers import organisation_key
from timpora.sample.large_people import AS_OF, NEVER, VISA_INDEXES, Case, Crowd, Days, Flags, Ints, Role
from timpora.sample.names import PersonName, nations, tongues
from timpora.sample.people import AIRPORT, HARBOUR, PASSPORT_PREFIX
from timpora.sample.places import organisations


type Columns = dict[str, Any]
LONGEST_NUMBER = 7  # digits: as many passports as the largest register has people
_NATIONS = (
    "CHN",
    "KOR",
    "JPN",
    "IND",
    "TWN",
    "MYS",
    "PHL",
    "VNM",
    "AUS",
    "NLD",
    "DEU",
    "GBR",
    "FRA",
    "RUS",
    "USA",
    "THA",
)
_SHARES = np.array([30, 15, 7, 8, 6, 6, 5, 4, 4, 3, 2, 2, 2, 2, 2, 2]) / 100


def people(crowd: Crowd) -> pl.DataFrame:
    """One row a person: a name and nationality of one's own, a birth day; children where the case is one."""
    nation = crowd.draw.choice(len(_NATIONS), size=len(crowd), p=_SHARES)
    pools, firsts, sizes = _names()
    place = firsts[nation] + (crowd.draw.random(len(crowd)) * sizes[nation]).astype(np.int64)
    child = crowd.case == Case.CHILD_WITHOUT_EXIT
    age = np.where(child, crowd.between(2, 15), crowd.between(21, 68))
    born = _day(AS_OF - age * 365 - crowd.between(100, 300))
    return _frame(
        "people", crowd.person,
        {"name": pools.gather(place), "born_earliest": born, "born_latest": born, "nationality": pl.Series(_NATIONS).gather(nation)},
    )  # fmt: skip


def names(crowd: Crowd) -> pl.DataFrame:
    """Another spelling for one person in twenty: the same name in capital letters."""
    other = people(crowd).filter(pl.col("person") % 20 == 0)
    return _frame("names", other.get_column("person").to_numpy(), {"name": other.get_column("name").str.to_uppercase()})


def travel_documents(crowd: Crowd) -> pl.DataFrame:
    """One passport a person, which ends before the permit only where that is the case."""
    until = np.where(crowd.case == Case.DOCUMENT_ENDS, crowd.valid_until - 90, np.maximum(crowd.valid_until, AS_OF) + crowd.between(400, 2500))  # fmt: skip
    numbers = _documents(crowd.person)
    return _frame("travel_documents", crowd.person, {"document_number": numbers, "issued_on": _day(until - 3650), "valid_until": _day(until)})  # fmt: skip


def stay_permits(crowd: Crowd) -> pl.DataFrame:
    """One permit a person, and before it an earlier one where there was one."""
    kept = np.stack([crowd.earlier_from != NEVER, np.full(len(crowd), fill_value=True)], axis=1)
    row = np.nonzero(kept)[0]
    index = crowd.index[row]
    first, last = (np.stack(pair, axis=1)[kept] for pair in ((crowd.earlier_from, crowd.valid_from), (crowd.earlier_until, crowd.valid_until)))  # fmt: skip
    is_second = np.nonzero(kept)[1].astype(bool) & kept[row, 0]
    numbers = _numbers("L", crowd.person[row] * 2 + is_second, digits=8)
    earlier = _numbers("L", crowd.person[row] * 2, digits=8)
    employer = _employer_of(crowd)[row]
    works = crowd.role[row] == Role.WORKER
    kinds = pl.Series(["visit"] * 3 + ["limited"] * 3 + ["permanent"], dtype=_type("stay_permits", "kind"))
    return _frame(
        "stay_permits", crowd.person[row],
        {
            "permit_number": numbers, "kind": kinds.gather(index), "visa_index": pl.Series(VISA_INDEXES).gather(index), "granted_on": _day(first),
            "valid_from": _day(first), "valid_until": _day(last),
            "extension_of": _where(is_second & (crowd.role[row] != Role.VISITOR), earlier), "document_number": _documents(crowd.person[row]),
            "sponsor": _where(works, _employers("name").gather(employer)), "employer_key": _where(works, _employers("key").gather(employer)),
        },
    )  # fmt: skip


def applications(crowd: Crowd) -> pl.DataFrame:
    """Undecided ones of those who wait, and granted ones of some whose permit was extended."""
    pending = crowd.case == Case.PENDING
    granted = (crowd.earlier_from != NEVER) & (crowd.role != Role.VISITOR) & crowd.happens(0.5)
    row = np.nonzero(pending | granted)[0]
    wait = pending[row]
    lodged = np.where(wait, crowd.valid_until[row] - 6, crowd.valid_from[row] - 14)
    outcome = pl.repeat("granted", len(row), dtype=_type("applications", "outcome"), eager=True)
    return _frame(
        "applications", crowd.person[row],
        {
            "application_number": _numbers("P", crowd.person[row], digits=8), "applied_for": "extension", "lodged_on": _day(lodged),
            "decided_on": _day(np.where(wait, NEVER, lodged + 5)), "outcome": _where(~wait, outcome),
        },
    )  # fmt: skip


def crossings(crowd: Crowd) -> pl.DataFrame:
    """Entries and exits in the order of time, most by the airport."""
    days = np.stack(
        [crowd.earlier_entered, crowd.earlier_left, crowd.entered, crowd.out, crowd.back, crowd.left], axis=1
    )
    kept = days != NEVER
    row, column = np.nonzero(kept)
    ways = pl.Series(["entry", "exit", "entry", "exit", "entry", "exit"], dtype=_type("crossings", "direction"))
    post = (crowd.draw.random(len(row)) < 0.1).astype(np.int64)  # noqa: PLR2004 - the harbour's share
    posts = pl.Series([AIRPORT, HARBOUR]).gather(post)
    feeds = pl.Series([f"Perlintasan {AIRPORT}", f"Perlintasan {HARBOUR}"]).gather(post)
    return _frame("crossings", crowd.person[row], {"direction": ways.gather(column), "crossed_on": _day(days[kept]), "border_post": posts, "feed": feeds})  # fmt: skip


def presence(crowd: Crowd) -> pl.DataFrame:
    """Meetings of officers, employers' reports and hotels' guests."""
    met = crowd.among(Case.MET_BELOW_THRESHOLD, Case.MET_BEYOND_THRESHOLD)
    home = crowd.case == Case.PROBABLY_LEFT
    everyday_worker = (crowd.role == Role.WORKER) & crowd.is_here & ~home & crowd.happens(0.5)
    work = everyday_worker | crowd.among(Case.VISITOR_AT_WORK, Case.WORKS_ELSEWHERE) | home
    hotel = ((crowd.role == Role.VISITOR) & crowd.is_here & (crowd.case == Case.EVERYDAY)) | (
        crowd.case == Case.SEEN_AFTER_EXIT
    )
    row, what = np.nonzero(np.stack([met, work, hotel], axis=1))
    employer = (_employer_of(crowd) + (crowd.case == Case.WORKS_ELSEWHERE)) % _employers("key").len()
    return _presence_rows(crowd, row, what, employer[row])


def _presence_rows(crowd: Crowd, row: Ints, what: Ints, employer: Ints) -> pl.DataFrame:
    is_met, is_work, is_hotel = what == 0, what == 1, what == 2  # noqa: PLR2004 - the places in the stack above
    case = crowd.case[row]
    home = case == Case.PROBABLY_LEFT
    on = np.where(is_met, AS_OF - np.minimum(row % 3, AS_OF - crowd.valid_until[row] - 1), AS_OF - 12 + row % 3)
    on = np.where(home, crowd.valid_until[row] - 4, np.where(is_hotel, AS_OF - 1, on))
    works = is_work
    names, keys = _employers("name").gather(employer), _employers("key").gather(employer)
    hotel = pl.Series(["Hotel Contoh Anyar", "Hotel Rekaan Carita", "Homestay Contoh Sawarna"]).gather(row % 3)
    hotel_key = pl.Series(["HOTEL CONTOH ANYAR", "HOTEL REKAAN CARITA", "HOMESTAY CONTOH SAWARNA"]).gather(row % 3)
    kinds = pl.Series(["other", "workplace", "accommodation"], dtype=_type("presence", "place_kind"))
    activities = pl.Series([None, "work", "stay"], dtype=_type("presence", "activity"))
    where = _select(works, names, hotel)
    return _frame(
        "presence", crowd.person[row],
        {
            "place": where, "place_key": _select(works, keys, hotel_key), "place_kind": kinds.gather(what), "area_code": "36.04.15",
            "from_on": _day(on), "reported_by": _where(~is_met, where), "met_in_person": is_met, "activity": activities.gather(what),
            "employer_key": _where(works, keys), "position": _where(works, pl.repeat("Teknisi", len(row), eager=True)),
            "left_indonesia_on": _day(np.where(home, on, NEVER)),
        },
    )  # fmt: skip


def work_permits(crowd: Crowd) -> pl.DataFrame:
    """The plan of every worker, and for some the plan before it."""
    worker = crowd.role == Role.WORKER
    kept = np.stack([worker & crowd.happens(0.25), worker], axis=1)
    row, column = np.nonzero(kept)
    last = np.where(crowd.case[row] == Case.PLAN_ENDED, AS_OF - 5 - row % 30, crowd.valid_until[row])
    first = np.where(column == 1, np.minimum(crowd.valid_from[row], last), crowd.valid_from[row] - 365)
    last = np.where(column == 1, last, np.minimum(crowd.valid_from[row], last) - 1)
    first = np.minimum(first, last)
    employer = _employer_of(crowd)[row]
    return _frame(
        "work_permits", crowd.person[row],
        {
            "work_permit_number": _numbers("RPTKA-", crowd.person[row] * 2 + column, digits=8), "employer": _employers("name").gather(employer),
            "employer_key": _employers("key").gather(employer), "position": "Teknisi", "valid_from": _day(first), "valid_until": _day(last),
        },
    )  # fmt: skip


def circumstances(crowd: Crowd) -> pl.DataFrame:
    """Circumstances of one person in two hundred."""
    row = np.nonzero(crowd.happens(0.005))[0]
    kinds = pl.Series(["in_custody", "registered_with_unhcr", "trafficking_victim", "ill_or_pregnant"], dtype=_type("circumstances", "kind"))  # fmt: skip
    return _frame(
        "circumstances",
        crowd.person[row],
        {"kind": kinds.gather(row % 4), "from_on": _day(np.full(len(row), AS_OF - 30))},
    )


def feeds() -> pl.DataFrame:
    """Three feeds, of which the guests' has been silent for two months."""
    rows = [(f"Perlintasan {AIRPORT}", "crossings", 1, AS_OF - 1), (f"Perlintasan {HARBOUR}", "crossings", 1, AS_OF - 2), ("Tamu penginapan", "accommodation", 7, AS_OF - 60)]  # fmt: skip
    names, kinds, rhythms, arrivals = zip(*rows, strict=True)
    frame = pl.DataFrame(
        {"feed": names, "kind": kinds, "rhythm_days": rhythms, "last_arrival_on": _day(np.array(arrivals))}
    )
    return _completed("feeds", frame, 1)


TABLES: Mapping[str, Callable[[Crowd], pl.DataFrame]] = {
    "people": people, "names": names, "travel_documents": travel_documents, "stay_permits": stay_permits, "applications": applications,
    "crossings": crossings, "presence": presence, "work_permits": work_permits, "circumstances": circumstances,
}  # fmt: skip


def _frame(table: str, person: Ints, columns: Columns) -> pl.DataFrame:
    frame = pl.DataFrame({"person": person}).with_columns(
        pl.lit(value).alias(name) if isinstance(value, str) else _series(value).alias(name) for name, value in columns.items()
    )  # fmt: skip
    return _completed(table, frame, int(person[0]) if len(person) else 1)


def _completed(table: str, frame: pl.DataFrame, first: int) -> pl.DataFrame:
    """The frame with a source for every row, with missing values for the columns not drawn, in the schema's order."""
    schema = columns_of(table)
    source = [
        pl.lit(f"{table} rekaan.xlsx").alias("source_file"),
        (pl.int_range(pl.len()) + 2 + first).alias("source_row"),
    ]
    frame = frame.with_columns(*source)
    missing = [pl.lit(None, dtype=kind).alias(name) for name, kind in schema.items() if name not in frame.columns]
    return frame.with_columns(*missing).select(pl.col(name).cast(kind) for name, kind in schema.items())


def _type(table: str, column: str) -> pl.DataType:
    return columns_of(table)[column]


def _series(values: Any) -> pl.Series:
    return values if isinstance(values, pl.Series) else pl.Series(values)


def _day(days: Days | Ints) -> pl.Series:
    """Days since 1970 as days; NEVER is missing."""
    kept = pl.Series(days.astype(np.int32))
    return kept.set(kept == int(NEVER), None).cast(pl.Date)


def _where(which: Flags, values: pl.Series) -> pl.Series:
    return values.zip_with(pl.Series(which), pl.Series([None], dtype=values.dtype).new_from_index(0, len(values)))


def _select(which: Flags, values: pl.Series, otherwise: pl.Series) -> pl.Series:
    return values.zip_with(pl.Series(which), otherwise)


def _numbers(prefix: str, numbers: Ints, *, digits: int) -> pl.Series:
    return pl.select(pl.lit(prefix) + pl.Series(numbers).cast(pl.String).str.zfill(digits)).to_series()


def _documents(person: Ints) -> pl.Series:
    return _numbers(PASSPORT_PREFIX, person, digits=LONGEST_NUMBER)


def _employer_of(crowd: Crowd) -> Ints:
    return crowd.person % _employers("key").len()


@cache
def _employers(what: str) -> pl.Series:
    names = [one.name for one in organisations("employer")]
    return pl.Series(names if what == "name" else [organisation_key(name) for name in names])


@cache
def _names() -> tuple[pl.Series, Ints, Ints]:
    """All names of all nationalities in one column, where each nationality begins, and how many it has."""
    pools = [_names_of(nation) for nation in _NATIONS]
    sizes = np.array([len(pool) for pool in pools], np.int64)
    return pl.Series([name for pool in pools for name in pool]), np.cumsum(sizes) - sizes, sizes


def _names_of(nation: str) -> list[str]:
    found = []
    for tongue in (tongues()[name] for name in dict.fromkeys(nations()[nation].tongues)):
        given = [*tongue.male, *tongue.female]
        words = sorted({word for name in given for word in name.split()})
        # Two words of the language make many given names; a patronymic stays with its name.
        if tongue.form in {"surname_first", "given_first", "two_surnames"}:
            given += [f"{first} {second}" for first in words for second in words if first != second]
        linker = tongue.linkers[0] if tongue.linkers else ""
        first = tongue.form in {"surname_first", "patronymic"}
        found += [
            PersonName(surname=surname, given=name, linker=linker, surname_first=first).natural
            for surname in tongue.surnames
            for name in (given if tongue.form != "single" else [""])
        ]
    return found
