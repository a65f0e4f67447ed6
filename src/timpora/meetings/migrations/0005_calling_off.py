"""The office's machine tells whoever was invited and sits no longer that the meeting is off for them, and tells nobody anything else."""

from django.db import migrations

from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_call


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"


def _sits(row: str) -> str:
    """Whether a dated row of a team holds on the day of the meeting."""
    return f"({row}.first_day <= day AND ({row}.last_day IS NULL OR {row}.last_day >= day) AND ({row}.gone_on IS NULL OR {row}.gone_on > day))"


# Of an account that ended, the clock of the database said the day; where the pages stand still on an earlier one, that day may be after the meeting.
LOST = f"""
    CREATE FUNCTION meetings_lost_seat(wanted bigint, who bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT EXISTS (SELECT FROM meetings_invitation i WHERE i.meeting_id = wanted AND i.holder_id = who AND i.method = 'request')
            AND NOT EXISTS (SELECT FROM team_holder h JOIN team_seat s ON s.id = h.seat_id
                CROSS JOIN LATERAL (SELECT p.day FROM meetings_meetingstep p WHERE p.meeting_id = wanted AND p.day IS NOT NULL ORDER BY p.number DESC LIMIT 1) AS held
                WHERE h.id = who AND h.left_at IS NULL AND {_sits("h")} AND {_sits("s")})
            AND meetings_state(wanted) = 'invited'
    $$;
"""
CALLS_OFF = """
    CREATE POLICY calls_off ON meetings_invitation FOR INSERT TO %s WITH CHECK (
        office_id = (SELECT wall_register_office()) AND (SELECT wall_may('screen'))
        AND recorded_by = (SELECT wall_account()) AND recorded_at = now() AND state = 'waiting' AND tries = 0 AND due_at = now()
        AND method = 'cancel' AND letter_id IS NULL AND meetings_lost_seat(meeting_id, holder_id)
        AND EXISTS (SELECT FROM team_holderaddress a WHERE a.holder_id = meetings_invitation.holder_id AND a.email = meetings_invitation.address)
        AND EXISTS (SELECT FROM meetings_meeting m WHERE m.id = meetings_invitation.meeting_id));
"""


class Migration(migrations.Migration):
    """Calling off by the machine."""

    dependencies = [("meetings", "0004_calendar_feeds")]

    operations = [
        migrations.RunSQL(
            sql=[LOST, let_call(["meetings_lost_seat(bigint, bigint)"], (WEB,), owner=OWNER), CALLS_OFF % WEB],
            elidable=False,
        )
    ]
