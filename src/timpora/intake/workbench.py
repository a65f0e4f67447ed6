"""What was read of a file, kept beside it until it is recorded.

What was looked into need not be read again to be checked, nor what was checked to be recorded. Each thing lies there wholly or not at
all; what is missing or damaged is read from the file again.
"""

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, Any

import polars as pl

from timpora.intake.piles import Pile, Rows
from timpora.intake.sheets import RawSheet
from timpora.kernel.text import Text


FORMAT = "2"  # another one for each change in how rows are read or written down
SHEETS = f"sheets-{FORMAT}"
INDEX = "index.json"
CLOSED = 0o700
# Files that do not fit what their index says, or a disk that does not give them.
DAMAGED = (OSError, ValueError, KeyError, TypeError, pl.exceptions.PolarsError)


@dataclass(frozen=True)
class Workbench:
    """The bench of one file."""

    folder: Path

    def new_pile(self) -> Pile:
        """Where rows are laid by while they are worked on."""
        return Pile(self.folder)

    def sheets(self, name: str) -> list[RawSheet] | None:
        """The sheets that were read, under the name of their file; None where they have to be read."""
        place = self.folder / SHEETS
        try:
            told = _index(place)
            return [_sheet(place, number, one, name) for number, one in enumerate(told["sheets"])]
        except DAMAGED:
            return None

    def keep_sheets(self, sheets: Iterable[RawSheet]) -> Iterator[RawSheet]:
        """The same sheets; once all of them were taken, they are kept."""
        with self._making(SHEETS) as making:
            index = []
            for number, sheet in enumerate(sheets):
                notices = [(code, text.id, text.en) for code, text in sheet.notices]
                parts = making.write(str(number), sheet.cells)
                index.append(
                    {
                        "sheet": sheet.sheet, "epoch": sheet.epoch.isoformat(), "saved": sheet.saved, "notices": notices,
                        "rows": sheet.cells.count, "parts": parts,
                    }
                )  # fmt: skip
                yield sheet
            making.complete({"sheets": index})

    def checked(self, key: str) -> tuple[dict[str, Any], Mapping[str, Rows]] | None:
        """What was told of a check, and its rows; None where the file was not checked in just this way."""
        place = self.folder / _checked(key)
        try:
            told = _index(place)
            return told["told"], {
                kind: _rows(place, kind, rows, parts) for kind, (rows, parts) in told["tables"].items()
            }
        except DAMAGED:
            return None

    def keep_checked(self, key: str, told: Mapping[str, Any], tables: Mapping[str, Rows]) -> None:
        """Keeps the rows that a check found to be fit for the ledger."""
        with self._making(_checked(key)) as making:
            written = {kind: (rows.count, making.write(kind, rows)) for kind, rows in tables.items()}
            making.complete({"told": told, "tables": written})

    def keep_workbooks(self, key: str, write: Callable[[Path], Mapping[str, Sequence[str]]]) -> None:
        """Keeps workbooks of refused rows, which `write` puts into a folder; it gives their names by language. Raises OSError."""
        with self._making(_workbooks(key)) as making:
            if making.folder is not None:
                making.complete({"workbooks": write(making.folder)})
            if not making.is_complete:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def workbooks(self, key: str, language: str) -> list[Path] | None:
        """The workbooks of refused rows, of which there may be none; None where they have to be written."""
        place = self.folder / _workbooks(key)
        try:
            return [place / name for name in _index(place)["workbooks"][language]]
        except DAMAGED:
            return None

    def clear(self) -> None:
        """Leaves nothing of it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def _making(self, name: str) -> Iterator["_Making"]:
        """What appears under its name once it is complete, or not at all."""
        making = _Making()
        with making.unless_the_disk_refuses():
            self.folder.mkdir(mode=CLOSED, parents=True, exist_ok=True)
            making.folder = Path(tempfile.mkdtemp(dir=self.folder, prefix="making-"))
        begun = making.folder
        try:
            yield making
            if making.is_complete and begun is not None:
                with suppress(OSError):  # somebody was faster
                    begun.replace(self.folder / name)
        finally:
            if begun is not None:
                shutil.rmtree(begun, ignore_errors=True)


@dataclass
class _Making:
    """Something that is being written down; where the disk refuses once, it is left, and never kept by halves."""

    folder: Path | None = None
    is_complete: bool = False

    @contextmanager
    def unless_the_disk_refuses(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            self.folder = None

    def write(self, name: str, rows: Rows) -> int:
        """Writes rows part by part; how many parts those are."""
        number = 0
        for number, part in enumerate(rows.parts() if self.folder else (), start=1):
            self._put(_part(name, number - 1), partial(part.write_ipc, compression="lz4"))
        return number

    def complete(self, told: Mapping[str, Any]) -> None:
        """The index comes last: without it nothing is there."""
        self._put(INDEX, lambda file: file.write(json.dumps(told).encode()))
        self.is_complete = self.folder is not None

    def _put(self, name: str, write: Callable[[IO[bytes]], object]) -> None:
        if self.folder is None:
            return
        with self.unless_the_disk_refuses(), (self.folder / name).open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())


def _checked(key: str) -> str:
    return f"checked-{FORMAT}-{key}"


def _workbooks(key: str) -> str:
    return f"refused-{FORMAT}-{key}"


def _index(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    return told


def _part(name: str, number: int) -> str:
    return f"{name}-{number}.arrow"


def _rows(folder: Path, name: str, rows: int, parts: int) -> Rows:
    return Rows(
        count=rows,
        parts=lambda: (pl.read_ipc(folder / _part(name, number)) for number in range(parts)),
    )


def _sheet(folder: Path, number: int, told: Mapping[str, Any], name: str) -> RawSheet:
    cells = _rows(folder, str(number), told["rows"], told["parts"])
    if sum(part.height for part in cells.parts()) != cells.count:
        raise ValueError(name)
    return RawSheet(
        file=name, sheet=told["sheet"], cells=cells, epoch=date.fromisoformat(told["epoch"]), saved=told["saved"],
        notices=[(code, Text(id=indonesian, en=english)) for code, indonesian, english in told["notices"]],
    )  # fmt: skip
