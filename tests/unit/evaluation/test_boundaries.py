"""A file of boundaries is read strictly: what is wrong is said of its area and in both languages, and nothing hostile stops the office."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from timpora.evaluation.core import boundary_refusals as refusals
from timpora.evaluation.core.boundaries import MEGABYTE, Boundaries, read_boundaries
from timpora.evaluation.core.centres import centres
from timpora.kernel.areas import areas
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language


SERANG = ("36.04", "36.73")
# Invented squares around the true middles of Kibin and of the city of Serang; and one of Cilegon, which is another office's.
KIBIN, CITY, CILEGON = "36.04.16", "36.73", "36.72"


def square(code: str, side: float = 0.02) -> list[list[float]]:
    east, north = centres()[code]
    return [
        [east - side, north - side],
        [east + side, north - side],
        [east + side, north + side],
        [east - side, north + side],
        [east - side, north - side],
    ]


def feature(code: str = KIBIN, ring: Any = None, **geometry: Any) -> dict[str, Any]:
    shape = {"type": "Polygon", "coordinates": [ring or square(code)], **geometry}
    return {"type": "Feature", "properties": {"code": code, "name": "rekaan"}, "geometry": shape}


def file(*features: Any, **more: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more}).encode()


def read(*features: Any, **more: Any) -> Boundaries:
    return read_boundaries(file(*features, **more), SERANG)


def refused(content: bytes, own: tuple[str, ...] = SERANG) -> Refused:
    with pytest.raises(Refused) as caught:
        read_boundaries(content, own)
    refusal = caught.value.refusal
    assert refusal.within(Language.INDONESIAN) != refusal.within(Language.ENGLISH)
    return caught.value


def test_each_area_is_kept_by_its_code_with_nothing_but_its_points() -> None:
    told = read(feature(CITY), feature(KIBIN), feature(CILEGON))
    assert [one.code for one in told.outlines] == [KIBIN, CILEGON, CITY]
    assert told.left_out == 0
    [[ring]] = told.outlines[0].polygons
    assert len(ring) == 5
    assert ring[0] == ring[-1] == tuple(round(one, 4) for one in square(KIBIN)[0])


def test_the_two_areas_called_serang_are_told_apart_by_their_codes() -> None:
    assert {one.code for one in read(feature("36.04"), feature("36.73")).outlines} == {"36.04", "36.73"}


def test_islands_are_parts_of_one_area_and_those_that_shrank_to_a_line_are_left_out() -> None:
    island, line = square(KIBIN, 0.005), [square(KIBIN)[0]] * 4
    told = read(feature(type="MultiPolygon", coordinates=[[square(KIBIN)], [island], [line]]))
    assert (len(told.outlines[0].polygons), told.left_out) == (2, 1)


def test_a_height_beside_a_point_and_the_name_of_the_usual_system_do_no_harm() -> None:
    ring = [[*point, 12] for point in square(KIBIN)]
    system = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert read(feature(ring=ring), crs=system) == read(feature())


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    told = feature()
    change(told)
    return told


def test_each_mistake_in_an_area_is_said_with_its_place_and_its_code() -> None:
    swapped = [[north, east] for east, north in square(KIBIN)]
    told = {
        "no_feature": "bukan ini",
        "no_code": changed(lambda one: one["properties"].update(code="Kibin")),
        "unknown_code": changed(lambda one: one["properties"].update(code="36.04.99")),
        "twice": feature(CITY),
        "no_shape": feature(type="Point", coordinates=[106, -6]),
        "no_number": feature(ring=[["106", "-6"]] * 4),
        "not_closed": feature(ring=square(KIBIN)[:4]),
        "swapped": feature(ring=swapped),
        "not_in_indonesia": feature(ring=[[2.3, 48.8], [2.4, 48.8], [2.4, 48.9], [2.3, 48.8]]),
        "encloses_nothing": feature(ring=[square(KIBIN)[0]] * 4),
        "elsewhere": feature(ring=square("36.01.01")),
    }
    for code, wrong in told.items():
        refusal = refused(file(feature(CITY), wrong)).refusal
        assert refusal.code == f"boundaries_{code}"
        assert refusal.what.en.startswith("Area 2"), code
        if code not in {"no_feature", "no_code"}:
            assert wrong["properties"]["code"] in refusal.what.id, code  # type: ignore[index]


@pytest.mark.parametrize(
    "coordinates",
    [
        None,
        [],
        [[]],
        [[[]]],
        "POLYGON",
        {"0": []},
        [[[106.1, -6.1], [106.2, -6.1], [106.1, -6.1]]],
        [[[106.1, -6.1], [106.2], [106.2, -6.2], [106.1, -6.1]]],
        [[[True, -6.1], [106.2, -6.1], [106.2, -6.2], [True, -6.1]]],
        [[[106.1, -6.1], None, [106.2, -6.2], [106.1, -6.1]]],
        [[[106.1, 10**400], [106.2, -6.1], [106.2, -6.2], [106.1, 10**400]]],
        [None],
        [square(KIBIN), 7],
    ],
)
@pytest.mark.parametrize("kind", ["Polygon", "MultiPolygon"])
def test_a_shape_of_any_other_form_is_refused_and_never_an_accident(kind: str, coordinates: object) -> None:
    assert refused(file(feature(type=kind, coordinates=coordinates))).refusal.code.startswith("boundaries_")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_json"),
        (b"\xff\xfe\x00", "no_json"),
        (b"PK\x03\x04", "no_json"),
        (b"[" * 900_000, "no_json"),
        (b'{"a":' * 300_000, "no_json"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "no_json"),
        (b"9" * 900_000, "no_json"),
        (b"null", "no_collection"),
        (b'{"type": "FeatureCollection", "features": []}', "no_collection"),
        (b'{"type": "Topology", "features": [1]}', "no_collection"),
        (b" " * (refusals.LARGEST_MB * MEGABYTE + 1), "too_large"),
    ],
)
def test_a_file_that_is_no_collection_of_areas_is_refused_at_once(content: bytes, code: str) -> None:
    begun = time.perf_counter()
    assert refused(content).refusal.code == f"boundaries_{code}"
    assert time.perf_counter() - begun < 2


def test_a_number_without_end_is_no_coordinate() -> None:
    content = file(feature()).replace(str(square(KIBIN)[1][0]).encode(), b"1e999")
    assert refused(content).refusal.code == "boundaries_no_number"


def test_too_many_points_and_too_many_areas_are_refused_before_they_are_all_looked_at() -> None:
    ring = [*square(KIBIN)[:4] * (refusals.MOST_POINTS // 4 + 1), square(KIBIN)[0]]
    short = [[round(east, 2), round(north, 2)] for east, north in ring]
    assert refused(file(feature(ring=short))).refusal.code == "boundaries_too_many"
    assert refused(file(*[{}] * (refusals.MOST_AREAS + 1))).refusal.code == "boundaries_too_many"


def test_a_file_of_the_largest_size_is_read_in_a_moment() -> None:
    ring = [*square(KIBIN)[:4] * (refusals.MOST_POINTS // 4 - 2), square(KIBIN)[0]]
    begun = time.perf_counter()
    read(feature(ring=[[round(east, 3), round(north, 3)] for east, north in ring]))
    assert time.perf_counter() - begun < 2


def test_coordinates_of_another_system_are_refused() -> None:
    for system in ({"properties": {"name": "EPSG:32748"}}, "EPSG:4326", {"properties": 1}):
        assert refused(file(feature(), crs=system)).refusal.code == "boundaries_other_system"


def test_a_file_of_other_offices_areas_alone_is_refused() -> None:
    assert refused(file(feature(CILEGON))).refusal.code == "boundaries_none_of_ours"
    assert refused(file(feature()), ()).refusal.code == "boundaries_none_of_ours"


def test_of_a_province_without_known_names_any_code_is_taken() -> None:
    ring = [[110.0, -7.0], [110.1, -7.0], [110.1, -7.1], [110.0, -7.0]]
    assert read_boundaries(file(feature("33.01.01", ring)), ("33.01",)).outlines[0].code == "33.01.01"


def test_every_regency_and_district_that_is_known_by_name_has_a_middle() -> None:
    assert set(centres()) == {code for code, one in areas().items() if one.level in (1, 2)}
