"""The table of letters: what each says, under which number, and the code by which it can be recognised."""

from typing import ClassVar

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear

from timpora.letters.core.kinds import LONGEST_KIND, LetterKind


LONGEST_REASON = 400


class Letter(models.Model):
    """One letter, kept as the words that it is set from; nobody changes one, and none is removed."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    confidentiality = models.SmallIntegerField()
    kind = models.CharField(max_length=LONGEST_KIND)
    year = models.SmallIntegerField()
    sequence = models.IntegerField()  # within the office and the year, without gaps
    issued_on = models.DateField()
    issued_at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    issued_by = models.BigIntegerField()
    subject = models.CharField(max_length=60)
    code = models.CharField(max_length=12, unique=True)
    said = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "subject"], name="%(app_label)s_%(class)s_about")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "year", "sequence"], name="%(app_label)s_%(class)s_number_once"),
            models.UniqueConstraint(fields=["office", "id"], name="%(app_label)s_%(class)s_office_and_id"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in LetterKind]), name="%(app_label)s_%(class)s_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(year=ExtractYear(F("issued_on"))), name="%(app_label)s_%(class)s_year_of_its_day"
            ),
            models.CheckConstraint(condition=Q(sequence__gte=1), name="%(app_label)s_%(class)s_counted_from_one"),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}"


class SignedLetter(models.Model):
    """The file of a letter that the office signed electronically: a signature is made once, and its bytes stay."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="signed")
    pdf = models.BinaryField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"signed letter {self.pk}"


class WithdrawnLetter(models.Model):
    """That a letter holds no more, since when, by whom, why, and which one took its place; the letter itself stays as it was."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="withdrawn")
    withdrawn_on = models.DateField()
    withdrawn_at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    withdrawn_by = models.BigIntegerField()
    because = models.CharField(max_length=LONGEST_REASON)
    replaced_by = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="replaces", null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(replaced_by=F("letter")), name="%(app_label)s_%(class)s_by_another_one"
            ),
            models.CheckConstraint(condition=~Q(because=""), name="%(app_label)s_%(class)s_says_why"),
        ]

    def __str__(self) -> str:
        return f"withdrawn letter {self.pk}"
