"""Looks at the machine: programs, folders, disk, secret, locks, port, and when the last backup was made. Starts and changes nothing."""

import fcntl
import os
import shutil
import socket
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from timpora.entrypoints import archives, secret_key, up_refusals
from timpora.entrypoints.examining.outcome import Outcome, good, not_seen, refused, watch, wrong
from timpora.entrypoints.starting import require_the_office
from timpora.intake.limits import files_folder
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.postgres import start_refusals
from timpora.postgres.addresses import uses_own_server
from timpora.postgres.binaries import programs
from timpora.postgres.cluster import Cluster
from timpora.postgres.folders import Folders, closed_to, home_folder, runs_as


PACKAGES = Text(id="Paket kantor", en="Packages of the office")
PROGRAMS = Text(id="Program PostgreSQL", en="PostgreSQL's programs")
HOME = Text(id="Folder kantor", en="The office's folder")
DISK = Text(id="Ruang kosong", en="Free space")
CLOSED = Text(id="Berkas rahasia", en="What is secret")
SECRET = Text(id="Kunci rahasia", en="The office's secret")
LOCK = Text(id="Kunci basis data", en="The database's lock")
PORT = Text(id="Port halaman", en="Port of the pages")
BACKUP = Text(id="Cadangan terakhir", en="Last backup")
GIGABYTE = 2**30
TOO_FULL, FILLING = 0.3 * GIGABYTE, 3 * GIGABYTE
BACK_UP_DAILY, TOO_OLD = timedelta(days=2), timedelta(days=8)
FOR_OTHERS = 0o077
RUNNING = "running"


