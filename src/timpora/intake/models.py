"""Tables of intake: who sends lists, how their columns are read, each file that came, and what was made of it."""

from typing import ClassVar

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from timpora.intake.core.deliveries import DeliveryState
from timpora.intake.core.fields import KINDS


class Sender(models.Model):
    """Whoever sends lists: a hotel, a company, another agency, one's own section."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "name_key"], name="%(app_label)s_%(class)s_once"),
            models.CheckConstraint(condition=Q(name__regex=r"\S"), name="%(app_label)s_%(class)s_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"sender {self.pk}"


class SenderMapping(models.Model):
    """How the lists of a sender with one header are read; the latest correction holds."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey(Sender, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    mapping = models.TextField()
    saved_by = models.BigIntegerField()
    saved_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sender", "fingerprint"], name="%(app_label)s_%(class)s_one_a_header"),
        ]

    def __str__(self) -> str:
        return f"mapping {self.pk}"


class Feed(models.Model):
    """Lists of one kind from one sender, expected again and again; without a rhythm of its own it is learned."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey(Sender, on_delete=models.PROTECT, related_name="+")
    list_kind = models.CharField(max_length=20)
    rhythm_days = models.PositiveIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sender", "list_kind"], name="%(app_label)s_%(class)s_once"),
            models.CheckConstraint(condition=Q(list_kind__in=list(KINDS)), name="%(app_label)s_%(class)s_kind_is_known"),
            models.CheckConstraint(
                condition=Q(rhythm_days__isnull=True) | Q(rhythm_days__range=(1, 400)), name="%(app_label)s_%(class)s_rhythm_is_of_days"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"feed {self.pk}"


class Delivery(models.Model):
    """One file that came: where its bytes lie, what was seen in it, and the source under which its rows stand."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey(Sender, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    arrived_at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    arrived_by = models.BigIntegerField()
    state = models.CharField(max_length=10, default=DeliveryState.OPEN.value)
    looked = models.JSONField(default=list)
    mapping = models.TextField(null=True)  # noqa: DJ001 - missing until somebody corrects it
    checked = models.JSONField(null=True)
    receipt = models.JSONField(null=True)
    source = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.BigIntegerField(null=True)
    mends = models.BigIntegerField(null=True, db_index=True)  # the file whose refused rows it brings mended
    undo_because = models.CharField(max_length=400, null=True)  # noqa: DJ001 - missing until somebody asks for it

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office", "sha256"], condition=~Q(state=DeliveryState.SET_ASIDE.value), name="%(app_label)s_%(class)s_same_file_once"
            ),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in DeliveryState]), name="%(app_label)s_%(class)s_state_is_known"),
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="%(app_label)s_%(class)s_sha256_is_one"),
            models.CheckConstraint(
                condition=~Q(state=DeliveryState.RECORDED.value)
                | Q(source__isnull=False, receipt__isnull=False, recorded_at__isnull=False, recorded_by__isnull=False),
                name="%(app_label)s_%(class)s_recorded_when_by_and_what",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"delivery {self.pk}"
