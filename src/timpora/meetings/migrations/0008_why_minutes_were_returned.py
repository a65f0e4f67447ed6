"""Why minutes were returned, apart from the step: it quotes minutes that agencies do not read yet, so that the office and the acting chair alone read it."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from timpora.postgres.names import OWNER
from timpora.postgres.walls import let_add, let_read, shut


TABLE = "meetings_returnreason"
OWN = "office_id = (SELECT wall_register_office())"
CHAIRS = "(office_id = (SELECT wall_office()) AND team_chairs(team_id))"
ADDS = f"""recorded_by = (SELECT wall_account()) AND recorded_at = now() AND (({OWN} AND (SELECT wall_may('run_team'))) OR {CHAIRS})
    AND EXISTS (SELECT FROM meetings_meetingstep s WHERE s.id = {TABLE}.step_id AND s.meeting_id = {TABLE}.meeting_id AND s.office_id = {TABLE}.office_id
        AND s.kind = 'return' AND s.recorded_by = {TABLE}.recorded_by)"""
WALLS = f"""
    {shut(TABLE)}
    {let_read(TABLE, f"({OWN}) OR {CHAIRS}")}
    {let_add(TABLE, ADDS)}
    ALTER TABLE {TABLE} ADD CONSTRAINT {TABLE}_meeting_of_its_team FOREIGN KEY (team_id, meeting_id) REFERENCES meetings_meeting (team_id, id);
"""
# What was said before is kept where it is read by the same; a step could be recorded without a word, and a reason cannot.
UNSAID = "Alasannya tidak tercatat."
MOVED = f"""
    SET LOCAL ROLE {OWNER};
    INSERT INTO {TABLE} (office_id, team_id, meeting_id, step_id, text, recorded_by, recorded_at)
        SELECT office_id, team_id, meeting_id, id, CASE WHEN text ~ '\\S' THEN text ELSE '{UNSAID}' END, recorded_by, recorded_at FROM meetings_meetingstep WHERE kind = 'return';
    SET CONSTRAINTS ALL IMMEDIATE;
    UPDATE meetings_meetingstep SET text = '' WHERE kind = 'return';
    RESET ROLE;
"""


class Migration(migrations.Migration):
    """The table of reasons and its walls."""

    dependencies = [("meetings", "0007_what_a_pack_prints")]

    operations = [
        migrations.CreateModel(
            name="ReturnReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_by", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("text", models.CharField(max_length=2000)),
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
                    "step",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reason", to="meetings.meetingstep"
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
                    models.CheckConstraint(
                        condition=models.Q(("text__regex", "\\S")), name="meetings_returnreason_says_something"
                    ),
                ],
            },
        ),
        migrations.RunSQL(sql=[WALLS], elidable=False),
        migrations.RunSQL(sql=[MOVED], elidable=False),
        migrations.AddConstraint(
            model_name="meetingstep",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("kind", "return"), _negated=True), ("text", ""), _connector="OR"),
                name="meetings_meetingstep_tells_no_draft",
            ),
        ),
    ]
