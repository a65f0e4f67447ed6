"""Reads the zone in a picture by a process of its own: the picture is given on its standard input, and nothing of it is kept.

Decoders of pictures are large and read what anybody sent: when memory or time runs out, that process ends and not the page.
"""

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

from timpora.intake.apart import REFUSED, python_apart
from timpora.intake.core.scans import refusals
from timpora.intake.core.scans.seen import ScanSeen, UnsureCharacter
from timpora.intake.file_refusals import refused
from timpora.intake.files import head_of
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


SECONDS = 30
READER = "timpora.intake.pictures"
_HEADS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")


def read_picture(picture: bytes) -> ScanSeen:
    """The zone in a picture as it was sent; raises Refused where there is none, or no picture."""
    _check(picture)
    try:
        done = python_apart(READER, seconds=SECONDS, given=picture)
    except subprocess.TimeoutExpired as error:
        raise Refused(refusals.TOO_LONG) from error
    if done.returncode == REFUSED:
        code, what_id, what_en, remedy_id, remedy_en = json.loads(done.stdout)
        raise Refused(Refusal(code, Text(id=what_id, en=what_en), Text(id=remedy_id, en=remedy_en)))
    if done.returncode != 0:
        raise Refused(refusals.DAMAGED)
    told = json.loads(done.stdout)
    unsure = [UnsureCharacter(**one) for one in told["unsure"]]
    return ScanSeen(lines=told["lines"], unsure=unsure, strips=told["strips"])


def read_picture_file(path: Path) -> ScanSeen:
    """The zone in the picture of a file; raises Refused for what is no file that can be read, too."""
    head_of(path)
    if path.stat().st_size > refusals.LARGEST_SCAN_MB * 2**20:
        raise Refused(refusals.TOO_LARGE)
    try:
        picture = path.read_bytes()
    except OSError as error:
        raise refused(path, "unreadable") from error
    return read_picture(picture)


def _check(picture: bytes) -> None:
    """What can be told without decoding a point."""
    if not picture:
        raise Refused(refusals.NO_SCAN)
    if len(picture) > refusals.LARGEST_SCAN_MB * 2**20:
        raise Refused(refusals.TOO_LARGE)
    if not picture.startswith(_HEADS):
        raise Refused(refusals.NO_PICTURE)
    if find_spec("PIL") is None:
        raise Refused(refusals.NO_READER)
