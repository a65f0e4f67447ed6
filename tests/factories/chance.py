"""Chance from two sources: a seeded generator for volume, hypothesis for histories that shrink to what matters."""

import os
import random
from collections.abc import Sequence
from typing import Protocol

from hypothesis import strategies as st


HUNDRED = 100
TIMES = int(os.environ.get("TIMPORA_DRAWS", "1"))
IS_LONG = TIMES > 1


def draws(usual: int) -> int:
    """How often hypothesis draws: as often as every run of the tests can afford, or `TIMPORA_DRAWS` times that in the long form."""
    return usual * TIMES


class Chance(Protocol):
    """What a generator of histories asks of chance."""

    def number(self, least: int, most: int) -> int:
        """A whole number from `least` to `most`, both included."""


class Dice:
    """Chance that a seed repeats, thousands of times a second."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def number(self, least: int, most: int) -> int:
        return least + int(self._random.random() * (most - least + 1))


class Drawn:
    """Chance that hypothesis draws and shrinks; smaller numbers make simpler histories."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def number(self, least: int, most: int) -> int:
        return self._draw(st.integers(least, most))


def pick[T](chance: Chance, options: Sequence[T]) -> T:
    """One of the options; the first is the simplest."""
    return options[chance.number(0, len(options) - 1)]


def happens(chance: Chance, percent: int) -> bool:
    """Whether something happens that does so `percent` times in a hundred; shrinks to "it does not"."""
    return chance.number(0, HUNDRED - 1) >= HUNDRED - percent
