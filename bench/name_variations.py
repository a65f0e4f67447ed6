"""In which ways what is typed differs from what is on record, and the labelled pairs that are made so."""

import random
import unicodedata
from collections.abc import Mapping, Sequence

from bench.invented_names import SEED, TRADITIONS, Chance, Pair, Vary, replaced


KEYBOARD = ("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SHORTEST_SLIPPED = 4
TITLES = ("Mr", "Mrs.", "Tn.", "Ny.", "H.", "Hj.", "Dr.", "Sdr.", "Bapak", "Ibu", "Bpk. H.")


def _other_order(chance: Chance, name: str) -> str | None:
    words = name.split()
    moved = words[1:] + words[:1] if chance.random() < 0.7 else words[::-1]
    return " ".join(moved) if len(words) > 1 and moved != words else None


def _joined(_: Chance, name: str) -> str | None:
    words = name.split()
    return "".join(words) if len(words) == 2 else " ".join([words[0], "".join(words[1:])]) if len(words) == 3 else None


def _apart(chance: Chance, name: str) -> str | None:
    """A given name of two syllables as two words, with a hyphen or a space."""
    *first, last = name.split()
    places = [
        place
        for place in range(2, len(last) - 1)
        if last[place - 1] in "AEIOUNG" and last[place] not in "AEIOUG" and last[place : place + 2] != "NG"
    ]
    if not (first and places):
        return None
    place = chance.choice(places)
    return " ".join([*first, chance.choice((" ", "-")).join((last[:place], last[place:]))])


def _title(chance: Chance, name: str) -> str:
    return f"{chance.choice(TITLES)} {name}"


def _without_marks(_: Chance, name: str) -> str | None:
    plain = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    typed = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return typed if typed != name else None


def _slip(change: str) -> Vary:
    def vary(chance: Chance, name: str) -> str | None:
        places = [
            place for place in range(1, len(name) - 1)
            if name[place - 1 : place + 2].isalpha() and len(_word_at(name, place)) >= SHORTEST_SLIPPED and name[place] != name[place + 1]
        ]  # fmt: skip
        if not places:
            return None
        place = chance.choice(places)
        letter = name[place]
        before, after = name[:place], name[place + 1 :]
        return {
            "transposed": before + after[0] + letter + after[1:],
            "missing": before + after,
            "doubled": before + letter + letter + after,
            "neighbouring": before + _beside(chance, letter) + after,
            "changed": before + chance.choice(LETTERS.replace(letter.upper(), "")) + after,
        }[change]

    return vary


def _word_at(name: str, place: int) -> str:
    return name[name.rfind(" ", 0, place) + 1 :].split(maxsplit=1)[0]


def _beside(chance: Chance, letter: str) -> str:
    for row in KEYBOARD:
        place = row.find(letter.upper())
        if place >= 0:
            return chance.choice([row[beside] for beside in (place - 1, place + 1) if 0 <= beside < len(row)])
    return chance.choice(LETTERS)


def _two_slips(chance: Chance, name: str) -> str | None:
    """One in each of two words."""
    words = name.split()
    long = [place for place, word in enumerate(words) if len(word) >= SHORTEST_SLIPPED]
    if len(long) < 2:
        return None
    for place in chance.sample(long, 2):
        changed = _slip(chance.choice(("transposed", "missing", "neighbouring")))(chance, words[place])
        if changed is None:
            return None
        words[place] = changed
    return " ".join(words)


def _cut(_: Chance, name: str) -> str | None:
    """As a machine-readable zone cuts a long name, here at a third of its last word."""
    *first, last = name.split()
    keep = max(3, len(last) * 2 // 3)
    return " ".join([*first, last[:keep]]) if first and len(last) > keep + 1 else None


def _word_less(chance: Chance, name: str) -> str | None:
    words = name.split()
    if len(words) < 3:
        return None
    words.pop(chance.randrange(1, len(words) - 1))
    return " ".join(words)


def _child_of(chance: Chance, name: str) -> str | None:
    if " BIN " in name:
        return name.replace(" BIN ", chance.choice((" B. ", " ", " IBN ", " B ")))
    words = name.split()
    return (
        f"{words[0]} {chance.choice(('bin', 'b.', 'BIN', 'binti'))} {' '.join(words[1:])}" if len(words) > 1 else None
    )


_WADE_GILES = replaced(
    (r"\bZH", "CH"), (r"\bX(?=I)", "HS"), (r"\bQ", "CH"), (r"IAN\b", "IEN"), (r"ONG\b", "UNG"), (r"\bB", "P"), (r"\bD", "T"), (r"\bJ", "CH"),
    (r"\bG(?=[AU])", "K"),
)  # fmt: skip
_KOREAN = replaced(
    (r"^LEE\b", "YI"), (r"^LEE\b", "RHEE"), (r"^PARK\b", "PAK"), (r"^CHOI\b", "CHOE"), (r"^JUNG\b", "JEONG"), (r"^KIM\b", "GIM"),
    (r"^KANG\b", "GANG"), (r"^LIM\b", "IM"), (r"^RYU\b", "YOO"), (r"SU(?!N)", "SOO"), (r"HYUN", "HYEON"), (r"YOUNG", "YEONG"), (r"SUNG", "SEUNG"),
    (r"WOO", "WU"), (r"JUN", "JOON"), (r"EUN", "UN"), (r"KYUNG", "GYEONG"), (r"HEE", "HUI"), (r"^SEO\b", "SUH"), (r"CHUL", "CHEOL"),
)  # fmt: skip
_ARABIC = replaced(
    (r"MUHAMMAD", "MOHAMMED"), (r"MUHAMMAD", "MOHD"), (r"MUHAMMAD", "MOHAMAD"), (r"AHMAD", "AHMED"), (r"YUSUF", "YOUSEF"), (r"HUSSAIN", "HUSSEIN"),
    (r"KHALID", "KHALED"), (r"OMAR", "UMAR"), (r"QASIM", "KASSIM"), (r"NOOR", "NUR"), (r"AISHA", "AYSHA"), (r"OUD\b", "UD"), (r"EEM\b", "IM"), (r"UDIN\b", "UDDIN"),
    (r"GH", "G"), (r"OUSH\b", "USH"), (r"TARIQ", "TAREK"), (r"FATIMA", "FATIMAH"), (r"ABDUL ", "ABD AL-"), (r"ABDUL ", "ABDUL"),
)  # fmt: skip
_RUSSIAN = replaced(
    (r"OV\b", "OFF"), (r"KH", "H"), (r"ZH", "J"), (r"SKY\b", "SKIY"), (r"SERGEY", "SERGEI"), (r"DMITRY", "DMITRII"), (r"ALEKSANDR", "ALEXANDER"),
    (r"YEVGENY", "EVGENII"), (r"YULIA", "IULIIA"), (r"KSENIA", "XENIA"), (r"SHCH", "SCH"), (r"TSV", "CV"), (r"YURI", "IURII"), (r"GRIGORY", "GRIGORIY"), (r"EV\b", "YEV"),
)  # fmt: skip
_JAPANESE = replaced((r"O(?=[BCDFGHJKMNRSTZ])", "OH"), (r"O\b", "OU"), (r"O\b", "OH"), (r"U(?=[KMNRST])", "UU"), (r"O(?=[KMNRST])", "OO"), (r"SHI", "SI"))  # fmt: skip
_OLD_SPELLING = replaced((r"U", "OE"), (r"J(?!O\b)", "DJ"), (r"Y", "J"), (r"C", "TJ"), (r"TJ", "C"))
_EUROPEAN_MARKS = replaced((r"Ü", "UE"), (r"Ö", "OE"), (r"È", "E"), (r"É", "E"), (r"Á", "A"))

EVERY = tuple(TRADITIONS)
KINDS: Mapping[str, tuple[Sequence[str], Vary]] = {
    "as written": (EVERY, lambda _, name: name),
    "another order": (EVERY, _other_order),
    "a title before it": (EVERY, _title),
    "written together": (("chinese", "korean"), _joined),
    "written apart": (("chinese", "korean"), _apart),
    "Wade-Giles": (("chinese",), _WADE_GILES),
    "Korean romanisation": (("korean",), _KOREAN),
    "Arabic romanisation": (("arabic",), _ARABIC),
    "bin, binti, b.": (("arabic",), _child_of),
    "Russian romanisation": (("russian",), _RUSSIAN),
    "Japanese long vowels": (("japanese",), _JAPANESE),
    "without Vietnamese marks": (("vietnamese",), _without_marks),
    "old Indonesian spelling": (("indonesian",), _OLD_SPELLING),
    "European marks": (("european",), _EUROPEAN_MARKS),
    "two letters changed places": (EVERY, _slip("transposed")),
    "a letter missing": (EVERY, _slip("missing")),
    "a letter doubled": (EVERY, _slip("doubled")),
    "a neighbouring key": (EVERY, _slip("neighbouring")),
    "another letter": (EVERY, _slip("changed")),
    "a slip in two words": (EVERY, _two_slips),
    "cut off": (EVERY, _cut),
    "a middle name left out": (("arabic", "european", "vietnamese"), _word_less),
}


def pairs(people: Sequence[tuple[str, str]], each: int, *, seed: int = SEED) -> list[Pair]:
    """So many pairs of each kind, of people drawn from those given."""
    chance = random.Random(seed + 1)
    made = []
    for kind, (traditions, vary) in KINDS.items():
        drawn = 0
        while drawn < each:
            tradition, name = chance.choice(people)
            typed = vary(chance, name) if tradition in traditions else None
            if typed is not None and (typed != name or kind == "as written"):
                made.append(Pair(kind=kind, tradition=tradition, on_record=name, typed=typed))
                drawn += 1
    return made
