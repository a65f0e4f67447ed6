"""The characters of two or three rows of even print, each cut out straight and held against the alphabet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from timpora.intake.core.scans.glyphs import HEIGHT, PITCH, Compared, Pictures, compared
from timpora.intake.core.scans.ink import Grey, Whole
from timpora.intake.core.scans.rows import Places, Row


WIDTHS = {2: (44, 36), 3: (30,)}  # of the lines of a zone, by how many there are
_CLOSEST, _WIDEST = 1.2, 3.6  # from line to line, in pitches
_ALIKE, _EVEN_GAPS = 0.05, 1.3  # pitches and slopes differ by less, distances from line to line by no more
_BEYOND = 6  # characters by which a line may go on beyond the pieces that were found of it
_LIKE_LETTERS = 0.55  # even print that is less like the alphabet on the whole is none of it
_LIKE_PRINT = 0.75
_ENOUGH = 12  # characters like print, before they tell where their line runs
_AT_AN_END = 4  # characters of each line
_BLANK = 0.55  # likeness of what may be no character at all
_STRETCHES = (1.0, 0.93, 1.07)  # characters are smaller or larger on some documents, at the same pitch


@dataclass(frozen=True, kw_only=True)
class Band:
    """Where a zone lies in a picture, and how like each character of the alphabet each of its own is."""

    likeness: Pictures  # line, place, character of the alphabet
    x: Places  # middles, line by line, in the points of the whole picture
    y: Places
    pitch: float

    @property
    def score(self) -> float:
        """How like OCR-B it is on the whole."""
        return float(self.likeness.max(axis=2).mean())


def bands(picture: Callable[[int], Grey], rows: Sequence[Row], sought_at: int) -> Iterator[Band]:
    """Each set of rows that lie below one another like the lines of a zone; `sought_at` is the level they were found in."""
    for count in WIDTHS:
        for first in range(len(rows) - count + 1):
            lines = rows[first : first + count]
            if _belong_together(lines) and (band := _band(picture, lines, sought_at)) is not None:
                yield band


def _belong_together(lines: Sequence[Row]) -> bool:
    pitch = lines[0].pitch
    alike = all(
        abs(line.pitch / pitch - 1) < _ALIKE and abs(line.slope - lines[0].slope) < _ALIKE for line in lines[1:]
    )
    gaps = [below.middle - above.middle for above, below in pairwise(lines)]
    return (
        alike and all(_CLOSEST * pitch < gap < _WIDEST * pitch for gap in gaps) and max(gaps) < _EVEN_GAPS * min(gaps)
    )


def _band(picture: Callable[[int], Grey], lines: Sequence[Row], sought_at: int) -> Band | None:
    x, y = _places(lines)
    pitch = float(np.median([line.pitch for line in lines]))
    slope = float(np.median([line.slope for line in lines]))
    level = _level(pitch, sought_at)
    scale = 2.0 ** (sought_at - level)
    print_ = _Print(
        grey=picture(level),
        x=x * scale,
        y=y * scale,
        slope=slope,
        across=pitch * scale / PITCH,
        down=pitch * scale / PITCH,
    )
    if _part_of(print_).compared(room=2).on_the_whole < _LIKE_LETTERS:
        return None
    sized = _sized(print_)
    straight = _at_their_places(sized, sized.compared(room=2))
    likeness = straight.compared(room=1, one_style=True).likeness.reshape(*x.shape, -1)
    placed = _placed(likeness, WIDTHS[len(lines)])
    if placed is None:
        return None
    whole = 2.0**level
    return Band(
        likeness=likeness[:, placed],
        x=straight.x[:, placed] * whole,
        y=straight.y[:, placed] * whole,
        pitch=pitch * 2.0**sought_at,
    )


@dataclass(frozen=True, kw_only=True)
class _Print:
    """Characters in a picture: their middles, and how many points of it make one of the alphabet's."""

    grey: Grey
    x: Places
    y: Places
    slope: float
    across: float
    down: float

    def compared(self, *, room: int, one_style: bool = False) -> Compared:
        """Them all, held against the alphabet."""
        return compared(_cut(self, room), room=room, one_style=one_style)


def _sized(print_: _Print) -> _Print:
    """The print with the width and then the height in which part of its characters is most like the alphabet."""
    part = _part_of(print_)
    for way in ("across", "down"):
        tried = [replace(part, **{way: getattr(part, way) * stretch}) for stretch in _STRETCHES]
        part = max(tried, key=lambda one: one.compared(room=2).on_the_whole)
    return replace(print_, across=part.across, down=part.down)


def _part_of(print_: _Print) -> _Print:
    """Every fourth character of each line: enough to tell what it is like."""
    return replace(print_, x=print_.x[:, ::4], y=print_.y[:, ::4])


