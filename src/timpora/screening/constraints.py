"""What must never be false in tables of screening, said once."""

from enum import StrEnum

from django.db import models
from django.db.models import Q


def one_of(column: str, words: type[StrEnum]) -> models.CheckConstraint:
    """A column that holds one word of a closed set."""
    return models.CheckConstraint(
        condition=Q(**{f"{column}__in": [word.value for word in words]}), name=f"%(app_label)s_%(class)s_{column}_is_known"
    )  # fmt: skip
