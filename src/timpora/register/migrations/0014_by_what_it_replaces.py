"""A record of somebody is found by the one that it replaced, so that who is protected stays so after a correction."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """By what it replaces."""

    dependencies = [("register", "0013_cheaper_notes")]

    operations = [
        migrations.AddIndex(
            model_name="personrecord",
            index=models.Index(fields=["office", "replaces"], name="register_personrecord_replaces", condition=models.Q(replaces__isnull=False)),
        ),
    ]  # fmt: skip
