"""Rows of the frames of evaluation as a test writes them: what is not written is missing, or no."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from timpora.evaluation.core.frames import FRAMES, filled


def rows_of(frame: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """A frame from some rows."""
    flags = {name: False for name, of in FRAMES[frame].columns.items() if of == pl.Boolean}
    return filled(frame, [{**flags, **row} for row in rows])
