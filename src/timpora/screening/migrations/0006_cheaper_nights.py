"""What a night writes and asks, at less cost.

The people of many records are found by an index over those of several records alone: whoever is one record has no other to be found.
A question after a thousand records at once made PostgreSQL read all standings, a thousand comparisons each; asked record by record, its
cost follows the question and not the register. The index takes in what comes at once: what it kept aside, each question would read.

Who may judge is asked once a statement that changes findings, and not once a row of it: the pass is checked by its digest each time.

That a row is of an office that there is, its wall holds already: it lets in rows of the office of whoever judges alone. A key besides
checked each of a million rows once more, and runs keep theirs.
"""

import django.db.models.deletion
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models
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
VERDICT = (
    "confidentiality", "person", "certainty", "consequence", "reasons", "held_back", "stay_limit", "worsens_on",
    "next_change_on", "area_code", "told", "first_found_on", "last_found_on",
)  # fmt: skip
# As before: who triages moves the state alone; what was found is the rulebook's word.
GUARD = f"""
    DROP TRIGGER screening_finding_guard ON screening_finding;
    CREATE OR REPLACE FUNCTION screening_finding_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        IF current_user = '{WEB}' AND NOT wall_may('screen') THEN
            IF EXISTS (
                SELECT FROM before JOIN after USING (id)
                WHERE ({", ".join(f"after.{name}" for name in VERDICT)}) IS DISTINCT FROM ({", ".join(f"before.{name}" for name in VERDICT)})
                    OR after.state NOT IN ('seen', 'being_checked', 'referred', 'cleared') OR before.state = 'gone'
            ) THEN
                RAISE EXCEPTION 'what was found is changed by screening alone' USING ERRCODE = 'insufficient_privilege';
            END IF;
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER screening_finding_guard AFTER UPDATE ON screening_finding
        REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION screening_finding_guard();
"""


def _without_a_key(model: str) -> migrations.AlterField:
    key = models.ForeignKey(
        to="accounts.office", db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+"
    )  # fmt: skip
    return migrations.AlterField(model_name=model, name="office", field=key)


class Migration(migrations.Migration):
    """Cheaper nights."""

    dependencies = [("screening", "0005_reminders")]

    operations = [
        *map(_without_a_key, ("standing", "finding", "findingevent")),
        migrations.RemoveIndex("standing", "screening_standing_whose"),
        migrations.AddIndex(
            "standing",
            GinIndex(
                condition=Q(("records__1__isnull", False)), fastupdate=False, fields=["records"], name="screening_standing_whose"
            ),
        ),
        migrations.RunSQL(
            sql=[COUNT_ANEW, WHOSE, GUARD, let_call(["screening_count_anew()", "screening_whose(bigint[])"], (WEB,), owner=OWNER)],
            elidable=False,
        ),
    ]  # fmt: skip
