"""Tables of sharing: what was shared with whom, until when and in which words; who opened it; what was answered, and what followed."""

from typing import ClassVar

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q

from timpora.accounts.core.roles import Clearance
from timpora.casework.core.file_kinds import MediaType
from timpora.register.ledger import one_of, written
from timpora.sharing.core.answering import AnswerKind, Following
from timpora.sharing.core.kinds import Field, ShareKind
from timpora.sharing.core.standing import LONGEST_PURPOSE, LONGEST_TEXT


class Share(models.Model):
    """That something was shared on a day until another; what it says stands apart, and is read no longer than the share is in force."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey("team.Team", on_delete=models.PROTECT, related_name="+")
    shared_on = models.DateField()  # the office's day
    until = models.DateField()
    withdrawn_on = models.DateField(null=True)  # said by the database, when a withdrawal is recorded
    is_held = models.BooleanField(db_default=False)  # by the database, since somebody of it was protected; for good
    confidentiality = models.SmallIntegerField()  # raised by the database, when what it was made of is sealed
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(confidentiality__in=[level.value for level in Clearance]),
                name="%(app_label)s_%(class)s_confidentiality_is_known",
            ),
            models.CheckConstraint(condition=Q(until__gte=F("shared_on")), name="%(app_label)s_%(class)s_days_in_order"),
            models.UniqueConstraint(fields=["office", "id"], name="%(app_label)s_%(class)s_office_and_id"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"share {self.pk}"


class OfShare(models.Model):
    """A row that belongs to a share."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    share = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"


class ShareWords(OfShare):
    """What a share says, as it was said on its day, and for which purpose: agencies read it while it is in force, and no longer."""

    kind = models.CharField(max_length=12)
    purpose = models.CharField(max_length=LONGEST_PURPOSE)
    lines = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            one_of("kind", ShareKind),
            written("purpose"),
            models.UniqueConstraint(fields=["share"], name="%(app_label)s_%(class)s_once"),
        ]


class ShareOrigin(OfShare):
    """Of what a share was made: read in the office alone."""

    row = models.BigIntegerField(null=True)  # the finding, the case or the place
    fields = models.CharField(max_length=400)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "row"], name="%(app_label)s_%(class)s_row")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["share"], name="%(app_label)s_%(class)s_once")]


class SharePerson(OfShare):
    """A record of somebody whom a share is about: read in the office alone."""

    record = models.BigIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "record"], name="%(app_label)s_%(class)s_whose")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["share", "record"], name="%(app_label)s_%(class)s_once")
        ]


class ShareFinding(OfShare):
    """A finding that a share told of, and what agencies were told of it last: read in the office alone."""

    finding = models.BigIntegerField()
    known = models.CharField(max_length=60)  # judged on the day of the share
    kept = models.CharField(max_length=60, db_default="")  # as it was kept when it was looked at last

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["share", "finding"], name="%(app_label)s_%(class)s_once"),
            models.UniqueConstraint(fields=["office", "id"], name="%(app_label)s_%(class)s_office_and_id"),
        ]


class Recipient(OfShare):
    """An agency with which something was shared; each reads its own row, and learns of no other."""

    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["share", "agency"], name="%(app_label)s_%(class)s_once")
        ]


class ByAgency(OfShare):
    """Something that somebody of an agency did with a share, in the own name."""

    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="+")
    recorded_on = models.DateField()
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        abstract = True


class Opening(ByAgency):
    """That an agency opened what was shared with it."""


class Answer(ByAgency):
    """What an agency answers; it waits until an officer has dealt with it."""

    kind = models.CharField(max_length=12)
    text = models.CharField(max_length=LONGEST_TEXT, blank=True)
    place = models.CharField(max_length=LONGEST_TEXT, blank=True)
    area_code = models.CharField(max_length=13, blank=True)
    seen_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", AnswerKind),
            models.UniqueConstraint(fields=["office", "id"], name="%(app_label)s_%(class)s_office_and_id"),
            models.CheckConstraint(condition=~Q(kind=AnswerKind.KNOWS.value) | Q(text__regex=r"\S"), name="%(app_label)s_%(class)s_says_something"),
            models.CheckConstraint(
                condition=Q(kind=AnswerKind.SEEN.value, seen_on__isnull=False, place__regex=r"\S") | (~Q(kind=AnswerKind.SEEN.value) & Q(seen_on__isnull=True)),
                name="%(app_label)s_%(class)s_seen_somewhere",
            ),
        ]  # fmt: skip


class AnswerDocument(OfShare):
    """The one document that came with an answer, as it was received and checked."""

    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=20)
    size = models.IntegerField()
    digest = models.CharField(max_length=64)
    content = models.BinaryField()
    recorded_by = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [one_of("media_type", MediaType), written("name")]


class AnswerTaken(OfShare):
    """What an officer made of an answer: the fact that it became, or that nothing followed, and why; read in the office alone."""

    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, related_name="+")
    following = models.CharField(max_length=12)
    because = models.CharField(max_length=LONGEST_PURPOSE, blank=True)
    fact_kind = models.CharField(max_length=30, blank=True)
    fact = models.BigIntegerField(null=True)
    recorded_on = models.DateField()
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        constraints: ClassVar = [
            one_of("following", Following),
            models.CheckConstraint(
                condition=Q(following=Following.RECORDED.value, fact__isnull=False, fact_kind__regex=r"\S")
                | Q(following=Following.NOTHING.value, fact__isnull=True, because__regex=r"\S"),
                name="%(app_label)s_%(class)s_fact_or_reason",
            ),
        ]


class Withdrawal(OfShare):
    """Why a share was withdrawn: read in the office alone, and said of the share by the database."""

    because = models.CharField(max_length=LONGEST_PURPOSE)
    recorded_on = models.DateField()
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        constraints: ClassVar = [
            written("because"),
            models.UniqueConstraint(fields=["share"], name="%(app_label)s_%(class)s_once"),
        ]


class Correction(OfShare):
    """What everybody with whom it was shared is told, because it is wrong now; by the office's machine, once for each change."""

    notice = models.JSONField()
    recorded_on = models.DateField()
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "id"], name="%(app_label)s_%(class)s_office_and_id")
        ]


class CorrectedLimit(OfShare):
    """The same with the limit that holds now: read by an agency no longer than the share is in force."""

    correction = models.OneToOneField(Correction, on_delete=models.PROTECT, related_name="+")
    notice = models.JSONField()


class CorrectedFinding(OfShare):
    """Which finding was corrected, and as what it is kept now: read in the office alone."""

    correction = models.OneToOneField(Correction, on_delete=models.PROTECT, related_name="+")
    finding = models.ForeignKey(ShareFinding, on_delete=models.PROTECT, related_name="+")
    now = models.CharField(max_length=60)


class ChildAge(models.Model):
    """Until which age the law calls somebody a child, by the days on which that holds: the rulebook's own values, for the database to ask."""

    holds_from = models.DateField(unique=True)
    holds_until = models.DateField(null=True)
    years = models.SmallIntegerField()
    citation = models.CharField(max_length=400)

    def __str__(self) -> str:
        return f"age {self.pk}"


class CorrectedField(OfShare):
    """Which field was told to be right no longer, once: read in the office alone."""

    correction = models.ForeignKey(Correction, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [
            one_of("field", Field),
            models.UniqueConstraint(fields=["share", "field"], name="%(app_label)s_%(class)s_once"),
        ]
