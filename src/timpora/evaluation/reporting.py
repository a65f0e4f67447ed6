"""Makes the monthly report: for the office and to be shared, as PDF and workbook in both languages, all in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Permission
from timpora.audit import actions as audit
from timpora.evaluation import keeping, report_queries
from timpora.evaluation import kept_queries as kept
from timpora.evaluation.core import events
from timpora.evaluation.core.asking import Asked, Source
from timpora.evaluation.core.comparing import period_before
from timpora.evaluation.core.computing import Answer, Figure
from timpora.evaluation.core.refusals import MONTH_GOES_ON, NO_SUCH_MONTH, SEES_NOT_EVERYBODY
from timpora.evaluation.core.reports import IN_GROUPS, Report
from timpora.evaluation.core.revising import Revision, revision, stages
from timpora.evaluation.core.standard_periods import month_name, month_of
from timpora.evaluation.core.written import written
from timpora.evaluation.filling import Judging
from timpora.evaluation.map_models import SHARED
from timpora.evaluation.queries import Evaluation, evaluate, evaluate_every_way
from timpora.evaluation.report_models import OF_THE_OFFICE, MonthlyReport
from timpora.evaluation.report_queries import Printed
from timpora.evaluation.report_sheets import workbook
from timpora.evaluation.report_words import said
from timpora.jobs import actions as jobs
from timpora.jobs.work import UNWATCHED, Line
from timpora.kernel.periods import Period
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language
from timpora.kernel.viewers import Viewer
from timpora.letters.typesetting import typeset
from timpora.postgres.one_at_a_time import one_at_a_time
from timpora.postgres.settled import settled_until


TEMPLATE = "monthly_report.typ"
MAKE_REPORT = "make_report"
LOCK = 7_010_003  # the first half of the advisory locks of reporting
type Wholes = Mapping[str, Figure]


def require(by: Viewer, month: Period | None, on: date) -> Period:
    """The month that is to be reported; raises Refused for who does not see everybody, for no month, and for one that goes on."""
    if not by.may(Permission.READ_REGISTER) or by.office is None or kept.clearance_of(by) < OF_THE_OFFICE:
        raise Refused(SEES_NOT_EVERYBODY)
    if month is None:
        raise Refused(NO_SUCH_MONTH)
    if month.last is None or month.last >= on:
        raise Refused(replace(MONTH_GOES_ON, what=MONTH_GOES_ON.what.fill(month=month_name(month.first))))
    return month


@transaction.atomic
def ask(*, by: Viewer, month: Period | None, on: date) -> int:
    """Begins the job that makes the report of a month; the job's number."""
    first = require(by, month, on).first
    title = month_name(first).within(Language.INDONESIAN)
    return jobs.begin(by=by, kind=MAKE_REPORT, subject=first.toordinal(), title=title)


@transaction.atomic
def make(*, by: Viewer, month: date, on: date, line: Line = UNWATCHED) -> int:
    """Makes both copies of the report of a month, as known now; the number of the office's copy."""
    period = require(by, month_of(month), on)
    one_at_a_time(LOCK, by.office)
    before = period_before(period)
    printed = report_queries.last_of(by, before.first)
    line.tell(0, 3)
    for_office = _for_the_office(by, period, before, printed)
    line.tell(1, 3)
    shared = _to_be_shared(by, for_office, on)
    line.tell(2, 3)
    made = _keep(by, for_office, printed)
    _keep(by, shared, None)
    line.tell(3, 3)
    audit.record(events.REPORT_MADE, subject=f"office:{by.office}", details={"report": made, "month": f"{period.first:%Y-%m}", "number": for_office.number})  # fmt: skip
    return made


