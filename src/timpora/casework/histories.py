"""Cases as they were known at a moment: their people, findings and steps that had been recorded by then; the viewer comes first.

Where somebody went later (`gone_to`) is not asked: the steps say who was in a case when, and which findings came into it when.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

import polars as pl
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from timpora.casework.core.acts.every import AnyAct, from_kept
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.history import History
from timpora.casework.models import Case, CaseFinding, CasePerson, CaseStep
from timpora.kernel.viewers import Viewer
from timpora.register import columns


type Row = tuple[int, int, int]  # a case, the record or the finding, and the person's number within the case
type Arrival = tuple[int, int]  # a case, and which record or finding came into it
ACTS_AT_ONCE = 10_000  # their texts and what is read of them are in memory together
NONE: Mapping[int, int] = MappingProxyType({})  # of cases about nobody or without findings


def histories(viewer: Viewer, *, as_known: datetime, kinds: Collection[ActKind] = tuple(ActKind)) -> list[History]:
    """Every case that the viewer sees and that was known at a moment, in the order of opening, with its acts of some kinds or of all."""
    people: dict[int, dict[int, int]] = defaultdict(dict)
    of_office = CasePerson.objects.filter(office=viewer.office)
    for case, record, number in _by_then(_in_order(of_office, "record", "number"), _people_later(viewer, as_known)):
        people[case][number] = record
    findings: dict[int, dict[int, int]] = defaultdict(dict)
    kept = CaseFinding.objects.filter(office=viewer.office)
    for case, finding, number in _by_then(_in_order(kept, "finding", "person"), _findings_later(viewer, as_known)):
        findings[case][finding] = number
    acts = _acts(viewer, as_known, kinds)
    return [History(case, people.get(case, NONE), findings.get(case, NONE), done) for case, done in acts]


def _acts(viewer: Viewer, as_known: datetime, kinds: Collection[ActKind]) -> Iterator[tuple[int, Sequence[AnyAct]]]:
    """What was done in each case where anything was, by its number; of a case, in the order of its steps."""
    done = CaseStep.objects.filter(office=viewer.office, at__lte=as_known, kind__in=sorted(kinds))
    told = columns.read(
        done.annotate(text=Cast("said", TextField())).values_list("case", "number", "text"),
        {"case": pl.Int64(), "number": pl.Int64(), "text": pl.String()},
    ).sort("case", "number")
    acts = list[AnyAct]()
    for texts in told.get_column("text").to_frame().iter_slices(ACTS_AT_ONCE):
        acts += from_kept(texts.to_series().to_list())
    first = 0
    for steps, case in told.get_column("case").rle().struct.unnest().rows():
        yield case, acts[first : first + steps]
        first += steps


def _in_order(of_cases: QuerySet[Any], *names: str) -> list[Row]:
    """Rows of a table about cases in the order in which they were written."""
    schema = dict.fromkeys(("id", "case", *names), pl.Int64())
    return columns.read(of_cases.values_list(*schema), schema).sort("id").select("case", *names).rows()


def _by_then(rows: Sequence[Row], later: Iterable[Arrival]) -> Sequence[Row]:
    """Rows in their order without those that came later: of what came into a case several times, the last ones."""
    left = Counter(later)
    if not left:
        return rows
    kept = list[Row]()
    for case, what, number in reversed(rows):
        if left[case, what]:
            left[case, what] -= 1
        else:
            kept.append((case, what, number))
    return kept[::-1]


def _people_later(viewer: Viewer, as_known: datetime) -> Iterator[Arrival]:
    added = CaseStep.objects.filter(office=viewer.office, at__gt=as_known, kind=ActKind.ADD_PERSON.value)
    return ((case, said["record"]) for case, said in added.values_list("case", "said"))


def _findings_later(viewer: Viewer, as_known: datetime) -> Iterator[Arrival]:
    """The findings that were linked, and those that came along as their case was joined: of who had not been split off before."""
    later = CaseStep.objects.filter(office=viewer.office, at__gt=as_known)
    for case, said in later.filter(kind=ActKind.LINK_FINDING.value).values_list("case", "said"):
        yield case, said["finding"]
    joins = {case: said["other"] for case, said in later.filter(kind=ActKind.JOIN.value).values_list("case", "said")}
    parted = CaseStep.objects.filter(office=viewer.office, case__in=list(joins), kind=ActKind.SPLIT.value)
    apart = {(case, number) for case, said in parted.values_list("case", "said") for number in said["people"]}
    gone = CaseFinding.objects.filter(office=viewer.office, case__in=list(joins), gone_to__isnull=False)
    for case, number, finding in gone.values_list("case", "person", "finding"):
        if (case, number) not in apart:
            yield joins[case], finding


def number_of_cases(viewer: Viewer) -> int:
    """How many cases the viewer sees."""
    return Case.objects.filter(office=viewer.office).count()


def first_case_on(viewer: Viewer, *, as_known: datetime) -> date | None:
    """The day on which the first case was opened that the viewer sees and that was known at a moment; of what was before, nothing is known."""
    told = Case.objects.filter(office=viewer.office, opened_at__lte=as_known).order_by("opened_on")
    return told.values_list("opened_on", flat=True).first()