def _at_their_places(print_: _Print, found: Compared) -> _Print:
    """The print with its middles moved to where its lines are found to run; a single character does not leave its line."""
    sure = (found.likeness.max(axis=1) > _LIKE_PRINT).reshape(print_.x.shape)
    right, down = found.right.reshape(sure.shape), found.down.reshape(sure.shape)
    x, y = print_.x.copy(), print_.y.copy()
    for line, seen in enumerate(sure):
        if seen.sum() >= _ENOUGH:
            x[line] += _smooth(seen, right[line]) * print_.across
            y[line] += _smooth(seen, down[line]) * print_.down
    return replace(print_, x=x, y=y)


def _smooth(seen: Places, off: Places) -> Places:
    places = np.arange(len(off))
    found: Places = np.polynomial.Polynomial.fit(places[seen], off[seen], 1)(places)
    return found


def _level(pitch: float, sought_at: int) -> int:
    """The level in which a pitch has at least as many points as in the alphabet, and no more than twice as many, as far as there is one."""
    level = sought_at
    while pitch >= 2 * PITCH:
        pitch, level = pitch / 2, level + 1
    while pitch < PITCH and level > 0:
        pitch, level = pitch * 2, level - 1
    return level


def _places(lines: Sequence[Row]) -> tuple[Places, Places]:
    """The middles of all characters, and of as many beyond both ends as may have been missed."""
    begins = [_start(line) for line in lines]
    begin, widest = max(zip(begins, lines, strict=True), key=lambda pair: len(pair[1].number))
    # The lines of a zone begin one below the other; a leaning page moves them by as much as it leans.
    reference = begin + widest.slope * widest.middle
    shift = [
        round((begin + line.slope * line.middle - reference) / widest.pitch)
        for begin, line in zip(begins, lines, strict=True)
    ]
    first = min(shift)
    last = max(moved + int(line.number[-1]) for moved, line in zip(shift, lines, strict=True))
    numbers = np.arange(first - _BEYOND, last + _BEYOND + 1)
    x = np.stack([_bent(line.number + moved, line.x, numbers) for moved, line in zip(shift, lines, strict=True)])
    y = np.stack([_bent(line.number + moved, line.y, numbers) for moved, line in zip(shift, lines, strict=True)])
    return x, y


def _start(line: Row) -> float:
    return float(np.median(line.x - line.pitch * line.number))


def _bent(number: Whole, place: Places, wanted: Whole) -> Places:
    """Places along a line that may bend a little, as the page of an open book does."""
    curve = np.polynomial.Polynomial.fit(number, place, 2)
    off = np.abs(place - curve(number))
    near = off <= 3 * max(float(np.median(off)), 0.3)
    found: Places = np.polynomial.Polynomial.fit(number[near], place[near], 2)(wanted)
    return found


def _cut(print_: _Print, room: int) -> Pictures:
    """The characters turned upright and brought to the size of the alphabet with some room around, dark for bright."""
    columns = (np.arange(PITCH + 2 * room) - (PITCH + 2 * room - 1) / 2) * print_.across
    lines = (np.arange(HEIGHT + 2 * room) - (HEIGHT + 2 * room - 1) / 2) * print_.down
    at_x = print_.x.reshape(-1, 1, 1) + columns - print_.slope * lines[:, None]
    at_y = print_.y.reshape(-1, 1, 1) + lines[:, None] + print_.slope * columns
    return 255 - between(print_.grey, at_x, at_y)


def between(grey: Grey, x: Places, y: Places) -> Pictures:
    """The picture at places between its points; beyond its edges it goes on as it ends."""
    height, width = grey.shape
    x, y = np.clip(x, 0, width - 1.001), np.clip(y, 0, height - 1.001)
    left, top = x.astype(int), y.astype(int)
    right_part, lower_part = (x - left).astype(np.float32), (y - top).astype(np.float32)
    upper = grey[top, left] * (1 - right_part) + grey[top, left + 1] * right_part
    lower = grey[top + 1, left] * (1 - right_part) + grey[top + 1, left + 1] * right_part
    found: Pictures = upper * (1 - lower_part) + lower * lower_part
    return found


def _placed(found: Pictures, widths: Sequence[int]) -> slice | None:
    """Which stretch of the characters that were looked at is the zone: the one in which the most are like print."""
    worth = (found.max(axis=2) - _BLANK).sum(axis=0)
    sums = np.concatenate([[0], np.cumsum(worth)])
    best: tuple[float, slice | None] = (0.0, None)
    for width in widths:
        for start in range(len(worth) - width + 1):
            score = float(sums[start + width] - sums[start])
            if score > best[0]:
                best = score, slice(start, start + width)
    return best[1] if best[1] is not None and _ends_in_print(found.max(axis=2)[:, best[1]]) else None


def _ends_in_print(like: Pictures) -> bool:
    """Whether both ends of the lines are print, as in a zone, which fillers fill to its edges."""
    return bool(min(like[:, :_AT_AN_END].mean(), like[:, -_AT_AN_END:].mean()) > _LIKE_PRINT)
