"""Rows that repeat an earlier one, found among parts: of each row eight bytes are kept, its text is not."""

import numpy as np
import polars as pl


# Two fingerprints of 64 bits tell rows apart: the first of all rows, the second of those whose first ones meet.
_FIRST, _SECOND = 1, 2
_CELLS = {"first": pl.UInt64, "second": pl.UInt64}


def fingerprints(cells: pl.DataFrame, seed: int = _FIRST) -> pl.Series:
    """A number for each row that is the same for the same cells."""
    return cells.hash_rows(seed) if cells.width else pl.Series([0] * cells.height, dtype=pl.UInt64)


class Repeats:
    """What is needed to know a repeated row: seen once wholly, rows are then given again in the same order."""

    def __init__(self, rows: int) -> None:
        self._numbers = np.empty(rows, dtype=np.uint64)
        self._count = 0
        self._met = pl.Series([], dtype=pl.UInt64)
        self._told = pl.DataFrame(schema=_CELLS)

    def see(self, numbers: pl.Series) -> None:
        """The fingerprints of one part."""
        self._numbers[self._count : self._count + len(numbers)] = numbers.to_numpy()
        self._count += len(numbers)

    def settle(self) -> None:
        """Keeps of all fingerprints those that several rows have."""
        self._numbers.sort()
        self._met = pl.Series(self._numbers[1:][self._numbers[1:] == self._numbers[:-1]]).unique()
        self._numbers = np.empty(0, dtype=np.uint64)

    def again(self, cells: pl.DataFrame) -> pl.Series:
        """Whether a row of the next part says the same as one before it."""
        first = fingerprints(cells).alias("first")
        met = first.is_in(self._met.implode()) if len(self._met) else pl.repeat(value=False, n=len(first), eager=True)
        told = pl.DataFrame([first, pl.int_range(cells.height, eager=True).alias("place")]).filter(met)
        if told.is_empty():
            return pl.repeat(value=False, n=cells.height, eager=True)
        told = told.with_columns(fingerprints(cells.filter(met), _SECOND).alias("second"))
        is_new = pl.struct(*_CELLS).is_first_distinct()
        told = told.join(self._told.with_columns(before=True), on=list(_CELLS), how="left", maintain_order="left")
        told = told.with_columns(is_new=is_new & pl.col("before").is_null())
        self._told = pl.concat([self._told, told.filter("is_new").select(*_CELLS)])
        again = told.filter(~pl.col("is_new")).get_column("place")
        return pl.int_range(cells.height, eager=True).is_in(again.implode())
