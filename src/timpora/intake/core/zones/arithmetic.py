"""The check digit of ICAO 9303: values 0 to 35, weights 7, 3, 1, modulus 10."""

from collections.abc import Iterable, Sequence


FILLER = "<"
_VALUES = {str(number): number for number in range(10)} | {chr(ord("A") + place): place + 10 for place in range(26)} | {FILLER: 0}  # fmt: skip
_value = _VALUES.__getitem__


def check_digit(text: str) -> str:
    """The check digit of letters, digits and fillers; raises KeyError for anything else."""
    sevens, threes, ones = sum(map(_value, text[::3])), sum(map(_value, text[1::3])), sum(map(_value, text[2::3]))
    return str((7 * sevens + 3 * threes + ones) % 10)


def at(text: str, places: Iterable[int]) -> str:
    """The characters of a text at these places."""
    if isinstance(places, range):
        return text[places.start : places.stop]
    return "".join([text[place] for place in places])


def with_characters(text: str, changes: Sequence[tuple[int, str]]) -> str:
    """The text with each change, a place and its new character, made."""
    if not changes:
        return text
    characters = list(text)
    for place, character in changes:
        characters[place] = character
    return "".join(characters)
