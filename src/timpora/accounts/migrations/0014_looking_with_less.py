"""Whoever looks may look with less clearance than they have, until the transaction ends: so one machine counts what each clearance sees."""

from django.db import migrations

from timpora.postgres.names import OWNER, WALL, WEB
from timpora.postgres.walls import let_call


CLEARANCE = """
    CREATE OR REPLACE FUNCTION wall_clearance() RETURNS integer
    LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        -- Who has no clearance gets none from the setting: the least of nothing and a number would be the number.
        SELECT CASE WHEN own IS NOT NULL THEN least(own, nullif(current_setting('timpora.no_more_than', true), '')::integer) END
        FROM (
            SELECT CASE role
                WHEN 'officer' THEN 0
                WHEN 'auditor' THEN 1
                WHEN 'examiner' THEN 2
                WHEN 'head_of_section' THEN 2
                WHEN 'head_of_office' THEN 2
                WHEN 'machine' THEN 2
            END AS own FROM wall_looker()
        ) AS looker
    $$;
"""


class Migration(migrations.Migration):
    """Looking with less clearance."""

    dependencies = [("accounts", "0013_map")]

    operations = [
        migrations.RunSQL(
            sql=[
                f"SET LOCAL ROLE {WALL}",
                CLEARANCE,
                "RESET ROLE",
                let_call(["wall_clearance()"], (WEB, OWNER), owner=WALL),
            ],
            elidable=False,
        )
    ]
