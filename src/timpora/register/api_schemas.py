"""What programs are told of people, places, organisations and facts; everybody in the examples is invented."""

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import Field

from timpora.api.paging import Asked
from timpora.api.schemas import Day, Plain, Sent, SourceOfFact
from timpora.facts.codes import OrganisationKind, PlaceKind
from timpora.register.core.kinds import KINDS
from timpora.register.core.search.sought import LONGEST_TYPED
from timpora.register.ledger import Fact
from timpora.register.people import Listed
from timpora.register.queries import OF_A_PERSON
from timpora.register.search import Answer
from timpora.ui.language import language_now


KIND = "^(" + "|".join(("people", *OF_A_PERSON)) + ")$"


class AskedOfPeople(Asked):
    """Which people are asked for."""

    nationality: str | None = Field(None, pattern="^[A-Z]{3}$", description="Three letters of ICAO 9303.")
    as_known_on: Day | None = Field(
        None, description="What was known at the end of that day; today where none is named."
    )


class AskedOfSearch(Schema):
    """Among which people somebody is sought."""

    limit: int = Field(10, ge=1, le=50, description="How many at most.")
    nationality: str | None = Field(None, pattern="^[A-Z]{3}$", description="Three letters of ICAO 9303.")
    as_known_on: Day | None = Field(
        None, description="What was known at the end of that day; today where none is named."
    )


class Sought(Sent):
    """Whom to find. It travels in the body, since addresses are written down by browsers and proxies."""

    name_or_number: Plain = Field(
        min_length=1,
        max_length=LONGEST_TYPED,
        description="A name in any order and spelling, the number of a document or permit, or the name of a sponsor.",
        examples=["QQP013183"],
    )


class Person(Schema):
    """A person as in a list."""

    person: int = Field(description="The lowest record of the person.", examples=[17])
    name: str = Field(examples=["Rosalinda Misaldo Contohez"])
    other_names: list[str] = Field(examples=[["CONTOHEZ ROSALINDA"]])
    born_earliest: date | None = Field(examples=["1988-02-11"])
    born_latest: date | None = Field(examples=["1988-02-11"])
    nationality: str | None = Field(examples=["UTO"])
    document_numbers: list[str] = Field(examples=[["QQP013183"]])
    last_place: str | None = Field(examples=["Hotel Khayalan Anyer"])
    last_seen_on: date | None = Field(examples=["2023-06-22"])


class PersonFound(Person):
    """A person who was sought, how surely that is the one, and why."""

    likeness: float = Field(description="Higher is likelier; above 1, a number was found.", examples=[2.0])
    found_because: list[str] = Field(
        description="In the language that Accept-Language asks for.", examples=[["QQP013183: the same number"]]
    )


class PeopleFound(Schema):
    """Who was found, the likeliest first."""

    items: list[PersonFound]
    more: bool = Field(description="Whether further people fit.")


class PersonWithRecords(Person):
    """A person with the records that were found to be the same one."""

    records: list[int] = Field(examples=[[17, 204]])


class FactTold(Schema):
    """One fact of the ledger: what it says, who said so, when it was recorded, and whether it was withdrawn."""

    kind: str = Field(examples=["stay_permits"])
    fact: int = Field(examples=[90])
    record: int | None = Field(description="The record of a person that it is about.", examples=[17])
    values: dict[str, Any] = Field(examples=[{"kind": "visit", "visa_index": "B213", "valid_until": "2023-05-15"}])
    source: SourceOfFact
    reporter: str | None = Field(examples=["Hotel Khayalan Anyer"])
    recorded_at: datetime
    replaces: int | None
    withdrawn_at: datetime | None
    withdrawn_because: str | None


