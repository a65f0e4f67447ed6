"""What the database refuses, said in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import Error, IntegrityError, ProgrammingError, transaction

from timpora.kernel.refusals import Refusal, Refused


BY_A_WALL = (IntegrityError, ProgrammingError)  # PostgreSQL tells a row that a policy keeps out as the second


@contextmanager
def refused_as(refusal: Refusal, *, by: type[Error] | tuple[type[Error], ...] = BY_A_WALL) -> Iterator[None]:
    """What is written within, in a savepoint, so that the transaction stays usable; raises Refused where the database holds that it must not be."""
    try:
        with transaction.atomic():
            yield
    except by as error:
        raise Refused(refusal) from error
