"""Deadlines of a case: when each ends by the law of the day on which it began, what stops it, and how near it is.

Nothing here holds a number. What a term is comes from the law, and how it is counted stands beside it there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from timpora.casework.core.terms import TERMS, USED_OR_NOT, ClockKind, Term
from timpora.kernel.periods import ONE_DAY, Period
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.kernel.working_days import WorkingCalendar, calendar_days_after, calendar_days_between, is_within
from timpora.screening.core.case_law import CaseLaw, LegalValue


class ClockState(StrEnum):
    """How near a deadline is, or how it was kept."""

    RUNNING = "running"
    WARNING = "warning"
    DUE_TODAY = "due_today"
    LATE = "late"
    RUN_OUT = "run_out"  # a time that somebody had and did not use: nobody is late
    MET = "met"
    MET_LATE = "met_late"


OVER = frozenset({ClockState.MET, ClockState.MET_LATE})
CALENDAR_DAYS, WORKING_DAYS = "days", "working_days"
BY_THE_DECISION = Text(id="Keputusan dalam perkara ini", en="The decision in this case")


@dataclass(frozen=True, kw_only=True)
class Span:
    """What began and, perhaps, ended: from the case's own record; `pauses` are the days on which the law stops it.

    `days` is the term where the case's own decision sets it, and neither law nor office does.
    """

    kind: ClockKind
    person: int | None
    began_on: date
    ended_on: date | None = None
    pauses: tuple[Period, ...] = ()
    days: int | None = None

    def __post_init__(self) -> None:
        if self.ended_on is not None and self.ended_on < self.began_on:
            message = f"A span ends on or after the day it begins: {self.began_on} to {self.ended_on}"
            raise ValueError(message)


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A deadline as it stands on a day; `day` of `of` is how far it has run, and `note` says what may still move it."""

    span: Span
    due_on: date
    warn_on: date
    basis: LegalValue
    day: int
    of: int
    state: ClockState
    sentence: Text
    note: Text | None

    @property
    def is_over(self) -> bool:
        """Whether what was to be done is done."""
        return self.state in OVER


def clock_of(span: Span, *, law: CaseLaw, on: date) -> Clock | None:
    """A deadline as it stands on a day; None where neither law nor office set one on the day it began.

    A later change of the law or of a setting does not move a deadline that has begun; the warning goes by the law of the day asked.
    """
    term = TERMS[span.kind]
    basis = _basis(span, term, law)
    if basis is None:
        return None
    pauses, note = _closed(span.pauses, _reached(span, on)), None
    as_if_known = law.calendar.as_if_known()
    try:
        due_on = _due_on(span, basis, pauses, law.calendar)
    except Refused as refused:
        due_on, note = _due_on(span, basis, pauses, as_if_known), refused.refusal.what
    counted = _Counted(due_on=due_on, day=_day(span, basis, pauses, as_if_known, on))
    warning = law.value(term.warning)
    warn_on = max(span.began_on, counted.due_on - timedelta(days=warning.value if warning else 0))
    state = _state(span, counted.due_on, warn_on, on)
    return Clock(
        span=span, due_on=counted.due_on, warn_on=warn_on, basis=basis, day=counted.day, of=basis.value, state=state,
        sentence=_sentence(span, term, basis, counted, state, on), note=note,
    )  # fmt: skip


def _basis(span: Span, term: Term, law: CaseLaw) -> LegalValue | None:
    """What sets a deadline: the first of its values that there was on the day it began, or the decision of the case itself."""
    if span.days is None:
        return next((one for name in term.values if (one := law.value(name, on=span.began_on)) is not None), None)
    return LegalValue(
        name=span.kind.value, title=term.name, value=span.days, unit=CALENDAR_DAYS, citation=BY_THE_DECISION, confirmed=True, note=None,
        is_office_setting=False, counts_day_itself=False, ends_with_the_year=False,
    )  # fmt: skip


def clocks_of(spans: Iterable[Span], *, law: CaseLaw, on: date) -> tuple[Clock, ...]:
    """The deadlines of some spans as they stand on a day, the most urgent first and what is done last."""
    clocks = [clock for span in spans if (clock := clock_of(span, law=law, on=on)) is not None]
    return tuple(sorted(clocks, key=lambda one: (one.is_over, one.due_on, one.span.kind, one.span.person or 0)))


@dataclass(frozen=True, kw_only=True)
class _Counted:
    due_on: date
    day: int


