"""In which district somebody was last reported is kept with the standing, so that people are counted and listed by district from an index.

It is empty until the next run, which judges everybody anew since what is kept of a judgement changed.
"""

from django.db import migrations, models
from django.db.models import Q

from timpora.postgres.names import WEB


class Migration(migrations.Migration):
    """Where somebody was last reported."""

    dependencies = [("screening", "0007_counted_by_index")]

    operations = [
        migrations.AddField("standing", "district", models.CharField(max_length=8, null=True)),
        migrations.AddIndex(
            "standing",
            models.Index(
                condition=Q(departed_on__isnull=True),
                fields=["office", "district", "person"],
                include=["confidentiality"],
                name="screening_standing_where",
            ),
        ),
        # Written by the machine that judges alone, behind the policy that holds for the other columns.
        migrations.RunSQL(f"GRANT UPDATE (district) ON screening_standing TO {WEB}", elidable=False),
    ]
