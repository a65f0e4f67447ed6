"""What a header says: exactly, in part, or with one wrong letter; in any order of words, Indonesian or English."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from timpora.intake.core.day_forms import DayOrder
from timpora.intake.core.fields import fields
from timpora.kernel.identifiers import plain_letters


class Found(StrEnum):
    """How the field of a column was found, from the surest to the least sure."""

    SAVED = "saved"
    HEADER = "header"
    PART = "part"
    TYPO = "typo"
    CONTENT = "content"


@dataclass(frozen=True, kw_only=True)
class Guess:
    """A field and how it was found."""

    field: str
    found: Found


LONGEST_HEADER = 80
SHORTEST_MENDED = 4  # a shorter word is one letter away from too many others
_SAME: Mapping[str, str] = {
    "NOMOR": "NO", "NOMER": "NO", "NUMBER": "NO", "NUM": "NO", "NR": "NO", "TANGGAL": "TGL", "TGGL": "TGL", "TG": "TGL",
    "DATE": "TGL", "TGLL": "TGL", "PASSPORT": "PASPOR", "PASPORT": "PASPOR", "PASSPOR": "PASPOR", "SAMPAI": "SD", "HINGGA": "SD",
    "UNTIL": "SD", "TILL": "SD", "SAMPE": "SD", "INDEX": "INDEKS", "IJIN": "IZIN", "LOCATION": "LOKASI",
    "WARGANEGARA": "WARGA NEGARA", "KWN": "KEWARGANEGARAAN",
}  # fmt: skip
_DROPPED = frozenset({"DENGAN", "THE", "OF", "PADA", "YG", "YANG", "ITU"})
_PARTS = re.compile(r"[/|()\[\]\n:;]+|\s-\s")
_DAY_FIRST = re.compile(r"\b(?:dd?|tgl|hh)\s*[/.\-]\s*(?:mm?|bln|bb)\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"\b(?:mm?|bln|bb)\s*[/.\-]\s*(?:dd?|tgl|hh)\b", re.IGNORECASE)
_FORMAT = re.compile(r"\(?\b(?:d{1,2}|m{1,2}|h{2}|b{2}|tgl|bln)\s*[/.\-]\s*(?:d{1,2}|m{1,2}|h{2}|b{2}|tgl|bln)\s*[/.\-]\s*(?:y{2,4}|t{2,4}|thn)\b\)?", re.IGNORECASE)  # fmt: skip


def words_of(header: str) -> tuple[str, ...]:
    """The words of a header in alphabetical order, spellings of the same word made one: `Tanggal Masuk` is (MASUK, TGL)."""
    plain = plain_letters(header).replace("S D ", "SD ")
    plain = plain[:-3] + "SD" if plain.endswith("S D") else plain
    words = " ".join(_SAME.get(word, word) for word in plain.split()).split()
    return tuple(sorted({word for word in words if word not in _DROPPED}))


@cache
def _known() -> Mapping[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {("#",): "number"}
    for field in fields().values():
        for header in field.headers:
            found.setdefault(words_of(header), field.name)
    found.pop((), None)
    return found


@cache
def _vocabulary() -> frozenset[str]:
    words = {word for words in _known() for word in words} | set(_SAME)
    return frozenset(word for word in words if len(word) >= SHORTEST_MENDED)


@cache
def _by_shortened() -> dict[str, frozenset[str]]:
    """The known words by what is left of each with no letter and with any one letter taken out.

    Two words that are one letter apart share such a rest, so that few have to be compared: the idea of Wolf Garbe's SymSpell.
    """
    found: dict[str, set[str]] = {}
    for word in _vocabulary():
        for rest in _shortened(word):
            found.setdefault(rest, set()).add(word)
    return {rest: frozenset(words) for rest, words in found.items()}


def _shortened(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


@lru_cache(maxsize=2**14)
def guess(header: str) -> Guess | None:
    """The field that a header names, or None; a header of two languages counts when its parts do not contradict."""
    if not header or len(header) > LONGEST_HEADER:
        return None
    text = _FORMAT.sub(" ", header)
    if text.strip() == "#":
        return Guess(field="number", found=Found.HEADER)
    if (field := _known().get(words_of(text))) is not None:
        return Guess(field=field, found=Found.HEADER)
    parts = {field for part in _PARTS.split(text) if (field := _known().get(words_of(part))) is not None}
    if len(parts) == 1:
        return Guess(field=parts.pop(), found=Found.PART)
    if (field := _known().get(_mended(words_of(text)))) is not None:
        return Guess(field=field, found=Found.TYPO)
    return None


def order_hint(header: str) -> DayOrder | None:
    """The order of days that a header such as `Tgl Lahir (dd/mm/yyyy)` states."""
    if _DAY_FIRST.search(header):
        return DayOrder.DAY_FIRST
    return DayOrder.MONTH_FIRST if _MONTH_FIRST.search(header) else None


def _mended(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with each unknown one replaced by the only known one that is one letter away."""
    mended = set()
    for word in words:
        if word in _vocabulary() or len(word) < SHORTEST_MENDED:
            mended.add(word)
            continue
        sharing = frozenset[str]().union(*(_by_shortened().get(rest, ()) for rest in _shortened(word)))
        near = {known for known in sharing if one_letter_apart(word, known)}
        near = {_SAME.get(known, known) for known in near}
        if len(near) != 1:
            return ()
        mended |= near
    return tuple(sorted(mended))


def one_letter_apart(one: str, other: str) -> bool:
    """Whether a letter added, lost, changed, or two neighbours swapped turn one word into the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    return other in _edits_to(one, other)


def _edits_to(one: str, other: str) -> Iterator[str]:
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        yield one[:start] + other[start] + one[start + 1 :]
        yield one[:start] + one[start + 1 : start + 2] + one[start] + one[start + 2 :]
    elif len(one) > len(other):
        yield one[:start] + one[start + 1 :]
    else:
        yield one[:start] + other[start] + one[start:]
