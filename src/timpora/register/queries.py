"""What may be read of the register: the viewer comes first, and every answer is of a day of knowledge.

The database shows the viewer the own office's rows within the own clearance; what is asked here is which of them were known when.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Min, Q, QuerySet

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


def one(viewer: Viewer, kind: str, fact: int) -> Any | None:
    """A fact of a kind, also one that was withdrawn; None where the viewer sees none."""
    model = KINDS.get(kind)
    if model is None:
        return None
    return model._default_manager.filter(office=viewer.office, pk=fact).select_related("source").first()  # noqa: SLF001


def on_day[Row: Fact](rows: QuerySet[Row], day: date) -> QuerySet[Row]:
    """Of places or organisations, those whose word holds on a day."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return rows.filter(begun, Q(valid_until__isnull=True) | Q(valid_until__gte=day))


def once_each[Row: Fact](kind: str, rows: QuerySet[Row]) -> QuerySet[Row]:
    """Of what many sources say of places or organisations, one row for each: the first that was recorded."""
    firsts = rows.order_by().values(*_same_place(kind)).annotate(first=Min("id")).values("first")
    return rows.filter(pk__in=firsts)


def words_on(viewer: Viewer, kind: str, fact: Any, *, as_known: datetime | None = None) -> list[Fact]:
    """What every source says of the same place or organisation, with its source."""
    same = {name: getattr(fact, name) for name in _same_place(kind)}
    asked = {f"{name}__isnull": True for name, value in same.items() if value is None}
    asked |= {name: value for name, value in same.items() if value is not None}
    return list(facts(viewer, kind, as_known=as_known).filter(**asked).select_related("source"))


def _same_place(kind: str) -> tuple[str, ...]:
    return ("kind", "place_key", "area_code") if kind == "places" else ("kind", "organisation_key")


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


def standing_for(viewer: Viewer, kind: str, fact: int) -> int | None:
    """What holds of a fact today: itself, or what replaced it, and so on; None where nothing is left that the viewer sees."""
    rows, wanted = KINDS[kind]._default_manager.filter(office=viewer.office), fact  # noqa: SLF001 - Django's name for it
    while not rows.filter(pk=wanted, withdrawn_at__isnull=True).exists():
        after = rows.filter(replaces=wanted).order_by("-id").values_list("pk", flat=True).first()
        if after is None:
            return None
        wanted = after
    return wanted


def known[Row: Recorded](rows: QuerySet[Row], at: datetime | None) -> QuerySet[Row]:
    """Those rows that held at a moment of knowledge; None is now."""
    if at is None:
        return rows.filter(withdrawn_at__isnull=True)
    return rows.filter(Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=at), recorded_at__lte=at)


def held(row: str, as_known: datetime | None) -> str:
    """The same as a condition of a statement of our own on a row named so; the moment is bound as `until`."""
    if as_known is None:
        return f"{row}.withdrawn_at IS NULL"
    return f"({row}.withdrawn_at IS NULL OR {row}.withdrawn_at > %(until)s) AND {row}.recorded_at <= %(until)s"
