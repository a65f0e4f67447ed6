"""The search of the office: people by numbers, by how their names sound and by who sponsors them; places and organisations by name.

Candidates come from the database by indexed keys, behind the wall and few; how like each is to what was typed, and why, is judged
here (`core/search`). What was typed is never kept, and nothing of it stands in an address.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from rapidfuzz import fuzz, process

from timpora.kernel.identifiers import name_key
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.register import identity, people, queries
from timpora.register.core.identity import Identity
from timpora.register.core.search import numbers, reasons
from timpora.register.core.search.likeness import likeness
from timpora.register.core.search.parts import parts_of
from timpora.register.core.search.sought import Sought, sought
from timpora.register.core.search.tries import Tries, loose_tries, strict_tries
from timpora.register.ledger import Fact
from timpora.register.people import Listed


MOST = 10
MOST_COMPARED, FIRST_COMPARED = 60, 30
ENOUGH, MOST_OF_A_TRY = (
    20,
    200,
)  # candidates: no looser question once there are enough; of a common name, so many are looked at
MOST_HOLDERS, MOST_SPONSORED, MOST_NAMED = 100, 20, 5
AFTER_SIGNS = "~"  # stands after every digit and capital letter
LEAST_BEGINNING, RECORDS_A_PERSON = 4, 4
SURE, LIKELY, SPONSORED = 2.0, 1.5, 0.4  # what is found by its number stands before every name


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A record that was found, how surely, and why."""

    record: int
    score: float
    why: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A person who was found: as in the list, all records, and why."""

    listed: Listed
    records: tuple[int, ...]
    score: float
    why: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Everything that was found; `more` says that further people fit."""

    people: Sequence[Answer]
    places: Sequence[Fact]
    organisations: Sequence[Fact]
    more: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found at all."""
        return not (self.people or self.places or self.organisations)


def find(
    viewer: Viewer, typed: str, *, as_known: datetime | None = None, nationality: str | None = None, most: int = MOST
) -> Answers:
    """Whatever fits what was typed: numbers first, then names by likeness, then whom a person of that name sponsors."""
    asked = sought(typed)
    found = _people(viewer, _hits(viewer, asked, as_known), as_known, nationality, most)
    places, organisations = (_named(viewer, kind, asked.words, as_known) for kind in ("places", "organisations"))
    return Answers(people=found[:most], places=places, organisations=organisations, more=len(found) > most)


def people_sought(
    viewer: Viewer, asked: Sought, *, as_known: datetime | None = None, nationality: str | None = None, most: int = MOST
) -> list[Answer]:
    """Only people, of what was taken apart already, as a machine-readable zone is."""
    return _people(viewer, _hits(viewer, asked, as_known), as_known, nationality, most)[:most]


def _hits(viewer: Viewer, asked: Sought, as_known: datetime | None) -> Iterator[Hit]:
    numbered = _by_number(viewer, asked.number, as_known) if asked.number else []
    yield from _compared(viewer, asked.name, numbered, as_known) if asked.name else numbered
    if asked.name:
        named = by_name(viewer, asked.name, as_known=as_known)
        yield from named
        if len(named) < MOST:
            yield from _by_sponsor(parts_of(asked.name).words, as_known)


def by_name(viewer: Viewer, name: str, *, as_known: datetime | None = None) -> list[Hit]:
    """The records with a name like one, the likeliest first; of those alike, the latest recorded."""
    candidates = _sounding(name, strict_tries(name), as_known)
    if len(candidates) < ENOUGH:
        candidates += _sounding("", loose_tries(name), as_known)
    rows = queries.facts(viewer, "people", as_known=as_known).filter(pk__in=candidates).order_by()
    hits = [
        Hit(record=record, score=alike.score, why=alike.reasons)
        for record, written in _nearest(name, candidates, dict(rows.values_list("id", "name")))
        if (alike := likeness(name, written)) is not None
    ]
    return sorted(hits, key=lambda hit: (-hit.score, -hit.record))


def _nearest(name: str, candidates: Sequence[int], names: Mapping[int, str]) -> list[tuple[int, str]]:
    """The candidates worth a closer look: those found by the strictest questions, and those whose letters are nearest."""
    told = [(record, names[record]) for record in dict.fromkeys(candidates) if record in names]
    if len(told) <= MOST_COMPARED:
        return told
    kept, others = told[:FIRST_COMPARED], told[FIRST_COMPARED:]
    near = process.extract(name_key(name), [name_key(written) for _, written in others], scorer=fuzz.ratio, limit=MOST_COMPARED - FIRST_COMPARED)  # fmt: skip
    return kept + [others[place] for _, _, place in near]


def _sounding(name: str, tries: Tries, as_known: datetime | None) -> list[int]:
    """The records that the database finds by sound: as few as will do, for of a common name there are thousands."""
    if not tries.questions:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT register_people_sounding(%s, %s::text[], %s::text[], %s, %s, %s)",
            [
                name_key(" ".join(parts_of(name).words)),
                list(tries.questions),
                list(tries.near),
                as_known,
                ENOUGH,
                MOST_OF_A_TRY,
            ],
        )
        return [record for (record,) in cursor.fetchall()]


def _by_number(viewer: Viewer, number: str, as_known: datetime | None) -> list[Hit]:
    """Who has that number; where nobody has, whose begins so, then whose is misread as it, then whose is one slip away."""
    exact = _with_numbers(viewer, number, [number], SURE, as_known)
    if exact:
        return exact
    begun = _beginning(viewer, number, as_known) if len(number) >= LEAST_BEGINNING else []
    return (
        begun
        or _with_numbers(viewer, number, numbers.misreadings(number), LIKELY, as_known)
        or _with_numbers(viewer, number, numbers.slips(number), LIKELY, as_known)
    )


def _compared(viewer: Viewer, name: str, numbered: Sequence[Hit], as_known: datetime | None) -> Iterator[Hit]:
    """What was found by number beside a name: whether the name fits as well is said too."""
    rows = queries.facts(viewer, "people", as_known=as_known).filter(pk__in=[hit.record for hit in numbered])
    written = dict(rows.values_list("id", "name"))
    for hit in numbered:
        alike = likeness(name, written.get(hit.record, ""))
        why = (reasons.OTHER_NAME,) if alike is None else alike.reasons
        yield Hit(record=hit.record, score=hit.score + (0 if alike is None else alike.score / 10), why=(*hit.why, *why))


def _with_numbers(
    viewer: Viewer, asked: str, wanted: Sequence[str], score: float, as_known: datetime | None
) -> list[Hit]:
    if not wanted:
        return []
    documents = queries.facts(viewer, "travel_documents", as_known=as_known).order_by()
    held = documents.filter(document_number__in=wanted).values_list("person_record", "document_number")[:MOST_HOLDERS]
    found = [_numbered(record, asked, held_number, held_number, score) for record, held_number in held]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT record, number FROM register_records_numbered(%s::text[], %s, %s)",
            [list(wanted), as_known, MOST_HOLDERS],
        )
        found += [_numbered(record, asked, _key(written), written, score) for record, written in cursor.fetchall()]
    return found


def _beginning(viewer: Viewer, number: str, as_known: datetime | None) -> list[Hit]:
    documents = queries.facts(viewer, "travel_documents", as_known=as_known).order_by()
    # Between two texts, and not by a pattern: behind walls, an index helps only comparisons that tell nothing of hidden rows.
    begins = documents.filter(document_number__gte=number, document_number__lt=number + AFTER_SIGNS)
    return [
        _numbered(record, number, held, held, LIKELY)
        for record, held in begins.values_list("person_record", "document_number")[:MOST_HOLDERS]
    ]


def _numbered(record: int, asked: str, found: str, written: str, score: float) -> Hit:
    told = NUMBERED.fill(number=written, why=numbers.why(asked, found))
    return Hit(record=record, score=score - numbers.distance(asked, found) / 100, why=(told,))


NUMBERED = Text(id="{number}: {why}", en="{number}: {why}")


def _key(written: str) -> str:
    """A permit's number as it is compared, the same in the database."""
    return written.upper().translate(str.maketrans("", "", " -./"))


