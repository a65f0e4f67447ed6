"""The table of monthly reports: what each says, and its files, which stay the same bytes for ever."""

from typing import ClassVar

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from timpora.accounts.core.roles import Clearance
from timpora.evaluation.map_models import SHARED


OF_THE_OFFICE = Clearance.PROTECTED.value  # who sees everybody reads the report that counts everybody


class MonthlyReport(models.Model):
    """A report of a month as it was known at a moment, for the office or to be shared; nobody changes one, and none is removed."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    month = models.DateField()  # its first day
    number = models.SmallIntegerField()  # which report of that month
    seen_by = models.SmallIntegerField()  # OF_THE_OFFICE or SHARED
    as_known = models.DateTimeField()
    made_at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    made_by = models.BigIntegerField()
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    figures = models.JSONField()  # by indicator, as the next month's report revises them
    pdf_id = models.BinaryField()
    pdf_en = models.BinaryField()
    xlsx_id = models.BinaryField()
    xlsx_en = models.BinaryField()
    digest = models.CharField(max_length=64)  # SHA-256 of the four files, one after the other

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "month", "number", "seen_by"], name="%(app_label)s_%(class)s_once"),
            models.UniqueConstraint(fields=["office", "id"], name="%(app_label)s_%(class)s_office_and_id"),
            models.CheckConstraint(condition=Q(seen_by__in=[SHARED, OF_THE_OFFICE]), name="%(app_label)s_%(class)s_two_copies"),
            models.CheckConstraint(condition=Q(number__gte=1), name="%(app_label)s_%(class)s_counted_from_one"),
            models.CheckConstraint(condition=Q(month__day=1), name="%(app_label)s_%(class)s_of_a_month"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"report {self.pk}"
