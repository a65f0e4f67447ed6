"""Walls around due days: an agency asks for its own, the chair decides on those of others, no day is the same or over, and reminders are of the day that holds."""

from django.db import migrations

from timpora.postgres.names import OWNER
from timpora.postgres.walls import let_add, let_call
from timpora.team.core.agreed import ANSWERS, BY_THE_OWNER, MOVES, NEXT, ActionState, StepKind


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
OWN = "office_id = (SELECT wall_register_office())"
HERE = "office_id = (SELECT wall_office())"
RUNS = "(SELECT wall_may('run_team'))"
BY_ITSELF = "recorded_by = (SELECT wall_account()) AND recorded_at = now()"


def _any(kinds: tuple[StepKind, ...]) -> str:
    return f"kind::text = ANY ('{{{','.join(kinds)}}}'::text[])"


def _holds(row: str) -> str:
    """Whether a dated row of a team holds today, as the walls of agreed actions have it."""
    today = f"team_day({row}.recorded_on, {row}.recorded_at)"
    return f"({row}.first_day <= {today} AND ({row}.last_day IS NULL OR {row}.last_day >= {today}) AND ({row}.gone_on IS NULL OR {row}.gone_on > {today}))"


STEPS = f"""{BY_ITSELF} AND (({OWN} AND {RUNS}) OR ({HERE} AND {_any(BY_THE_OWNER)} AND team_owns_action(action_id))
    OR ({HERE} AND {_any(ANSWERS)} AND team_chairs(team_id))
    OR ({HERE} AND {_any(MOVES)} AND team_chairs(team_id) AND NOT team_owns_action(action_id)))
    AND (NOT {_any(ANSWERS)} OR team_last_reporter(action_id) <> (SELECT wall_account()))"""
WALLS = f"""
    DROP POLICY adds ON team_actionstep;
    {let_add("team_actionstep", STEPS)}
"""
ALLOWED = " OR ".join(f"(stands = '{state}' AND NEW.kind = '{kind}')" for state, kind in NEXT)
ENDS = {
    StepKind.REPORTED: ActionState.REPORTED,
    StepKind.ACCEPTED: ActionState.DONE,
    StepKind.DROPPED: ActionState.DROPPED,
}
STANDS = " ".join(f"WHEN '{kind}' THEN '{state}'" for kind, state in ENDS.items())
DAYS = f"""
    -- The due day that holds: the last one to which it was moved, or that of the promise.
    CREATE FUNCTION team_due_day(wanted bigint) RETURNS date LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT coalesce((SELECT p.due_on FROM team_actionstep p WHERE p.action_id = wanted AND p.kind = '{StepKind.DAY_MOVED}' ORDER BY p.number DESC LIMIT 1),
            (SELECT a.due_on FROM team_agreedaction a WHERE a.id = wanted))
    $$;
    CREATE OR REPLACE FUNCTION team_step_follows() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    DECLARE last team_actionstep; stands text; promised team_agreedaction;
    BEGIN
        SELECT * INTO promised FROM team_agreedaction a WHERE a.id = NEW.action_id;
        SELECT * INTO last FROM team_actionstep p WHERE p.action_id = NEW.action_id ORDER BY p.number DESC LIMIT 1;
        stands := CASE last.kind {STANDS} ELSE '{ActionState.OPEN}' END;
        IF NEW.number <> coalesce(last.number, 0) + 1 OR NOT ({ALLOWED}) THEN
            RAISE EXCEPTION 'team_step_follows: this step does not follow' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.recorded_on < coalesce(last.recorded_on, promised.recorded_on)
            OR NEW.recorded_on > team_day(promised.recorded_on, promised.recorded_at) + 1 THEN
            RAISE EXCEPTION 'team_step_follows: a step is written on its day' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.due_on = team_due_day(NEW.action_id) OR NEW.due_on < NEW.recorded_on THEN
            RAISE EXCEPTION 'team_step_follows: a due day moves to another one that is not over' USING ERRCODE = 'check_violation';
        END IF;
        -- What asks waits while nothing but progress follows it.
        IF NEW.kind = '{StepKind.DAY_KEPT}' AND NOT coalesce((SELECT p.kind = '{StepKind.DAY_ASKED}' FROM team_actionstep p
            WHERE p.action_id = NEW.action_id AND p.kind <> '{StepKind.PROGRESS}' ORDER BY p.number DESC LIMIT 1), false) THEN
            RAISE EXCEPTION 'team_step_follows: no other day was asked for' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$;
"""
ENDED = f"{StepKind.REPORTED},{StepKind.ACCEPTED},{StepKind.DROPPED}"  # after these, the owner has nothing to do
REMINDED = f"""
    CREATE OR REPLACE FUNCTION team_may_be_reminded(wanted bigint, of date, who bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT EXISTS (SELECT FROM team_agreedaction a JOIN team_seat s ON s.id = a.seat_id JOIN team_holder h ON h.seat_id = s.id
            WHERE a.id = wanted AND team_due_day(a.id) = of AND a.office_id = wall_register_office() AND h.id = who AND {_holds("s")} AND {_holds("h")})
        AND NOT coalesce((SELECT p.kind = ANY ('{{{ENDED}}}'::text[]) FROM team_actionstep p WHERE p.action_id = wanted ORDER BY p.number DESC LIMIT 1), false)
    $$;
"""


class Migration(migrations.Migration):
    """Walls around due days."""

    dependencies = [("team", "0007_days_that_move")]

    operations = [
        migrations.RunSQL(
            sql=[WALLS, DAYS, REMINDED, let_call(["team_due_day(bigint)"], (), owner=OWNER)],
            elidable=False,
        )
    ]
