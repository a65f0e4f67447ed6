"""The people of the office as a list: a page at a time, each person once."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from timpora.accounts import queries as accounts
from timpora.kernel.viewers import Viewer
from timpora.register import identity, queries
from timpora.register.core.identity import Identity
from timpora.register.listed_rows import rows_of
from timpora.register.telling import Told


PAGE = 50


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
    viewer: Viewer, *, before: int | None = None, as_known: datetime | None = None, most: int = PAGE, nationality: str | None = None
) -> Page:  # fmt: skip
    """The people of the office, the latest recorded first; who is sought is found by `search`."""
    fitting = queries.facts(viewer, "people", as_known=as_known).order_by()
    if nationality is not None:
        fitting = fitting.filter(nationality=nationality)
    earlier = fitting if before is None else fitting.filter(pk__lt=before)
    shown = list(earlier.order_by("-id").values_list("id", flat=True)[: most + 1])
    more, shown = len(shown) > most, shown[:most]
    persons = identity.around(viewer, shown, as_known=as_known)
    # A person stands where its latest fitting record stands, so that nobody is listed on two pages.
    latest: dict[int, int] = {}
    also = (
        persons.person_of
        if nationality is None
        else fitting.filter(pk__in=list(persons.person_of)).values_list("id", flat=True)
    )
    for record in also:
        latest[persons.person_of[record]] = max(record, latest.get(persons.person_of[record], 0))
    wanted = [persons.person_of[record] for record in shown if latest[persons.person_of[record]] == record]
    return Page(people=_listed(viewer, wanted, persons, as_known), before=shown[-1] if more else None)


def some(viewer: Viewer, records: Collection[int], *, as_known: datetime | None = None) -> list[Listed]:
    """The people to whom some records belong, each once."""
    persons = identity.around(viewer, records, as_known=as_known)
    wanted = sorted({persons.person_of[record] for record in records if record in persons.person_of})
    return _listed(viewer, wanted, persons, as_known)


def each(viewer: Viewer, wanted: Iterable[int], persons: Identity, *, as_known: datetime | None = None) -> list[Listed]:
    """Some people among those whose records are known, in the order in which they are wanted."""
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
    return bool(own_work_among(viewer, {0: records}))


def own_work_among(viewer: Viewer, records_of: Mapping[int, Collection[int]]) -> set[int]:
    """Of some people, by the records of each, those who belong to the office's own work."""
    every = [record for records in records_of.values() for record in records]
    known = queries.facts(viewer, "presence").filter(person_record__in=every, area_code__isnull=False)
    last_to_first = known.order_by("-from_on", "-id").values_list("person_record", "area_code")
    where: dict[int, tuple[int, str]] = {}
    for place, (record, area) in enumerate(last_to_first):
        where.setdefault(record, (place, area))
    areas = accounts.own_areas(viewer)
    own = set()
    for person, records in records_of.items():
        _, last = min((where[record] for record in records if record in where), default=(0, None))
        if last is None or not areas or any(f"{last}.".startswith(f"{area}.") for area in areas):
            own.add(person)
    return own


def _listed(viewer: Viewer, wanted: Iterable[int], persons: Identity, as_known: datetime | None) -> list[Listed]:
    members: dict[int, list[int]] = {}
    for record, person in sorted(persons.person_of.items()):
        members.setdefault(person, []).append(record)
    found = rows_of(viewer, list(persons.person_of), as_known=as_known)
    return [
        _one(
            person,
            [found.said[record] for record in members[person]],
            [number for record in members[person] for number in found.documents.get(record, ())],
            [one for record in members[person] for one in found.seen.get(record, ())],
        )
        for person in wanted
    ]


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
