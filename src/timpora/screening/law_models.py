"""The table of changes of the law's dated data, proposed by one and decided on by another."""

from typing import ClassVar

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from timpora.register.ledger import one_of
from timpora.screening.core.law_changes import ChangeOf, ChangeState


class LawChange(models.Model):
    """A proposed change of the law's dated data, and who decided on it; what is approved joins the tables of the rulebook."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    of = models.CharField(max_length=16)
    name = models.CharField(max_length=60)  # of an index or a parameter
    begins_on = models.DateField()
    last_day = models.DateField(null=True)
    stands_apart = models.BooleanField(default=False)
    told = models.JSONField()  # the columns of a row as text, or a value
    citation = models.CharField(max_length=400)
    because = models.CharField(max_length=1000)
    proposed_by = models.BigIntegerField()
    proposed_at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    state = models.CharField(max_length=12, default=ChangeState.PROPOSED.value)
    decided_by = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_because = models.CharField(max_length=1000, null=True)  # noqa: DJ001 - missing where nobody gave a reason

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "state", "decided_at"], name="%(app_label)s_%(class)s_law")]
        constraints: ClassVar = [
            one_of("of", ChangeOf),
            one_of("state", ChangeState),
            models.CheckConstraint(condition=Q(citation__regex=r"\S"), name="%(app_label)s_%(class)s_cites_a_provision"),
            models.CheckConstraint(condition=Q(because__regex=r"\S"), name="%(app_label)s_%(class)s_says_why"),
            models.CheckConstraint(
                condition=~Q(of="row_ends") | Q(last_day__isnull=False), name="%(app_label)s_%(class)s_an_end_has_a_day"
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state="proposed") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="%(app_label)s_%(class)s_decided_when_and_by",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed")
                | (Q(state="taken_back") & Q(decided_by=models.F("proposed_by")))
                | (Q(state__in=["approved", "returned"]) & ~Q(decided_by=models.F("proposed_by"))),
                name="%(app_label)s_%(class)s_four_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | Q(decided_because__isnull=False, decided_because__regex=r"\S"),
                name="%(app_label)s_%(class)s_returned_with_a_reason"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"change {self.pk}"
