"""Writing to the audit trail, in the transaction of the act itself."""

import json
from collections.abc import Mapping

from django.db import connection


Detail = str | int | bool | None


def record(action: str, *, subject: str = "", details: Mapping[str, Detail] | None = None) -> None:
    """Adds an event; who acts, for which office and when, the database knows itself.

    `subject` is a kind and a number, such as `person_record:17`. Details are codes and numbers, never names: the trail outlives
    what it tells of.
    """
    if not connection.in_atomic_block:
        message = "An event is recorded in the transaction of its act"
        raise RuntimeError(message)
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_append(%s, %s, %s)", [action, subject, json.dumps(details or {})])
