"""Why the Polars back end folds sorted runs by numpy: several latest days a person, against group-bys over the same rows."""

from collections.abc import Callable, Iterator

import numpy as np
import polars as pl

from bench.measuring import Row, compared, measure
from timpora.engine.backends.folding import Runs


SIZES = {"short": (100_000,), "full": (100_000, 1_000_000, 10_000_000)}
FOLDS = 8  # a screening folds the rows of one table up to a dozen times
RUNS = {"short": 1, "full": 3}


def rows(size: str) -> Iterator[Row]:
    """The fold against a sorted-key group-by and a streaming one."""
    for count in SIZES[size]:
        names = ("by_runs", "by_group", "by_streaming")
        ours, grouped, streamed = measure(*((f"fold_runs:{name}", count) for name in names), runs=RUNS[size])
        yield compared("fold_runs", f"{count:,} rows", ours, peer="Polars group_by", theirs=grouped)
        yield compared("fold_runs", f"{count:,} rows", ours, peer="Polars streaming", theirs=streamed)


def _table(count: int) -> pl.DataFrame:
    """Sorted keys, 1.6 rows each on average as border crossings have, and some days in each row."""
    draw = np.random.default_rng(2023)
    keys = np.sort(draw.integers(0, max(1, int(count / 1.6)), count))
    days = {f"day {number}": draw.integers(15_000, 20_000, count).astype(np.int32) for number in range(FOLDS)}
    return pl.DataFrame({"person": keys, **days})


def by_runs(count: int) -> Callable[[], object]:
    """Finding the runs and folding them, as a screening does; the runs are found once for all folds."""
    table, subjects = _table(count), np.arange(max(1, int(count / 1.6)))

    def fold() -> object:
        runs = Runs.of(table["person"], subjects)
        days = table.drop("person")
        folded = [runs.spread(runs.reduced(np.maximum, day.to_numpy()), -1) for day in days]
        return {"people": len(folded[0])}

    return fold


def _grouped(count: int) -> pl.LazyFrame:
    table = _table(count).with_columns(pl.col("person").set_sorted())
    return table.lazy().group_by("person").agg(pl.all().max())


def by_group(count: int) -> Callable[[], object]:
    """The same by the in-memory engine, told that the keys are sorted."""
    grouped = _grouped(count)
    return lambda: {"people": grouped.collect().height}


def by_streaming(count: int) -> Callable[[], object]:
    """The same by the streaming engine."""
    grouped = _grouped(count)
    return lambda: {"people": grouped.collect(engine="streaming").height}
