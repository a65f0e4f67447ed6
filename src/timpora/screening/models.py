"""Tables of screening: how each person stands, what was found, what happened to each finding, and each run over the register."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left

from timpora.register.ledger import one_of
from timpora.screening.core.judged import DISTRICT
from timpora.screening.core.states import BY_PEOPLE, OPEN, FindingState, What
from timpora.screening.law_models import LawChange
from timpora.screening.reminder_models import Reminder, ReminderMessage, ReminderRule


__all__ = ["LawChange", "Reminder", "ReminderMessage", "ReminderRule"]


class Run(models.Model):
    """One judging of some people or of all, and what was seen then; the last one of an office says from where the next goes on."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    as_of = models.DateField()
    at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    seen = models.TextField()  # the snapshot of the database
    law = models.CharField(max_length=64)
    feeds = models.CharField(max_length=64)
    judged = models.IntegerField()
    found = models.IntegerField()
    changed = models.IntegerField()
    gone = models.IntegerField()
    seconds = models.FloatField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "-id"], name="%(app_label)s_%(class)s_latest")]

    def __str__(self) -> str:
        return f"run {self.pk}"


class Standing(models.Model):
    """How a person stands, since it was last judged; `records` are all records of that person, whose lowest names it."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)  # fmt: skip
    person = models.BigIntegerField()
    confidentiality = models.SmallIntegerField()
    records = ArrayField(models.BigIntegerField())
    stay_limit = models.DateField(null=True)
    departed_on = models.DateField(null=True)
    is_waiting = models.BooleanField(null=True)
    next_change_on = models.DateField(null=True)
    district = models.CharField(max_length=DISTRICT, null=True)  # noqa: DJ001 - where last reported; missing where nobody said where

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["office", "next_change_on"], name="%(app_label)s_%(class)s_due"),
            # Of those who are here: counted by district from the index alone, and listed district by district.
            models.Index(
                fields=["office", "district", "person"],
                name="%(app_label)s_%(class)s_where",
                include=["confidentiality"],
                condition=Q(departed_on__isnull=True),
            ),
            # Of people of several records alone: who is one record has no other that could be looked for.
            GinIndex(
                fields=["records"],
                name="%(app_label)s_%(class)s_whose",
                fastupdate=False,
                condition=Q(records__1__isnull=False),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "person"], name="%(app_label)s_%(class)s_once"),
        ]

    def __str__(self) -> str:
        return f"standing {self.pk}"


class Finding(models.Model):
    """A finding of a rule about a person or a feed: what was found, and how far people are with it."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)  # fmt: skip
    confidentiality = models.SmallIntegerField()
    person = models.BigIntegerField(null=True)
    feed = models.TextField(null=True)  # noqa: DJ001 - missing where it is about a person
    rule_id = models.CharField(max_length=60)
    certainty = models.CharField(max_length=20, null=True)  # noqa: DJ001 - missing is none of the three answers
    consequence = models.CharField(max_length=24)
    reasons = models.TextField()
    held_back = models.BooleanField()
    stay_limit = models.DateField(null=True)
    worsens_on = models.DateField(null=True)
    next_change_on = models.DateField(null=True)
    area_code = models.CharField(max_length=13, null=True)  # noqa: DJ001 - missing where nobody said where
    told = models.TextField()
    state = models.CharField(max_length=16, default=FindingState.NEW.value)
    first_found_on = models.DateField()
    last_found_on = models.DateField()
    cleared_of = models.CharField(max_length=64, null=True)  # noqa: DJ001 - the facts of which it was cleared, as a digest
    # A column of its own: behind walls, an index helps no comparison of what a function makes of a column.
    district = models.GeneratedField(expression=Left("area_code", DISTRICT), output_field=models.CharField(max_length=DISTRICT, null=True), db_persist=True)  # fmt: skip

    class Meta:
        # What a count and its wall ask for beside the order is included, so that counting reads no rows; most of what was found is gone
        # at last, and only what is open is counted by rule.
        indexes: ClassVar = [
            models.Index(fields=["office", "state", "rule_id", "id"], name="%(app_label)s_%(class)s_queue"),
            models.Index(fields=["office", "person"], name="%(app_label)s_%(class)s_about"),
            models.Index(
                fields=["office", "rule_id", "stay_limit", "id"],
                name="%(app_label)s_%(class)s_open",
                include=["state", "confidentiality"],
                condition=Q(state__in=[state.value for state in OPEN]),
            ),
            models.Index(
                fields=["office", "rule_id", "certainty", "stay_limit", "id"],
                name="%(app_label)s_%(class)s_surest",
                include=["state", "confidentiality"],
                condition=Q(state__in=[state.value for state in OPEN], certainty__isnull=False),
            ),
            # Apart, since what is missing gives no order of what follows it.
            models.Index(
                fields=["office", "rule_id", "stay_limit", "id"],
                name="%(app_label)s_%(class)s_unsure",
                include=["state", "confidentiality"],
                condition=Q(state__in=[state.value for state in OPEN], certainty__isnull=True),
            ),
            models.Index(fields=["office", "stay_limit", "id"], name="%(app_label)s_%(class)s_in_order"),
            models.Index(
                fields=["office", "certainty", "stay_limit"],
                name="%(app_label)s_%(class)s_sure",
                include=["state", "confidentiality"],
            ),
            models.Index(
                fields=["office", "district", "stay_limit"],
                name="%(app_label)s_%(class)s_where",
                include=["state", "confidentiality"],
            ),
            models.Index(
                fields=["office", "first_found_on", "id"],
                name="%(app_label)s_%(class)s_aged",
                include=["state", "confidentiality"],
            ),
            models.Index(fields=["office", "worsens_on"], name="%(app_label)s_%(class)s_worse"),
            # Today asks for them beside the limits that end soon, which are many and get heavier too.
            models.Index(
                fields=["office", "worsens_on", "id"],
                name="%(app_label)s_%(class)s_heavier",
                include=["state", "confidentiality"],
                condition=Q(state__in=[state.value for state in OPEN], worsens_on__isnull=False)
                & ~Q(rule_id="limit_ends_soon"),
            ),
            models.Index(fields=["office", "id"], name="%(app_label)s_%(class)s_held", condition=Q(held_back=True)),
        ]
        constraints: ClassVar = [
            one_of("state", FindingState),
            models.CheckConstraint(condition=Q(person__isnull=True) ^ Q(feed__isnull=True), name="%(app_label)s_%(class)s_person_or_feed"),
            models.CheckConstraint(condition=Q(last_found_on__gte=F("first_found_on")), name="%(app_label)s_%(class)s_first_before_last"),
            models.UniqueConstraint(
                fields=["office", "person", "rule_id"], condition=Q(person__isnull=False) & ~Q(state="gone"), name="%(app_label)s_%(class)s_once_a_person"
            ),
            models.UniqueConstraint(
                fields=["office", "feed", "rule_id"], condition=Q(feed__isnull=False) & ~Q(state="gone"), name="%(app_label)s_%(class)s_once_a_feed"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"finding {self.pk}"


class FindingEvent(models.Model):
    """Something that happened to a finding: by the rulebook (then nobody is named) or by somebody, with the reason."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)  # fmt: skip
    confidentiality = models.SmallIntegerField()
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=16)
    on = models.DateField()  # the day judged
    at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    account = models.BigIntegerField()
    because = models.CharField(max_length=400, null=True)  # noqa: DJ001 - missing where nobody gave a reason

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["office", "on", "what"], name="%(app_label)s_%(class)s_of_day", include=["id", "confidentiality"]
            ),
            models.Index(
                fields=["account", "what", "finding"], name="%(app_label)s_%(class)s_by", condition=Q(what__in=[what.value for what in BY_PEOPLE])
            ),
        ]  # fmt: skip
        constraints: ClassVar = [one_of("what", What)]

    def __str__(self) -> str:
        return f"event {self.pk}"


class Failure(models.Model):
    """A person or feed that could not be judged, while all others were; who it is, and of which kind the error was."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    person = models.BigIntegerField()
    error = models.CharField(max_length=80)
    at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    mended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office", "person"], condition=Q(mended_at__isnull=True), name="%(app_label)s_%(class)s_open_once"
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"failure {self.pk}"


class SavedView(models.Model):
    """A selection of findings that somebody keeps under a name."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    account = models.BigIntegerField()
    name = models.CharField(max_length=60)
    asked = models.CharField(max_length=400)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "name"], name="%(app_label)s_%(class)s_name_once"),
            models.CheckConstraint(condition=Q(name__regex=r"\S"), name="%(app_label)s_%(class)s_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"view {self.pk}"


class PastQuestion(models.Model):
    """The findings of a past day, or as they were known at a past moment, worked out for who asked; the newest one of each is kept."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    account = models.BigIntegerField(unique=True)
    clearance = models.SmallIntegerField()
    as_of = models.DateField()
    as_known = models.DateTimeField(null=True)
    people = models.IntegerField(null=True)
    found = models.BinaryField(null=True)  # a frame of findings, as they are kept

    def __str__(self) -> str:
        return f"question {self.pk}"
