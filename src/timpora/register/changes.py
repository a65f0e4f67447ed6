"""Which records changed since somebody last looked: the register's own notes, read by whoever judges people again."""

from django.db import connection

from timpora.kernel.viewers import Viewer


# What a snapshot did not show: written by a transaction that had not ended then. Notes of transactions that began later lie past
# its end, those that were under way are named in it.
SINCE = """
    SELECT DISTINCT unnest(records) FROM register_change
    WHERE office_id = %s AND written_by >= pg_snapshot_xmin(%s::pg_snapshot) AND NOT pg_visible_in_snapshot(written_by, %s::pg_snapshot)
"""
NOTED = "SELECT DISTINCT unnest(records) FROM register_change WHERE office_id = %s"
# A database that was restored counts its transactions anew, and a snapshot of the old one says nothing of it.
IS_OF_THIS_SERVER = "SELECT pg_snapshot_xmax(%s::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot())"
FORGET = """
    DELETE FROM register_change
    WHERE office_id = %s AND pg_visible_in_snapshot(written_by, %s::pg_snapshot) AND at < now() - make_interval(days => %s)
"""


def snapshot() -> str:
    """What is seen at this moment, to be asked about later."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])


def since(viewer: Viewer, seen: str) -> set[int] | None:
    """The records of which something was said, withdrawn or judged since a snapshot; None where the snapshot is of another server."""
    with connection.cursor() as cursor:
        cursor.execute(IS_OF_THIS_SERVER, [seen])
        if not cursor.fetchone()[0]:
            return None
        cursor.execute(SINCE, [viewer.office, seen, seen])
        return {record for (record,) in cursor.fetchall()}


def noted(viewer: Viewer) -> set[int]:
    """The records of everything that is noted still."""
    with connection.cursor() as cursor:
        cursor.execute(NOTED, [viewer.office])
        return {record for (record,) in cursor.fetchall()}


def forget(viewer: Viewer, seen: str, *, days: int) -> int:
    """Removes notes older than some days that a snapshot has shown; how many."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [viewer.office, seen, days])
        return int(cursor.rowcount)
