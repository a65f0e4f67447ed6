"""A finding or reminder that follows a record is for no more people than it; and those of records that were corrected before are moved too."""

from django.db import migrations

from timpora.postgres.names import OWNER
from timpora.postgres.walls import let_call


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
# A reminder and its messages are of one level; where its person was reminded of the same limit under both records, each stays where it is.
MOVES = f"""
    CREATE FUNCTION screening_moves(of_office bigint, was bigint, now_is bigint, level smallint) RETURNS void LANGUAGE sql {DEFINED} AS $$
        UPDATE screening_finding f SET person = now_is, confidentiality = greatest(f.confidentiality, level)
        WHERE f.office_id = of_office AND f.person = was AND (f.state = 'gone' OR NOT EXISTS (
            SELECT FROM screening_finding o WHERE o.office_id = of_office AND o.person = now_is AND o.rule_id = f.rule_id AND o.state <> 'gone'));
        UPDATE screening_reminder r SET person = now_is
        WHERE r.office_id = of_office AND r.person = was AND (r.is_again OR NOT EXISTS (
            SELECT FROM screening_reminder o WHERE o.office_id = of_office AND o.person = now_is AND o.stay_limit = r.stay_limit AND NOT o.is_again));
        UPDATE screening_reminder SET confidentiality = level WHERE office_id = of_office AND person IN (was, now_is) AND confidentiality < level;
        UPDATE screening_remindermessage m SET confidentiality = r.confidentiality FROM screening_reminder r
        WHERE r.id = m.reminder_id AND r.office_id = of_office AND r.person IN (was, now_is) AND m.confidentiality < r.confidentiality
    $$;
    CREATE OR REPLACE FUNCTION screening_follows_the_record() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        IF screening_takes_over(NEW.office_id, NEW.replaces, NEW.recorded_by) THEN
            PERFORM screening_moves(NEW.office_id, NEW.replaces, NEW.id, NEW.confidentiality::smallint);
        END IF;
        RETURN NULL;
    END $$;
"""
# As each was when it was corrected: by the same hand in the same act, one after another, so that what was corrected twice comes to the last.
MOVED = f"""
    SET LOCAL ROLE {OWNER};
    DO $$
    DECLARE
        right_one record;
    BEGIN
        FOR right_one IN SELECT n.office_id, n.replaces, n.id, n.confidentiality FROM register_personrecord n
            JOIN register_personrecord p ON p.id = n.replaces AND p.office_id = n.office_id AND p.withdrawn_at = n.recorded_at AND p.withdrawn_by = n.recorded_by
            ORDER BY n.id
        LOOP
            PERFORM screening_moves(right_one.office_id, right_one.replaces, right_one.id, right_one.confidentiality::smallint);
        END LOOP;
    END $$;
    RESET ROLE;
"""
INSIDE = ["screening_moves(bigint, bigint, bigint, smallint)", "screening_follows_the_record()"]


class Migration(migrations.Migration):
    """As few as the record, and what was corrected before."""

    dependencies = [("screening", "0009_follow_the_record")]

    operations = [migrations.RunSQL(sql=[MOVES, let_call(INSIDE, (), owner=OWNER), MOVED], elidable=False)]