def _by_sponsor(words: Sequence[str], as_known: datetime | None) -> list[Hit]:
    """Whom a person of that name sponsors; organisations that sponsor somebody are found as such."""
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT record, sponsor FROM register_people_sponsored(%s::text[], %s, %s)",
            [list(words), as_known, MOST_SPONSORED],
        )
        found = cursor.fetchall()
    return [Hit(record=record, score=SPONSORED, why=(reasons.SPONSOR.fill(name=sponsor),)) for record, sponsor in found]


def _people(
    viewer: Viewer, hits: Iterable[Hit], as_known: datetime | None, nationality: str | None, most: int
) -> list[Answer]:
    """The people of some records, each once, by the likeliest of their records; one more than asked for where there are more."""
    best: dict[int, Hit] = {}
    for hit in hits:
        there = best.get(hit.record)
        if there is None:
            best[hit.record] = hit
        else:  # found twice, as by number and by name: both reasons count
            why = tuple(dict.fromkeys((*there.why, *hit.why)))
            best[hit.record] = Hit(record=hit.record, score=max(there.score, hit.score), why=why)
    ranked = sorted(best.values(), key=lambda hit: (-hit.score, -hit.record))
    # Most people have one record of that name; only where several are one person, more records are looked at.
    persons, chosen = _persons(viewer, ranked[: most + 1], as_known)
    if len(chosen) <= most and len(ranked) > most + 1:
        persons, chosen = _persons(viewer, ranked[: RECORDS_A_PERSON * (most + 1)], as_known)
    told = people.each(viewer, chosen, persons, as_known=as_known)
    return [
        Answer(
            listed=one, records=tuple(persons.records_of(one.person)), score=chosen[one.person].score, why=chosen[one.person].why
        )
        for one in told
        if nationality in {None, one.nationality}
    ][: most + 1]  # fmt: skip


def _persons(viewer: Viewer, ranked: Sequence[Hit], as_known: datetime | None) -> tuple[Identity, dict[int, Hit]]:
    """Who the records are, and the likeliest record of each."""
    persons = identity.around(viewer, [hit.record for hit in ranked], as_known=as_known)
    chosen: dict[int, Hit] = {}
    for hit in ranked:
        if hit.record in persons.person_of:
            chosen.setdefault(persons.person_of[hit.record], hit)
    return persons, chosen


def _named(viewer: Viewer, kind: str, words: Sequence[str], as_known: datetime | None) -> list[Fact]:
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT register_{kind}_named(%s::text[], %s, %s)", [list(words), as_known, MOST_NAMED])
        found = [number for (number,) in cursor.fetchall()]
    rows = {row.pk: row for row in queries.facts(viewer, kind, as_known=as_known).filter(pk__in=found)}
    return [rows[number] for number in found if number in rows]
