"""Tables of teams: the teams, their decrees, the seats of agencies, who sits in them and is away, and what they agreed to do."""

from typing import ClassVar

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q

from timpora.letters.messages import Message
from timpora.register.ledger import one_of, written
from timpora.team.core.agreed import WITH_A_DAY, StepKind
from timpora.team.core.causes import CauseKind
from timpora.team.core.levels import TeamKind, TeamLevel, pattern_of
from timpora.team.core.positions import Position
from timpora.team.core.reminders import NEVER_LEFT, ReminderFailure, ReminderKind


def _area_fits() -> Q:
    """The code of an area has the length of its level; the centre has none."""
    fits = Q()
    for level in TeamLevel:
        pattern = pattern_of(level)
        of_level = Q(level=level.value)
        fits |= of_level & (Q(area_code__isnull=True) if pattern is None else Q(area_code__isnull=False, area_code__regex=pattern))  # fmt: skip
    return fits


class Team(models.Model):
    """A team of agencies at a level, for an area."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=12)
    level = models.CharField(max_length=12)
    area_code = models.CharField(max_length=13, null=True)  # noqa: DJ001 - the centre's is for the whole country
    name = models.CharField(max_length=200)
    rhythm_months = models.SmallIntegerField(null=True)  # None: no rhythm is agreed
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", TeamKind),
            one_of("level", TeamLevel),
            written("name"),
            models.CheckConstraint(condition=_area_fits(), name="%(app_label)s_%(class)s_area_fits_its_level"),
            models.CheckConstraint(condition=Q(rhythm_months__isnull=True) | Q(rhythm_months__gte=1), name="%(app_label)s_%(class)s_meets_after_months"),
            models.UniqueConstraint(fields=["office", "id"], name="%(app_label)s_%(class)s_office_and_id"),
            models.UniqueConstraint(fields=["office", "kind", "level", "area_code"], name="%(app_label)s_%(class)s_once", nulls_distinct=False),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"team {self.pk}"


class OfTeam(models.Model):
    """A dated row of a team: its days are said once; `gone_on` is said later, and is the first day on which it holds no longer."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    gone_on = models.DateField(null=True)
    recorded_on = models.DateField()  # the office's day: `recorded_at` is the clock's
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")), name="%(app_label)s_%(class)s_days_in_order"),
            models.UniqueConstraint(fields=["team", "id"], name="%(app_label)s_%(class)s_team_and_id"),
        ]  # fmt: skip


class Decree(OfTeam):
    """On what a team rests, and when; nobody changes one, it is revoked at most."""

    legal_basis = models.CharField(max_length=300)
    number = models.CharField(max_length=120)
    issuer = models.CharField(max_length=200)
    issued_on = models.DateField()

    class Meta(OfTeam.Meta):
        constraints: ClassVar = [
            *OfTeam.Meta.constraints,
            written("legal_basis"),
            written("number"),
            written("issuer"),
        ]

    def __str__(self) -> str:
        return f"decree {self.pk}"


class Seat(OfTeam):
    """The place of an agency in a team; without one it is the office's own."""

    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"seat {self.pk}"


class Holder(OfTeam):
    """Somebody in a seat, in one position; `held_by` is the account, where there is one."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    position = models.CharField(max_length=12)
    stands_for = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    held_by = models.BigIntegerField(null=True)
    left_at = models.DateTimeField(
        null=True
    )  # when the account ended or went to another agency: said by the database alone
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)

    class Meta(OfTeam.Meta):
        indexes: ClassVar = [models.Index(fields=["held_by"], name="%(app_label)s_%(class)s_account")]
        constraints: ClassVar = [
            *OfTeam.Meta.constraints,
            one_of("position", Position),
            written("name"),
            models.UniqueConstraint(fields=["office", "id"], name="%(app_label)s_%(class)s_office_and_id"),
            models.UniqueConstraint(fields=["seat", "id"], name="%(app_label)s_%(class)s_seat_and_id"),
            models.CheckConstraint(
                condition=Q(position=Position.SUBSTITUTE.value, stands_for__isnull=False) | (~Q(position=Position.SUBSTITUTE.value) & Q(stands_for__isnull=True)),
                name="%(app_label)s_%(class)s_substitutes_for_one",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"holder {self.pk}"


class HolderAddress(models.Model):
    """Where an invitation reaches who sits in a team: read in the office alone, and by no other agency."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    holder = models.OneToOneField(Holder, on_delete=models.PROTECT, related_name="+")
    email = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(email__regex=r"^[^@\s]+@[^@\s]+$"), name="%(app_label)s_%(class)s_email_is_one"
            ),
        ]

    def __str__(self) -> str:
        return f"address {self.pk}"


