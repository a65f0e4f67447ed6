"""Works figures out and keeps them: those of the standard periods by the office's machine, any other for who asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.functions import TransactionNow
from django.db import transaction
from django.utils import timezone

from timpora.accounts import doors
from timpora.accounts.core.roles import Clearance, Permission
from timpora.audit import actions as audit
from timpora.casework import histories as casework
from timpora.evaluation import kept_queries as kept
from timpora.evaluation.core import events
from timpora.evaluation.core.asking import Asked, known_at
from timpora.evaluation.core.asking import asked as checked
from timpora.evaluation.core.comparing import period_before
from timpora.evaluation.core.computing import Answer
from timpora.evaluation.core.indicators import standard_indicators
from timpora.evaluation.core.refusals import MAY_NOT
from timpora.evaluation.core.standard_periods import MONTHS_KEPT, QUARTERS_KEPT, months, name_of, quarters
from timpora.evaluation.core.written import written
from timpora.evaluation.filling import Judging
from timpora.evaluation.kept_models import KeptEvaluation, KeptFigure, KeptRows
from timpora.evaluation.map_models import SHARED
from timpora.evaluation.queries import Evaluation, evaluate_every_way
from timpora.jobs import actions as jobs
from timpora.jobs.work import UNWATCHED, Line
from timpora.kernel.periods import ONE_DAY, Period
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language
from timpora.kernel.viewers import Viewer
from timpora.postgres.one_at_a_time import one_at_a_time
from timpora.postgres.settled import settled_until
from timpora.register import queries as register
from timpora.register.listing import end_of
from timpora.screening import histories as screening


AT_ONCE = 2_000  # rows a statement
LOCK = 7_010_002  # the first half of the advisory locks of evaluating
ASKING = 7_010_004  # and of asking for a period, by account
EVALUATE, EVALUATE_ONE = "evaluate", "evaluate_one"
type Work = tuple[Period, tuple[Clearance, ...]]  # without a clearance, a month to be shared
MOST_OWN = 24  # evaluations that are kept for who asked; the oldest make room


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How far back the standard periods go."""

    months: int = MONTHS_KEPT
    quarters: int = QUARTERS_KEPT


@transaction.atomic
def evaluate_the_office(
    *, by: Viewer, on: date, line: Line = UNWATCHED, reach: Reach | None = None, again: bool = False
) -> int | None:
    """The standard periods as each clearance knows them now, and whole months as everybody may know them; how many, None where it was done today.

    What may be shared is as known when its month ended, so that it is worked out once.
    """
    if by.office is None or not by.may(Permission.SCREEN):
        return None
    one_at_a_time(LOCK, by.office)
    if not again and kept.counted_for(by, on):
        return None
    wanted = reach or Reach()
    periods = sorted(
        {*months(on, wanted.months).values(), *quarters(on, wanted.quarters).values()},
        key=lambda one: (one.last, one.first),
    )
    now = settled_until()
    shared = [one for one in _months_to_share(on, wanted.months, now) if kept.shared(by, one) is None]
    alike = _clearances_alike(by)
    work: list[Work] = [*((one, levels) for levels in alike for one in periods), *((one, ()) for one in shared)]
    kept.standard(by).delete()
    whose, judging = alike[0], Judging()
    for done, (period, levels) in enumerate(work):
        line.tell(done, len(work))
        if levels != whose:  # each judges for itself, and what the one before has read is let go
            whose, judging = levels, Judging()
        if levels:
            _keep_for(by, levels, period, now, judging)
        else:
            _keep(by, _shared(by, period, on, now, judging), seen_by=SHARED, known_on=period.last)
    line.tell(len(work), len(work))
    audit.record(
        events.FIGURES_KEPT, subject=f"office:{by.office}", details={"day": on.isoformat(), "evaluations": len(work)}
    )
    return len(work)


def _months_to_share(on: date, back: int, now: datetime) -> list[Period]:
    """The months that have ended and of which all is known that was recorded until their end; the others wait for another day."""
    ended = list(months(on, back).values())[1:]
    return [one for one in ended if _stands_still(on, now) or now >= _end_of(one)]


def _stands_still(on: date, now: datetime) -> bool:
    """Whether the office stands still on a day, and is not an office at midnight."""
    return now.date() - on > ONE_DAY


def _end_of(month: Period) -> datetime:
    assert month.last is not None  # months end
    return end_of(month.last)


def _clearances_alike(by: Viewer) -> list[tuple[Clearance, ...]]:
    """The clearances, those together that see equally much: each sees all that a lower one sees, so that as many rows are the same rows."""
    alike: dict[tuple[int, ...], tuple[Clearance, ...]] = {}
    for level in Clearance:
        with doors.with_no_more_than(level):
            facts = (register.facts(by, kind).order_by().count() for kind in register.KINDS)
            seen = (*facts, casework.number_of_cases(by), screening.number_of_findings(by))
        alike[seen] = (*alike.get(seen, ()), level)
    return list(alike.values())


def _keep_for(by: Viewer, levels: tuple[Clearance, ...], period: Period, as_known: datetime, judging: Judging) -> None:
    with doors.with_no_more_than(levels[0]):
        found = evaluate_every_way(by, every(period, as_known), judging=judging)
    for level in levels:
        _keep(by, found, seen_by=level.value)


def shared_evaluation(by: Viewer, month: Period, on: date) -> Evaluation:
    """A whole month as known when it ended, without small counts; where the office stands still on a day, as known now, since all was recorded later.

    Whoever works it out, it counts nobody whom an officer does not see, since an officer could subtract the own figures from it.
    """
    return _shared(by, month, on, settled_until(), Judging())


