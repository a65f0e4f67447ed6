"""The office's own database server: started, adopted where it already runs, started anew after a crash, stopped.

It listens on a socket in a closed folder and on no network. It outlives whoever started it: a command that is killed leaves
a healthy server behind, which the next command adopts.
"""

import os
import re
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from timpora.kernel.refusals import Refused
from timpora.postgres import start_refusals
from timpora.postgres.binaries import Programs, programs
from timpora.postgres.folders import SOCKET_NAME, Folders, RunsAs, closed_to, lay_out, runs_as
from timpora.postgres.memory import for_pages, of_the_machine
from timpora.postgres.processes import command_of


SUPERUSER = "postgres"
LOCK = "postmaster.pid"
SECONDS_TO_START = 60
SECONDS_TO_STOP = 60
BETWEEN_TRIES = 0.2
# After the server's main process was killed, its other processes need a moment to notice; until then nobody may start.
SECONDS_FOR_ORPHANS = 20
ORPHANS = "shared memory block"
BUILTIN_LOCALE_SINCE = 17
SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "timezone": "UTC",
    # Statements and errors quote names and numbers of people; the log must hold none. What the server says of itself stays.
    "log_statement": "none",
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


@dataclass(frozen=True)
class Cluster:
    """One database server in one home."""

    folders: Folders
    programs: Programs
    user: RunsAs
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where a client finds it: the folder of its socket."""
        return str(self.folders.socket)

    def is_running(self) -> bool:
        """Whether it answers."""
        return self._run("pg_isready", "--quiet", "--host", self.address, "--timeout", "3").returncode == 0

    def start(self) -> bool:
        """Makes sure that the server answers; whether it had to be started (else it was adopted)."""
        self._refuse_a_folder_of_another_version()
        if self.is_running() or self._comes_back():
            return False
        if not (self.folders.data / "PG_VERSION").exists():
            self._initialise()
        self._remove_stale_locks()
        self._start()
        return True

    def stop(self) -> None:
        """Lets the server end what it does and stop; nothing happens where none runs."""
        self._run("pg_ctl", "stop", "-D", str(self.folders.data), "-m", "fast", "-w", "-t", str(SECONDS_TO_STOP))

    def process(self) -> int | None:
        """The number of the server's main process, or None where its lock names nobody who lives."""
        number = _named_in(self.folders.data / LOCK)
        return number if number is not None and self._is_ours(number) else None

    def _comes_back(self) -> bool:
        """Whether a server that is there and does not answer does so after a while: it heals itself where one of its processes died."""
        given_up = time.monotonic() + SECONDS_TO_START
        while self.process() is not None and time.monotonic() < given_up:
            if self.is_running():
                return True
            time.sleep(BETWEEN_TRIES)
        return False

    def _is_ours(self, process: int) -> bool:
        """Whether a process is a server on this data folder: after a restart of the machine a number belongs to somebody else."""
        return str(self.folders.data) in command_of(process)

    def _remove_stale_locks(self) -> None:
        """A lock whose number is by now somebody else's would keep the server from starting for ever.

        Where the number is nobody's, PostgreSQL itself puts the lock aside. Processes that outlived the server it belonged
        to are seen by their shared memory, lock or no lock.
        """
        for lock in (self.folders.data / LOCK, self.folders.socket / f"{SOCKET_NAME}.lock"):
            number = _named_in(lock)
            if number is not None and not self._is_ours(number):
                lock.unlink(missing_ok=True)

    def _refuse_a_folder_of_another_version(self) -> None:
        written = self.folders.data / "PG_VERSION"
        if written.exists():
            found = written.read_text(encoding="utf-8").strip()
            if found != str(self.programs.major):
                raise Refused(start_refusals.other_version(self.folders.data, found, self.programs.major))

    def _initialise(self) -> None:
        if any(self.folders.data.iterdir()):
            raise Refused(start_refusals.no_database(self.folders.data))
        locale = (
            ("--locale-provider=builtin", "--locale=C.UTF-8")
            if self.programs.major >= BUILTIN_LOCALE_SINCE
            else ("--locale=C.UTF-8",)
        )
        made = self._run(
            "initdb", "-D", str(self.folders.data), "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8", "--data-checksums", *locale
        )  # fmt: skip
        if made.returncode != 0:
            raise Refused(start_refusals.not_started(_last_line(made.stdout + made.stderr), self.folders.home))

    def _start(self) -> None:
        memory = {"shared_buffers": for_pages(of_the_machine())}
        settings = {**SETTINGS, **memory, **self.settings, "unix_socket_directories": self.address}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        given_up = time.monotonic() + SECONDS_FOR_ORPHANS
        while True:
            begins_at = self.folders.log.stat().st_size if self.folders.log.exists() else 0
            started = self._run(
                "pg_ctl", "start", "-D", str(self.folders.data), "-w", "-t", str(SECONDS_TO_START),
                "-l", str(self.folders.log), "-o", options,
            )  # fmt: skip
            if started.returncode == 0 or self.is_running():  # somebody else may have been faster
                return
            said = self._said_since(begins_at) or started.stderr
            if ORPHANS not in said or time.monotonic() > given_up:
                raise Refused(start_refusals.not_started(_last_line(said), self.folders.log))
            time.sleep(BETWEEN_TRIES)

    def _said_since(self, place: int) -> str:
        try:
            with self.folders.log.open(encoding="utf-8", errors="replace") as log:
                log.seek(place)
                return log.read()
        except FileNotFoundError:
            return ""

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs one of PostgreSQL's programs as the server's user, with nothing of the caller's environment."""
        return subprocess.run(  # noqa: S603 - the office's own program
            [self.programs.path(program), *arguments],
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            cwd=self.folders.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
            stderr=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
            text=True,
            check=False,
            user=self.user.uid if self.user.is_other else None,
            group=self.user.gid if self.user.is_other else None,
            extra_groups=[] if self.user.is_other else None,
        )


def cluster_in(home: Path, environment: Mapping[str, str], settings: Mapping[str, str] | None = None) -> Cluster:
    """The server of a home, ready to be started; raises Refused where the machine does not allow one."""
    folders, user = Folders(home), runs_as(environment)
    lay_out(folders, user)
    closed = closed_to(folders, user)
    if closed is not None:
        raise Refused(start_refusals.closed_folder(closed))
    return Cluster(folders, programs(environment, folders.programs), user, settings or {})


def _named_in(lock: Path) -> int | None:
    try:
        return int(lock.read_text(encoding="utf-8").split()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None


def _last_line(said: str) -> str:
    """The last complaint of the server, without its time and number."""
    lines = [line for line in said.splitlines() if re.search(r"FATAL|PANIC|ERROR|error:", line)] or said.splitlines() or [""]  # fmt: skip
    return re.sub(r"^.*?(FATAL|PANIC|ERROR|error): *", "", lines[-1]).strip()
