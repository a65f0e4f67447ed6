"""Walls around monthly reports: who sees everybody reads and makes them, whoever sees the map reads the copies that are shared; nobody changes one."""

from django.db import migrations

from timpora.postgres.walls import let_add, let_read, same_office, shut


OWN = "office_id = (SELECT wall_register_office())"
ON_THE_MAP = "office_id = (SELECT wall_office()) AND (SELECT wall_may('see_map'))"
MAKES = f"{OWN} AND (SELECT wall_clearance()) = 2 AND made_by = (SELECT wall_account()) AND made_at = now()"
WALLS = f"""
    {shut("evaluation_monthlyreport")}
    {let_read("evaluation_monthlyreport", f"{OWN} AND seen_by <= (SELECT wall_clearance()) OR seen_by = -1 AND {ON_THE_MAP}")}
    {let_add("evaluation_monthlyreport", MAKES)}
    {same_office("evaluation_monthlyreport", "previous_id", "evaluation_monthlyreport")}
"""


class Migration(migrations.Migration):
    """Walls around monthly reports."""

    dependencies = [("evaluation", "0005_reports")]

    operations = [migrations.RunSQL(sql=[WALLS], elidable=False)]
