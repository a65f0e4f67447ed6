"""Reads old XLS workbooks in a process of its own.

Their binary records can state any size, and the reading library reserves what they state: when memory or time runs
out, that process ends and not the run.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from timpora.intake.apart import REFUSED, limit_memory, python_apart
from timpora.intake.file_refusals import name_of, refused
from timpora.intake.piles import in_parts
from timpora.intake.sheets import RawSheet
from timpora.intake.workbooks import read_workbook
from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text


SECONDS = 120
MEMORY = 6 * 2**30  # of address space; XLS has at most 65,536 rows of 256 columns a sheet


def read_isolated(path: Path) -> Iterator[RawSheet]:
    """The sheets of a workbook, read by a second interpreter; raises Refused where that one could not."""
    with tempfile.TemporaryDirectory(prefix="timpora-") as folder:
        try:
            done = python_apart("timpora.intake.isolated", str(path.absolute()), folder, seconds=SECONDS)
        except subprocess.TimeoutExpired as error:
            raise refused(path, "took_too_long", SECONDS) from error
        index = Path(folder, "index.json")
        if done.returncode == REFUSED and index.exists():
            raise _told(path, json.loads(index.read_text(encoding="utf-8")))
        if done.returncode != 0:
            raise refused(path, "unreadable")
        for number, name in enumerate(json.loads(index.read_text(encoding="utf-8"))):
            frame = pl.read_ipc(Path(folder, f"{number}.arrow"))
            yield RawSheet(file=name_of(path), sheet=name, cells=in_parts(frame))


def _told(path: Path, sentences: list[str]) -> Refused:
    """The refusal that the other process gave."""
    code, what_id, what_en, remedy_id, remedy_en = sentences
    return Refused(Refusal(code, Text(id=what_id, en=what_en), Text(id=remedy_id, en=remedy_en), Source(name_of(path))))


def main(path: Path, folder: Path) -> int:
    """Writes each sheet as an Arrow file, and their names, or the reason of a refusal, as `index.json`."""
    limit_memory(MEMORY)
    names: list[str | None] = []
    try:
        for number, sheet in enumerate(read_workbook(path, archive=False)):
            sheet.cells.whole().write_ipc(folder / f"{number}.arrow")
            names.append(sheet.sheet)
    except Refused as error:
        told = error.refusal
        sentences = [told.code, told.what.id, told.what.en, told.remedy.id, told.remedy.en]
        (folder / "index.json").write_text(json.dumps(sentences), encoding="utf-8")
        return REFUSED
    (folder / "index.json").write_text(json.dumps(names), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
