"""Tables of offices, agencies and accounts."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Office",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=200)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="accounts_office_has_a_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Agency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="agencies", to="accounts.office"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("office", "name"), name="accounts_agency_once")],
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("sign_in_name", models.CharField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("role", models.CharField(max_length=20)),
                ("language", models.CharField(default="id", max_length=2)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="accounts.agency",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="accounts", to="accounts.office"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "officer",
                                    "examiner",
                                    "head_of_section",
                                    "head_of_office",
                                    "member_agency",
                                    "auditor",
                                    "administrator",
                                    "reporter",
                                    "machine",
                                ],
                            )
                        ),
                        name="accounts_account_role_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["id", "en"])), name="accounts_account_language_is_spoken"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sign_in_name__regex", "^[a-z0-9][a-z0-9._-]*$")),
                        name="accounts_account_sign_in_name_is_plain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agency__isnull", True), ("role", "member_agency"), _connector="XOR"),
                        name="accounts_account_agency_is_a_member_s",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficeArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("area_code", models.CharField(max_length=13)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="areas", to="accounts.office"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("office", "area_code"), name="accounts_officearea_once"),
                    models.CheckConstraint(
                        condition=models.Q(("area_code__regex", "^\\d{2}(\\.\\d{2}(\\.\\d{2}(\\.\\d{4})?)?)?$")),
                        name="accounts_officearea_code_is_of_an_area",
                    ),
                ],
            },
        ),
    ]
