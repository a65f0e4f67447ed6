"""Tables of casework: cases, their people and findings, the steps that were taken, what was received, who may act for whom, and transfers."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q

from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.file_kinds import MediaType
from timpora.casework.core.statuses import Origin, Outcome, Power, Status
from timpora.casework.core.transfers import TransferState
from timpora.register.ledger import one_of


FOUR_EYES = [ActKind.APPROVE.value, ActKind.DECIDE.value, ActKind.ORDER_DETENTION.value, ActKind.APPROVE_URGENT.value]


class Case(models.Model):
    """A case: where it stands is what its steps say, kept beside them for lists."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    confidentiality = models.SmallIntegerField()
    year = models.SmallIntegerField()
    sequence = models.IntegerField()  # within the office and the year
    status = models.CharField(max_length=16, default=Status.TRIAGE.value)
    since = models.DateField()
    origin = models.CharField(max_length=12)
    owner = models.BigIntegerField()
    outcome = models.CharField(max_length=32, null=True)  # noqa: DJ001 - missing while it is open
    opened_on = models.DateField()
    opened_at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    closed_on = models.DateField(null=True)
    due_on = models.DateField(null=True)  # of the most urgent of its clocks
    warn_on = models.DateField(null=True)  # from which day that clock warns
    due_clock = models.CharField(max_length=24, null=True)  # noqa: DJ001 - missing where nothing runs
    steps = models.IntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["office", "status", "due_on", "id"],
                name="%(app_label)s_%(class)s_queue",
                include=["confidentiality"],
            ),
            models.Index(
                fields=["office", "owner", "due_on", "id"],
                name="%(app_label)s_%(class)s_whose",
                include=["status", "confidentiality"],
            ),
            models.Index(
                fields=["office", "warn_on", "id"],
                name="%(app_label)s_%(class)s_due",
                include=["confidentiality"],
                condition=~Q(status=Status.CLOSED.value) & Q(warn_on__isnull=False),
            ),
            models.Index(
                fields=["office", "due_on", "id"],
                name="%(app_label)s_%(class)s_open",
                include=["status", "owner", "opened_on", "confidentiality"],
                condition=~Q(status=Status.CLOSED.value),
            ),
            models.Index(
                fields=["office", "-id"], name="%(app_label)s_%(class)s_latest", include=["status", "confidentiality"]
            ),
        ]
        constraints: ClassVar = [
            one_of("status", Status),
            one_of("origin", Origin),
            one_of("outcome", Outcome, may_be_missing=True),
            models.UniqueConstraint(fields=["office", "year", "sequence"], name="%(app_label)s_%(class)s_number_once"),
            models.UniqueConstraint(fields=["office", "id"], name="%(app_label)s_%(class)s_office_and_id"),
            models.CheckConstraint(
                condition=Q(status=Status.CLOSED.value, outcome__isnull=False, closed_on__isnull=False)
                | (~Q(status=Status.CLOSED.value) & Q(outcome__isnull=True, closed_on__isnull=True)),
                name="%(app_label)s_%(class)s_closed_with_an_outcome",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"case {self.pk}"


class OfCase(models.Model):
    """A row of a case: whoever sees the case sees it."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class CasePerson(OfCase):
    """Somebody of a case, by a number within it; `gone_to` is the case into which the person was split off or joined."""

    number = models.SmallIntegerField()
    record = models.BigIntegerField()  # of the register
    gone_to = models.BigIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "record"], name="%(app_label)s_%(class)s_whose")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="%(app_label)s_%(class)s_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="%(app_label)s_%(class)s_counted_from_one"),
        ]

    def __str__(self) -> str:
        return f"person {self.number} of case {self.case_id}"


class CaseFinding(OfCase):
    """A finding on which a case rests, one open case at a time; `gone_to` is the case into which it went with its person."""

    person = models.SmallIntegerField()
    finding = models.BigIntegerField()
    known = models.CharField(max_length=40)  # what the case was told of it last: `core/known.py`
    gone_to = models.BigIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "finding"], name="%(app_label)s_%(class)s_which")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "finding"], condition=Q(gone_to__isnull=True), name="%(app_label)s_%(class)s_once"
            )
        ]

    def __str__(self) -> str:
        return f"finding {self.finding} of case {self.case_id}"


class CaseStep(OfCase):
    """An act that was done. Nobody changes one and none is removed; what was wrong is said by a later one.

    `answers` is the step that this one answers, `of_account` whose that was; `proposal` and `proposer` likewise for a decision, which
    answers the approval of a proposal. Who answers is never who is answered.
    """

    number = models.IntegerField()
    kind = models.CharField(max_length=24)
    on = models.DateField()
    at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    account = models.BigIntegerField()
    said = models.JSONField()
    answers = models.BigIntegerField(null=True)
    of_account = models.BigIntegerField(null=True)
    proposal = models.BigIntegerField(null=True)
    proposer = models.BigIntegerField(null=True)
    rests_on = models.JSONField(default=dict)
    letters = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["office", "kind", "on"], name="%(app_label)s_%(class)s_of_day"),
        ]
        constraints: ClassVar = [
            one_of("kind", ActKind),
            models.UniqueConstraint(fields=["case", "number"], name="%(app_label)s_%(class)s_number_once"),
            models.UniqueConstraint(fields=["office", "id"], name="%(app_label)s_%(class)s_office_and_id"),
            models.UniqueConstraint(fields=["case", "id", "account"], name="%(app_label)s_%(class)s_whose_it_was"),
            models.UniqueConstraint(fields=["answers"], name="%(app_label)s_%(class)s_answered_once"),
            models.CheckConstraint(
                condition=~Q(kind__in=FOUR_EYES) | (Q(answers__isnull=False, of_account__isnull=False) & ~Q(of_account=F("account"))),
                name="%(app_label)s_%(class)s_four_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ActKind.DECIDE.value) | (Q(proposal__isnull=False, proposer__isnull=False) & ~Q(proposer=F("account"))),
                name="%(app_label)s_%(class)s_never_the_own_proposal",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"step {self.number} of case {self.case_id}"


class CaseOpening(OfCase):
    """That somebody opened the evidence of a case: who approves or decides has."""

    account = models.BigIntegerField()
    at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "account", "-at"], name="%(app_label)s_%(class)s_whose")]

    def __str__(self) -> str:
        return f"opening {self.pk}"


class CaseDocument(OfCase):
    """A file that was received: checked before it was kept, and known by the digest of its bytes."""

    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=20)
    size = models.IntegerField()
    digest = models.CharField(max_length=64)
    content = models.BinaryField()
    account = models.BigIntegerField()
    at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case"], name="%(app_label)s_%(class)s_of")]
        constraints: ClassVar = [
            one_of("media_type", MediaType),
            models.CheckConstraint(condition=Q(size__gt=0), name="%(app_label)s_%(class)s_is_not_empty"),
            models.UniqueConstraint(fields=["case", "digest"], name="%(app_label)s_%(class)s_once"),
        ]

    def __str__(self) -> str:
        return f"document {self.pk}"


class Delegation(models.Model):
    """That somebody may approve or decide for another, on given days."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    of_account = models.BigIntegerField()
    to_account = models.BigIntegerField()
    power = models.CharField(max_length=16)
    on = models.DateField()  # the office's day on which it was made: `at` is the clock's
    first_day = models.DateField()
    last_day = models.DateField()
    because = models.CharField(max_length=400)
    at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "to_account"], name="%(app_label)s_%(class)s_whose")]
        constraints: ClassVar = [
            one_of("power", Power),
            models.CheckConstraint(condition=Q(first_day__gte=F("on"), last_day__gte=F("first_day")), name="%(app_label)s_%(class)s_in_order"),
            models.CheckConstraint(condition=~Q(of_account=F("to_account")), name="%(app_label)s_%(class)s_to_somebody_else"),
            models.CheckConstraint(condition=Q(because__regex=r"\S"), name="%(app_label)s_%(class)s_says_why"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"delegation {self.pk}"


class CaseTransfer(models.Model):
    """A case offered to another office, which sees this row and nothing else of it until it accepts; `told` is what it takes over."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    to_office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    confidentiality = models.SmallIntegerField()
    state = models.CharField(max_length=12, default=TransferState.OFFERED.value)
    because = models.CharField(max_length=400)
    told = models.JSONField()
    account = models.BigIntegerField()
    at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    answered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_on = models.DateField(null=True)
    answer = models.CharField(max_length=400, null=True)  # noqa: DJ001 - missing until it is answered

    class Meta:
        indexes: ClassVar = [models.Index(fields=["to_office", "state"], name="%(app_label)s_%(class)s_arrived")]
        constraints: ClassVar = [
            one_of("state", TransferState),
            models.UniqueConstraint(fields=["case"], condition=Q(state="offered"), name="%(app_label)s_%(class)s_one_at_a_time"),
            models.CheckConstraint(condition=~Q(office=F("to_office")), name="%(app_label)s_%(class)s_elsewhere"),
            models.CheckConstraint(
                condition=Q(state="offered", answered_at__isnull=True) | (~Q(state="offered") & Q(answered_at__isnull=False)),
                name="%(app_label)s_%(class)s_answered",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"transfer {self.pk}"
