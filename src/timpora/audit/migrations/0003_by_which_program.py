"""An event says by which token it was done, where it was a program that did it; the database fills that in, as it does who and when."""

from django.db import migrations

from timpora.postgres.names import SCRIBE, WALL


LET_THE_SCRIBE_ASK = f"""
    SET LOCAL ROLE {WALL};
    GRANT EXECUTE ON FUNCTION wall_pass() TO {SCRIBE};
    RESET ROLE;
"""
# The function belongs to the scribe, who alone may replace it.
APPEND = f"""
    SET LOCAL ROLE {SCRIBE};
    CREATE OR REPLACE FUNCTION audit_append(action text, subject text, details jsonb) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        INSERT INTO audit_event (at, account, office, action, subject, details)
        SELECT now(), coalesce(p.account, 0), wall_office(), $1, $2,
               CASE WHEN p.token IS NULL THEN $3 ELSE $3 || jsonb_build_object('token', p.token) END
        FROM wall_pass() p
        RETURNING id
    $$;
    RESET ROLE;
"""


class Migration(migrations.Migration):
    """Which program."""

    dependencies = [("audit", "0002_chain"), ("accounts", "0004_tokens")]

    operations = [migrations.RunSQL(sql=[LET_THE_SCRIBE_ASK, APPEND], elidable=False)]
