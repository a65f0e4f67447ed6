"""Changes of the table of visa indexes and of the office's settings: proposed by one person, decided on by another, never edited."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from timpora.postgres.walls import let_add, let_change, let_read, shut


OWN = "office_id = (SELECT wall_office())"
READS = "((SELECT wall_may('read_register')) OR (SELECT wall_may('propose_law')) OR (SELECT wall_may('approve_law')))"
IN_PERSON = "NOT (SELECT wall_is_by_token())"  # a program changes no law
PROPOSES = f"{OWN} AND {IN_PERSON} AND (SELECT wall_may('propose_law'))"
ME = "(SELECT wall_account())"
# One's own proposal is taken back by oneself, and decided on by somebody else; a constraint says so for the owner of the table too.
DECIDES = f"""{OWN} AND {IN_PERSON} AND (
    (proposed_by = {ME} AND (SELECT wall_may('propose_law'))) OR (proposed_by <> {ME} AND (SELECT wall_may('approve_law')))
)"""
WALLS = f"""
    {shut("screening_lawchange")}
    {let_read("screening_lawchange", f"{OWN} AND {READS}")}
    {
    let_add("screening_lawchange", f"{PROPOSES} AND proposed_by = {ME} AND proposed_at = now() AND state = 'proposed'")
}
    {
    let_change(
        "screening_lawchange",
        ("state", "decided_by", "decided_at", "decided_because"),
        only=f"{DECIDES} AND state = 'proposed'",
        into=f"{DECIDES} AND state <> 'proposed' AND decided_by = {ME} AND decided_at = statement_timestamp()",
    )
}
"""


class Migration(migrations.Migration):
    """The office's changes of the law's dated data, and their walls."""

    dependencies = [
        ("accounts", "0008_screening"),
        ("screening", "0003_queue"),
    ]

    operations = [
        migrations.CreateModel(
            name="LawChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("of", models.CharField(max_length=16)),
                ("name", models.CharField(max_length=60)),
                ("begins_on", models.DateField()),
                ("last_day", models.DateField(null=True)),
                ("stands_apart", models.BooleanField(default=False)),
                ("told", models.JSONField()),
                ("citation", models.CharField(max_length=400)),
                ("because", models.CharField(max_length=1000)),
                ("proposed_by", models.BigIntegerField()),
                (
                    "proposed_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("state", models.CharField(default="proposed", max_length=12)),
                ("decided_by", models.BigIntegerField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_because", models.CharField(max_length=1000, null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.office"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["office", "state", "decided_at"], name="screening_lawchange_law")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("of__in", ["new_row", "row_ends", "row_corrected", "setting"])),
                        name="screening_lawchange_of_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["proposed", "approved", "returned", "taken_back"])),
                        name="screening_lawchange_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("citation__regex", "\\S")), name="screening_lawchange_cites_a_provision"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("because__regex", "\\S")), name="screening_lawchange_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("of", "row_ends"), _negated=True), ("last_day__isnull", False), _connector="OR"
                        ),
                        name="screening_lawchange_an_end_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True), ("state", "proposed")),
                            models.Q(
                                models.Q(("state", "proposed"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="screening_lawchange_decided_when_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "proposed"),
                            models.Q(("state", "taken_back"), ("decided_by", models.F("proposed_by"))),
                            models.Q(
                                ("state__in", ["approved", "returned"]),
                                models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="screening_lawchange_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("decided_because__isnull", False), ("decided_because__regex", "\\S")),
                            _connector="OR",
                        ),
                        name="screening_lawchange_returned_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.RunSQL(sql=WALLS, elidable=False),
    ]
