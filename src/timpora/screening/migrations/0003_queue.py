"""What the queue of findings is read by: districts and orders of rows; and the findings of past days, for who asked alone."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

from timpora.postgres.walls import let_add, let_change, let_read, let_remove, shut


MINE = "office_id = (SELECT wall_register_office()) AND account = (SELECT wall_account()) AND clearance <= (SELECT wall_clearance())"
WALL = f"""
    {shut("screening_pastquestion")}
    {let_read("screening_pastquestion", MINE)}
    {let_add("screening_pastquestion", MINE)}
    {let_change("screening_pastquestion", ("people", "found"), only=MINE, into=MINE)}
    {let_remove("screening_pastquestion", "account = (SELECT wall_account())")}
"""
ORDERS = {
    "in_order": ["office", "stay_limit", "id"],
    "sure": ["office", "certainty", "stay_limit"],
    "where": ["office", "district", "stay_limit"],
    "aged": ["office", "first_found_on", "id"],
    "worse": ["office", "worsens_on"],
}
COUNTED = {name: ["state", "confidentiality"] for name in ("sure", "where", "aged")}


class Migration(migrations.Migration):
    """Rows of the queue in each order, and a table for past days."""

    dependencies = [("accounts", "0008_screening"), ("screening", "0002_walls")]

    operations = [
        migrations.AddField(
            "finding",
            "district",
            models.GeneratedField(
                db_persist=True, expression=django.db.models.functions.text.Left("area_code", 8), output_field=models.CharField(max_length=8, null=True)
            ),
        ),
        *(
            migrations.AddIndex("finding", models.Index(fields=fields, name=f"screening_finding_{name}", include=COUNTED.get(name)))
            for name, fields in ORDERS.items()
        ),
        migrations.AddIndex(
            "finding",
            models.Index(condition=models.Q(("held_back", True)), fields=["office", "id"], name="screening_finding_held"),
        ),
        migrations.AddIndex(
            "findingevent",
            models.Index(
                condition=models.Q(("what__in", ["seen", "being_checked", "referred", "cleared"])),
                fields=["account", "what", "finding"],
                name="screening_findingevent_by",
            ),
        ),
        migrations.CreateModel(
            "PastQuestion",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("office", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.office")),
                ("account", models.BigIntegerField(unique=True)),
                ("clearance", models.SmallIntegerField()),
                ("as_of", models.DateField()),
                ("as_known", models.DateTimeField(null=True)),
                ("people", models.IntegerField(null=True)),
                ("found", models.BinaryField(null=True)),
            ],
        ),
        migrations.RunSQL(sql=[WALL], elidable=False),
    ]  # fmt: skip
