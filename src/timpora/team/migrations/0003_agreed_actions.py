"""What teams agreed to do: the actions, their steps, and what led to them."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("team", "0002_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgreedAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=2000)),
                ("shown_by", models.CharField(max_length=2000)),
                ("agreed_on", models.DateField()),
                ("due_on", models.DateField()),
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
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.holder",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.seat"),
                ),
                (
                    "team",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what__regex", "\\S")), name="team_agreedaction_what_is_written"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("shown_by__regex", "\\S")), name="team_agreedaction_shown_by_is_written"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("agreed_on"))),
                        name="team_agreedaction_due_after_agreed",
                    ),
                    models.UniqueConstraint(fields=("team", "id"), name="team_agreedaction_team_and_id"),
                    models.UniqueConstraint(fields=("office", "id"), name="team_agreedaction_office_and_id"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("text", models.CharField(blank=True, max_length=2000)),
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
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.agreedaction"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["progress", "reported", "accepted", "returned", "dropped"])),
                        name="team_actionstep_kind_is_known",
                    ),
                    models.UniqueConstraint(fields=("action", "number"), name="team_actionstep_one_after_another"),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "accepted"), ("text__regex", "\\S"), _connector="OR"),
                        name="team_actionstep_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionCause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("row", models.BigIntegerField()),
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
                    "action",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.agreedaction",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["finding", "place", "case"])),
                        name="team_actioncause_kind_is_known",
                    ),
                    models.UniqueConstraint(fields=("action", "kind", "row"), name="team_actioncause_once"),
                ],
            },
        ),
    ]
