"""Walls around meetings: an agency reads those of teams in which it sits today, minutes once they are closed, and nothing is rewritten."""

from django.db import migrations

from timpora.meetings.core.states import BY_THE_CHAIR, MINUTES_TOLD, NEXT, TAPPED, WAS_HELD, MeetingState, StepKind
from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_add, let_call, let_change, let_read, let_remove, same_office, shut


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
OWN = "office_id = (SELECT wall_register_office())"
RUNS = "(SELECT wall_may('run_team'))"
BY_ITSELF = "recorded_by = (SELECT wall_account()) AND recorded_at = now()"
WRITES = f"{OWN} AND {RUNS} AND {BY_ITSELF}"
SITS = "team_id = ANY (ARRAY(SELECT team_sitting()))"
# Into which state a step leads that leads into another one; a move and a note leave it as it was.
LEADS = {
    StepKind.PLAN: MeetingState.PLANNED,
    StepKind.REDRAFT: MeetingState.PLANNED,
    StepKind.INVITE: MeetingState.INVITED,
    StepKind.OPEN: MeetingState.HELD,
    StepKind.RETURN: MeetingState.HELD,
    StepKind.CLOSE: MeetingState.CLOSED,
    StepKind.ACCEPT: MeetingState.ACCEPTED,
    StepKind.FALL_OUT: MeetingState.FALLEN_OUT,
}
STANDS = " ".join(f"WHEN '{kind}' THEN '{state}'" for kind, state in LEADS.items())
ALLOWED = " OR ".join(f"(stands = '{state}' AND NEW.kind = '{kind}')" for state, kind in NEXT)


def _any(values: tuple[str, ...]) -> str:
    return f"'{{{','.join(values)}}}'::text[]"


def _state(states: tuple[MeetingState, ...], meeting: str = "meeting_id") -> str:
    return f"meetings_state({meeting}) = ANY ({_any(states)})"


def _holds(row: str) -> str:
    """Whether a dated row of a team holds today, as the walls of agreed actions have it."""
    today = f"team_day({row}.recorded_on, {row}.recorded_at)"
    return f"({row}.first_day <= {today} AND ({row}.last_day IS NULL OR {row}.last_day >= {today}) AND ({row}.gone_on IS NULL OR {row}.gone_on > {today}))"


KNOWS = f"""
    CREATE FUNCTION meetings_stands(wanted bigint) RETURNS text LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT CASE s.kind {STANDS} END FROM meetings_meetingstep s
        WHERE s.meeting_id = wanted AND s.kind = ANY ({_any(tuple(LEADS))}) ORDER BY s.number DESC LIMIT 1
    $$;
    -- How a meeting stands, for who may see it: of any other one, nothing.
    CREATE FUNCTION meetings_state(wanted bigint) RETURNS text LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT meetings_stands(m.id) FROM meetings_meeting m
        WHERE m.id = wanted AND (m.office_id = wall_register_office() OR m.team_id IN (SELECT team_sitting()))
    $$;
    CREATE FUNCTION meetings_last_text(wanted bigint) RETURNS smallint LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT max(t.number) FROM meetings_itemtext t WHERE t.item_id = wanted AND NOT t.is_aside AND meetings_state(t.meeting_id) IS NOT NULL
    $$;
    CREATE FUNCTION meetings_closed_by(wanted bigint) RETURNS bigint LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT s.recorded_by FROM meetings_meetingstep s
        WHERE s.meeting_id = wanted AND s.kind = 'close' AND meetings_state(wanted) IS NOT NULL ORDER BY s.number DESC LIMIT 1
    $$;
    CREATE FUNCTION meetings_own_seat(wanted bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT wanted IN (SELECT team_own_seats())
    $$;
    -- Whether somebody sits in a seat today under the account that looks.
    CREATE FUNCTION meetings_sits_in(wanted bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT EXISTS (SELECT FROM team_holder h JOIN team_seat s ON s.id = h.seat_id
            WHERE h.seat_id = wanted AND h.held_by = wall_account() AND h.office_id = wall_office() AND {_holds("h")} AND {_holds("s")})
    $$;
    -- Whether anybody who acts as chair today has an account, as `team_chairs` has it of the account that looks.
    CREATE FUNCTION meetings_chair_has_account(wanted bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT EXISTS (SELECT FROM team_holder h JOIN team_seat s ON s.id = h.seat_id
            WHERE h.team_id = wanted AND h.office_id = wall_office() AND h.held_by IS NOT NULL AND {_holds("h")} AND {_holds("s")}
              AND NOT team_is_away(h.id)
              AND (h.position = 'chair' OR h.position = 'substitute' AND EXISTS (
                  SELECT FROM team_holder c WHERE c.id = h.stands_for_id AND c.position = 'chair'
                    AND (team_is_away(c.id) OR NOT {_holds("c")} AND NOT EXISTS (
                        SELECT FROM team_holder n WHERE n.team_id = wanted AND n.position = 'chair' AND {_holds("n")})))))
    $$;
    -- Whether it is the day of a meeting, give or take one; a meeting that was planned on its own day counts as today's, since pages may stand
    -- still on that day while the clock goes on.
    CREATE FUNCTION meetings_is_on(wanted bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT abs(s.day - team_day(m.recorded_on, m.recorded_at)) <= 1 OR s.day = m.recorded_on
        FROM meetings_meetingstep s JOIN meetings_meeting m ON m.id = s.meeting_id
        WHERE s.meeting_id = wanted AND s.day IS NOT NULL AND meetings_state(wanted) IS NOT NULL ORDER BY s.number DESC LIMIT 1
    $$;
"""
BY_CHAIR = f"office_id = (SELECT wall_office()) AND kind::text = ANY ({_any(BY_THE_CHAIR)}) AND team_chairs(team_id)"
STEPS = f"""{BY_ITSELF} AND (({OWN} AND {RUNS} AND (kind <> 'accept' OR NOT meetings_chair_has_account(team_id))) OR ({BY_CHAIR}))
    AND (kind <> 'accept' OR meetings_closed_by(meeting_id) <> (SELECT wall_account()))"""