class Absence(OfTeam):
    """Days on which somebody cannot act; why is nobody's to know."""

    holder = models.ForeignKey(Holder, on_delete=models.PROTECT, related_name="+")

    class Meta(OfTeam.Meta):
        constraints: ClassVar = [
            *OfTeam.Meta.constraints,
            models.CheckConstraint(condition=Q(last_day__isnull=False), name="%(app_label)s_%(class)s_has_a_last_day"),
        ]

    def __str__(self) -> str:
        return f"absence {self.pk}"


class AgreedAction(models.Model):
    """What an agency promised the team, by when, and what would show it done."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")  # whose it is
    person = models.ForeignKey(Holder, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    what = models.CharField(max_length=2000)
    shown_by = models.CharField(max_length=2000)
    agreed_on = models.DateField()
    due_on = models.DateField()
    recorded_on = models.DateField()
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        constraints: ClassVar = [
            written("what"),
            written("shown_by"),
            models.CheckConstraint(condition=Q(due_on__gte=F("agreed_on")), name="%(app_label)s_%(class)s_due_after_agreed"),
            models.UniqueConstraint(fields=["team", "id"], name="%(app_label)s_%(class)s_team_and_id"),
            models.UniqueConstraint(fields=["office", "id"], name="%(app_label)s_%(class)s_office_and_id"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"agreed action {self.pk}"


class ActionStep(models.Model):
    """Something that was said of an agreed action; the next number each time, and never changed."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(AgreedAction, on_delete=models.PROTECT, related_name="+")
    number = models.SmallIntegerField()
    kind = models.CharField(max_length=12)
    text = models.CharField(max_length=2000, blank=True)
    due_on = models.DateField(null=True)  # the day that is asked for, or to which it is moved
    recorded_on = models.DateField()  # the office's day
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", StepKind),
            models.UniqueConstraint(fields=["action", "number"], name="%(app_label)s_%(class)s_one_after_another"),
            models.CheckConstraint(condition=Q(kind=StepKind.ACCEPTED.value) | Q(text__regex=r"\S"), name="%(app_label)s_%(class)s_says_something"),
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in WITH_A_DAY]) ^ Q(due_on__isnull=True), name="%(app_label)s_%(class)s_day_where_asked_or_moved"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"step {self.pk}"


class ActionCause(models.Model):
    """What led to an agreed action: read in the office alone, and by no other agency."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    action = models.ForeignKey(AgreedAction, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=12)
    row = (
        models.BigIntegerField()
    )  # the number of the finding, the place or the case; whoever may not see that learns nothing more

    class Meta:
        constraints: ClassVar = [
            one_of("kind", CauseKind),
            models.UniqueConstraint(fields=["action", "kind", "row"], name="%(app_label)s_%(class)s_once"),
        ]

    def __str__(self) -> str:
        return f"cause {self.pk}"


class ActionReminder(Message):
    """An e-mail that reminds somebody of an agreed action: it leaves once or not at all, and is read in the office alone."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    action = models.ForeignKey(AgreedAction, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(Holder, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=8)
    due_on = models.DateField()  # the day of which it reminds
    address = models.CharField(max_length=200)
    recorded_on = models.DateField()  # the office's day
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["office", "due_at"], condition=Q(state__in=["waiting", "leaving"]), name="team_actionreminder_due"),
        ]  # fmt: skip
        constraints: ClassVar = [
            *Message.Meta.constraints,
            one_of("kind", ReminderKind),
            models.CheckConstraint(
                condition=Q(failed_because__isnull=True) | Q(failed_because__in=[one.value for one in ReminderFailure]),
                name="%(app_label)s_%(class)s_failure_is_known",
            ),
            models.UniqueConstraint(
                fields=["action", "due_on", "kind", "address"],
                condition=Q(failed_because__isnull=True) | ~Q(failed_because__in=[one.value for one in NEVER_LEFT]),
                name="%(app_label)s_%(class)s_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"reminder {self.pk}"
