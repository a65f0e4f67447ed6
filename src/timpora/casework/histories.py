"""Cases as they were known at a moment: their people, findings and steps that had been recorded by then; the viewer comes first.

Where somebody went later (`gone_to`) is not asked: the steps say who was in a case when.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from timpora.casework.core.acts.every import from_plain
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.file import Step
from timpora.casework.models import Case, CaseFinding, CasePerson, CaseStep
from timpora.kernel.viewers import Viewer


@dataclass(frozen=True, kw_only=True)
class History:
    """A case at a moment: the record of each person by the number within it, whose each finding is, and what was done."""

    case: int
    people: Mapping[int, int]
    findings: Mapping[int, int]
    steps: tuple[Step, ...]


def histories(viewer: Viewer, *, as_known: datetime) -> list[History]:
    """Every case that the viewer sees and that was known at a moment, in the order of opening."""
    steps: dict[int, list[Step]] = defaultdict(list)
    for row in CaseStep.objects.filter(office=viewer.office, at__lte=as_known).order_by("case", "number").iterator():
        steps[row.case_id].append(Step(number=row.number, act=from_plain(row.said), by=row.account, at=row.at))
    later = CaseStep.objects.filter(office=viewer.office, at__gt=as_known, kind=ActKind.ADD_PERSON.value)
    came_later = {(case, said["record"]) for case, said in later.values_list("case", "said")}
    people: dict[int, dict[int, int]] = defaultdict(dict)
    for case, number, record in CasePerson.objects.filter(office=viewer.office).values_list("case", "number", "record"):
        if (case, record) not in came_later:
            people[case][number] = record
    findings: dict[int, dict[int, int]] = defaultdict(dict)
    for case, finding, number in CaseFinding.objects.filter(office=viewer.office).values_list("case", "finding", "person"):  # fmt: skip
        findings[case][finding] = number
    return [
        History(case=case, people=people[case], findings=findings[case], steps=tuple(steps[case]))
        for case in sorted(steps)
    ]


def first_case_on(viewer: Viewer, *, as_known: datetime) -> date | None:
    """The day on which the first case was opened that the viewer sees and that was known at a moment; of what was before, nothing is known."""
    told = Case.objects.filter(office=viewer.office, opened_at__lte=as_known).order_by("opened_on")
    return told.values_list("opened_on", flat=True).first()
