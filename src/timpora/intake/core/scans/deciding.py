"""What each character of a zone is by its look and place; what its look leaves open is decided by check digits, or stays unread."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np

from timpora.intake.core.scans.alphabets import alphabets
from timpora.intake.core.scans.glyphs import ALPHABET, Pictures, apart
from timpora.intake.core.scans.ink import Ink
from timpora.intake.core.zones.agreement import composite_agrees
from timpora.intake.core.zones.arithmetic import with_characters
from timpora.intake.core.zones.layouts import LAYOUTS, Layout, layout_of
from timpora.intake.core.zones.proving import agrees, checked_fields


UNREAD = "?"
_LEAST_LIKE = 0.72  # less like any character than this is read as none
_CLEARLY = 0.3  # how far on the way from the next character to this one the print must lie, 1 being this one itself
_GOOD_PRINT, _DEMANDING = (
    0.95,
    2.0,
)  # print that is less like OCR-B on the whole has to be the clearer in each character
_LOOK_ALIKE, _MORE_CLEARLY = frozenset("0O"), 0.6  # the two most alike; asked for more
_NEARLY_ALIKE = 0.02  # characters drawn so alike are never told apart by their look
_MOST_COMBINATIONS = 4096


@dataclass(frozen=True, kw_only=True)
class Unsure:
    """A place whose look leaves several characters open, the likeliest first; `became` where check digits left only one of them."""

    place: int
    candidates: str
    became: str | None = None


@dataclass(frozen=True, kw_only=True)
class Decided:
    """The characters of a zone, `?` where nothing decides, and the places that were not clear by their look."""

    text: str
    layout: Layout
    unsure: Sequence[Unsure]


def decide(likeness: Pictures) -> Decided:
    """Reads a zone from the likeness of its characters, line by line."""
    lines, width, _ = likeness.shape
    first = ALPHABET[int(np.argmax(np.where(_firsts(), likeness[0, 0], -1)))]
    layout = layout_of(lines, width, first)
    assert layout is not None
    looks = likeness.reshape(lines * width, -1)
    allowed = alphabets(layout.format)
    asked = _CLEARLY + _DEMANDING * max(0.0, _GOOD_PRINT - float(likeness.max(axis=2).mean()))
    candidates = ["".join(_candidates(look, own, asked)) for look, own in zip(looks, allowed, strict=True)]
    text = "".join(found if len(found) == 1 else UNREAD for found in candidates)
    open_places = [place for place, found in enumerate(candidates) if len(found) != 1]
    settled = _settled(text, layout, {place: candidates[place] for place in open_places})
    unsure = [Unsure(place=place, candidates=candidates[place], became=settled.get(place)) for place in open_places]
    return Decided(text=with_characters(text, list(settled.items())), layout=layout, unsure=unsure)


def _firsts() -> Ink:
    """Which characters can begin a zone of any format."""
    found: Ink = np.any([alphabets(form)[0] for form in LAYOUTS], axis=0)
    return found


def _candidates(look: Pictures, allowed: Ink, asked: float) -> Iterator[str]:
    """The characters that a look leaves open, the likeliest first; none where it is like none that can stand there."""
    like = np.where(allowed, look, -1.0)
    best = int(np.argmax(like))
    anything = int(np.argmax(look))
    # Zero and O differ too little to say of one that it stands where it cannot.
    is_another = not _look_alike(anything, best) and _on_the_way(look, anything, best) > asked
    if like[best] < _LEAST_LIKE or is_another:
        return
    for other in np.argsort(-like):
        if allowed[other] and (other == best or _on_the_way(look, best, int(other)) < _asked(best, int(other), asked)):
            yield ALPHABET[other]


def _asked(one: int, other: int, usually: float) -> float:
    return max(usually, _MORE_CLEARLY) if _look_alike(one, other) else usually


def _look_alike(one: int, other: int) -> bool:
    return {ALPHABET[one], ALPHABET[other]} <= _LOOK_ALIKE


def _on_the_way(look: Pictures, to: int, other: int) -> float:
    """How clearly a look is one character and not another: 1 for the one itself, 0 halfway, -1 for the other."""
    distance = float(apart()[to, other])
    return float(look[to] - look[other]) / max(distance, _NEARLY_ALIKE)


def _settled(text: str, layout: Layout, candidates: dict[int, str]) -> dict[int, str]:
    """The places at which all readings that agree with every check digit have the same character."""
    covered = {place: found for place, found in candidates.items() if found and place in _covered(layout)}
    if not covered or any(not found for place, found in candidates.items() if place in _covered(layout)):
        return {}
    if prod(map(len, covered.values())) > _MOST_COMBINATIONS:
        return {}
    agreeing = [
        choice
        for choice in product(*covered.values())
        if _all_agree(with_characters(text, list(zip(covered, choice, strict=True))), layout)
    ]
    by_place = zip(covered, zip(*agreeing, strict=True), strict=True) if agreeing else ()
    return {place: found[0] for place, found in by_place if len(set(found)) == 1}


def _covered(layout: Layout) -> frozenset[int]:
    """All places that any check digit covers, and those of the digits."""
    places = {*layout.number, *layout.birth, *layout.expiry, layout.number.stop, layout.birth.stop, layout.expiry.stop}
    places |= {place for stretch in layout.composite for place in stretch}
    return frozenset(places | {one for one in (layout.optional_digit, layout.composite_digit) if one is not None})


def _all_agree(text: str, layout: Layout) -> bool:
    return all(agrees(text, one) for one in checked_fields(text, layout)) and composite_agrees(text, layout)
