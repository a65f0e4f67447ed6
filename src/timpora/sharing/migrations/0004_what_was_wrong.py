"""What was shared is judged anew on its own day: as what a finding was kept when it was looked at last, and which fields were told to be wrong."""

import django.db.models.deletion
from django.db import migrations, models

from timpora.postgres.names import WEB
from timpora.postgres.walls import let_add, let_read, same_office, shut


OWN = "office_id = (SELECT wall_register_office())"
FIELDS = [
    "what",
    "sentence",
    "stay_limit",
    "district",
    "last_place",
    "sponsor",
    "provisions",
    "nationality",
    "name",
    "born",
    "document",
    "status",
    "opened",
    "people",
    "findings",
    "case_number",
    "place_name",
    "place_kind",
    "address",
    "counts",
    "text",
]
SCREENS = "(SELECT wall_may('screen'))"
OF_OFFICE = (
    f"{OWN} AND share_id IN (SELECT s.id FROM sharing_share s WHERE s.office_id = (SELECT wall_register_office()))"
)
OF_CORRECTION = "correction_id IN (SELECT c.id FROM sharing_correction c WHERE c.share_id = sharing_correctedfield.share_id AND c.recorded_at = now())"
WALLS = f"""
    GRANT UPDATE (kept) ON sharing_sharefinding TO {WEB};
    {shut("sharing_correctedfield")}
    {let_read("sharing_correctedfield", OF_OFFICE)}
    {let_add("sharing_correctedfield", f"{OF_OFFICE} AND {SCREENS} AND {OF_CORRECTION}")}
    {same_office("sharing_correctedfield", "share_id", "sharing_share")}
    {same_office("sharing_correctedfield", "correction_id", "sharing_correction")}
"""


class Migration(migrations.Migration):
    """What was wrong; every finding that was shared is looked at once more."""

    dependencies = [("sharing", "0003_one_end")]

    operations = [
        migrations.AddField(model_name="sharefinding", name="kept", field=models.CharField(db_default="", max_length=60)),
        migrations.CreateModel(
            name="CorrectedField",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=20)),
                ("office", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.office")),
                ("share", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.share")),
                ("correction", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.correction")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("field__in", FIELDS)), name="sharing_correctedfield_field_is_known"),
                    models.UniqueConstraint(fields=("share", "field"), name="sharing_correctedfield_once"),
                ],
            },
        ),
        migrations.RunSQL(sql=[WALLS], elidable=False),
    ]  # fmt: skip
