"""Statements on the request's own connection, as somebody who climbs a wall would write them."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from tests.factories.office import looking
from timpora.accounts.models import Account


def changed_by(who: Account, statement: str, *values: object) -> int:
    """How many rows a statement on the request's connection changed; raises what PostgreSQL says, also what it says at the end."""
    with looking(who), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        changed = cursor.rowcount
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        return changed


def is_refused(who: Account, statement: str, *values: object) -> str:
    """What PostgreSQL says against a statement; fails where it says nothing."""
    with pytest.raises(DatabaseError) as refused:
        changed_by(who, statement, *values)
    return str(refused.value)
