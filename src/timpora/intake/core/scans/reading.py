"""A machine-readable zone in a straight scan: found, read character by character, and honest about what could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from timpora.intake.core.scans.cells import Band, bands
from timpora.intake.core.scans.deciding import Decided, Unsure, decide
from timpora.intake.core.scans.ink import Grey, Pieces, halved, paper_of, pieces_of
from timpora.intake.core.scans.refusals import NO_ZONE
from timpora.intake.core.scans.rows import rows_of
from timpora.intake.core.zones.layouts import Layout
from timpora.kernel.refusals import Refused


LONGEST_SIDE = 2400  # points of the picture in which rows are sought: a page at some 200 a inch
SMALLEST_SIDE = 40
_REACH = 24  # of the surroundings that tell ink from paper
_DARKER = (0.2, 0.5, 0.8)  # than these, for ink; the more the stronger the pattern that the zone is printed on
_LIKE_OCR_B = 0.8  # on the whole; a row of other even print is less like it, and so is a zone upside down
_MOST_UNSURE = 0.4  # of the characters; a zone of which more is unclear is told as not read


@dataclass(frozen=True, kw_only=True)
class ScanRead:
    """The lines of a zone as they were read, `?` for what was not; where the zone lies in the picture, after so many quarter turns."""

    lines: Sequence[str]
    layout: Layout
    unsure: Sequence[Unsure]
    band: Band
    turns: int

    @property
    def unread(self) -> Sequence[Unsure]:
        """The places that nobody but a person can read."""
        return [one for one in self.unsure if one.became is None]


def read_scan(grey: Grey) -> ScanRead:
    """The zone in a picture, whichever way up it lies; raises Refused where none is found."""
    if min(grey.shape) < SMALLEST_SIDE:
        raise Refused(NO_ZONE)
    levels = _levels(grey)
    sought_at = next(level for level, picture in enumerate(levels) if max(picture.shape) <= LONGEST_SIDE)
    paper = paper_of(levels[sought_at], _REACH)
    for darker in _DARKER:
        pieces = pieces_of(paper.ink(darker))
        # Upside down comes before sideways: a flat scanner takes a passport either way up.
        for turns in (0, 2, 1, 3):
            turned = pieces.turned(turns, *paper.grey.shape)
            if (found := _read(_Turned(levels=levels, turns=turns), turned, sought_at)) is not None:
                return found
    raise Refused(NO_ZONE)


@dataclass(frozen=True, kw_only=True)
class _Turned:
    """A picture in all its sizes, turned to the left by so many quarters."""

    levels: Sequence[Grey]
    turns: int

    def at(self, level: int) -> Grey:
        """One size of it."""
        return np.rot90(self.levels[level], self.turns)


def _read(picture: _Turned, pieces: Pieces, sought_at: int) -> ScanRead | None:
    band = max(bands(picture.at, rows_of(pieces), sought_at), key=lambda one: one.score, default=None)
    if band is None or band.score < _LIKE_OCR_B:
        return None
    decided = decide(band.likeness)
    if len(decided.unsure) > _MOST_UNSURE * len(decided.text):
        return None
    return ScanRead(lines=_lines(decided), layout=decided.layout, unsure=decided.unsure, band=band, turns=picture.turns)


def _levels(grey: Grey) -> Sequence[Grey]:
    """The picture, and each time at half its size, as long as there is anything to be seen."""
    levels = [grey]
    while max(levels[-1].shape) > 2 * SMALLEST_SIDE and min(levels[-1].shape) > SMALLEST_SIDE:
        levels.append(halved(levels[-1]))
    return levels


def _lines(decided: Decided) -> Sequence[str]:
    width = decided.layout.width
    return [decided.text[start : start + width] for start in range(0, decided.layout.length, width)]