TOLD = _state(MINUTES_TOLD)
SHOWN = _state((MeetingState.INVITED, *WAS_HELD))
PLANNED, HELD = _state((MeetingState.PLANNED,)), _state((MeetingState.HELD,))
CAME = f"""({WRITES} AND how = 'tap' AND {_state(TAPPED)}) OR (office_id = (SELECT wall_office()) AND {BY_ITSELF}
    AND how = 'code' AND came = 'present' AND {_state(TAPPED)} AND meetings_is_on(meeting_id) AND meetings_sits_in(seat_id))"""
SCREENS = "(SELECT wall_may('screen'))"
LEAVES = f"{OWN} AND (({SCREENS} AND state::text = ANY ('{{waiting,leaving}}'::text[])) OR ({RUNS} AND state = 'sent'))"
LEFT = f"{OWN} AND ({SCREENS} OR ({RUNS} AND state = 'failed' AND failed_because = 'bounced'))"


def _seen(table: str, column: str, other: str, of: str) -> str:
    """What is pointed at is of the same team or meeting and seen: said before any index is asked, which would tell of others' rows."""
    return f"EXISTS (SELECT FROM {other} seen WHERE seen.id = {table}.{column} AND seen.{of} = {table}.{of})"


def _own_letter(table: str) -> str:
    """A letter of the same team that the account reads: no other letter of the office leaves with a meeting."""
    return f"EXISTS (SELECT FROM letters_letter l WHERE l.id = {table}.letter_id AND l.subject = 'team:' || {table}.team_id)"


OFFICIAL = """EXISTS (SELECT FROM team_holderaddress a
    WHERE a.holder_id = meetings_invitation.holder_id AND a.email = meetings_invitation.address)"""
POSTED = f"""{WRITES} AND state = 'waiting' AND tries = 0 AND due_at = now() AND {OFFICIAL}
    AND (letter_id IS NULL OR {_own_letter("meetings_invitation")})"""
TEXTS = f"{WRITES} AND {HELD} AND {_seen('meetings_itemtext', 'item_id', 'meetings_agendaitem', 'meeting_id')}"
ACTIONS = f"""{WRITES} AND {_state(WAS_HELD)} AND {_seen("meetings_meetingaction", "entry_id", "meetings_minuteentry", "meeting_id")}
    AND {_seen("meetings_meetingaction", "action_id", "team_agreedaction", "team_id")}"""


def of_meeting(table: str, reads: str, adds: str) -> str:
    """A table of what is written about a meeting that who writes sees, within the meeting's team and office."""
    return f"""
        {shut(table)}
        {let_read(table, reads)}
        {let_add(table, f"({adds}) AND EXISTS (SELECT FROM meetings_meeting m WHERE m.id = {table}.meeting_id)")}
        {same_office(table, "meeting_id", "meetings_meeting")}
        ALTER TABLE {table} ADD CONSTRAINT {table}_meeting_of_its_team
            FOREIGN KEY (team_id, meeting_id) REFERENCES meetings_meeting (team_id, id);
    """


def within(table: str, column: str, other: str, of: str) -> str:
    """A reference that stays within the team or the meeting."""
    return f"""
        ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_within
            FOREIGN KEY ({of}, {column}) REFERENCES {other} ({of}, id);
    """


