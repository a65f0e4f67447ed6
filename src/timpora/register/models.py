"""Tables of the register: what is known of people, their documents, permits, movements, places and organisations, and from whom.

The columns are those of the typed frames that rules read (`timpora.facts.tables`), so that a fact has one name from the table to
the rule. Each source row's word about a person is a record of its own; who is one person is computed from judgements, elsewhere.
"""

from typing import Any, ClassVar

from django.db import models

from timpora.facts import codes
from timpora.register.judgements import Judgement
from timpora.register.ledger import Fact, PersonFact, Source, an_area, in_order, one_of, written
from timpora.register.noted import NameSound


__all__ = ["Judgement", "NameSound", "Source"]


def _day(**options: Any) -> "models.DateField[Any, Any]":
    return models.DateField(null=True, **options)


def _text(length: int = 200) -> "models.CharField[Any, Any]":
    """A text that the source may not give; missing is not empty."""
    return models.CharField(max_length=length, null=True)


def _named_by(key: str, *more: str) -> models.Index:
    """For the facts that name an organisation, so that its page reads them and not the register; those that name none are left out."""
    return models.Index(fields=["office", key, *more], name="%(app_label)s_%(class)s_employer", condition=models.Q(**{f"{key}__isnull": False}))  # fmt: skip


class PersonRecord(Fact):
    """What one row of a source says who somebody is."""

    name = models.CharField(max_length=400)
    name_key = models.CharField(max_length=400)
    name_sounds = models.TextField(null=True)  # noqa: DJ001 - a name without letters has none
    born_earliest = _day()
    born_latest = _day()
    nationality = _text(3)

    class Meta(Fact.Meta):
        indexes: ClassVar = [*Fact.Meta.indexes, models.Index(fields=["office", "replaces"], name="%(app_label)s_%(class)s_replaces", condition=models.Q(replaces__isnull=False))]  # fmt: skip
        constraints: ClassVar = [
            *Fact.Meta.constraints,
            written("name"),
            in_order("born_earliest", "born_latest"),
            models.CheckConstraint(
                condition=models.Q(nationality__isnull=True) | models.Q(nationality__regex="^[A-Z]{3}$"),
                name="%(app_label)s_%(class)s_nationality_is_three_letters",
            ),
        ]

    def __str__(self) -> str:
        return f"person record {self.pk}"


class TravelDocument(PersonFact):
    """A passport or another travel document."""

    document_number = models.CharField(max_length=40)
    issuing_state = _text(3)
    issued_on = _day()
    valid_until = _day()

    class Meta(PersonFact.Meta):
        constraints: ClassVar = [
            *PersonFact.Meta.constraints,
            *(written("document_number"), in_order("issued_on", "valid_until")),
        ]

    def __str__(self) -> str:
        return f"travel document {self.pk}"


