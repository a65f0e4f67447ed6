"""What people made of each finding: confirmed by a decision, cleared as false, gone by itself, or open still."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from timpora.casework.core.history import History
from timpora.casework.core.statuses import Outcome
from timpora.evaluation.core.case_histories import CaseTold
from timpora.evaluation.core.words import Became


# How a case ends that says: what was found was not so.
NOT_SO = frozenset({Outcome.CLEARED.value, Outcome.WITHDRAWN_BY_CORRECTION.value, Outcome.SET_ASIDE_ON_OBJECTION.value})


@dataclass(frozen=True, kw_only=True)
class Settled:
    """What became of a finding, and on which day; an open one has none."""

    became: Became
    on: date | None = None


def by_cases(cases: Iterable[tuple[History, CaseTold]]) -> Mapping[int, Settled]:
    """What cases made of the findings on which they rest; of those that are undecided, nothing."""
    found: dict[int, Settled] = {}
    for known, told in cases:
        for finding, number in known.findings.items():
            if (settled := _of_case(told, number)) is not None:
                found[finding] = settled
    return found


def _of_case(told: CaseTold, number: int) -> Settled | None:
    """A decision that holds confirms the finding; a case that ended as not so clears it, whatever was decided before."""
    if told.outcome in NOT_SO:
        return Settled(became=Became.CLEARED, on=told.closed_on)
    if told.holds_for(number):
        return Settled(became=Became.CONFIRMED, on=told.decided_on(number))
    if told.decided_on(number) is not None:
        granted = [one["decided_on"] for one in told.objections if one["number"] == number and one["is_granted"]]
        return Settled(became=Became.CLEARED, on=max(granted, default=told.decided_on(number)))
    return None


def with_outcome(kept: pl.DataFrame, settled: Mapping[int, Settled]) -> pl.DataFrame:
    """Kept findings (`finding`, `cleared_on`, `gone_on`) with `became` and `settled_on`.

    A case says more than the queue, and who cleared a finding says more than that it is no longer found.
    """
    of_cases = pl.DataFrame(
        [(finding, one.became.value, one.on) for finding, one in settled.items()],
        schema={"finding": pl.Int64(), "by_case": pl.String(), "by_case_on": pl.Date()}, orient="row",
    )  # fmt: skip
    told = kept.join(of_cases, on="finding", how="left", maintain_order="left")
    cleared, gone = pl.col("cleared_on").is_not_null(), pl.col("gone_on").is_not_null()
    became = (
        pl.when(pl.col("by_case").is_not_null()).then("by_case")
        .when(cleared).then(pl.lit(Became.CLEARED.value))
        .when(gone).then(pl.lit(Became.GONE.value))
        .otherwise(pl.lit(Became.OPEN.value))
    )  # fmt: skip
    on = (
        pl.when(pl.col("by_case").is_not_null())
        .then("by_case_on")
        .when(cleared)
        .then("cleared_on")
        .otherwise("gone_on")
    )
    return told.with_columns(became=became, settled_on=on)
