"""Whether a zone tells something else than a list beside it, or only less: what check digits prove, and what a person decides."""

from timpora.intake.core.zones.agreement import composite_agrees
from timpora.intake.core.zones.arithmetic import FILLER, at, check_digit, with_characters
from timpora.intake.core.zones.layouts import LAYOUTS
from timpora.intake.core.zones.proving import checked_fields
from timpora.intake.core.zones.transliteration import words_of, zone_forms
from timpora.intake.core.zones.values import Zone


NO_LETTERS = frozenset({""})  # a word in a writing for which Doc 9303 has no table cannot be compared


def digits_allow(zone: Zone, number: str) -> bool:
    """Whether the zone's check digits would agree with another document number (as `document_key` writes it) as well.

    If they would, nothing proves which of the two is misread; if not, the number is not the one of this zone.
    """
    text, layout = "".join(zone.lines), LAYOUTS[zone.format]
    field = checked_fields(text, layout)[0]
    if len(number) > len(field.places):
        return False
    instead = number.ljust(len(field.places), FILLER)
    changed = with_characters(text, list(zip(field.places, instead, strict=True)))
    return check_digit(at(changed, field.places)) == changed[field.digit] and composite_agrees(changed, layout)


def names_contradict(listed: str, zone: Zone) -> bool:
    """Whether a listed name has a word that stands nowhere in the zone.

    Lists leave words out and shorten them to a letter; that contradicts nothing. Where the zone had no room for the whole name, any
    word may be missing there, and only a name without one word in common contradicts it.
    """
    there = zone.name.split()
    words = [word for word in words_of(listed) if zone_forms(word) != NO_LETTERS]
    strange = [word for word in words if not _stands_in(word, there)]
    return bool(strange) and (len(strange) == len(words) or not zone.name_may_be_cut)


def _stands_in(word: str, there: list[str]) -> bool:
    forms = zone_forms(word)
    return any(one in forms or (len(word) == 1 and one.startswith(tuple(forms))) for one in there)
