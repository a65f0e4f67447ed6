"""Draws the alphabet that the reader of scans compares with, from a typeface of OCR-B: `python -m scripts.ocr_b`."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont


ROOT = Path(__file__).parent.parent
TYPEFACE = ROOT / "tests" / "factories" / "ocr_b" / "OCRB.otf"
DRAWN = ROOT / "src" / "timpora" / "intake" / "core" / "scans" / "ocr_b.csv"
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
PITCH, HEIGHT, FINER = 20, 28, 10  # points across and down, and into how many each is divided while drawing
PITCH_OF_TYPEFACE = 0.723  # of its size
LEVELS = 15


def drawn() -> str:
    """The table: one hexadecimal digit a point, row by row, 0 paper to f ink; each capital in the middle of its picture."""
    typeface = ImageFont.truetype(TYPEFACE, PITCH * FINER / PITCH_OF_TYPEFACE)
    _, top, _, bottom = typeface.getbbox("H")
    rows = ["character,picture"]
    for character in ALPHABET:
        picture = Image.new("L", (PITCH * FINER, HEIGHT * FINER), 0)
        ImageDraw.Draw(picture).text((0, HEIGHT * FINER / 2 - (top + bottom) / 2), character, font=typeface, fill=255)
        fine = np.asarray(picture, dtype=np.float64).reshape(HEIGHT, FINER, PITCH, FINER)
        levels = np.rint(fine.mean(axis=(1, 3)) / 255 * LEVELS).astype(int)
        rows.append(f"{character}," + "".join(f"{level:x}" for level in levels.ravel()))
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    DRAWN.write_text(drawn(), encoding="utf-8")
