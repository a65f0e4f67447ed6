"""Provisions in both languages: the official short form, and in English what it is, with that form beside it."""

import csv
import io
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from timpora.kernel.text import Language, Text


_BETWEEN = "; "


@cache
def standard_citations() -> Mapping[str, Text]:
    """Every provision that the project's own rulebook cites, by its Indonesian form."""
    table = (resources.files("timpora.rulebook") / "citations.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(table))
    return MappingProxyType({row["citation"]: Text(id=row["citation"], en=row["english"]) for row in rows})


def citation_in(citation: str, language: Language) -> str:
    """One provision, or several with a semicolon between; one that an office added in its own words is said as it is."""
    known = standard_citations()
    if citation in known:
        return known[citation].within(language)
    return _BETWEEN.join(known[one].within(language) if one in known else one for one in citation.split(_BETWEEN))
