"""What is shared with agencies: the shares and their words, who they are for, openings, answers and what followed, withdrawals and corrections."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0013_map"),
        ("team", "0004_walls_of_actions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_on", models.DateField()),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("kind", models.CharField(max_length=12)),
                ("text", models.CharField(blank=True, max_length=2000)),
                ("place", models.CharField(blank=True, max_length=2000)),
                ("area_code", models.CharField(blank=True, max_length=13)),
                ("seen_on", models.DateField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.agency"
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["knows", "seen", "nothing"])),
                        name="sharing_answer_kind_is_known",
                    ),
                    models.UniqueConstraint(fields=("office", "id"), name="sharing_answer_office_and_id"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "knows"), _negated=True), ("text__regex", "\\S"), _connector="OR"
                        ),
                        name="sharing_answer_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "seen"), ("place__regex", "\\S"), ("seen_on__isnull", False)),
                            models.Q(models.Q(("kind", "seen"), _negated=True), ("seen_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="sharing_answer_seen_somewhere",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Share",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("shared_on", models.DateField()),
                ("until", models.DateField()),
                ("withdrawn_on", models.DateField(null=True)),
                ("confidentiality", models.SmallIntegerField()),
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
                    models.CheckConstraint(
                        condition=models.Q(("confidentiality__in", [0, 1, 2])),
                        name="sharing_share_confidentiality_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("shared_on"))), name="sharing_share_days_in_order"
                    ),
                    models.UniqueConstraint(fields=("office", "id"), name="sharing_share_office_and_id"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.agency"
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
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.share"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("share", "agency"), name="sharing_recipient_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_on", models.DateField()),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.agency"
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
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.share"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AnswerTaken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("following", models.CharField(max_length=12)),
                ("because", models.CharField(blank=True, max_length=400)),
                ("fact_kind", models.CharField(blank=True, max_length=30)),
                ("fact", models.BigIntegerField(null=True)),
                ("recorded_on", models.DateField()),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                (
                    "answer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.answer"
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
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.share"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("following__in", ["recorded", "nothing"])),
                        name="sharing_answertaken_following_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fact__isnull", False), ("fact_kind__regex", "\\S"), ("following", "recorded")),
                            models.Q(("because__regex", "\\S"), ("fact__isnull", True), ("following", "nothing")),
                            _connector="OR",
                        ),
                        name="sharing_answertaken_fact_or_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("media_type", models.CharField(max_length=20)),
                ("size", models.IntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("recorded_by", models.BigIntegerField()),
                (
                    "answer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.answer"
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
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.share"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("media_type__in", ["application/pdf", "image/jpeg", "image/png"])),
                        name="sharing_answerdocument_media_type_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")), name="sharing_answerdocument_name_is_written"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShareFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("finding", models.BigIntegerField()),
                ("known", models.CharField(max_length=60)),
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
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.share"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("share", "finding"), name="sharing_sharefinding_once"),
                    models.UniqueConstraint(fields=("office", "id"), name="sharing_sharefinding_office_and_id"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("notice", models.JSONField()),
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
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.share"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("office", "id"), name="sharing_correction_office_and_id"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CorrectedLimit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("notice", models.JSONField()),
                (
                    "correction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.correction"
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
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.share"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CorrectedFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("now", models.CharField(max_length=60)),
                (
                    "correction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.correction"
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.sharefinding"
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
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.share"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShareOrigin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row", models.BigIntegerField(null=True)),
                ("fields", models.CharField(max_length=400)),
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
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.share"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("share",), name="sharing_shareorigin_once"),
                ],
                "indexes": [
                    models.Index(fields=["office", "row"], name="sharing_shareorigin_row"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SharePerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record", models.BigIntegerField()),
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
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.share"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("share", "record"), name="sharing_shareperson_once"),
                ],
                "indexes": [
                    models.Index(fields=["office", "record"], name="sharing_shareperson_whose"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShareWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("purpose", models.CharField(max_length=400)),
                ("lines", models.JSONField()),
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
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.share"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["finding", "case", "place", "list", "note"])),
                        name="sharing_sharewords_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose__regex", "\\S")), name="sharing_sharewords_purpose_is_written"
                    ),
                    models.UniqueConstraint(fields=("share",), name="sharing_sharewords_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("because", models.CharField(max_length=400)),
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
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.share"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("because__regex", "\\S")), name="sharing_withdrawal_because_is_written"
                    ),
                    models.UniqueConstraint(fields=("share",), name="sharing_withdrawal_once"),
                ],
            },
        ),
        migrations.AddField(
            model_name="answer",
            name="share",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.share"),
        ),
    ]
