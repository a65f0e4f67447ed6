"""A database server of one's own whose database is made ready already, for tests that are about what comes after.

It is a copy of the shared server as it stands, taken as PostgreSQL takes one: a few seconds less than making it from nothing, which
`make run` and `timpora up` are tested to do.
"""

import subprocess
from pathlib import Path

from psycopg import sql

from tests.office.server import SharedServer
from timpora.entrypoints import database
from timpora.postgres.addresses import Address
from timpora.postgres.cluster import SUPERUSER, Cluster
from timpora.postgres.connecting import connect


def made_ready(server: SharedServer, cluster: Cluster, name: str) -> None:
    """Starts a server that has nothing yet with a migrated database of a name."""
    _copied(server.cluster, cluster)
    cluster.start()
    administration = Address(host=cluster.address, name=database.ADMINISTRATION, user=SUPERUSER)
    with connect(administration, autocommit=True) as connection:
        renamed = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        connection.execute(renamed.format(*map(sql.Identifier, (server.template, name))))
    database.make_database(administration, name)


def _copied(of: Cluster, into: Cluster) -> None:
    program = Path(into.programs.path("pg_basebackup"))
    to = into.user
    subprocess.run(
        [program, "-D", into.folders.data, "-h", of.address, "-U", SUPERUSER, "--checkpoint=fast", "--no-sync"],
        cwd=into.folders.home, env={"LC_ALL": "C.UTF-8"}, check=True, capture_output=True,
        user=to.uid if to.is_other else None, group=to.gid if to.is_other else None, extra_groups=[] if to.is_other else None,
    )  # fmt: skip
