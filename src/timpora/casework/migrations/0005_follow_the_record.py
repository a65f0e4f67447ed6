"""The people of a case are those of the records that stand for theirs: a corrected name takes nobody out of a case."""

from django.db import migrations

from timpora.postgres.names import OWNER
from timpora.postgres.walls import let_call


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
FOLLOWS = f"""
    CREATE FUNCTION casework_follows_the_record() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        IF screening_takes_over(NEW.office_id, NEW.replaces, NEW.recorded_by) THEN
            UPDATE casework_caseperson SET record = NEW.id WHERE office_id = NEW.office_id AND record = NEW.replaces;
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER casework_follows_the_record AFTER INSERT ON register_personrecord
        FOR EACH ROW WHEN (NEW.replaces IS NOT NULL) EXECUTE FUNCTION casework_follows_the_record();
"""


class Migration(migrations.Migration):
    """Cases follow the records of their people."""

    dependencies = [("casework", "0004_more_steps"), ("screening", "0009_follow_the_record")]

    operations = [
        migrations.RunSQL(sql=[FOLLOWS, let_call(["casework_follows_the_record()"], (), owner=OWNER)], elidable=False)
    ]
