"""Figures of the map by area and clearance, and the boundaries that an office has drawn."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The tables of the map."""

    initial = True

    dependencies = [
        ("accounts", "0013_map"),
    ]

    operations = [
        migrations.CreateModel(
            name="BoundaryFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("shapes", models.JSONField()),
                ("source", models.CharField(max_length=300)),
                ("drawn_by", models.BigIntegerField()),
                (
                    "drawn_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                (
                    "office",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.office"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source__regex", "\\S")), name="evaluation_boundaryfile_names_its_source"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DistrictFigures",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seen_by", models.SmallIntegerField()),
                ("area_code", models.CharField(max_length=8)),
                ("people", models.IntegerField(null=True)),
                ("past_limit", models.IntegerField(null=True)),
                ("ends_soon", models.IntegerField(null=True)),
                ("reporting", models.IntegerField(null=True)),
                ("silent", models.IntegerField(null=True)),
                ("run", models.BigIntegerField()),
                (
                    "counted_at",
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
                    models.UniqueConstraint(
                        fields=("office", "seen_by", "area_code"), name="evaluation_districtfigures_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seen_by__in", [-1, 0, 1, 2])),
                        name="evaluation_districtfigures_seen_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seen_by__gt", -1),
                            models.Q(
                                models.Q(("people__isnull", True), ("people", 0), ("people__gte", 5), _connector="OR"),
                                models.Q(
                                    ("past_limit__isnull", True),
                                    ("past_limit", 0),
                                    ("past_limit__gte", 5),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("ends_soon__isnull", True),
                                    ("ends_soon", 0),
                                    ("ends_soon__gte", 5),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("reporting__isnull", True),
                                    ("reporting", 0),
                                    ("reporting__gte", 5),
                                    _connector="OR",
                                ),
                                models.Q(("silent__isnull", True), ("silent", 0), ("silent__gte", 5), _connector="OR"),
                            ),
                            _connector="OR",
                        ),
                        name="evaluation_districtfigures_small_counts_hidden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seen_by", -1),
                            models.Q(
                                ("people__isnull", False),
                                ("past_limit__isnull", False),
                                ("ends_soon__isnull", False),
                                ("reporting__isnull", False),
                                ("silent__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="evaluation_districtfigures_all_counted",
                    ),
                ],
            },
        ),
    ]