WALLS = f"""
    {shut("meetings_meeting")}
    {let_read("meetings_meeting", f"({OWN}) OR {SITS}")}
    {let_add("meetings_meeting", WRITES)}
    {same_office("meetings_meeting", "team_id", "team_team")}
    {of_meeting("meetings_meetingstep", f"({OWN}) OR {SITS}", STEPS)}
    {of_meeting("meetings_agendaitem", f"({OWN}) OR ({SITS} AND left_out = '' AND {SHOWN})", f"{WRITES} AND {_state((MeetingState.PLANNED, MeetingState.HELD))}")}
    {let_change("meetings_agendaitem", ("place", "title", "text", "left_out"), only=f"{OWN} AND {RUNS} AND {PLANNED}", into=f"{OWN} AND {RUNS}")}
    {let_remove("meetings_agendaitem", f"{OWN} AND {RUNS} AND {PLANNED} AND kind <> 'own'")}
    {of_meeting("meetings_attendance", f"({OWN}) OR ({SITS} AND (meetings_own_seat(seat_id) OR {TOLD}))", CAME)}
    {within("meetings_attendance", "seat_id", "team_seat", "team_id")}
    {of_meeting("meetings_itemtext", f"({OWN}) OR ({SITS} AND NOT is_aside AND {TOLD} AND number = meetings_last_text(item_id))", TEXTS)}
    {within("meetings_itemtext", "item_id", "meetings_agendaitem", "meeting_id")}
    {of_meeting("meetings_minuteentry", f"({OWN}) OR ({SITS} AND {TOLD})", f"{WRITES} AND {HELD}")}
    {let_remove("meetings_minuteentry", f"{OWN} AND {RUNS} AND {HELD}")}
    {within("meetings_minuteentry", "item_id", "meetings_agendaitem", "meeting_id")}
    {within("meetings_minuteentry", "seat_id", "team_seat", "team_id")}
    {of_meeting("meetings_meetingaction", f"({OWN}) OR ({SITS} AND {TOLD})", ACTIONS)}
    {within("meetings_meetingaction", "entry_id", "meetings_minuteentry", "meeting_id")}
    {within("meetings_meetingaction", "action_id", "team_agreedaction", "team_id")}
    {of_meeting("meetings_meetingpaper", OWN, f"{WRITES} AND {_own_letter('meetings_meetingpaper')}")}
    {same_office("meetings_meetingpaper", "letter_id", "letters_letter")}
    {of_meeting("meetings_invitation", OWN, POSTED)}
    {let_change("meetings_invitation", ("state", "tries", "due_at", "failed_because", "ended_at"), only=LEAVES, into=LEFT)}
    {within("meetings_invitation", "holder_id", "team_holder", "team_id")}
    {same_office("meetings_invitation", "letter_id", "letters_letter")}
"""
ORDER = f"""
    -- One step after another, each only from a state that allows it; none is dated before the one before it, or ahead of the clock.
    -- Looked at after the policy and the references let the step in: before them, the answer would tell how another office's meeting stands.
    CREATE FUNCTION meetings_step_follows() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    DECLARE last meetings_meetingstep; stands text; planned meetings_meeting;
    BEGIN
        SELECT * INTO planned FROM meetings_meeting m WHERE m.id = NEW.meeting_id;
        SELECT * INTO last FROM meetings_meetingstep p WHERE p.meeting_id = NEW.meeting_id AND p.number < NEW.number ORDER BY p.number DESC LIMIT 1;
        SELECT CASE s.kind {STANDS} END INTO stands FROM meetings_meetingstep s
        WHERE s.meeting_id = NEW.meeting_id AND s.number < NEW.number AND s.kind = ANY ({_any(tuple(LEADS))}) ORDER BY s.number DESC LIMIT 1;
        IF NEW.number <> coalesce(last.number, 0) + 1 OR NOT (CASE WHEN stands IS NULL THEN NEW.kind = '{StepKind.PLAN}' ELSE {ALLOWED} END) THEN
            RAISE EXCEPTION 'meetings_step_follows: this step does not follow' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.recorded_on < coalesce(last.recorded_on, planned.recorded_on)
            OR NEW.recorded_on > team_day(planned.recorded_on, planned.recorded_at) + 1 THEN
            RAISE EXCEPTION 'meetings_step_follows: a step is written on its day' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER meetings_step_follows AFTER INSERT ON meetings_meetingstep FOR EACH ROW EXECUTE FUNCTION meetings_step_follows();
"""
CALLED = [
    "meetings_state(bigint)", "meetings_last_text(bigint)", "meetings_closed_by(bigint)", "meetings_own_seat(bigint)", "meetings_sits_in(bigint)",
    "meetings_chair_has_account(bigint)", "meetings_is_on(bigint)",
]  # fmt: skip
INSIDE = ["meetings_stands(bigint)", "meetings_step_follows()"]


class Migration(migrations.Migration):
    """Walls around meetings."""

    dependencies = [("meetings", "0001_tables")]

    operations = [
        migrations.RunSQL(
            sql=[KNOWS, let_call(CALLED, (WEB,), owner=OWNER), WALLS, ORDER, let_call(INSIDE, (), owner=OWNER)],
            elidable=False,
        )
    ]
