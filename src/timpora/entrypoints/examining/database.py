"""Looks at the database: whether it answers, its roles, migrations, worker, clock, and the end of the audit trail. Changes nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import psycopg

from timpora.entrypoints import database_refusals
from timpora.entrypoints.examining.outcome import Outcome, good, refused, watch, wrong
from timpora.intake.limits import MEGABYTE
from timpora.intake.tidying import left_over
from timpora.kernel.text import Text
from timpora.postgres.binaries import OF_A_MAJOR, OLDEST_MAJOR
from timpora.postgres.names import OWNER, SCRIBE, WALL, WEB


SERVER = Text(id="Server basis data", en="Database server")
ROLES = Text(id="Peran basis data", en="The database's roles")
MIGRATIONS = Text(id="Tabel", en="Tables")
WORKER = Text(id="Pekerja", en="Worker")
CLOCK = Text(id="Jam", en="Clock")
FILES = Text(id="Berkas tersimpan", en="Kept files")
TRAIL = Text(id="Jejak audit", en="Audit trail")
UP = Text(id="Jalankan `timpora up`.", en="Run `timpora up`.")
MAKE_ROLES = Text(
    id="Jalankan `timpora migrate`; pada server sendiri lihat docs/how-to/run-the-office.md.",
    en="Run `timpora migrate`; on a server of your own see docs/how-to/run-the-office.md.",
)
SILENT_AFTER, APART = timedelta(minutes=2), timedelta(seconds=5)
LINES_HASHED = 1000
MOST_NAMED = 5
POWERS = """
    SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR (rolinherit AND rolname = %s)
    FROM pg_roles WHERE rolname = ANY (%s)
"""
HEARTBEAT = "SELECT now() - max(last_heartbeat) FROM procrastinate_workers"
NOW_AND_LAST = "SELECT now(), (SELECT max(linked_at) FROM audit_link)"
END_OF_THE_TRAIL = """
    WITH chain AS (
        SELECT l.*, lag(l.hash) OVER w AS hash_before, lag(l.sequence) OVER w AS place_before
        FROM (SELECT * FROM audit_link ORDER BY sequence DESC LIMIT %s) l WINDOW w AS (ORDER BY l.sequence)
    )
    SELECT max(c.sequence), min(c.sequence) FILTER (
        WHERE c.hash_before IS NOT NULL
          AND (e.id IS NULL OR c.sequence <> c.place_before + 1 OR c.hash <> audit_hash(c.hash_before, c.sequence, c.linked_at, e))
    )
    FROM chain c LEFT JOIN audit_event e ON e.id = c.event
