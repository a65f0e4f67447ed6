"""Makes a backup while the office works: database, counts and the head of the audit trail of one and the same moment."""

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import psycopg
from django.conf import settings
from psycopg import sql
from psycopg.conninfo import make_conninfo

from timpora.audit import verification
from timpora.entrypoints import archives, backup_refusals
from timpora.entrypoints.archives import Manifest
from timpora.kernel.refusals import Refused
from timpora.postgres.addresses import Address, owner_address
from timpora.postgres.binaries import programs
from timpora.postgres.connecting import connect
from timpora.postgres.folders import Folders, home_folder


FINGERPRINT_LABEL, FINGERPRINT_LENGTH = b"timpora fingerprint\0", 16
# Who was signed in where stays behind: with the key of a session that goes on, whoever finds a backup would be let in.
LEFT_OUT = ("django_session", "usersessions_usersession")
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL (%s) ORDER BY 1"


def back_up(path: Path, environment: Mapping[str, str], at: datetime) -> Manifest:
    """Writes one file that only its owner reads; raises Refused where it is there already or cannot be written."""
    if path.exists():
        raise Refused(backup_refusals.is_there(path))
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder:
            dump = Path(folder) / archives.DATABASE
            manifest = _dumped(dump, environment, at)
            archives.write(path, manifest, dump, Path(settings.FILES_FOLDER))
    except FileExistsError as error:
        raise Refused(backup_refusals.is_there(path)) from error
    except OSError as error:
        raise Refused(backup_refusals.not_writable(path, error.strerror or type(error).__name__)) from error
    home = home_folder(environment)
    home.mkdir(parents=True, exist_ok=True)
    (home / archives.LAST_MADE).write_text(at.isoformat(), encoding="utf-8")
    return manifest


def _dumped(dump: Path, environment: Mapping[str, str], at: datetime) -> Manifest:
    place = owner_address(environment)
    with connect(place) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()
        assert snapshot is not None
        run(
            "pg_dump", place, environment,
            ["--format=custom", f"--file={dump}", f"--snapshot={snapshot[0]}", "--enable-row-security", "--schema=public",
             *(f"--exclude-table-data=public.{table}" for table in LEFT_OUT)],
        )  # fmt: skip
        dump.chmod(archives.OWN_ONLY)
        return Manifest(
            made_at=at.isoformat(),
            version=version("timpora"),
            migrations=migrations_in(connection),
            rows=rows_in(connection),
            audit_head=head_of(connection),
            files=len(archives.stored(Path(settings.FILES_FOLDER))),
            database_sha256=_digest(dump),
            secret=fingerprint(settings.SECRET_KEY),
        )


def run(program: str, place: Address, environment: Mapping[str, str], arguments: Sequence[str]) -> str:
    """What one of PostgreSQL's programs prints of a database, the password out of everybody's sight; raises Refused where it fails."""
    told = make_conninfo("", **{name: value for name, value in place.arguments().items() if name != "password"})
    secret = {"PGPASSWORD": place.password} if place.password else {}
    return answer(program, environment, [*arguments, f"--dbname={told}"], secret)


def answer(
    program: str, environment: Mapping[str, str], arguments: Sequence[str], secret: Mapping[str, str] | None = None
) -> str:
    """What one of PostgreSQL's programs prints; raises Refused where it fails."""
    known = programs(environment, Folders(home_folder(environment)).programs)
    done = subprocess.run(  # noqa: S603 - the office's own program
        [known.path(program), *arguments], env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", **(secret or {})},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise Refused(backup_refusals.program_failed(program, _first_complaint(done.stderr)))
    return done.stdout


def rows_in(connection: psycopg.Connection) -> dict[str, int]:
    """How many rows each table has."""
    counts = {}
    for (table,) in connection.execute(TABLES, [list(LEFT_OUT)]).fetchall():
        counted = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()
        assert counted is not None
        counts[table] = counted[0]
    return counts


def migrations_in(connection: psycopg.Connection) -> tuple[str, ...]:
    """What was done to the tables so far."""
    done = connection.execute("SELECT app || '.' || name FROM django_migrations ORDER BY id").fetchall()
    return tuple(name for (name,) in done)


def head_of(connection: psycopg.Connection) -> str:
    """The last line of the audit trail, as an anchor."""
    last = connection.execute(verification.LAST).fetchone()
    return str(verification.NO_LINE if last is None else verification.Anchor(*last))


def fingerprint(secret: str) -> str:
    """By which an office's secret is known again without being told."""
    return hashlib.sha256(FINGERPRINT_LABEL + secret.encode()).hexdigest()[:FINGERPRINT_LENGTH]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _first_complaint(said: str) -> str:
    """The program's first line; it names tables and not what stands in them."""
    return next((line.strip() for line in said.splitlines() if "error" in line.lower()), said.strip()[:200])
