"""An office for measuring: a server of its own in a folder that vanishes, with the settings that an office has, power cuts included."""

import atexit
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measuring import prepare
from timpora.entrypoints.starting import set_up_django
from timpora.postgres.addresses import Address
from timpora.postgres.cluster import SUPERUSER, cluster_in
from timpora.postgres.connecting import connect
from timpora.postgres.names import OWNER, WEB


TEMPLATE, ADMINISTRATION = "pola", "postgres"
FILLED = "penuh"  # the database of many people
RECORDS = "petugas"
SECRET = "rahasia rekaan yang hanya dipakai untuk mengukur"
LISTABLE = 0o711


@contextmanager
def opened() -> Iterator[str]:
    """The server, for as long as it is measured: where it listens."""
    with TemporaryDirectory(prefix="timpora-bench-") as folder:
        Path(folder).chmod(LISTABLE)
        cluster = cluster_in(Path(folder), os.environ)
        cluster.start()
        try:
            yield cluster.address
        finally:
            cluster.stop()


@cache
def host_of_this_run() -> str:
    """Where the server of this run listens, its template made: started when a row first asks, stopped when the run ends."""
    until_the_end = ExitStack()
    host = until_the_end.enter_context(opened())
    atexit.register(until_the_end.close)  # after the folder's own: what is registered last is done first
    prepare("office:migrate", host)
    return host


def migrate(host: str) -> None:
    """Makes the template: roles, tables, walls, one office and somebody who records."""
    enter(host, TEMPLATE, "", role=OWNER)
    from timpora.entrypoints import database  # noqa: PLC0415 - needs what was set up

    database.make_database(place(host, TEMPLATE, SUPERUSER), TEMPLATE)
    database.migrate(os.environ)
    with connect(place(host, TEMPLATE, OWNER)) as connection:
        connection.execute("INSERT INTO accounts_office (code, name) VALUES ('rekaan', 'Kantor Imigrasi Rekaan')")
        connection.execute(
            "INSERT INTO accounts_account (sign_in_name, name, role, office_id, password, language)"
            " SELECT %s, 'Reka Petugas', 'officer', id, '!', 'id' FROM accounts_office",
            [RECORDS],
        )


def copy(host: str, name: str) -> str:
    """A new database like the template, with nothing left to write out for what was measured before."""
    with connect(place(host, ADMINISTRATION, SUPERUSER), autocommit=True) as administration:
        administration.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        administration.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} OWNER {OWNER}")
        administration.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
        administration.execute(f"GRANT CONNECT ON DATABASE {name} TO {OWNER}, {WEB}")
        administration.execute("CHECKPOINT")
    return name


def forget_the_trail(host: str, name: str) -> None:
    """A database in which nothing is told of what is done."""
    with connect(place(host, name, SUPERUSER)) as connection:
        connection.execute(
            "CREATE OR REPLACE FUNCTION audit_append(action text, subject text, details jsonb) RETURNS bigint"
            " LANGUAGE sql AS $$ SELECT 0::bigint $$"
        )


def enter(host: str, database: str, files: str, *, role: str = WEB) -> None:
    """Makes this process one of the office's, on one database of the server."""
    os.environ |= variables(host, database, files, role=role)
    set_up_django()


def variables(host: str, database: str, files: str, *, role: str = WEB) -> dict[str, str]:
    """What a process of the office is told by its environment."""
    return {
        "DATABASE_URL": _url(place(host, database, role)), "TIMPORA_OWNER_DATABASE_URL": _url(place(host, database, OWNER)),
        "TIMPORA_SECRET_KEY": SECRET, "TIMPORA_FILES": files, "TIMPORA_AS": "owner" if role == OWNER else "web",
        "DJANGO_SETTINGS_MODULE": "timpora.settings",
    }  # fmt: skip


def place(host: str, name: str, user: str) -> Address:
    """One database of the server."""
    return Address(host=host, name=name, user=user)


def processor_seconds(process: int) -> float:
    """How long processors have worked for another process of this machine; none where the machine does not say."""
    told = Path(f"/proc/{process}/stat")
    if not told.exists():
        return 0.0
    ticks = told.read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def _url(named: Address) -> str:
    return f"postgresql:{'//'}{named.user}@/{named.name}?host={named.host}"
