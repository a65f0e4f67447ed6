"""Rows of the frames of evaluation as a test writes them (what is not written is missing, or no), and the worked examples."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl
import yaml

from tests.architecture.sources import TESTS
from timpora.evaluation.core.frames import FRAMES, filled


EXAMPLES: list[dict[str, Any]] = yaml.safe_load(
    (TESTS / "spec" / "evaluation" / "indicators.yaml").read_text(encoding="utf-8")
)


def rows_of(frame: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """A frame from some rows."""
    flags = {name: False for name, of in FRAMES[frame].columns.items() if of == pl.Boolean}
    return filled(frame, [{**flags, **row} for row in rows])
