"""What was kept to be shared counted people whom an officer does not see; the office's next work makes it anew without them."""

from django.db import migrations


SHARED_GOES = """
    DELETE FROM evaluation_keptrows WHERE evaluation_id IN (SELECT id FROM evaluation_keptevaluation WHERE seen_by = -1);
    DELETE FROM evaluation_keptfigure WHERE evaluation_id IN (SELECT id FROM evaluation_keptevaluation WHERE seen_by = -1);
    DELETE FROM evaluation_keptevaluation WHERE seen_by = -1;
"""


class Migration(migrations.Migration):
    """Shared figures are forgotten, and made again."""

    dependencies = [("evaluation", "0006_reports_walls")]

    operations = [migrations.RunSQL(sql=[SHARED_GOES], elidable=True)]
