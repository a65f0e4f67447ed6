"""Which characters can stand where in a zone, by its format."""

from functools import cache

import numpy as np

from timpora.intake.core.scans.glyphs import ALPHABET
from timpora.intake.core.scans.ink import Ink
from timpora.intake.core.zones.arithmetic import FILLER
from timpora.intake.core.zones.layouts import LAYOUTS, Format, Layout


_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FIRST_LETTERS = "PVIAC"
_SEXES = "MFX"


@cache
def alphabets(form: Format) -> Ink:
    """For each place of a format which characters of the alphabet can stand there."""
    layout = LAYOUTS[form]
    allowed = dict.fromkeys(range(layout.length), _DIGITS + _LETTERS + FILLER)
    allowed |= dict.fromkeys(layout.names, _LETTERS + FILLER)
    allowed |= dict.fromkeys((*layout.document_code, *layout.issuing_state, *layout.nationality), _LETTERS + FILLER)
    allowed |= dict.fromkeys((*layout.birth, *layout.expiry), _DIGITS + FILLER)
    allowed |= {0: _FIRST_LETTERS, layout.sex: _SEXES + FILLER}
    allowed |= dict.fromkeys((layout.birth.stop, layout.expiry.stop), _DIGITS)
    allowed[layout.number.stop] = _DIGITS + (FILLER if layout.may_have_a_long_number else "")
    allowed |= _last_digits(layout)
    return np.array([[character in allowed[place] for character in ALPHABET] for place in range(layout.length)])


def _last_digits(layout: Layout) -> dict[int, str]:
    found = {}
    if layout.optional_digit is not None:
        found[layout.optional_digit] = _DIGITS + FILLER
    if layout.composite_digit is not None:
        found[layout.composite_digit] = _DIGITS
    return found
