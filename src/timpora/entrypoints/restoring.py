"""Puts a backup back: beside what is there, held against what was written, and only then in its place.

The office's own server gets a second database, which takes the name of the first when everything agrees. A server of one's own takes a
backup into a new database only, since no role of ours may make one there; where what was put into it is not what was written, it is made bare again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from timpora.audit import verification
from timpora.entrypoints import archives, backing_up, backup_refusals, database
from timpora.entrypoints.archives import Manifest
from timpora.kernel.refusals import Refused
from timpora.postgres.addresses import Address, own_server, owner_address, uses_own_server
from timpora.postgres.cluster import SUPERUSER
from timpora.postgres.connecting import connect
from timpora.postgres.folders import home_folder
from timpora.postgres.names import SCRIBE, WALL


BESIDE, BEFORE = "timpora_restoring", "timpora_before"
CLOSED = 0o700
# What a backup brings, tables first, since most of the rest goes with them; names come quoted from PostgreSQL. What extensions brought stays.
BROUGHT = """
    SELECT kind, name FROM (
        SELECT 1 AS turn, 'TABLE' AS kind, oid, oid::regclass::text AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        UNION ALL SELECT 2, 'SEQUENCE', oid, oid::regclass::text FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
        UNION ALL SELECT 3, 'ROUTINE', oid, oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT 4, 'TYPE', t.oid, t.oid::regtype::text FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
        WHERE typnamespace = 'public'::regnamespace AND (typtype IN ('e', 'd') OR (typtype = 'c' AND c.relkind = 'c'))
    ) brought
    WHERE NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = brought.oid AND d.deptype = 'e')
    ORDER BY turn, name
"""
FEW = 5  # how many tables a refusal names


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What was put back, and whether the office's secret is the one of then."""

    manifest: Manifest
    lines: int
    is_same_secret: bool


def restore(path: Path, environment: Mapping[str, str], *, replace_office: bool) -> Restored:
    """Puts a backup back, or raises Refused and leaves everything as it was."""
    files = Path(settings.FILES_FOLDER)
    files.parent.mkdir(parents=True, exist_ok=True)
    with archives.opened(path, files.parent) as (manifest, folder):
        _require_known(manifest)
        dump = folder / archives.DATABASE
        if uses_own_server(environment):
            lines = _beside_and_swapped(dump, manifest, environment, folder / archives.FILES, replace_office=replace_office)  # fmt: skip
        else:
            lines = _into_a_bare_one(dump, manifest, environment, folder / archives.FILES)
        database.migrate(environment)
    return Restored(
        manifest=manifest, lines=lines, is_same_secret=manifest.secret == backing_up.fingerprint(settings.SECRET_KEY)
    )


def _require_known(manifest: Manifest) -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    unknown = [name for name in manifest.migrations if name not in known]
    if unknown:
        raise Refused(backup_refusals.newer(", ".join(unknown[:FEW])))


def _beside_and_swapped(
    dump: Path, manifest: Manifest, environment: Mapping[str, str], files: Path, *, replace_office: bool
) -> int:
    place = own_server(home_folder(environment), SUPERUSER)
    if not replace_office and _holds_an_office(place):
        raise Refused(backup_refusals.not_empty())
    with connect(replace(place, name=database.ADMINISTRATION), autocommit=True) as administration:
        _drop(administration, BESIDE)
        try:
            database.make_database(place, BESIDE)
            beside = replace(owner_address(environment), name=BESIDE)
            lines = _filled(beside, dump, manifest, environment)
            brought = _put_files(files)
            _swap(administration, place.name)
        finally:
            _drop(administration, BESIDE)
        _drop(administration, BEFORE)
    if replace_office:
        _forget_others(brought)
    return lines


def _into_a_bare_one(dump: Path, manifest: Manifest, environment: Mapping[str, str], files: Path) -> int:
    place = owner_address(environment)
    with connect(place) as own:
        if own.execute(backing_up.TABLES).fetchone() is not None:
            raise Refused(backup_refusals.not_a_bare_database())
    try:
        lines = _filled(place, dump, manifest, environment)
    except BaseException:
        with connect(place) as own:
            _make_bare(own)
        raise
    _put_files(files)
    return lines


