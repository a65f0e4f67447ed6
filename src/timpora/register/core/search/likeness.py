"""How like two names are, and why: word by word, whatever their order, with the reason for every word that is not the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from timpora.kernel.text import Text
from timpora.register.core.search import reasons
from timpora.register.core.search.parts import Parts, ways_to_read
from timpora.register.core.search.sounds import THREE, TWO, sounds_of


SAME, SOUNDS, SLIP, BEGINNING, INITIAL = 1.0, 0.96, 0.9, 0.88, 0.6
LEAST_ALIKE = 0.6  # words less alike than that are two words
LEAST = 0.45  # names less alike than that are not shown
IN_ORDER = 0.004  # between two names that are alike otherwise, the one in the order that was typed stands first
MISSING_ASKED, MISSING_FOUND, MISSING_BESIDE_EXACT, MOST_MISSING = (
    1.0,
    0.35,
    0.15,
    0.6,
)  # a word that was typed and is not there weighs more than one that was not typed
SHORTEST_BEGINNING = 3
ENOUGH = 0.97
MOST_JOINED = 4
MOST_LONGER = 3  # letters by which two spellings of one sound differ


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """From 0 to 1, and in words why; there is no figure without its reasons."""

    score: float
    reasons: tuple[Text, ...]

    def __post_init__(self) -> None:
        if not self.reasons:
            message = "A likeness says why."
            raise ValueError(message)


@dataclass(frozen=True)
class _Pair:
    score: float
    asked: int
    found: int
    reason: Text | None


def likeness(asked: str, found: str) -> Likeness | None:
    """How like a name on record is to one that was typed; None where they are two names."""
    best = max(
        (_of_readings(typed, known) for typed in ways_to_read(asked) for known in ways_to_read(found)),
        key=lambda told: told[0],
    )
    return Likeness(score=min(best[0], 1.0), reasons=best[1]) if best[0] >= LEAST else None


def _of_readings(typed: Parts, known: Parts) -> tuple[float, tuple[Text, ...]]:
    best = _compared(typed.words, known.words, together=None)
    if best[0] < ENOUGH:
        for one, other, together in _as_one(typed.words, known.words):
            best = max(best, _compared(one, other, together=together), key=lambda told: told[0])
    return (best[0], (*best[1], reasons.LEFT_OUT)) if typed.left_out or known.left_out else best


def _compared(asked: Sequence[str], found: Sequence[str], *, together: Text | None) -> tuple[float, tuple[Text, ...]]:
    pairs = _best_pairs(asked, found)
    matched = sum(one.score * _weight(asked[one.asked], found[one.found]) for one in pairs)
    whole = sum(_weight(asked[one.asked], found[one.found]) for one in pairs)
    taken, met = {one.asked for one in pairs}, {one.found for one in pairs}
    lost = sum(len(word) for place, word in enumerate(asked) if place not in taken)
    more = sum(len(word) for place, word in enumerate(found) if place not in met)
    exact = not lost and all(one.score == SAME for one in pairs)
    weight = MISSING_BESIDE_EXACT if exact else MISSING_FOUND
    score = matched / (whole + MISSING_ASKED * lost + min(weight * more, MOST_MISSING * whole) or 1)
    in_order = [one.found for one in sorted(pairs, key=lambda pair: pair.asked)]
    follows = in_order == sorted(in_order)
    ends = bool(in_order) and follows and in_order[0] == 0 and in_order[-1] == len(found) - 1
    told = [one.reason for one in sorted(pairs, key=lambda pair: pair.asked) if one.reason is not None]
    why = _why(follows=follows, together=together, told=told, lost=bool(lost), more=bool(more))
    penalty = (0 if ends else IN_ORDER / 2) + (0 if follows else IN_ORDER) + (0 if together is None else IN_ORDER * 2)
    return score - penalty, why


def _why(*, follows: bool, together: Text | None, told: Sequence[Text], lost: bool, more: bool) -> tuple[Text, ...]:
    said: list[Text] = []
    if not (told or lost or more or together):
        said.append(reasons.SAME if follows else reasons.OTHER_ORDER)
    elif not follows:
        said.append(reasons.ORDER)
    said += [together] if together is not None else []
    said += dict.fromkeys(told)
    said += [reasons.LOST] if lost else []
    if more:
        said.append(reasons.MORE if told or lost or together else reasons.EVERY_WORD)
    return tuple(said)


def _weight(one: str, other: str) -> float:
    return (len(one) + len(other)) / 2


def _best_pairs(asked: Sequence[str], found: Sequence[str]) -> list[_Pair]:
    """Each word with the one most like it, the surest pairs first."""
    every = [
        pair
        for place, word in enumerate(asked)
        for other, known in enumerate(found)
        if (pair := _pair(place, other, word, known)) is not None
    ]
    every.sort(key=lambda pair: (-pair.score, abs(pair.asked - pair.found)))
    taken, met, kept = set[int](), set[int](), list[_Pair]()
    for pair in every:
        if pair.asked not in taken and pair.found not in met:
            kept.append(pair)
            taken.add(pair.asked)
            met.add(pair.found)
    return kept


def _pair(place: int, other: int, word: str, known: str) -> _Pair | None:
    told = _words(word, known)
    return None if told is None else _Pair(told[0], place, other, told[1])


@lru_cache(maxsize=65_536)
def _words(word: str, known: str) -> tuple[float, Text | None] | None:
    """How like two words are, with the reason where they are not the same."""
    if word == known:
        return SAME, None
    alike = 1 - OSA.distance(word, known) / max(len(word), len(known))
    ours, theirs = sounds_of(word), sounds_of(known)
    if not set(ours).isdisjoint(theirs):
        # The sound is the same; the letters still say which of two spellings is nearer.
        return SOUNDS - (1 - alike) * 0.04, reasons.SPELLING.fill(asked=word, found=known)
    if min(len(word), len(known)) == 1:
        return (INITIAL, reasons.INITIAL) if word[0] == known[0] else None
    best = [_beginning(word, known), _slip(word, known, ours, theirs)]
    told = [one for one in best if one is not None]
    if told:
        return max(told, key=lambda one: one[0])
    return (alike * 0.9, reasons.ALIKE.fill(asked=word, found=known)) if alike >= LEAST_ALIKE else None


def _beginning(word: str, known: str) -> tuple[float, Text] | None:
    short, whole = sorted((word, known), key=len)
    if len(short) < SHORTEST_BEGINNING or not whole.startswith(short):
        return None
    score = BEGINNING - 0.1 * (1 - len(short) / len(whole))
    return score, (reasons.BEGINNING if short == word else reasons.CUT).fill(asked=word, found=known)


def _slip(word: str, known: str, ours: Sequence[str], theirs: Sequence[str]) -> tuple[float, Text] | None:
    """One letter amiss, or one sound."""
    shortest = min(len(word), len(known))
    if OSA.distance(word, known) == 1:
        weight = SLIP - 0.6 / max(len(word), len(known)) ** 1.5
        return weight, reasons.slip(word, known)
    if shortest > SHORTEST_BEGINNING and any(
        OSA.distance(one, other, score_cutoff=1) == 1 for one in ours for other in theirs
    ):
        return SLIP - 1.0 / shortest**1.2, reasons.NEARLY.fill(asked=word, found=known)
    return None


def _as_one(asked: Sequence[str], found: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str], Text]]:
    """The same names with words of one written together, where the other one has that word."""
    if max(len(asked), len(found)) > MOST_JOINED or len(asked) == len(found) == 1:
        return
    for joined, words in _joined(found):
        if any(_is_nearly(word, joined) for word in asked):
            yield asked, words, reasons.TOGETHER
    for joined, words in _joined(asked):
        if any(_is_nearly(joined, known) for known in found):
            yield words, found, reasons.APART


def _is_nearly(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > MOST_LONGER:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1 or not set(sounds_of(one)).isdisjoint(sounds_of(other))


def _joined(words: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Two neighbours as one, the whole of two the other way round, the whole of three."""
    for place, (first, second) in enumerate(pairwise(words)):
        yield first + second, [*words[:place], first + second, *words[place + 2 :]]
    if len(words) == TWO:
        yield words[1] + words[0], [words[1] + words[0]]
    if len(words) == THREE:
        for whole in ("".join(words), words[1] + words[2] + words[0]):
            yield whole, [whole]
