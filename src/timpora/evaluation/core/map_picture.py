"""The map as a picture for paper: outlines or circles of areas with their counts, and a legend; the same areas are the same text to the letter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from math import cos, dist, radians
from typing import NamedTuple

from timpora.evaluation.core.centres import Point


WIDTH, HIGHEST, EDGE = 174.0, 112.0, 9.0  # millimetres of the page, and what is left free around the areas
LEAST_SPAN = 0.05  # degrees: one small area does not fill the page
LARGEST = 5.2
LEAST_RADIUS = 1.1
LEAST_COUNT = 1.4  # a count in smaller letters is left to the table
RADIUS: Mapping[str, float] = {"step-0": 0.3, "step-1": 0.66, "step-2": 0.78, "step-3": 0.9, "step-4": 1.0, "elsewhere": 0.18}  # fmt: skip
OF_OTHERS = 0.6
INK, SOFT, PAPER, LINE_COLOUR = "#16242c", "#51626c", "#ffffff", "#cfd8dd"
GROUND: Mapping[str, str] = {
    "step-0": PAPER, "step-1": "#dbe8ee", "step-2": "#b3cdd9", "step-3": "#7ba7bb", "step-4": "#0b4f6c", "hidden": "url(#hidden)",
    "elsewhere": "#e6ebed",
}  # fmt: skip
DARK = "step-4"
HALOED = f'fill="{INK}" stroke="{PAPER}" stroke-width="0.6" stroke-linejoin="round" paint-order="stroke"'  # read on any ground
NAME, COUNT, LEGEND = 2.1, 2.6, 2.4  # sizes of letters
WIDE = 0.56  # of a letter, in its size
HATCHED = (
    f'<defs><pattern id="hidden" width="1" height="1" patternUnits="userSpaceOnUse"><rect width="1" height="1" fill="{PAPER}"/>'
    f'<rect width="1" height="0.25" fill="{SOFT}"/></pattern></defs>'
)
SWATCH, LINE, GAP = 5.0, 4.4, 4.0


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """An area of the picture: how it looks, its count where that is shown, its name where it is to be named, and where it lies."""

    look: str
    middle: Point
    count: int | None = None
    name: str = ""
    outline: Sequence[Sequence[Sequence[Sequence[float]]]] = ()


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class _Frame:
    """Where a point of the earth lies on the page; east and west are as far apart there as north and south."""

    west: float
    north: float
    across: float  # millimetres a degree of longitude
    down: float
    left: float
    height: float

    def at(self, place: Sequence[float]) -> tuple[float, float]:
        return self.left + (place[0] - self.west) * self.across, EDGE + (self.north - place[1]) * self.down


class _Placed(NamedTuple):
    """An area on the page: its middle, and as how large a circle it is drawn where it has no outline."""

    drawn: Drawn
    x: float
    y: float
    radius: float

    @property
    def box(self) -> _Box:
        """The circle, or the room of the count within the outline."""
        far = COUNT * 0.7 if self.drawn.outline else self.radius
        return _Box(self.x - far, self.y - far, self.x + far, self.y + far)


def picture(own: Sequence[Drawn], others: Sequence[Drawn], legend: Sequence[tuple[str, str]]) -> str:
    """An SVG of the office's own areas, with those around them that lie on the page, and the words of its looks; own must not be empty."""
    frame = _frame(own)
    words = list(_legend(legend, frame.height))
    height = frame.height + words[-1][0] if words else frame.height
    placed = _placed(frame, own)
    near = [one for one in _placed(frame, others) if one.drawn.outline or (0 < one.x < WIDTH and 0 < one.y < frame.height)]  # fmt: skip
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:.2f}" font-family="Noto Sans">',
        HATCHED,
        f'<rect x="0.1" y="0.1" width="{WIDTH - 0.2:.2f}" height="{frame.height - 0.2:.2f}" fill="none" stroke="{LINE_COLOUR}" stroke-width="0.2"/>',
        f'<svg width="{WIDTH:g}" height="{frame.height:.2f}" viewBox="0 0 {WIDTH:g} {frame.height:.2f}">',
        *(_shape(frame, one) for one in (*near, *sorted(placed, key=lambda one: -one.radius))),
        *_labels(placed), "</svg>", *(text for _, text in words), "</svg>",
    ]  # fmt: skip
    return "".join(parts)


def _points(one: Drawn) -> list[Sequence[float]]:
    return [point for polygon in one.outline for point in polygon[0]] or [one.middle]


