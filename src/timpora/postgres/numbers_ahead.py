"""Numbers of rows that are written many at once, taken before they are written, so that it is known which row has which."""

from django.db import connection
from django.db.models import Model


def numbers_ahead(model: type[Model], count: int) -> list[int]:
    """So many numbers of a table, in order; the sequence is looked up once, which takes longer than giving several numbers does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval((SELECT pg_get_serial_sequence(%s, 'id')::regclass)) FROM generate_series(1, %s)",
            [model._meta.db_table, count],  # noqa: SLF001 - Django's name for it
        )
        return [number for (number,) in cursor.fetchall()]
