"""Works indicators out of their frames, whole and by group; what cannot be told is "no data" with the reason, and never 0."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from timpora.evaluation.core.conditions import holds
from timpora.evaluation.core.frames import FRAMES
from timpora.evaluation.core.indicators import Indicator, Kind
from timpora.evaluation.core.intervals import at_rank, ranks_around_the_median, wilson
from timpora.kernel.periods import Period
from timpora.kernel.text import Text


NOTHING_TO_DIVIDE_BY = Text(
    id="Tidak ada yang dapat dibagi: penyebutnya nol.", en="There is nothing to divide by: the denominator is zero."
)
NOTHING_WITH_BOTH_DAYS = Text(
    id="Tidak ada satu pun yang kedua harinya tercatat.", en="There is none of which both days are on record."
)
FITS, DAYS = "_fits", "_days"
MOST_BEHIND = 1_000  # rows of an indicator that are told one by one
NUMBERS = ("person", "case", "finding", "place", "action", "feed")  # the columns that say which row of the office it is
QUARTERS = (0.25, 0.5, 0.75)


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A frame that was filled for a period; None where the stored history cannot tell, with the reason."""

    frame: pl.DataFrame | None
    cannot_tell: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure: its value, what it was worked out of, and how far it may be off; where there is no data, why.

    `counted` is how many it rests on; `numerator` and `denominator` are those of a share or rate. Shares are told in percent. `people` is how
    many people stand behind what it rests on, behind what fits the numerator, and behind the rest: more actions than people may be told of.
    """

    counted: int | None = None
    value: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    interval: tuple[float, float] | None = None
    quartiles: tuple[int, int] | None = None
    people: tuple[int, int, int] = (0, 0, 0)
    no_data: Text | None = None
    is_hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An indicator for a period: the whole, and each group by its value (missing where the record does not say)."""

    indicator: Indicator
    period: Period
    whole: Figure
    by: str | None = None
    groups: tuple[tuple[str | None, Figure], ...] = ()


def answer(indicator: Indicator, filled: Filled, period: Period, *, by: str | None = None) -> Answer:
    """Works an indicator out; `by` is one of the columns by which it may be grouped."""
    if filled.frame is None:
        return Answer(indicator=indicator, period=period, whole=Figure(no_data=filled.cannot_tell), by=by)
    rows = _rows(indicator, filled.frame, period)
    wanted = _asked(indicator)
    together = [pl.col(DAYS).sort().implode() if one.meta.output_name() == DAYS else one for one in wanted]
    whole = _figure(indicator, rows.select(together).row(0, named=True))
    return Answer(indicator=indicator, period=period, whole=whole, by=by, groups=_groups(indicator, rows, wanted, by))


