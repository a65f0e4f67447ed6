"""Numbers of documents as they are misread and mistyped, and in words how one that was found differs from one that was typed."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from rapidfuzz.distance import OSA

from timpora.kernel.text import Text


SHORTEST, SHORTEST_VARIED, LONGEST = 3, 6, 20
MOST_MISREADINGS, MOST_MISREAD = 256, 3
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# What readers and people take for one another.
_TAKEN_FOR: Mapping[str, str] = {
    "0": "ODQ", "O": "0DQ", "D": "0O", "Q": "0O", "1": "IL7", "I": "1L", "L": "1I", "7": "1", "2": "Z", "Z": "2",
    "5": "S", "S": "5", "6": "G", "G": "6", "8": "B", "B": "8", "U": "V", "V": "U",
}  # fmt: skip

SAME = Text(id="nomor sama", en="the same number")
BEGINS = Text(id="nomor berawal {asked}", en="the number begins with {asked}")
READ_AS = Text(id="nomor terbaca {asked} sebagai {found}", en="{asked} in the number read as {found}")
SWAPPED = Text(id="dua tanda nomor tertukar", en="two signs of the number changed places")
ONE_SIGN = Text(
    id="satu tanda nomor beda: {asked}, tercatat {found}",
    en="one sign of the number differs: {asked}, on record {found}",
)
ONE_MISSING = Text(id="nomor kurang satu tanda: {found}", en="one sign of the number is missing: {found}")
ONE_MORE = Text(id="nomor lebih satu tanda: {asked}", en="one sign too many in the number: {asked}")
OTHER = Text(id="nomor mirip", en="a number like it")


def is_number(key: str) -> bool:
    """Whether letters and digits without spaces may be the number of a document."""
    return SHORTEST <= len(key) <= 2 * LONGEST and any(sign.isdigit() for sign in key)


def misreadings(number: str) -> list[str]:
    """The numbers that somebody may have read as this one, without the number itself."""
    if not SHORTEST_VARIED <= len(number) <= LONGEST:
        return []
    places = [place for place, sign in enumerate(number) if sign in _TAKEN_FOR]
    found: dict[str, None] = {}
    for count in range(1, MOST_MISREAD + 1):
        for misread in combinations(places, count):
            for signs in product(*(_TAKEN_FOR[number[place]] for place in misread)):
                if len(found) == MOST_MISREADINGS:
                    return list(found)
                found["".join(_with(number, misread, signs))] = None
    return list(found)


def _with(number: str, places: Sequence[int], signs: Sequence[str]) -> list[str]:
    told = list(number)
    for place, sign in zip(places, signs, strict=True):
        told[place] = sign
    return told


def slips(number: str) -> list[str]:
    """The numbers one slip away: two neighbours changed places, one sign wrong, left out or put in."""
    if not SHORTEST_VARIED <= len(number) <= LONGEST:
        return []
    found = dict.fromkeys(_slips(number))
    found.pop(number, None)
    return list(found)


def _slips(number: str) -> Iterator[str]:
    for place in range(len(number) - 1):
        yield number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    for place, sign in enumerate(number):
        yield number[:place] + number[place + 1 :]
        # A letter is taken for any sign, a digit for a digit: of a number's letters and digits, people keep which is which.
        for other in SIGNS[:10] if sign.isdigit() else SIGNS:
            yield number[:place] + other + number[place + 1 :]
    for place in range(len(number) + 1):
        for other in SIGNS[:10]:
            yield number[:place] + other + number[place:]


def distance(asked: str, found: str) -> int:
    """In how many signs two numbers differ, the end that is not typed yet left out."""
    return 0 if found.startswith(asked) else OSA.distance(asked, found)


def why(asked: str, found: str) -> Text:
    """How a number that was found differs from the one that was typed."""
    if asked == found:
        return SAME
    if found.startswith(asked):
        return BEGINS.fill(asked=asked)
    if len(asked) != len(found):
        return (ONE_MISSING if len(asked) < len(found) else ONE_MORE).fill(asked=asked, found=found)
    differing = [(one, other) for one, other in zip(asked, found, strict=True) if one != other]
    if all(other in _TAKEN_FOR.get(one, "") for one, other in differing):
        ours, theirs = (", ".join(signs) for signs in zip(*dict.fromkeys(differing), strict=True))
        return READ_AS.fill(asked=ours, found=theirs)
    if sorted(asked) == sorted(found):
        return SWAPPED
    [(one, other), *more] = differing
    return OTHER if more else ONE_SIGN.fill(asked=one, found=other)
