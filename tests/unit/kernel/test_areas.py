"""Areas are known by their codes, and each lies in another."""

from timpora.kernel.areas import Area, AreaLevel, area, areas


def test_the_areas_of_banten_are_known_by_name() -> None:
    assert area("36.04") == Area("36.04", "Kabupaten Serang")
    assert len(areas()) == 1716
    counted = {level: sum(one.level is level for one in areas().values()) for level in AreaLevel}
    assert counted == {AreaLevel.PROVINCE: 1, AreaLevel.REGENCY: 8, AreaLevel.DISTRICT: 155, AreaLevel.VILLAGE: 1552}


def test_every_area_but_the_province_lies_in_another() -> None:
    assert {one.code for one in areas().values() if one.within not in areas()} == {"36"}


def test_an_area_that_is_not_known_is_called_by_its_code() -> None:
    assert area("32.16.01") == Area("32.16.01", "32.16.01")
    assert area("32.16.01").level is AreaLevel.DISTRICT
