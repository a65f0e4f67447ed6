"""Random zones, printed and scanned with random faults: read right or marked, and never silently wrong where a check digit covers it."""

import os
import random

import pytest
from tests.factories.scans import Scanned, random_faults
from tests.factories.zones import random_zone
from tests.generative.intake.test_zones import ON, fields_of, is_silently_wrong

from timpora.intake.core.scans.reading import read_scan
from timpora.intake.core.zones.reading import read_zone
from timpora.kernel.refusals import Refused


SCANS = int(os.environ.get("TIMPORA_SCANS", "12"))
AT_ONCE = 6


@pytest.mark.parametrize("first", range(0, SCANS, AT_ONCE))
def test_a_random_scan_is_read_right_or_its_doubts_are_told(first: int) -> None:
    whole = 0
    for number in range(first, first + AT_ONCE):
        chance = random.Random(number)
        printed = random_zone(chance)
        faults, quality = random_faults(chance)
        try:
            found = read_scan(Scanned(lines=printed.lines(), **faults).grey(quality))
        except Refused:
            continue
        whole += list(found.lines) == list(printed.lines())
        _never_silently_wrong(list(found.lines), printed.text())
    assert whole >= AT_ONCE // 2


def _never_silently_wrong(lines: list[str], text: str) -> None:
    """Where all is read, each field that is called proven or repaired is what was printed; and no character is simply another."""
    truth = read_zone(text, on=ON)
    printed = text.split("\n")
    assert [len(line) for line in lines] == [len(line) for line in printed]
    wrong = sum(
        one not in {"?", other}
        for line, true in zip(lines, printed, strict=True)
        for one, other in zip(line, true, strict=True)
    )
    assert wrong <= 1
    if not any("?" in line for line in lines):
        read = fields_of(read_zone("\n".join(lines), on=ON))
        assert [name for name, one in read.items() if is_silently_wrong(one, fields_of(truth)[name])] == []