def _frame(own: Sequence[Drawn]) -> _Frame:
    points = [point for one in own for point in _points(one)]
    east_west, north_south = [point[0] for point in points], [point[1] for point in points]
    west, north = min(east_west), max(north_south)
    narrowing = cos(radians((north + min(north_south)) / 2))
    wide = max((max(east_west) - west) * narrowing, LEAST_SPAN)
    high = max(north - min(north_south), LEAST_SPAN)
    down = min((WIDTH - 2 * EDGE) / wide, (HIGHEST - 2 * EDGE) / high)
    return _Frame(west=west, north=north, across=down * narrowing, down=down, left=(WIDTH - wide * down) / 2, height=high * down + 2 * EDGE)  # fmt: skip


def _placed(frame: _Frame, areas: Sequence[Drawn]) -> list[_Placed]:
    """Areas in their places; no circle is larger than half of the way to the next one."""
    places = [frame.at(one.middle) for one in areas]
    found = []
    for one, (x, y) in zip(areas, places, strict=True):
        nearest = min((dist((x, y), other) for other in places if other != (x, y)), default=WIDTH)
        largest = LARGEST * RADIUS.get(one.look, OF_OTHERS)
        found.append(_Placed(one, x, y, min(largest, max(nearest / 2, LEAST_RADIUS))))
    return found


def _shape(frame: _Frame, one: _Placed) -> str:
    look = one.drawn.look
    stroke = f'fill="{GROUND.get(look, PAPER)}" stroke="{SOFT if look == "elsewhere" else INK}" stroke-width="0.2"'
    if not one.drawn.outline:
        return f'<circle cx="{one.x:.2f}" cy="{one.y:.2f}" r="{one.radius:.2f}" {stroke}/>'
    rings = (ring for polygon in one.drawn.outline for ring in polygon)
    # Points that fall together on paper are drawn once: an outline may have thousands.
    told = (("{:.1f} {:.1f}".format(*frame.at(point)) for point in ring) for ring in rings)
    lines = ("M" + "L".join(point for point, _ in groupby(ring)) + "Z" for ring in told)
    return f'<path fill-rule="evenodd" d="{"".join(lines)}" {stroke}/>'


def _labels(placed: Sequence[_Placed]) -> Iterator[str]:
    """Counts in their areas, and below them the names of those that have room, the largest counts first; every name stands in the table too."""
    taken = [one.box for one in placed]
    for one in sorted(placed, key=lambda one: (-(one.drawn.count or 0), one.drawn.name)):
        drawn, words = one.drawn, f"{one.drawn.count}"
        size = min(COUNT, 1.5 * (LARGEST if drawn.outline else one.radius) / len(words) ** 0.7)
        if drawn.count and size >= LEAST_COUNT:
            yield _text((one.x, one.y + size * 0.36), size, words, f'font-weight="bold" fill="{PAPER if drawn.look == DARK else INK}"')  # fmt: skip
        below, half = one.box.bottom + NAME, len(drawn.name) * NAME * WIDE / 2
        box = _Box(one.x - half, below - NAME, one.x + half, below + NAME * 0.3)
        if drawn.name and not any(box.meets(other) for other in taken):
            taken.append(box)
            yield _text((one.x, below), NAME, drawn.name, HALOED)


def _text(at: tuple[float, float], size: float, words: str, look: str) -> str:
    return f'<text x="{at[0]:.2f}" y="{at[1]:.2f}" font-size="{size:.2f}" {look} text-anchor="middle">{escape(words)}</text>'


def _legend(legend: Sequence[tuple[str, str]], top: float) -> Iterator[tuple[float, str]]:
    """Each look with its words, side by side as far as there is room; with how high all until here is."""
    x, high = 0.0, LINE
    for look, words in legend:
        wide = SWATCH + 1.2 + len(words) * LEGEND * WIDE + GAP
        if x + wide > WIDTH and x > 0:
            x, high = 0.0, high + LINE
        y = top + high
        swatch = f'<rect x="{x + 0.1:.2f}" y="{y - 2.6:.2f}" width="{SWATCH:g}" height="3" fill="{GROUND.get(look, PAPER)}" stroke="{INK}" stroke-width="0.2"/>'
        told = f'<text x="{x + SWATCH + 1.2:.2f}" y="{y - 0.2:.2f}" font-size="{LEGEND:g}" fill="{INK}">{escape(words)}</text>'
        yield high + 1.0, swatch + told
        x += wide
