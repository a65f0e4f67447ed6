"""Writes results so that nothing is ever half written and no file of somebody else is lost."""

import errno
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text


RECEIPT = "timpora-receipt.json"  # which files Timpora wrote here and what they held, so that it may renew them
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@dataclass(frozen=True, kw_only=True)
class Written:
    """A file that was written, and the name it would have had where another file stood in its place."""

    path: Path
    instead_of: str | None


def write_results(folder: Path, contents: Mapping[str, bytes], *, keep_receipt: bool = True) -> list[Written]:
    """Writes all files or none; makes the folder if need be.

    A file that Timpora did not write, or that was changed since, is left alone: the new one gets a number. Raises
    Refused, with the remedy, where the folder cannot be written or has no room.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ours = _receipt(folder)
        written = [_place(folder, name, content, ours) for name, content in contents.items()]
        files = {place.path: content for place, content in zip(written, contents.values(), strict=True)}
        if keep_receipt:
            digests = {path.relative_to(folder).as_posix(): _digest(content) for path, content in files.items()}
            receipt = {"timpora_receipt": 1, "files": ours | digests}
            files[folder / RECEIPT] = json.dumps(receipt, ensure_ascii=False, indent=2).encode()
        _write_all(files)
    except OSError as error:
        raise Refused(_refusal(folder, error)) from error
    return written


def check_folder(folder: Path) -> None:
    """Raises Refused where results could not be written, before any work is done; changes nothing."""
    try:
        existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
        if not existing.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, str(existing))
        if not os.access(existing, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, str(existing))
    except OSError as error:
        raise Refused(_refusal(folder, error)) from error


def _write_all(files: Mapping[Path, bytes]) -> None:
    """Every file under a temporary name first; only when all are complete do they get their own."""
    parts = {path: path.with_name(f".{path.name}.{os.getpid()}.part") for path in files}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            # In a folder that others share, a link laid under this name would lead the results elsewhere.
            parts[path].unlink(missing_ok=True)
            with parts[path].open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for path, part in parts.items():
            part.replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _place(folder: Path, name: str, content: bytes, ours: Mapping[str, str]) -> Written:
    chosen = next(other for other in _names(name) if _is_free(folder, other, content, ours))
    return Written(path=folder / chosen, instead_of=None if chosen == name else name)


def _names(name: str) -> Iterator[str]:
    """`report.pdf`, `report (2).pdf`, `report (3).pdf` ..."""
    yield name
    path, number = Path(name), 2
    while True:
        yield path.with_name(f"{path.stem} ({number}){path.suffix}").as_posix()
        number += 1


def _is_free(folder: Path, name: str, content: bytes, ours: Mapping[str, str]) -> bool:
    path = folder / name
    if not path.exists():
        return True
    return path.is_file() and _digest(path.read_bytes()) in {_digest(content), ours.get(name)}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _receipt(folder: Path) -> dict[str, str]:
    try:
        known = json.loads((folder / RECEIPT).read_text(encoding="utf-8"))["files"]
        return {str(name): str(digest) for name, digest in known.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _refusal(folder: Path, error: OSError) -> Refusal:
    if error.errno in _FULL:
        what = Text(id="Tempat penyimpanan penuh; tidak ada yang ditulis.", en="The disk is full; nothing was written.")
        remedy = Text(id="Kosongkan ruang atau pilih folder lain dengan --out.", en="Free some space or choose another folder with --out.")  # fmt: skip
    elif error.errno in _FORBIDDEN:
        what = Text(id="Folder hasil tidak boleh ditulisi.", en="The result folder may not be written to.")
        remedy = Text(id="Pilih folder lain dengan --out.", en="Choose another folder with --out.")
    elif error.errno in {errno.ENOTDIR, errno.EEXIST}:
        what = Text(id="Tempat hasil itu berkas, bukan folder.", en="The place for results is a file, not a folder.")
        remedy = Text(id="Beri nama folder pada --out.", en="Give --out the name of a folder.")
    else:
        what = Text(id="Hasil tidak dapat ditulis ({why}).", en="The results cannot be written ({why}).").fill(why=error.strerror or error)  # fmt: skip
        remedy = Text(id="Pilih folder lain dengan --out.", en="Choose another folder with --out.")
    return Refusal("not_written", what, remedy, Source(str(folder)))
