"""The thirty-seven characters of a zone as OCR-B draws them, and how like them a printed character is."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


type Pictures = NDArray[np.floating[Any]]  # of equal size, one behind the other

PITCH, HEIGHT = 20, 28  # points of a picture: from character to character, and from above to below
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
_LEVELS = 15
_FEW = 3  # styles, with which places and sizes are sought: soft, softer, bold


@dataclass(frozen=True, kw_only=True)
class Compared:
    """How like each character of the alphabet each printed one is, 1 the same and 0 nothing in common, and how far off its place it lies."""

    likeness: Pictures  # printed character, character of the alphabet
    right: Pictures  # in points, of the character that it is most like
    down: Pictures

    @property
    def on_the_whole(self) -> float:
        """How like the alphabet the print is."""
        return float(self.likeness.max(axis=1).mean())


def compared(printed: Pictures, *, room: int, one_style: bool) -> Compared:
    """Printed characters, each with `room` points around, held against the alphabet at every place that this room allows.

    A zone is printed in one style: `one_style` takes the one that the print is most like on the whole, and holds each character
    against all others where it is most like one, so that none may look like another by being thought softer or elsewhere.
    """
    drawn = _drawn() if one_style else _drawn()[:_FEW]
    windows = np.lib.stride_tricks.sliding_window_view(printed, (HEIGHT, PITCH), axis=(1, 2))
    count, down, across = windows.shape[:3]
    flat = _even(windows.reshape(count * down * across, HEIGHT * PITCH))
    found = (flat @ drawn.reshape(-1, HEIGHT * PITCH).T).reshape(count, down * across, len(drawn), len(ALPHABET))
    if one_style:
        style = int(found.max(axis=(1, 3)).mean(axis=0).argmax())
        found = found[:, :, style : style + 1]
    by_place = found.max(axis=2)
    likeness = by_place.max(axis=1)
    best = likeness.argmax(axis=1)
    place = by_place[np.arange(count), :, best].argmax(axis=1)
    if one_style:
        likeness = by_place[np.arange(count), place]
    return Compared(likeness=likeness, right=place % across - float(room), down=place // across - float(room))


@cache
def apart() -> Pictures:
    """How far any two characters are apart, in their likeness."""
    regular = _drawn()[0]
    found: Pictures = 1 - regular @ regular.T
    return found


@cache
def _drawn() -> Pictures:
    """The alphabet in thin, regular, bold and very bold print, sharp and soft."""
    pictures = alphabet()
    soft = _softened(pictures)
    weights = (
        pictures,
        np.clip(1.8 * soft, 0, 1),
        np.clip(1.7 * soft - 0.7, 0, 1),
        np.clip(2.6 * _softened(soft), 0, 1),
    )
    styles = []
    for weight in weights:
        once = _softened(weight)
        styles += [once, _softened(_softened(once))]
    styles.append(pictures)
    return _even(np.stack(styles).reshape(-1, HEIGHT * PITCH)).reshape(len(styles), len(ALPHABET), HEIGHT * PITCH)


@cache
def alphabet() -> Pictures:
    """One picture a character, 0 paper to 1 ink."""
    with Path(__file__).with_name("ocr_b.csv").open(encoding="utf-8", newline="") as file:
        told = {row["character"]: row["picture"] for row in csv.DictReader(file)}
    points = [[int(point, 16) / _LEVELS for point in told[character]] for character in ALPHABET]
    return np.array(points, dtype=np.float32).reshape(len(ALPHABET), HEIGHT, PITCH)


def _softened(pictures: Pictures) -> Pictures:
    """Each point shared with its neighbours, as in print that runs or a lens that is not sharp."""
    for axis in (1, 2):
        around = np.pad(pictures, [(1, 1) if axis == one else (0, 0) for one in range(3)])
        before, after = np.delete(around, [-1, -2], axis), np.delete(around, [0, 1], axis)
        pictures = (before + 2 * pictures + after) / 4
    return pictures


def _even(flat: Pictures) -> Pictures:
    """Each picture with mean 0 and length 1, so that light and contrast do not count."""
    level = flat - flat.mean(axis=1, keepdims=True)
    length = np.linalg.norm(level, axis=1, keepdims=True)
    found: Pictures = (level / np.maximum(length, 1e-3)).astype(np.float32)
    return found
