"""The office on this machine: its home, its secret, its database server, and the role in which a process works."""

import os
from collections.abc import Mapping

from timpora.entrypoints.secret_key import make_secret_key, secret_key
from timpora.entrypoints.starting import require_the_office, set_up_django
from timpora.postgres.addresses import uses_own_server
from timpora.postgres.cluster import Cluster, cluster_in
from timpora.postgres.folders import home_folder


ROLE_VARIABLE, AS_OWNER = "TIMPORA_AS", "owner"


def made_ready(environment: Mapping[str, str]) -> Cluster | None:
    """The office's own server, running, and its secret made; None where a real server is named. Raises Refused."""
    cluster = own_cluster(environment)
    if cluster is not None:
        cluster.start()
    return cluster


def own_cluster(environment: Mapping[str, str]) -> Cluster | None:
    """The same, before it is started."""
    require_the_office()
    if not uses_own_server(environment):
        return None
    home = home_folder(environment)
    cluster = cluster_in(home, environment)
    if secret_key(environment) is None:
        make_secret_key(home)
    return cluster


def over_a_ready_database(environment: Mapping[str, str]) -> None:
    """Makes this process one in the owner's role, over a database that has everything; raises Refused."""
    in_the_owners_role(environment)
    from timpora.entrypoints import database  # noqa: PLC0415 - needs what was set up

    database.require_ready()


def in_the_owners_role(environment: Mapping[str, str]) -> None:
    """Makes this process one that migrates or verifies; raises Refused."""
    os.environ[ROLE_VARIABLE] = AS_OWNER
    in_the_pages_role(environment)


def in_the_pages_role(environment: Mapping[str, str]) -> None:
    """Makes this process one that does what pages do, behind the same walls; raises Refused."""
    made_ready(environment)
    set_up_django()
