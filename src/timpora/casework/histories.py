"""Cases as they were known at a moment: their people, findings and steps that had been recorded by then; the viewer comes first.

Where somebody went later (`gone_to`) is not asked: the steps say who was in a case when, and which findings came into it when.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextField
from django.db.models.functions import Cast

from timpora.casework.core.acts.every import from_kept
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.file import Step
from timpora.casework.models import Case, CaseFinding, CasePerson, CaseStep
from timpora.kernel.viewers import Viewer


type Row = tuple[int, int, int]  # a case, the record or the finding, and the person's number within the case
type Arrival = tuple[int, int]  # a case, and which record or finding came into it


@dataclass(frozen=True, kw_only=True)
class History:
    """A case at a moment: the record of each person by the number within it, whose each finding is, and what was done."""

    case: int
    people: Mapping[int, int]
    findings: Mapping[int, int]
    steps: tuple[Step, ...]


def histories(viewer: Viewer, *, as_known: datetime, kinds: Collection[ActKind] = tuple(ActKind)) -> list[History]:
    """Every case that the viewer sees and that was known at a moment, in the order of opening, with its steps of some kinds or of all."""
    steps: dict[int, list[Step]] = defaultdict(list)
    done = CaseStep.objects.filter(office=viewer.office, at__lte=as_known, kind__in=sorted(kinds)).order_by(
        "case", "number"
    )
    told = done.annotate(text=Cast("said", TextField())).values_list("case", "number", "text", "account", "at")
    for case, number, text, account, at in told.iterator():
        steps[case].append(Step(number=number, act=from_kept(text), by=account, at=at))
    of_office = CasePerson.objects.filter(office=viewer.office).order_by("case", "number")
    people: dict[int, dict[int, int]] = defaultdict(dict)
    for case, record, number in _by_then(of_office.values_list("case", "record", "number"), _people_later(viewer, as_known)):  # fmt: skip
        people[case][number] = record
    kept = CaseFinding.objects.filter(office=viewer.office).order_by("id")
    findings: dict[int, dict[int, int]] = defaultdict(dict)
    for case, finding, number in _by_then(kept.values_list("case", "finding", "person"), _findings_later(viewer, as_known)):  # fmt: skip
        findings[case][finding] = number
    return [
        History(case=case, people=people[case], findings=findings[case], steps=tuple(steps[case]))
        for case in sorted(steps)
    ]


def _by_then(rows: Iterable[Row], later: Iterable[Arrival]) -> Sequence[Row]:
    """Rows in their order without those that came later: of what came into a case several times, the last ones."""
    kept, left = list[Row](), Counter(later)
    for case, what, number in reversed(list(rows)):
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
