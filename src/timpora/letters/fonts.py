"""The typefaces of letters and reports: those that come with the project's packages, so that each machine prints alike."""

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from anyascii import anyascii


if TYPE_CHECKING:
    import typst


LATIN, CHINESE_JAPANESE_KOREAN = "fontpkg_noto_sans", "manimgx_fonts_cjk"
PACKAGES = (LATIN, CHINESE_JAPANESE_KOREAN)
NOBODY_CAN_PRINT_IT = "?"
# PDF/A refuses a character that no typeface has; compiling it alone is how to learn that.
_PROBE = b'#set document(title: "?")\n#set text(font: ("Noto Sans", "Noto Sans CJK SC"))\n#sys.inputs.text'


@cache
def shipped() -> "typst.Fonts":
    """Noto Sans, Noto Sans CJK and what typst itself brings; none of the machine's own.

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
