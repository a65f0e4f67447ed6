"""Rows of zone characters from what people type and paste and what readers send."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timpora.intake.core.zones.arithmetic import FILLER


MOST_CHARACTERS = 5_000  # a page of text around a zone; more is not a zone
DOUBLE_FILLER = "\u00ab"
SPACE_MARK = "\u2423"  # stands for "spaces" where it is told what was read as a filler
_FILLERS = str.maketrans({"\u2039": FILLER, "\u3008": FILLER, "\u27e8": FILLER, "\u226a": DOUBLE_FILLER, "\u300a": DOUBLE_FILLER, "\u00a0": " ", "\t": " "})  # fmt: skip
# Readers that act as a keyboard begin with STX, end with ETX, and put CR or other control characters between lines.
_BREAKS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]+|(?:\\[RN])+")
_SPACES = re.compile(r"\s+")
_FOREIGN = re.compile(rf"[^A-Z0-9{FILLER}]+")


@dataclass(frozen=True, kw_only=True)
class Rows:
    """One way to read a text as rows of zone characters; `taken_for_filler` is what was read as `<`, for people."""

    rows: Sequence[str]
    taken_for_filler: str = ""


def ways_to_read(text: str) -> Iterator[Rows]:
    """The rows of a text: without its spaces, then with each word a row, then with spaces read as fillers."""
    plain = unicodedata.normalize("NFKC", text.replace("&lt;", FILLER)).translate(_FILLERS).upper()
    rows = [row.strip() for row in _BREAKS.split(plain)]
    rows = [row for row in rows if row]
    for double, taken in ((FILLER * 2, DOUBLE_FILLER), (FILLER, DOUBLE_FILLER)):
        marked = [row.replace(DOUBLE_FILLER, double) for row in rows]
        said = taken if marked != rows else ""
        yield Rows(rows=_cleaned(marked), taken_for_filler=said)
        if any(" " in row for row in marked):
            yield Rows(rows=_cleaned(word for row in marked for word in row.split()), taken_for_filler=said)
            spaced = _cleaned(row.replace(" ", FILLER) for row in marked)
            yield Rows(rows=spaced, taken_for_filler=f"{said}{SPACE_MARK}")
        if not said:
            return


def _cleaned(rows: Iterator[str] | Sequence[str]) -> Sequence[str]:
    """The rows without spaces and without the characters that no zone has."""
    cleaned = (_FOREIGN.sub("", _SPACES.sub("", row)) for row in rows)
    return [row for row in cleaned if row]
