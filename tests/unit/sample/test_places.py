"""The districts are real, the organisations are not, and each stands where such a trade stands in truth."""

import random
from collections import Counter

import pytest

from timpora.sample.places import (
    POSITIONS,
    REGENCIES,
    areas,
    draw_organisation,
    organisation,
    organisations,
    regency_of,
)


KINDS = ("employer", "hotel", "school", "worship")


def test_the_four_areas_of_the_office_with_all_their_districts_are_there() -> None:
    districts = Counter(code[:5] for code in areas() if len(code) > len("36.04"))
    assert dict(districts) == {"36.73": 6, "36.04": 29, "36.02": 28, "36.01": 35}
    assert [areas()[code] for code in REGENCIES] == [
        "Kota Serang", "Kabupaten Serang", "Kabupaten Lebak", "Kabupaten Pandeglang",
    ]  # fmt: skip


def test_one_district_name_stands_in_two_regencies_so_codes_tell_them_apart() -> None:
    assert [code for code, name in areas().items() if name == "Sobang"] == ["36.01.35", "36.02.22"]
    assert regency_of("36.01.35") == "Kabupaten Pandeglang"


@pytest.mark.parametrize("kind", KINDS)
def test_every_organisation_is_visibly_invented_and_in_a_real_district(kind: str) -> None:
    assert organisations(kind)
    for one in organisations(kind):
        assert any(word in one.name for word in ("Rekaan", "Contoh", "Khayal", "Angan")), one.name
        assert one.district == areas()[one.area_code]


def test_every_trade_of_an_employer_has_positions() -> None:
    assert {one.trade for one in organisations("employer")} == set(POSITIONS)


def test_heavy_industry_stands_where_it_stands_and_hotels_by_the_sea() -> None:
    draw = random.Random(5)
    workplaces = Counter(draw_organisation("employer", draw).district for _ in range(2000))
    industrial = {"Cikande", "Kibin", "Bojonegara", "Pulo Ampel", "Kramatwatu", "Waringinkurung"}
    assert sum(count for district, count in workplaces.items() if district in industrial) > 0.7 * 2000
    assert {"Anyar", "Carita", "Labuan", "Malingping", "Bayah"} <= {one.district for one in organisations("hotel")}


def test_an_organisation_is_found_by_its_name() -> None:
    assert organisation("Hotel Contoh Anyar").area_code == "36.04.30"
    with pytest.raises(KeyError):
        organisation("PT Yang Tidak Ada")
