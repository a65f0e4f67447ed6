"""The files that came, kept as they came: by what they contain, one folder an office, never below what the web server serves."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from timpora.intake.workbench import Workbench


CLOSED = 0o700
OWN_ONLY = 0o600
READ, ARRIVING, OPENED = "read", "arriving-", "reading-"
DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Kept:
    """A file in the store."""

    sha256: str
    size: int


@dataclass(frozen=True)
class FileStore:
    """One office's shelf; who may ask for a file is decided by the row that names it, which stands behind the wall."""

    folder: Path
    office: int

    @property
    def _shelf(self) -> Path:
        shelf = self.folder / str(self.office)
        shelf.mkdir(mode=CLOSED, parents=True, exist_ok=True)
        return shelf

    def keep(self, parts: Iterable[bytes]) -> Kept:
        """Writes a file wholly or not at all; the same content lies there once."""
        digest, size = hashlib.sha256(), 0
        handle, written = tempfile.mkstemp(dir=self._shelf, prefix=ARRIVING)
        try:
            with os.fdopen(handle, "wb") as file:
                for part in parts:
                    digest.update(part)
                    size += len(part)
                    file.write(part)
                file.flush()
                os.fsync(file.fileno())
            place = self._place(digest.hexdigest())
            place.parent.mkdir(mode=CLOSED, exist_ok=True)
            Path(written).chmod(OWN_ONLY)
            Path(written).replace(place)
        finally:
            with suppress(FileNotFoundError):
                Path(written).unlink()
        return Kept(digest.hexdigest(), size)

    def read(self, sha256: str) -> bytes:
        """What a file contains."""
        return self._place(sha256).read_bytes()

    @contextmanager
    def under_its_name(self, sha256: str, name: str) -> Iterator[Path]:
        """The file under the name with which it came, for as long as it is read."""
        with tempfile.TemporaryDirectory(dir=self._shelf, prefix=OPENED) as folder:
            path = Path(folder) / plain_name(name)
            path.symlink_to(self._place(sha256))
            yield path

    def bench(self, sha256: str) -> Workbench:
        """Where what was read of a file is kept meanwhile; no backup holds it."""
        return Workbench(self._shelf / READ / sha256)

    def _place(self, sha256: str) -> Path:
        return self._shelf / sha256[:2] / sha256


def plain_name(name: str) -> str:
    """A file's name without folders, control characters or more letters than a disk takes."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(letter for letter in last if letter.isprintable()).strip().lstrip(".")
    stem, dot, ending = kept.rpartition(".")
    short = f"{stem[:100]}{dot}{ending[:10]}" if dot else kept[:100]
    return short or "tanpa-nama"