def _make_bare(own: psycopg.Connection) -> None:
    """Takes out of a database that was bare what a refused backup brought: whoever owns the schema may, whoever owns what stands in it."""
    for kind, name in own.execute(BROUGHT).fetchall():
        own.execute(f"DROP {kind} IF EXISTS {name} CASCADE".encode())


def _filled(place: Address, dump: Path, manifest: Manifest, environment: Mapping[str, str]) -> int:
    """Fills a bare database and holds it against the manifest; how many lines the audit trail has. Raises Refused."""
    backing_up.run(
        "pg_restore", place, environment, ["--single-transaction", "--exit-on-error", "--schema=public", str(dump)]
    )
    with connect(place) as own:
        _give_powers_over_functions(own, dump, environment)
    with connect(place) as own:
        rows, head = backing_up.rows_in(own), backing_up.head_of(own)
    wrong = [table for table in sorted({*rows, *manifest.rows}) if rows.get(table) != manifest.rows.get(table)]
    if wrong:
        raise Refused(backup_refusals.differs(", ".join(wrong[:FEW])))
    with database.looking_at(place):
        verified = verification.verify(verification.Anchor.read(manifest.audit_head))
    if verified.found or head != manifest.audit_head:
        raise Refused(backup_refusals.differs("audit"))
    return verified.lines


def _give_powers_over_functions(own: psycopg.Connection, dump: Path, environment: Mapping[str, str]) -> None:
    """Who may call the functions of other roles: only those roles give it, and PostgreSQL passes over it in silence else."""
    listed = backing_up.answer("pg_restore", environment, ["--list", str(dump)]).splitlines()
    for role in (SCRIBE, WALL):
        chosen = dump.with_name(f"{role}.list")
        chosen.write_text("\n".join(line for line in listed if " ACL public FUNCTION " in line and line.endswith(f" {role}")), encoding="utf-8")  # fmt: skip
        told = backing_up.answer("pg_restore", environment, [f"--use-list={chosen}", "--file=-", str(dump)])
        own.execute(_statement("SET LOCAL ROLE {}", role))
        # What begins with a backslash is for `psql`.
        own.execute("\n".join(line for line in told.splitlines() if not line.startswith("\\")).encode())
        own.execute("RESET ROLE")


def _holds_an_office(place: Address) -> bool:
    """Whether somebody would miss what is there."""
    try:
        with connect(place) as own:
            return own.execute("SELECT 1 FROM accounts_office LIMIT 1").fetchone() is not None
    except (psycopg.OperationalError, psycopg.errors.UndefinedTable):
        return False


def _swap(administration: psycopg.Connection, name: str) -> None:
    """In one moment the new database takes the name of the old one, and whoever still looks at that one is sent away."""
    administration.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IN (%s, %s)", [name, BESIDE])  # fmt: skip
    with administration.transaction():
        for old, new in ((name, BEFORE), (BESIDE, name)):
            if _is_there(administration, old):
                administration.execute(_statement("ALTER DATABASE {} RENAME TO {}", old, new))


def _drop(administration: psycopg.Connection, name: str) -> None:
    administration.execute(_statement("DROP DATABASE IF EXISTS {} WITH (FORCE)", name))


def _is_there(administration: psycopg.Connection, name: str) -> bool:
    return administration.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _statement(text: str, *names: str) -> sql.Composed:
    return sql.SQL(text).format(*map(sql.Identifier, names))


def _put_files(taken_out: Path) -> set[Path]:
    """Puts each file into the store, where nobody misses it until its row is there; which files those are."""
    store, brought = Path(settings.FILES_FOLDER), set()
    for file in archives.stored(taken_out):
        place = store / file.relative_to(taken_out)
        place.parent.mkdir(mode=CLOSED, parents=True, exist_ok=True)
        file.replace(place)
        brought.add(place)
    return brought


def _forget_others(brought: set[Path]) -> None:
    """The files of an office that is gone go with it."""
    for file in archives.stored(Path(settings.FILES_FOLDER)):
        if file not in brought:
            file.unlink()
