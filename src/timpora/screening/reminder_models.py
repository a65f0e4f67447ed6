"""Tables of reminders: who was reminded of which limit, the messages that carry the letters, and the office's own rule."""

from typing import ClassVar

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from timpora.letters.messages import Message
from timpora.register.ledger import one_of
from timpora.screening.core.reminders import Recipient


class Reminder(models.Model):
    """That somebody was reminded of a limit: by whom or by the office's rule, with which letters."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    confidentiality = models.SmallIntegerField()
    person = models.BigIntegerField()
    finding = models.BigIntegerField()
    stay_limit = models.DateField()
    letter = models.ForeignKey("letters.Letter", on_delete=models.PROTECT, related_name="+")
    sponsor_letter = models.ForeignKey("letters.Letter", on_delete=models.PROTECT, related_name="+", null=True)
    sponsor = models.CharField(max_length=200, null=True)  # noqa: DJ001 - missing where no sponsor is known
    name = models.CharField(max_length=200)  # as the letter says it
    because = models.CharField(max_length=400, null=True)  # noqa: DJ001 - missing where no reason was needed
    is_again = models.BooleanField()
    by_rule = models.BooleanField()
    account = models.BigIntegerField()
    on = models.DateField()
    at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["office", "on", "-id"], name="%(app_label)s_%(class)s_of_day"),
            models.Index(fields=["office", "person"], name="%(app_label)s_%(class)s_whose"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office", "person", "stay_limit"], condition=Q(is_again=False), name="%(app_label)s_%(class)s_once_a_limit"
            ),
            models.CheckConstraint(
                condition=Q(is_again=False) | Q(because__regex=r"\S"), name="%(app_label)s_%(class)s_again_with_a_reason"
            ),
            models.UniqueConstraint(fields=["office", "id"], name="%(app_label)s_%(class)s_office_and_id"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"reminder {self.pk}"


class ReminderMessage(Message):
    """A letter on its way to an address: it leaves once or not at all."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    confidentiality = models.SmallIntegerField()
    reminder = models.ForeignKey(Reminder, on_delete=models.PROTECT, related_name="messages")
    recipient = models.CharField(max_length=10)
    whose = models.CharField(max_length=220)  # for which person or organisation the address was given
    address = models.CharField(max_length=254)
    failed_because = models.CharField(max_length=20, null=True)  # noqa: DJ001 - missing where nothing failed

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["office", "whose"], name="%(app_label)s_message_whose"),
            models.Index(
                fields=["office", "due_at"], condition=Q(state__in=["waiting", "leaving"]), name="%(app_label)s_message_due"
            ),
        ]  # fmt: skip
        constraints: ClassVar = [
            *Message.Meta.constraints,
            one_of("recipient", Recipient),
            models.UniqueConstraint(fields=["reminder", "recipient"], name="%(app_label)s_%(class)s_once_a_recipient"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"message {self.pk}"


class ReminderRule(models.Model):
    """From when on the office reminds by itself so many days before a limit; the last word holds, and none at all is no."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    days_before = models.SmallIntegerField(null=True)
    account = models.BigIntegerField()
    on = models.DateField()
    at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(days_before__isnull=True) | Q(days_before__gte=1, days_before__lte=366),
                name="%(app_label)s_%(class)s_days_are_some",
            )
        ]

    def __str__(self) -> str:
        return f"rule {self.pk}"
