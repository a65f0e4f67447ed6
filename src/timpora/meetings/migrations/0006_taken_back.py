"""An invitation whose agenda was taken back before it left is not sent, and says so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more reason why a message does not leave."""

    dependencies = [("meetings", "0005_calling_off")]

    operations = [
        migrations.RemoveConstraint(model_name="invitation", name="meetings_invitation_failure_is_known"),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("failed_because__isnull", True))
                | models.Q(
                    (
                        "failed_because__in",
                        [
                            "no_server",
                            "refused",
                            "no_answer",
                            "unsure",
                            "altered",
                            "overtaken",
                            "taken_back",
                            "bounced",
                        ],
                    )
                ),
                name="meetings_invitation_failure_is_known",
            ),
        ),
    ]
