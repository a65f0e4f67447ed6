"""Numbered text: sentences with lettered lists below them, as plain lines for a terminal or as Markdown."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from timpora.kernel.text import Language


class Joint(StrEnum):
    """How the items of a list belong together."""

    AND = "and"
    OR = "or"
    APART = "apart"


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A sentence, and the list that it leads to; `compound` says that it already holds an "and" or an "or"."""

    text: str
    items: tuple["Passage", ...] = ()
    joint: Joint = Joint.APART
    compound: bool = False

    def told(self, text: str) -> "Passage":
        """The same list after another sentence."""
        return replace(self, text=text)


BULLET = "-"


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A passage with its mark: a number such as `(6)`, `[P1]` for a parameter, or a bullet."""

    mark: str
    passage: Passage


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading and its paragraphs; `opening` is said before them."""

    heading: str
    paragraphs: tuple[Paragraph, ...] = field(default=())
    opening: Passage | None = None


# Indonesian drafting goes huruf a., angka 1., huruf a), angka 1); English drafting goes (a), (i), (A), (I).
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")
_DEPTHS = 4
_LETTERS = 26
_CLOSING = {
    (Joint.AND, Language.INDONESIAN): "; dan",
    (Joint.OR, Language.INDONESIAN): "; atau",
    (Joint.AND, Language.ENGLISH): "; and",
    (Joint.OR, Language.ENGLISH): "; or",
}


def item_mark(depth: int, number: int, language: Language) -> str:
    """The mark of the `number`-th item (0 is the first) of a list `depth` lists deep (0 is the outermost)."""
    letter = _letter(number)
    if language is Language.INDONESIAN:
        return (f"{letter}.", f"{number + 1}.", f"{letter})", f"{number + 1})")[depth % _DEPTHS]
    roman = _ROMAN[number] if number < len(_ROMAN) else str(number + 1)
    return (f"({letter})", f"({roman})", f"({letter.upper()})", f"({roman.upper()})")[depth % _DEPTHS]


def _letter(number: int) -> str:
    first, second = divmod(number, _LETTERS)
    return (chr(ord("a") + first - 1) if first else "") + chr(ord("a") + second)


@dataclass(frozen=True)
class _Line:
    depth: int  # 0 is the sentence of the paragraph, 1 its list, and so on
    mark: str
    text: str


def _lines(passage: Passage, language: Language, *, depth: int = 0, mark: str = "", end: str = ".") -> Iterator[_Line]:
    text = passage.text.removesuffix(".") if end == "." else passage.text
    yield _Line(depth, mark, text + (":" if passage.items else end))
    last = len(passage.items) - 1
    for number, item in enumerate(passage.items):
        closing = end if number == last else ";"
        if number == last - 1:
            closing = _CLOSING.get((passage.joint, language), ";")
        yield from _lines(item, language, depth=depth + 1, mark=item_mark(depth, number, language), end=closing)


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A sentence with its mark and the sentences below it, punctuated as a list of the law is."""

    mark: str
    text: str
    items: list["Spoken"]


def as_spoken(passage: Passage, language: Language, mark: str = "") -> Spoken:
    """A passage as nested sentences, for whoever draws lists."""
    above: list[Spoken] = []
    for line in _lines(passage, language, mark=mark):
        one = Spoken(mark=line.mark, text=line.text, items=[])
        del above[line.depth :]
        if above:
            above[-1].items.append(one)
        above.append(one)
    return above[0]


def as_lines(section: Section, language: Language, *, width: int) -> list[str]:
    """A section as lines no longer than `width`, lists indented below what leads to them."""
    lines = [section.heading, ""]
    if section.opening is not None:
        lines += [*_wrapped(section.opening, language, "", width), ""]
    for paragraph in section.paragraphs:
        lines += _wrapped(paragraph.passage, language, paragraph.mark, width)
    return lines


_INDENT = 4
_ROMAN_INDENT = 6  # (viii) is wide


def _indent(depth: int, language: Language) -> int:
    """How far the text of an item stands to the right of its list."""
    return _ROMAN_INDENT if language is Language.ENGLISH and depth % 2 == 0 else _INDENT


def _wrapped(passage: Passage, language: Language, mark: str, width: int) -> list[str]:
    left = len(mark) + 1 if mark == BULLET else max(len(mark) + 1, _INDENT + 1) if mark else 0
    found: list[str] = []
    for line in _lines(passage, language, mark=mark):
        begin = left + sum(_indent(depth, language) for depth in range(1, line.depth)) if line.depth else 0
        hanging = begin + _indent(line.depth, language) if line.depth else left
        first = " " * begin + (f"{line.mark:<{hanging - begin}}" if line.mark else "")
        found += textwrap.wrap(
            line.text, width, initial_indent=first, subsequent_indent=" " * hanging, break_on_hyphens=False
        )
    return found


def as_markdown(section: Section, language: Language, *, level: int) -> list[str]:
    """A section as Markdown lines, lists as nested bullets that keep their legal marks."""
    lines = [f"{'#' * level} {section.heading}", ""]
    if section.opening is not None:
        lines += [*_bullets(section.opening, language, ""), ""]
    for paragraph in section.paragraphs:
        lines += _bullets(paragraph.passage, language, paragraph.mark)
        lines += [] if paragraph.mark == BULLET and paragraph is not section.paragraphs[-1] else [""]
    return lines


def _bullets(passage: Passage, language: Language, mark: str) -> list[str]:
    found: list[str] = []
    for line in _lines(passage, language, mark=mark):
        text = escaped(line.text)
        if line.depth == 0:
            found += [_marked(mark, text), *([""] if passage.items else [])]
        else:
            found.append(f"{' ' * _INDENT * (line.depth - 1)}- {_escaped_mark(line.mark)} {text}")
    return found


def _marked(mark: str, text: str) -> str:
    if not mark:
        return text
    return f"- {text}" if mark == BULLET else f"**{escaped(mark)}** {text}"


def _escaped_mark(mark: str) -> str:
    """The mark of an item, which Markdown must not number anew."""
    return f"{mark[:-1]}\\{mark[-1]}"


def escaped(text: str) -> str:
    """Characters that Markdown would read as marks."""
    for character in ("\\", "*", "_", "<", "[", "|"):
        text = text.replace(character, f"\\{character}")
    return text
