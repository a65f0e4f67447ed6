"""Monthly reports."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The table of monthly reports."""

    dependencies = [
        ("accounts", "0014_looking_with_less"),
        ("evaluation", "0004_kept_figures_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="MonthlyReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("number", models.SmallIntegerField()),
                ("seen_by", models.SmallIntegerField()),
                ("as_known", models.DateTimeField()),
                (
                    "made_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("made_by", models.BigIntegerField()),
                ("figures", models.JSONField()),
                ("pdf_id", models.BinaryField()),
                ("pdf_en", models.BinaryField()),
                ("xlsx_id", models.BinaryField()),
                ("xlsx_en", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
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
                    "previous",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evaluation.monthlyreport",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "month", "number", "seen_by"), name="evaluation_monthlyreport_once"
                    ),
                    models.UniqueConstraint(fields=("office", "id"), name="evaluation_monthlyreport_office_and_id"),
                    models.CheckConstraint(
                        condition=models.Q(("seen_by__in", [-1, 2])), name="evaluation_monthlyreport_two_copies"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="evaluation_monthlyreport_counted_from_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="evaluation_monthlyreport_of_a_month"
                    ),
                ],
            },
        ),
    ]
