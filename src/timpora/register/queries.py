"""What may be read of the register: the viewer comes first, and every answer is of a day of knowledge.

The database shows the viewer the own office's rows within the own clearance; what is asked here is which of them were known when.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from timpora.kernel.viewers import Viewer
from timpora.register import models
from timpora.register.ledger import Fact, Recorded, Source


# By the names that rules use (`timpora.facts.register.SCHEMAS`), and places and organisations beside them.
KINDS: Mapping[str, type[Fact]] = {
    "people": models.PersonRecord,
    "travel_documents": models.TravelDocument,
    "stay_permits": models.StayPermit,
    "applications": models.Application,
    "crossings": models.Crossing,
    "presence": models.Presence,
    "work_permits": models.WorkPermit,
    "circumstances": models.Circumstance,
    "places": models.Place,
    "organisations": models.Organisation,
}
OF_A_PERSON = tuple(name for name in KINDS if name not in {"people", "places", "organisations"})


def sources(viewer: Viewer, *, as_known: datetime | None = None) -> QuerySet[Source]:
    """The sources that held at a moment of knowledge, the latest first."""
    return known(Source.objects.filter(office=viewer.office), as_known).order_by("-id")


def facts(viewer: Viewer, kind: str, *, as_known: datetime | None = None) -> QuerySet[Any]:
    """The facts of a kind that held at a moment of knowledge, in the order of recording; raises KeyError for what is no kind."""
    return known(KINDS[kind]._default_manager.filter(office=viewer.office), as_known).order_by("id")  # noqa: SLF001 - Django's name for it


def about(viewer: Viewer, person_record: int, *, as_known: datetime | None = None) -> dict[str, list[Fact]]:
    """Everything that held about one record at a moment of knowledge, kind by kind."""
    return {kind: list(facts(viewer, kind, as_known=as_known).filter(person_record=person_record)) for kind in OF_A_PERSON}  # fmt: skip


def history(viewer: Viewer, kind: str, fact: int) -> list[Fact]:
    """A fact and what it replaced, the latest first, withdrawn or not."""
    told: list[Fact] = []
    wanted: int | None = fact
    while wanted is not None:
        found = KINDS[kind]._default_manager.filter(office=viewer.office, pk=wanted).first()  # noqa: SLF001 - Django's name for it
        if found is None:
            break
        told.append(found)
        wanted = found.replaces
    return told


def known[Row: Recorded](rows: QuerySet[Row], at: datetime | None) -> QuerySet[Row]:
    """Those rows that held at a moment of knowledge; None is now."""
    if at is None:
        return rows.filter(withdrawn_at__isnull=True)
    return rows.filter(Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=at), recorded_at__lte=at)
