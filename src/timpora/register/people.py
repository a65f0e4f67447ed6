"""The people of the office as a list: a page at a time, each person once, found by name or document number."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from timpora.accounts import queries as accounts
from timpora.kernel.identifiers import document_key, name_key
from timpora.kernel.viewers import Viewer
from timpora.register import identity, queries
from timpora.register.core.identity import Identity
from timpora.register.telling import Told


PAGE = 50
SHORTEST_NUMBER = 3
AFTER_LETTERS = "~"  # stands after every figure and capital letter
MOST_HOLDERS = 500
SAID_OF_PEOPLE = ("name", "born_earliest", "born_latest", "nationality")
SAID_OF_PRESENCE = ("id", "place", "area_code", "from_on", "until_on")


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A person in the list."""

    person: int
    name: str
    other_names: tuple[str, ...]
    born: tuple[date | None, date | None]
    nationality: str | None
    documents: tuple[str, ...]
    last_place: str | None
    last_seen_on: date | None


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of the list; `before` leads to the next one, None on the last."""

    people: list[Listed]
    before: int | None


def page(
    viewer: Viewer, *, typed: str = "", before: int | None = None, as_known: datetime | None = None, most: int = PAGE,
    nationality: str | None = None,
) -> Page:  # fmt: skip
    """The people whose records fit what was typed, the latest recorded first."""
    shown = _latest(viewer, typed, nationality=nationality, before=before, as_known=as_known, most=most + 1)
    more, shown = len(shown) > most, shown[:most]
    persons = identity.around(viewer, shown, as_known=as_known)
    # A person stands where its latest fitting record stands, so that nobody is listed on two pages.
    latest: dict[int, int] = {}
    for record in _also_fitting(viewer, typed, nationality, as_known, persons):
        latest[persons.person_of[record]] = max(record, latest.get(persons.person_of[record], 0))
    wanted = [persons.person_of[record] for record in shown if latest[persons.person_of[record]] == record]
    return Page(people=_listed(viewer, wanted, persons, as_known), before=shown[-1] if more else None)


def some(viewer: Viewer, records: Collection[int], *, as_known: datetime | None = None) -> list[Listed]:
    """The people to whom some records belong, each once."""
    persons = identity.around(viewer, records, as_known=as_known)
    wanted = sorted({persons.person_of[record] for record in records if record in persons.person_of})
    return _listed(viewer, wanted, persons, as_known)


def by_document(viewer: Viewer, documents: Collection[str]) -> list[tuple[str, list[Listed]]]:
    """The people who hold each of some document numbers."""
    held = identity.holders(viewer, documents)
    every = {record for records in held.values() for record in records}
    persons = identity.around(viewer, every)
    told = {one.person: one for one in _listed(viewer, sorted(set(persons.person_of.values())), persons, None)}
    of = persons.person_of
    return [
        (document, [told[person] for person in sorted({of[record] for record in records if record in of})])
        for document, records in held.items()
    ]


def listed(told: Told) -> Listed:
    """One person as in the list, of what was read of all its records."""
    rows, documents, seen = (list[Any](told.held[kind]) for kind in ("people", "travel_documents", "presence"))
    return _one(rows[0].pk, rows, [one.document_number for one in documents], seen)


def alike(viewer: Viewer, records: Collection[int], *, most: int) -> list[int]:
    """Other records with a name or a document number of these, for an officer to compare."""
    own = queries.facts(viewer, "people").filter(pk__in=records)
    named = queries.facts(viewer, "people").filter(name_key__in=list(own.values_list("name_key", flat=True)))
    documents = queries.facts(viewer, "travel_documents")
    numbers = list(documents.filter(person_record__in=records).values_list("document_number", flat=True))
    held = documents.filter(document_number__in=numbers).exclude(person_record__in=records)
    found = [
        *held.values_list("person_record", flat=True)[:most],
        *named.exclude(pk__in=records).values_list("id", flat=True)[:most],
    ]
    return list(dict.fromkeys(found))


def is_own_work(viewer: Viewer, records: Collection[int]) -> bool:
    """Whether the person of some records belongs to the office's own work: unless it was last known to be outside its areas."""
    known = queries.facts(viewer, "presence").filter(person_record__in=records, area_code__isnull=False)
    areas = accounts.own_areas(viewer)
    where = known.order_by("-from_on", "-id").values_list("area_code", flat=True).first()
    return where is None or not areas or any(f"{where}.".startswith(f"{area}.") for area in areas)


