"""Letters of a case are as confidential as the case: one that is sealed later takes its letters with it."""

from django.db import migrations

from timpora.postgres.names import OWNER
from timpora.postgres.walls import let_call


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
# Whoever seals a case need not see it any more; so the database does it, whichever way the case became more confidential.
SEALED = f"""
    CREATE FUNCTION casework_letters_sealed() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        UPDATE letters_letter SET confidentiality = NEW.confidentiality
        WHERE office_id = NEW.office_id AND subject = 'case:' || NEW.id AND confidentiality < NEW.confidentiality;
        RETURN NULL;
    END $$;
    CREATE TRIGGER casework_letters_sealed AFTER UPDATE OF confidentiality ON casework_case
        FOR EACH ROW WHEN (NEW.confidentiality > OLD.confidentiality) EXECUTE FUNCTION casework_letters_sealed();
"""


class Migration(migrations.Migration):
    """Letters follow the walls of their case."""

    dependencies = [("casework", "0002_walls"), ("letters", "0004_official_walls")]

    operations = [
        migrations.RunSQL(sql=[SEALED, let_call(["casework_letters_sealed()"], (), owner=OWNER)], elidable=False)
    ]
