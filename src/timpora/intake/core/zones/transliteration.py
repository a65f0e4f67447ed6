"""Names in the letters of a zone, after the tables of ICAO 9303 part 3, section 6, which leave some letters several forms."""

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from itertools import islice, product


MOST_FORMS = 256  # a word with more doubtful letters than that is compared in its first forms
_OMITTED = re.compile(r"['\u2018\u2019\u02bc\u02bb`\u00b4.]")
_BETWEEN_WORDS = re.compile(r"[^\w]+|_")
_LETTER = re.compile(r"[A-Z]")


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    text = (resources.files("timpora.intake.core.zones") / "transliteration.csv").read_text(encoding="utf-8")
    return {row["letters"]: tuple(row["forms"].split("|")) for row in csv.DictReader(text.splitlines())}


def words_of(name: str) -> list[str]:
    """The words of a name as a zone separates them: apostrophes and points left out, hyphens and commas as spaces."""
    composed = unicodedata.normalize("NFC", _OMITTED.sub("", name)).upper()
    return [word for word in _BETWEEN_WORDS.split(composed) if word]


@lru_cache(maxsize=2**14)
def zone_forms(word: str) -> frozenset[str]:
    """Every way in which a zone may print a word: `MÜLLER` is MUELLER, MULLER or MUXXLLER."""
    return frozenset("".join(letters) for letters in islice(product(*map(_forms, word)), MOST_FORMS))


def _forms(character: str) -> tuple[str, ...]:
    if _LETTER.match(character):
        return (character,)
    if character in _table():
        return _table()[character]
    plain = "".join(part for part in unicodedata.normalize("NFD", character) if _LETTER.match(part))
    return (plain,)
