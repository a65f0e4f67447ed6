"""Which rows of a long file must be held against each other to tell its people apart; all others are about somebody of their own.

A row whose document stands nowhere else with other particulars, and whose name nobody needs, decides nothing about any other row.
"""

from collections.abc import Iterator

import numpy as np
import polars as pl


_HIGH, _LOW = np.uint64(0xFFFFFFFF00000000), np.uint64(32)
_DOCUMENT, _NAME, _SAID, _AS_OLD, _ALIKE = range(1, 6)  # seeds: a number of one sort is none of another
_SAYS = ("name_key", "born_earliest", "born_latest", "nationality", "old_document")
_LOOKS_LIKE = ("name_key", "born_earliest", "nationality")

type Numbers = np.ndarray[tuple[int], np.dtype[np.uint64]]
type Keys = np.ndarray[tuple[int], np.dtype[np.uint32]]


class _Kept:
    """Pairs of a key and of what was said under it, 8 bytes for each."""

    def __init__(self) -> None:
        self._parts: list[Numbers] = []

    def add(self, keys: Numbers, said: Numbers) -> None:
        self._parts.append((keys & _HIGH) | (said >> _LOW))

    def taken(self) -> Numbers:
        """All of them in order; nothing is kept afterwards."""
        pairs = np.empty(sum(map(len, self._parts)), dtype=np.uint64)
        begun = 0
        while self._parts:
            part = self._parts.pop()
            pairs[begun : begun + len(part)] = part
            begun += len(part)
        pairs.sort()
        return pairs


class Meetings:
    """Is shown the particulars of all accepted rows part by part, then asked of each part which rows are to be held against others."""

    def __init__(self) -> None:
        self._documents, self._alike, self._unnumbered = _Kept(), _Kept(), _Kept()
        self._disputed = self._look_alike = self._several = self._names = self._wanted = np.empty(0, dtype=np.uint32)

    def see(self, rows: pl.DataFrame) -> None:
        """The particulars of one part."""
        numbered = rows.filter(pl.col("document").is_not_null())
        self._documents.add(_of(numbered, "document"), _numbers(numbered, _SAYS, _SAID))
        renewed = rows.filter(pl.col("old_document").is_not_null())
        self._documents.add(_of(renewed, "old_document"), _numbers(renewed, ("document", *_SAYS), _AS_OLD))
        exact = numbered.filter(_is_exact())
        self._alike.add(_numbers(exact, _LOOKS_LIKE, _ALIKE), _of(exact, "document"))
        named = rows.filter(pl.col("document").is_null() & pl.col("name_key").is_not_null())
        self._unnumbered.add(_of(named, "name_key"), _numbers(named, _SAYS, _SAID))

    def settle(self) -> None:
        """Keeps which documents stand for different particulars, which particulars for different documents, and names without a document."""
        self._disputed = _several(self._documents.taken())
        self._look_alike = _several(self._alike.taken())
        unnumbered = self._unnumbered.taken()
        self._several = _several(unnumbered)
        self._names = np.unique((unnumbered >> _LOW).astype(np.uint32))
        self._wanted = self._several

    def see_again(self, rows: pl.DataFrame) -> None:
        """The same part again, once settled: whose names are needed."""
        names = (_of(rows, "name_key") >> _LOW).astype(np.uint32)
        is_numbered = rows.get_column("document").is_not_null().to_numpy() & np.isin(names, self._names)
        needed = names[(self._meets(rows) | is_numbered) & rows.get_column("name_key").is_not_null().to_numpy()]
        if len(needed):
            self._wanted = np.union1d(self._wanted, needed)

    def held_against_others(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows of a part that decide about others, or about which others decide; asked once all parts were seen again."""
        names = np.isin((_of(rows, "name_key") >> _LOW).astype(np.uint32), self._wanted)
        names &= rows.get_column("name_key").is_not_null().to_numpy()
        return rows.filter(pl.Series(names | self._meets(rows)))

    def _meets(self, rows: pl.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.bool]]:
        found = np.zeros(rows.height, dtype=np.bool)
        for column in ("document", "old_document"):
            met = np.isin((_of(rows, column) >> _LOW).astype(np.uint32), self._disputed)
            found |= met & rows.get_column(column).is_not_null().to_numpy()
        found[rows.select(_is_exact().fill_null(value=False)).to_series().to_numpy()] |= np.isin(
            (_numbers(rows.filter(_is_exact()), _LOOKS_LIKE, _ALIKE) >> _LOW).astype(np.uint32), self._look_alike
        )
        return found


def _is_exact() -> pl.Expr:
    told = pl.all_horizontal(pl.col("document", *_LOOKS_LIKE).is_not_null())
    return told & (pl.col("born_earliest") == pl.col("born_latest"))


def _of(rows: pl.DataFrame, column: str) -> Numbers:
    """The key of each row; one number is one key, whether a document is somebody's new or old one."""
    seed = _NAME if column == "name_key" else _DOCUMENT
    return rows.select(pl.col(column).alias("key")).hash_rows(seed).to_numpy()


def _numbers(rows: pl.DataFrame, columns: tuple[str, ...], seed: int) -> Numbers:
    return rows.select(columns).hash_rows(seed).to_numpy()


def _several(pairs: Numbers) -> Keys:
    """The keys under which different things were said; `pairs` are in order."""
    return np.unique(np.concatenate([np.empty(0, dtype=np.uint32), *_several_in_blocks(pairs)]))


def _several_in_blocks(pairs: Numbers, block: int = 2**16) -> Iterator[Keys]:
    for begun in range(0, len(pairs) - 1, block):
        one, next_one = pairs[begun : begun + block], pairs[begun + 1 : begun + block + 1]
        one = one[: len(next_one)]
        differ = (one != next_one) & ((one ^ next_one) < np.uint64(2**32))
        yield (one[differ] >> _LOW).astype(np.uint32)
