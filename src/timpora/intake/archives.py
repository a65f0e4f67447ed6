"""Guards before a zipped workbook is unpacked: what it really unpacks to, and how far its cells really reach.

The reading library reserves memory for the whole rectangle of a sheet, so one cell in the last corner would ask for
hundreds of gigabytes; and sizes that an archive states of itself may be lies. Both are measured here, in bounded memory.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from timpora.intake.file_refusals import refused
from timpora.intake.open_document import OpenDocumentReach


LARGEST_UNPACKED = 2**30
LARGEST_RATIO = 200  # lists compress ten- to fortyfold; archives made to explode, a thousandfold
SMALL_ENOUGH = 64 * 2**20  # below this, a high ratio harms nobody
MOST_MEMBERS = 5_000
MOST_COLUMNS = 512
MOST_ROWS = 1_048_576
MOST_CELLS = 16_000_000  # of the rectangle around a sheet's cells; the library takes about 32 bytes for each
LARGEST_TEXTS = 2**30  # bytes of the texts of all cells: a text that many cells share is copied for each of them
_CHUNK = 2**20
_LOCAL_HEADER = struct.Struct("<4s2B4HL2L2H")
_STORED, _DEFLATED = 0, 8
_ROW = re.compile(rb'<row (?:[^>]*?\s)?r="(\d+)"')
_PREFIXED_ROW = re.compile(rb':row (?:[^>]*?\s)?r="(\d+)"')
_CELL = re.compile(rb'<c r="([A-Z]{1,8})')
_WIDE_CELL = re.compile(rb'<c r="(?:[A-Z]{2}|[P-Z])')  # beyond the columns that even the longest sheet may have
_NARROW = {b"O"}
_FILLED_CELL = re.compile(rb'[<:]c (?:[^>]*? )?r="([A-Z]{1,8})(?=\d+"[^>/]*>)')
_SHARED_CELL = re.compile(rb't="s"[^>]*>\s*<(?:\w+:)?v>(\d{1,9})<')
_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)


@dataclass(kw_only=True)
class _Measure:
    """What has been unpacked so far, and how far the cells of the sheet at hand reach."""

    path: Path
    unpacked: int = 0
    packed: int = 0
    rows: int = 0
    columns: set[bytes] = field(default_factory=set)
    lengths: list[int] = field(default_factory=list)
    sharing: int = 0


def check_archive(path: Path) -> None:
    """Raises Refused for an archive that is damaged, locked, no workbook, or larger than a list can be."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            manifest = "META-INF/manifest.xml"
            small = manifest in names and archive.getinfo(manifest).file_size < _CHUNK
            locked = small and b"encryption-data" in archive.read(manifest)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error, EOFError, ValueError) as error:
        raise refused(path, "unreadable") from error
    if locked or any(member.flag_bits & 1 for member in members):
        raise refused(path, "encrypted")
    _check_is_workbook(path, names)
    if len(members) > MOST_MEMBERS:
        raise refused(path, "unpacks_too_large")
    measure = _Measure(path=path)
    try:
        for member in members:
            _measure_member(measure, member)
        if measure.sharing * max(measure.lengths, default=0) > LARGEST_TEXTS:
            _check_shared_texts(measure, [member for member in members if _SHEET.match(member.filename)])
    except (zlib.error, struct.error, OSError) as error:
        raise refused(path, "unreadable") from error


def _check_is_workbook(path: Path, names: set[str]) -> None:
    kinds = {
        "word/document.xml": "DOCX",
        "ppt/presentation.xml": "PPTX",
        "META-INF/MANIFEST.MF": "JAR",
        "Index/Document.iwa": "Numbers",
    }
    for name, kind in kinds.items():
        if name in names:
            raise refused(path, "no_list", kind)
    if not {"xl/workbook.xml", "xl/workbook.bin", "content.xml"} & names and not any(
        _SHEET.match(name) for name in names
    ):
        raise refused(path, "packed", "ZIP")


