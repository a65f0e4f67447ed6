"""The file that a backup is: a tar archive with a manifest, the database as PostgreSQL's own archive, and the files that came.

Each part is held against its digest before anything is done with it.
"""

import hashlib
import io
import json
import os
import re
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from timpora.entrypoints import backup_refusals
from timpora.kernel.refusals import Refused


FORMAT = 1
MANIFEST, DATABASE, FILES = "manifest.json", "database.dump", "files/"
LAST_MADE = "last_backup"  # in the home: when the last backup was made
OWN_ONLY = 0o600
STORED = re.compile(rf"{FILES}\d+/([0-9a-f]{{2}})/\1[0-9a-f]{{62}}")
A_PART = 2**20
LARGEST_MANIFEST = 10 * A_PART


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a backup holds, and by which it is known again after it was put back."""

    made_at: str
    version: str
    migrations: tuple[str, ...]
    rows: Mapping[str, int]  # by table
    audit_head: str
    files: int
    database_sha256: str
    secret: str  # a fingerprint of the office's secret, which is not in the backup
    format: int = FORMAT


def write(path: Path, manifest: Manifest, dump: Path, files: Path) -> None:
    """Writes the whole archive or none; raises OSError where the disk refuses."""
    handle, begun = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with (
            os.fdopen(handle, "wb") as file,
            tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive,
        ):
            _add(archive, MANIFEST, json.dumps(asdict(manifest), indent=1).encode())
            archive.add(dump, DATABASE, filter=_plain)
            for place in stored(files):
                archive.add(place, f"{FILES}{place.relative_to(files).as_posix()}", filter=_plain)
            file.flush()
            os.fsync(file.fileno())
        Path(begun).chmod(OWN_ONLY)
        os.link(begun, path)  # fails where somebody was faster, and never overwrites
    finally:
        Path(begun).unlink(missing_ok=True)


def stored(files: Path) -> list[Path]:
    """The files that came, each named by the digest of what it holds; what is still arriving is none."""
    return sorted(place for place in files.glob("*/??/*") if place.is_file() and not place.is_symlink())


@contextmanager
def opened(path: Path, beside: Path) -> Iterator[tuple[Manifest, Path]]:
    """The manifest, and a folder next to another one with the dump and the files; raises Refused where a part is not what was written."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise Refused(backup_refusals.no_file(path)) from error
    with file, tempfile.TemporaryDirectory(dir=beside, prefix="restoring-") as folder:
        try:
            manifest = _taken_out(file, Path(folder))
        except (tarfile.TarError, ValueError, KeyError, TypeError, EOFError) as error:
            raise Refused(backup_refusals.damaged(path, str(error) or type(error).__name__)) from error
        except OSError as error:
            raise Refused(backup_refusals.not_writable(beside, error.strerror or type(error).__name__)) from error
        yield manifest, Path(folder)


def _taken_out(file: IO[bytes], folder: Path) -> Manifest:
    with tarfile.open(fileobj=file, mode="r:") as archive:
        members = iter(archive)
        manifest = _manifest(archive, next(members, None))
        dump, found = next(members, None), 0
        if dump is None or dump.name != DATABASE:
            raise ValueError(DATABASE)
        _take(archive, dump, folder / DATABASE, manifest.database_sha256)
        for member in members:
            digest = member.name.rpartition("/")[2]
            _take(archive, member, _place(folder, member.name), digest)
            found += 1
    if found != manifest.files:
        message = f"{found} / {manifest.files}"
        raise ValueError(message)
    return manifest


def _manifest(archive: tarfile.TarFile, member: tarfile.TarInfo | None) -> Manifest:
    if member is None or member.name != MANIFEST or member.size > LARGEST_MANIFEST:
        raise ValueError(MANIFEST)
    told = json.loads(_content(archive, member).read())
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise ValueError(MANIFEST)
    return Manifest(**told | {"migrations": tuple(told["migrations"])})


def _place(folder: Path, name: str) -> Path:
    """Where a file goes: `files/office/ab/ab12...`, and nothing that leads elsewhere."""
    if STORED.fullmatch(name) is None:
        raise ValueError(name)
    return folder / name


def _take(archive: tarfile.TarFile, member: tarfile.TarInfo, place: Path, sha256: str) -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    told, source = hashlib.sha256(), _content(archive, member)
    with place.open("wb") as file:
        while part := source.read(A_PART):
            told.update(part)
            file.write(part)
    place.chmod(OWN_ONLY)
    if told.hexdigest() != sha256:
        raise ValueError(member.name)


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    content = archive.extractfile(member) if member.isreg() else None
    if content is None:
        raise ValueError(member.name)
    return content


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    archive.addfile(_plain(member), io.BytesIO(content))


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nobody's name and number in it, and nobody but the owner reads what is taken out by hand."""
    return member.replace(mode=OWN_ONLY, uid=0, gid=0, uname="", gname="", deep=False)
