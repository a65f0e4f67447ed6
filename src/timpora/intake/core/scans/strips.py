"""The lines of a zone cut out of a picture, straight and each as wide as its characters, to be shown above what was read."""

import numpy as np
from numpy.typing import NDArray

from timpora.intake.core.scans.cells import Band, between
from timpora.intake.core.scans.ink import Grey, halved


POINTS = 20  # across one character
_TALL = 1.5  # of a strip, in pitches


def strip(grey: Grey, band: Band, line: int) -> NDArray[np.uint8]:
    """One line, each of its characters `POINTS` wide; `grey` lies as it did when the band was found."""
    x, y, pitch = band.x[line], band.y[line], band.pitch
    while pitch >= 2 * POINTS:
        grey, x, y, pitch = halved(grey), x / 2, y / 2, pitch / 2
    places = (np.arange(POINTS * len(x)) + 0.5) / POINTS - 0.5
    at_x, at_y = _along(places, x), _along(places, y)
    slope = (y[-1] - y[0]) / (x[-1] - x[0])
    down = (np.arange(round(POINTS * _TALL)) / POINTS - _TALL / 2) * pitch
    cut = between(grey, at_x - slope * down[:, None], at_y + down[:, None])
    return np.clip(cut, 0, 255).astype(np.uint8)


def _along(places: NDArray[np.float64], middles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where a line is, half a character before the first middle and after the last one too."""
    found: NDArray[np.float64] = np.polynomial.Polynomial.fit(np.arange(len(middles)), middles, 2)(places)
    return found
