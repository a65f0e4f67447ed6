"""The typefaces of letters and reports: those that come with the project's packages, so that each machine prints alike."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING
from unicodedata import combining

from anyascii import anyascii

from timpora.kernel.text import Text


if TYPE_CHECKING:
    import typst


PACKAGES = (
    "fontpkg_noto_sans",  # Latin, Cyrillic, Greek
    "manimgx_fonts_cjk",  # Chinese, Japanese, Korean
    "justmytype_intl_rtl",  # Arabic, Hebrew
    "justmytype_intl_sea",  # Thai, Lao, Khmer, Burmese
    "justmytype_intl_south_asia",  # Devanagari, Bengali, Tamil, Telugu
)
NOBODY_CAN_PRINT_IT = "?"
MAY_STAND = dict.fromkeys(map(ord, "\n\u200c\u200d"))
CLUSTERS = re.compile(
    r".[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]*"
)
# PDF/A refuses a character that no typeface has; compiling it alone is how to learn that.
_PROBE = b'#set document(title: "?")\n#set text(font: ("Noto Sans", "Noto Sans CJK SC"))\n#sys.inputs.text'


@cache
def shipped() -> "typst.Fonts":
    """Noto Sans in the scripts of `PACKAGES`, and what typst itself brings; none of the machine's own.

    Raises ModuleNotFoundError where a package with a typeface is not installed.
    """
    folders: list[str] = []
    for package in PACKAGES:
        found = find_spec(package)
        if found is None or not found.submodule_search_locations:
            raise ModuleNotFoundError(package)
        folders.extend(found.submodule_search_locations)
    import typst  # noqa: PLC0415 - most processes never set a letter, and each would hold the whole of it

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


_known: dict[str, bool] = {}


def printable(text: str) -> str:
    """The text with every character that no shipped typeface has in Latin letters instead: Thai names become readable."""
    if text.isascii() and text.isprintable():
        return text
    _learn(character for character in text if character not in _known)
    return "".join(character if _known[character] else _in_latin(character) for character in text)


def printable_in_place(text: str) -> str:
    """As `printable`, and in Latin letters as a whole where its characters can be printed only one by one.

    A mark above a letter needs a typeface that has both.
    """
    shown = printable(text)
    return shown if shown.isascii() or _can_print(shown) else anyascii(shown)


def first_unprintable(texts: Iterable[tuple[Text, str]]) -> tuple[Text, str] | None:
    """The place of the first text that no shipped typeface can print as it stands, and the characters that hinder it.

    A new line may stand in a text, and what joins or parts letters of Persian and Devanagari; every other character that steers may not.
    """
    waiting: list[tuple[Text, str]] = []
    for place, text in texts:
        bare = text.translate(MAY_STAND)
        if bare.isascii() and bare.isprintable():
            continue
        _learn(character for character in bare if character not in _known)
        hinders = next((character for character in bare if not _known[character]), None)
        if hinders is not None:
            return place, hinders
        waiting.append((place, bare))
    # A mark above a letter needs a typeface that has both.
    marked = [(place, text) for place, text in waiting if any(map(combining, text))]
    if not marked or _can_print("\n".join(text for _, text in marked)):
        return None
    for place, text in marked:
        if not _can_print(text):
            return place, next((cluster for cluster in CLUSTERS.findall(text) if not _can_print(cluster)), text)
    return None


def _in_latin(character: str) -> str:
    if character.isspace():
        return " "
    latin = anyascii(character) if character.isprintable() else ""
    return latin or ("" if character in "\u200b\u200c\u200d\u2060\ufeff\u00ad" else NOBODY_CAN_PRINT_IT)


def _learn(characters: Iterable[str]) -> None:
    unknown = sorted(set(characters))
    for character in [character for character in unknown if not character.isprintable()]:
        _known[character] = False
        unknown.remove(character)
    waiting = [unknown] if unknown else []
    while waiting:
        some = waiting.pop()
        if _can_print("".join(some)):
            _known.update(dict.fromkeys(some, True))
        elif len(some) == 1:
            _known[some[0]] = False
        else:
            waiting += [some[: len(some) // 2], some[len(some) // 2 :]]


def _can_print(text: str) -> bool:
    import typst  # noqa: PLC0415 - as above

    compiler = typst.Compiler(_PROBE, font_paths=shipped(), ignore_system_fonts=True, sys_inputs={"text": text})
    try:
        compiler.compile(format="pdf", pdf_standards=["a-2a"])
    except typst.TypstError:
        return False
    return True
