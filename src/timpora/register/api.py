"""The register for programs: people, what is known of one, places, organisations, and data that contradict."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from ninja import Query, Router
from ninja.decorators import decorate_view

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.api.core import problems
from timpora.api.core.cursors import cursor_after
from timpora.api.core.problems import ProblemError
from timpora.api.description import WITH_REASON
from timpora.api.looking import looked
from timpora.api.paging import Asked, Page, page_of
from timpora.api.schemas import Number, answers
from timpora.api.scope import needs
from timpora.kernel.identifiers import organisation_key
from timpora.register import api_schemas as schemas
from timpora.register import identity, listing, people, queries, search, telling
from timpora.register.ledger import Fact
from timpora.ui.office_day import office_day


router = Router(tags=["register"])
reading = decorate_view(needs(Permission.READ_REGISTER))
# By which column a fact begins; what has none is of no day and always told.
BEGINS = {
    "travel_documents": "issued_on", "stay_permits": "valid_from", "applications": "lodged_on", "crossings": "crossed_on",
    "presence": "from_on", "work_permits": "valid_from", "circumstances": "from_on",
}  # fmt: skip


@router.get("/people", response=answers({200: Page[schemas.Person]}), summary="The people of the office")
@reading
def list_people(request: ViewedRequest, asked: Query[schemas.AskedOfPeople]) -> dict[str, Any]:
    """Each person once, the latest recorded first. To find somebody, send the name or number to `/people/search`."""
    found = people.page(
        request.viewer, before=asked.after, as_known=listing.known_at(asked.as_known_on), most=asked.limit, nationality=asked.nationality
    )  # fmt: skip
    told = [schemas.person_told(one) for one in found.people]
    return {"items": told, "next": None if found.before is None else cursor_after(found.before)}


@router.post(
    "/people/search", response=answers({200: schemas.PeopleFound}),
    summary="Find people by name, by the number of a document or permit, or by who sponsors them",
)  # fmt: skip
@reading
def search_people(
    request: ViewedRequest, sought: schemas.Sought, asked: Query[schemas.AskedOfSearch]
) -> dict[str, Any]:
    """The likeliest first, and why. Changes nothing, and so needs no key; what is sought stands in the body, never in the address."""
    found = search.find(
        request.viewer, sought.name_or_number, as_known=listing.known_at(asked.as_known_on), nationality=asked.nationality, most=asked.limit
    )  # fmt: skip
    return {"items": [schemas.found_told(one) for one in found.people], "more": found.more}


@router.get(
    "/people/{record}", response=answers({200: schemas.PersonWithRecords}, problems.NOT_FOUND, problems.REASON_NEEDED),
    openapi_extra=WITH_REASON, summary="One person",
)  # fmt: skip
@reading
def one_person(request: ViewedRequest, record: Number) -> dict[str, Any]:
    """By any of its records. The look is noted; outside the office's own work it needs a reason."""
    records = opened(request, record)
    return {**schemas.person_told(people.listed(telling.told_of(request.viewer, records))), "records": records}


@router.get(
    "/people/{record}/facts", response=answers({200: Page[schemas.FactTold]}, problems.NOT_FOUND, problems.REASON_NEEDED),
    openapi_extra=WITH_REASON, summary="What is known of a person, and from whom",
)  # fmt: skip
@reading
def facts_of_a_person(request: ViewedRequest, record: Number, asked: Query[schemas.AskedOfFacts]) -> dict[str, Any]:
    """Every fact of the ledger about a person, kind by kind, as of a day and as known on a day. The look is noted."""
    as_known = listing.known_at(asked.as_known_on)
    records = opened(request, record, as_known=as_known)
    said = telling.told_of(request.viewer, records, as_known=as_known)
    told = [
        schemas.fact_told(kind, fact)
        for kind, facts in (said.withdrawn if asked.withdrawn else said.held).items()
        if asked.kind in {None, kind}
        for fact in facts
        if _has_begun(kind, fact, asked.as_of)
    ]
    first = asked.after or 0
    return page_of(told[first : first + asked.limit + 1], asked, place=first + asked.limit)


def _has_begun(kind: str, fact: Fact, as_of: date | None) -> bool:
    begins: date | None = getattr(fact, BEGINS.get(kind, ""), None)
    return as_of is None or begins is None or begins <= as_of


