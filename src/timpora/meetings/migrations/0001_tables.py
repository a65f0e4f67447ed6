"""Tables of meetings."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0013_map"),
        ("letters", "0006_letters_of_meetings"),
        ("team", "0004_walls_of_actions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "calendar_id",
                    models.UUIDField(db_default=django.contrib.postgres.functions.RandomUUID(), editable=False),
                ),
                ("recorded_on", models.DateField()),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("team", "id"), name="meetings_meeting_team_and_id"),
                    models.UniqueConstraint(fields=("office", "id"), name="meetings_meeting_office_and_id"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("number", models.SmallIntegerField()),
                ("place", models.SmallIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("facts", models.JSONField(default=dict)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("text", models.CharField(blank=True, max_length=2000)),
                ("left_out", models.CharField(blank=True, max_length=400)),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.meeting"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["promises", "actions", "findings", "limits", "silence", "cases", "evaluated", "own"],
                            )
                        ),
                        name="meetings_agendaitem_kind_is_known",
                    ),
                    models.UniqueConstraint(fields=("meeting", "number"), name="meetings_agendaitem_numbered_once"),
                    models.UniqueConstraint(fields=("meeting", "id"), name="meetings_agendaitem_meeting_and_id"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "own"), _negated=True), ("title__regex", "\\S"), _connector="OR"
                        ),
                        name="meetings_agendaitem_own_has_a_title",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("number", models.SmallIntegerField()),
                ("text", models.CharField(blank=True, max_length=20000)),
                ("is_aside", models.BooleanField()),
                ("settles", models.SmallIntegerField(null=True)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.agendaitem"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.meeting"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("item", "number"), name="meetings_itemtext_one_after_another"),
                    models.CheckConstraint(
                        condition=models.Q(("is_aside", False), ("settles__isnull", True), _connector="OR"),
                        name="meetings_itemtext_aside_settles_none",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("sequence", models.SmallIntegerField()),
                ("method", models.CharField(max_length=8)),
                ("address", models.CharField(max_length=200)),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("tries", models.SmallIntegerField(default=0)),
                ("due_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("failed_because", models.CharField(max_length=12, null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "holder",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.holder"
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="letters.letter",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.meeting"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "leaving", "sent", "failed"])),
                        name="meetings_invitation_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("method__in", ["request", "cancel"])),
                        name="meetings_invitation_method_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("failed_because__isnull", True),
                            (
                                "failed_because__in",
                                ["no_server", "refused", "no_answer", "unsure", "altered", "overtaken", "bounced"],
                            ),
                            _connector="OR",
                        ),
                        name="meetings_invitation_failure_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "failed"), ("failed_because__isnull", True), _connector="XOR"),
                        name="meetings_invitation_failed_for_a_reason",
                    ),
                    models.UniqueConstraint(
                        fields=("meeting", "holder", "sequence"), name="meetings_invitation_once_a_sequence"
                    ),
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "leaving"])),
                        fields=["office", "due_at"],
                        name="meetings_invitation_due",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("came", models.CharField(max_length=12)),
                ("how", models.CharField(max_length=6)),
                ("name", models.CharField(blank=True, max_length=200)),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.seat"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.meeting"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("came__in", ["present", "represented", "excused", "absent"])),
                        name="meetings_attendance_came_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["tap", "code"])), name="meetings_attendance_how_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("came", "represented"), _negated=True), ("name__regex", "\\S"), _connector="OR"
                        ),
                        name="meetings_attendance_says_who_stood_in",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("kind", models.CharField(max_length=12)),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="letters.letter"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.meeting"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["invitation", "cancellation", "minutes"])),
                        name="meetings_meetingpaper_kind_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("number", models.SmallIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("day", models.DateField(null=True)),
                ("begins", models.TimeField(null=True)),
                ("ends", models.TimeField(null=True)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("text", models.CharField(blank=True, max_length=2000)),
                ("recorded_on", models.DateField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.meeting"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "plan",
                                    "invite",
                                    "move",
                                    "redraft",
                                    "open",
                                    "close",
                                    "return",
                                    "accept",
                                    "note",
                                    "fall_out",
                                ],
                            )
                        ),
                        name="meetings_meetingstep_kind_is_known",
                    ),
                    models.UniqueConstraint(
                        fields=("meeting", "number"), name="meetings_meetingstep_one_after_another"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("begins__isnull", False),
                                ("day__isnull", False),
                                ("ends__gt", models.F("begins")),
                                ("kind__in", ["plan", "move"]),
                                ("place__regex", "\\S"),
                            ),
                            models.Q(
                                models.Q(("kind__in", ["plan", "move"]), _negated=True),
                                ("begins__isnull", True),
                                ("day__isnull", True),
                                ("ends__isnull", True),
                                ("place", ""),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_meetingstep_says_when_and_where",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MinuteEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("kind", models.CharField(max_length=12)),
                ("text", models.CharField(blank=True, max_length=2000)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.agendaitem"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.meeting"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.seat",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["decision", "dissent", "nil"])),
                        name="meetings_minuteentry_kind_is_known",
                    ),
                    models.UniqueConstraint(fields=("meeting", "id"), name="meetings_minuteentry_meeting_and_id"),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "nil"), ("text__regex", "\\S"), _connector="OR"),
                        name="meetings_minuteentry_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "dissent"), ("seat__isnull", True), _connector="XOR"),
                        name="meetings_minuteentry_dissent_is_somebodys",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                (
                    "action",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.agreedaction"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.meeting"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.minuteentry"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
