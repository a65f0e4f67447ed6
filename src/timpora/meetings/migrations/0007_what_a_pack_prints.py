"""An agency reads a pack as long as what it prints of the agenda, of day and place is what that agency reads anyway: not an older wording."""

import django.contrib.postgres.fields
from django.db import migrations, models

from timpora.meetings.core.states import MINUTES_TOLD
from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_call, let_read


TABLE = "meetings_meetingpack"
TOLD = f"'{{{','.join(MINUTES_TOLD)}}}'::text[]"
# In the name of who asks, so that the walls of items, texts and steps hold within; an item tells, beside its own words, which text of other minutes it quotes.
PRINTED = f"""
    CREATE FUNCTION meetings_printed(wanted bigint) RETURNS varchar[] LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT array_agg(one.digest ORDER BY one.digest) FROM (
            SELECT encode(sha256(convert_to(said.words::text, 'UTF8')), 'hex')::varchar AS digest FROM (
                SELECT jsonb_build_array(i.id, i.title, i.text, i.facts, (
                    SELECT jsonb_agg(jsonb_build_array(t.item_id, t.number) ORDER BY t.item_id) FROM meetings_itemtext t
                    WHERE i.facts -> 'quoted' @> to_jsonb(t.item_id) AND NOT t.is_aside AND t.number = meetings_last_text(t.item_id)
                      AND meetings_state(t.meeting_id) = ANY ({TOLD}))) AS words
                FROM meetings_agendaitem i WHERE i.meeting_id = wanted AND i.left_out = ''
                UNION ALL
                (SELECT jsonb_build_array('when', s.day, s.begins, s.ends, s.place) FROM meetings_meetingstep s
                WHERE s.meeting_id = wanted AND s.day IS NOT NULL ORDER BY s.number DESC LIMIT 1)
            ) said
        ) one
    $$;
"""
# From the invitation on. What it prints and the agency does not read takes it away: what was left out, drafted anew or worded otherwise since, an earlier day.
READS = """(office_id = (SELECT wall_register_office())) OR (team_id = ANY (ARRAY(SELECT team_sitting()))
    AND meetings_state(meeting_id) = ANY ('{invited,held,closed,accepted}'::text[])
    AND printed <@ meetings_printed(meeting_id))"""


class Migration(migrations.Migration):
    """What a pack prints."""

    dependencies = [("meetings", "0006_taken_back")]

    operations = [
        migrations.RunSQL(sql=[f"DROP POLICY reads ON {TABLE}"], elidable=False),
        migrations.RemoveField(model_name="meetingpack", name="items"),
        # Nobody knows any more which words earlier packs print: agencies read those that are made from now on.
        migrations.AddField(
            model_name="meetingpack",
            name="printed",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=64), default=["not known"]
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="meetingpack",
            constraint=models.CheckConstraint(
                condition=models.Q(("printed__len__gte", 1)), name="meetings_meetingpack_prints_something"
            ),
        ),
        migrations.RunSQL(
            sql=[
                PRINTED,
                let_call(["meetings_printed(bigint)"], (WEB,), owner=OWNER),
                let_read(TABLE, READS),
            ],
            elidable=False,
        ),
    ]
