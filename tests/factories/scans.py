"""Pictures of invented data pages as a scanner or a phone would make them, with the faults that these have."""

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.factories import strokes


TYPEFACES = Path(__file__).parent / "ocr_b"
ROUND, SHARP, BY_HAND = "OCRB.otf", "OCRBS.otf", "by hand"
MM_AN_INCH, PITCH, LINE = 25.4, 2.54, 6.35  # as the standard prints a zone
PITCH_OF_TYPEFACE = 0.723
FINER = 2  # drawn so much larger, and then made small as a scanner does


@dataclass(frozen=True, kw_only=True)
class Scanned:
    """A page with a zone at its foot, and how it was printed, lit and scanned. Millimetres, degrees, levels of grey."""

    lines: Sequence[str]
    dpi: int = 300
    typeface: str = ROUND
    bolder: int = 0
    ink: int = 20
    paper: int = 235
    pattern: int = 0  # how much darker than the paper
    shadow: float = 0  # share of the light that is lost towards the right
    skew: float = 0
    blur: float = 0
    noise: float = 0
    margin: float = 6
    above: float = 30  # of the page, with a photograph and print
    seed: int = 1
    smudged: Sequence[tuple[int, int]] = ()  # line and position, from 1, of characters under a blot
    frame: int = 0  # points of the dark lid of the scanner around the page

    def image(self) -> Image.Image:
        """The picture."""
        page = self._page()
        if self.skew:
            page = page.rotate(self.skew, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=self.paper)
        if self.blur:
            page = page.filter(ImageFilter.GaussianBlur(self.blur * self.dpi / MM_AN_INCH))
        points = np.asarray(page, dtype=np.float64)
        points = points * (1 - self.shadow * np.linspace(0, 1, points.shape[1]))
        points = points + np.random.default_rng(self.seed).normal(0, self.noise, points.shape)
        points = np.pad(points, self.frame, constant_values=15)
        return Image.fromarray(np.clip(points, 0, 255).astype(np.uint8))

    def jpeg(self, quality: int = 80) -> bytes:
        """As a phone or a scanner keeps it."""
        kept = io.BytesIO()
        self.image().save(kept, "JPEG", quality=quality)
        return kept.getvalue()

    def png(self) -> bytes:
        """Without any loss."""
        kept = io.BytesIO()
        self.image().save(kept, "PNG")
        return kept.getvalue()

    def grey(self, quality: int | None = None) -> np.ndarray:
        """As the reader gets it."""
        image = self.image() if quality is None else Image.open(io.BytesIO(self.jpeg(quality)))
        return np.asarray(image, dtype=np.float32)

    def _page(self) -> Image.Image:
        point = self.dpi / MM_AN_INCH  # points a millimetre
        longest = max(map(len, self.lines))
        width = int((longest * PITCH + 2 * self.margin) * point)
        height = int((self.above + len(self.lines) * LINE + 2 * self.margin) * point)
        page = Image.new("L", (width * FINER, height * FINER), self.paper)
        on = ImageDraw.Draw(page)
        if self.pattern:
            self._draw_pattern(on, page.size, point * FINER)
        if self.above:
            self._draw_page(on, point * FINER)
        for number, line in enumerate(self.lines):
            middle = self.above + self.margin + (number + 0.5) * LINE
            self._print(on, line, middle * point * FINER, point * FINER)
        for line, position in self.smudged:
            x = (self.margin + (position - 0.5) * PITCH) * point * FINER
            y = (self.above + self.margin + (line - 0.5) * LINE) * point * FINER
            on.ellipse((x - point * 2, y - point * 2.6, x + point * 2, y + point * 2.6), fill=self.ink)
        return page.resize((width, height), Image.Resampling.LANCZOS)

    def _draw_pattern(self, on: ImageDraw.ImageDraw, size: tuple[int, int], point: float) -> None:
        for start in range(-size[1], size[0], int(1.1 * point)):
            wave = [(start + down + point * np.sin(down / (4 * point)), down) for down in range(0, size[1], 6)]
            on.line(wave, fill=self.paper - self.pattern, width=max(1, int(0.25 * point)))

    def _draw_page(self, on: ImageDraw.ImageDraw, point: float) -> None:
        on.rectangle([5 * point, 4 * point, 25 * point, (self.above - 1) * point], fill=120)
        small = ImageFont.load_default(size=2.6 * point)
        for number in range(int(self.above / 5) - 1):
            place = (32 * point, (4 + 5 * number) * point)
            on.text(place, "Nama / Name  REKAAN SARI 12 JAN 1985", font=small, fill=60)

    def _print(self, on: ImageDraw.ImageDraw, line: str, middle: float, point: float) -> None:
        pitch = PITCH * point
        if self.typeface == BY_HAND:
            for place, character in enumerate(line):
                strokes.draw(on, character, (self.margin * point + (place + 0.5) * pitch, middle), pitch, self.ink)
            return
        typeface = ImageFont.truetype(TYPEFACES / self.typeface, pitch / PITCH_OF_TYPEFACE)
        _, top, _, bottom = typeface.getbbox("H")
        for place, character in enumerate(line):
            corner = (self.margin * point + place * pitch, middle - (top + bottom) / 2)
            on.text(corner, character, font=typeface, fill=self.ink, stroke_width=self.bolder)


def random_faults(chance: random.Random) -> tuple[dict[str, object], int | None]:
    """What may be wrong with a straight scan, and the quality that it is kept in."""
    faults: dict[str, object] = {
        "dpi": chance.choice([200, 240, 300, 300, 400, 600]),
        "typeface": chance.choice([ROUND, ROUND, SHARP]),
        "bolder": chance.choice([0, 0, 1, 2]),
        "ink": chance.choice([10, 40, 80]),
        "pattern": chance.choice([0, 0, 25, 50]),
        "shadow": chance.choice([0, 0, 0.3, 0.5]),
        "skew": chance.uniform(-3, 3),
        "blur": chance.choice([0, 0.04, 0.08, 0.12]),
        "noise": chance.choice([0, 4, 8, 14]),
        "margin": chance.choice([2, 6, 10]),
        "above": chance.choice([0, 10, 30]),
        "seed": chance.randrange(10**6),
    }
    return faults, chance.choice([None, 90, 70, 45])
