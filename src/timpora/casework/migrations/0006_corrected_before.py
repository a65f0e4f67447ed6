"""People of cases whose records were corrected before cases followed the record are those of the records that stand for theirs, too."""

from django.db import migrations

from timpora.postgres.names import OWNER


# As each was when it was corrected; who is in the case under the right record already is not there twice.
MOVED = f"""
    SET LOCAL ROLE {OWNER};
    DO $$
    DECLARE
        right_one record;
    BEGIN
        FOR right_one IN SELECT n.office_id, n.replaces, n.id FROM register_personrecord n
            JOIN register_personrecord p ON p.id = n.replaces AND p.office_id = n.office_id AND p.withdrawn_at = n.recorded_at AND p.withdrawn_by = n.recorded_by
            ORDER BY n.id
        LOOP
            UPDATE casework_caseperson k SET record = right_one.id
            WHERE k.office_id = right_one.office_id AND k.record = right_one.replaces
              AND NOT EXISTS (SELECT FROM casework_caseperson o WHERE o.case_id = k.case_id AND o.record = right_one.id);
        END LOOP;
    END $$;
    RESET ROLE;
"""


class Migration(migrations.Migration):
    """Cases whose people were corrected before."""

    dependencies = [("casework", "0005_follow_the_record"), ("screening", "0010_as_few_as_the_record")]

    operations = [migrations.RunSQL(sql=[MOVED], elidable=False)]
