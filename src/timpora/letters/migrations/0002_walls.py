"""Walls around letters: read within the office and the clearance, issued in one's own name under the next number, never changed."""

from django.db import migrations

from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_add, let_call, let_read, shut


LOCK = 7_008_001  # the first half of the advisory locks of letters
CLEARED = "office_id = (SELECT wall_register_office()) AND confidentiality <= (SELECT wall_clearance())"
ISSUES = "((SELECT wall_may('send_reminders')) OR (SELECT wall_may('screen')))"
# The next number looks past clearance, since a number tells nothing; the lock keeps the next one waiting until this one is sure.
NEXT = f"""
    CREATE FUNCTION letters_next_number(of_year integer) RETURNS integer
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        own bigint := wall_register_office();
        last integer;
    BEGIN
        PERFORM pg_advisory_xact_lock({LOCK}, own::integer);
        SELECT max(l.sequence) INTO last FROM letters_letter l WHERE l.office_id = own AND l.year = of_year;
        RETURN coalesce(last, 0) + 1;
    END $$;
"""
WALLS = f"""
    {shut("letters_letter")}
    {let_read("letters_letter", CLEARED)}
    {
    let_add(
        "letters_letter",
        f"{CLEARED} AND {ISSUES} AND issued_by = (SELECT wall_account()) AND issued_at = now() AND sequence = letters_next_number(year)",
    )
}
"""


class Migration(migrations.Migration):
    """Walls around letters."""

    dependencies = [("letters", "0001_tables"), ("accounts", "0008_screening")]

    operations = [
        migrations.RunSQL(
            sql=[NEXT, let_call(["letters_next_number(integer)"], (WEB,), owner=OWNER), WALLS],
            elidable=False,
        )
    ]
