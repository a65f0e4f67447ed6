"""Kemendagri codes of places by their names, only where a name means one place: Sobang lies in Lebak and in Pandeglang."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from timpora.kernel.areas import areas
from timpora.kernel.identifiers import plain_letters


_CODE = re.compile(r"^\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?$")
_DIGITS = re.compile(r"^\d{2}(?:\d{2}(?:\d{2}(?:\d{4})?)?)?$")
_LEVEL_WORDS = re.compile(r"^(?:KECAMATAN|KEC|DISTRICT|DESA|KELURAHAN|KEL|VILLAGE)\s+")
_REGENCY, _DISTRICT, _VILLAGE = 1, 2, 3  # points in a code of that level


@cache
def _codes() -> Mapping[str, tuple[str, ...]]:
    """All codes by plain name; a regency is known with and without its kind (`KABUPATEN SERANG`, `SERANG`)."""
    found: dict[str, tuple[str, ...]] = {}
    for area in areas().values():
        name = _plain(area.name)
        for written in {name, name.removeprefix("KABUPATEN ").removeprefix("KOTA ")}:
            found[written] = (*found.get(written, ()), area.code)
    return found


def _plain(name: str) -> str:
    plain = re.sub(r"^KAB\s+", "KABUPATEN ", plain_letters(name))
    return _LEVEL_WORDS.sub("", plain)


def _known(name: str, level: int) -> tuple[str, ...]:
    """The codes of a name on a level; districts are found with their words written apart too (`Pulo Ampel`)."""
    plain = _plain(name)
    codes = _codes().get(plain) or _codes().get(plain.replace(" ", "")) or ()
    return tuple(code for code in codes if code.count(".") == level)


@lru_cache(maxsize=2**14)
def area_code(district: str | None, regency: str | None = None, village: str | None = None) -> str | None:
    """The code of the smallest place that the names settle; None where they fit several places, or none."""
    written = (district or "").strip()
    if _CODE.match(written):
        return written
    if _DIGITS.match(written):
        return ".".join(filter(None, (written[:2], written[2:4], written[4:6], written[6:])))
    regencies = _known(regency, _REGENCY) if regency else ()
    if regency and not regencies:
        return None  # a regency elsewhere: a district of the same name there is not ours
    fitting = _districts(written, regencies) if written else regencies
    if len(fitting) != 1:
        return None
    villages = [code for code in _known(village, _VILLAGE) if code.startswith(f"{fitting[0]}.")] if village else []
    return villages[0] if len(villages) == 1 else fitting[0]


def _districts(written: str, regencies: tuple[str, ...]) -> tuple[str, ...]:
    """The districts of a name, in these regencies where there are any; else a regency written where its district should be."""
    if regencies:
        return tuple(code for code in _known(written, _DISTRICT) if code.startswith(regencies))
    return _known(written, _DISTRICT) + _known(written, _REGENCY)
