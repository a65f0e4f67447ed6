"""The areas of the country by their Kemendagri codes: `36.04` is a regency, `36.04.08` a district, `36.04.08.2001` a village.

The names and codes of Banten in `areas_banten.csv` come from idn-area-data (see NOTICE).
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources


class AreaLevel(IntEnum):
    """How deep an area lies: the number of points in its code."""

    PROVINCE = 0
    REGENCY = 1
    DISTRICT = 2
    VILLAGE = 3


@dataclass(frozen=True)
class Area:
    """An area by its code; one whose name is not known here is called by its code."""

    code: str
    name: str

    @property
    def level(self) -> AreaLevel:
        """Whether it is a province, regency, district or village."""
        return AreaLevel(self.code.count("."))

    @property
    def within(self) -> str:
        """The code of the area that it lies in; empty for a province."""
        return self.code.rpartition(".")[0]


@cache
def areas() -> Mapping[str, Area]:
    """Every area that is known by name, in the order of codes."""
    text = (resources.files("timpora.kernel") / "areas_banten.csv").read_text(encoding="utf-8")
    return {row["code"]: Area(row["code"], row["name"]) for row in csv.DictReader(text.splitlines())}


def area(code: str) -> Area:
    """The area of a code."""
    return areas().get(code) or Area(code, code)
