"""What every fact of the ledger has: its office, its source, when and by whom it was recorded, and when, by whom and why withdrawn.

Nothing is overwritten: a fact that is wrong is withdrawn, and the right one recorded beside it.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q

from timpora.accounts.core.roles import Clearance


class SourceKind(StrEnum):
    """How something became known."""

    LIST = "list"
    FORM = "form"
    REPORT = "report"


class Recorded(models.Model):
    """A row that was recorded by somebody and may be withdrawn, never changed."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    recorded_by = models.BigIntegerField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.BigIntegerField(null=True)
    withdrawn_because = models.CharField(max_length=400, null=True)  # noqa: DJ001 - missing while the row holds

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_because__isnull=True)
                | Q(
                    withdrawn_at__isnull=False,
                    withdrawn_by__isnull=False,
                    withdrawn_because__isnull=False,
                    withdrawn_because__regex=r"\S",
                ),
                name="%(app_label)s_%(class)s_withdrawn_when_by_and_why",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("recorded_at")),
                name="%(app_label)s_%(class)s_withdrawn_after_recorded",
            ),
        ]


class Source(Recorded):
    """A file, a form or a report that says things; the same file is there once."""

    kind = models.CharField(max_length=10)
    file = models.CharField(max_length=200)
    sha256 = models.BinaryField(max_length=32, null=True)
    reporter = models.CharField(max_length=200, null=True)  # noqa: DJ001 - missing is not empty

    class Meta(Recorded.Meta):
        constraints: ClassVar = [
            *Recorded.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in SourceKind]), name="%(app_label)s_%(class)s_kind_is_known"),
            models.CheckConstraint(condition=Q(file__regex=r"\S"), name="%(app_label)s_%(class)s_has_a_name"),
            models.UniqueConstraint(
                fields=["office", "sha256"], condition=Q(withdrawn_at__isnull=True), name="%(app_label)s_%(class)s_same_file_once"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"source {self.pk}"


class Fact(Recorded):
    """Something that a source says.

    Its office is that of its source, and that of the record it is about, which the database itself holds: of what lists bring by
    a trigger for all rows of a statement (migration `0008_checks_a_statement`), of the rest by keys over office and row together.
    """

    office = models.ForeignKey(
        "accounts.Office", on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    confidentiality = models.SmallIntegerField(default=Clearance.OFFICE.value)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    source_sheet = models.CharField(max_length=100, null=True)  # noqa: DJ001 - missing for text files
    source_row = models.PositiveIntegerField(null=True)
    replaces = models.BigIntegerField(null=True)

    class Meta(Recorded.Meta):
        abstract = True
        indexes: ClassVar = [models.Index(fields=["office", "source"], name="%(app_label)s_%(class)s_said")]
        constraints: ClassVar = [
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=Q(confidentiality__in=[level.value for level in Clearance]),
                name="%(app_label)s_%(class)s_confidentiality_is_known",
            ),
            models.CheckConstraint(
                condition=Q(source_row__isnull=True) | Q(source_row__gte=1), name="%(app_label)s_%(class)s_rows_begin_at_1"
            ),
        ]  # fmt: skip


class PersonFact(Fact):
    """Something that a source says about one person."""

    person_record = models.ForeignKey(
        "register.PersonRecord", on_delete=models.PROTECT, related_name="+", db_constraint=False
    )

    class Meta(Fact.Meta):
        abstract = True


def in_order(first: str, last: str) -> models.CheckConstraint:
    """No period ends before it begins; an open end is no end."""
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True}) | Q(**{f"{first}__lte": F(last)}),
        name=f"%(app_label)s_%(class)s_{first}_not_after_{last}",
    )


def one_of(column: str, words: Iterable[StrEnum], *, may_be_missing: bool = False) -> models.CheckConstraint:
    """A closed vocabulary."""
    known = Q(**{f"{column}__in": [word.value for word in words]})
    return models.CheckConstraint(
        condition=known | Q(**{f"{column}__isnull": True}) if may_be_missing else known,
        name=f"%(app_label)s_%(class)s_{column}_is_known",
    )


def written(column: str) -> models.CheckConstraint:
    """A text that says something."""
    return models.CheckConstraint(
        condition=Q(**{f"{column}__regex": r"\S"}), name=f"%(app_label)s_%(class)s_{column}_is_written"
    )


def an_area(column: str = "area_code") -> models.CheckConstraint:
    """A Kemendagri code, from the province down to the village."""
    return models.CheckConstraint(
        condition=Q(**{f"{column}__isnull": True})
        | Q(**{f"{column}__regex": r"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$"}),
        name=f"%(app_label)s_%(class)s_{column}_is_of_an_area",
    )
