"""Document numbers of which rows have once disagreed are noted as the rows come, so that nobody counts a whole register to find them.

A noted number is a place to look and no more: whether its rows disagree still is asked of the rows themselves, under the same wall.
Rows that two transactions bring at once do not see each other, so the whole register is gone through once a night besides.
"""

import django.db.models.deletion
from django.db import migrations, models

from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_call, let_read, shut


CLEARED = "office_id = (SELECT wall_register_office()) AND confidentiality <= (SELECT wall_clearance())"
DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
# Each new row looks its partners up by the index of numbers, however large the register is and whatever its statistics say so far;
# the office is compared so that its index is no choice.
LOOK_UP = "SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET jit = off"
NOTE = "INSERT INTO register_doubtednumber (office_id, document_number, confidentiality)"
# Two rows disagree where both say a state and it is not the same, or both say when somebody was born and no day fits both.
AS_THEY_COME = f"""
    CREATE FUNCTION register_note_doubts() RETURNS trigger LANGUAGE plpgsql {DEFINED} {LOOK_UP} AS $$
    BEGIN
        {NOTE}
        SELECT DISTINCT t.office_id, t.document_number, greatest(t.confidentiality, o.confidentiality)
        FROM told t JOIN register_personrecord tp ON tp.id = t.person_record_id, LATERAL (
            SELECT o.confidentiality
            FROM register_traveldocument o JOIN register_personrecord op ON op.id = o.person_record_id
            WHERE o.document_number = t.document_number AND o.office_id IS NOT DISTINCT FROM t.office_id AND o.id <> t.id
                AND (coalesce(t.issuing_state, tp.nationality) <> coalesce(o.issuing_state, op.nationality)
                    OR tp.born_earliest > op.born_latest OR op.born_earliest > tp.born_latest)
            OFFSET 0) o
        ON CONFLICT DO NOTHING;
        RETURN NULL;
    END $$;
    CREATE TRIGGER register_traveldocument_doubts AFTER INSERT ON register_traveldocument
        REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION register_note_doubts();
"""
OF_EVERYTHING = f"""
    CREATE FUNCTION register_note_all_doubts() RETURNS void LANGUAGE sql {DEFINED} AS $$
        {NOTE}
        SELECT t.office_id, t.document_number, max(t.confidentiality)
        FROM register_traveldocument t JOIN register_personrecord p ON p.id = t.person_record_id
        GROUP BY t.office_id, t.document_number
        HAVING count(DISTINCT coalesce(t.issuing_state, p.nationality)) > 1 OR max(p.born_earliest) > min(p.born_latest)
        ON CONFLICT DO NOTHING
    $$;
"""


class Migration(migrations.Migration):
    """Numbers in doubt."""

    dependencies = [("register", "0006_called_by_whom"), ("accounts", "0006_sessions")]

    operations = [
        migrations.CreateModel(
            name="DoubtedNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("confidentiality", models.SmallIntegerField()),
                ("document_number", models.CharField(max_length=40)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.office"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "document_number", "confidentiality"),
                        name="register_doubtednumber_once_a_clearance",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            sql=[
                shut("register_doubtednumber"),
                let_read("register_doubtednumber", CLEARED),
                AS_THEY_COME,
                OF_EVERYTHING,
                let_call(["register_note_doubts()"], (), owner=OWNER),
                let_call(["register_note_all_doubts()"], (WEB,), owner=OWNER),
                "SELECT register_note_all_doubts()",
            ],
            elidable=False,
        ),
    ]
