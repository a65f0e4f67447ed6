"""Writes the old XLS format (BIFF8 in a compound file) with one sheet of texts and numbers: no library at hand does."""

import struct
from collections.abc import Sequence
from pathlib import Path


_SECTOR = 512
_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SMALLEST_STREAM = 4096  # shorter streams would have to go into a stream of their own


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHLL", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _cell(row: int, column: int, value: object) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, int | float):
        return _record(0x0203, place + struct.pack("<d", value))
    text = str(value)
    return _record(0x0204, place + struct.pack("<HB", len(text), 1) + text.encode("utf-16-le"))


def _stream(rows: Sequence[Sequence[object]], widest: int | None) -> bytes:
    cells = b"".join(
        _cell(row, column, value)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value is not None
    )
    if widest is not None:
        cells += _cell(65_535, widest, 1)
    end = _record(0x000A, b"")
    name = b"Lama"
    bound = struct.pack("<LHBB", 0, 0, len(name), 0) + name
    before = len(_begin(5)) + len(_record(0x0085, bound)) + len(end)
    start = _begin(5) + _record(0x0085, struct.pack("<L", before) + bound[4:]) + end
    return start + _begin(0x10) + cells + end


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = (name + "\0").encode("utf-16-le") if name else b""
    return (
        encoded.ljust(64, b"\0") + struct.pack("<HBBLLL", len(encoded), kind, 1, _FREE, _FREE, child) + b"\0" * 36 + struct.pack("<LLL", start, size, 0)
    )  # fmt: skip


def xls(path: Path, rows: Sequence[Sequence[object]], *, widest: int | None = None) -> Path:
    """One sheet "Lama"; `widest` adds a cell in the last row, in a column as far out as a broken file may say."""
    stream = _stream(rows, widest).ljust(_SMALLEST_STREAM, b"\0")
    sectors = -(-len(stream) // _SECTOR)
    table = [_FAT, _END, *(sector + 1 for sector in range(2, sectors + 1)), _END]
    assert len(table) <= _SECTOR // 4, "one sector of allocation table is enough for a test"
    table += [_FREE] * (_SECTOR // 4 - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += (
        struct.pack("<LLLLLLLLL", 0, 1, 1, 0, _SMALLEST_STREAM, _END, 0, _END, 0)
        + struct.pack("<L", 0)
        + b"\xff" * (108 * 4)
    )
    folder = (
        _entry("Root Entry", 5, 1, _END, 0)
        + _entry("Workbook", 2, _FREE, 2, len(stream))
        + _entry("", 0, _FREE, 0, 0) * 2
    )
    content = head + struct.pack(f"<{_SECTOR // 4}L", *table) + folder + stream.ljust(sectors * _SECTOR, b"\0")
    path.write_bytes(content)
    return path
