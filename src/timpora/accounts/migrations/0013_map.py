"""Powers over the map: who sees it, and who says where areas lie."""

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
            WHEN 'see_map' THEN role IN ('officer', 'examiner', 'head_of_section', 'head_of_office', 'auditor', 'member_agency')
            WHEN 'draw_boundaries' THEN role IN ('administrator', 'head_of_section')
        END FROM wall_looker()), false) AND wall_within_scope(permission)
    $$;
"""


class Migration(migrations.Migration):
    """Who may do what with the map."""

    dependencies = [("accounts", "0012_team")]

    operations = [
        migrations.RunSQL(
            sql=[
                f"SET LOCAL ROLE {WALL}",
                MAY,
                "RESET ROLE",
                let_call(["wall_may(text)"], (WEB, OWNER), owner=WALL),
            ],
            elidable=False,
        )
    ]
