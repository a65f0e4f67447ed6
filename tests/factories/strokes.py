"""An alphabet in the manner of OCR-B drawn by hand as strokes, which shares no line with the typeface that the reader was made of."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PIL import ImageDraw


type Point = tuple[float, float]

# Points as two digits, across 0 to a and down 0 to e; strokes between slashes, `~` before those that are rounded.
STROKES = {
    "0": "~50 30 02 0c 3e 7e ac a2 70 50", "1": "15 60 6e", "2": "~03 20 80 a3 a5 0e/0e ae", "3": "00 a0 46/~46 86 a9 ac 8e 2e 0c",
    "4": "60 0a aa/76 7e", "5": "a0 10 16/~16 76 a8 ac 7e 0e", "6": "~80 26 09 0c 2e 8e ac a9 87 37 0a", "7": "00 a0/a0 a2 4e",
    "8": "~50 30 12 15 37 77 95 92 70 50/~57 37 0a 0c 3e 7e ac aa 77 57", "9": "~2e 88 a5 a2 80 20 02 05 27 77 a4",
    "A": "0e 50 ae/29 89", "B": "00 0e/~00 70 91 95 67 07/~07 77 a9 ac 7e 0e", "C": "~a1 70 30 04 0a 3e 7e ad",
    "D": "00 0e/~00 50 a4 aa 5e 0e", "E": "a0 00 0e ae/07 77", "F": "a0 00 0e/07 77", "G": "~a1 70 30 04 0a 3e 8e ac/ac a8 58",
    "H": "00 0e/a0 ae/07 a7", "I": "20 80/50 5e/2e 8e", "J": "~90 9b 7e 3e 0c", "K": "00 0e/a0 08/36 ae", "L": "00 0e ae",
    "M": "0e 00 57 a0 ae", "N": "0e 00 ae a0", "O": "~50 40 05 09 4e 6e a9 a5 60 50", "P": "0e 00/~00 80 a2 a6 88 08",
    "Q": "~50 40 05 09 4e 6e a9 a5 60 50/69 ae", "R": "0e 00/~00 80 a2 a6 88 08/58 ae", "S": "~a1 70 20 02 05 37 77 a9 ac 8e 2e 0d",
    "T": "00 a0/50 5e", "U": "~00 0a 3e 7e aa a0", "V": "00 5e a0", "W": "00 2e 56 8e a0", "X": "00 ae/a0 0e", "Y": "00 57 a0/57 5e",
    "Z": "00 a0 0e ae", "<": "a2 07 ac",
}  # fmt: skip
WIDE, TALL, THICK = 0.5, 0.86, 0.13  # in pitches


def draw(on: ImageDraw.ImageDraw, character: str, middle: Point, pitch: float, ink: int) -> None:
    """One character around its middle."""
    radius = THICK * pitch / 2
    for stroke in STROKES[character].split("/"):
        points = [(int(point[0], 16) / 10 - 0.5, int(point[1], 16) / 14 - 0.5) for point in stroke.strip("~").split()]
        if stroke.startswith("~"):
            for _ in range(3):
                points = list(_rounded(points))
        placed = [(middle[0] + x * WIDE * pitch, middle[1] + y * TALL * pitch) for x, y in points]
        on.line(placed, fill=ink, width=round(2 * radius))
        for x, y in placed:
            on.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)


def _rounded(points: Sequence[Point]) -> Iterator[Point]:
    """The corners cut; the ends stay."""
    yield points[0]
    for (x, y), (to_x, to_y) in pairwise(points):
        yield 0.75 * x + 0.25 * to_x, 0.75 * y + 0.25 * to_y
        yield 0.25 * x + 0.75 * to_x, 0.25 * y + 0.75 * to_y
    yield points[-1]
