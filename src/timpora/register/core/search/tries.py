"""In which order the register is asked for a name: the strict question first, looser ones while few were found.

Each try is a text that PostgreSQL reads as a `tsquery` over the keys that the register keeps of each name (`sounds.keys_of`).
`{1}` in it stands for the sounds near the first word's that the office has at all, which the database puts in.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from timpora.register.core.search.near import near_word
from timpora.register.core.search.parts import ways_to_read
from timpora.register.core.search.sounds import ALONE, JOINED, THREE, TWO, joinings, sounds_of


SHORTEST_BEGINNING = 3
MOST_VARIED = 4


@dataclass(frozen=True, kw_only=True)
class Tries:
    """Questions from strict to loose, and the sounds near each word of the name."""

    questions: tuple[str, ...]
    near: tuple[str, ...] = ()


def strict_tries(name: str) -> Tries:
    """The name as it sounds: in any order, joined, apart, and not yet typed to its end."""
    asked: list[str] = []
    for words in _readings(name):
        told, exactly = _exactly(words)
        firsts = [sounds[0] for sounds in told]
        asked += [
            _all(exactly),
            *_with_two_as_one(exactly, firsts),
            _as_one(firsts),
            *_beginnings(words, told, exactly),
        ]
    return Tries(questions=_each_once(asked))


def loose_tries(name: str) -> Tries:
    """The name with a slip in one word, with a word too many, with a slip in two words; and each word as a whole name."""
    asked: list[str] = []
    near: list[str] = []
    for words in _readings(name):
        told, exactly = _exactly(words)
        near_of = [" ".join(near_word(word)) for word in words]
        # Where a word is too short to have anything near it, it is asked for as it is.
        nearly = [f"{{{len(near) + place}}}" if one else exactly[place - 1] for place, one in enumerate(near_of, 1)]
        near += near_of
        asked += [_all(_changed(exactly, nearly, {place})) for place in range(min(len(words), MOST_VARIED))]
        if len(words) > TWO:
            asked += [_all([*exactly[:place], *exactly[place + 1 :]]) for place in reversed(range(len(words)))]
            asked += _joined_and_nearly(told, nearly)
        if len(words) <= THREE:
            asked += [_all(_changed(exactly, nearly, set(both))) for both in combinations(range(len(words)), TWO)]
        if len(words) > 1:
            asked.append(_any([f"{ALONE}{sound}" for sounds in told for sound in sounds]))
    return Tries(questions=_each_once(asked), near=tuple(near))


def _readings(name: str) -> list[tuple[str, ...]]:
    return [parts.words for parts in ways_to_read(name) if parts.words]


def _exactly(words: Sequence[str]) -> tuple[list[Sequence[str]], list[str]]:
    """The sounds of each word, and how each is asked for as it is: as a word, or as words that are written apart."""
    told: list[Sequence[str]] = [sounds_of(word) for word in words]
    return told, [_any([*sounds, *(f"{JOINED}{sound}" for sound in sounds)]) for sounds in told]


def _changed(exactly: Sequence[str], nearly: Sequence[str], places: AbstractSet[int]) -> list[str]:
    return [nearly[place] if place in places else one for place, one in enumerate(exactly)]


def _joined_and_nearly(told: Sequence[Sequence[str]], nearly: Sequence[str]) -> list[str]:
    """Of three words, two as one and the third with a slip."""
    firsts = [sounds[0] for sounds in told]
    if len(firsts) != THREE:
        return []
    behind = [_all([nearly[0], one]) for one in joinings(firsts[1:])[:1]]
    return behind + [_all([one, nearly[TWO]]) for one in joinings(firsts[:TWO])[:1]]


def _each_once(asked: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in asked if one))


def _with_two_as_one(exactly: Sequence[str], firsts: Sequence[str]) -> list[str]:
    """Two neighbours of three or more words as one."""
    pairs = [joinings(firsts[place : place + TWO])[:1] for place in range(len(firsts) - 1)] if len(firsts) > TWO else []
    return [
        _all([*exactly[:place], joined, *exactly[place + TWO :]]) for place, pair in enumerate(pairs) for joined in pair
    ]


def _as_one(firsts: Sequence[str]) -> str:
    """The whole name as one word, however its two or three words follow each other."""
    joined = joinings(firsts)
    return _any(joined if len(firsts) == TWO else joined[TWO:]) if TWO <= len(firsts) <= THREE else ""


def _beginnings(words: Sequence[str], told: Sequence[Sequence[str]], exactly: Sequence[str]) -> list[str]:
    """The last word may not be typed to its end."""
    sounds = [sound for sound in told[-1] if len(sound) >= SHORTEST_BEGINNING]
    if len(words[-1]) < SHORTEST_BEGINNING or not sounds:
        return []
    return [_all([*exactly[:-1], _any([f"{sound}:*" for sound in sounds])])]


def _any(sounds: Sequence[str]) -> str:
    return f"({' | '.join(sounds)})" if sounds else ""


def _all(parts: Sequence[str]) -> str:
    return " & ".join(parts)
