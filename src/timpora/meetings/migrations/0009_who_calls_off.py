"""That a seat was lost is told to nobody but the office's machine, which tells whoever lost it: agencies of the team could ask by number."""

from django.db import migrations


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"


def _sits(row: str) -> str:
    """Whether a dated row of a team holds on the day of the meeting."""
    return f"({row}.first_day <= day AND ({row}.last_day IS NULL OR {row}.last_day >= day) AND ({row}.gone_on IS NULL OR {row}.gone_on > day))"


LOST = f"""
    CREATE OR REPLACE FUNCTION meetings_lost_seat(wanted bigint, who bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT wall_may('screen')
            AND EXISTS (SELECT FROM meetings_meeting m WHERE m.id = wanted AND m.office_id = wall_register_office())
            AND EXISTS (SELECT FROM meetings_invitation i WHERE i.meeting_id = wanted AND i.holder_id = who AND i.method = 'request')
            AND NOT EXISTS (SELECT FROM team_holder h JOIN team_seat s ON s.id = h.seat_id
                CROSS JOIN LATERAL (SELECT p.day FROM meetings_meetingstep p WHERE p.meeting_id = wanted AND p.day IS NOT NULL ORDER BY p.number DESC LIMIT 1) AS held
                WHERE h.id = who AND h.left_at IS NULL AND {_sits("h")} AND {_sits("s")})
            AND meetings_state(wanted) = 'invited'
    $$;
"""


class Migration(migrations.Migration):
    """The function asks for the power that its policy asks for."""

    dependencies = [("meetings", "0008_why_minutes_were_returned")]

    operations = [migrations.RunSQL(sql=[LOST], elidable=False)]
