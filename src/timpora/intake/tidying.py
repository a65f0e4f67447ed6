"""What lies on the shelves and belongs to no file that came: found at night and removed, and named by `timpora doctor`.

Bytes are written before the row that names them, so that a crash between the two leaves bytes behind; what was read of a file is kept
until it is recorded, which may never happen.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from timpora.intake.store import ARRIVING, DIGEST, OPENED, READ


# Longer than any transaction that is about to name what it wrote.
SETTLED = timedelta(days=1)
KEPT_READ = timedelta(days=7)

type LeftOver = Callable[[int, list[str]], Iterable[str]]


@dataclass(frozen=True, kw_only=True)
class Bytes:
    """Something on a shelf that nobody needs."""

    path: Path
    size: int


def left_over(folder: Path, at: datetime, without_a_file: LeftOver) -> Iterator[Bytes]:
    """Bytes that belong to no file that came; of an office's digests, `without_a_file` says which nobody's file has."""
    for shelf in _shelves(folder):
        named = {path.name: path for path in shelf.glob("??/*") if DIGEST.fullmatch(path.name)}
        settled = sorted(digest for digest, path in named.items() if _is_older(path, at, SETTLED))
        for digest in without_a_file(int(shelf.name), settled) if settled else ():
            yield Bytes(path=named[digest], size=_size(named[digest]))


def outlived(folder: Path, at: datetime) -> Iterator[Path]:
    """What a crash left half written or opened, and what was read of files that nobody recorded since."""
    for shelf in _shelves(folder):
        yield from (path for prefix in (ARRIVING, OPENED) for path in shelf.glob(f"{prefix}*") if _is_older(path, at, SETTLED))  # fmt: skip
        yield from (path for path in shelf.glob(f"{READ}/*") if _is_older(path, at, KEPT_READ))


def tidy(folder: Path, at: datetime, without_a_file: LeftOver) -> int:
    """Removes both; how many things that were."""
    removed = 0
    for found in list(left_over(folder, at, without_a_file)):
        removed += _remove_settled(found.path, at)
    for path in list(outlived(folder, at)):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
        removed += 1
    return removed


def _remove_settled(path: Path, at: datetime) -> bool:
    """Removes bytes unless the same content came again just now: that is seen once they are out of everybody's reach."""
    with suppress(FileNotFoundError), tempfile.TemporaryDirectory(dir=path.parent.parent, prefix=OPENED) as folder:
        taken = Path(folder) / path.name
        path.rename(taken)
        if _is_older(taken, at, SETTLED):
            return True
        with suppress(FileExistsError):
            os.link(taken, path)
    return False


def _shelves(folder: Path) -> list[Path]:
    """One folder an office, named by its number."""
    return [shelf for shelf in sorted(folder.glob("*")) if shelf.name.isdecimal() and shelf.is_dir()]


def _is_older(path: Path, at: datetime, age: timedelta) -> bool:
    try:
        return at.timestamp() - path.lstat().st_mtime > age.total_seconds()
    except FileNotFoundError:
        return False


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except FileNotFoundError:
        return 0
