"""Monthly reports as their viewer may read them; the viewer comes first, and the database shows each role its copies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from timpora.evaluation.core.computing import Figure
from timpora.evaluation.core.written import read
from timpora.evaluation.map_models import SHARED
from timpora.evaluation.report_models import OF_THE_OFFICE, MonthlyReport
from timpora.kernel.text import Language
from timpora.kernel.viewers import Viewer


FORMS = ("pdf", "xlsx")
MOST = 120  # ten years of months


@dataclass(frozen=True, kw_only=True)
class ReportSeen:
    """A report without its files."""

    id: int
    month: date
    number: int
    is_shared: bool
    as_known: datetime
    made_at: datetime
    made_by: int
    digest: str


def reports(viewer: Viewer) -> list[ReportSeen]:
    """The reports that the viewer may read, the latest month first."""
    rows = MonthlyReport.objects.filter(office=viewer.office).order_by("-month", "-number", "-seen_by")
    found = rows.values_list("id", "month", "number", "seen_by", "as_known", "made_at", "made_by", "digest")[: 2 * MOST]
    return [
        ReportSeen(id=id_, month=month, number=number, is_shared=seen_by == SHARED, as_known=known, made_at=at, made_by=by, digest=digest)
        for id_, month, number, seen_by, known, at, by, digest in found
    ]  # fmt: skip


def file_of(viewer: Viewer, report: int, form: str, language: Language) -> bytes | None:
    """One file of a report; None where the viewer sees no such report."""
    rows = MonthlyReport.objects.filter(office=viewer.office, pk=report)
    found = rows.values_list(f"{form}_{language.value}", flat=True).first()
    return None if found is None else bytes(found)


@dataclass(frozen=True, kw_only=True)
class Printed:
    """What a report said of its month, and what was known then."""

    report: int
    as_known: datetime
    figures: Mapping[str, Figure]


def last_of(viewer: Viewer, month: date) -> Printed | None:
    """The latest report of the office about a month."""
    rows = MonthlyReport.objects.filter(office=viewer.office, month=month, seen_by=OF_THE_OFFICE).order_by("-number")
    found = rows.values_list("id", "as_known", "figures").first()
    if found is None:
        return None
    return Printed(report=found[0], as_known=found[1], figures={name: read(told) for name, told in found[2].items()})


def next_number(viewer: Viewer, month: date) -> int:
    """Under which number the next report of a month stands."""
    rows = MonthlyReport.objects.filter(office=viewer.office, month=month).order_by("-number")
    return (rows.values_list("number", flat=True).first() or 0) + 1
