"""Powers over teams: who runs them, who decides on their decrees, and which agency takes part in them."""

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
            WHEN 'issue_letters' THEN role IN ('officer', 'examiner', 'head_of_section', 'head_of_office')
            WHEN 'propose_law' THEN role = 'administrator'
            WHEN 'approve_law' THEN role IN ('administrator', 'head_of_section', 'head_of_office')
            WHEN 'screen' THEN role = 'machine'
            WHEN 'work_cases' THEN role IN {RECORDS}
            WHEN 'approve_cases' THEN role IN ('head_of_section', 'head_of_office')
            WHEN 'decide_cases' THEN role = 'head_of_office'
            WHEN 'run_team' THEN role IN {RECORDS}
            WHEN 'decide_teams' THEN role = 'head_of_office'
            WHEN 'take_part' THEN role = 'member_agency'
        END FROM wall_looker()), false) AND wall_within_scope(permission)
    $$;
"""
# Whose agency is looking: of an account that takes part, and of a program only within its token; nothing for everybody else.
AGENCY = f"""
    CREATE FUNCTION wall_agency() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL RESTRICTED {DEFINED} AS $$
        SELECT a.agency_id FROM accounts_account a WHERE a.id = wall_account() AND wall_may('take_part')
    $$;
"""


class Migration(migrations.Migration):
    """Who may do what with teams."""

    dependencies = [("accounts", "0011_letterheads")]

    operations = [
        migrations.RunSQL(
            sql=[
                f"GRANT SELECT (agency_id) ON accounts_account TO {WALL}",
                f"SET LOCAL ROLE {WALL}",
                MAY,
                AGENCY,
                "RESET ROLE",
                let_call(["wall_may(text)", "wall_agency()"], (WEB, OWNER), owner=WALL),
            ],
            elidable=False,
        )
    ]
