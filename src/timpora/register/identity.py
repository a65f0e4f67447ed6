"""Who is one person, asked of the database: around some records, or over the whole office; as the viewer may see it.

Around some records, everything that a key or a judgement could join to them is read in a few rounds, so the cost follows the
person and not the register; the answer is the same as over the whole.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

import polars as pl
from django.db import connection
from django.db.models import Count, F, Max, Min, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from timpora.kernel.viewers import Viewer
from timpora.register import queries
from timpora.register.beside import beside, holders_of
from timpora.register.core.identity import Holding, Identity, Judged, identity_of
from timpora.register.core.identity_columns import HOLDINGS, persons_of
from timpora.register.judgements import JudgedBy, Judgement, Verdict
from timpora.register.models import DoubtedNumber


NO_STATE = ""
HELD = ("person_record", "document_number", "state", "person_record__born_earliest", "person_record__born_latest")


def judgements(viewer: Viewer, *, as_known: datetime | None = None) -> QuerySet[Judgement]:
    """The judgements that held at a moment of knowledge, in the order of weight: officers' first, then the earlier."""
    held = queries.known(Judgement.objects.filter(office=viewer.office), as_known)
    return held.order_by("judged_by", "id")


def judgements_on(viewer: Viewer, records: Collection[int]) -> QuerySet[Judgement]:
    """The judgements that hold on some records."""
    return judgements(viewer).filter(Q(first_record__in=records) | Q(second_record__in=records))


def whole(viewer: Viewer, *, as_known: datetime | None = None) -> Identity:
    """The persons of the whole office."""
    records = queries.facts(viewer, "people", as_known=as_known).values_list("id", flat=True)
    judged = (pair for _, _, pair in _judged(judgements(viewer, as_known=as_known)))
    return identity_of(records, _holdings(_documents(viewer, as_known)), judged)


def whole_in_columns(
    viewer: Viewer, people: pl.DataFrame, documents: pl.DataFrame, *, as_known: datetime | None = None
) -> pl.DataFrame:
    """The persons of the whole office, of whom all rows were read: `record` and `person`, in order of record.

    `people` says of each `record` its nationality and birth days, `documents` of each `record` a document_number and its issuing_state.
    """
    said = documents.join(people.select("record", "nationality", "born_earliest", "born_latest"), on="record")
    state = pl.coalesce("issuing_state", "nationality")
    holdings = said.select(
        "record", pl.when(state != NO_STATE).then(state).alias("state"), "born_earliest", "born_latest", document="document_number"
    ).select(list(HOLDINGS))  # fmt: skip
    judged = [pair for _, _, pair in _judged(judgements(viewer, as_known=as_known))]
    return persons_of(people.get_column("record"), holdings, judged)


def around(viewer: Viewer, records: Collection[int], *, as_known: datetime | None = None) -> Identity:
    """The persons that some records belong to, with all records of each; the unknown are left out."""
    found: set[int] = set()
    holdings: list[Holding] = []
    words: set[tuple[str, int, Judged]] = set()
    asked = new = set(records)
    while new:
        told = beside(viewer, new, as_known=as_known)
        found |= told.known
        holdings += told.holdings
        words.update(told.judged)
        # Numbers are brought here first: a subquery tempts the planner to read the whole table once a number.
        near = holders_of(viewer, {holding.document for holding in told.holdings}, as_known=as_known)
        near.update(*((pair.first, pair.second) for _, _, pair in told.judged))
        new = near - asked
        asked = asked | new
    in_order = sorted(words, key=lambda word: word[:2])
    return identity_of(sorted(found), holdings, [pair for _, _, pair in in_order if {pair.first, pair.second} <= found])


def are_judged_same(viewer: Viewer, first: int, second: int) -> bool:
    """Whether officers' judgements together say that two records are one person."""
    return second in _joined(_officers(viewer, Verdict.SAME), first)


def are_judged_apart(viewer: Viewer, first: int, second: int) -> bool:
    """Whether officers' judgements together say that two records are not one person."""
    apart = _officers(viewer, Verdict.NOT_THE_SAME)
    if not apart.exists():
        return False
    same = _officers(viewer, Verdict.SAME)
    side, other = _joined(same, first), _joined(same, second)
    between = Q(first_record__in=side, second_record__in=other) | Q(first_record__in=other, second_record__in=side)
    return apart.filter(between).exists()


def _officers(viewer: Viewer, verdict: Verdict) -> QuerySet[Judgement]:
    return judgements(viewer).filter(judged_by=JudgedBy.OFFICER, verdict=verdict).order_by()


def _joined(same: QuerySet[Judgement], record: int) -> set[int]:
    found, new = set[int](), {record}
    while new:
        found |= new
        pairs = same.filter(Q(first_record__in=new) | Q(second_record__in=new))
        new = {one for pair in pairs.values_list("first_record", "second_record") for one in pair} - found
    return found


def contradicted(viewer: Viewer, *, as_known: datetime | None = None) -> list[str]:
    """Document numbers whose rows disagree on state or birth, for the list of what has to be looked at."""
    # Only among numbers noted as their rows came: to count a whole register for each reader would take seconds.
    noted = DoubtedNumber.objects.filter(office=viewer.office).values_list("document_number", flat=True)
    grouped = (
        _documents(viewer, as_known)
        .filter(document_number__in=set(noted))
        .values("document_number")
        .annotate(
            states=Count("state", distinct=True, filter=~Q(state=NO_STATE)),
            latest_beginning=Max("person_record__born_earliest"),
            earliest_end=Min("person_record__born_latest"),
        )
    )
    against = grouped.filter(Q(states__gt=1) | Q(latest_beginning__gt=F("earliest_end")))
    return list(against.order_by("document_number").values_list("document_number", flat=True))


def note_all_doubts() -> None:
    """Looks through the whole register, of every office, for numbers whose rows disagree."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT register_note_all_doubts()")


def holders(viewer: Viewer, documents: Collection[str]) -> Mapping[str, list[int]]:
    """The records that name each of some document numbers, in order."""
    found: dict[str, list[int]] = {document: [] for document in documents}
    named = _documents(viewer, None).filter(document_number__in=documents).order_by("person_record")
    for document, record in named.values_list("document_number", "person_record").distinct():
        found[document].append(record)
    return found


def _documents(viewer: Viewer, as_known: datetime | None) -> QuerySet[Any]:
    held: QuerySet[Any] = queries.facts(viewer, "travel_documents", as_known=as_known)
    named: QuerySet[Any] = held.order_by().annotate(
        state=Coalesce("issuing_state", "person_record__nationality", Value(NO_STATE))
    )
    return named


def _holdings(documents: QuerySet[Any]) -> Iterator[Holding]:
    for record, document, state, earliest, latest in documents.values_list(*HELD).iterator():
        yield Holding(record=record, document=document, state=state or None, born_earliest=earliest, born_latest=latest)


def _judged(rows: QuerySet[Judgement]) -> Iterator[tuple[str, int, Judged]]:
    """Each judgement after what it weighs: who judged, and its number."""
    told = rows.values_list("judged_by", "id", "verdict", "first_record", "second_record")
    for by, number, verdict, first, second in told:
        yield by, number, Judged(first=first, second=second, are_same=verdict == Verdict.SAME)
