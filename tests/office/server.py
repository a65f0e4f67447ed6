"""The PostgreSQL server that tests share, and migrated databases on it that are ready in a moment.

The first test that asks starts the server and migrates one template; every later database is a copy of it, made by PostgreSQL in a
fraction of a second, or one that a test gave back and that is as new (`reuse.py`). The template is kept between runs until a
migration changes. Whoever ends last stops the server.
"""

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import IO

import psycopg
from django.db import connection
from psycopg import sql

from tests.architecture.sources import ROOT, SOURCE
from tests.office.reuse import Used
from timpora.entrypoints import database
from timpora.entrypoints.migrating import apply_migrations
from timpora.postgres.addresses import Address
from timpora.postgres.cluster import SUPERUSER, Cluster, cluster_in
from timpora.postgres.connecting import connect
from timpora.postgres.names import OWNER, WEB


IN_MEMORY, ROOM = Path("/dev/shm"), 6 * 2**30  # bytes; a run takes a third of it
MAKING = {"models.py", "database.py", "migrating.py"}  # besides migrations, what decides how a template comes out
FEW_PAGES = {"shared_buffers": "128MB"}  # whenever a database is dropped, all of them are looked through
WITHOUT_CARE_FOR_POWER_CUTS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass
class SharedServer:
    """The shared server, for as long as this process holds it."""

    cluster: Cluster
    _held: IO[str]
    _made: int = 0
    _free: list[Used] = field(default_factory=list)

    @classmethod
    def take(cls) -> "SharedServer":
        """Starts the server where it does not run yet, and holds it."""
        home = _home()
        home.mkdir(mode=0o711, parents=True, exist_ok=True)
        with _alone(home):
            held = (home / "held").open("w", encoding="utf-8")
            fcntl.flock(held, fcntl.LOCK_SH)
            cluster = cluster_in(home, os.environ, {**WITHOUT_CARE_FOR_POWER_CUTS, **FEW_PAGES})
            cluster.start()
            server = cls(cluster, held)
            server._forget_the_dead()
            server._make_template()
        return server

    def leave(self) -> None:
        """Lets go of the server; the last to hold it stops it."""
        with _alone(self.cluster.folders.home):
            with connect(self.place(), autocommit=True) as administration:
                for name in self._names(f"of_{os.getpid()}_%"):
                    _drop(administration, name)
            with self._held, suppress(BlockingIOError):
                fcntl.flock(self._held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self.cluster.stop()

    def place(self, name: str = database.ADMINISTRATION, user: str = SUPERUSER) -> Address:
        """One database on the server."""
        return Address(host=self.cluster.address, name=name, user=user)

    def copy(self) -> str:
        """The name of a new migrated database."""
        self._made += 1
        name = f"of_{os.getpid()}_{self._made}"
        with connect(self.place(), autocommit=True) as administration:
            _create(administration, name, self.template)
        with connect(self.place(name)) as inside:
            inside.execute(
                sql.SQL("REVOKE ALL ON DATABASE {0} FROM PUBLIC; GRANT CONNECT ON DATABASE {0} TO {1}, {2}").format(
                    *map(sql.Identifier, (name, OWNER, WEB))
                )
            )
        database.finish(self.place(name, OWNER))
        return name

    @contextmanager
    def lend(self) -> Iterator[str]:
        """The name of a database that is as new and nobody else's, for as long as it lasts."""
        used = self._free.pop() if self._free else Used(self.place(self.copy()))
        yield used.place.name
        if used.is_as_new():
            self._free.append(used)
        else:
            self.drop(used.place.name)

    def drop(self, name: str) -> None:
        """Removes a database that was made here."""
        with connect(self.place(), autocommit=True) as administration:
            _drop(administration, name)

    @cached_property
    def template(self) -> str:
        """The name of the template; another one for other migrations."""
        home = SOURCE / "timpora"
        folders = [*sorted(one.parent.name for one in home.glob("*/migrations")), "postgres", "entrypoints"]
        files = [file for folder in folders for file in sorted((home / folder).rglob("*.py"))]
        told = hashlib.sha256()
        for file in [*files, ROOT / "requirements" / "test.txt"]:
            if file.parent.name in {"migrations", "postgres", "requirements"} or file.name in MAKING:
                told.update(file.read_bytes())
        return f"template_{told.hexdigest()[:16]}"

    def _make_template(self) -> None:
        if self._names(self.template):
            return
        with connect(self.place(), autocommit=True) as administration:
            for old in self._names("template\\_%"):
                _drop(administration, old)
        begun = f"begun_{os.getpid()}"
        database.make_database(self.place(), begun)
        point_django_at(self.place(begun, OWNER))
        apply_migrations()
        connection.close()
        with connect(self.place(), autocommit=True) as administration:
            administration.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(begun), sql.Identifier(self.template))
            )

    def _forget_the_dead(self) -> None:
        """Databases of processes that were killed before they could clear up."""
        with connect(self.place(), autocommit=True) as administration:
            for name in self._names("of\\_%") + self._names("begun\\_%"):
                if not _lives(int(name.split("_")[1])):
                    _drop(administration, name)

    def _names(self, pattern: str) -> list[str]:
        with connect(self.place()) as administration:
            rows = administration.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [pattern])
            return [name for (name,) in rows]


def point_django_at(place: Address, role: str | None = None) -> None:
    """Lets Django's connection find another database, in another role of it where one is named."""
    connection.close()
    options = {} if role is None else {"options": f"-c role={role}"}
    connection.settings_dict.update(
        HOST=place.host, NAME=place.name, USER=place.user, PASSWORD="", PORT="", OPTIONS=options
    )


@contextmanager
def an_office_database(server: SharedServer) -> Iterator[str]:
    """A database that Django finds, in the web's role, for as long as it lasts."""
    before = dict(connection.settings_dict)
    with server.lend() as name:
        point_django_at(server.place(name), role=WEB)
        try:
            yield name
        finally:
            connection.close()
            connection.settings_dict.update(before)


def _home() -> Path:
    """One home a checkout and a kind of programs, on a path that is short and that the server's user may enter."""
    told = hashlib.sha256(f"{ROOT}\0{os.environ.get('TIMPORA_POSTGRES_PROGRAMS', '')}".encode()).hexdigest()[:10]
    return _roomy() / f"timpora-tests-{os.geteuid()}-{told}"


def _roomy() -> Path:
    """In memory where there is room: databases come and go by the hundred, and nobody wants any of them after a power cut."""
    if os.access(IN_MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
        return IN_MEMORY
    return Path(tempfile.gettempdir())


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    with (home / "lock").open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _create(administration: psycopg.Connection, name: str, template: str) -> None:
    administration.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(*map(sql.Identifier, (name, template, OWNER)))
    )


def _drop(administration: psycopg.Connection, name: str) -> None:
    administration.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
