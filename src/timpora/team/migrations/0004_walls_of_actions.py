"""Walls around agreed actions: agencies of a team see who promised what, each speaks for itself alone, and nothing is rewritten."""

from django.db import migrations

from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_add, let_call, let_read, same_office, shut
from timpora.team.core.agreed import ANSWERS, BY_THE_OWNER, NEXT, ActionState, StepKind


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
OWN = "office_id = (SELECT wall_register_office())"
RUNS = "(SELECT wall_may('run_team'))"
BY_ITSELF = "recorded_by = (SELECT wall_account()) AND recorded_at = now()"
SITS = "team_id = ANY (ARRAY(SELECT team_sitting()))"


def _any(kinds: tuple[StepKind, ...]) -> str:
    return f"kind::text = ANY ('{{{','.join(kinds)}}}'::text[])"


def _holds(row: str) -> str:
    """Whether a dated row holds today: the day that it was written on, and how many the clock went on since."""
    return f"""({row}.first_day <= team_day({row}.recorded_on, {row}.recorded_at)
        AND ({row}.last_day IS NULL OR {row}.last_day >= team_day({row}.recorded_on, {row}.recorded_at))
        AND ({row}.gone_on IS NULL OR {row}.gone_on > team_day({row}.recorded_on, {row}.recorded_at)))"""


WHO = f"""
    CREATE FUNCTION team_day(said date, at timestamptz) RETURNS date LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT said + ((now() AT TIME ZONE 'Asia/Jakarta')::date - (at AT TIME ZONE 'Asia/Jakarta')::date)
    $$;
    -- Seats that the agency of whoever looks holds today, and their teams.
    CREATE FUNCTION team_own_seats() RETURNS SETOF bigint LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT s.id FROM team_seat s WHERE s.agency_id = wall_agency() AND s.office_id = wall_office() AND {_holds("s")}
    $$;
    CREATE FUNCTION team_sitting() RETURNS SETOF bigint LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT s.team_id FROM team_seat s WHERE s.id IN (SELECT team_own_seats())
    $$;
    CREATE FUNCTION team_owns_action(wanted bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT EXISTS (SELECT FROM team_agreedaction a WHERE a.id = wanted AND a.seat_id IN (SELECT team_own_seats()))
    $$;
    -- Whether somebody acts as chair today: holds the position, or is the substitute of a chair who is away or gone with nobody after.
    CREATE FUNCTION team_is_away(wanted bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT EXISTS (SELECT FROM team_absence b WHERE b.holder_id = wanted AND {_holds("b")})
    $$;
    CREATE FUNCTION team_chairs(wanted bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT (wall_may('read_register') OR wall_may('take_part')) AND EXISTS (
            SELECT FROM team_holder h JOIN team_seat s ON s.id = h.seat_id
            WHERE h.team_id = wanted AND h.office_id = wall_office() AND h.held_by = wall_account() AND {_holds("h")} AND {_holds("s")}
              AND NOT team_is_away(h.id)
              AND (h.position = 'chair' OR h.position = 'substitute' AND EXISTS (
                  SELECT FROM team_holder c WHERE c.id = h.stands_for_id AND c.position = 'chair'
                    AND (team_is_away(c.id) OR NOT {_holds("c")} AND NOT EXISTS (
                        SELECT FROM team_holder n WHERE n.team_id = wanted AND n.position = 'chair' AND {_holds("n")})))))
    $$;
    CREATE FUNCTION team_last_reporter(wanted bigint) RETURNS bigint LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT p.recorded_by FROM team_actionstep p WHERE p.action_id = wanted AND p.kind = 'reported' ORDER BY p.number DESC LIMIT 1
    $$;
"""
READS = f"({OWN}) OR {SITS}"
STEPS = f"""{BY_ITSELF} AND (({OWN} AND {RUNS}) OR (office_id = (SELECT wall_office()) AND {_any(BY_THE_OWNER)} AND team_owns_action(action_id))
    OR (office_id = (SELECT wall_office()) AND {_any(ANSWERS)} AND team_chairs(team_id)))
    AND (NOT {_any(ANSWERS)} OR team_last_reporter(action_id) <> (SELECT wall_account()))"""
WALLS = f"""
    {shut("team_agreedaction")}
    {let_read("team_agreedaction", READS)}
    {let_add("team_agreedaction", f"{OWN} AND {RUNS} AND {BY_ITSELF}")}
    {same_office("team_agreedaction", "team_id", "team_team")}
    ALTER TABLE team_agreedaction ADD CONSTRAINT team_agreedaction_seat_of_its_team
        FOREIGN KEY (team_id, seat_id) REFERENCES team_seat (team_id, id);
    ALTER TABLE team_agreedaction ADD CONSTRAINT team_agreedaction_person_in_the_seat
        FOREIGN KEY (seat_id, person_id) REFERENCES team_holder (seat_id, id);
    {shut("team_actionstep")}
    {let_read("team_actionstep", READS)}
    {let_add("team_actionstep", STEPS)}
    {same_office("team_actionstep", "action_id", "team_agreedaction")}
    ALTER TABLE team_actionstep ADD CONSTRAINT team_actionstep_action_of_its_team
        FOREIGN KEY (team_id, action_id) REFERENCES team_agreedaction (team_id, id);
    {shut("team_actioncause")}
    {let_read("team_actioncause", OWN)}
    {let_add("team_actioncause", f"{OWN} AND {RUNS}")}
    {same_office("team_actioncause", "action_id", "team_agreedaction")}
"""
ALLOWED = " OR ".join(
    f"(stands = '{state}' AND NEW.kind = '{kind}')" for state, kind in NEXT
)  # the one table of steps, as the program has it
ENDS = {
    StepKind.REPORTED: ActionState.REPORTED,
    StepKind.ACCEPTED: ActionState.DONE,
    StepKind.DROPPED: ActionState.DROPPED,
}
STANDS = " ".join(f"WHEN '{kind}' THEN '{state}'" for kind, state in ENDS.items())
ORDER = f"""
    -- One step after another, each only from a state that allows it; none is dated before the one before it, or ahead of the clock.
    CREATE FUNCTION team_step_follows() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
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
        RETURN NEW;
    END $$;
    CREATE TRIGGER team_step_follows BEFORE INSERT ON team_actionstep FOR EACH ROW EXECUTE FUNCTION team_step_follows();
"""
CALLED = ["team_sitting()", "team_owns_action(bigint)", "team_chairs(bigint)", "team_last_reporter(bigint)"]
INSIDE = ["team_day(date, timestamptz)", "team_own_seats()", "team_is_away(bigint)", "team_step_follows()"]


class Migration(migrations.Migration):
    """Walls around agreed actions."""

    dependencies = [("team", "0003_agreed_actions")]

    operations = [
        migrations.RunSQL(
            sql=[WHO, let_call(CALLED, (WEB,), owner=OWNER), WALLS, ORDER, let_call(INSIDE, (), owner=OWNER)],
            elidable=False,
        )
    ]
