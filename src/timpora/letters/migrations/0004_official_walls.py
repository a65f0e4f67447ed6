"""Walls around official documents: who issues them, their signed files, what withdraws them, and what a stranger with a code is told."""

from django.db import migrations

from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_add, let_call, let_read, same_office, shut


OWN = "office_id = (SELECT wall_register_office())"
CLEARED = f"{OWN} AND confidentiality <= (SELECT wall_clearance())"
REMINDS = "((SELECT wall_may('send_reminders')) OR (SELECT wall_may('screen')))"
ISSUES = f"CASE kind WHEN 'reminder' THEN {REMINDS} ELSE (SELECT wall_may('issue_letters')) END"
NEXT = "issued_by = (SELECT wall_account()) AND issued_at = now() AND sequence = letters_next_number(year)"
LETTERS = f"""
    DROP POLICY adds ON letters_letter;
    CREATE POLICY adds ON letters_letter FOR INSERT TO {WEB} WITH CHECK ({CLEARED} AND {ISSUES} AND {NEXT});
"""
# Whoever sees a letter sees its file and whether it holds; the letter's own wall says who that is.
SEES = "EXISTS (SELECT FROM letters_letter l WHERE l.id = letter_id)"
JUST_ISSUED = "EXISTS (SELECT FROM letters_letter l WHERE l.id = letter_id AND l.issued_at = now() AND l.issued_by = wall_account())"
SIGNED = f"""
    {shut("letters_signedletter")}
    {let_read("letters_signedletter", f"{OWN} AND {SEES}")}
    {let_add("letters_signedletter", f"{OWN} AND {JUST_ISSUED}")}
    {same_office("letters_signedletter", "letter_id", "letters_letter")}
"""
WITHDRAWS = (
    f"{OWN} AND {SEES} AND (SELECT wall_may('issue_letters')) AND withdrawn_by = (SELECT wall_account()) AND withdrawn_at = now()"
    " AND (replaced_by_id IS NULL OR EXISTS (SELECT FROM letters_letter l WHERE l.id = replaced_by_id))"
)
WITHDRAWN = f"""
    {shut("letters_withdrawnletter")}
    {let_read("letters_withdrawnletter", f"{OWN} AND {SEES}")}
    {let_add("letters_withdrawnletter", WITHDRAWS)}
    {same_office("letters_withdrawnletter", "letter_id", "letters_letter")}
    {same_office("letters_withdrawnletter", "replaced_by_id", "letters_letter")}
"""
# What anybody with a code may know; neither whom a letter is about, nor its number, nor what it says.
VERIFIED = """
    CREATE FUNCTION letters_verified(asked text)
    RETURNS TABLE (office text, kind text, issued_on date, withdrawn_on date, is_replaced boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT o.name, l.kind, l.issued_on, w.withdrawn_on, w.replaced_by_id IS NOT NULL
        FROM letters_letter l JOIN accounts_office o ON o.id = l.office_id
        LEFT JOIN letters_withdrawnletter w ON w.letter_id = l.id
        WHERE l.code = asked
    $$;
"""


class Migration(migrations.Migration):
    """Walls around official documents."""

    dependencies = [("letters", "0003_official_tables"), ("accounts", "0009_letters")]

    operations = [
        migrations.RunSQL(
            sql=[LETTERS, SIGNED, WITHDRAWN, VERIFIED, let_call(["letters_verified(text)"], (WEB,), owner=OWNER)],
            elidable=False,
        )
    ]
