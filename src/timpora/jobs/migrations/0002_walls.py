"""Walls around jobs: the own office's are seen, begun in one's own name, and moved on (docs/explanation/walls.md)."""

from django.db import migrations

from timpora.postgres.walls import let_add, let_change, let_read, shut


OWN_OFFICE = "office_id = (SELECT wall_register_office())"
BEGUN = f"{OWN_OFFICE} AND account = (SELECT wall_account()) AND begun_at = now() AND state = 'waiting'"
STATE = ("state", "done", "total", "cancel_asked", "refusal", "ended_at")
OPEN = f"{OWN_OFFICE} AND ended_at IS NULL"
WALLS = f"""
    {shut("jobs_job")}
    {let_read("jobs_job", OWN_OFFICE)}
    {let_add("jobs_job", BEGUN)}
    {let_change("jobs_job", STATE, only=OPEN, into=OWN_OFFICE)}
"""


class Migration(migrations.Migration):
    """Walls around jobs."""

    dependencies = [("jobs", "0001_tables"), ("accounts", "0002_walls")]

    operations = [migrations.RunSQL(sql=[WALLS], elidable=False)]
