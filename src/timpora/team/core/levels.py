"""Kinds and levels of teams, and which code of an area belongs to each level."""

from collections.abc import Mapping
from enum import StrEnum

from timpora.kernel.areas import AreaLevel
from timpora.kernel.text import Text


class TeamKind(StrEnum):
    """Whose team it is: immigration's, or the local government's own that works beside it."""

    TIMPORA = "timpora"
    KESBANGPOL = "kesbangpol"


class TeamLevel(StrEnum):
    """How far a team reaches."""

    CENTRE = "centre"
    PROVINCE = "province"
    REGENCY = "regency"
    DISTRICT = "district"
    VILLAGE = "village"


KIND_WORDS: Mapping[TeamKind, Text] = {
    TeamKind.TIMPORA: Text(id="Tim pengawasan orang asing (Timpora)", en="Foreigner supervision team (Timpora)"),
    TeamKind.KESBANGPOL: Text(
        id="Tim pemantauan orang asing pemerintah daerah (Kesbangpol)", en="Local government's monitoring team (Kesbangpol)"
    ),
}  # fmt: skip
LEVEL_WORDS: Mapping[TeamLevel, Text] = {
    TeamLevel.CENTRE: Text(id="Pusat", en="Centre"),
    TeamLevel.PROVINCE: Text(id="Provinsi", en="Province"),
    TeamLevel.REGENCY: Text(id="Kabupaten atau kota", en="Regency or city"),
    TeamLevel.DISTRICT: Text(id="Kecamatan", en="District"),
    TeamLevel.VILLAGE: Text(id="Titik kontak desa atau kelurahan", en="Contact points in a village"),
}
LEVELS = tuple(TeamLevel)  # from the widest to the nearest
# The whole country has no code.
AREA_OF: Mapping[TeamLevel, AreaLevel | None] = {
    TeamLevel.CENTRE: None,
    TeamLevel.PROVINCE: AreaLevel.PROVINCE,
    TeamLevel.REGENCY: AreaLevel.REGENCY,
    TeamLevel.DISTRICT: AreaLevel.DISTRICT,
    TeamLevel.VILLAGE: AreaLevel.VILLAGE,
}
SHAPE: Mapping[AreaLevel, str] = {
    AreaLevel.PROVINCE: r"\d{2}",
    AreaLevel.REGENCY: r"\d{2}\.\d{2}",
    AreaLevel.DISTRICT: r"\d{2}\.\d{2}\.\d{2}",
    AreaLevel.VILLAGE: r"\d{2}\.\d{2}\.\d{2}\.\d{4}",
}  # as Kemendagri writes codes


def pattern_of(level: TeamLevel) -> str | None:
    """What the code of an area looks like at a level; None where there is none."""
    area = AREA_OF[level]
    return None if area is None else f"^{SHAPE[area]}$"
