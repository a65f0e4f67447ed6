"""Reads delimited text in any usual encoding, with any usual delimiter, ragged rows, and quotation marks left open."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from timpora.intake.archives import MOST_COLUMNS
from timpora.intake.file_refusals import name_of, refused
from timpora.intake.piles import NewPile, Pile
from timpora.intake.sheets import RawSheet, cells_of, reading
from timpora.kernel.progress import Progress, silent, told
from timpora.kernel.text import Text


DELIMITERS = ";\t,|"
SAMPLE = 2**18  # characters that settle the delimiter
MOST_LINES_IN_A_CELL = 50  # a cell with more is a quotation mark that nobody closed
_CHUNK = 2**20
_SAMPLE_LINES = 100
_UNCLOSED = Text(
    id="Tanda petik pada baris teks {line} tidak ditutup; baris itu dibaca tanpa tanda petik.",
    en="The quotation mark in text line {line} is not closed; that line was read without it.",
)


def read_text(path: Path, progress: Progress = silent, new_pile: NewPile = Pile) -> RawSheet:
    """The one sheet of a text file; raises Refused for binary data, and for more columns than a list has."""
    csv.field_size_limit(2**31 - 1)  # a cell that is too long refuses its row, not the file
    encoding = _encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        sample = file.read(SAMPLE)
    if "\x00" in sample:
        raise refused(path, "binary")
    delimiter = _delimiter(sample)
    lines: dict[int, None] = {}
    rows = told(_narrow(path, _rows(path, encoding, delimiter, lines)), progress, reading(name_of(path)), None)
    cells = cells_of(rows, new_pile=new_pile)
    if cells is None:
        raise refused(path, "empty")
    notices = [("quote_not_closed", _UNCLOSED.fill(line=line)) for line in lines]
    return RawSheet(file=name_of(path), sheet=None, cells=cells, notices=notices)


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(400)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        if head[1::2].count(0) > len(head) // 4:
            return "utf-16-le"
        if head[0::2].count(0) > len(head) // 4:
            return "utf-16-be"
        decoder = codecs.getincrementaldecoder("utf-8")()
        file.seek(0)
        try:
            while part := file.read(_CHUNK):
                if b"\x00" in part:
                    raise refused(path, "binary")
                decoder.decode(part)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def _delimiter(sample: str) -> str:
    """The delimiter on whose number most lines agree; `sep=;` in the first line settles it."""
    lines = sample.splitlines()[:_SAMPLE_LINES]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) > len("sep="):
        return lines[0][len("sep=")]
    return max(DELIMITERS, key=lambda mark: (_steadiness(lines, mark), -DELIMITERS.index(mark)))


def _steadiness(lines: Sequence[str], delimiter: str) -> int:
    """How many lines agree on the most frequent, non-zero number of this delimiter, times that number."""
    counts = [len(row) - 1 for row in csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter)]
    counts = [count for count in counts if count > 0]
    most = max(set(counts), key=counts.count, default=0)
    return most * counts.count(most)


def _rows(path: Path, encoding: str, delimiter: str, unclosed: dict[int, None]) -> Iterator[list[str]]:
    """The rows of a file; where a quotation mark is never closed, its line is read again as plain text.

    `unclosed` receives the numbers of such lines.
    """
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = _Lines(file)
        while True:
            start = lines.number
            row = lines.row(delimiter)
            if row is None:
                return
            if lines.number - start > MOST_LINES_IN_A_CELL or (
                lines.at_end and lines.number - start > 1 and _is_open(lines.taken)
            ):
                plain, *rest = lines.taken
                lines.give_back(rest)
                unclosed[start + 1] = None
                row = [cell.strip('"') for cell in plain.rstrip("\r\n").split(delimiter)]
            yield row


def _is_open(lines: Sequence[str]) -> bool:
    return sum(line.count('"') for line in lines) % 2 == 1


class _Lines:
    """Lines of a file that can be given back."""

    def __init__(self, file: io.TextIOWrapper) -> None:
        self._file = iter(file)
        self._waiting: list[str] = []
        self.taken: list[str] = []
        self.number = 0
        self.at_end = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if len(self.taken) > MOST_LINES_IN_A_CELL:
            raise StopIteration
        try:
            line = self._waiting.pop() if self._waiting else next(self._file)
        except StopIteration:
            self.at_end = True
            raise
        self.number += 1
        line = line.replace("\x00", "")
        self.taken.append(line)
        return line

    def row(self, delimiter: str) -> list[str] | None:
        """The next row, which may take several lines; None at the end."""
        self.taken = []
        return next(csv.reader(self, delimiter=delimiter), None)

    def give_back(self, lines: Sequence[str]) -> None:
        """Puts lines back, to be read again."""
        self._waiting.extend(reversed(lines))
        self.number -= len(lines)
        self.at_end = False


def _narrow(path: Path, rows: Iterator[list[str]]) -> Iterator[list[str]]:
    for row in rows:
        if len(row) > MOST_COLUMNS and any(cell.strip() for cell in row[MOST_COLUMNS:]):
            raise refused(path, "too_wide", MOST_COLUMNS)
        yield row[:MOST_COLUMNS]
