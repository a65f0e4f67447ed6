"""Rows that were kept behind a figure are read as the walls of today let them be: what was sealed since is shown to fewer."""

from django.db import migrations

from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_call


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
OF_WHOM = "e.asked_by IS NULL AND e.seen_by = wall_clearance() OR e.asked_by = wall_account() AND e.seen_by <= wall_clearance()"
TABLES = {
    "person": "register_personrecord", "case": "casework_case", "finding": "screening_finding", "place": "register_place",
}  # fmt: skip
# The places of a row stand in the order of the columns; JSON counts them from 0.
SEALED = " ".join(
    f"WHEN '{column}' THEN EXISTS (SELECT FROM {table} t WHERE t.office_id = kept.office_id"
    " AND t.id = (one.line ->> (head.place - 1)::integer)::bigint AND t.confidentiality > wall_clearance())"
    for column, table in TABLES.items()
)
SEEN = f"""
    CREATE FUNCTION evaluation_rows_seen(of_evaluation bigint, of_indicator text) RETURNS TABLE (named jsonb, told jsonb)
    LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT kept.columns, coalesce((
            SELECT jsonb_agg(one.line ORDER BY one.place) FROM jsonb_array_elements(kept.rows) WITH ORDINALITY AS one (line, place)
            WHERE NOT EXISTS (
                SELECT FROM jsonb_array_elements_text(kept.columns) WITH ORDINALITY AS head (name, place)
                WHERE CASE head.name {SEALED} ELSE false END
            )
        ), '[]')
        FROM evaluation_keptrows kept JOIN evaluation_keptevaluation e ON e.id = kept.evaluation_id
        WHERE e.id = of_evaluation AND kept.indicator = of_indicator AND kept.office_id = wall_register_office() AND ({OF_WHOM})
    $$;
    REVOKE SELECT ON evaluation_keptrows FROM {WEB};
    GRANT SELECT (id, office_id, evaluation_id, indicator, columns) ON evaluation_keptrows TO {WEB};
"""


class Migration(migrations.Migration):
    """The rows themselves are read through what looks at each of them."""

    dependencies = [
        ("evaluation", "0007_shared_as_an_officer_sees"), ("casework", "0002_walls"), ("screening", "0002_walls"),
        ("register", "0002_walls"),
    ]  # fmt: skip

    operations = [
        migrations.RunSQL(
            sql=[SEEN, let_call(["evaluation_rows_seen(bigint, text)"], [WEB], owner=OWNER)], elidable=False
        )
    ]