def _measure_member(measure: _Measure, member: zipfile.ZipInfo) -> None:
    """Unpacks a member in slices, counting; its cells too where it is a sheet."""
    is_sheet = _SHEET.match(member.filename) is not None
    open_document = OpenDocumentReach() if member.filename == "content.xml" else None
    measure.rows, measure.columns = 0, set()
    tail = b""
    for part in unpacked(measure.path, member, lambda packed: _add_packed(measure, packed)):
        measure.unpacked += len(part)
        if measure.unpacked > LARGEST_UNPACKED or (
            measure.unpacked > SMALL_ENOUGH and measure.unpacked > LARGEST_RATIO * max(measure.packed, 1)
        ):
            raise refused(measure.path, "unpacks_too_large")
        if is_sheet:
            _count_cells(measure, tail + part)
            tail = part[-256:]
        elif member.filename.endswith("sharedStrings.xml"):
            tail = _count_texts(measure, tail + part)
        elif open_document is not None:
            open_document.count(part)
            _check_reach(measure.path, open_document.rows, open_document.columns)
    if measure.columns:
        _check_reach(measure.path, measure.rows, max(map(_number, measure.columns)))


def _add_packed(measure: _Measure, packed: int) -> None:
    measure.packed += packed


def unpacked(path: Path, member: zipfile.ZipInfo, on_packed: Callable[[int], None]) -> Iterator[bytes]:
    """The content of a member in slices of at most a mebibyte, whatever sizes the archive states."""
    with path.open("rb") as file:
        file.seek(member.header_offset)
        header = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
        file.seek(header[-1] + header[-2], 1)
        left = member.compress_size
        if member.compress_type not in {_STORED, _DEFLATED}:
            raise refused(path, "unreadable")
        stream = zlib.decompressobj(-zlib.MAX_WBITS) if member.compress_type == _DEFLATED else None
        while left > 0 and (packed := file.read(min(_CHUNK, left))):
            left -= len(packed)
            on_packed(len(packed))
            if stream is None:
                yield packed
                continue
            while packed:
                yield stream.decompress(packed, _CHUNK)
                packed = stream.unconsumed_tail


def _count_cells(measure: _Measure, part: bytes) -> None:
    rows = _ROW.findall(part) + (_PREFIXED_ROW.findall(part) if b":row " in part else [])
    if rows:
        measure.rows = max(measure.rows, *(int(row[:9]) for row in rows))
    measure.columns |= _columns_of(part)
    measure.sharing += part.count(b't="s"')


def _columns_of(part: bytes) -> set[bytes]:
    """The letters of the columns in use; where they are few, blank cells are counted too, which is quicker."""
    here = part.count(b"<c ")
    if here and b":c " not in part and part.count(b'<c r="') == here and not _WIDE_CELL.search(part):
        return _NARROW
    cells = _CELL.findall(part)
    columns = set(cells)
    few = MOST_CELLS // MOST_ROWS
    if len(cells) == here and all(_number(letters) <= few for letters in columns) and b":c " not in part:
        return columns
    return set(_FILLED_CELL.findall(part))


def _count_texts(measure: _Measure, part: bytes) -> bytes:
    """Remembers the length of each complete shared text; gives back what begins a text that goes on."""
    *texts, rest = part.split(b"</si>")
    measure.lengths.extend(map(len, texts))
    if len(rest) > SMALL_ENOUGH:
        raise refused(measure.path, "unpacks_too_large")
    return rest


def _check_shared_texts(measure: _Measure, sheets: list[zipfile.ZipInfo]) -> None:
    """A second look at the sheets, taken only where a long text might be shared by many cells: the exact sum."""
    total = 0
    for sheet in sheets:
        tail = b""
        for part in unpacked(measure.path, sheet, lambda _: None):
            text = tail + part
            end = 0
            for found in _SHARED_CELL.finditer(text):
                total += measure.lengths[int(found[1])] if int(found[1]) < len(measure.lengths) else 0
                end = found.end()
            tail = text[max(end, len(text) - 256) :]
            if total > LARGEST_TEXTS:
                raise refused(measure.path, "unpacks_too_large")


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _check_reach(path: Path, rows: int, columns: int) -> None:
    if columns > MOST_COLUMNS:
        raise refused(path, "too_wide", MOST_COLUMNS)
    if rows > MOST_ROWS or rows * columns > MOST_CELLS:
        raise refused(path, "too_many_cells", MOST_CELLS // 10**6)
