"""Reads an office's file of boundaries: GeoJSON, strictly and within bounded time, and nothing in it is ever run.

What is kept is made anew: codes and points alone, rounded to ten metres; every other property is left behind.
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from typing import Any, NoReturn

from timpora.evaluation.core import boundary_refusals as refusals
from timpora.evaluation.core.centres import Point, centres
from timpora.kernel.areas import areas
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text


MEGABYTE = 1_000_000
# The four corners of Indonesia: Pulau Benggala, Pulau Sibir, Miangas and Pulau Dana lie within.
WEST, EAST, SOUTH, NORTH = 94.5, 141.5, -11.5, 6.5
NEAR = 0.25  # degrees, some 28 km: as far as the known middle of an area may lie outside its box
DIGITS = 4
SMALLEST = 1e-8  # square degrees: ten metres by ten
CODE = re.compile(r"\d{2}\.\d{2}(\.\d{2})?", re.ASCII)
SHORTEST_RING = 4  # points of a triangle that returns to where it began
OUR_SYSTEM = re.compile(r"urn:ogc:def:crs:(OGC:1\.3:CRS84|EPSG::4326)|EPSG:4326", re.ASCII)

type Ring = tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Outline:
    """An area by its code, as polygons of rings; the first ring of each is the outer one."""

    code: str
    polygons: tuple[tuple[Ring, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Boundaries:
    """The outlines of a file, each code once, and how many rings were left out because they enclose nothing."""

    outlines: tuple[Outline, ...]
    left_out: int


@dataclass(frozen=True)
class _Place:
    """Which area of the file is being read: refusals call it so."""

    number: int
    code: str = ""

    def refuse(self, code: str, cause: Text, remedy: Text = refusals.EXPORT_ANEW) -> NoReturn:
        named = f"{self.number} ({self.code})" if self.code else str(self.number)
        raise Refused(refusals.of_area(named, cause, code, remedy))


def read_boundaries(content: bytes, own: Collection[str]) -> Boundaries:
    """The boundaries in a file for an office that answers for some areas; raises Refused with the area and the cause."""
    features = _features(_json(content))
    found: dict[str, Outline] = {}
    left_out = points = 0
    for number, feature in enumerate(features, start=1):
        place, geometry = _named(number, feature, found)
        outline, dropped, read = _outline(place, geometry, refusals.MOST_POINTS - points)
        found[place.code] = outline
        left_out, points = left_out + dropped, points + read
    if not any(is_within(code, own) for code in found):
        raise Refused(refusals.none_of_ours())
    return Boundaries(outlines=tuple(found[code] for code in sorted(found)), left_out=left_out)


def is_within(code: str, own: Collection[str]) -> bool:
    """Whether an area lies in one of an office's areas, or is one."""
    return any(code == area or code.startswith(f"{area}.") for area in own)


def _json(content: bytes) -> Any:
    if len(content) > refusals.LARGEST_MB * MEGABYTE:
        raise Refused(refusals.too_large())
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:  # not UTF-8, no JSON, NaN, too many digits, or nested without end
        raise Refused(refusals.no_json()) from error


def _no_constant(name: str) -> NoReturn:
    message = f"{name} is no JSON"
    raise ValueError(message)


def _features(told: Any) -> Sequence[Any]:
    features = told.get("features") if isinstance(told, dict) and told.get("type") == "FeatureCollection" else None
    if not isinstance(features, list) or not features:
        raise Refused(refusals.no_collection())
    if len(features) > refusals.MOST_AREAS:
        raise Refused(refusals.too_many())
    if not _is_our_system(told.get("crs")):
        raise Refused(refusals.other_system())
    return features


def _is_our_system(crs: Any) -> bool:
    """GeoJSON knows one system; older files name it all the same."""
    if crs is None:
        return True
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return isinstance(name, str) and OUR_SYSTEM.fullmatch(name) is not None