def _latest(
    viewer: Viewer, typed: str, *, nationality: str | None, before: int | None, as_known: datetime | None, most: int
) -> list[int]:
    """The records that fit what was typed, the latest first."""
    words = name_key(typed).split()
    rows = queries.facts(viewer, "people", as_known=as_known)
    if nationality is not None:
        rows = rows.filter(nationality=nationality)
    named: set[int] = set()
    if words:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT register_people_named(%s, %s, %s, %s, %s)", [words, nationality, as_known, before, most]
            )
            named = {number for (number,) in cursor.fetchall()}
        rows = rows.filter(pk__in=_holding(viewer, typed, as_known))
    earlier = rows if before is None else rows.filter(pk__lt=before)
    found = named | set(earlier.order_by("-id").values_list("id", flat=True)[:most])
    return sorted(found, reverse=True)[:most]


def _also_fitting(
    viewer: Viewer, typed: str, nationality: str | None, as_known: datetime | None, persons: Identity
) -> Iterable[int]:
    """Of the records of some persons, those that fit."""
    if nationality is None and not name_key(typed).split():
        return persons.person_of  # where nothing is asked for, every known record fits
    fitting = _fitting(viewer, typed, as_known)
    if nationality is not None:
        fitting = fitting.filter(nationality=nationality)
    return fitting.filter(pk__in=list(persons.person_of)).values_list("id", flat=True)


def _fitting(viewer: Viewer, typed: str, as_known: datetime | None) -> QuerySet[Any]:
    """All records that fit what was typed; to be asked for few of them, since behind walls no index helps to match a pattern."""
    records = queries.facts(viewer, "people", as_known=as_known).order_by()
    words = name_key(typed).split()
    if not words:
        return records
    named = Q()
    for word in words:
        named &= Q(name_key__contains=word)
    return records.filter(named | Q(pk__in=_holding(viewer, typed, as_known)))


def _holding(viewer: Viewer, typed: str, as_known: datetime | None) -> list[int]:
    """The records with a document whose number begins with what was typed; none where that looks like no number."""
    number = document_key(typed)
    if len(number) < SHORTEST_NUMBER or not any(letter.isdigit() for letter in number):
        return []
    documents = queries.facts(viewer, "travel_documents", as_known=as_known).order_by()
    # Between two texts, and not by a pattern: behind walls, an index helps only comparisons that tell nothing of hidden rows.
    begins = documents.filter(document_number__gte=number, document_number__lt=number + AFTER_LETTERS)
    return list(begins.values_list("person_record", flat=True)[:MOST_HOLDERS])


def _listed(viewer: Viewer, wanted: Iterable[int], persons: Identity, as_known: datetime | None) -> list[Listed]:
    members: dict[int, list[int]] = {}
    for record, person in sorted(persons.person_of.items()):
        members.setdefault(person, []).append(record)
    every = list(persons.person_of)
    known = queries.facts(viewer, "people", as_known=as_known).filter(pk__in=every)
    rows = {row.id: row for row in known.values_list("id", *SAID_OF_PEOPLE, named=True)}
    documents = _by_record(viewer, "travel_documents", every, as_known, "document_number")
    seen = _by_record(viewer, "presence", every, as_known, *SAID_OF_PRESENCE)
    return [
        _one(
            person,
            [rows[record] for record in members[person]],
            [one.document_number for record in members[person] for one in documents.get(record, ())],
            [one for record in members[person] for one in seen.get(record, ())],
        )
        for person in wanted
    ]


def _by_record(
    viewer: Viewer, kind: str, records: list[int], as_known: datetime | None, *columns: str
) -> dict[int, list[Any]]:
    """Only the columns that the list shows, and no object for each row: a page shows hundreds."""
    found: dict[int, list[Any]] = {}
    held = queries.facts(viewer, kind, as_known=as_known).filter(person_record__in=records)
    for fact in held.values_list("person_record_id", *columns, named=True):
        found.setdefault(fact.person_record_id, []).append(fact)
    return found


def _one(person: int, rows: list[Any], documents: list[str], seen: list[Any]) -> Listed:
    last = max(seen, key=lambda one: (one.from_on, one.id), default=None)
    names = list(dict.fromkeys(row.name for row in rows))
    born = next(((row.born_earliest, row.born_latest) for row in rows if row.born_earliest), (None, None))
    return Listed(
        person=person,
        name=names[0],
        other_names=tuple(names[1:]),
        born=born,
        nationality=next((row.nationality for row in rows if row.nationality), None),
        documents=tuple(dict.fromkeys(documents)),
        last_place=last and (last.place or last.area_code),
        last_seen_on=last and (last.until_on or last.from_on),
    )
