"""Walls around the map: each clearance reads its own figures, whoever sees the map alone those without small counts."""

from django.db import migrations

from timpora.postgres.walls import let_add, let_read, let_remove, shut


OWN = "office_id = (SELECT wall_register_office())"
SCREENED = f"{OWN} AND (SELECT wall_may('screen'))"
ON_THE_MAP = "office_id = (SELECT wall_office()) AND (SELECT wall_may('see_map'))"
DRAWS = "office_id = (SELECT wall_office()) AND (SELECT wall_may('draw_boundaries'))"
WALLS = f"""
    {shut("evaluation_districtfigures")}
    {
    let_read(
        "evaluation_districtfigures",
        f"{OWN} AND seen_by = (SELECT wall_clearance()) OR {SCREENED} OR seen_by = -1 AND {ON_THE_MAP}",
    )
}
    {let_add("evaluation_districtfigures", f"{SCREENED} AND counted_at = now()")}
    {let_remove("evaluation_districtfigures", SCREENED)}
    {shut("evaluation_boundaryfile")}
    {let_read("evaluation_boundaryfile", f"{ON_THE_MAP} OR {DRAWS}")}
    {let_add("evaluation_boundaryfile", f"{DRAWS} AND drawn_by = (SELECT wall_account()) AND drawn_at = now()")}
    {let_remove("evaluation_boundaryfile", DRAWS)}
"""


class Migration(migrations.Migration):
    """Walls around the map."""

    dependencies = [("evaluation", "0001_map"), ("accounts", "0013_map")]

    operations = [migrations.RunSQL(sql=[WALLS], elidable=False)]
