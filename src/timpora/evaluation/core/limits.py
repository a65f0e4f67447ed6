"""What became of each stay limit, and how people stood on the last day of a period, read off the register as it was known."""

from collections.abc import Mapping

import polars as pl

from timpora.evaluation.core.words import NO_PERMIT, PERMIT_KINDS, LimitBecame
from timpora.kernel.periods import Period
from timpora.screening.core.silence import DISTRICT


OF_PERMITS = pl.Enum(PERMIT_KINDS)


def districts(presence: pl.DataFrame, period: Period) -> pl.DataFrame:
    """`person` and the `district` of the last report or meeting that names one, by the end of the period."""
    code = pl.col("area_code")
    seen = presence.filter(pl.col("from_on") <= period.last, code.str.len_chars() >= DISTRICT)
    last = seen.sort("from_on", maintain_order=True).unique("person", keep="last")
    return last.select("person", district=code.str.slice(0, DISTRICT))


def people(
    known: Mapping[str, pl.DataFrame], standings: pl.DataFrame, probably_left: pl.Series, period: Period
) -> pl.DataFrame:
    """The rows of the frame `people`, of everybody on record on the last day of the period.

    Somebody came where an entry, a permit that has begun, or a report says so, and is here until an exit is on record. Of when a permit begins
    a list may say nothing; it has begun then.
    """
    permits = known["stay_permits"].filter((pl.col("valid_from") <= period.last).fill_null(value=True))
    last = permits.sort("valid_from", maintain_order=True).unique("person", keep="last").select("person", "kind")
    entries = known["crossings"].filter(pl.col("crossed_on") <= period.last)
    seen = known["presence"].filter(pl.col("from_on") <= period.last)
    came = pl.concat([frame.select("person") for frame in (permits, entries, seen)]).unique()
    has_left = pl.col("departed_on").is_not_null() & (pl.col("departed_on") <= period.last)
    return (
        standings.join(last, on="person", how="left")
        .join(districts(known["presence"], period), on="person", how="left")
        .join(came.with_columns(came=pl.lit(value=True)), on="person", how="left")
        .with_columns(
            pl.col("kind").cast(OF_PERMITS).fill_null(NO_PERMIT), pl.col("is_waiting").fill_null(value=False),
            is_here=pl.col("came").fill_null(value=False) & ~has_left.fill_null(value=False),
            has_probably_left=pl.col("person").is_in(probably_left.implode()),
        )
    )  # fmt: skip


def limits(known: Mapping[str, pl.DataFrame], warnings: pl.DataFrame, period: Period) -> pl.DataFrame:
    """The rows of the frame `limits`: each day within the period that was the limit of a person's permit, once.

    Extended: another permit covers the day after, and was granted by the limit or asked for by then. Left: the last crossing by the
    limit is an exit. Waiting: what was asked for by the limit is undecided at the end of the period. Late: it was extended or the person
    left, but later. `warnings` says of a `person` on which days (`warned_on`) the office knew that a limit would end.
    """
    ended = _ended(known["stay_permits"], period)
    asked = _asked_in_time(ended, known["applications"], period)
    told = (
        ended.join(_extended(ended, known["stay_permits"], asked, period), on=["person", "limit_on"], how="left")
        .join(_exits(ended, known["crossings"], period), on=["person", "limit_on"], how="left")
        .join(asked.filter("waits").select("person", "limit_on", "waits"), on=["person", "limit_on"], how="left")
    )
    became = (
        pl.when("extended_in_time").then(pl.lit(LimitBecame.EXTENDED.value))
        .when("left_in_time").then(pl.lit(LimitBecame.LEFT.value))
        .when("waits").then(pl.lit(LimitBecame.WAITING.value))
        .when(pl.col("extended_in_time").is_not_null() | pl.col("left_later")).then(pl.lit(LimitBecame.LATE.value))
        .otherwise(pl.lit(LimitBecame.UNSETTLED.value))
    )  # fmt: skip
    with_warning = _warned(told.with_columns(became=became), warnings)
    return with_warning.join(districts(known["presence"], period), on="person", how="left")


