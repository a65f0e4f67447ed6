"""Zones in invented scans with random faults: how many are read whole, how many are wrong without a warning, beside Tesseract."""

import io
import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from PIL import Image
from tests.factories.scans import Scanned, random_faults
from tests.factories.zones import random_zone

from bench.measuring import Row, compared, measure
from timpora.intake.core.scans.reading import read_scan
from timpora.intake.core.zones.reading import read_zone
from timpora.kernel.refusals import Refused


AS_OF = date(2023, 6, 27)
SIZES = {"short": (5,), "full": (20, 200)}
PEER = "tesseract"
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
SHORTEST_LINE = 24
SEED = 27_06_2023
type Page = tuple[bytes, Sequence[str]]
type Reader = Callable[[bytes], Sequence[str]]


def rows(size: str) -> Iterator[Row]:
    """Ours, and the peer on the same pictures where it is installed; run once, since only their reading is timed."""
    for count in SIZES[size]:
        if shutil.which(PEER) is None:
            [ours] = measure(("read_scans:ours", count), runs=1)
            yield compared("read_scans", f"{count} scans", ours, note=f"{_told(ours.told)}; peer not installed")
            continue
        ours, theirs = measure(("read_scans:ours", count), ("read_scans:by_tesseract", count), runs=1)
        note = f"{_told(ours.told)}; by the peer {_told(theirs.told)}"
        yield compared("read_scans", f"{count} scans", ours, peer=PEER, theirs=theirs, note=note)


def _told(found: Mapping[str, float]) -> str:
    return (
        f"characters right {found['right']:.2%}, unread {found['unread']:.2%}, zones whole {found['whole']:.0f}, "
        f"numbers right {found['numbers']:.0f}, wrong without a warning {found['silent']:.0f}"
    )


def pages(count: int) -> list[Page]:
    """Pictures of invented data pages, and the lines that stand on them."""
    made = []
    for number in range(count):
        chance = random.Random(SEED + number)
        printed = random_zone(chance)
        faults, quality = random_faults(chance)
        page = Scanned(lines=printed.lines(), **faults)
        made.append((page.png() if quality is None else page.jpeg(quality), printed.lines()))
    return made


def ours(count: int) -> Callable[[], object]:
    """From the bytes of a picture to lines, `?` where something was not read, in this process."""
    return _reading(pages(count), _by_ours)


def by_tesseract(count: int) -> Callable[[], object]:
    """Its usual model, told the characters of a zone; of what it reads, the lines that are as long as those of a zone may be."""
    return _reading(pages(count), _by_tesseract)


def _by_ours(picture: bytes) -> Sequence[str]:
    try:
        return read_scan(np.asarray(Image.open(io.BytesIO(picture)).convert("L"), dtype=np.float32)).lines
    except Refused:
        return ()


def _by_tesseract(picture: bytes) -> Sequence[str]:
    command = [PEER, "-", "-", "--psm", "6", "-c", f"tessedit_char_whitelist={ALPHABET}"]
    # Its threads get into each other's way on few cores.
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    said = subprocess.run(command, input=picture, capture_output=True, check=True, env=alone).stdout.decode()
    return [line for line in (row.replace(" ", "") for row in said.splitlines()) if len(line) >= SHORTEST_LINE]


def _reading(made: Sequence[Page], reader: Reader) -> Callable[[], object]:
    def read() -> object:
        found = [(reader(picture), lines) for picture, lines in made]
        length = sum(len("".join(lines)) for _, lines in found)
        return {
            "right": sum(_alike(read, lines) for read, lines in found) / length,
            "unread": sum("".join(read).count("?") for read, _ in found) / length,
            "whole": sum(list(read[-len(lines) :]) == list(lines) for read, lines in found),
            "numbers": sum(_number_is_right(read, lines) for read, lines in found),
            "silent": sum(_is_silently_wrong(read, lines) for read, lines in found),
        }

    return read


def _alike(read: Sequence[str], lines: Sequence[str]) -> int:
    """Characters that stand in the right place, counted on the last lines, which are those of the zone."""
    pairs = zip(read[-len(lines) :], lines, strict=False)
    return sum(one == other for shown, line in pairs for one, other in zip(shown, line, strict=False))


def _number_is_right(read: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether the number is sure and right once lines of wrong length and known misreadings are repaired, as for typed zones."""
    truth = read_zone("\n".join(lines), on=AS_OF).number
    try:
        found = read_zone("\n".join(read[-len(lines) :]), on=AS_OF).number
    except Refused:
        return False
    return found.is_sure and found.value == truth.value


def _is_silently_wrong(read: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether it is another zone than the printed one, and neither the reader nor a check digit says so."""
    if not read or any("?" in line for line in read) or list(read[-len(lines) :]) == list(lines):
        return False
    try:
        zone = read_zone("\n".join(read[-len(lines) :]), on=AS_OF)
    except Refused:
        return False
    return zone.is_sound and list(zone.lines) != list(lines)
