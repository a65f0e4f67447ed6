"""Lines that are too long or too short because fillers were lost or doubled: what they may have been."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from timpora.intake.core.zones.arithmetic import FILLER
from timpora.intake.core.zones.layouts import Format, Layout


MOST_LOST = 15  # fillers within a line, which is all of the optional data of a passport and one more
_RUN = re.compile(f"{FILLER}+")


def line_with_days(layout: Layout) -> int:
    """The line, counted from 0, in which the days stand."""
    return layout.birth.start // layout.width


def fittings(lines: Sequence[str], layout: Layout) -> Iterator[str]:
    """Every way to give the lines the length of the layout by fillers alone, one behind the other."""
    choices = [tuple(dict.fromkeys(_choices(line, number, layout))) for number, line in enumerate(lines)]
    return ("".join(made) for made in product(*choices))


def _choices(line: str, number: int, layout: Layout) -> Iterator[str]:
    difference = layout.width - len(line)
    if not difference:
        yield line
    elif number != line_with_days(layout) or layout.is_visa:
        stripped = line.rstrip(FILLER)
        if len(stripped) <= layout.width:
            yield stripped.ljust(layout.width, FILLER)
    elif abs(difference) <= MOST_LOST:
        yield from _with_other_fillers(line, difference, layout)


def _with_other_fillers(line: str, difference: int, layout: Layout) -> Iterator[str]:
    """The line with one run of fillers longer or shorter, or with fillers put in before the digits at its end."""
    for run in _RUN.finditer(line):
        length = run.end() - run.start() + difference
        if length > 0:
            yield line[: run.start()] + FILLER * length + line[run.end() :]
    if difference > 0:
        end = len(line) - (2 if layout.format is Format.TD3 else 1)
        yield line[:end] + FILLER * difference + line[end:]
