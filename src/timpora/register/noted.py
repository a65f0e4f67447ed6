"""What the database notes as rows come, so that nobody has to read a whole register for it."""

from typing import ClassVar

from django.db import models


class NameSound(models.Model):
    """A sound that names of an office have; noted by the database as they come (migration `search`), for the search alone."""

    office = models.ForeignKey(
        "accounts.Office", on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    sound = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "sound"], name="%(app_label)s_%(class)s_office")]

    def __str__(self) -> str:
        return f"sound of names {self.pk}"
