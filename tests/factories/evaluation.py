"""Rows of the frames of evaluation as a test writes them (what is not written is missing, or no), and the worked examples."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl
import yaml

from tests.architecture.sources import TESTS
from timpora.evaluation.core.computing import Answer, Filled, answer
from timpora.evaluation.core.frames import FRAMES, filled
from timpora.evaluation.core.hiding import shown
from timpora.evaluation.core.indicators import standard_indicators
from timpora.kernel.periods import Period


EXAMPLES: list[dict[str, Any]] = yaml.safe_load(
    (TESTS / "spec" / "evaluation" / "indicators.yaml").read_text(encoding="utf-8")
)


def rows_of(frame: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """A frame from some rows."""
    flags = {name: False for name, of in FRAMES[frame].columns.items() if of == pl.Boolean}
    return filled(frame, [{**flags, **row} for row in rows])


def answered(name: str, rows: Iterable[Mapping[str, Any]], period: Period, *, by: str | None = None) -> Answer:
    """An indicator over some rows of its frame."""
    indicator = standard_indicators()[name]
    return answer(indicator, Filled(frame=rows_of(indicator.frame, rows)), period, by=by)


def seen(name: str, rows: Iterable[Mapping[str, Any]], period: Period, *, by: str | None = None) -> Answer:
    """The same as who may not see the rows is told it."""
    frame = standard_indicators()[name].frame
    [told] = shown([answered(name, rows, period, by=by)], {frame: Filled(frame=rows_of(frame, rows))})
    return told
