"""Nationalities as lists write them, as the three letters of ICAO 9303 and ISO 3166."""

import csv
import gettext
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

import pycountry

from timpora.intake.core.headers import one_letter_apart
from timpora.kernel.identifiers import plain_letters


SHORTEST_MENDED = 5
_PREFIX = re.compile(
    r"^(?:WARGA NEGARA(?: ASING)?|WNA|WN|KEWARGANEGARAAN|KEBANGSAAN|CITIZEN OF|REPUBLIK|REPUBLIC OF)\s+"
)
_CODE_BEHIND = re.compile(r"^(.+?)\s*[(/\-\u2013,:]\s*(.+?)\s*\)?$")


@cache
def _names() -> Mapping[str, str]:
    """Codes by plain name: ISO names in English and Indonesian, then the names that offices use, reviewed by hand."""
    indonesian = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["id"])
    found: dict[str, str] = {}
    for country in pycountry.countries:
        for attribute in ("name", "common_name", "official_name", "alpha_2", "alpha_3"):
            if name := getattr(country, attribute, None):
                found[plain_letters(name)] = country.alpha_3
                found.setdefault(plain_letters(indonesian.gettext(name)), country.alpha_3)
    text = (resources.files("timpora.intake.core") / "country_names.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        found |= {plain_letters(name): row["code"] for name in (*row["names"].split("|"), row["code"])}
    return found


@lru_cache(maxsize=2**14)
def country_code(text: str) -> str | None:
    """Three letters for a nationality in any usual writing, or None when it is not known.

    `China (CHN)` and `Korea Selatan / South Korea` are known when their parts do not contradict each other.
    """
    plain = plain_letters(text)
    for candidate in (plain, _PREFIX.sub("", plain), plain.replace(" ", "")):
        if candidate in _names():
            return _names()[candidate]
    if found := _CODE_BEHIND.match(text.strip()):
        parts = {_names()[part] for name in found.groups() if (part := plain_letters(name)) in _names()}
        if len(parts) == 1:
            return parts.pop()
    return None


def nearest_country(text: str) -> str | None:
    """The only known name that is one letter away from a text: what somebody probably meant, for a person to confirm."""
    plain = plain_letters(text)
    if len(plain) < SHORTEST_MENDED:
        return None
    near = {name: code for name, code in _names().items() if one_letter_apart(plain, name)}
    return min(near).title() if len(set(near.values())) == 1 else None
