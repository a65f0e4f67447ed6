"""The moment up to which everything that was recorded is known: what still runs cannot be recorded as of it or before."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone


# A transaction is listed a moment after its own time begins; so long is waited for one that is just beginning.
BEGINNING = 0.02
# Whoever shares our role is told of; the own statement alone writes nothing meanwhile. What was listed before in this transaction is forgotten first.
OLDEST = """
    SELECT min(xact_start) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start <= %s
"""


def settled_until() -> datetime:
    """The latest moment as known at which an answer stays the same for ever.

    What is recorded has the time at which its transaction began, and is seen once that ends. Of a moment after such a beginning, more could
    become known later; so the moment lies before the oldest transaction that still runs.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        now: datetime = cursor.fetchone()[0]
        cursor.execute("SELECT pg_sleep(%s)", [BEGINNING])
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(OLDEST, [now])
        oldest: datetime | None = cursor.fetchone()[0]
    return timezone.localtime(now if oldest is None else oldest - timedelta.resolution)
