"""The feeds that are expected to arrive: those that a list names, or else the lists of crossings themselves."""

from collections.abc import Iterator
from datetime import date

import polars as pl


def feeds_of(named: pl.DataFrame, crossings: pl.DataFrame, files: list[str], on: date) -> pl.DataFrame:
    """One row a feed; of a feed named twice the later arrival holds.

    `named` are the rows of lists of feeds, with source; `files` the lists of crossings read, each of which has told
    what it saw up to its latest day not after `on`.
    """
    if not named.is_empty():
        rhythm = pl.col("rhythm").str.extract(r"^([0-9]{1,4})").cast(pl.Int32)
        return (
            named.select(
                "source_file", "source_sheet", "source_row", feed="feed", kind="feed_kind_code",
                rhythm_days=pl.when(rhythm > 0).then(rhythm), last_arrival_on="last_arrival",
            )
            .sort("last_arrival_on", nulls_last=False, maintain_order=True)
            .unique("feed", keep="last", maintain_order=True)
        )  # fmt: skip
    return pl.concat([pl.DataFrame(schema=_SCHEMA), *_files(crossings, files, on)])


_SCHEMA = {
    "feed": pl.String, "kind": pl.String, "last_arrival_on": pl.Date, "source_file": pl.String, "source_sheet": pl.String,
    "source_row": pl.UInt32,
}  # fmt: skip


def _files(crossings: pl.DataFrame, files: list[str], on: date) -> Iterator[pl.DataFrame]:
    """A list of crossings as a feed: its last row of the latest day says how far it tells."""
    for file in dict.fromkeys(files):
        own = crossings.filter((pl.col("source_file") == file) & (pl.col("crossed_on") <= on))
        last = own.filter(pl.col("crossed_on") == pl.col("crossed_on").max()).tail(1)
        told = last.select(last_arrival_on="crossed_on", source_sheet="source_sheet", source_row="source_row").to_dict(
            as_series=False
        )
        row = {name: (values or [None])[0] for name, values in told.items()}
        yield pl.DataFrame([{"feed": file, "kind": "crossings", "source_file": file, **row}], schema=_SCHEMA)