def _named(number: int, feature: Any, found: Mapping[str, Outline]) -> tuple[_Place, Mapping[str, Any]]:
    """Which area a feature is, and its geometry."""
    place = _Place(number)
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        place.refuse("no_feature", refusals.NO_FEATURE)
    properties = feature.get("properties")
    code = properties.get("code") if isinstance(properties, dict) else None
    if not isinstance(code, str) or CODE.fullmatch(code) is None:
        place.refuse("no_code", refusals.NO_CODE, refusals.WRITE_CODES)
    place = _Place(number, code)
    known = areas()
    if code not in known and code[:2] in known:  # of other provinces no names are known here
        place.refuse("unknown_code", refusals.UNKNOWN_CODE, refusals.WRITE_CODES)
    if code in found:
        place.refuse("twice", refusals.TWICE, refusals.ONE_EACH)
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict):
        place.refuse("no_shape", refusals.NO_SHAPE)
    return place, geometry


def _outline(place: _Place, geometry: Mapping[str, Any], most: int) -> tuple[Outline, int, int]:
    """An area's outline, how many of its rings enclose nothing, and how many points were read."""
    polygons, left_out, points = [], 0, 0
    for told in _polygons(place, geometry):
        rings = []
        for ring in told:
            points += _length(place, ring)
            if points > most:
                raise Refused(refusals.too_many())
            rings.append(_ring(place, ring))
        kept = [ring for ring in rings if _encloses(ring)] if _encloses(rings[0]) else []
        left_out += len(rings) - len(kept)
        polygons += [tuple(kept)] if kept else []
    if not polygons:
        place.refuse("encloses_nothing", refusals.ENCLOSES_NOTHING)
    outline = Outline(code=place.code, polygons=tuple(polygons))
    if not _is_where_it_should_be(outline):
        place.refuse("elsewhere", refusals.ELSEWHERE, refusals.CHECK_CODES)
    return outline, left_out, points


def _polygons(place: _Place, geometry: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
    kind, told = geometry.get("type"), geometry.get("coordinates")
    polygons = [told] if kind == "Polygon" else told if kind == "MultiPolygon" else None
    if not isinstance(polygons, list) or not polygons or not all(isinstance(one, list) and one for one in polygons):
        place.refuse("no_shape", refusals.NO_SHAPE)
    return polygons


def _length(place: _Place, ring: Any) -> int:
    if not isinstance(ring, list) or len(ring) < SHORTEST_RING:
        place.refuse("no_shape", refusals.NO_SHAPE)
    return len(ring)


def _ring(place: _Place, told: Sequence[Any]) -> Ring:
    """A closed line without steps of no length."""
    points = [_point(place, one) for one in told]
    if points[0] != points[-1]:
        place.refuse("not_closed", refusals.NOT_CLOSED)
    return (points[0], *(after for before, after in pairwise(points) if after != before))


def _point(place: _Place, told: Any) -> Point:
    if not isinstance(told, list) or len(told) not in (2, 3) or not all(_is_number(one) for one in told):
        place.refuse("no_number", refusals.NO_NUMBER)
    longitude, latitude = told[0], told[1]
    if not _is_in_indonesia(longitude, latitude):
        if _is_in_indonesia(latitude, longitude):
            place.refuse("swapped", refusals.SWAPPED, refusals.SWAP_THEM)
        place.refuse("not_in_indonesia", refusals.NOT_IN_INDONESIA)
    return Point(round(float(longitude), DIGITS), round(float(latitude), DIGITS))


def _is_number(one: Any) -> bool:
    return isinstance(one, int | float) and not isinstance(one, bool) and (isinstance(one, int) or isfinite(one))


def _is_in_indonesia(longitude: float, latitude: float) -> bool:
    return WEST <= longitude <= EAST and SOUTH <= latitude <= NORTH


def _encloses(ring: Ring) -> bool:
    """Whether a ring encloses anything; simplified islands shrink to a line."""
    twice = sum(one.longitude * two.latitude - two.longitude * one.latitude for one, two in pairwise(ring))
    return abs(twice) > SMALLEST


def _is_where_it_should_be(outline: Outline) -> bool:
    """Whether the middle of the area of that code lies in the outline's box or near it; where no middle is known, anything does."""
    middle = centres().get(outline.code)
    if middle is None:
        return True
    points = [point for polygon in outline.polygons for point in polygon[0]]
    east_west, north_south = [one.longitude for one in points], [one.latitude for one in points]
    return (
        min(east_west) - NEAR <= middle.longitude <= max(east_west) + NEAR
        and min(north_south) - NEAR <= middle.latitude <= max(north_south) + NEAR
    )
