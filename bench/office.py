"""An office for measuring: a server of its own in a folder that vanishes, with the settings that an office has, power cuts included."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from timpora.postgres.addresses import Address
from timpora.postgres.cluster import SUPERUSER, Cluster, cluster_in
from timpora.postgres.connecting import connect
from timpora.postgres.names import OWNER, WEB


TEMPLATE = "pola"
SECRET = "rahasia rekaan yang hanya dipakai untuk mengukur"
LISTABLE = 0o711


@dataclass(frozen=True)
class Office:
    """A running server with a migrated template; each run measures on a copy of its own."""

    cluster: Cluster

    @property
    def host(self) -> str:
        """Where the server listens."""
        return self.cluster.address

    def copy(self, name: str, template: str = TEMPLATE) -> str:
        """A new database like the template."""
        with connect(_place(self.host, "postgres", SUPERUSER), autocommit=True) as administration:
            administration.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            administration.execute(f"CREATE DATABASE {name} TEMPLATE {template} OWNER {OWNER}")
            administration.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
            administration.execute(f"GRANT CONNECT ON DATABASE {name} TO {OWNER}, {WEB}")
            administration.execute("CHECKPOINT")  # what the run before wrote is not written out during this one
        return name


@contextmanager
def opened() -> Iterator[Office]:
    """The server, for as long as it is measured."""
    with TemporaryDirectory(prefix="timpora-bench-") as folder:
        Path(folder).chmod(LISTABLE)
        cluster = cluster_in(Path(folder), os.environ)
        cluster.start()
        try:
            yield Office(cluster)
        finally:
            cluster.stop()


def enter(host: str, database: str, files: str, *, role: str = WEB) -> None:
    """Makes this process one of the office's, on one database of the server."""
    place = _place(host, database, role)
    os.environ |= {
        "DATABASE_URL": _url(place), "TIMPORA_OWNER_DATABASE_URL": _url(place.as_user(OWNER)), "TIMPORA_SECRET_KEY": SECRET,
        "TIMPORA_FILES": files, "DJANGO_SETTINGS_MODULE": "timpora.settings",
    }  # fmt: skip
    if role == OWNER:
        os.environ["TIMPORA_AS"] = "owner"
    import django  # noqa: PLC0415 - reads what was just named

    django.setup()


def migrate(host: str) -> None:
    """Makes the template: roles, tables, walls, one office and somebody who records."""
    enter(host, TEMPLATE, "/nowhere", role=OWNER)
    from timpora.entrypoints import database  # noqa: PLC0415 - needs what was set up

    database.make_database(_place(host, "postgres", SUPERUSER), TEMPLATE)
    database.migrate(os.environ)
    with connect(_place(host, TEMPLATE, OWNER)) as connection:
        office = connection.execute(
            "INSERT INTO accounts_office (code, name) VALUES ('rekaan', 'Kantor Imigrasi Rekaan') RETURNING id"
        ).fetchone()
        assert office is not None
        connection.execute(
            "INSERT INTO accounts_account (sign_in_name, name, role, office_id, password, language)"
            " VALUES ('petugas', 'Reka Petugas', 'officer', %s, '!', 'id'), ('kepala', 'Reka Kepala', 'head_of_section', %s, '!', 'id')",
            [office[0], office[0]],
        )


def _place(host: str, name: str, user: str) -> Address:
    return Address(host=host, name=name, user=user)


def _url(place: Address) -> str:
    return f"postgresql:{'//'}{place.user}@/{place.name}?host={place.host}"
