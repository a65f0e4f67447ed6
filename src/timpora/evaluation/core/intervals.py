"""How far a figure from few cases may be off: intervals of 95 % for shares, medians and counts.

A share gets Wilson's score interval, which stays between 0 and 1 and says something of few cases too. A median gets the interval between two
order statistics by the binomial distribution, which presumes nothing of how the days are spread. A count is what is on record; only where
two are compared it is read as one of what may happen in such a period, with the interval of its square root.
"""

from collections.abc import Sequence
from math import comb, sqrt


Z = 1.959963984540054  # of the normal distribution, for 95 %
TAIL = 0.025
# From so many values on the binomial distribution is as good as its normal approximation, and exact sums of it cost more than they tell.
MANY = 500


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The interval of a share of `part` in `whole`, which is not 0."""
    share = part / whole
    centre = share + Z * Z / (2 * whole)
    spread = Z * sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole))
    scale = 1 + Z * Z / whole
    low = 0.0 if part == 0 else (centre - spread) / scale
    return low, 1.0 if part == whole else (centre + spread) / scale


def around_a_count(number: int) -> tuple[float, float]:
    """Between which counts as many as this may be expected: half of Z either way on the scale of square roots, whose spread is always alike."""
    root, half = sqrt(number), Z / 2
    return max(root - half, 0.0) ** 2, (root + half) ** 2


def ranks_around_the_median(number: int) -> tuple[int, int] | None:
    """Between which ranks of so many ordered values, counted from 1, the median lies; None where too few tell.

    The chance that the median lies below the lower rank is at most 2.5 %, and likewise above the upper one.
    """
    low = _by_the_binomial(number) if number < MANY else int((number + 1) / 2 - Z * sqrt(number) / 2)
    return None if low < 1 else (low, number + 1 - low)


def _by_the_binomial(number: int) -> int:
    """The greatest rank below which the median lies with a chance of 2.5 % at most; 0 where there is none."""
    below, rank = 0, 0
    while rank < number:
        below += comb(number, rank)
        if below > TAIL * 2**number:
            break
        rank += 1
    return rank


def at_rank(ordered: Sequence[int], share: float) -> int:
    """The value that so large a share of ordered values does not exceed: one that occurs, the lower one of two."""
    place = -(-len(ordered) * share // 1)
    return ordered[max(int(place), 1) - 1]
