"""Which characters readers and people take for one another, and which of them a check digit cannot tell apart."""

from collections.abc import Mapping


# What stands for a digit, or the filler, where only digits can stand.
AS_DIGIT: Mapping[str, str] = {
    "O": "0", "D": "0", "Q": "0", "I": "1", "Z": "2", "S": "5", "G": "6", "B": "8", "K": "<", "C": "<", "L": "<",
}  # fmt: skip
# What may stand for a letter where only letters can stand; the likeliest first.
AS_LETTERS: Mapping[str, str] = {"0": "ODQ", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B"}
FILLER_LIKE = frozenset("KCL")
# Where letters, digits and fillers can stand: every other reading of a character.
EITHER: Mapping[str, str] = {
    "0": "ODQ", "O": "0", "D": "0", "Q": "0", "1": "I", "I": "1", "2": "Z", "Z": "2", "5": "S", "S": "5", "6": "G", "G": "6",
    "8": "B", "B": "8", "K": "<", "C": "<", "L": "<",
}  # fmt: skip
# Their values are alike modulo 10 (6 and 16, 0 and 20), so that no check digit of ICAO 9303 can tell them apart.
SAME_WEIGHT: Mapping[str, str] = {"6": "G", "G": "6", "K": "<"}
