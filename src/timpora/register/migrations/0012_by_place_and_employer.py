"""Facts are found by the place and by the employer that they name, so that their pages read what names them and not the register."""

from django.db import migrations, models


def _by_employer(model: str, *more: str) -> migrations.AddIndex:
    named = models.Q(employer_key__isnull=False)
    index = models.Index(fields=["office", "employer_key", *more], name=f"register_{model}_employer", condition=named)
    return migrations.AddIndex(model_name=model, index=index)


class Migration(migrations.Migration):
    """By place and employer."""

    dependencies = [("register", "0011_search")]

    operations = [
        _by_employer("presence", "from_on"),
        _by_employer("staypermit"),
        _by_employer("workpermit"),
        migrations.AddIndex(
            model_name="presence", index=models.Index(fields=["office", "place_key", "from_on"], name="register_presence_place")
        ),
    ]  # fmt: skip