def _for_the_office(by: Viewer, period: Period, before: Period, printed: Printed | None) -> Report:
    now, judging = settled_until(), Judging()
    found = evaluate_every_way(by, keeping.every(period, now), judging=judging)
    revisions, figures = None, None
    if printed is not None:
        figures = printed.figures
        revisions = _revisions(by, keeping.every(before, now), printed, judging)
    return Report(
        office=accounts.own_name(by).office, month=period, number=report_queries.next_number(by, period.first), is_shared=False, as_known=now,
        made_at=timezone.localtime(), answers=_wholes(found.answers), groups=_groups(found.answers), before=before,
        before_figures=figures or _figures(evaluate(by, keeping.every(before, now), judging=judging).answers), before_known=printed.as_known if printed else None,
        revisions=revisions, not_judged=found.not_judged,
    )  # fmt: skip


def _revisions(by: Viewer, asked: Asked, printed: Printed, judging: Judging) -> list[Revision]:
    """Each figure of the month before at each stage of knowledge; where the first and the last agree in all, nothing came late."""
    moments = stages(printed.as_known, asked.as_known)

    def figures(apart: Mapping[Source, datetime]) -> Wholes:
        return _figures(evaluate(by, replace(asked, apart=apart), judging=judging).answers)

    first, last = figures(moments[0]), figures(moments[-1])
    between: list[Wholes] = [first] * (len(moments) - 2)
    if {name: one.value for name, one in first.items()} != {name: one.value for name, one in last.items()}:
        between = [figures(one) for one in moments[1:-1]]
    worked_out: Sequence[Wholes] = [first, *between, last]
    return [revision(name, figure, [one[name] for one in worked_out]) for name, figure in printed.figures.items() if name in last]  # fmt: skip


def _to_be_shared(by: Viewer, report: Report, on: date) -> Report:
    """The same month as everybody may know it: as known when it ended, without small counts and without what could be subtracted."""
    now, before = shared_of(by, report.month, on), shared_of(by, report.before, on)
    return replace(
        report, is_shared=True, as_known=now.asked.as_known, answers=_wholes(now.answers), groups=_groups(now.answers),
        before_figures=_figures(before.answers), before_known=None, revisions=None, not_judged=None,
    )  # fmt: skip


def shared_of(by: Viewer, month: Period, on: date) -> Evaluation:
    """What is kept of a month for everybody; worked out where it is not, which is for who sees everybody."""
    found = kept.shared(by, month)
    if found is None:
        return keeping.shared_evaluation(by, month, on)
    told = kept.answers(by, [found], by=("", *{name for _, name in IN_GROUPS}))
    return Evaluation(
        asked=keeping.every(month, found.as_known), answers=tuple(told.get(found.id, ())), not_judged=None
    )


def _wholes(answers: Sequence[Answer]) -> list[Answer]:
    return [one for one in answers if one.by is None]


def _groups(answers: Sequence[Answer]) -> list[Answer]:
    return [one for one in answers if (one.indicator.id, one.by) in IN_GROUPS]


def _figures(answers: Sequence[Answer]) -> dict[str, Figure]:
    return {one.indicator.id: one.whole for one in answers if one.by is None}


def _keep(by: Viewer, report: Report, printed: Printed | None) -> int:
    files = _files(report)
    made = MonthlyReport.objects.create(
        office_id=by.office,
        month=report.month.first,
        number=report.number,
        seen_by=SHARED if report.is_shared else OF_THE_OFFICE,
        as_known=report.as_known,
        made_by=by.account,
        previous_id=printed.report if printed else None,
        figures={one.indicator.id: written(one.whole) for one in report.answers},
        digest=sha256(b"".join(files.values())).hexdigest(),
        **files,
    )  # type: ignore[misc]  # who reads the register has an office
    return made.pk


def _files(report: Report) -> dict[str, Any]:
    told = {language: said(report, language) for language in Language}
    pages = {f"pdf_{language}": typeset(TEMPLATE, told[language], made_at=report.made_at) for language in Language}
    return {**pages, **{f"xlsx_{language}": workbook(report, told[language], language) for language in Language}}


@transaction.atomic
def note_taking(*, report: int, form: str) -> None:
    """Notes that somebody takes a report along."""
    audit.record(events.REPORT_TAKEN, details={"report": report, "form": form})
