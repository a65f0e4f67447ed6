"""The chain: events are added by one function, linked when their transaction commits, and never changed."""

from django.db import migrations

from timpora.postgres.names import OWNER, SCRIBE, WEB
from timpora.postgres.walls import let_read, shut


UNCHANGED = """
    CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the audit trail is never changed' USING ERRCODE = 'insufficient_privilege';
    END $$;
    CREATE TRIGGER audit_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event EXECUTE FUNCTION audit_refuse();
    CREATE TRIGGER audit_link_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link EXECUTE FUNCTION audit_refuse();
"""

# Moments go into the hash as microseconds, so that no session's time zone or style of dates changes it.
HASH = """
    CREATE FUNCTION audit_hash(previous bytea, place bigint, linked timestamptz, told audit_event) RETURNS bytea
    LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT sha256(coalesce(previous, ''::bytea) || convert_to(jsonb_build_array(
            place, (extract(epoch FROM linked) * 1000000)::bigint,
            told.id, (extract(epoch FROM told.at) * 1000000)::bigint, told.account, told.office, told.action, told.subject, told.details
        )::text, 'UTF8'))
    $$;
"""

APPEND = """
    CREATE FUNCTION audit_append(action text, subject text, details jsonb) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        INSERT INTO audit_event (at, account, office, action, subject, details)
        VALUES (now(), coalesce(wall_account(), 0), wall_office(), $1, $2, $3)
        RETURNING id
    $$;

    CREATE FUNCTION audit_link_event() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        previous record;
        place bigint;
        moment timestamptz;
    BEGIN
        -- One at a time from here to the end of the commit, and no sooner.
        PERFORM pg_advisory_xact_lock(hashtextextended('timpora.audit.chain', 0));
        SELECT l.sequence, l.hash, l.linked_at INTO previous FROM audit_link l ORDER BY l.sequence DESC LIMIT 1;
        place := coalesce(previous.sequence, 0) + 1;
        moment := greatest(clock_timestamp(), previous.linked_at);
        INSERT INTO audit_link (sequence, event, linked_at, hash)
        VALUES (place, NEW.id, moment, audit_hash(previous.hash, place, moment, NEW));
        RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER audit_event_is_linked AFTER INSERT ON audit_event
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_link_event();
"""

POWERS = f"""
    {shut("audit_event")}
    {shut("audit_link")}
    {let_read("audit_event", "office = (SELECT wall_office()) AND (SELECT wall_may('read_audit'))")}

    GRANT INSERT, SELECT (id) ON audit_event TO {SCRIBE};
    GRANT INSERT, SELECT ON audit_link TO {SCRIBE};
    CREATE POLICY scribe_adds ON audit_event FOR INSERT TO {SCRIBE} WITH CHECK (true);
    CREATE POLICY scribe_sees_what_it_added ON audit_event FOR SELECT TO {SCRIBE} USING (true);
    CREATE POLICY scribe_adds ON audit_link FOR INSERT TO {SCRIBE} WITH CHECK (true);
    CREATE POLICY scribe_sees_the_last ON audit_link FOR SELECT TO {SCRIBE} USING (true);

    ALTER FUNCTION audit_append(text, text, jsonb) OWNER TO {SCRIBE};
    ALTER FUNCTION audit_link_event() OWNER TO {SCRIBE};
    REVOKE ALL ON FUNCTION audit_append(text, text, jsonb), audit_link_event(), audit_hash(bytea, bigint, timestamptz, audit_event)
        FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION audit_hash(bytea, bigint, timestamptz, audit_event) TO {SCRIBE}, {OWNER};
    GRANT EXECUTE ON FUNCTION audit_append(text, text, jsonb) TO {WEB}, {OWNER};
    GRANT EXECUTE ON FUNCTION wall_account(), wall_office() TO {SCRIBE};
"""


class Migration(migrations.Migration):
    """The chained trail."""

    dependencies = [("audit", "0001_tables"), ("accounts", "0002_walls")]

    operations = [migrations.RunSQL(sql=[UNCHANGED, HASH, APPEND, POWERS], elidable=False)]
