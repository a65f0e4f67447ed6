"""The codes of states, organisations and persons without a state that a zone may bear (ICAO 9303 part 3, section 5)."""

from functools import lru_cache
from itertools import product

from timpora.intake.core.countries import country_code
from timpora.intake.core.zones.arithmetic import FILLER
from timpora.intake.core.zones.confusions import AS_LETTERS, FILLER_LIKE


SPECIMEN = "UTO"  # Utopia, the state of the specimens
CODE_LENGTH = 3
# Printed in zones and in no list of countries: Germany, the specimens, and ICAO's own documents.
_ONLY_IN_ZONES = {"D": "DEU", SPECIMEN: SPECIMEN, "IAO": "IAO"}


@lru_cache(maxsize=2**14)
def state_in_facts(code: str) -> str | None:
    """The three letters that facts use for a code as a zone prints it (D is DEU); None for a code that is not known."""
    if code in _ONLY_IN_ZONES:
        return _ONLY_IN_ZONES[code]
    return code if len(code) == CODE_LENGTH and country_code(code) == code else None


@lru_cache(maxsize=2**14)
def readings(field: str) -> tuple[str, ...]:
    """The fields of three characters that this one may stand for and that hold a known code; itself alone if it does."""
    if _holds_a_code(field):
        return (field,)
    choices = [_choices(character, first=place == 0) for place, character in enumerate(field)]
    return tuple(made for letters in product(*choices) if _holds_a_code(made := "".join(letters)))


def _choices(character: str, *, first: bool) -> str:
    if character in AS_LETTERS:
        return AS_LETTERS[character]
    return character + FILLER if character in FILLER_LIKE and not first else character


def _holds_a_code(field: str) -> bool:
    code = field.rstrip(FILLER)
    return FILLER not in code and state_in_facts(code) is not None
