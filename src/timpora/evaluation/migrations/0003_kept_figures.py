"""Figures that are kept, so that pages answer at once."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The tables of kept figures."""

    dependencies = [
        ("accounts", "0014_looking_with_less"),
        ("evaluation", "0002_map_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptEvaluation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seen_by", models.SmallIntegerField()),
                ("asked_by", models.BigIntegerField(null=True)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("known_on", models.DateField(null=True)),
                ("as_known", models.DateTimeField()),
                ("not_judged", models.IntegerField(null=True)),
                ("law", models.CharField(blank=True, max_length=64)),
                ("counted_at", models.DateTimeField(null=True)),
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
        ),
        migrations.CreateModel(
            name="KeptFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.CharField(max_length=60)),
                ("by", models.CharField(blank=True, max_length=20)),
                ("group_key", models.CharField(max_length=300, null=True)),
                ("value", models.FloatField(null=True)),
                ("numerator", models.BigIntegerField(null=True)),
                ("denominator", models.BigIntegerField(null=True)),
                ("counted", models.BigIntegerField(null=True)),
                ("low", models.FloatField(null=True)),
                ("high", models.FloatField(null=True)),
                ("first_quartile", models.IntegerField(null=True)),
                ("third_quartile", models.IntegerField(null=True)),
                ("no_data", models.JSONField(null=True)),
                ("is_hidden", models.BooleanField()),
                (
                    "evaluation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="evaluation.keptevaluation",
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
        ),
        migrations.CreateModel(
            name="KeptRows",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.CharField(max_length=60)),
                ("columns", models.JSONField()),
                ("rows", models.JSONField()),
                (
                    "evaluation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="evaluation.keptevaluation",
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
        ),
        migrations.AddConstraint(
            model_name="keptevaluation",
            constraint=models.UniqueConstraint(
                fields=("office", "seen_by", "asked_by", "first_day", "last_day", "known_on"),
                name="evaluation_keptevaluation_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="keptevaluation",
            constraint=models.UniqueConstraint(fields=("office", "id"), name="evaluation_keptevaluation_office_and_id"),
        ),
        migrations.AddConstraint(
            model_name="keptevaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(("seen_by__in", [-1, 0, 1, 2])), name="evaluation_keptevaluation_seen_by_somebody"
            ),
        ),
        migrations.AddConstraint(
            model_name="keptevaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))),
                name="evaluation_keptevaluation_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptevaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("seen_by__gt", -1),
                    models.Q(
                        ("asked_by__isnull", True), ("known_on", models.F("last_day")), ("not_judged__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="evaluation_keptevaluation_shared_as_it_ended",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptfigure",
            constraint=models.UniqueConstraint(
                fields=("evaluation", "by", "indicator", "group_key"),
                name="evaluation_keptfigure_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="keptfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_hidden", False),
                    models.Q(
                        ("counted__isnull", True),
                        ("denominator__isnull", True),
                        ("first_quartile__isnull", True),
                        ("high__isnull", True),
                        ("low__isnull", True),
                        ("no_data__isnull", True),
                        ("numerator__isnull", True),
                        ("third_quartile__isnull", True),
                        ("value__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="evaluation_keptfigure_hidden_says_nothing",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("no_data__isnull", True), ("value__isnull", True), _connector="OR"),
                name="evaluation_keptfigure_no_data_is_no_value",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptrows",
            constraint=models.UniqueConstraint(fields=("evaluation", "indicator"), name="evaluation_keptrows_once"),
        ),
    ]
