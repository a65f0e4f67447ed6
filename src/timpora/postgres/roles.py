"""The database's roles and what each may do: who owns the tables, who serves pages, who may only add to the audit trail.

The web role owns nothing, inherits nothing and cannot pass a wall; what it may do to a table is granted by that table's migration.
"""

from collections.abc import Iterable, Mapping

import psycopg
from psycopg import sql

from timpora.postgres.names import DATABASE, OWNER, SCRIBE, WALL, WEB


BARE = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT NOBYPASSRLS"
ROLES: Mapping[str, str] = {
    OWNER: f"LOGIN {BARE}",  # owns the tables and changes them in migrations
    WEB: f"LOGIN {BARE}",  # pages, API and worker
    SCRIBE: f"NOLOGIN {BARE}",  # owns the one function that adds to the audit trail, and may only add
    WALL: f"NOLOGIN {BARE}",  # owns the functions that say who is looking, and may read only what they need
}
EXTENSIONS = ("btree_gist", "pg_trgm")
# Tables of packages, which name their own; none of them holds what an office knows of foreigners. Sessions are not among them
# (accounts/session_store.py).
TABLES_OF_PACKAGES = ("account\\_%", "mfa\\_%", "usersessions\\_%", "procrastinate\\_%")
READ_ONLY_TABLES = ("django_migrations", "django_content_type")


def prepare(connection: psycopg.Connection, database: str = DATABASE) -> None:
    """Makes the roles and the database where they are missing, and puts their powers right where they are there."""
    for role, powers in ROLES.items():
        if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", role):
            connection.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(role)))
        connection.execute(sql.SQL("ALTER ROLE {} " + powers).format(sql.Identifier(role)))
    # Behind walls everything looks dear beforehand; making machine code for what then takes milliseconds takes hundreds of them.
    for role in (OWNER, WEB):  # who signs in
        connection.execute(sql.SQL("ALTER ROLE {} SET jit = off").format(sql.Identifier(role)))
    # To hand a function to a role, the owner must be able to become it; being a member without inheriting gives no more.
    for role in (SCRIBE, WALL):
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(role), sql.Identifier(OWNER)))
    if not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", database):
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(database), sql.Identifier(OWNER))
        )


def prepare_inside(connection: psycopg.Connection) -> None:
    """Inside the database: the extensions, and a schema in which only the owner makes anything."""
    for extension in EXTENSIONS:
        connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
    connection.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(sql.Identifier(OWNER)))
    connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(connection.info.dbname)))
    connection.execute(
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}, {}").format(
            *map(sql.Identifier, (connection.info.dbname, OWNER, WEB))
        )
    )
    connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}, {}, {}").format(*map(sql.Identifier, (WEB, SCRIBE, WALL))))  # fmt: skip
    # Only the owner of a schema, or who may create in it, can be given a function there.
    connection.execute(sql.SQL("GRANT CREATE ON SCHEMA public TO {}, {}").format(*map(sql.Identifier, (SCRIBE, WALL))))


def grant_tables_of_packages(connection: psycopg.Connection) -> None:
    """As the owner, after migrations: the web role may use the tables of packages, the queue among them."""
    for table in _tables(connection, TABLES_OF_PACKAGES):
        connection.execute(
            sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON {} TO {}").format(
                sql.Identifier(table), sql.Identifier(WEB)
            )
        )
    for table in _tables(connection, READ_ONLY_TABLES):
        connection.execute(sql.SQL("GRANT SELECT ON {} TO {}").format(sql.Identifier(table), sql.Identifier(WEB)))
    for sequence in _sequences(connection):
        connection.execute(sql.SQL("GRANT USAGE ON SEQUENCE {} TO {}").format(sql.Identifier(sequence), sql.Identifier(WEB)))  # fmt: skip


def _tables(connection: psycopg.Connection, patterns: Iterable[str]) -> list[str]:
    rows = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE ANY (%s) ORDER BY 1",
        [list(patterns)],
    )
    return [name for (name,) in rows]


def _sequences(connection: psycopg.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND sequencename LIKE ANY (%s) ORDER BY 1",
        [list(TABLES_OF_PACKAGES)],
    )
    return [name for (name,) in rows]


def _exists(connection: psycopg.Connection, question: str, name: str) -> bool:
    return connection.execute(question.encode(), [name]).fetchone() is not None
