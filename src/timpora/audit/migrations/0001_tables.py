"""Tables of events and of the links between them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Link",
            fields=[
                ("sequence", models.BigIntegerField(primary_key=True, serialize=False)),
                ("event", models.BigIntegerField(unique=True)),
                ("linked_at", models.DateTimeField()),
                ("hash", models.BinaryField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("account", models.BigIntegerField()),
                ("office", models.BigIntegerField(null=True)),
                ("action", models.CharField(max_length=60)),
                ("subject", models.CharField(max_length=120)),
                ("details", models.JSONField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject", "id"], name="audit_event_subject"),
                    models.Index(fields=["account", "id"], name="audit_event_account"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("action__regex", "^[a-z][a-z_]*$")), name="audit_event_action_is_a_word"
                    )
                ],
            },
        ),
    ]
