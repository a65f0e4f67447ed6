"""Whether two figures differ by more than chance: by their intervals, and "cannot be told" where these overlap or there are none."""

from datetime import date
from enum import StrEnum

from timpora.evaluation.core.computing import Figure
from timpora.evaluation.core.indicators import Indicator, Kind
from timpora.evaluation.core.intervals import around_a_count
from timpora.kernel.periods import ONE_DAY, Period
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


class Comparison(StrEnum):
    """What two figures beside each other say."""

    HIGHER = "higher"
    LOWER = "lower"
    CANNOT_TELL = "cannot_tell"


COMPARISON_WORDS = {
    Comparison.HIGHER: Text(id="lebih tinggi", en="higher"),
    Comparison.LOWER: Text(id="lebih rendah", en="lower"),
    Comparison.CANNOT_TELL: Text(id="belum dapat dikatakan berbeda", en="cannot be told apart"),
}


NOTHING_BEFORE = Refusal(
    code="nothing_before",
    what=Text(id="Tidak ada masa sebelum itu: tahunnya terlalu awal.", en="There is no period before that: its year is too early."),
    remedy=Text(id="Pilih masa yang lebih lambat, atau jangan bandingkan.", en="Choose a later period, or do not compare."),
)  # fmt: skip


def compared(indicator: Indicator, one: Figure, other: Figure) -> Comparison:
    """How one figure stands to another; they differ only where their intervals do not touch."""
    own, beside = _interval(indicator, one), _interval(indicator, other)
    if own is None or beside is None:
        return Comparison.CANNOT_TELL
    if own[0] > beside[1]:
        return Comparison.HIGHER
    return Comparison.LOWER if own[1] < beside[0] else Comparison.CANNOT_TELL


def _interval(indicator: Indicator, one: Figure) -> tuple[float, float] | None:
    if one.no_data is not None or one.is_hidden or one.value is None:
        return None
    return around_a_count(int(one.value)) if indicator.kind is Kind.COUNT else one.interval


def period_before(period: Period) -> Period:
    """The period of as many days that ended on the day before; whole calendar months are followed back by as many months.

    Raises Refused where it would begin before the first day there is.
    """
    assert period.last is not None  # what is evaluated has ended
    try:
        return _before(period.first, period.last)
    except (OverflowError, ValueError) as error:
        raise Refused(NOTHING_BEFORE) from error


def _before(first: date, until: date) -> Period:
    last = first - ONE_DAY
    if first.day == 1 and (until + ONE_DAY).day == 1:
        months = (until.year - first.year) * 12 + until.month - first.month + 1
        index = first.year * 12 + first.month - 1 - months
        return Period(first.replace(year=index // 12, month=index % 12 + 1), last)
    return Period(last - (until - first), last)
