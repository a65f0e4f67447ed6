"""Powers over findings, reminders and the law's tables, and for each office the account in whose name its nightly work is done."""

from django.db import migrations

from timpora.postgres.names import OWNER, WALL, WEB
from timpora.postgres.walls import let_call


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
RECORDS = "('officer', 'examiner', 'head_of_section')"
MAY = f"""
    CREATE OR REPLACE FUNCTION wall_may(permission text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL RESTRICTED {DEFINED} AS $$
        SELECT coalesce((SELECT CASE permission
            WHEN 'read_register' THEN role IN ('officer', 'examiner', 'head_of_section', 'head_of_office', 'auditor', 'machine')
            WHEN 'record_facts' THEN role IN {RECORDS}
            WHEN 'withdraw_facts' THEN role IN {RECORDS}
            WHEN 'import_lists' THEN role IN {RECORDS}
            WHEN 'undo_imports' THEN role = 'head_of_section'
            WHEN 'read_audit' THEN role IN ('head_of_section', 'head_of_office', 'auditor')
            WHEN 'manage_accounts' THEN role = 'administrator'
            WHEN 'send_reports' THEN role IN ('member_agency', 'reporter')
            WHEN 'triage_findings' THEN role IN {RECORDS}
            WHEN 'send_reminders' THEN role IN {RECORDS}
            WHEN 'propose_law' THEN role = 'administrator'
            WHEN 'approve_law' THEN role IN ('administrator', 'head_of_section', 'head_of_office')
            WHEN 'screen' THEN role = 'machine'
        END FROM wall_looker()), false) AND wall_within_scope(permission)
    $$;
"""
# A name that nobody can type at the door by accident; `!` is how Django writes a password that never fits.
MACHINES = """
    INSERT INTO accounts_account (sign_in_name, name, office_id, role, language, password)
    SELECT 'mesin-' || o.id, 'Pekerjaan malam', o.id, 'machine', 'id', '!'
    FROM accounts_office o
    WHERE NOT EXISTS (SELECT FROM accounts_account a WHERE a.office_id = o.id AND a.role = 'machine');
"""


class Migration(migrations.Migration):
    """Who may do what with findings, and the machine's account."""

    dependencies = [("accounts", "0007_any_minute")]

    operations = [
        migrations.RunSQL(
            sql=[
                f"SET LOCAL ROLE {WALL}",
                MAY,
                "RESET ROLE",
                let_call(["wall_may(text)"], (WEB, OWNER), owner=WALL),
                MACHINES,
            ],
            elidable=False,
        )
    ]
