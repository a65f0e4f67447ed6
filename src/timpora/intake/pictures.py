"""Decodes a picture that somebody sent, within bounds, and reads the zone in it; run as a process of its own by `scans`."""

import base64
import io
import json
import sys
import warnings
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from timpora.intake.apart import REFUSED, limit_memory
from timpora.intake.core.scans import refusals
from timpora.intake.core.scans.ink import Grey
from timpora.intake.core.scans.reading import ScanRead, read_scan
from timpora.intake.core.scans.seen import UnsureCharacter
from timpora.intake.core.scans.strips import strip
from timpora.kernel.refusals import Refused


MEMORY = 3 * 2**30  # of address space
FORMATS = ("JPEG", "PNG", "TIFF")
_LARGER_THAN_NEEDED = 4800  # points of the longest side: a page at more than 400 a inch
# As the decoders raise them for what is no picture, or a damaged one.
_NOT_DECODED = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    TypeError,
    KeyError,
    ArithmeticError,
    MemoryError,
)
_EIGHT_BITS, _SIXTEEN_BITS = 255, 65535


def grey_of(picture: bytes) -> Grey:
    """The picture upright, 0 black to 255 white; raises Refused for what is none, or too large to be one of a page."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of oddities in a picture's head, which keep nobody from reading it
        image = _opened(picture)
        try:
            grey = _grey(image)
        except _NOT_DECODED as error:
            raise Refused(refusals.DAMAGED) from error
    return np.ascontiguousarray(grey, dtype=np.float32)


def _opened(picture: bytes) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = None  # the bound below is ours, and refuses before a point is decoded
    try:
        image = Image.open(io.BytesIO(picture), formats=FORMATS)
    except _NOT_DECODED as error:
        raise Refused(refusals.NO_PICTURE) from error
    if max(image.size) > refusals.LONGEST_SIDE or image.width * image.height > refusals.MOST_MEGAPOINTS * 10**6:
        raise Refused(refusals.TOO_MANY_POINTS)
    if getattr(image, "n_frames", 1) > 1:
        raise Refused(refusals.SEVERAL_PAGES)
    return image


def _grey(image: Image.Image) -> Grey:
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith(("I", "F")):
        return _of_deep(image)
    if image.has_transparency_data:
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image.convert("RGBA"))
    if max(image.size) > _LARGER_THAN_NEEDED:
        image = image.convert("RGB").reduce(2)
    if image.mode in {"L", "1", "LA"}:
        return np.asarray(image.convert("L"), dtype=np.float32)
    # The brightest of red, green and blue: black ink is dark in each, a coloured pattern behind it is not.
    brightest: Grey = np.asarray(image.convert("RGB")).max(axis=2).astype(np.float32)
    return brightest


def _of_deep(image: Image.Image) -> Grey:
    """More than eight bits a point."""
    points = np.asarray(image, dtype=np.float32)
    most = _SIXTEEN_BITS if points.max(initial=0) > _EIGHT_BITS else _EIGHT_BITS
    grey: Grey = np.clip(points * (_EIGHT_BITS / most), 0, _EIGHT_BITS)
    return grey


def png_of(points: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bytes:
    """A grey picture as PNG."""
    made = io.BytesIO()
    Image.fromarray(points).save(made, "PNG", optimize=True)
    return made.getvalue()


def told_of(read: ScanRead, grey: Grey) -> Mapping[str, Any]:
    """What is told from process to process: the lines, what was unclear, and each line cut out of the picture."""
    unsure = []
    for one in read.unsure:
        line, position = read.layout.line_and_position(one.place)
        unsure.append(UnsureCharacter(line=line, position=position, candidates=one.candidates, became=one.became))
    turned = np.ascontiguousarray(np.rot90(grey, read.turns))
    strips = [png_of(strip(turned, read.band, line)) for line in range(len(read.lines))]
    return {
        "lines": list(read.lines),
        "unsure": [asdict(one) for one in unsure],
        "strips": [base64.b64encode(one).decode() for one in strips],
    }


def main() -> int:
    """Reads the picture on standard input, and writes what was read, or the reason of a refusal."""
    limit_memory(MEMORY)
    try:
        grey = grey_of(sys.stdin.buffer.read())
        told: object = told_of(read_scan(grey), grey)
    except Refused as error:
        why = error.refusal
        sys.stdout.write(json.dumps([why.code, why.what.id, why.what.en, why.remedy.id, why.remedy.en]))
        return REFUSED
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
