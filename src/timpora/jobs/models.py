"""The table of jobs: what the queue works on, as people see it."""

from typing import ClassVar

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q

from timpora.jobs.core.states import JobState


class Job(models.Model):
    """One piece of long work that somebody asked for; it is worked on in that person's name."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    account = models.BigIntegerField()
    token = models.BigIntegerField(null=True)  # of the program that asked: the work can do no more than it
    kind = models.CharField(max_length=40)
    subject = models.BigIntegerField()
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, default=JobState.WAITING.value)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    refusal = models.JSONField(null=True)
    begun_at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=[state.value for state in JobState]), name="%(app_label)s_%(class)s_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in JobState if state.is_over], ended_at__isnull=False)
                | Q(state__in=[state.value for state in JobState if not state.is_over], ended_at__isnull=True),
                name="%(app_label)s_%(class)s_ended_when_it_is_over",
            ),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="%(app_label)s_%(class)s_no_more_done_than_there_is"),
            models.UniqueConstraint(
                fields=["office", "kind", "subject"],
                condition=Q(state__in=[state.value for state in JobState if not state.is_over]),
                name="%(app_label)s_%(class)s_one_at_a_time",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"job {self.pk}"
