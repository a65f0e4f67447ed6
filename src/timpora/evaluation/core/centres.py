"""The middle of each regency and district that is known: where an area stands on the map while no office has drawn its boundary.

The points of Banten in `centres_banten.csv` come from wilayah_boundaries (see NOTICE).
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple


class Point(NamedTuple):
    """A point on the earth (WGS 84), in degrees."""

    longitude: float
    latitude: float


@cache
def centres() -> Mapping[str, Point]:
    """By the code of the area, in the order of codes."""
    text = (resources.files("timpora.evaluation.core") / "centres_banten.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["code"]: Point(float(row["longitude"]), float(row["latitude"])) for row in rows}
