"""The dictionary entry that held on a row's day, found by number: one hash of the key, then plain gathering."""

from dataclasses import dataclass

import polars as pl

from timpora.engine.backends.columns import Expressions
from timpora.engine.environment import Environment
from timpora.engine.tables import LookedUp


ENTRY = "~entry"
KEY, DAY = "~entry_key", "~entry_day"


@dataclass(frozen=True)
class Lookup:
    """A dictionary laid out as `periods` blocks of one entry a key, padded with entries that never hold."""

    looked_up: LookedUp
    keys: pl.Enum
    entries: pl.DataFrame
    periods: int

    @classmethod
    def of(cls, looked_up: LookedUp, environment: Environment) -> "Lookup":
        """The dictionary of an environment, laid out once for a whole run."""
        ordered = environment.dictionaries[looked_up.dictionary.name].sort("key", "first")
        numbered = ordered.with_columns(pl.int_range(pl.len()).over("key").alias("period"))
        keys = numbered.select(pl.col("key").unique().sort())
        periods = 1 + int(str(numbered.select(pl.col("period").max().fill_null(0)).item()))
        grid = pl.DataFrame({"period": range(periods)}, schema={"period": pl.Int64}).join(keys, how="cross")
        entries = grid.join(numbered, on=["period", "key"], how="left", maintain_order="left")
        return cls(looked_up, pl.Enum(keys.get_column("key")), entries, periods)

    def numbered(self, frame: pl.DataFrame, environment: Environment) -> pl.DataFrame:
        """The frame, days as whole numbers, with the number of the entry that holds for each row as `ENTRY` (UInt32)."""
        key = pl.col(self.looked_up.key.name).cast(pl.String).cast(self.keys, strict=False).to_physical()
        on = Expressions(environment, {}).of(self.looked_up.on)
        wide = frame.with_columns(key.cast(pl.UInt32).alias(KEY), on.alias(DAY))
        return wide.with_columns(self._entry_number().alias(ENTRY)).drop(KEY, DAY)

    def _entry_number(self) -> pl.Expr:
        size = self.entries.height // self.periods
        on = pl.col(DAY)
        found: pl.Expr = pl.lit(None, dtype=pl.UInt32)
        for period in range(self.periods):
            place = pl.col(KEY) + period * size
            first, last = self._day("first", place), self._day("last", place)
            found = pl.when((first <= on) & (last.is_null() | (on <= last))).then(place).otherwise(found)
        return found

    def _day(self, column: str, place: pl.Expr) -> pl.Expr:
        return pl.lit(self.entries.get_column(column).to_physical()).gather(place)

    def field(self, column: str) -> pl.Expr:
        """A field of the entry, from the row's entry number; `column` is named `dictionary.field`."""
        name = column.removeprefix(f"{self.looked_up.dictionary.name}.")
        return pl.lit(self.entries.get_column(name)).gather(pl.col(ENTRY)).alias(column)


def enriched_by_day(frame: pl.DataFrame, looked_up: LookedUp, environment: Environment) -> pl.DataFrame:
    """A few rows with every field of the entry that held on their day, for the reference back end."""
    lookup = Lookup.of(looked_up, environment)
    physical = frame.with_columns(pl.col(pl.Date).to_physical())
    entry = lookup.numbered(physical, environment).get_column(ENTRY)
    names = [f"{looked_up.dictionary.name}.{field}" for field in looked_up.dictionary.fields]
    return frame.with_columns(entry).with_columns(lookup.field(name) for name in names).drop(ENTRY)