class DoubtedNumber(models.Model):
    """A document number of which rows have once disagreed; noted by the database as they come (migration `0007`)."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    confidentiality = models.SmallIntegerField()
    document_number = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office", "document_number", "confidentiality"], name="%(app_label)s_%(class)s_once_a_clearance"
            )
        ]

    def __str__(self) -> str:
        return f"number in doubt {self.pk}"


class StayPermit(PersonFact):
    """A stay permit, a visa-free stay or an extension."""

    permit_number = _text(60)
    kind = models.CharField(max_length=20)
    visa_index = _text(20)
    granted_on = _day()
    valid_from = _day()
    valid_until = _day()
    extension_of = _text(60)
    cancelled_on = _day()
    closed_because = _text(20)
    document_number = _text(40)
    sponsor = _text()
    employer_key = _text()

    class Meta(PersonFact.Meta):
        indexes: ClassVar = [*PersonFact.Meta.indexes, _named_by("employer_key")]
        constraints: ClassVar = [
            *PersonFact.Meta.constraints,
            one_of("kind", codes.PermitKind),
            one_of("closed_because", codes.ClosedBecause, may_be_missing=True),
            in_order("valid_from", "valid_until"),
        ]

    def __str__(self) -> str:
        return f"stay permit {self.pk}"


class Application(PersonFact):
    """An application for an extension, a conversion or another permit."""

    application_number = _text(60)
    applied_for = models.CharField(max_length=20)
    lodged_on = models.DateField()
    decided_on = _day()
    outcome = _text(20)

    class Meta(PersonFact.Meta):
        constraints: ClassVar = [
            *PersonFact.Meta.constraints,
            one_of("applied_for", codes.AppliedFor),
            one_of("outcome", codes.Outcome, may_be_missing=True),
            in_order("lodged_on", "decided_on"),
            models.CheckConstraint(
                condition=models.Q(decided_on__isnull=True, outcome__isnull=True)
                | models.Q(decided_on__isnull=False, outcome__isnull=False),
                name="%(app_label)s_%(class)s_decided_when_and_how",
            ),
        ]

    def __str__(self) -> str:
        return f"application {self.pk}"


class Crossing(PersonFact):
    """A border crossing."""

    direction = models.CharField(max_length=5)
    crossed_on = models.DateField()
    border_post = _text()
    feed = _text(100)

    class Meta(PersonFact.Meta):
        constraints: ClassVar = [*PersonFact.Meta.constraints, one_of("direction", codes.Direction)]

    def __str__(self) -> str:
        return f"crossing {self.pk}"


class Presence(PersonFact):
    """Where somebody was reported or met."""

    place = _text()
    place_key = _text()
    place_kind = models.CharField(max_length=15)
    area_code = _text(13)
    from_on = models.DateField()
    until_on = _day()
    reported_by = _text()
    met_in_person = models.BooleanField()
    activity = _text(10)
    employer_key = _text()
    position = _text()
    left_indonesia_on = _day()

    class Meta(PersonFact.Meta):
        indexes: ClassVar = [
            *PersonFact.Meta.indexes,
            _named_by("employer_key", "from_on"),
            models.Index(fields=["office", "place_key", "from_on"], name="%(app_label)s_%(class)s_place"),
        ]
        constraints: ClassVar = [
            *PersonFact.Meta.constraints,
            one_of("place_kind", codes.PlaceKind),
            one_of("activity", codes.Activity, may_be_missing=True),
            in_order("from_on", "until_on"),
            an_area(),
        ]

    def __str__(self) -> str:
        return f"presence {self.pk}"


class WorkPermit(PersonFact):
    """An approved foreign-worker plan (pengesahan RPTKA) that names the person."""

    work_permit_number = _text(60)
    employer = models.CharField(max_length=200)
    employer_key = models.CharField(max_length=200)
    position = _text()
    place = _text()
    place_key = _text()
    valid_from = _day()
    valid_until = _day()

    class Meta(PersonFact.Meta):
        indexes: ClassVar = [*PersonFact.Meta.indexes, _named_by("employer_key")]
        constraints: ClassVar = [
            *PersonFact.Meta.constraints,
            written("employer"),
            in_order("valid_from", "valid_until"),
        ]

    def __str__(self) -> str:
        return f"work permit {self.pk}"


class Circumstance(PersonFact):
    """A circumstance under which nothing is concluded without a named officer."""

    kind = models.CharField(max_length=25)
    from_on = _day()
    until_on = _day()

    class Meta(PersonFact.Meta):
        constraints: ClassVar = [
            *PersonFact.Meta.constraints,
            one_of("kind", codes.CircumstanceKind),
            in_order("from_on", "until_on"),
        ]

    def __str__(self) -> str:
        return f"circumstance {self.pk}"


class Place(Fact):
    """What a source says of a place: an accommodation, a workplace, a home."""

    kind = models.CharField(max_length=15)
    name = models.CharField(max_length=200)
    place_key = models.CharField(max_length=200)
    address = _text(400)
    area_code = _text(13)
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    valid_from = _day()
    valid_until = _day()

    class Meta(Fact.Meta):
        constraints: ClassVar = [
            *Fact.Meta.constraints,
            one_of("kind", codes.PlaceKind),
            written("name"),
            an_area(),
            in_order("valid_from", "valid_until"),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="%(app_label)s_%(class)s_coordinates_are_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return f"place {self.pk}"


class Organisation(Fact):
    """What a source says of a sponsor, an employer or an accommodation's operator."""

    kind = models.CharField(max_length=15)
    name = models.CharField(max_length=200)
    organisation_key = models.CharField(max_length=200)
    registration_number = _text(60)
    address = _text(400)
    area_code = _text(13)
    valid_from = _day()
    valid_until = _day()

    class Meta(Fact.Meta):
        constraints: ClassVar = [
            *Fact.Meta.constraints,
            one_of("kind", codes.OrganisationKind),
            written("name"),
            an_area(),
            in_order("valid_from", "valid_until"),
        ]

    def __str__(self) -> str:
        return f"organisation {self.pk}"
