"""Walls around reminders of agreed actions: read in the office alone, written by its machine to who sits for the owner, and told to have come back."""

from django.db import migrations

from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_add, let_call, let_change, let_read, same_office, shut
from timpora.team.core.agreed import StepKind


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
OWN = "office_id = (SELECT wall_register_office())"
RUNS, SCREENS = "(SELECT wall_may('run_team'))", "(SELECT wall_may('screen'))"
ENDED = f"{StepKind.REPORTED},{StepKind.ACCEPTED},{StepKind.DROPPED}"  # after these, the owner has nothing to do


def _holds(row: str) -> str:
    """Whether a dated row of a team holds today, as the walls of agreed actions have it."""
    today = f"team_day({row}.recorded_on, {row}.recorded_at)"
    return f"({row}.first_day <= {today} AND ({row}.last_day IS NULL OR {row}.last_day >= {today}) AND ({row}.gone_on IS NULL OR {row}.gone_on > {today}))"


# Of an action of the own office whose owner still has it, with its own day, to who sits in its seat today.
MAY = f"""
    CREATE FUNCTION team_may_be_reminded(wanted bigint, of date, who bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT EXISTS (SELECT FROM team_agreedaction a JOIN team_seat s ON s.id = a.seat_id JOIN team_holder h ON h.seat_id = s.id
            WHERE a.id = wanted AND a.due_on = of AND a.office_id = wall_register_office() AND h.id = who AND {_holds("s")} AND {_holds("h")})
        AND NOT coalesce((SELECT p.kind = ANY ('{{{ENDED}}}'::text[]) FROM team_actionstep p WHERE p.action_id = wanted ORDER BY p.number DESC LIMIT 1), false)
    $$;
"""
OFFICIAL = """EXISTS (SELECT FROM team_holderaddress a
    WHERE a.holder_id = team_actionreminder.holder_id AND a.email = team_actionreminder.address)"""
QUEUED = f"""{OWN} AND {SCREENS} AND recorded_by = (SELECT wall_account()) AND recorded_at = now() AND state = 'waiting' AND tries = 0
    AND due_at = now() AND {OFFICIAL} AND team_may_be_reminded(action_id, due_on, holder_id)"""
LEAVES = f"{OWN} AND (({SCREENS} AND state::text = ANY ('{{waiting,leaving}}'::text[])) OR ({RUNS} AND state = 'sent'))"
LEFT = f"{OWN} AND ({SCREENS} OR ({RUNS} AND state = 'failed' AND failed_because = 'bounced'))"
WALLS = f"""
    {shut("team_actionreminder")}
    {let_read("team_actionreminder", OWN)}
    {let_add("team_actionreminder", QUEUED)}
    {let_change("team_actionreminder", ("state", "tries", "due_at", "failed_because", "ended_at"), only=LEAVES, into=LEFT)}
    {same_office("team_actionreminder", "action_id", "team_agreedaction")}
    {same_office("team_actionreminder", "holder_id", "team_holder")}
    ALTER TABLE team_actionreminder ADD CONSTRAINT team_actionreminder_action_of_its_team
        FOREIGN KEY (team_id, action_id) REFERENCES team_agreedaction (team_id, id);
    ALTER TABLE team_actionreminder ADD CONSTRAINT team_actionreminder_holder_of_its_team
        FOREIGN KEY (team_id, holder_id) REFERENCES team_holder (team_id, id);
"""


class Migration(migrations.Migration):
    """Walls around reminders."""

    dependencies = [("team", "0005_action_reminders")]

    operations = [
        migrations.RunSQL(
            sql=[MAY, let_call(["team_may_be_reminded(bigint, date, bigint)"], (WEB,), owner=OWNER), WALLS],
            elidable=False,
        )
    ]
