"""What is kept of a person follows the record that stands for it: a corrected name loses no finding, no state of one, and no reminder."""

from django.db import migrations

from timpora.postgres.names import OWNER
from timpora.postgres.walls import let_call


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
# Only of a record that the same hand withdrew in the same act: whoever names another record of somebody else takes nothing over.
FOLLOWS = f"""
    CREATE FUNCTION screening_takes_over(of_office bigint, record bigint, hand bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT EXISTS (SELECT FROM register_personrecord p
            WHERE p.id = record AND p.office_id = of_office AND p.withdrawn_at = now() AND p.withdrawn_by = hand)
    $$;
    CREATE FUNCTION screening_follows_the_record() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        IF screening_takes_over(NEW.office_id, NEW.replaces, NEW.recorded_by) THEN
            UPDATE screening_finding SET person = NEW.id WHERE office_id = NEW.office_id AND person = NEW.replaces;
            UPDATE screening_reminder SET person = NEW.id WHERE office_id = NEW.office_id AND person = NEW.replaces;
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER screening_follows_the_record AFTER INSERT ON register_personrecord
        FOR EACH ROW WHEN (NEW.replaces IS NOT NULL) EXECUTE FUNCTION screening_follows_the_record();
"""
INSIDE = ["screening_takes_over(bigint, bigint, bigint)", "screening_follows_the_record()"]


class Migration(migrations.Migration):
    """Findings and reminders follow the record of their person."""

    dependencies = [("screening", "0008_last_reported")]

    operations = [migrations.RunSQL(sql=[FOLLOWS, let_call(INSIDE, (), owner=OWNER)], elidable=False)]
