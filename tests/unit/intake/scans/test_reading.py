"""A zone in a straight scan is read whichever way it was made; what cannot be read is told by its place and never guessed."""

import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.factories.scans import BY_HAND, SHARP, Scanned
from tests.factories.zones import Printed

from timpora.intake.core.scans.reading import ScanRead, read_scan
from timpora.intake.core.scans.strips import POINTS, strip
from timpora.kernel.refusals import Refused


PASSPORT = Printed(names="REKAAN<<SARI<MAYA", number="X0O8B5S2Z", optional="1I0OD8B6G")
KINDS = {
    "passport": PASSPORT,
    "card": replace(PASSPORT, form="TD2", code="I", optional="8B0O"),
    "small card": replace(PASSPORT, form="TD1", code="I", optional="77", more_optional="5"),
    "large visa": replace(PASSPORT, form="MRV-A", code="V"),
    "small visa": replace(PASSPORT, form="MRV-B", code="V", optional="8B"),
}
FAULTS: dict[str, dict[str, Any]] = {
    "200 dots an inch": {"dpi": 200},
    "600 dots an inch": {"dpi": 600},
    "leaning to the left": {"skew": 3},
    "leaning to the right": {"skew": -3},
    "upside down": {"skew": 180},
    "on its side": {"skew": 90},
    "blurred": {"blur": 0.12},
    "grainy": {"noise": 14},
    "light from one side": {"shadow": 0.5},
    "on a pattern": {"pattern": 60},
    "on a strong pattern": {"pattern": 90},
    "faint ink": {"ink": 110},
    "bold print": {"bolder": 2},
    "another drawing of the letters": {"typeface": SHARP},
    "cut close": {"margin": 1, "above": 0},
    "with the dark lid of the scanner around": {"frame": 60, "skew": 1},
    "dark paper": {"paper": 150, "ink": 30},
}


def read(page: Scanned, quality: int | None = None) -> ScanRead:
    return read_scan(page.grey(quality))


def refusal(grey: np.ndarray) -> str:
    with pytest.raises(Refused) as refused:
        read_scan(np.asarray(grey, dtype=np.float32))
    assert "300 dpi" in refused.value.refusal.remedy.id
    return refused.value.refusal.code


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_zone_is_read_whole(kind: str) -> None:
    printed = KINDS[kind]
    found = read(Scanned(lines=printed.lines()))
    assert list(found.lines) == list(printed.lines())
    assert found.layout.format.value == printed.form
    assert not found.unread


@pytest.mark.parametrize("fault", FAULTS)
def test_a_zone_is_read_although_the_scan_has_a_fault(fault: str) -> None:
    found = read(Scanned(lines=PASSPORT.lines(), **FAULTS[fault]))
    assert [(line, one.candidates) for line, one in zip(found.lines, found.unread, strict=False)] == []
    assert list(found.lines) == list(PASSPORT.lines())


def test_a_picture_that_was_kept_at_low_quality_is_read() -> None:
    assert list(read(Scanned(lines=PASSPORT.lines()), quality=35).lines) == list(PASSPORT.lines())


def test_what_lies_under_a_blot_is_told_as_not_read_by_its_place() -> None:
    blots = ((1, 7), (2, 4), (2, 16))
    found = read(Scanned(lines=PASSPORT.lines(), smudged=blots))
    assert [found.layout.line_and_position(one.place) for one in found.unread] == list(blots)
    for line, (shown, printed) in enumerate(zip(found.lines, PASSPORT.lines(), strict=True), 1):
        blotted = [position for number, position in blots if number == line]
        assert [
            place for place, (one, other) in enumerate(zip(shown, printed, strict=True), 1) if one != other
        ] == blotted
        assert {shown[position - 1] for position in blotted} == {"?"}


def test_a_zone_of_which_much_is_hidden_is_refused_and_not_half_told() -> None:
    blots = tuple((line, position) for line in (1, 2) for position in range(2, 44, 2))
    assert refusal(Scanned(lines=PASSPORT.lines(), smudged=blots).grey()) == "no_zone_in_scan"


def test_a_zone_that_is_cut_off_at_its_end_is_refused() -> None:
    grey = Scanned(lines=PASSPORT.lines()).grey()
    assert refusal(grey[:, : grey.shape[1] * 2 // 3]) == "no_zone_in_scan"


def test_one_line_alone_is_no_zone() -> None:
    assert refusal(Scanned(lines=PASSPORT.lines()[:1]).grey()) == "no_zone_in_scan"


@pytest.mark.parametrize("shape", [(1, 1), (10, 2000), (300, 300), (41, 41)])
def test_an_empty_picture_is_refused(shape: tuple[int, int]) -> None:
    assert refusal(np.full(shape, 255.0)) == "no_zone_in_scan"


def test_a_picture_of_noise_is_refused() -> None:
    assert refusal(np.random.default_rng(1).integers(0, 256, (700, 1000))) == "no_zone_in_scan"


def test_stripes_and_grids_are_no_zone() -> None:
    grid = np.full((600, 1400), 255.0)
    for row in range(100, 280, 60):
        for column in range(50, 1350, 29):
            grid[row : row + 28, column : column + 18] = 20
    assert refusal(grid) == "no_zone_in_scan"


def test_letters_that_the_reader_was_not_made_of_are_mostly_read_or_told_as_unread() -> None:
    """The strokes were drawn by hand and share no line with the typeface: what is read wrong there is what to expect at worst."""
    chance = random.Random(5)
    wrong = right = 0
    for kind in KINDS.values():
        lines = replace(kind, number=f"R{chance.randrange(10**7):07}").lines()
        found = read(Scanned(lines=lines, typeface=BY_HAND))
        for shown, printed in zip("".join(found.lines), "".join(lines), strict=True):
            right += shown == printed
            wrong += shown not in {printed, "?"}
    assert right > 300
    assert wrong < right / 40


def test_each_line_is_cut_out_straight_so_that_its_characters_stand_above_what_was_read() -> None:
    grey = Scanned(lines=PASSPORT.lines(), skew=2.5, dpi=600).grey()
    found = read_scan(grey)
    for line in range(2):
        cut = strip(grey, found.band, line)
        assert cut.shape == (POINTS * 3 // 2, POINTS * 44)
        fillers = [place for place, character in enumerate(PASSPORT.lines()[line]) if character == "<"]
        columns = (cut < 128).any(axis=0).reshape(44, POINTS)
        # Between two fillers there is paper at the edge of each character's column.
        assert not columns[fillers][:, [0, -1]].any()
        assert columns[fillers].any(axis=1).all()