def latest_limit_before(permits: pl.DataFrame, days: pl.DataFrame) -> pl.DataFrame:
    """Rows of `days` (`person`, `on`) with `limit_on`: the latest limit on record of the person before that day."""
    known = permits.select("person", limit_on="valid_until").drop_nulls().sort("limit_on")
    asked = days.with_row_index("_place").sort("on")
    found = asked.join_asof(known, left_on="on", right_on="limit_on", by="person", strategy="backward", allow_exact_matches=False, check_sortedness=False)  # fmt: skip
    return found.sort("_place").drop("_place")


def _ended(permits: pl.DataFrame, period: Period) -> pl.DataFrame:
    """What was closed before its limit had no limit to keep."""
    kind = pl.col("kind").cast(pl.String)
    closed = pl.col("cancelled_on") <= pl.col("valid_until")
    return (
        permits.filter(pl.col("valid_until").is_between(period.first, period.last))
        .filter(~closed.fill_null(value=False))
        .sort("valid_from", nulls_last=False, maintain_order=True)
        .group_by("person", limit_on="valid_until", maintain_order=True)
        .agg(kind.last(), pl.col("valid_from").last())
    )


def _asked_in_time(ended: pl.DataFrame, applications: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Of which limits something was asked for by the limit, and whether it waits for its decision still."""
    asked = applications.select("person", "lodged_on", "decided_on")
    within = ended.join(asked, on="person").filter(
        pl.col("lodged_on") <= pl.col("limit_on"),
        (pl.col("lodged_on") >= pl.col("valid_from")).fill_null(value=True),
    )
    waits = pl.col("decided_on").is_null() | (pl.col("decided_on") > period.last)
    return within.group_by("person", "limit_on").agg(waits.any().alias("waits"))


def _extended(ended: pl.DataFrame, permits: pl.DataFrame, asked: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Limits whose next day another permit covers, and whether that was so or asked for by the limit.

    A day that is missing keeps no permit from covering: the reading that favours the person. What was cancelled covers until then, and
    nothing where it was cancelled before it began.
    """
    until = pl.when(pl.col("valid_until").is_not_null()).then(pl.min_horizontal("valid_until", "cancelled_on"))
    others = permits.select("person", "valid_from", "granted_on", until=until)
    day_after = pl.col("limit_on") + pl.duration(days=1)
    covering = (
        ended.select("person", "limit_on")
        .join(others, on="person")
        .filter((pl.col("valid_from") <= day_after).fill_null(value=True), pl.col("until") > pl.col("limit_on"))
        .filter((pl.col("until") >= pl.col("valid_from")).fill_null(value=True))
        .filter((pl.col("granted_on") <= period.last).fill_null(value=True))
        .join(asked.select("person", "limit_on", asked=pl.lit(value=True)), on=["person", "limit_on"], how="left")
    )
    in_time = (pl.col("granted_on") <= pl.col("limit_on")).fill_null(value=True) | pl.col("asked").fill_null(
        value=False
    )
    return covering.group_by("person", "limit_on").agg(in_time.any().alias("extended_in_time"))


def _exits(ended: pl.DataFrame, crossings: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Whether the last crossing by the limit is an exit, and whether an exit followed later; of two on one day the exit is the last."""
    is_exit = pl.col("direction").cast(pl.String) == "exit"
    crossed = crossings.filter(pl.col("crossed_on") <= period.last).select("person", "crossed_on", is_exit=is_exit)
    by_then = pl.col("crossed_on") <= pl.col("limit_on")
    return (
        ended.select("person", "limit_on")
        .join(crossed.sort("crossed_on", "is_exit"), on="person", maintain_order="right")
        .group_by("person", "limit_on")
        .agg(
            pl.col("is_exit").filter(by_then).last().alias("left_in_time"),
            pl.col("is_exit").filter(~by_then).any().alias("left_later"),
        )
    )


def _warned(told: pl.DataFrame, warnings: pl.DataFrame) -> pl.DataFrame:
    """When the office first knew of a limit: the first warning while the permit ran that ends with it."""
    within = told.select("person", "limit_on", "valid_from").join(warnings, on="person")
    within = within.filter(
        pl.col("warned_on") <= pl.col("limit_on"), (pl.col("warned_on") >= pl.col("valid_from")).fill_null(value=True)
    )
    first = within.group_by("person", "limit_on").agg(pl.col("warned_on").min())
    return told.join(first, on=["person", "limit_on"], how="left")
