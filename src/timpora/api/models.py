"""The table of answers: what was done under a key, so that a program that repeats itself does it once."""

from typing import ClassVar

from django.contrib.postgres.functions import TransactionNow
from django.db import models


class Answer(models.Model):
    """The answer to one act of a token, kept for some days."""

    token = models.ForeignKey("accounts.ApiToken", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=100)
    request = models.BinaryField(max_length=32)  # the digest of what was asked
    status = models.PositiveSmallIntegerField()
    body = models.BinaryField()
    heads = models.JSONField()
    made_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["made_at"], name="%(app_label)s_%(class)s_made_at")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token", "key"], name="%(app_label)s_%(class)s_once"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"
