"""A database that a test has used, made as new: emptied, counted from the start, and given away only if nothing else of it changed.

Making a copy means some seven hundred files; emptying what a test wrote is a few rows. In doubt a database is not used again.
"""

from collections.abc import Sequence

import psycopg
from psycopg import sql

from tests.office.looks import fingerprint
from timpora.postgres.addresses import Address
from timpora.postgres.connecting import connect


MOST_USES = 40  # what stays behind in the catalogues of a database slows it down little by little
MOST_BYTES = 4_000_000  # emptying more than this takes longer than a copy
SECONDS_TO_END = 10
USED_TABLES = """
    SELECT c.oid, c.oid::regclass::text, pg_relation_size(c.oid) FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND pg_relation_size(c.oid) > 0
"""
END_OTHERS = """
    SELECT bool_and(pg_terminate_backend(pid, %s)) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
COUNT_FROM_THE_START = """
    SELECT setval(seqrelid::regclass, seqstart, false) FROM pg_sequence
    WHERE pg_sequence_last_value(seqrelid) IS NOT NULL AND NOT seqrelid::regclass::text = ANY(%s)
"""
# As of tables that nobody has ever looked through: the planner reckons as it would in a new database.
FORGET_ROWS = "DELETE FROM pg_statistic WHERE starelid = ANY(%s)"
FORGET_SIZES = "UPDATE pg_class SET relpages = 0, reltuples = -1 WHERE oid = ANY(%s)"


class Used:
    """One database for tests to use one after the other."""

    def __init__(self, place: Address) -> None:
        self.place = place
        self._uses = 0
        with connect(place, autocommit=True) as inside:
            self._filled = [name for _, name, _ in inside.execute(USED_TABLES).fetchall()]
            self._counted = [f"{name}_id_seq" for name in self._filled]
            self._looks = fingerprint(inside, self._filled)

    def is_as_new(self) -> bool:
        """Empties it of what was written since it was made; whether it is then what it was."""
        self._uses += 1
        if self._uses >= MOST_USES:
            return False
        try:
            with connect(self.place, autocommit=True) as inside:
                inside.execute(END_OTHERS, [SECONDS_TO_END * 1000])
                used = [row for row in inside.execute(USED_TABLES).fetchall() if row[1] not in self._filled]
                if sum(size for *_, size in used) > MOST_BYTES:
                    return False
                self._empty(inside, used)
                left = {name for _, name, _ in inside.execute(USED_TABLES).fetchall()}
                return left == set(self._filled) and fingerprint(inside, self._filled) == self._looks
        except psycopg.Error:
            return False  # not there any more, or not as it was

    def _empty(self, inside: psycopg.Connection, used: Sequence[tuple[int, str, int]]) -> None:
        names = [sql.SQL(name) for _, name, _ in used]  # quoted by the server where they need it
        with inside.transaction():
            inside.execute(
                "SET LOCAL session_replication_role = replica"
            )  # neither walls of the trail nor references stand in the way
            for name in names:
                inside.execute(sql.SQL("DELETE FROM {}").format(name))
            inside.execute(COUNT_FROM_THE_START, [self._counted])
        if names:
            inside.execute(sql.SQL("VACUUM {}").format(sql.SQL(", ").join(names)))
            numbers = [number for number, *_ in used]
            inside.execute(FORGET_ROWS, [numbers])
            inside.execute(FORGET_SIZES, [numbers])
