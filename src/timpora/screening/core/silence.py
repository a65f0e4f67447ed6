"""Which accommodations are silent though others of the same district report; silence is a reason to ask, and no finding."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


DISTRICT = len("36.04.08")


class Accommodation(Protocol):
    """An accommodation with its area, its last stay, and how many stays began within the days looked at."""

    @property
    def area_code(self) -> str | None: ...
    @property
    def last_on(self) -> date | None: ...
    @property
    def lately(self) -> int: ...


@dataclass(frozen=True, kw_only=True)
class District[A: Accommodation]:
    """A district in which some accommodations report and others do not; the longest silent first."""

    code: str
    silent: tuple[A, ...]
    reporting: tuple[A, ...]


def district_of(area_code: str | None) -> str | None:
    """The district (kecamatan) of an area; None where the area is wider than one, or unknown."""
    return area_code[:DISTRICT] if area_code is not None and len(area_code) >= DISTRICT else None


def silent_districts[A: Accommodation](places: Sequence[A]) -> list[District[A]]:
    """The districts in which one is silent and another is not, those with most silent ones first."""
    districts: dict[str, list[A]] = {}
    for one in places:
        code = district_of(one.area_code)
        if code is not None:
            districts.setdefault(code, []).append(one)
    found = [_district(code, own) for code, own in districts.items()]
    return sorted((one for one in found if one.silent and one.reporting), key=lambda one: (-len(one.silent), one.code))


def _district[A: Accommodation](code: str, own: Sequence[A]) -> District[A]:
    silent = sorted((one for one in own if not one.lately), key=lambda one: one.last_on or date.min)
    return District(code=code, silent=tuple(silent), reporting=tuple(one for one in own if one.lately))
