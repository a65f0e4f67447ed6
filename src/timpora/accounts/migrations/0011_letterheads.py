"""What an office's letters say of it, from a day on: written by its administrator, read by everybody of the office, changed by nobody."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from timpora.postgres.walls import let_add, let_read, shut


OWN = "office_id = (SELECT wall_office())"
WRITES = (
    f"{OWN} AND (SELECT wall_may('manage_accounts')) AND written_by = (SELECT wall_account()) AND written_at = now()"
)
WALLS = f"""
    {shut("accounts_officeletterhead")}
    {let_read("accounts_officeletterhead", OWN)}
    {let_add("accounts_officeletterhead", WRITES)}
"""


class Migration(migrations.Migration):
    """Letterheads of offices."""

    dependencies = [("accounts", "0010_casework")]

    operations = [
        migrations.CreateModel(
            name="OfficeLetterhead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_day", models.DateField()),
                ("said", models.JSONField()),
                ("written_by", models.BigIntegerField()),
                (
                    "written_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.office"
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["office", "from_day"], name="accounts_letterhead_of_a_day")]},
        ),
        migrations.RunSQL(sql=[WALLS], elidable=False),
    ]
