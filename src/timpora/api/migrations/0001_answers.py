"""Answers of the API under their keys; a token sees its own and nobody changes one."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_add, let_read, shut


DAYS_KEPT = 7
OWN = "token_id = (SELECT token FROM wall_pass())"
WALLS = f"""
    {shut("api_answer")}
    {let_read("api_answer", OWN)}
    {let_add("api_answer", f"{OWN} AND made_at = now() AND status BETWEEN 200 AND 299")}

    CREATE FUNCTION api_forget_answers() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        WITH forgotten AS (DELETE FROM api_answer WHERE made_at < now() - interval '{DAYS_KEPT} days' RETURNING 1)
        SELECT count(*) FROM forgotten
    $$;
    REVOKE ALL ON FUNCTION api_forget_answers() FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION api_forget_answers() TO {WEB}, {OWNER};
"""


class Migration(migrations.Migration):
    """The table and its walls."""

    initial = True
    dependencies = [("accounts", "0004_tokens")]

    operations = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=100)),
                ("request", models.BinaryField(max_length=32)),
                ("status", models.PositiveSmallIntegerField()),
                ("body", models.BinaryField()),
                ("heads", models.JSONField()),
                (
                    "made_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                (
                    "token",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.apitoken"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["made_at"], name="api_answer_made_at")],
                "constraints": [models.UniqueConstraint(fields=("token", "key"), name="api_answer_once")],
            },
        ),
        migrations.RunSQL(sql=[WALLS], elidable=False),
    ]
