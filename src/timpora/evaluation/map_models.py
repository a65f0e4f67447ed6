"""Tables of the map: the figures of each area as each clearance counts them, and the boundaries that an office has drawn."""

from typing import ClassVar

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from timpora.accounts.core.roles import Clearance
from timpora.evaluation.core.map_figures import Figure
from timpora.kernel.disclosure import LEAST


SHARED = -1  # for whoever sees the map and not the rows: no count of one to four is written at all


def _is_no_small_count(figure: Figure) -> Q:
    return Q(**{f"{figure.value}__isnull": True}) | Q(**{figure.value: 0}) | Q(**{f"{figure.value}__gte": LEAST})  # fmt: skip


def _is_counted(figure: Figure) -> Q:
    return Q(**{f"{figure.value}__isnull": False})


def _of_all(condition: Q, *more: Q) -> Q:
    whole = condition
    for one in more:
        whole &= one
    return whole


class DistrictFigures(models.Model):
    """The figures of an area after a run of judging, as one clearance counts them; written anew after each run."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    seen_by = models.SmallIntegerField()  # a clearance, or SHARED
    area_code = models.CharField(max_length=8)  # a district, a regency where no district was said, or neither
    people = models.IntegerField(null=True)
    past_limit = models.IntegerField(null=True)
    ends_soon = models.IntegerField(null=True)
    reporting = models.IntegerField(null=True)
    silent = models.IntegerField(null=True)
    run = models.BigIntegerField()  # of screening
    counted_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "seen_by", "area_code"], name="%(app_label)s_%(class)s_once"),
            models.CheckConstraint(
                condition=Q(seen_by__in=[SHARED, *(level.value for level in Clearance)]),
                name="%(app_label)s_%(class)s_seen_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(seen_by__gt=SHARED) | _of_all(*map(_is_no_small_count, Figure)),
                name="%(app_label)s_%(class)s_small_counts_hidden",
            ),
            models.CheckConstraint(
                condition=Q(seen_by=SHARED) | _of_all(*map(_is_counted, Figure)),
                name="%(app_label)s_%(class)s_all_counted",
            ),
        ]

    def __str__(self) -> str:
        return f"figures {self.pk}"


class BoundaryFile(models.Model):
    """Where the areas of an office and its neighbours lie, as the office has drawn them; a later file takes the place of the earlier."""

    office = models.OneToOneField("accounts.Office", on_delete=models.PROTECT, related_name="+")
    shapes = models.JSONField()  # polygons of rings of points by the code of the area
    source = models.CharField(max_length=300)  # whose work it is and under which licence, as the page says it
    drawn_by = models.BigIntegerField()
    drawn_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(source__regex=r"\S"), name="%(app_label)s_%(class)s_names_its_source"),
        ]

    def __str__(self) -> str:
        return f"boundaries {self.pk}"
