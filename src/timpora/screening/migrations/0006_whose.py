"""Finds the people of many records by an index over those of several records alone: whoever is one record has no other to be found.

A question after a thousand records at once made PostgreSQL read all standings, a thousand comparisons each; asked record by record,
its cost follows the question and not the register. The index takes in what comes at once: what it kept aside, each question would read.
"""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations
from django.db.models import Q

from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_call


COUNT_ANEW = """
    CREATE OR REPLACE FUNCTION screening_count_anew() RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        ANALYZE screening_standing, screening_finding, screening_findingevent, register_change;
    END $$;
"""
# Behind row-level security no index helps to compare lists; this asks the same two questions as the policy, and then the index.
WHOSE = """
    CREATE OR REPLACE FUNCTION screening_whose(wanted bigint[]) RETURNS SETOF bigint LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
        SELECT DISTINCT unnest(s.records)
        FROM unnest(wanted) AS w (record) JOIN screening_standing s ON s.records @> ARRAY[w.record]
        WHERE s.records[2] IS NOT NULL AND s.office_id = (SELECT wall_register_office()) AND (SELECT wall_may('screen'))
    $$;
"""


class Migration(migrations.Migration):
    """Whose records these are, found at the cost of the question."""

    dependencies = [("screening", "0005_reminders")]

    operations = [
        migrations.RemoveIndex("standing", "screening_standing_whose"),
        migrations.AddIndex(
            "standing",
            GinIndex(
                condition=Q(("records__1__isnull", False)), fastupdate=False, fields=["records"], name="screening_standing_whose"
            ),
        ),
        migrations.RunSQL(
            sql=[COUNT_ANEW, WHOSE, let_call(["screening_count_anew()", "screening_whose(bigint[])"], (WEB,), owner=OWNER)],
            elidable=False,
        ),
    ]  # fmt: skip