def _shared(by: Viewer, month: Period, on: date, now: datetime, judging: Judging) -> Evaluation:
    as_known = now if _stands_still(on, now) else min(now, _end_of(month))
    with doors.with_no_more_than(Clearance.OFFICE):
        return evaluate_every_way(by, every(month, as_known), hides_small=True, judging=judging)


def every(period: Period, as_known: datetime) -> Asked:
    """All indicators of a period."""
    return Asked(period=period, as_known=as_known, indicators=tuple(standard_indicators().values()))


def _keep(
    by: Viewer, found: Evaluation, *, seen_by: int, known_on: date | None = None, asked_by: int | None = None
) -> int:
    asked = found.asked
    made = KeptEvaluation.objects.create(
        office_id=by.office,
        seen_by=seen_by,
        asked_by=asked_by,
        first_day=asked.period.first,
        last_day=asked.last,
        known_on=known_on,
        as_known=asked.as_known,
        not_judged=found.not_judged,
        law=found.law or "",
        counted_at=TransactionNow(),
    )  # type: ignore[misc]  # who reads the register has an office
    _fill(by, made.pk, found)
    return made.pk


def _fill(by: Viewer, evaluation: int, found: Evaluation) -> None:
    KeptFigure.objects.bulk_create(_rows(by, evaluation, found.answers), batch_size=AT_ONCE)
    KeptRows.objects.bulk_create(
        KeptRows(
            office_id=by.office,
            evaluation_id=evaluation,
            indicator=name,
            columns=list(one.columns),
            rows=[list(row) for row in one.rows],
        )  # type: ignore[misc]  # as above
        for name, one in found.behind.items()
    )


def _rows(by: Viewer, evaluation: int, answers: Iterable[Answer]) -> Iterator[KeptFigure]:
    for told in answers:
        figures = [("", None, told.whole)] if told.by is None else [(told.by, group, one) for group, one in told.groups]
        for name, group, one in figures:
            yield KeptFigure(
                office_id=by.office,
                evaluation_id=evaluation,
                indicator=told.indicator.id,
                by=name,
                group_key=group,
                **written(one),
            )  # type: ignore[misc]  # as above


@transaction.atomic
def ask(*, by: Viewer, period: Period, known_on: date | None, on: date) -> int:
    """Begins the job that works a period out for who asks, as known on a day or now; the job's number. Raises Refused where it cannot be."""
    if not by.may(Permission.READ_REGISTER) or by.office is None:
        raise Refused(MAY_NOT)
    typed = None if known_on is None or known_on >= on else known_on
    known, day = _moment(typed, on)
    asked = checked(
        first=period.first,
        last=period.last or period.first,
        as_known=known,
        known_on=day,
        indicator=None,
        by=None,
        known=standard_indicators(),
    )
    one_at_a_time(ASKING, by.account)
    alike = kept.own(by).filter(first_day=period.first, last_day=asked.last, **_known(typed))
    list(alike.filter(counted_at__isnull=True).select_for_update())  # a job that is just writing its answer ends first
    alike.delete()
    waiting = KeptEvaluation.objects.create(
        office_id=by.office, seen_by=kept.clearance_of(by), asked_by=by.account, first_day=period.first, last_day=asked.last, known_on=typed, as_known=known
    )  # fmt: skip
    for one in kept.own(by).filter(counted_at__isnull=False).order_by("-id")[MOST_OWN:]:
        one.delete()
    title = name_of(asked.period).within(Language.INDONESIAN)
    return jobs.begin(by=by, kind=EVALUATE_ONE, subject=waiting.pk, title=title)


def _known(typed: date | None) -> dict[str, Any]:
    return {"known_on__isnull": True} if typed is None else {"known_on": typed}


def _moment(typed: date | None, on: date) -> tuple[datetime, date]:
    known, day = known_at(typed, today=on, now=timezone.localtime(), end=None if typed is None else end_of(typed))
    return min(known, settled_until()), day


@transaction.atomic
def answer(*, by: Viewer, number: int, on: date, line: Line = UNWATCHED) -> None:
    """Works out what was asked, and the period before it to compare with; nothing where it was asked anew meanwhile, or is there."""
    question = kept.own(by).filter(pk=number, counted_at__isnull=True)
    waiting = question.first()
    if waiting is None:
        return
    line.tell(0, 2)
    as_known, _ = _moment(waiting.known_on, on)
    found = evaluate_every_way(by, every(Period(waiting.first_day, waiting.last_day), as_known))
    line.tell(1, 2)
    before = _before(by, waiting, as_known)
    one_at_a_time(ASKING, by.account)
    if question.select_for_update().first() is None:  # asked anew while this was worked out; that has a job of its own
        return
    kept.own(by).filter(pk=number).update(
        counted_at=TransactionNow(), as_known=as_known, not_judged=found.not_judged, law=found.law or ""
    )
    _fill(by, number, found)
    if before is not None and not _is_asked(by, before.asked.period, waiting.known_on):  # nor meanwhile
        _keep(by, before, seen_by=waiting.seen_by, known_on=waiting.known_on, asked_by=by.account)
    line.tell(2, 2)


def _before(by: Viewer, asked: KeptEvaluation, as_known: datetime) -> Evaluation | None:
    """The period before; None where there is none or no law for it, so that nothing is there to compare with, and where it was asked for by itself."""
    try:
        before = period_before(Period(asked.first_day, asked.last_day))
        if _is_asked(by, before, asked.known_on):
            return None
        return evaluate_every_way(by, every(before, as_known))
    except Refused:
        return None


def _is_asked(by: Viewer, period: Period, known_on: date | None) -> bool:
    return (
        kept.own(by).filter(first_day=period.first, last_day=period.last or period.first, **_known(known_on)).exists()
    )
