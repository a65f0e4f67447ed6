"""People by name behind their wall: a function that applies the wall itself, so that the index of names serves the search.

PostgreSQL lets an index help behind row-level security only where the comparison is known to tell nothing of hidden rows, and
matching a pattern is not (docs/explanation/walls.md, docs/decisions/0023-names-behind-the-wall.md).
"""

from django.db import migrations

from timpora.postgres.names import OWNER, WALL, WEB
from timpora.postgres.walls import let_the_wall_read


READS = ("id", "office_id", "confidentiality", "name_key", "nationality", "recorded_at", "withdrawn_at")
# Each word is a pattern of its own; words and moments reach the statement as values only.
BY_NAME = f"""
    {let_the_wall_read("register_personrecord", READS)}
    CREATE FUNCTION register_people_named(words text[], only_of text, known_at timestamptz, before bigint, most integer) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        own_office bigint := wall_register_office();
        own_clearance integer := wall_clearance();
        named text;
    BEGIN
        IF own_office IS NULL OR own_clearance IS NULL OR coalesce(cardinality(words), 0) = 0 THEN
            RETURN;
        END IF;
        SELECT string_agg(format($like$r.name_key LIKE '%%' || $1[%s] || '%%'$like$, place), ' AND ') INTO named
        FROM generate_subscripts(words, 1) AS place;
        RETURN QUERY EXECUTE
            'SELECT r.id FROM public.register_personrecord r WHERE ' || named ||
            ' AND r.office_id = $2 AND r.confidentiality <= $3 AND ($4 IS NULL OR r.id < $4)'
            ' AND CASE WHEN $5 IS NULL THEN r.withdrawn_at IS NULL'
            '     ELSE r.recorded_at <= $5 AND (r.withdrawn_at IS NULL OR r.withdrawn_at > $5) END'
            ' AND ($7 IS NULL OR r.nationality = $7)'
            ' ORDER BY r.id DESC LIMIT $6'
        USING words, own_office, own_clearance, before, known_at, most, only_of;
    END $$;
    ALTER FUNCTION register_people_named(text[], text, timestamptz, bigint, integer) OWNER TO {WALL};
    REVOKE ALL ON FUNCTION register_people_named(text[], text, timestamptz, bigint, integer) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION register_people_named(text[], text, timestamptz, bigint, integer) TO {WEB}, {OWNER};
"""


class Migration(migrations.Migration):
    """People by name."""

    dependencies = [("register", "0004_cheaper_keys")]

    operations = [migrations.RunSQL(sql=[BY_NAME], elidable=False)]
