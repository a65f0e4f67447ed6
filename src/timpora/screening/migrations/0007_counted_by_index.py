"""Open findings by rule, and what happened on a day, are counted from an index alone; the index over all findings by rule is not asked any more."""

from collections.abc import Mapping, Sequence

from django.db import migrations, models


OPEN = ("state__in", ["new", "seen", "being_checked", "referred"])
BY_LIMIT = ["office", "rule_id", "stay_limit", "id"]
SUREST = ["office", "rule_id", "certainty", "stay_limit", "id"]
ORDERS: Mapping[str, tuple[list[str], Sequence[tuple[str, object]]]] = {
    "open": (BY_LIMIT, [OPEN]),
    "surest": (SUREST, [("certainty__isnull", False), OPEN]),
    "unsure": (BY_LIMIT, [("certainty__isnull", True), OPEN]),
}


class Migration(migrations.Migration):
    """What a count and its wall ask for is in the index."""

    dependencies = [("screening", "0006_cheaper_nights")]

    operations = [
        *(
            migrations.AddIndex(
                "finding",
                models.Index(
                    condition=models.Q(*condition),
                    fields=fields,
                    include=["state", "confidentiality"],
                    name=f"screening_finding_{name}",
                ),
            )
            for name, (fields, condition) in ORDERS.items()
        ),
        migrations.AddIndex(
            "finding",
            models.Index(
                condition=models.Q(
                    OPEN, ("worsens_on__isnull", False), models.Q(("rule_id", "limit_ends_soon"), _negated=True)
                ),
                fields=["office", "worsens_on", "id"],
                include=["state", "confidentiality"],
                name="screening_finding_heavier",
            ),
        ),
        migrations.RemoveIndex("finding", "screening_finding_limits"),
        migrations.RemoveIndex("findingevent", "screening_findingevent_of_day"),
        migrations.AddIndex(
            "findingevent",
            models.Index(
                fields=["office", "on", "what"], include=["id", "confidentiality"], name="screening_findingevent_of_day"
            ),
        ),
    ]
