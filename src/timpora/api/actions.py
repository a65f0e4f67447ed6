"""Keeping answers under their keys, in the transaction of the act itself."""

from collections.abc import Mapping

from django.db import connection

from timpora.api.models import Answer
from timpora.kernel.viewers import Viewer


def take_key(*, by: Viewer, key: str) -> bool:
    """Holds a key until the transaction ends; whether nobody else works under it just now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"timpora.api.key:{by.token}:{key}"]
        )
        return bool(cursor.fetchone()[0])


def keep_answer(*, by: Viewer, key: str, request: bytes, status: int, body: bytes, heads: Mapping[str, str]) -> None:
    """Keeps what was answered, and forgets what was answered days ago."""
    assert by.token is not None  # the door lets nobody in without one
    Answer(
        token_id=by.token, key=key, request=request, status=status, body=body, heads=dict(heads)
    ).save(force_insert=True)  # fmt: skip
    forget_answers()


def forget_answers() -> int:
    """Removes answers that nobody will ask for again; how many those were."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT api_forget_answers()")
        return int(cursor.fetchone()[0])
