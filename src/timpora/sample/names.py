"""Invented names in every form in which lists write them: passport, machine-readable zone, title case, without diacritics."""

import random
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml
from anyascii import anyascii


# Indonesian words for what is not real; every surname in names.yaml is built on one of them.
INVENTED_STEMS = (
    "REKA", "ANGAN", "KHAYA", "CONTO", "ANDAI", "MISAL", "SEMU", "MIMPI", "FIKSI", "DONGENG", "UMPAMA",
)  # fmt: skip
ZONE_LENGTH = 39  # characters of the name field of a passport's machine-readable zone, ICAO 9303-4
# ICAO 9303-3 section 6: how a passport office spells what the machine-readable zone cannot hold.
_ICAO_SPELLING = {
    "Ä": "AE", "Ö": "OE", "Ü": "UE", "ß": "SS", "ẞ": "SS", "Å": "AA", "Æ": "AE", "Ø": "OE", "Đ": "D", "Ł": "L", "Þ": "TH",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """The invented names of one language, and how its names are put together."""

    form: str
    surnames: Sequence[str]
    male: Sequence[str] = ("",)
    female: Sequence[str] = ("",)
    female_surnames: Sequence[str] = ()
    linkers: Sequence[str] = ()
    joiner: str = " "
    joins: bool = False  # whether offices write two given syllables now apart, now together, now with a hyphen


@dataclass(frozen=True, kw_only=True)
class PersonName:
    """A name as its bearer writes it: surname (or the only name), given names, what stands between, and the order."""

    surname: str
    given: str = ""
    linker: str = ""
    surname_first: bool = False
    joins: bool = False

    @property
    def natural(self) -> str:
        """`Andai Wei`, `Jürgen Rekamüller`, `Siti Hajar binti Rekaan`: title case, own order, diacritics kept."""
        return self._joined(self.given)

    @property
    def swapped(self) -> str:
        """The same words in the other order: `Wei Andai`, the way hotels abroad write it."""
        if self.linker or not self.given:
            return self.natural
        parts = (self.given, self.surname) if self.surname_first else (self.surname, self.given)
        return " ".join(parts)

    @property
    def together(self) -> str:
        """Two given syllables in one word where the language is written so: `SEMU MINSU`."""
        return passport_letters(self._joined(self.given.replace(" ", "") if self.joins else self.given))

    @property
    def hyphenated(self) -> str:
        """Two given syllables with a hyphen where the language is written so: `Semu Min-Su`."""
        return self._joined(self.given.replace(" ", "-") if self.joins else self.given)

    @property
    def passport(self) -> str:
        """Capitals with the spelling of ICAO 9303: `REKAMUELLER JUERGEN`."""
        return passport_letters(self.natural)

    @property
    def zone(self) -> str:
        """As read from a machine-readable zone: surname first, no diacritics, no marks, cut at 39 characters."""
        parts = (self.natural,) if self.linker else (self.surname, self.given)  # "bin" makes one identifier of it all
        plain = [_zone_letters(part) for part in parts]
        return "<<".join(part for part in plain if part)[:ZONE_LENGTH].replace("<", " ").replace("  ", " ").strip()

    def _joined(self, given: str) -> str:
        if self.linker:
            return f"{given} {self.linker} {self.surname}"
        parts = (self.surname, given) if self.surname_first else (given, self.surname)
        return " ".join(part for part in parts if part)


def passport_letters(text: str) -> str:
    """Capitals without diacritics in the spelling of ICAO 9303; hyphens, apostrophes and spaces stay."""
    upper = unicodedata.normalize("NFC", text).replace("ß", "SS").upper()
    return anyascii("".join(_ICAO_SPELLING.get(letter, letter) for letter in upper))


def within_encoding(text: str, encoding: str) -> str:
    """The text as a careful typist writes it in an old encoding: a letter it cannot hold loses its marks."""
    if _fits(text, encoding):
        return text
    return "".join(letter if _fits(letter, encoding) else anyascii(letter) for letter in text)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _zone_letters(text: str) -> str:
    kept = passport_letters(text).replace("'", "")
    return "<".join(kept.replace("-", " ").replace("/", " ").replace(".", " ").split())


def draw_name(tongue: Tongue, draw: random.Random, *, female: bool) -> PersonName:
    """A name of one language; the same state of `draw` gives the same name."""
    surnames = tongue.female_surnames if female and tongue.female_surnames else tongue.surnames
    surname = draw.choice(surnames)
    given = draw.choice(tongue.female if female else tongue.male)
    match tongue.form:
        case "single":
            return PersonName(surname=surname)
        case "child_of":
            return PersonName(surname=surname, given=given, linker=tongue.linkers[female])
        case "two_surnames":
            second = draw.choice([name for name in tongue.surnames if name != surname])
            return PersonName(surname=f"{surname} {second}", given=given)
        case "patronymic":
            return PersonName(surname=surname, given=given, surname_first=True)
    spaced = given.replace(" ", tongue.joiner)
    return PersonName(surname=surname, given=spaced, surname_first=tongue.form == "surname_first", joins=tongue.joins)


@cache
def tongues() -> Mapping[str, Tongue]:
    """The languages by name, from names.yaml."""
    return {name: Tongue(**fields) for name, fields in _yaml("names.yaml").items()}


@dataclass(frozen=True, kw_only=True)
class Nation:
    """A nationality: the languages of its names, the letter in its passport numbers, the ways lists spell it."""

    tongues: Sequence[str]
    letter: str
    spellings: Sequence[str]


@cache
def nations() -> Mapping[str, Nation]:
    """The nationalities by ICAO code, from nations.yaml."""
    return {code: Nation(**fields) for code, fields in _yaml("nations.yaml").items()}


def _yaml(file: str) -> dict[str, dict[str, Any]]:
    text = (resources.files("timpora.sample") / file).read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return found