@dataclass(frozen=True, kw_only=True)
class Behind:
    """The rows that an indicator counts, or counts among: which ones they are, their groups, and last whether each fits the numerator."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def behind(indicator: Indicator, filled: Filled, period: Period) -> Behind | None:
    """None where the history cannot tell, and where there are more of them than anybody reads."""
    if filled.frame is None:
        return None
    rows = _rows(indicator, filled.frame, period)
    columns = [*(name for name in NUMBERS if name in rows.columns), *FRAMES[indicator.frame].groups]
    if rows.height > MOST_BEHIND:
        return None
    return Behind(
        columns=tuple(dict.fromkeys(columns)), rows=tuple(rows.select([*dict.fromkeys(columns), FITS]).rows())
    )


def _groups(
    indicator: Indicator, rows: pl.DataFrame, wanted: Sequence[pl.Expr], by: str | None
) -> tuple[tuple[str | None, Figure], ...]:
    if by is None:
        return ()
    if by not in indicator.grouping:
        message = f"{indicator.id} is not grouped by {by}"
        raise ValueError(message)
    told = rows.group_by(by).agg(wanted).with_columns(pl.col(by).cast(pl.String)).sort(by, nulls_last=True)
    return tuple((row[by], _figure(indicator, row)) for row in told.rows(named=True))


def _rows(indicator: Indicator, frame: pl.DataFrame, period: Period) -> pl.DataFrame:
    """What is counted, or counted among, with whether it fits the numerator and how many days it took."""
    fits = holds(indicator.numerator, period)
    if indicator.kind in {Kind.COUNT, Kind.TOTAL}:
        return frame.filter(fits).with_columns(pl.lit(value=True).alias(FITS))
    rows = frame.filter(holds(indicator.denominator, period)).with_columns(fits.alias(FITS))
    if indicator.kind is not Kind.DURATION:
        return rows
    begins, ends = indicator.columns["begins"], indicator.columns["ends"]
    days = (pl.col(ends) - pl.col(begins)).dt.total_days()
    return rows.with_columns(days.alias(DAYS)).drop_nulls(DAYS)


def _asked(indicator: Indicator) -> list[pl.Expr]:
    """What is asked of the rows of the whole or of a group."""
    key = indicator.key
    fits = pl.col(FITS)
    counted = pl.col(key[0]).n_unique() if key else pl.len()
    fitting = pl.col(key[0]).filter(fits).n_unique() if key else fits.sum()
    asked = [counted.alias("counted"), fitting.alias("fitting"), *_people(indicator, fits)]
    asked += [pl.col(column).sum().alias(name) for name, column in indicator.columns.items() if name in {"total", "part", "whole"}]  # fmt: skip
    return [*asked, pl.col(DAYS).sort()] if indicator.kind is Kind.DURATION else asked


def _people(indicator: Indicator, fits: pl.Expr) -> list[pl.Expr]:
    """How many people stand behind what is counted, what fits, and the rest; of a rate, behind the part and behind what is left of the whole."""
    whose, left = FRAMES[indicator.frame].whose, ~fits
    among = {"people": fits | left, "people_fitting": fits, "people_left": left}
    if indicator.kind is Kind.RATE:
        part, whole = (pl.col(indicator.columns[name]).fill_null(0) for name in ("part", "whole"))
        among |= {"people_fitting": part > 0, "people_left": part < whole}
    return [
        (one.sum() if whose is None else pl.col(whose).filter(one).n_unique()).alias(name)
        for name, one in among.items()
    ]


def _figure(indicator: Indicator, told: Mapping[str, Any]) -> Figure:
    found = _worked_out(indicator, told)
    return replace(found, people=(told["people"], told["people_fitting"], told["people_left"]))


def _worked_out(indicator: Indicator, told: Mapping[str, Any]) -> Figure:
    counted = int(told["counted"])
    match indicator.kind:
        case Kind.COUNT:
            return Figure(counted=counted, value=counted)
        case Kind.TOTAL:
            return Figure(counted=counted, value=told["total"])
        case Kind.SHARE:
            return _share(counted, told["fitting"], counted, wilson)
        case Kind.RATE:
            return _share(counted, told["part"], told["whole"], None)
    return _duration(counted, told[DAYS])


def _share(counted: int, part: int, whole: int, interval: Any) -> Figure:
    if whole == 0:
        return Figure(counted=counted, numerator=part, denominator=whole, no_data=NOTHING_TO_DIVIDE_BY)
    around = None if interval is None else tuple(round(100 * bound, 1) for bound in interval(part, whole))
    return Figure(
        counted=counted, value=round(100 * part / whole, 1), numerator=part, denominator=whole, interval=around
    )


def _duration(counted: int, days: Any) -> Figure:
    ordered = list(days)
    if not ordered:
        return Figure(counted=counted, no_data=NOTHING_WITH_BOTH_DAYS)
    first, median, third = (at_rank(ordered, share) for share in QUARTERS)
    ranks = ranks_around_the_median(len(ordered))
    around = None if ranks is None else (float(ordered[ranks[0] - 1]), float(ordered[ranks[1] - 1]))
    return Figure(counted=counted, value=median, quartiles=(first, third), interval=around)
