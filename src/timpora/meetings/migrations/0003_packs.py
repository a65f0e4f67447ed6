"""Packs of meetings, and their walls: an agency reads those of which it may read every item that is printed; nobody changes one."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from timpora.postgres.walls import let_add, let_read, same_office, shut


TABLE = "meetings_meetingpack"
OWN = "office_id = (SELECT wall_register_office())"
WRITES = f"{OWN} AND (SELECT wall_may('run_team')) AND recorded_by = (SELECT wall_account()) AND recorded_at = now()"
# From the invitation on, and only where each item that is printed is on the agenda that the agency reads: not one that was left out or drafted anew since.
READS = f"""({OWN}) OR (team_id = ANY (ARRAY(SELECT team_sitting()))
    AND meetings_state(meeting_id) = ANY ('{{invited,held,closed,accepted}}'::text[])
    AND items <@ ARRAY(SELECT i.id FROM meetings_agendaitem i WHERE i.meeting_id = {TABLE}.meeting_id))"""
WALLS = f"""
    {shut(TABLE)}
    {let_read(TABLE, READS)}
    {let_add(TABLE, WRITES)}
    {same_office(TABLE, "meeting_id", "meetings_meeting")}
    ALTER TABLE {TABLE} ADD CONSTRAINT {TABLE}_meeting_of_its_team FOREIGN KEY (team_id, meeting_id) REFERENCES meetings_meeting (team_id, id);
"""


class Migration(migrations.Migration):
    """The table of packs and its walls."""

    dependencies = [("meetings", "0002_walls")]

    operations = [
        migrations.CreateModel(
            name="MeetingPack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("number", models.SmallIntegerField()),
                ("as_of", models.DateField()),
                ("as_known", models.DateTimeField()),
                ("items", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField())),
                ("pdf_id", models.BinaryField()),
                ("pdf_en", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.meeting"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "number"), name="meetings_meetingpack_numbered_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="meetings_meetingpack_counted_from_one"
                    ),
                ],
            },
        ),
        migrations.RunSQL(sql=[WALLS], elidable=False),
    ]