def opened(request: ViewedRequest, record: int, *, as_known: datetime | None = None) -> list[int]:
    """The records of a person, after the look was noted; raises ProblemError where there is no such person, or a reason is needed."""
    viewer = request.viewer
    persons = identity.around(viewer, [record], as_known=as_known)
    person = persons.person_of.get(record)
    if person is None:
        raise ProblemError(problems.NOT_FOUND)
    # Where somebody is known to be today decides whose work it is, whatever day is asked about.
    now = persons if as_known is None else identity.around(viewer, [person])
    looked(request, subject=f"people:{person}", is_own_work=people.is_own_work(viewer, now.records_of(person)))
    return persons.records_of(person)


@router.get("/places", response=answers({200: Page[schemas.Place]}), summary="Places")
@reading
def list_places(request: ViewedRequest, asked: Query[schemas.AskedOfPlaces]) -> dict[str, Any]:
    """What sources say of accommodations, workplaces and other places, in the order of recording."""
    return _named(request, "places", asked)


@router.get("/places/{place}", response=answers({200: schemas.Place}, problems.NOT_FOUND), summary="One place")
@reading
def one_place(request: ViewedRequest, place: Number) -> dict[str, Any]:
    """Also one that was withdrawn, with the reason."""
    return _one(request, "places", place)


@router.get("/organisations", response=answers({200: Page[schemas.Organisation]}), summary="Organisations")
@reading
def list_organisations(request: ViewedRequest, asked: Query[schemas.AskedOfOrganisations]) -> dict[str, Any]:
    """What sources say of sponsors, employers and operators of accommodations, in the order of recording."""
    return _named(request, "organisations", asked)


@router.get(
    "/organisations/{organisation}", response=answers({200: schemas.Organisation}, problems.NOT_FOUND), summary="One organisation"
)  # fmt: skip
@reading
def one_organisation(request: ViewedRequest, organisation: Number) -> dict[str, Any]:
    """Also one that was withdrawn, with the reason."""
    return _one(request, "organisations", organisation)


@router.get("/contradictions", response=answers({200: Page[schemas.Contradiction]}), summary="Data that contradict")
@reading
def contradictions(request: ViewedRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Document numbers whose rows cannot be one person, with those who hold them, for an officer to judge."""
    viewer, first = request.viewer, asked.after or 0
    numbers = identity.contradicted(viewer)[first : first + asked.limit + 1]
    told = [
        {"document_number": number, "people": [schemas.person_told(one) for one in found]}
        for number, found in people.by_document(viewer, numbers)
    ]
    return page_of(told, asked, place=first + asked.limit)


def _named(
    request: ViewedRequest, kind: str, asked: schemas.AskedOfPlaces | schemas.AskedOfOrganisations
) -> dict[str, Any]:
    every = queries.facts(request.viewer, kind, as_known=listing.known_at(asked.as_known_on))
    rows = queries.on_day(every, asked.as_of or office_day()).select_related("source")
    found = list(_filtered(kind, rows, asked).filter(pk__gt=asked.after or 0).order_by("id")[: asked.limit + 1])
    last = found[: asked.limit][-1].pk if found else None
    return page_of([schemas.named_told(kind, one) for one in found], asked, place=last)


def _filtered(
    kind: str, rows: QuerySet[Any], asked: schemas.AskedOfPlaces | schemas.AskedOfOrganisations
) -> QuerySet[Any]:
    key = {"places": "place_key", "organisations": "organisation_key"}[kind]
    conditions: list[Mapping[str, object]] = [
        {f"{key}__contains": word} for word in organisation_key(asked.name or "").split()
    ]
    if asked.kind is not None:
        conditions.append({"kind": asked.kind.value})
    for condition in conditions:
        rows = rows.filter(**condition)
    if asked.area_code is not None:
        rows = rows.filter(area_code=asked.area_code) | rows.filter(area_code__startswith=f"{asked.area_code}.")
    return rows


def _one(request: ViewedRequest, kind: str, number: int) -> dict[str, Any]:
    found = queries.one(request.viewer, kind, number)
    if found is None:
        raise ProblemError(problems.NOT_FOUND)
    return schemas.named_told(kind, found)
