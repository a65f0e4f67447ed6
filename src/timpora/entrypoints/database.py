"""Makes the database ready: roles, migrations, what the web role may use, and the key of passes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import psycopg
from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from timpora.entrypoints import database_refusals
from timpora.entrypoints.migrating import apply_migrations
from timpora.kernel.refusals import Refused
from timpora.postgres import passes, roles
from timpora.postgres.addresses import Address, own_server, owner_address, uses_own_server
from timpora.postgres.binaries import OF_A_MAJOR, OLDEST_MAJOR
from timpora.postgres.cluster import SUPERUSER
from timpora.postgres.connecting import connect
from timpora.postgres.folders import home_folder
from timpora.rulebook.parameters import standard_parameters
from timpora.sharing.core.protecting import ADULT


ADMINISTRATION = "postgres"


def prepare_own_server(environment: Mapping[str, str]) -> None:
    """Roles and database of the office's own server; on a real one its administrator makes them (docs/how-to/run-the-office.md)."""
    place = own_server(home_folder(environment), SUPERUSER)
    make_database(place, place.name)


def make_database(place: Address, name: str) -> None:
    """As the server's administrator: the roles, and a database with its extensions."""
    with connect(replace(place, name=ADMINISTRATION), autocommit=True) as connection:
        roles.prepare(connection, name)
    with connect(replace(place, name=name)) as connection:
        roles.prepare_inside(connection)


def migrate(environment: Mapping[str, str]) -> None:
    """Everything that has to be in the database before the office opens; may be run again at any time."""
    if uses_own_server(environment):
        prepare_own_server(environment)
    require_a_new_enough_server(owner_address(environment))
    apply_migrations()
    finish(owner_address(environment))


def require_a_new_enough_server(place: Address) -> None:
    """Raises Refused where the server is older than what the walls need."""
    with connect(place) as connection:
        number = connection.info.server_version
    if number < OLDEST_MAJOR * OF_A_MAJOR:
        raise Refused(database_refusals.too_old(number // OF_A_MAJOR))


def finish(place: Address) -> None:
    """As the owner, after migrations: powers over the tables of packages, the key of passes, and what walls ask of the law."""
    with connect(place) as connection:
        roles.grant_tables_of_packages(connection)
        passes.keep_key(connection, passes.PassKey(settings.SECRET_KEY))
        keep_age_of_children(connection)


def keep_age_of_children(connection: psycopg.Connection) -> None:
    """What the rulebook says of who is a child, where a wall asks for it; another value of the law is there from the next start on."""
    told = [(one.holds_from, one.holds_until, one.value, one.citation) for one in standard_parameters()[ADULT].values]
    connection.execute("DELETE FROM sharing_childage WHERE NOT holds_from = ANY (%s)", [[first for first, *_ in told]])
    for row in told:  # a row that stays keeps its number, so that what was backed up comes back as it was
        connection.execute(
            "INSERT INTO sharing_childage (holds_from, holds_until, years, citation) VALUES (%s, %s, %s, %s) ON CONFLICT (holds_from)"
            " DO UPDATE SET (holds_until, years, citation) = (excluded.holds_until, excluded.years, excluded.citation)",
            row,
        )


def migrations_are_open() -> bool:
    """Whether the database lacks a migration that this version has."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def require_ready() -> None:
    """Raises Refused where the database does not answer, or lacks what this version needs."""
    try:
        behind = migrations_are_open()
    except OperationalError as error:
        raise Refused(database_refusals.unreachable()) from error
    if behind:
        raise Refused(database_refusals.not_ready())


@contextmanager
def looking_at(place: Address) -> Iterator[None]:
    """Django's connection to another database, or in another role, for as long as it lasts."""
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(
        HOST=place.host, NAME=place.name, USER=place.user, PASSWORD=place.password, PORT=place.port, OPTIONS=dict(place.options)
    )  # fmt: skip
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)
