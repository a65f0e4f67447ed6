"""A job that a program asked for is worked on within that program's token, and whose it is stands in its row alone, not in the queue."""

from django.db import migrations, models

from timpora.postgres.names import OWNER, WALL, WEB
from timpora.postgres.walls import let_call, let_the_wall_read


BEGUN = """
    office_id = (SELECT wall_register_office()) AND account = (SELECT wall_account()) AND begun_at = now() AND state = 'waiting'
    AND token IS NOT DISTINCT FROM (SELECT token FROM wall_pass())
"""
WHOSE = f"""
    DROP POLICY adds ON jobs_job;
    CREATE POLICY adds ON jobs_job FOR INSERT TO {WEB} WITH CHECK ({BEGUN});
    {let_the_wall_read("jobs_job", ("id", "account", "token", "ended_at"))}
    SET LOCAL ROLE {WALL};
    CREATE FUNCTION jobs_whose(job bigint, OUT account bigint, OUT token bigint) RETURNS SETOF record
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT j.account, j.token FROM jobs_job j WHERE j.id = jobs_whose.job AND j.ended_at IS NULL
    $$;
    RESET ROLE;
    {let_call(["jobs_whose(bigint)"], (WEB, OWNER), owner=WALL)}
"""
WAITING = "UPDATE procrastinate_jobs SET args = args - 'account' WHERE task_name = 'timpora.jobs.run' AND status IN ('todo', 'doing')"


class Migration(migrations.Migration):
    """Whose, and with which token."""

    dependencies = [
        ("jobs", "0002_walls"),
        ("accounts", "0005_called_by_whom"),
        ("procrastinate", "0001_initial"),
    ]

    operations = [
        migrations.AddField(model_name="job", name="token", field=models.BigIntegerField(null=True)),
        migrations.RunSQL(sql=[WHOSE, WAITING], elidable=False),
    ]
