"""What a judgement changes of what is kept: which findings are new, changed, back or gone, and which standings are to be written.

Both sides are frames, so that a whole register is compared in seconds; only what differs is written.
"""

from dataclasses import dataclass

import polars as pl

from timpora.screening.core.judged import FINDING, STANDING
from timpora.screening.core.states import FindingState, What


# From the lightest to the heaviest; a finding without a certainty is none of the three answers of a stay.
CONSEQUENCES = ("none", "needs_a_person", "charge", "deportation_and_ban")
CERTAINTIES = ("probably_left", "no_exit_on_record", "proven")
KEY = ["person", "feed", "rule_id"]
SAID = [name for name in FINDING if name not in KEY]
KEPT = {"id": pl.Int64(), **FINDING, "confidentiality": pl.Int64(), "state": pl.String()}
STOOD = {**STANDING, "records": pl.String(), "confidentiality": pl.Int64()}


@dataclass(frozen=True, kw_only=True)
class FindingDifferences:
    """Rows to add (FINDING and `confidentiality`), rows to change and rows that are gone (both with `id`, `state` and `what`)."""

    found: pl.DataFrame
    changed: pl.DataFrame
    gone: pl.DataFrame

    @property
    def number(self) -> int:
        """How many findings differ."""
        return self.found.height + self.changed.height + self.gone.height


@dataclass(frozen=True, kw_only=True)
class StandingDifferences:
    """Standings to add and to change, and persons that are no more."""

    added: pl.DataFrame
    changed: pl.DataFrame
    gone: list[int]

    @property
    def number(self) -> int:
        """How many people's standings differ."""
        return self.added.height + self.changed.height + len(self.gone)


def rekeyed(kept: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """Kept findings under the person to whom their record belongs now: joining and parting records does not lose a finding's state.

    Where two kept findings meet in one person, both stand under it; the earlier one goes on (`finding_differences`).
    """
    now = members.select(person="record", now="person")
    moved = kept.join(now, on="person", how="left", maintain_order="left")
    return moved.with_columns(pl.coalesce("now", "person").alias("person"), pl.col("person").alias("was")).drop("now")


def finding_differences(kept: pl.DataFrame, judged: pl.DataFrame, returning: pl.Series) -> FindingDifferences:
    """What differs between kept findings (KEPT, rekeyed: with `was`) and judged ones (FINDING and `confidentiality`).

    `returning` are the numbers of cleared findings whose facts have changed since.
    """
    first = kept.sort("id").unique(KEY, keep="first", maintain_order=True)
    doubled = kept.join(first.select("id"), on="id", how="anti")
    both = judged.join(first, on=KEY, how="inner", nulls_equal=True, suffix="_before")
    columns = [*SAID, "confidentiality"]
    differs = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_before")) for name in columns)
    # Of a cleared feed nothing else is known than what it told.
    told_otherwise = pl.col("feed").is_not_null() & (pl.col("state") == FindingState.CLEARED.value) & (pl.col("told") != pl.col("told_before"))  # fmt: skip
    returns = pl.col("id").is_in(returning.implode()) | told_otherwise
    changed = (
        both.with_columns(what=pl.when(returns).then(pl.lit(What.RETURNED.value)).otherwise(_what()))
        .filter(differs | returns | (pl.col("person") != pl.col("was")))
        .with_columns(
            state=pl.when(returns).then(pl.lit(FindingState.NEW.value)).otherwise("state"), before=pl.col("state")
        )
    )
    gone = pl.concat(
        [first.join(judged.select(KEY), on=KEY, how="anti", nulls_equal=True), doubled], how="vertical"
    ).select("id", "state", "confidentiality")
    return FindingDifferences(
        found=judged.join(first.select(KEY), on=KEY, how="anti", nulls_equal=True),
        changed=changed.select("id", *KEY, *SAID, "confidentiality", "state", "before", "what"),
        gone=gone,
    )


def _what() -> pl.Expr:
    """What happened to a finding, the weightiest thing alone; missing where only what is told beside it changed."""
    heavier = _rank("consequence", CONSEQUENCES) * len(CERTAINTIES) + _rank("certainty", CERTAINTIES)
    before = _rank("consequence_before", CONSEQUENCES) * len(CERTAINTIES) + _rank("certainty_before", CERTAINTIES)
    held, was_held = pl.col("held_back"), pl.col("held_back_before")
    said = ["reasons", "stay_limit", "told"]
    return (
        pl.when(held & ~was_held).then(pl.lit(What.HELD_BACK.value))
        .when(~held & was_held).then(pl.lit(What.RELEASED.value))
        .when(heavier > before).then(pl.lit(What.WORSENED.value))
        .when(heavier < before).then(pl.lit(What.EASED.value))
        .when(pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_before")) for name in said)).then(pl.lit(What.CHANGED.value))
    )  # fmt: skip


def _rank(column: str, words: tuple[str, ...]) -> pl.Expr:
    return pl.col(column).replace_strict(list(words), list(range(len(words))), default=0, return_dtype=pl.Int64)


def standing_differences(kept: pl.DataFrame, judged: pl.DataFrame) -> StandingDifferences:
    """What differs between kept standings and judged ones (both STOOD), among the same people."""
    both = judged.join(kept, on="person", how="inner", suffix="_before")
    columns = [name for name in STOOD if name != "person"]
    differs = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_before")) for name in columns)
    return StandingDifferences(
        added=judged.join(kept.select("person"), on="person", how="anti"),
        changed=both.filter(differs).select(list(STOOD)),
        gone=kept.join(judged.select("person"), on="person", how="anti").get_column("person").to_list(),
    )


def with_members(standings: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """Standings (STANDING) with the records of each person, in order, as a text, and how confidential the most confidential is."""
    of = members.sort("record").group_by("person").agg(
        records=pl.col("record").cast(pl.String).str.join(","), confidentiality=pl.col("confidentiality").max()
    )  # fmt: skip
    return standings.join(of, on="person", how="left", maintain_order="left").with_columns(
        records="{" + pl.col("records") + "}"
    )
