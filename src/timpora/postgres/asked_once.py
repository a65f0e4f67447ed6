"""What is asked once while one viewer looks: an answer that cannot change meanwhile, or that need not be newer than the transaction.

Kept with the connection from the moment at which a viewer enters until the next one does, and only within that transaction.
"""

from collections.abc import Callable, Hashable
from typing import Any

from django.db import connection


KEPT = "timpora_asked_once"


def begin() -> None:
    """Forgets what was asked before: somebody enters, or what was answered has just been changed."""
    setattr(connection, KEPT, {})


def asked_once[Answer](question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer to a question, asked where it was not yet; outside of a viewer's transaction it is asked each time."""
    kept: dict[Hashable, Any] | None = getattr(connection, KEPT, None) if connection.in_atomic_block else None
    if kept is None:
        return ask()
    if question not in kept:
        kept[question] = ask()
    answer: Answer = kept[question]
    return answer