def office_is_up(home: Path) -> bool:
    """Whether `timpora up` works in this home: it holds a lock there."""
    try:
        with (home / RUNNING).open("r", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def packages() -> Outcome:
    """Whether what the office needs is installed."""
    try:
        require_the_office()
    except Refused as stopped:
        return refused(PACKAGES, stopped.refusal)
    return good(PACKAGES, Text(id="terpasang", en="installed"))


def server_programs(environment: Mapping[str, str]) -> Outcome:
    """Whether PostgreSQL's programs can be run."""
    if not home_folder(environment).is_dir():  # into which they are copied first
        return not_seen(PROGRAMS)
    try:
        found = programs(environment, Folders(home_folder(environment)).programs)
    except Refused as stopped:
        return refused(PROGRAMS, stopped.refusal)
    except OSError as error:
        return _not_writable(PROGRAMS, home_folder(environment), error)
    return good(PROGRAMS, Text(id=f"versi {found.major}", en=f"version {found.major}"))


def home(environment: Mapping[str, str]) -> Outcome:
    """Whether there is a home, and whoever runs the server may enter it."""
    folder = home_folder(environment)
    if not folder.is_dir():
        return watch(
            HOME,
            Text(id=f"{folder} belum ada.", en=f"{folder} does not exist yet."),
            Text(id="Jalankan `timpora up`, yang membuatnya.", en="Run `timpora up`, which makes it."),
        )
    if not os.access(folder, os.W_OK | os.X_OK):
        return _not_writable(HOME, folder, PermissionError(0, "Permission denied"))
    if uses_own_server(environment):
        try:
            closed = closed_to(Folders(folder), runs_as(environment))
        except Refused as stopped:
            return refused(HOME, stopped.refusal)
        if closed is not None:
            return refused(HOME, start_refusals.closed_folder(closed))
    return good(HOME, Text(id=str(folder), en=str(folder)))


def disk(environment: Mapping[str, str]) -> Outcome:
    """Whether there is room for data and files."""
    folder = home_folder(environment)
    there = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(there).free
    figure = f"{free / GIGABYTE:.1f} GB"
    told = Text(id=f"{figure} di {there}", en=f"{figure} in {there}")
    remedy = Text(
        id="Kosongkan ruang, atau pindahkan folder kantor ke disk yang lebih besar; basis data berhenti bila disk penuh.",
        en="Make room, or move the office's folder to a larger disk; the database stops where the disk is full.",
    )
    return wrong(DISK, told, remedy) if free < TOO_FULL else watch(DISK, told, remedy) if free < FILLING else good(DISK, told)  # fmt: skip


def secret(environment: Mapping[str, str]) -> Outcome:
    """Whether the office has its secret."""
    try:
        found = secret_key.secret_key(environment)
    except Refused as stopped:
        return refused(SECRET, stopped.refusal)
    if found is None:
        return refused(SECRET, secret_key.missing())
    return good(SECRET, Text(id="ada", en="there"))


def closed_files(environment: Mapping[str, str]) -> Outcome:
    """Whether nobody but the office reads its secret, its data and the files that came."""
    open_ones = [str(path) for path in _secret_places(environment) if path.exists() and path.stat().st_mode & FOR_OTHERS]  # fmt: skip
    if not open_ones:
        return good(CLOSED, Text(id="hanya dibaca kantor", en="read by the office alone"))
    return wrong(
        CLOSED,
        Text(id=f"Orang lain di mesin ini dapat membaca {', '.join(open_ones)}.", en=f"Others on this machine can read {', '.join(open_ones)}."),
        Text(
            id=f"Tutup dengan `chmod go= {' '.join(open_ones)}`.", en=f"Close it with `chmod go= {' '.join(open_ones)}`."
        ),
    )  # fmt: skip


def _secret_places(environment: Mapping[str, str]) -> Iterator[Path]:
    folder = home_folder(environment)
    yield folder / secret_key.FILE
    yield Folders(folder).data
    yield Folders(folder).socket
    yield from files_folder(environment).glob("*")


def lock(cluster: Cluster, *, answers: bool) -> Outcome:
    """Whether the lock of the database names a server that lives."""
    if not (cluster.folders.data / "postmaster.pid").exists():
        return good(LOCK, Text(id="tidak ada", en="none"))
    if cluster.process() is not None or answers:
        return good(LOCK, Text(id="milik server yang berjalan", en="of the server that runs"))
    return watch(
        LOCK,
        Text(id="tertinggal dari server yang mati mendadak", en="left behind by a server that died suddenly"),
        Text(id="Jalankan `timpora up`: kunci itu disingkirkan sendiri.", en="Run `timpora up`: it puts the lock aside by itself."),
    )  # fmt: skip


def port(host: str, number: int, *, is_up: bool) -> Outcome:
    """Whether the pages can be served there."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, number))
        except OSError:
            if is_up:
                return good(PORT, Text(id=f"{number}, dipakai", en=f"{number}, in use"))
            return refused(PORT, up_refusals.port_in_use(host, number))
    return good(PORT, Text(id=f"{number}, bebas", en=f"{number}, free"))


def last_backup(environment: Mapping[str, str], at: datetime) -> Outcome:
    """How old the last backup is."""
    remedy = Text(id="Buat dengan `timpora backup FILE`, setiap malam.", en="Make one with `timpora backup FILE`, every night.")  # fmt: skip
    try:
        made_at = datetime.fromisoformat(
            (home_folder(environment) / archives.LAST_MADE).read_text(encoding="utf-8").strip()
        )
    except (OSError, ValueError):
        return watch(BACKUP, Text(id="belum pernah dibuat", en="none was made yet"), remedy)
    age = at - made_at
    told = Text(id=f"{age.days} hari yang lalu", en=f"{age.days} days ago")
    if age > TOO_OLD:
        return wrong(BACKUP, told, remedy)
    return watch(BACKUP, told, remedy) if age > BACK_UP_DAILY else good(BACKUP, told)


def _not_writable(name: Text, folder: Path, error: OSError) -> Outcome:
    because = error.strerror or type(error).__name__
    return wrong(
        name,
        Text(id=f"{folder} tidak dapat ditulisi ({because}).", en=f"{folder} cannot be written to ({because})."),
        Text(id=f"Beri izin menulis kepada yang menjalankan Timpora: `chown` atau `chmod` atas {folder}.", en=f"Let whoever runs Timpora write there: `chown` or `chmod` of {folder}."),
    )  # fmt: skip
