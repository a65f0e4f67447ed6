"""The words of a name that tell people apart: without titles, without words that say whose child somebody is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_uppercase

from timpora.kernel.identifiers import plain_letters


MOST_WORDS = 8


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """MR MRS MS MISS MDM MME MADAM TN TUAN NY NYONYA NN NONA BAPAK BPK BP SDR SDRI SDRA SAUDARA SAUDARI HJ HAJI HAJJAH HAJAH KH KYAI
    USTAD USTADZ USTADZAH DR DRS DRA DOKTER PROF PROFESOR PROFESSOR PDT ROMO DATO DATUK DATIN SHEIKH SYEKH SYAIKH HERR FRAU"""
)
# These begin names as well: Pak is also a Korean surname, H. an initial. Such a name is read in both ways.
TITLES_OR_NAMES = _words("PAK IBU BU H IR SIR TUN REV ENG MONSIEUR")
DEGREES = _words("SH SE ST MM MSC BSC PHD MBA MA BA SKOM SPD SSOS SIP MSI MH MKN SKED PSI JR SR")
CERTAIN_DEGREES = DEGREES - _words("SE ST MM MA BA MH SIP PSI SR SH")  # the others are words of names too
WHOSE_CHILD = _words("BIN BINTI BINTE BINT IBN BEN BT BTE BTI BTH B AL AP DO SO AK")
PARTICLES = _words("AL EL UL DE DA DI DEL DELA DOS DU VAN VON DER DEN LA LE Y E")
BEGINNING_PARTICLES = _words("AL EL VAN VON DEL")
PLACEHOLDERS = _words("FNU LNU NFN NLN UNKNOWN XXX TANPA NAMA")
SPECIAL = frozenset().union(
    TITLES, TITLES_OR_NAMES, DEGREES, WHOSE_CHILD, PARTICLES, PLACEHOLDERS, ascii_uppercase
)  # one letter may be a part of a degree, of A/L, or an initial
_APART = frozenset({("A", "L"), ("A", "P"), ("S", "O"), ("D", "O"), ("A", "K")})
_WITHIN_WORDS = str.maketrans("", "", "'`\u2018\u2019\u02bc\u02bb")
_WITH_POINTS = re.compile(r"\b(?:[A-Za-z]{1,3}\.){2,}|\b[MSD]\.[A-Z][a-z]{1,2}\b")


@dataclass(frozen=True, kw_only=True)
class Parts:
    """A name's words in the order in which it is written, and whether something was left out that is no part of it."""

    words: tuple[str, ...]
    left_out: bool


def parts_of(name: str) -> Parts:
    """The words of a name, its titles left out; where nothing but titles and small words was written, those."""
    return ways_to_read(name)[-1]


def ways_to_read(name: str) -> tuple[Parts, ...]:
    """A name as it can be read: once, or twice where it begins with what may be a title or a name, the title as a name first."""
    has_quotes = "'" in name or "`" in name or not name.isascii()
    written = name.translate(_WITHIN_WORDS) if has_quotes else name
    # Most names are words and nothing else; a list of them waits for this.
    words = plain_letters(written).split()
    if SPECIAL.isdisjoint(words) and len(words) <= MOST_WORDS and all(map(str.isalpha, words)):
        return (Parts(words=tuple(words), left_out=False),)
    return _carefully(written, len(words))


@lru_cache(maxsize=16_384)
def _carefully(written: str, said: int) -> tuple[Parts, ...]:
    if "." in written or "," in written:
        written = _WITH_POINTS.sub(_whole_degree, written)
        written = ",".join(part for place, part in enumerate(written.split(",")) if not (place and _is_degrees(part)))
    every = [word for word in _with_whole_children(plain_letters(written).split()) if word.isalpha()]
    begun = _behind(every, TITLES)
    ends = len(begun)
    while ends > LEAST_WORDS and begun[ends - 1] in CERTAIN_DEGREES:
        ends -= 1
    without = _behind(begun[:ends], TITLES | TITLES_OR_NAMES)
    read = [begun[:ends]] if len(without) == ends else [begun[:ends], without]
    return tuple(_parts(words or every, said) for words in read)


LEAST_WORDS = 2


def _parts(told: Sequence[str], said: int) -> Parts:
    kept = [word for place, word in enumerate(told) if not _is_small(told, place)] or told
    words = tuple(kept[:MOST_WORDS])
    return Parts(words=words, left_out=len(words) < said and len(words) < MOST_WORDS)


def _is_small(words: Sequence[str], place: int) -> bool:
    """Whose child somebody is stands between two words, and most particles do; at either end the same letters are a name."""
    word, is_within = words[place], 0 < place < len(words) - 1
    if word in PLACEHOLDERS:
        return True
    return (is_within and (word in WHOSE_CHILD or word in PARTICLES)) or (place == 0 and word in BEGINNING_PARTICLES)


def _whole_degree(found: re.Match[str]) -> str:
    """`S.H.` is SH; initials stay apart."""
    together = found[0].replace(".", "")
    return f", {together}" if together.upper() in DEGREES else found[0]


def _is_degrees(text: str) -> bool:
    return all(word in DEGREES for word in plain_letters(text).split())


def _with_whole_children(words: list[str]) -> list[str]:
    """`A/L` and `D/O`, which come apart where only letters count, are one word again."""
    told: list[str] = []
    for word in words:
        if told and (told[-1], word) in _APART:
            told[-1] += word
        else:
            told.append(word)
    return told


def _behind(words: list[str], titles: frozenset[str]) -> list[str]:
    begin = 0
    while begin < len(words) - 1 and words[begin] in titles:
        begin += 1
    return words[begin:]
