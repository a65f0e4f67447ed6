"""Walls around kept figures: each clearance reads its own, who asked what they asked, whoever sees the map those without small counts."""

from django.db import migrations

from timpora.postgres.walls import let_add, let_change, let_read, let_remove, same_office, shut


OWN = "office_id = (SELECT wall_register_office())"
SCREENED = f"{OWN} AND (SELECT wall_may('screen'))"
MINE = f"{OWN} AND asked_by = (SELECT wall_account()) AND seen_by <= (SELECT wall_clearance())"
ON_THE_MAP = "office_id = (SELECT wall_office()) AND (SELECT wall_may('see_map'))"
READS = f"{OWN} AND asked_by IS NULL AND seen_by = (SELECT wall_clearance()) OR {MINE} OR {SCREENED} OR seen_by = -1 AND {ON_THE_MAP}"
ADDS = f"{SCREENED} AND asked_by IS NULL AND counted_at = now() OR {MINE} AND seen_by = (SELECT wall_clearance()) AND coalesce(counted_at, now()) = now()"
REMOVES = f"{SCREENED} OR {MINE}"
SEEN = "evaluation_id IN (SELECT id FROM evaluation_keptevaluation)"
MINE_WAITING, MINE_ANSWERED = f"{MINE} AND counted_at IS NULL", f"{MINE} AND counted_at = now()"
MAKES = f"{SCREENED} AND asked_by IS NULL OR {MINE}"
BEING_MADE = f"evaluation_id IN (SELECT id FROM evaluation_keptevaluation WHERE counted_at = now() AND ({MAKES}))"
BEING_REMOVED = f"evaluation_id IN (SELECT id FROM evaluation_keptevaluation WHERE {REMOVES})"
WALLS = f"""
    {shut("evaluation_keptevaluation")}
    {let_read("evaluation_keptevaluation", READS)}
    {let_add("evaluation_keptevaluation", ADDS)}
    {let_change("evaluation_keptevaluation", ("counted_at", "as_known", "not_judged", "law"), only=MINE_WAITING, into=MINE_ANSWERED)}
    {let_remove("evaluation_keptevaluation", REMOVES)}
    {shut("evaluation_keptfigure")}
    {let_read("evaluation_keptfigure", SEEN)}
    {let_add("evaluation_keptfigure", BEING_MADE)}
    {let_remove("evaluation_keptfigure", BEING_REMOVED)}
    {shut("evaluation_keptrows")}
    {let_read("evaluation_keptrows", f"{OWN} AND {SEEN}")}
    {let_add("evaluation_keptrows", BEING_MADE)}
    {let_remove("evaluation_keptrows", BEING_REMOVED)}
    {same_office("evaluation_keptrows", "evaluation_id", "evaluation_keptevaluation")}
    {same_office("evaluation_keptfigure", "evaluation_id", "evaluation_keptevaluation")}
"""


class Migration(migrations.Migration):
    """Walls around kept figures."""

    dependencies = [("evaluation", "0003_kept_figures"), ("accounts", "0014_looking_with_less")]

    operations = [migrations.RunSQL(sql=[WALLS], elidable=False)]
