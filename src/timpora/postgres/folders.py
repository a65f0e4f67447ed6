"""Where an office keeps its database: one home folder, and under which user of the machine the server runs."""

import os
import pwd
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


HOME_VARIABLE, USER_VARIABLE = "TIMPORA_HOME", "TIMPORA_DATABASE_USER"
DEFAULT_USER = "nobody"
HOME_OF_THE_MACHINE = Path("/var/lib/timpora")
SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 103  # the shortest limit among the systems on which PostgreSQL runs
LISTABLE, CLOSED = 0o711, 0o700


@dataclass(frozen=True)
class Folders:
    """The folders below one home."""

    home: Path

    @property
    def data(self) -> Path:
        """What the database server keeps."""
        return self.home / "database"

    @property
    def socket(self) -> Path:
        """Where the server listens: a folder that only its own user and root may enter."""
        return self.home / "socket"

    @property
    def programs(self) -> Path:
        """Copies of the server's programs, one folder a version."""
        return self.home / "postgresql"

    @property
    def log(self) -> Path:
        """The server's own log."""
        return self.data / "server.log"


def home_folder(environment: Mapping[str, str]) -> Path:
    """The home that is named, or the usual one of the machine (root) or of the person."""
    named = environment.get(HOME_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    if os.geteuid() == 0:
        return HOME_OF_THE_MACHINE
    share = environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(share) / "timpora"


@dataclass(frozen=True)
class RunsAs:
    """The user of the machine under which the server runs; PostgreSQL refuses to run as root."""

    uid: int
    gid: int
    is_other: bool


def runs_as(environment: Mapping[str, str]) -> RunsAs:
    """Whoever runs the command; for root another user, since PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return RunsAs(uid=os.geteuid(), gid=os.getegid(), is_other=False)
    name = environment.get(USER_VARIABLE) or DEFAULT_USER
    try:
        found = pwd.getpwnam(name)
    except KeyError as error:
        raise Refused(_no_such_user(name)) from error
    if found.pw_uid == 0:
        raise Refused(_no_such_user(name))
    return RunsAs(uid=found.pw_uid, gid=found.pw_gid, is_other=True)


def lay_out(folders: Folders, user: RunsAs) -> None:
    """Makes the folders, or refuses with what stands in the way."""
    if len(str(folders.socket / SOCKET_NAME)) > LONGEST_SOCKET_PATH:
        raise Refused(_path_too_long(folders.home))
    try:
        folders.home.mkdir(mode=LISTABLE, parents=True, exist_ok=True)
        folders.programs.mkdir(mode=0o755, exist_ok=True)
        for own in (folders.data, folders.socket):
            own.mkdir(mode=CLOSED, exist_ok=True)
            if user.is_other:
                os.chown(own, user.uid, user.gid)
    except OSError as error:
        raise Refused(cannot_write(folders.home, error.strerror or type(error).__name__)) from error


def closed_to(folders: Folders, user: RunsAs) -> Path | None:
    """The first folder on the way to the home that the server's user may not enter."""
    if not user.is_other:
        return None
    return next((folder for folder in [*reversed(folders.home.parents), folders.home] if not _enters(folder, user)), None)  # fmt: skip


def _enters(folder: Path, user: RunsAs) -> bool:
    state = folder.stat()
    shift = 6 if state.st_uid == user.uid else 3 if state.st_gid == user.gid else 0
    return bool(state.st_mode >> shift & 0o1)


def _no_such_user(name: str) -> Refusal:
    return Refusal(
        code="database_user_missing",
        what=Text(
            id=f"PostgreSQL tidak boleh berjalan sebagai root, dan pengguna “{name}” tidak dapat dipakai di mesin ini.",
            en=f"PostgreSQL must not run as root, and there is no user “{name}” on this machine to run it.",
        ),
        remedy=Text(
            id=f"Buat pengguna biasa, lalu sebutkan dalam {USER_VARIABLE}, atau jalankan Timpora bukan sebagai root.",
            en=f"Make an ordinary user and name it in {USER_VARIABLE}, or run Timpora as somebody other than root.",
        ),
    )


def _path_too_long(home: Path) -> Refusal:
    return Refusal(
        code="home_path_too_long",
        what=Text(
            id=f"Jalur {home} terlalu panjang untuk soket PostgreSQL.",
            en=f"The path {home} is too long for PostgreSQL's socket.",
        ),
        remedy=Text(
            id=f"Tunjuk folder dengan jalur yang lebih pendek dalam {HOME_VARIABLE}.",
            en=f"Name a folder with a shorter path in {HOME_VARIABLE}.",
        ),
    )


def cannot_write(home: Path, because: str) -> Refusal:
    """The machine does not let the office write there, or the disk is full."""
    return Refusal(
        code="home_not_writable",
        what=Text(
            id=f"Folder {home} tidak dapat dibuat atau ditulisi ({because}).",
            en=f"The folder {home} cannot be made or written to ({because}).",
        ),
        remedy=Text(
            id=f"Beri izin menulis dan ruang kosong, atau tunjuk folder lain dalam {HOME_VARIABLE}.",
            en=f"Allow writing there and make room, or name another folder in {HOME_VARIABLE}.",
        ),
    )
