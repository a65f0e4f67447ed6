"""How much a browser loads at first: each part has a budget, compressed as over the wire."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.test import RequestFactory
from django.urls import resolve
from tests.architecture.sources import SOURCE


ASSETS = SOURCE / "timpora" / "ui" / "static" / "ui"
FIRST_LOAD = 150_000  # what a page may weigh without maps
BUDGETS = {".css": 14_000, ".js": 22_000, ".svg": 4_000}


def _weight(content: bytes) -> int:
    return len(gzip.compress(content))


@pytest.mark.parametrize(("ending", "budget"), BUDGETS.items())
def test_each_kind_of_asset_keeps_within_its_budget(ending: str, budget: int) -> None:
    weights = [_weight(path.read_bytes()) for path in ASSETS.rglob(f"*{ending}")]
    assert weights
    assert sum(weights) <= budget


def test_a_map_costs_whoever_opens_it_a_third_of_a_first_load() -> None:
    own = SOURCE / "timpora" / "evaluation" / "static" / "evaluation"
    files = [*own.glob("map.*"), *(path for path in own.rglob("leaflet*") if path.suffix in {".css", ".js"})]
    assert len(files) == 4
    assert sum(_weight(path.read_bytes()) for path in files) <= FIRST_LOAD / 3


def test_charts_come_after_the_page_and_weigh_no_more_than_their_library() -> None:
    own = SOURCE / "timpora" / "evaluation" / "static" / "evaluation"
    [library] = own.rglob("echarts*.js")
    assert _weight(library.read_bytes()) <= 165_000
    assert sum(_weight(path.read_bytes()) for path in own.glob("figures.*")) <= 3_000


@pytest.mark.parametrize("path", ["", "masuk/", "umum/"])
def test_a_first_load_takes_a_fraction_of_what_it_may(path: str) -> None:
    page = resolve(f"/galeri/{path}").func(RequestFactory().get("/")).content
    names = set(re.findall(r'(?:src|href)="/static/([^"#]+)', page.decode()))
    assert len(names) >= 10
    assets = [Path(str(find(name))).read_bytes() for name in names]
    assert _weight(page) + sum(map(_weight, assets)) <= FIRST_LOAD / 2
    if path:  # the gallery shows every component and its source, as no other page does
        assert len(page) + sum(map(len, assets)) <= FIRST_LOAD, "even uncompressed"
