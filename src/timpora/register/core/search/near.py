"""Every sound that is one slip away: a letter left out, put in, changed, or two changed places."""

from collections.abc import Iterator
from functools import lru_cache

from timpora.register.core.search.sounds import sounds_of


ALPHABET = "AIUPTKCSHMNLRWF"
SHORTEST = 3  # of two sounds nearly every other two are one slip away
VOWELS, CONSONANTS = "AIU", "PTKCSMNLRWF"
WAYS = 2  # of a word that sounds in several ways, so many are varied
_READ_TOGETHER = frozenset("AEIOUYH")
SHORTEST_CUT = 2  # but one of three may have been left out of it


@lru_cache(maxsize=4096)
def near_word(word: str) -> tuple[str, ...]:
    """The sounds one slip away from a word: of its sounds, and of its letters where a slip changes how their neighbours are read."""
    if len(word) < SHORTEST:
        return ()
    sounds = sounds_of(word)
    found = dict.fromkeys(sound for one in sounds[:WAYS] for sound in near(one))
    found |= dict.fromkeys(sounds_of(slipped)[0] for slipped in _slipped(word))
    return tuple(sound for sound in found if sound not in sounds)


def _slipped(word: str) -> Iterator[str]:
    """The word without each letter, with each two changed places, and with one put between letters that are read together."""
    for place in range(len(word)):
        before, after = word[:place], word[place + 1 :]
        yield before + after
        if after:
            yield before + after[0] + word[place] + after[1:]
        for letter in VOWELS:
            yield before + letter + after
            if word[place] in _READ_TOGETHER:
                yield before + letter + word[place:]
        if after and ((word[place] in _READ_TOGETHER and after[0] in _READ_TOGETHER) or word[place] == after[0]):
            for letter in CONSONANTS:
                yield before + word[place] + letter + after


@lru_cache(maxsize=4096)
def near(sound: str) -> tuple[str, ...]:
    """The sounds one slip away, without the sound itself; none of one that is too short to tell a slip from another name."""
    slips = _slips(sound) if len(sound) >= SHORTEST else _insertions(sound) if len(sound) >= SHORTEST_CUT else ()
    found = dict.fromkeys(made for made in slips if _is_a_sound(made))
    found.pop(sound, None)
    return tuple(found)


def _slips(sound: str) -> Iterator[str]:
    for place in range(len(sound)):
        before, after = sound[:place], sound[place + 1 :]
        yield before + after
        for letter in ALPHABET:
            yield before + letter + after
        if after:
            yield before + after[0] + sound[place] + after[1:]
    yield from _insertions(sound)


def _insertions(sound: str) -> Iterator[str]:
    for place in range(len(sound) + 1):
        for letter in ALPHABET:
            yield sound[:place] + letter + sound[place:]


def _is_a_sound(made: str) -> bool:
    """A slip that doubles a letter is none, since doubled letters sound as one."""
    return all(made[place] != made[place + 1] for place in range(len(made) - 1))
