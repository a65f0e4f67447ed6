"""Judgements: that two records are the same person, or that they are not, said by a rule or an officer and withdrawn as easily.

Who is one person is computed from them (`core/identity.py`); a judgement moves nothing.
"""

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from timpora.accounts.core.roles import Clearance
from timpora.register.ledger import Recorded, one_of


class Verdict(StrEnum):
    """What is judged of two records."""

    SAME = "same"
    NOT_THE_SAME = "not_the_same"


class JudgedBy(StrEnum):
    """Who judged: somebody by name, or a rule on that person's behalf."""

    OFFICER = "officer"
    RULE = "rule"


class Judgement(Recorded):
    """One judgement on two records, the lower number first."""

    confidentiality = models.SmallIntegerField(default=Clearance.OFFICE.value)
    first_record = models.ForeignKey("register.PersonRecord", on_delete=models.PROTECT, related_name="+")
    second_record = models.ForeignKey("register.PersonRecord", on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=12)
    judged_by = models.CharField(max_length=10)
    because = models.CharField(max_length=400)

    class Meta(Recorded.Meta):
        constraints: ClassVar = [
            *Recorded.Meta.constraints,
            one_of("verdict", Verdict),
            one_of("judged_by", JudgedBy),
            models.CheckConstraint(
                condition=Q(first_record__lt=F("second_record")), name="%(app_label)s_%(class)s_on_two_records_in_order"
            ),
            models.CheckConstraint(condition=Q(because__regex=r"\S"), name="%(app_label)s_%(class)s_says_why"),
            models.UniqueConstraint(
                fields=["first_record", "second_record"],
                condition=Q(withdrawn_at__isnull=True),
                name="%(app_label)s_%(class)s_one_word_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"judgement {self.pk}"
