"""Tables of meetings: their steps, agenda, attendance, minutes and decisions, what became actions, letters, what was sent, and who reads them in a calendar."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID, TransactionNow
from django.db import models
from django.db.models import F, Q

from timpora.letters.messages import Message
from timpora.meetings.core.agenda import LONGEST_REASON, LONGEST_TEXT, LONGEST_TITLE, AgendaKind
from timpora.meetings.core.attending import Came, How
from timpora.meetings.core.invitations import Failure, Method
from timpora.meetings.core.minutes import LONGEST as LONGEST_MINUTES
from timpora.meetings.core.minutes import LONGEST_ENTRY, EntryKind
from timpora.meetings.core.papers import PaperKind
from timpora.meetings.core.states import LONGEST, LONGEST_PLACE, SAYS_WHERE, StepKind
from timpora.register.ledger import one_of


class Meeting(models.Model):
    """A meeting of a team; when and where it is, and how it stands, is what its steps come to."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey("team.Team", on_delete=models.PROTECT, related_name="+")
    calendar_id = models.UUIDField(db_default=RandomUUID(), editable=False)  # by which calendars know it
    recorded_on = models.DateField()  # the office's day: `recorded_at` is the clock's
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "id"], name="%(app_label)s_%(class)s_team_and_id"),
            models.UniqueConstraint(fields=["office", "id"], name="%(app_label)s_%(class)s_office_and_id"),
        ]

    def __str__(self) -> str:
        return f"meeting {self.pk}"


