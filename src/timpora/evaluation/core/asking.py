"""What is asked of an evaluation: which days, as they were known at which moment, which indicators, and grouped by what."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from timpora.evaluation.core.indicators import Indicator
from timpora.kernel.periods import Period
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


BOTH_ENDS = Text(id="Isi hari pertama dan hari terakhir masa itu.", en="Give the first and the last day of the period.")


class Source(StrEnum):
    """From where knowledge comes; what came later of each can be told apart."""

    REGISTER = "register"
    FINDINGS = "findings"
    CASES = "cases"
    TEAMS = "teams"
    LAW = "law"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Some indicators over a closed period, as it was known at a moment; each is grouped by `by` where it may be."""

    period: Period
    as_known: datetime
    indicators: tuple[Indicator, ...]
    by: str | None = None
    apart: Mapping[Source, datetime] = MappingProxyType({})  # what is to be as known at another moment

    def known(self, source: Source) -> datetime:
        """The moment of knowledge of what comes from a source."""
        return self.apart.get(source, self.as_known)

    @property
    def last(self) -> date:
        """The last day of the period."""
        assert self.period.last is not None  # what is evaluated has ended
        return self.period.last


def is_a_month(first: date, last: date) -> bool:
    """Whether two days are the first and the last of one calendar month."""
    return first.day == 1 and first.replace(day=monthrange(first.year, first.month)[1]) == last


def known_at(typed: date | None, *, today: date, now: datetime, end: datetime | None) -> tuple[datetime, date]:
    """The moment of knowledge of who types a day or none, and the last day that had ended by then or was under way.

    An office that stands still on a day, as the invented one does, knows what was recorded since. `end` is the end of the typed day.
    """
    if typed is None or end is None or typed >= today:
        return now, now.date()
    return end, typed


def asked(  # noqa: PLR0913 - each is one thing that is asked
    *,
    first: date,
    last: date,
    as_known: datetime,
    known_on: date,
    indicator: str | None,
    by: str | None,
    known: Mapping[str, Indicator],
) -> Asked:
    """What is asked, or Refused with what is wrong: a period that ends before it begins or has not ended, an unknown indicator or grouping."""
    if last < first:
        what = Text(
            id="Masa itu berakhir sebelum mulai: {first} sampai {last}.",
            en="The period ends before it begins: {first} to {last}.",
        )
        raise _refused(code="period_in_disorder", what=what.fill(first=first, last=last), remedy=BOTH_ENDS)
    if last > known_on:
        what = Text(
            id="Masa sampai {last} belum berakhir pada {known}.", en="The period until {last} had not ended on {known}."
        )
        remedy = Text(
            id="Pilih hari terakhir yang tidak lebih lambat dari {known}.",
            en="Choose a last day not later than {known}.",
        )
        raise _refused(
            code="period_goes_on", what=what.fill(last=last, known=known_on), remedy=remedy.fill(known=known_on)
        )
    if indicator is not None and indicator not in known:
        what = Text(id="Tidak ada indikator “{name}”.", en="There is no indicator “{name}”.")
        remedy = Text(id="Pilih salah satu: {names}.", en="Choose one of these: {names}.").fill(names=", ".join(known))
        raise _refused(code="no_such_indicator", what=what.fill(name=indicator), remedy=remedy)
    wanted = tuple(known.values()) if indicator is None else (known[indicator],)
    groupings = sorted({name for one in wanted for name in one.grouping})
    if by is not None and by not in groupings:
        what = Text(
            id="Yang diminta tidak dapat dirinci menurut “{by}”.", en="What is asked cannot be grouped by “{by}”."
        )
        remedy = Text(
            id="Pilih salah satu: {names}; atau tanpa rincian.", en="Choose one of these: {names}; or no grouping."
        )
        raise _refused(
            code="no_such_grouping", what=what.fill(by=by), remedy=remedy.fill(names=", ".join(groupings) or "-")
        )
    return Asked(period=Period(first, last), as_known=as_known, indicators=wanted, by=by)


def _refused(*, code: str, what: Text, remedy: Text) -> Refused:
    return Refused(Refusal(code=code, what=what, remedy=remedy))
