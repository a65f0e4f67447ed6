"""Work that only one does at a time: whoever comes meanwhile waits until the transaction of the one before has ended."""

from django.db import connection


def one_at_a_time(lock: int, of: int | None) -> None:
    """Waits for, and takes until the transaction ends, the lock of a kind of work (its number) over one office or row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [lock, of])