class OfMeeting(models.Model):
    """Something that was written about a meeting, by whom and when."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey("team.Team", on_delete=models.PROTECT, related_name="+", db_index=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        abstract = True


class MeetingStep(OfMeeting):
    """Something that was done with a meeting; the next number each time, and never changed."""

    number = models.SmallIntegerField()
    kind = models.CharField(max_length=12)
    day = models.DateField(null=True)
    begins = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    place = models.CharField(max_length=LONGEST_PLACE, blank=True)
    text = models.CharField(max_length=LONGEST, blank=True)
    recorded_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            one_of("kind", StepKind),
            models.UniqueConstraint(fields=["meeting", "number"], name="%(app_label)s_%(class)s_one_after_another"),
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in SAYS_WHERE], day__isnull=False, begins__isnull=False, ends__gt=F("begins"), place__regex=r"\S")
                | (~Q(kind__in=[one.value for one in SAYS_WHERE]) & Q(day__isnull=True, begins__isnull=True, ends__isnull=True, place="")),
                name="%(app_label)s_%(class)s_says_when_and_where",
            ),
            models.CheckConstraint(condition=~Q(kind=StepKind.RETURN.value) | Q(text=""), name="%(app_label)s_%(class)s_tells_no_draft"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"step {self.pk}"


class ReturnReason(OfMeeting):
    """Why minutes were returned, apart from the step that every agency reads: it quotes minutes that are open again."""

    step = models.OneToOneField(MeetingStep, on_delete=models.PROTECT, related_name="reason")
    text = models.CharField(max_length=LONGEST)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(text__regex=r"\S"), name="%(app_label)s_%(class)s_says_something"),
        ]

    def __str__(self) -> str:
        return f"reason {self.pk}"


class AgendaItem(OfMeeting):
    """An item of the agenda: what was drafted from the data, and how somebody worded, ordered or left it out."""

    number = models.SmallIntegerField()
    place = models.SmallIntegerField()  # in the order
    kind = models.CharField(max_length=12)
    facts = models.JSONField(default=dict)
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    text = models.CharField(max_length=LONGEST_TEXT, blank=True)
    left_out = models.CharField(max_length=LONGEST_REASON, blank=True)  # why; empty where it is not

    class Meta:
        constraints: ClassVar = [
            one_of("kind", AgendaKind),
            models.UniqueConstraint(fields=["meeting", "number"], name="%(app_label)s_%(class)s_numbered_once"),
            models.UniqueConstraint(fields=["meeting", "id"], name="%(app_label)s_%(class)s_meeting_and_id"),
            models.CheckConstraint(condition=~Q(kind=AgendaKind.OWN.value) | Q(title__regex=r"\S"), name="%(app_label)s_%(class)s_own_has_a_title"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"item {self.pk}"


class Attendance(OfMeeting):
    """What was said of a seat: the last word holds."""

    seat = models.ForeignKey("team.Seat", on_delete=models.PROTECT, related_name="+", db_index=False)
    came = models.CharField(max_length=12)
    how = models.CharField(max_length=6)
    name = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("came", Came),
            one_of("how", How),
            models.CheckConstraint(condition=~Q(came=Came.REPRESENTED.value) | Q(name__regex=r"\S"), name="%(app_label)s_%(class)s_says_who_stood_in"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"attendance {self.pk}"


class ItemText(OfMeeting):
    """A text of the minutes of an item; the next number each time, and none is lost."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="+")
    number = models.SmallIntegerField()
    text = models.CharField(max_length=LONGEST_MINUTES, blank=True)
    is_aside = models.BooleanField()
    settles = models.SmallIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "number"], name="%(app_label)s_%(class)s_one_after_another"),
            models.CheckConstraint(condition=Q(is_aside=False) | Q(settles__isnull=True), name="%(app_label)s_%(class)s_aside_settles_none"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"text {self.pk}"


class MinuteEntry(OfMeeting):
    """A decision, a dissent of an agency, or that there was nothing."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    seat = models.ForeignKey("team.Seat", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    text = models.CharField(max_length=LONGEST_ENTRY, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", EntryKind),
            models.UniqueConstraint(fields=["meeting", "id"], name="%(app_label)s_%(class)s_meeting_and_id"),
            models.CheckConstraint(condition=Q(kind=EntryKind.NIL.value) | Q(text__regex=r"\S"), name="%(app_label)s_%(class)s_says_something"),
            models.CheckConstraint(condition=Q(kind=EntryKind.DISSENT.value) ^ Q(seat__isnull=True), name="%(app_label)s_%(class)s_dissent_is_somebodys"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"entry {self.pk}"


class MeetingAction(OfMeeting):
    """Which decision of a meeting became which agreed action."""

    entry = models.OneToOneField(MinuteEntry, on_delete=models.PROTECT, related_name="+")
    action = models.OneToOneField("team.AgreedAction", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"action of a meeting {self.pk}"


class MeetingPaper(OfMeeting):
    """Which letter is the invitation, the cancellation or the minutes of a meeting; the last one of a kind holds."""

    kind = models.CharField(max_length=12)
    letter = models.OneToOneField("letters.Letter", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [one_of("kind", PaperKind)]

    def __str__(self) -> str:
        return f"paper {self.pk}"


class MeetingPack(OfMeeting):
    """A pack as it was made: its files stay the same bytes, whatever becomes known later."""

    number = models.SmallIntegerField()  # which pack of that meeting
    as_of = models.DateField()  # the office's day
    as_known = models.DateTimeField()
    printed = ArrayField(
        models.CharField(max_length=64)
    )  # SHA-256 of each item of the agenda that is printed, and of when and where
    pdf_id = models.BinaryField()
    pdf_en = models.BinaryField()
    digest = models.CharField(max_length=64)  # SHA-256 of both files, one after the other

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="%(app_label)s_%(class)s_numbered_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="%(app_label)s_%(class)s_counted_from_one"),
            models.CheckConstraint(condition=Q(printed__len__gte=1), name="%(app_label)s_%(class)s_prints_something"),
        ]

    def __str__(self) -> str:
        return f"pack {self.pk}"


class Invitation(OfMeeting, Message):
    """An invitation, a change of it or a cancellation on its way to somebody's address: it leaves once or not at all."""

    holder = models.ForeignKey("team.Holder", on_delete=models.PROTECT, related_name="+", db_index=False)
    sequence = models.SmallIntegerField()
    method = models.CharField(max_length=8)
    address = models.CharField(max_length=200)
    letter = models.ForeignKey("letters.Letter", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["office", "due_at"], condition=Q(state__in=["waiting", "leaving"]), name="meetings_invitation_due"),
        ]  # fmt: skip
        constraints: ClassVar = [
            *Message.Meta.constraints,
            one_of("method", Method),
            models.CheckConstraint(
                condition=Q(failed_because__isnull=True) | Q(failed_because__in=[one.value for one in Failure]),
                name="%(app_label)s_%(class)s_failure_is_known",
            ),
            models.UniqueConstraint(fields=["meeting", "holder", "sequence"], name="%(app_label)s_%(class)s_once_a_sequence"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class CalendarFeed(models.Model):
    """The address under which somebody's calendar reads the meetings of the own teams; its secret is kept as a digest alone."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    account = models.BigIntegerField()
    digest = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    last_read_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)  # missing where the owner of the database ended the account

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account"], condition=Q(ended_at__isnull=True), name="%(app_label)s_%(class)s_one_each"),
            models.CheckConstraint(condition=Q(ended_at__isnull=False) | Q(ended_by__isnull=True), name="%(app_label)s_%(class)s_ended_when_by"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"calendar {self.pk}"
