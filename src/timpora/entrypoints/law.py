"""What capabilities that do not know the law are told of it."""

from functools import cache

from timpora.facts.codes import PermitKind
from timpora.rulebook.visa_indexes import VisaIndexes, standard_visa_indexes


@cache
def _indexes() -> VisaIndexes:
    return standard_visa_indexes()


def kind_of_index(code: str) -> PermitKind | None:
    """The kind of stay permit that a visa index stands for; None for an index that is not known."""
    return _indexes().kind_of(code)
