"""Teams, their decrees, seats, who sits in them, where these are reached, and days of absence."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0012_team"),
    ]

    operations = [
        migrations.CreateModel(
            name="Team",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("level", models.CharField(max_length=12)),
                ("area_code", models.CharField(max_length=13, null=True)),
                ("name", models.CharField(max_length=200)),
                ("rhythm_months", models.SmallIntegerField(null=True)),
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["timpora", "kesbangpol"])), name="team_team_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["centre", "province", "regency", "district", "village"])),
                        name="team_team_level_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")), name="team_team_name_is_written"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "centre"), ("area_code__isnull", True)),
                            models.Q(
                                ("level", "province"), ("area_code__isnull", False), ("area_code__regex", "^\\d{2}$")
                            ),
                            models.Q(
                                ("level", "regency"),
                                ("area_code__isnull", False),
                                ("area_code__regex", "^\\d{2}\\.\\d{2}$"),
                            ),
                            models.Q(
                                ("level", "district"),
                                ("area_code__isnull", False),
                                ("area_code__regex", "^\\d{2}\\.\\d{2}\\.\\d{2}$"),
                            ),
                            models.Q(
                                ("level", "village"),
                                ("area_code__isnull", False),
                                ("area_code__regex", "^\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{4}$"),
                            ),
                            _connector="OR",
                        ),
                        name="team_team_area_fits_its_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rhythm_months__isnull", True), ("rhythm_months__gte", 1), _connector="OR"),
                        name="team_team_meets_after_months",
                    ),
                    models.UniqueConstraint(fields=("office", "id"), name="team_team_office_and_id"),
                    models.UniqueConstraint(
                        fields=("office", "kind", "level", "area_code"), name="team_team_once", nulls_distinct=False
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_day", models.DateField()),
                ("last_day", models.DateField(null=True)),
                ("gone_on", models.DateField(null=True)),
                ("recorded_on", models.DateField()),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.agency"
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
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day__isnull", True), ("last_day__gte", models.F("first_day")), _connector="OR"
                        ),
                        name="team_seat_days_in_order",
                    ),
                    models.UniqueConstraint(fields=("team", "id"), name="team_seat_team_and_id"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Holder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_day", models.DateField()),
                ("last_day", models.DateField(null=True)),
                ("gone_on", models.DateField(null=True)),
                ("recorded_on", models.DateField()),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("position", models.CharField(max_length=12)),
                ("held_by", models.BigIntegerField(null=True)),
                ("left_at", models.DateTimeField(null=True)),
                ("name", models.CharField(max_length=200)),
                ("title", models.CharField(blank=True, max_length=200)),
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
                    "stands_for",
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
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day__isnull", True), ("last_day__gte", models.F("first_day")), _connector="OR"
                        ),
                        name="team_holder_days_in_order",
                    ),
                    models.UniqueConstraint(fields=("team", "id"), name="team_holder_team_and_id"),
                    models.CheckConstraint(
                        condition=models.Q(("position__in", ["chair", "secretary", "member", "substitute"])),
                        name="team_holder_position_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")), name="team_holder_name_is_written"
                    ),
                    models.UniqueConstraint(fields=("office", "id"), name="team_holder_office_and_id"),
                    models.UniqueConstraint(fields=("seat", "id"), name="team_holder_seat_and_id"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("position", "substitute"), ("stands_for__isnull", False)),
                            models.Q(models.Q(("position", "substitute"), _negated=True), ("stands_for__isnull", True)),
                            _connector="OR",
                        ),
                        name="team_holder_substitutes_for_one",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["held_by"], name="team_holder_account"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decree",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_day", models.DateField()),
                ("last_day", models.DateField(null=True)),
                ("gone_on", models.DateField(null=True)),
                ("recorded_on", models.DateField()),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("legal_basis", models.CharField(max_length=300)),
                ("number", models.CharField(max_length=120)),
                ("issuer", models.CharField(max_length=200)),
                ("issued_on", models.DateField()),
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
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day__isnull", True), ("last_day__gte", models.F("first_day")), _connector="OR"
                        ),
                        name="team_decree_days_in_order",
                    ),
                    models.UniqueConstraint(fields=("team", "id"), name="team_decree_team_and_id"),
                    models.CheckConstraint(
                        condition=models.Q(("legal_basis__regex", "\\S")), name="team_decree_legal_basis_is_written"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__regex", "\\S")), name="team_decree_number_is_written"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("issuer__regex", "\\S")), name="team_decree_issuer_is_written"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_day", models.DateField()),
                ("last_day", models.DateField(null=True)),
                ("gone_on", models.DateField(null=True)),
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
                    "holder",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.holder"),
                ),
                (
                    "team",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day__isnull", True), ("last_day__gte", models.F("first_day")), _connector="OR"
                        ),
                        name="team_absence_days_in_order",
                    ),
                    models.UniqueConstraint(fields=("team", "id"), name="team_absence_team_and_id"),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__isnull", False)), name="team_absence_has_a_last_day"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HolderAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.CharField(max_length=200)),
                (
                    "holder",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.holder"
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
                        condition=models.Q(("email__regex", "^[^@\\s]+@[^@\\s]+$")),
                        name="team_holderaddress_email_is_one",
                    )
                ],
            },
        ),
    ]
