"""Tables of the audit trail: events as they were told, and the links that chain them.

An event is written within the act that it tells of. Its link is made when that act commits, so that whoever acts for long holds
nobody up; until then the event has no place in the chain, and afterwards there is no event without one.
"""

from typing import ClassVar

from django.db import models


class Event(models.Model):
    """Who did or saw what, when, and to what; no row is ever changed, and none refers to another table."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    account = models.BigIntegerField()
    office = models.BigIntegerField(null=True)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    details = models.JSONField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject", "id"], name="%(app_label)s_%(class)s_subject"),
            models.Index(fields=["account", "id"], name="%(app_label)s_%(class)s_account"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(action__regex=r"^[a-z][a-z_]*$"), name="%(app_label)s_%(class)s_action_is_a_word"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"event {self.pk}"


class Link(models.Model):
    """An event's place in the chain: the hash of the link before, the event, and this place together."""

    sequence = models.BigIntegerField(primary_key=True)
    event = models.BigIntegerField(unique=True)
    linked_at = models.DateTimeField()
    hash = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"link {self.pk}"
