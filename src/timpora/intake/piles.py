"""Frames laid by part after part, and taken again as often as they are wanted: on disk where they may be many, so that none is held."""

import io
import os
import tempfile
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import polars as pl


ROWS_A_PART = 10_000

type Parts = Callable[[], Iterator[pl.DataFrame]]
type NewPile = Callable[[], "Pile"]


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Rows part by part, as often as they are wanted, and how many they are; all parts have the same columns."""

    count: int
    parts: Parts

    def head(self, most: int) -> pl.DataFrame:
        """The first rows."""
        taken: list[pl.DataFrame] = []
        for part in self.parts():
            taken.append(part.head(most - sum(one.height for one in taken)))
            if sum(one.height for one in taken) >= most:
                break
        return pl.concat(taken) if taken else pl.DataFrame()

    def whole(self) -> pl.DataFrame:
        """All of them in one frame."""
        taken = list(self.parts())
        return pl.concat(taken) if taken else pl.DataFrame()


def in_parts(frame: pl.DataFrame) -> Rows:
    """The rows of a frame that lies in memory."""
    return Rows(
        count=frame.height, parts=lambda: iter(frame.iter_slices(ROWS_A_PART)) if frame.height else iter([frame])
    )


class Pile:
    """Frames in the order in which they were laid by, in memory or in a file without a name, which goes with the pile.

    A frame may lack columns that others have: whoever takes it gets all of them. A disk that refuses is not asked again, and what
    follows is held in memory.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder, self._file = folder, None if folder is None else _nameless(folder)
        if self._file is not None:
            weakref.finalize(self, self._file.close)
        self._laid: list[pl.DataFrame | tuple[int, int]] = []
        self._columns = pl.DataFrame()
        self._count, self._is_refused = 0, False

    def add(self, frame: pl.DataFrame) -> None:
        """Lays a frame by."""
        self._count += frame.height
        if frame.schema != self._columns.schema:
            self._columns = pl.concat([self._columns, frame.clear()], how="diagonal_relaxed")
        self._laid.append(self._written(frame) or frame)

    @property
    def rows(self) -> Rows:
        """What was laid by until now."""
        return Rows(count=self._count, parts=self._parts)

    def _written(self, frame: pl.DataFrame) -> tuple[int, int] | None:
        if self._file is None or self._is_refused:
            return None
        made = io.BytesIO()
        # Columns in which nothing stands, most of those of a list, are given back as what others have; the first one keeps the count.
        first, *others = frame.columns
        told = [name for name in others if frame.get_column(name).null_count() < frame.height]
        frame.select(first, *told).write_ipc(made, compression="uncompressed")
        try:
            begun = self._file.seek(0, os.SEEK_END)
            self._file.write(made.getbuffer())
        except OSError:
            self._is_refused = True
            return None
        return begun, made.tell()

    def _parts(self) -> Iterator[pl.DataFrame]:
        for one in tuple(self._laid):
            frame = one if isinstance(one, pl.DataFrame) else self._read(*one)
            if frame.schema != self._columns.schema:
                frame = pl.concat([self._columns, frame], how="diagonal_relaxed")
            yield frame

    def _read(self, begun: int, length: int) -> pl.DataFrame:
        assert self._file is not None
        self._file.seek(begun)
        return pl.read_ipc(io.BytesIO(self._file.read(length)))


def _nameless(folder: Path) -> IO[bytes] | None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return tempfile.TemporaryFile(dir=folder)
    except OSError:
        return None
