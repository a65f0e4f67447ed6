"""How a word of a name sounds, roughly and in one alphabet, whatever language it was written in by whom.

Fifteen letters are left: the vowels A, I, U, and P T K C S H M N L R W F. Voiced and voiceless consonants are one, since
Wade-Giles, Korean and Arabic romanisations write each other's; vowels that romanisations confuse are one. A letter that
is read in two ways, such as J in Joko and in Jusuf, gives two sounds. Sounds find candidates only: how like two names are
is judged by their letters as well (`likeness`).
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, product

from timpora.register.core.search.families import FAMILIES
from timpora.register.core.search.parts import ways_to_read


MOST_WAYS = 4
LONGEST_JOINED = 12
TWO, THREE = 2, 3
ALONE, JOINED = "1", "2"
# Large letters are still to be read, small ones are sounds; where a rule has two sounds, both are kept.
_CONSONANTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), sounds)
    for pattern, sounds in (
        (r"SHCH|SCHTSCH|STCH", ("s",)),
        (r"TSCH|TCH|DZH|DSCH|ZH|CZ|DJ(?=[AEIOUY])|TJ(?=[AEIOUY])", ("c",)),
        (r"SCH|SH|SZ|S[YJ](?=[AEOU])|HS", ("s",)),
        (r"TS|TZ|DZ", ("s",)),
        (r"KH|GH|CK|CQ|CH(?=[RL])", ("k",)),
        (r"CH(?=[BDFGKMNPSTVWZ])", ("",)),
        (r"CH", ("c", "k")),
        (r"PH", ("f",)),
        (r"TH|DH", ("t",)),
        (r"BH", ("p",)),
        (r"JH", ("c",)),
        (r"Q(?=(?:I[AEOU]|IN|UAN|UE))|^Q(?=[IU]$)", ("c",)),
        (r"Q", ("k",)),
        (r"^X", ("s",)),
        (r"X", ("ks", "s")),
        (r"J", ("c", "i")),
        (r"C(?=[EIY])", ("s", "c")),
        (r"C", ("k", "c")),
        (r"(?<=O)FF?$", ("w",)),
        (r"(?<!^)H", ("-",)),  # what it parts stays apart: the OHE of Kohei is no OE
    )
)
_VOWELS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"IEN", "iaN"),
        (r"OE|OU|OO|EO|EU", "u"),
        (r"UE(?=[BCDFGKLMNPRSTZ])", "u"),  # Mueller is Müller
        (r"EE|EA|AE|IE", "i"),
        (r"AI|AY|EI|EY", "ai"),
        (r"OI|OY|UI|UY", "ui"),
        (r"AO|AU|AW", "au"),
    )
)
_AS_SOUND = str.maketrans(
    {
        "A": "a", "E": "i", "I": "i", "Y": "i", "O": "u", "U": "u", "B": "p", "P": "p", "D": "t", "T": "t", "G": "k", "K": "k",
        "Z": "s", "S": "s", "V": "w", "W": "w", "F": "f", "H": "h", "M": "m", "N": "n", "L": "l", "R": "r",
    }
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65_536)
def sounds_of(word: str) -> tuple[str, ...]:
    """The sounds of one word in capitals, the likeliest first; those of its family behind its own."""
    ways = [*_ways(word), *(way for family in FAMILIES.get(word, ()) for way in _ways(family)[:1])]
    return tuple(dict.fromkeys(ways))


def _ways(word: str) -> list[str]:
    read = [word]
    for pattern, sounds in _CONSONANTS:
        if pattern.search(word):
            read = [pattern.sub(sound, one) for one, sound in product(read, sounds)][:MOST_WAYS]
    found = dict.fromkeys(_spoken(one) for one in read)
    return [sound for sound in found if sound] or [word]


def _spoken(read: str) -> str:
    for pattern, sound in _VOWELS:
        read = pattern.sub(sound, read)
    return _DOUBLED.sub(r"\1", read.replace("-", "").translate(_AS_SOUND)).upper()


def name_sounds(name: str) -> str:
    """What the register keeps of a name to find it by: sounds of its words, of neighbours written together, and of a name alone."""
    first, *others = ways_to_read(name)
    keys = keys_of(first.words)
    if others:
        keys = list(dict.fromkeys([*keys, *(key for parts in others for key in keys_of(parts.words))]))
    return " ".join(keys)


def keys_of(words: tuple[str, ...]) -> list[str]:
    """The keys of a name's words: their sounds; with a `1` before them where the word is the whole name; with a `2` words joined."""
    told = [sounds_of(word) for word in words]
    keys = [sound for sounds in told for sound in sounds]
    if len(words) == 1:
        keys += [f"{ALONE}{sound}" for sound in told[0]]
    keys += [f"{JOINED}{sound}" for sound in joinings([sounds[0] for sounds in told])]
    return list(dict.fromkeys(keys))


def joinings(sounds: Sequence[str]) -> list[str]:
    """Words as they are also written: two neighbours together, two the other way round, three as one."""
    made = [_together(first, other) for first, other in pairwise(sounds)]
    if len(sounds) == TWO:  # which of them is the surname is open
        made.append(_together(sounds[1], sounds[0]))
    if len(sounds) == THREE:  # a surname and a given name of two syllables
        made += [_together(made[0], sounds[2]), _together(made[1], sounds[0])]
    return [joined for joined in made if len(joined) <= LONGEST_JOINED]


def _together(first: str, other: str) -> str:
    """Two sounds as one word has them: an H is heard at its beginning only."""
    heard = other.removeprefix("H")
    # Neither sound has a letter twice, so that only where they meet one may stand twice.
    return first + (heard[1:] if heard[:1] == first[-1:] else heard)
