"""What every message that leaves by e-mail has: how it stands, how often it was tried, when it is due, and how it ended."""

from typing import ClassVar

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from timpora.letters.core.leaving import MessageState


class Message(models.Model):
    """A message on its way to an address: it leaves once or not at all."""

    state = models.CharField(max_length=10, default=MessageState.WAITING.value)
    tries = models.SmallIntegerField(default=0)
    due_at = models.DateTimeField(db_default=TransactionNow())  # when it is to leave; while it leaves: since when
    failed_because = models.CharField(max_length=12, null=True)  # noqa: DJ001 - missing where nothing failed
    ended_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in MessageState]), name="%(app_label)s_%(class)s_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=MessageState.FAILED.value) ^ Q(failed_because__isnull=True), name="%(app_label)s_%(class)s_failed_for_a_reason"
            ),
        ]  # fmt: skip
