"""Rows of evenly set print among the pieces of ink of a picture: straight, of one height, and at one pitch."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timpora.intake.core.scans.ink import Pieces, Whole


type Places = NDArray[np.floating[Any]]

LOWEST, TALLEST = 7, 90  # of a character, in points of the picture in which rows are sought
WIDEST = 1.4  # of a character, in its height; more is two of them, or none
_FEWEST_LINKED = 8  # neighbours in a chain before a row is believed to go on beyond it
_FEWEST_MEMBERS = 20  # of the thirty characters of the shortest zone
_MOST_PIECES = 12_000  # more is a picture of noise
_STEEPEST = 0.12  # nearly seven degrees; a straight scan has three at most
_NEAR, _FAR = 0.55, 1.9  # the next character, from middle to middle, in heights
_OFF_THE_ROW = 0.3  # how far off the row the middle of a character may lie, in heights
_OFF_THE_PITCH = 0.25  # how far off its place, in pitches
_EVEN = 0.8  # share of the members that stand at their places
_MANY_ROWS = 40
_ROUNDS = 3  # in which a row finds its members, and they its line


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of even print: where the middles of its characters lie, by their number from the left."""

    number: Whole
    x: Places
    y: Places
    height: float
    pitch: float
    slope: float

    @property
    def middle(self) -> float:
        """How far down the row lies where it crosses the left edge of the picture."""
        return float(np.median(self.y - self.slope * self.x))


def rows_of(pieces: Pieces) -> list[Row]:
    """The rows of even print, each once, from above."""
    height = pieces.bottom - pieces.top
    fitting = (height >= LOWEST) & (height <= TALLEST) & (pieces.right - pieces.left <= WIDEST * height)
    kept = pieces.where(fitting)
    if not _FEWEST_MEMBERS <= len(kept) <= _MOST_PIECES:
        return []
    marks = _Marks(x=(kept.left + kept.right) / 2, y=(kept.top + kept.bottom) / 2, height=height[fitting].astype(float))
    found: list[Row] = []
    for chain in _chains(marks):
        row = _row_along(marks, chain)
        if row is not None and not any(_is_same(row, other) for other in found):
            found.append(row)
        if len(found) == _MANY_ROWS:
            break
    return sorted(found, key=lambda row: row.middle)


@dataclass(frozen=True, kw_only=True)
class _Marks:
    """The middles and heights of pieces that may be characters."""

    x: Places
    y: Places
    height: Places


def _chains(marks: _Marks) -> Iterator[Whole]:
    """Pieces that each follow the one before at about the distance of neighbours, the longest chains first."""
    follower = _followers(marks)
    begins = np.setdiff1d(np.arange(len(follower)), follower[follower >= 0])
    chains = []
    for begin in begins:
        chain = [begin]
        while (after := follower[chain[-1]]) >= 0:
            chain.append(after)
        if len(chain) >= _FEWEST_LINKED:
            chains.append(np.array(chain))
    yield from sorted(chains, key=len, reverse=True)


def _followers(marks: _Marks) -> Whole:
    """For each piece the nearest to its right on the same row and of like height, or -1; each follows one only."""
    order = np.argsort(marks.y)
    y = marks.y[order]
    nearest = np.full(len(order), -1)
    distance = np.full(len(order), np.inf)
    for one in range(len(order)):
        x, height = marks.x[one], marks.height[one]
        first, last = np.searchsorted(y, (marks.y[one] - 0.35 * height, marks.y[one] + 0.35 * height))
        near = order[first:last]
        away = marks.x[near] - x
        tall = np.maximum(marks.height[near], height)
        like = np.minimum(marks.height[near], height) > 0.55 * tall
        fits = like & (away > _NEAR * tall) & (away < _FAR * tall)
        if fits.any():
            away = np.where(fits, away, np.inf)
            nearest[one], distance[one] = near[np.argmin(away)], away.min()
    best = np.full(len(order), np.inf)
    linked = nearest >= 0
    np.minimum.at(best, nearest[linked], distance[linked])
    return np.where(linked & (distance <= best[nearest]), nearest, -1)


def _row_along(marks: _Marks, chain: Whole) -> Row | None:
    """All pieces on the line of a chain, if they stand at one pitch."""
    height = float(np.median(marks.height[chain]))
    members, slope = chain, 0.0
    for _ in range(_ROUNDS):
        slope, middle = np.polyfit(marks.x[members], marks.y[members], 1)
        if abs(slope) > _STEEPEST:
            return None
        off = np.abs(marks.y - middle - slope * marks.x)
        members = np.flatnonzero((off < _OFF_THE_ROW * height) & (np.abs(marks.height - height) < 0.45 * height))
        if len(members) < _FEWEST_MEMBERS:
            return None
    members = members[np.argsort(marks.x[members])]
    return _evenly_set(marks.x[members], marks.y[members], height=height, slope=float(slope))


def _evenly_set(x: Places, y: Places, *, height: float, slope: float) -> Row | None:
    steps = np.diff(x)
    likely = steps[(steps > _NEAR * height) & (steps < _FAR * height)]
    if len(likely) < _FEWEST_MEMBERS // 2:
        return None
    pitch = float(np.median(likely))
    number, start = _numbered(x, pitch), 0.0
    for _ in range(_ROUNDS):
        number = _numbered(x, pitch)
        pitch, start = np.polyfit(number, x, 1)
        if pitch <= 0:
            return None
    off = np.abs(x - start - pitch * number)
    at_place = off < _OFF_THE_PITCH * pitch
    number, first = np.unique(number[at_place], return_index=True)
    if at_place.mean() < _EVEN or len(number) < _FEWEST_MEMBERS:
        return None
    return Row(number=number - number[0], x=x[at_place][first], y=y[at_place][first], height=height, pitch=float(pitch), slope=slope)  # fmt: skip


def _numbered(x: Places, pitch: float) -> Whole:
    """The number of each character; counted from neighbour to neighbour, so that a small error of the pitch does not add up."""
    steps = np.rint(np.diff(x) / pitch).astype(int)
    return np.concatenate([[0], np.cumsum(steps)])


def _is_same(row: Row, other: Row) -> bool:
    return abs(row.middle - other.middle) < row.height / 2
