"""Tables of figures that are kept, so that pages answer at once: an evaluation of a period, and each of its figures."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from timpora.accounts.core.roles import Clearance
from timpora.evaluation.map_models import SHARED


VALUES = ("value", "numerator", "denominator", "counted", "low", "high", "first_quartile", "third_quartile", "no_data")


def _nothing_of(names: tuple[str, ...]) -> Q:
    return Q(**{f"{name}__isnull": True for name in names})


class KeptEvaluation(models.Model):
    """A period that was evaluated as known at a moment, as one clearance sees it: by the machine for all of it, or for who asked alone."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    seen_by = models.SmallIntegerField()  # a clearance, or SHARED
    asked_by = models.BigIntegerField(null=True)  # the account that asked; missing for the machine's
    first_day = models.DateField()
    last_day = models.DateField()
    known_on = models.DateField(
        null=True
    )  # as known at the end of this day; missing where it was what is known when it was counted
    as_known = models.DateTimeField()
    not_judged = models.IntegerField(null=True)
    law = models.CharField(max_length=64, blank=True)
    counted_at = models.DateTimeField(null=True)  # missing while it waits

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office", "seen_by", "asked_by", "first_day", "last_day", "known_on"], name="%(app_label)s_%(class)s_once",
                nulls_distinct=False,
            ),
            models.UniqueConstraint(fields=["office", "id"], name="%(app_label)s_%(class)s_office_and_id"),
            models.CheckConstraint(
                condition=Q(seen_by__in=[SHARED, *(level.value for level in Clearance)]),
                name="%(app_label)s_%(class)s_seen_by_somebody",
            ),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="%(app_label)s_%(class)s_ends_after_it_begins"),
            # What is shared is of everybody who may know it, and as known when the period ended; it tells nothing of who was not judged.
            models.CheckConstraint(
                condition=Q(seen_by__gt=SHARED) | Q(asked_by__isnull=True, known_on=F("last_day"), not_judged__isnull=True),
                name="%(app_label)s_%(class)s_shared_as_it_ended",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"evaluation {self.pk}"


class KeptFigure(models.Model):
    """One figure of an evaluation: an indicator, of the whole or of a group."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    evaluation = models.ForeignKey(KeptEvaluation, on_delete=models.CASCADE, related_name="+", db_index=False)
    indicator = models.CharField(max_length=60)
    by = models.CharField(max_length=20, blank=True)  # by what it is grouped; nothing for the whole
    group_key = models.CharField(max_length=300, null=True)  # noqa: DJ001 - missing where the record does not say
    value = models.FloatField(null=True)
    numerator = models.BigIntegerField(null=True)
    denominator = models.BigIntegerField(null=True)
    counted = models.BigIntegerField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    first_quartile = models.IntegerField(null=True)
    third_quartile = models.IntegerField(null=True)
    no_data = models.JSONField(null=True)  # why there is none, in both languages
    is_hidden = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["evaluation", "by", "indicator", "group_key"], name="%(app_label)s_%(class)s_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(is_hidden=False) | _nothing_of(VALUES), name="%(app_label)s_%(class)s_hidden_says_nothing"
            ),
            models.CheckConstraint(
                condition=Q(no_data__isnull=True) | Q(value__isnull=True), name="%(app_label)s_%(class)s_no_data_is_no_value"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"figure {self.pk}"


class KeptRows(models.Model):
    """Which rows of the office an indicator counted in an evaluation: numbers and groups, for who reads the register."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    evaluation = models.ForeignKey(KeptEvaluation, on_delete=models.CASCADE, related_name="+", db_index=False)
    indicator = models.CharField(max_length=60)
    columns = models.JSONField()
    rows = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["evaluation", "indicator"], name="%(app_label)s_%(class)s_once"),
        ]

    def __str__(self) -> str:
        return f"rows {self.pk}"
