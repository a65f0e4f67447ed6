"""Ink and paper: a grey picture as what is printed on it, by a threshold that follows light and ground, and its connected pieces."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


type Grey = NDArray[np.floating[Any]]  # 0 black to 255 white, rows from above
type Ink = NDArray[np.bool_]
type Whole = NDArray[np.integer[Any]]

# Sauvola's threshold: the mean of the surroundings, lowered where they hold little contrast, so that plain ground stays paper.
_FULL_CONTRAST = 128.0
_PASSES = 60  # pieces join in a handful; a picture made to need more is no document


@dataclass(frozen=True, kw_only=True)
class Pieces:
    """The boxes of connected pieces of ink; right and bottom lie just outside."""

    left: Whole
    top: Whole
    right: Whole
    bottom: Whole

    def __len__(self) -> int:
        return len(self.left)

    def where(self, kept: Ink | Whole) -> "Pieces":
        """Those that are kept."""
        return Pieces(left=self.left[kept], top=self.top[kept], right=self.right[kept], bottom=self.bottom[kept])

    def turned(self, turns: int, height: int, width: int) -> "Pieces":
        """Where they are once a picture of this size is turned to the left by so many quarters."""
        if not turns:
            return self
        once = Pieces(left=self.top, top=width - self.right, right=self.bottom, bottom=width - self.left)
        return once.turned(turns - 1, width, height)


def halved(grey: Grey) -> Grey:
    """The picture at half its size, each point the mean of four."""
    height, width = grey.shape[0] // 2 * 2, grey.shape[1] // 2 * 2
    even = grey[:height, :width]
    mean: Grey = (even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2]) / 4
    return mean


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A picture, and around each of its points how bright it is and how much contrast it holds."""

    grey: Grey
    mean: Grey
    spread: Grey

    def ink(self, darker: float) -> Ink:
        """Where something is printed: what is darker than its surroundings, by such a share where they hold no contrast."""
        printed: Ink = self.grey < self.mean * (1 + darker * (self.spread / _FULL_CONTRAST - 1))
        return printed


def paper_of(grey: Grey, reach: int) -> Paper:
    """The picture with its surroundings, which reach so far from each point."""
    mean = _mean_around(grey, reach)
    spread = np.sqrt(np.maximum(_mean_around(grey * grey, reach) - mean * mean, 0))
    return Paper(grey=grey, mean=mean.astype(np.float32), spread=spread.astype(np.float32))


def _mean_around(values: Grey, reach: int) -> NDArray[np.float64]:
    """The mean over a square, by sums of sums; at the edges the square ends with the picture."""
    height, width = values.shape
    sums = np.zeros((height + 1, width + 1))
    np.cumsum(np.cumsum(values, axis=0, dtype=np.float64), axis=1, out=sums[1:, 1:])
    top, bottom = _around(height, reach)
    left, right = _around(width, reach)
    total = (
        sums[np.ix_(bottom, right)] - sums[np.ix_(top, right)] - sums[np.ix_(bottom, left)] + sums[np.ix_(top, left)]
    )
    mean: NDArray[np.float64] = total / np.outer(bottom - top, right - left)
    return mean


def _around(length: int, reach: int) -> tuple[Whole, Whole]:
    places = np.arange(length)
    return np.maximum(places - reach, 0), np.minimum(places + reach + 1, length)


def pieces_of(ink: Ink) -> Pieces:
    """The boxes of all connected pieces, corners touching included."""
    edges = np.diff(np.pad(ink, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    row, left = np.nonzero(edges == 1)
    right = np.nonzero(edges == -1)[1]
    upper, lower = _touching(row, left, right, ink.shape[1] + 2)
    piece = _joined(len(row), upper, lower)
    order = np.argsort(piece, kind="stable")
    begins = np.flatnonzero(np.diff(piece[order], prepend=-1))
    if not len(begins):
        return Pieces(left=left, top=row, right=right, bottom=row)
    return Pieces(
        left=np.minimum.reduceat(left[order], begins),
        top=np.minimum.reduceat(row[order], begins),
        right=np.maximum.reduceat(right[order], begins),
        bottom=np.maximum.reduceat(row[order], begins) + 1,
    )


def _touching(row: Whole, left: Whole, right: Whole, width: int) -> tuple[Whole, Whole]:
    """The pairs of runs in rows one below the other that touch."""
    below = (row + 1) * width
    first = np.searchsorted(row * width + right, below + left, side="left")
    last = np.searchsorted(row * width + left, below + right, side="right")
    count = np.maximum(last - first, 0)
    upper = np.repeat(np.arange(len(row)), count)
    lower = np.arange(len(upper)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(first, count)
    return upper, lower


def _joined(runs: int, upper: Whole, lower: Whole) -> Whole:
    """For each run the lowest number of a run that it hangs together with."""
    piece = np.arange(runs)
    for _ in range(_PASSES):
        one, other = piece[upper], piece[lower]
        if np.array_equal(one, other):
            break
        np.minimum.at(piece, np.maximum(one, other), np.minimum(one, other))
        while not np.array_equal(root := piece[piece], piece):
            piece = root
    return piece
