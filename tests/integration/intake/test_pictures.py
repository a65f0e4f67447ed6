"""Whatever is sent as a picture: what is none is refused with what to do, what is one is read, and the page never pays for either."""

import io
import random
import struct
import zlib
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.factories.scans import Scanned
from tests.factories.zones import Printed

from timpora.intake import scans
from timpora.intake.core.scans.reading import read_scan
from timpora.intake.pictures import grey_of
from timpora.intake.scans import read_picture, read_picture_file
from timpora.kernel.refusals import Refused


LINES = Printed(names="REKAAN<<SARI").lines()
PAGE = Scanned(lines=LINES, above=0)
PNG, JPEG = PAGE.png(), PAGE.jpeg()
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="900" height="300"><script>alert(1)</script></svg>'


def kept(image: Image.Image, form: str, **more: object) -> bytes:
    made = io.BytesIO()
    image.save(made, form, **more)
    return made.getvalue()


def png_head(width: int, height: int) -> bytes:
    """The beginning of a PNG that says to be so large, with next to nothing behind it."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    points = b"IDAT" + zlib.compress(bytes(10_000))
    parts = [struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in (head, points)]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


SMALL = Image.new("L", (60, 60), 200)
HOSTILE = {
    "text": (b"bukan gambar", "scan_no_picture"),
    "a drawing with a script": (SVG, "scan_no_picture"),
    "an animation": (kept(SMALL, "GIF", save_all=True, append_images=[SMALL.rotate(9)]), "scan_no_picture"),
    "an animation as PNG": (kept(SMALL, "PNG", save_all=True, append_images=[SMALL.rotate(9)]), "scan_several_pages"),
    "a document of two pages": (kept(SMALL, "TIFF", save_all=True, append_images=[SMALL]), "scan_several_pages"),
    "a PNG cut off": (PNG[: len(PNG) // 2], "scan_damaged"),
    "a JPEG cut off": (JPEG[: len(JPEG) // 2], "scan_damaged"),
    "the head of a PNG alone": (PNG[:20], "scan_no_picture"),
    "a bomb": (png_head(60_000, 60_000), "scan_too_many_points"),
    "twenty thousand points wide": (png_head(20_000, 50), "scan_too_many_points"),
    "less behind the head than it says": (png_head(2_000, 2_000), "scan_damaged"),
    "one point": (kept(Image.new("L", (1, 1)), "PNG"), "no_zone_in_scan"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_picture_of_a_page_is_refused(case: str) -> None:
    content, code = HOSTILE[case]
    with pytest.raises(Refused) as refused:
        read_scan(grey_of(content))
    assert refused.value.refusal.code == code


TURNED = Image.Exif()
TURNED[0x0112] = 6  # as a phone says that it was held upright
WAYS = {
    "JPEG": JPEG,
    "TIFF, packed": kept(PAGE.image(), "TIFF", compression="tiff_lzw"),
    "black and white": kept(PAGE.image().point(lambda level: 255 * (level > 128)).convert("1"), "PNG"),
    "sixteen bits": kept(Image.fromarray(np.asarray(PAGE.image()).astype(np.uint16) * 257), "PNG"),
    "a palette": kept(PAGE.image().convert("RGB").quantize(16), "PNG"),
    "transparent paper": kept(Image.merge("LA", [Image.new("L", PAGE.image().size, 0), PAGE.image().point(lambda level: 255 - level)]), "PNG"),
    "four inks": kept(PAGE.image().convert("RGB").convert("CMYK"), "JPEG", quality=90),
    "green paper": kept(Image.merge("RGB", [PAGE.image().point(lambda level: level // 2 + 10), PAGE.image(), PAGE.image()]), "PNG"),
    "held upright by a phone": kept(PAGE.image().transpose(Image.Transpose.ROTATE_90), "JPEG", exif=TURNED),
    "larger than needed": kept(PAGE.image().resize((5000, round(5000 * PAGE.image().height / PAGE.image().width))), "JPEG"),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_picture_is_read_in_whichever_way_it_was_kept(way: str) -> None:
    assert list(read_scan(grey_of(WAYS[way])).lines) == list(LINES)


@pytest.mark.parametrize("whole", [PNG, JPEG, WAYS["TIFF, packed"]], ids=["PNG", "JPEG", "TIFF"])
def test_a_hundred_damaged_pictures_are_decoded_or_refused(whole: bytes) -> None:
    chance = random.Random(len(whole))
    for _ in range(100):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            damaged[chance.randrange(min(len(damaged), 2000) if chance.random() < 0.7 else len(damaged))] = chance.randrange(256)  # fmt: skip
        with suppress(Refused):
            assert grey_of(bytes(damaged)).ndim == 2


def test_a_process_of_its_own_tells_the_lines_what_was_unclear_and_a_strip_of_each_line() -> None:
    seen = read_picture(Scanned(lines=LINES, above=0, smudged=((2, 3),)).png())
    assert [line.replace("?", "2") for line in seen.lines] == list(LINES)
    assert [(one.line, one.position, one.became) for one in seen.unread] == [(2, 3, None)]
    assert len(seen.strips) == 2


def test_the_reason_of_a_refusal_comes_out_of_that_process_in_both_languages() -> None:
    with pytest.raises(Refused) as refused:
        read_picture(HOSTILE["a bomb"][0])
    assert refused.value.refusal.code == "scan_too_many_points"
    assert "million points" in refused.value.refusal.what.en


def test_a_picture_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "SECONDS", 0.01)
    with pytest.raises(Refused) as refused:
        read_picture(PNG)
    assert refused.value.refusal.code == "scan_took_too_long"


def test_a_process_that_dies_is_a_damaged_picture_and_not_the_end_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "READER", "timpora.intake.no_such_reader")
    with pytest.raises(Refused) as refused:
        read_picture(PNG)
    assert refused.value.refusal.code == "scan_damaged"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "no_scan"), (b"teks", "scan_no_picture"), (b"\xff\xd8\xff" + bytes(25 * 2**20), "scan_too_large")],
    ids=["nothing", "text", "too large"],
)  # fmt: skip
def test_what_can_be_told_at_once_is_refused_without_a_process(
    content: bytes, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans, "READER", "timpora.intake.no_such_reader")
    with pytest.raises(Refused) as refused:
        read_picture(content)
    assert refused.value.refusal.code == code


def test_without_the_decoder_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "find_spec", lambda _: None)
    with pytest.raises(Refused) as refused:
        read_picture(PNG)
    assert refused.value.refusal.code == "scan_no_reader"


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    large = tmp_path / "besar.png"
    with large.open("wb") as file:
        file.truncate(26 * 2**20)
    for path, code in ((tmp_path / "tidak-ada.png", "file_missing"), (tmp_path, "file_directory"), (large, "scan_too_large")):  # fmt: skip
        with pytest.raises(Refused) as refused:
            read_picture_file(path)
        assert refused.value.refusal.code == code
