"""Steps that ask for another due day, move it, or leave it: two of them name a day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("team", "0006_walls_of_reminders"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="actionstep", name="team_actionstep_kind_is_known"),
        migrations.AddField(model_name="actionstep", name="due_on", field=models.DateField(null=True)),
        migrations.AddConstraint(
            model_name="actionstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "progress",
                            "reported",
                            "accepted",
                            "returned",
                            "day_asked",
                            "day_moved",
                            "day_kept",
                            "dropped",
                        ],
                    )
                ),
                name="team_actionstep_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="actionstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["day_asked", "day_moved"]), ("due_on__isnull", True), _connector="XOR"
                ),
                name="team_actionstep_day_where_asked_or_moved",
            ),
        ),
    ]