class AskedOfFacts(Asked):
    """Which facts about a person are asked for."""

    kind: str | None = Field(None, pattern=KIND, description="One kind of fact.")
    as_of: Day | None = Field(None, description="Leaves out what begins after that day.")
    as_known_on: Day | None = Field(
        None, description="What was known at the end of that day; today where none is named."
    )
    withdrawn: bool = Field(default=False, description="Tells of withdrawn facts instead of those that hold.")


class Place(Schema):
    """What a source says of a place."""

    place: int = Field(examples=[5])
    kind: str = Field(examples=["accommodation"])
    name: str = Field(examples=["Hotel Khayalan Anyer"])
    address: str | None = Field(examples=["Jalan Rekaan 12"])
    area_code: str | None = Field(examples=["36.04.05"])
    latitude: float | None
    longitude: float | None
    valid_from: date | None
    valid_until: date | None
    source: SourceOfFact
    withdrawn_at: datetime | None
    withdrawn_because: str | None


class Organisation(Schema):
    """What a source says of an organisation."""

    organisation: int = Field(examples=[8])
    kind: str = Field(examples=["employer"])
    name: str = Field(examples=["PT Rekaan Baja Khayal"])
    registration_number: str | None = Field(examples=["0000000000001"])
    address: str | None = Field(examples=["Jalan Rekaan 40"])
    area_code: str | None = Field(examples=["36.72"])
    valid_from: date | None
    valid_until: date | None
    source: SourceOfFact
    withdrawn_at: datetime | None
    withdrawn_because: str | None


class _AskedByName(Asked):
    name: Plain | None = Field(None, description="Parts of the name in any order.", examples=["khayalan"])
    area_code: str | None = Field(
        None, pattern=r"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$", description="That area and those within it."
    )
    as_of: Day | None = Field(None, description="Those that hold on that day; today where none is named.")
    as_known_on: Day | None = Field(
        None, description="What was known at the end of that day; today where none is named."
    )


class AskedOfPlaces(_AskedByName):
    """Which places are asked for."""

    kind: PlaceKind | None = None


class AskedOfOrganisations(_AskedByName):
    """Which organisations are asked for."""

    kind: OrganisationKind | None = None


class Contradiction(Schema):
    """A document number whose rows cannot be one person, with those who hold it."""

    document_number: str = Field(examples=["QQP013183"])
    people: list[Person]


def person_told(one: Listed) -> dict[str, Any]:
    """A person of a list."""
    return {
        "person": one.person, "name": one.name, "other_names": list(one.other_names), "born_earliest": one.born[0], "born_latest": one.born[1],
        "nationality": one.nationality, "document_numbers": list(one.documents), "last_place": one.last_place, "last_seen_on": one.last_seen_on,
    }  # fmt: skip


def found_told(found: Answer) -> dict[str, Any]:
    """A person who was sought."""
    because = [reason.within(language_now()) for reason in found.why]
    return {**person_told(found.listed), "likeness": round(found.score, 3), "found_because": because}


def fact_told(kind: str, fact: Fact) -> dict[str, Any]:
    """A fact with its source."""
    return {
        "kind": kind, "fact": fact.pk, "record": fact.pk if kind == "people" else getattr(fact, "person_record_id", None),
        "values": {column.name: getattr(fact, column.name) for column in KINDS[kind].columns}, "reporter": fact.source.reporter,
        "recorded_at": fact.recorded_at, "replaces": fact.replaces, **_source_and_end(fact),
    }  # fmt: skip


def named_told(kind: str, fact: Any) -> dict[str, Any]:
    """A place or an organisation."""
    own = {column.name: getattr(fact, column.name) for column in KINDS[kind].columns}
    return {kind.removesuffix("s"): fact.pk, **own, **_source_and_end(fact)}


def _source_and_end(fact: Fact) -> dict[str, Any]:
    return {
        "source": {"file": fact.source.file, "sheet": fact.source_sheet, "row": fact.source_row},
        "withdrawn_at": fact.withdrawn_at, "withdrawn_because": fact.withdrawn_because,
    }  # fmt: skip