def _closed(pauses: Sequence[Period], until: date) -> list[Period]:
    """A pause that goes on stops the clock up to the day asked about; one that is still to come has not stopped it."""
    return [Period(one.first, one.last or until) for one in pauses if one.last is not None or one.first <= until]


def _reached(span: Span, on: date) -> date:
    """The day up to which has been counted."""
    return min(on, span.ended_on or on)


def _before(span: Span, basis: LegalValue) -> date:
    """The day after which counting begins."""
    return span.began_on - ONE_DAY if basis.counts_day_itself else span.began_on


def _due_on(span: Span, basis: LegalValue, pauses: Sequence[Period], calendar: WorkingCalendar) -> date:
    count = calendar.after if basis.unit == WORKING_DAYS else calendar_days_after
    due_on = count(_before(span, basis), basis.value, pauses)
    if basis.ends_with_the_year:
        due_on = min(due_on, date(span.began_on.year, 12, 31))
    return max(due_on, span.began_on)


def _day(span: Span, basis: LegalValue, pauses: Sequence[Period], calendar: WorkingCalendar, on: date) -> int:
    count = calendar.between if basis.unit == WORKING_DAYS else calendar_days_between
    return count(_before(span, basis), _reached(span, on), pauses)


def _state(span: Span, due_on: date, warn_on: date, on: date) -> ClockState:
    if span.ended_on is not None and span.ended_on <= on:
        return ClockState.MET if span.ended_on <= due_on else ClockState.MET_LATE
    if on > due_on:
        return ClockState.RUN_OUT if span.kind in USED_OR_NOT else ClockState.LATE
    if on == due_on:
        return ClockState.DUE_TODAY
    return ClockState.WARNING if on >= warn_on else ClockState.RUNNING


_DAYS = {"days": Text(id="Hari", en="Day"), "working_days": Text(id="Hari kerja", en="Working day")}
_RUNS = Text(id="{unit} ke-{day} dari {of} {what}; batas {due}.", en="{unit} {day} of {of} {what}; the limit is {due}.")
_NOT_YET = Text(id="{name}: belum satu hari pun dihitung dari {of}; batas {due}.", en="{name}: no day of {of} has been counted yet; the limit is {due}.")  # fmt: skip
_TODAY = Text(id="{unit} ke-{day} dari {of} {what}; batasnya hari ini, {due}.", en="{unit} {day} of {of} {what}; the limit is today, {due}.")  # fmt: skip
_TODAY_OF_ALL = Text(id="{name}: batasnya hari ini, {due}.", en="{name}: the limit is today, {due}.")
_LATE = Text(id="{name}: {past} hari lewat dari batas {due}.", en="{name}: {past} past the limit of {due}.")
_RUN_OUT = Text(
    id="{name}: tenggangnya berakhir {due} tanpa dipakai.", en="{name}: the time for it ended on {due}, unused."
)
_MET = Text(id="{name}: selesai {ended}, dalam batas {due}.", en="{name}: done on {ended}, within the limit of {due}.")
_MET_LATE = Text(id="{name}: selesai {ended}, {past} hari setelah batas {due}.", en="{name}: done on {ended}, {past} after the limit of {due}.")  # fmt: skip
_STOPPED = Text(id="Penghitungan sedang berhenti.", en="The count is stopped at present.")


def _sentence(span: Span, term: Term, basis: LegalValue, counted: _Counted, state: ClockState, on: date) -> Text:  # noqa: PLR0917
    past = ((span.ended_on if state is ClockState.MET_LATE and span.ended_on else on) - counted.due_on).days
    pattern = {
        ClockState.LATE: _LATE,
        ClockState.RUN_OUT: _RUN_OUT,
        ClockState.MET: _MET,
        ClockState.MET_LATE: _MET_LATE,
        ClockState.DUE_TODAY: _TODAY if counted.day else _TODAY_OF_ALL,
    }.get(state, _RUNS if counted.day else _NOT_YET)
    days = Text(id=str(past), en=f"{past} day" if past == 1 else f"{past} days")
    said = pattern.fill(
        unit=_DAYS[basis.unit], day=counted.day, of=basis.value, what=term.what, name=term.name, due=counted.due_on, past=days, ended=span.ended_on
    )  # fmt: skip
    if state in OVER or not is_within(on, span.pauses):
        return said
    return Text(id=f"{said.id} {_STOPPED.id}", en=f"{said.en} {_STOPPED.en}")
