"""Judgements on who is one person, with their walls, and numbers for facts that are written many at once."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from timpora.postgres.names import WEB
from timpora.postgres.walls import let_add, let_change, let_read, same_office, shut


CLEARED = "office_id = (SELECT wall_register_office()) AND confidentiality <= (SELECT wall_clearance())"
# Whoever judges sees both records, and the judgement is as confidential as the more confidential of them.
OF_TWO_THAT_ARE_SEEN = """
    (SELECT count(*) = 2 AND max(r.confidentiality) = register_judgement.confidentiality
     FROM register_personrecord r WHERE r.id IN (register_judgement.first_record_id, register_judgement.second_record_id))
"""
JUDGED_NOW = f"""
    {CLEARED} AND recorded_by = (SELECT wall_account()) AND recorded_at = now() AND withdrawn_at IS NULL
    AND (SELECT wall_may('record_facts')) AND {OF_TWO_THAT_ARE_SEEN}
"""
WALLS = (
    shut("register_judgement")
    + let_read("register_judgement", CLEARED)
    + let_add("register_judgement", JUDGED_NOW)
    + let_change(
        "register_judgement",
        ("withdrawn_at", "withdrawn_by", "withdrawn_because"),
        only=f"{CLEARED} AND withdrawn_at IS NULL AND (SELECT wall_may('withdraw_facts'))",
        into=f"{CLEARED} AND withdrawn_by = (SELECT wall_account()) AND withdrawn_at = now()",
    )
    + same_office("register_judgement", "first_record_id", "register_personrecord")
    + same_office("register_judgement", "second_record_id", "register_personrecord")
)
FACTS = (
    "personrecord",
    "traveldocument",
    "staypermit",
    "application",
    "crossing",
    "presence",
    "workpermit",
    "circumstance",
    "place",
    "organisation",
)
NUMBERS = "".join(f"GRANT USAGE ON SEQUENCE register_{name}_id_seq TO {WEB};" for name in FACTS)


class Migration(migrations.Migration):
    """Judgements."""

    dependencies = [("register", "0002_walls")]

    operations = [
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("recorded_by", models.BigIntegerField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.BigIntegerField(null=True)),
                ("withdrawn_because", models.CharField(max_length=400, null=True)),
                ("confidentiality", models.SmallIntegerField(default=0)),
                ("verdict", models.CharField(max_length=12)),
                ("judged_by", models.CharField(max_length=10)),
                ("because", models.CharField(max_length=400)),
                (
                    "first_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="register.personrecord"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.office"
                    ),
                ),
                (
                    "second_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="register.personrecord"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                withdrawn_at__isnull=True, withdrawn_because__isnull=True, withdrawn_by__isnull=True
                            ),
                            models.Q(
                                withdrawn_at__isnull=False,
                                withdrawn_because__isnull=False,
                                withdrawn_because__regex="\\S",
                                withdrawn_by__isnull=False,
                            ),
                            _connector="OR",
                        ),
                        name="register_judgement_withdrawn_when_by_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            ("withdrawn_at__gte", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="register_judgement_withdrawn_after_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(verdict__in=["same", "not_the_same"]),
                        name="register_judgement_verdict_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(judged_by__in=["officer", "rule"]),
                        name="register_judgement_judged_by_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(first_record__lt=models.F("second_record")),
                        name="register_judgement_on_two_records_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(because__regex="\\S"), name="register_judgement_says_why"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(withdrawn_at__isnull=True),
                        fields=("first_record", "second_record"),
                        name="register_judgement_one_word_at_a_time",
                    ),
                ],
            },
        ),
        migrations.RunSQL(sql=[WALLS, NUMBERS], elidable=False),
    ]
