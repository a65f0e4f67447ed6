"""Opens the files that offices send: says what each is, refuses what is no list, and gives its sheets."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from timpora.intake.delimited import read_text
from timpora.intake.file_refusals import name_of, refused
from timpora.intake.isolated import read_isolated
from timpora.intake.piles import NewPile, Pile
from timpora.intake.sheets import RawSheet, reading
from timpora.intake.workbooks import read_workbook
from timpora.kernel.progress import Progress, silent


LARGEST_FILE = 512 * 2**20
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_LISTS = {b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"\x7fELF": "ELF", b"{\\rtf": "RTF", b"BM\x00": "BMP", b"RIFF": "RIFF", b"II*\x00": "TIFF", b"MM\x00*": "TIFF", b"SQLite format 3": "SQLite", b"PAR1": "Parquet"}  # fmt: skip
_PACKED = {
    b"\x1f\x8b": "GZ",
    b"7z\xbc\xaf": "7Z",
    b"Rar!": "RAR",
    b"BZh": "BZ2",
    b"\xfd7zXZ": "XZ",
    b"PK\x05\x06": "ZIP",
}
_WEB_PAGE = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table|style|meta|workbook|\?mso)", re.IGNORECASE | re.DOTALL)  # fmt: skip
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def open_sheets(path: Path, progress: Progress = silent, new_pile: NewPile = Pile) -> Iterator[RawSheet]:
    """Every sheet of a file that holds anything, its rows laid by on new piles; raises Refused, with the reason and remedy, for one that cannot be read."""
    head = head_of(path)
    kind = next((name for magic, name in _NOT_LISTS.items() if head.startswith(magic)), None)
    if kind is not None:
        raise refused(path, "no_list", kind)
    if (packed := next((name for magic, name in _PACKED.items() if head.startswith(magic)), None)) is not None:
        raise refused(path, "packed", packed)
    if _WEB_PAGE.match(head):
        raise refused(path, "web_page", "XML" if b"<Workbook" in head else "HTML")
    if head.startswith(_ZIP):
        yield from read_workbook(path, archive=True, progress=progress, new_pile=new_pile)
    elif head.startswith(_OLE):
        if _LOCKED in path.read_bytes():
            raise refused(path, "encrypted")
        progress(reading(name_of(path)), 0, None)
        yield from read_isolated(path)
    else:
        yield read_text(path, progress, new_pile)


def head_of(path: Path) -> bytes:
    """The first bytes of an ordinary file of acceptable size; nothing of a pipe or a device is ever touched."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise refused(path, "missing") from error
    except OSError as error:
        raise refused(path, "no_permission" if isinstance(error, PermissionError) else "missing") from error
    if stat.S_ISDIR(status.st_mode):
        raise refused(path, "directory")
    if not stat.S_ISREG(status.st_mode):
        raise refused(path, "no_regular_file")
    if status.st_size == 0:
        raise refused(path, "empty")
    if status.st_size > LARGEST_FILE:
        raise refused(path, "too_large", LARGEST_FILE // 2**20)
    try:
        with path.open("rb") as file:
            return file.read(2048)
    except OSError as error:
        raise refused(path, "no_permission" if isinstance(error, PermissionError) else "unreadable") from error


def digest_of(path: Path) -> str | None:
    """What the content of an ordinary file is recognised by, or None where it cannot be read or is too large to be a list."""
    try:
        status = os.stat(path)  # noqa: PTH116 - one call for both questions
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_FILE:
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