"""


def server(*, answers: bool, is_own: bool, number: int = 0) -> Outcome:
    """Whether the database answers the role that owns it, and is of a version that Timpora works with; `number` as the server tells it."""
    if answers and number < OLDEST_MAJOR * OF_A_MAJOR:
        return refused(SERVER, database_refusals.too_old(number // OF_A_MAJOR))
    if answers:
        told = f"PostgreSQL {number // OF_A_MAJOR}.{number % OF_A_MAJOR}"
        return good(SERVER, Text(id=f"menjawab ({told})", en=f"answers ({told})"))
    if is_own:
        return wrong(SERVER, Text(id="tidak berjalan", en="is not running"), UP)
    return wrong(
        SERVER,
        Text(id="tidak menjawab, atau menolak peran pemilik", en="does not answer, or refuses the owner's role"),
        Text(
            id="Periksa alamat dalam DATABASE_URL dan TIMPORA_OWNER_DATABASE_URL, kata sandi, dan servernya.",
            en="Check the addresses in DATABASE_URL and TIMPORA_OWNER_DATABASE_URL, the passwords, and the server.",
        ),
    )


def roles(connection: psycopg.Connection) -> Outcome:
    """Whether all roles are there, and none could pass a wall."""
    found: dict[str, bool] = dict(connection.execute(POWERS, [WEB, [OWNER, WEB, SCRIBE, WALL]]).fetchall())
    missing = [role for role in (OWNER, WEB, SCRIBE, WALL) if role not in found]
    too_mighty = [role for role, is_mighty in found.items() if is_mighty]
    if missing:
        names = ", ".join(missing)
        return wrong(ROLES, Text(id=f"Tidak ada: {names}.", en=f"Missing: {names}."), MAKE_ROLES)
    if too_mighty:
        names = ", ".join(sorted(too_mighty))
        return wrong(
            ROLES,
            Text(id=f"Dapat melewati dinding: {names}.", en=f"Can pass the walls: {names}."),
            Text(
                id="Cabut kuasanya: `ALTER ROLE … NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION NOINHERIT`.",
                en="Take the powers away: `ALTER ROLE … NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION NOINHERIT`.",
            ),
        )
    return good(ROLES, Text(id="lengkap, tidak ada yang melewati dinding", en="complete, none passes the walls"))


def migrations(*, are_open: bool) -> Outcome:
    """Whether the tables are those of this version."""
    if are_open:
        return refused(MIGRATIONS, database_refusals.not_ready())
    return good(MIGRATIONS, Text(id="sesuai versi ini", en="those of this version"))


def worker(connection: psycopg.Connection) -> Outcome:
    """Whether somebody works off the queue."""
    [[silent_for]] = connection.execute(HEARTBEAT).fetchall()
    if silent_for is None:
        return wrong(WORKER, Text(id="tidak berjalan", en="is not running"), UP)
    if silent_for > SILENT_AFTER:
        told = Text(id=f"diam sejak {_minutes(silent_for)} menit", en=f"silent for {_minutes(silent_for)} minutes")
        return wrong(WORKER, told, UP)
    return good(WORKER, Text(id="bekerja", en="works"))


def clock(connection: psycopg.Connection, moment: Callable[[], datetime]) -> Outcome:
    """Whether the clock agrees with the database's, and lies after the last line of the audit trail."""
    before = moment()
    [[at, last]] = connection.execute(NOW_AND_LAST).fetchall()
    remedy = Text(
        id="Setel jam mesin dari sumber waktu (NTP), lalu jalankan kantor lagi.",
        en="Set the machine's clock from a time source (NTP), then start the office again.",
    )
    if not before - APART < at < moment() + APART:
        return wrong(
            CLOCK, Text(id="berbeda dari jam server basis data", en="differs from the database server's"), remedy
        )
    if last is not None and last > at + APART:
        told = Text(id="terletak sebelum baris terakhir jejak audit", en="lies before the last line of the audit trail")
        return wrong(CLOCK, told, remedy)
    return good(CLOCK, Text(id="cocok", en="agrees"))


def trail(connection: psycopg.Connection) -> Outcome:
    """Whether the end of the audit trail is as it was written, and how far it goes."""
    [[head, broken_at]] = connection.execute(END_OF_THE_TRAIL, [LINES_HASHED]).fetchall()
    if broken_at is not None:
        return wrong(
            TRAIL,
            Text(id=f"tidak utuh mulai baris {broken_at}", en=f"is not whole from line {broken_at}"),
            Text(
                id="Jalankan `timpora audit verify`, dan laporkan kepada kepala kantor dan auditor.",
                en="Run `timpora audit verify`, and tell the head of office and the auditor.",
            ),
        )
    return good(
        TRAIL,
        Text(
            id=f"{head or 0} baris; {LINES_HASHED} terakhir utuh (semuanya: `timpora audit verify`)",
            en=f"{head or 0} lines; the last {LINES_HASHED} are whole (all of them: `timpora audit verify`)",
        ),
    )


def files(connection: psycopg.Connection, folder: Path, at: datetime) -> Outcome:
    """Whether every kept file belongs to one that came."""

    def without_a_file(office: int, digests: list[str]) -> list[str]:
        return [digest for (digest,) in connection.execute("SELECT intake_left_over(%s, %s)", [office, digests])]

    found = list(left_over(folder, at, without_a_file))
    if not found:
        return good(FILES, Text(id="semua milik kiriman yang tercatat", en="all belong to files that came"))
    names = ", ".join(str(one.path) for one in found[:MOST_NAMED]) + (", ..." if len(found) > MOST_NAMED else "")
    size = f"{sum(one.size for one in found) / MEGABYTE:.1f} MB"
    return watch(
        FILES,
        Text(
            id=f"{len(found)} berkas ({size}) tidak dimiliki kiriman mana pun: {names}",
            en=f"{len(found)} files ({size}) belong to nothing that came: {names}",
        ),
        Text(
            id="Biarkan kantor menyala semalam: pekerja menghapusnya sendiri.",
            en="Leave the office running overnight: the worker removes them by itself.",
        ),
    )


def _minutes(of: timedelta) -> int:
    return int(of.total_seconds() // 60)
