"""Reminders of agreed actions: e-mail that leaves once."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("team", "0004_walls_of_actions"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActionReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=8)),
                ("due_on", models.DateField()),
                ("address", models.CharField(max_length=200)),
                ("recorded_on", models.DateField()),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("tries", models.SmallIntegerField(default=0)),
                ("due_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("failed_because", models.CharField(max_length=12, null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.agreedaction"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.holder"
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "leaving"])),
                        fields=["office", "due_at"],
                        name="team_actionreminder_due",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["before", "overdue"])),
                        name="team_actionreminder_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "leaving", "sent", "failed"])),
                        name="team_actionreminder_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("failed_because__isnull", True),
                            (
                                "failed_because__in",
                                ["no_server", "refused", "no_answer", "unsure", "overtaken", "unseated", "bounced"],
                            ),
                            _connector="OR",
                        ),
                        name="team_actionreminder_failure_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "failed"), ("failed_because__isnull", True), _connector="XOR"),
                        name="team_actionreminder_failed_for_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("failed_because__isnull", True),
                            models.Q(("failed_because__in", ["no_server", "overtaken", "unseated"]), _negated=True),
                            _connector="OR",
                        ),
                        fields=("action", "due_on", "kind", "address"),
                        name="team_actionreminder_once",
                    ),
                ],
            },
        ),
    ]
