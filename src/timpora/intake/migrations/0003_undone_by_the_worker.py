"""Why a file is to be undone, for the worker that undoes it."""

from django.db import migrations, models

from timpora.postgres.names import WEB


class Migration(migrations.Migration):
    """The reason, which the policies around files let change like what was made of them."""

    dependencies = [("intake", "0002_walls")]

    operations = [
        migrations.AddField(
            model_name="delivery", name="undo_because", field=models.CharField(max_length=400, null=True)
        ),
        migrations.RunSQL(sql=[f"GRANT UPDATE (undo_because) ON intake_delivery TO {WEB};"], elidable=False),
    ]
