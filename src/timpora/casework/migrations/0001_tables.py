"""Cases, their people, findings and steps, documents, delegations and transfers."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0010_casework"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("confidentiality", models.SmallIntegerField()),
                ("year", models.SmallIntegerField()),
                ("sequence", models.IntegerField()),
                ("status", models.CharField(default="triage", max_length=16)),
                ("since", models.DateField()),
                ("origin", models.CharField(max_length=12)),
                ("owner", models.BigIntegerField()),
                ("outcome", models.CharField(max_length=32, null=True)),
                ("opened_on", models.DateField()),
                (
                    "opened_at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("closed_on", models.DateField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("warn_on", models.DateField(null=True)),
                ("due_clock", models.CharField(max_length=24, null=True)),
                ("steps", models.IntegerField(default=0)),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["office", "status", "due_on", "id"],
                        include=("confidentiality",),
                        name="casework_case_queue",
                    ),
                    models.Index(
                        fields=["office", "owner", "due_on", "id"],
                        include=("status", "confidentiality"),
                        name="casework_case_whose",
                    ),
                    models.Index(
                        condition=models.Q(models.Q(("status", "closed"), _negated=True), ("warn_on__isnull", False)),
                        fields=["office", "warn_on", "id"],
                        include=("confidentiality",),
                        name="casework_case_due",
                    ),
                    models.Index(
                        condition=models.Q(("status", "closed"), _negated=True),
                        fields=["office", "due_on", "id"],
                        include=("status", "owner", "opened_on", "confidentiality"),
                        name="casework_case_open",
                    ),
                    models.Index(
                        fields=["office", "-id"], include=("status", "confidentiality"), name="casework_case_latest"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "triage",
                                    "verification",
                                    "field_check",
                                    "summoned",
                                    "examination",
                                    "opinion",
                                    "conference",
                                    "proposal",
                                    "approval",
                                    "decision",
                                    "execution",
                                    "objection",
                                    "closed",
                                ],
                            )
                        ),
                        name="casework_case_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["finding", "field", "tip", "transfer", "split"])),
                        name="casework_case_origin_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "cleared",
                                    "settled_by_charge",
                                    "measures_carried_out",
                                    "departed",
                                    "handed_to_detention_centre",
                                    "handed_to_police",
                                    "handed_to_prosecutor",
                                    "referred_for_protection",
                                    "withdrawn_by_correction",
                                    "set_aside_on_objection",
                                    "joined",
                                    "transferred",
                                ],
                            ),
                            ("outcome__isnull", True),
                            _connector="OR",
                        ),
                        name="casework_case_outcome_is_known",
                    ),
                    models.UniqueConstraint(fields=("office", "year", "sequence"), name="casework_case_number_once"),
                    models.UniqueConstraint(fields=("office", "id"), name="casework_case_office_and_id"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("outcome__isnull", False), ("status", "closed")),
                            models.Q(
                                models.Q(("status", "closed"), _negated=True),
                                ("closed_on__isnull", True),
                                ("outcome__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="casework_case_closed_with_an_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("media_type", models.CharField(max_length=20)),
                ("size", models.IntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("account", models.BigIntegerField()),
                (
                    "at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case"], name="casework_casedocument_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("media_type__in", ["application/pdf", "image/jpeg", "image/png"])),
                        name="casework_casedocument_media_type_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0)), name="casework_casedocument_is_not_empty"
                    ),
                    models.UniqueConstraint(fields=("case", "digest"), name="casework_casedocument_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.SmallIntegerField()),
                ("finding", models.BigIntegerField()),
                ("known", models.CharField(max_length=40)),
                ("gone_to", models.BigIntegerField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["office", "finding"], name="casework_casefinding_which")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("gone_to__isnull", True)),
                        fields=("case", "finding"),
                        name="casework_casefinding_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.BigIntegerField()),
                (
                    "at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "account", "-at"], name="casework_caseopening_whose")],
            },
        ),
        migrations.CreateModel(
            name="CasePerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("record", models.BigIntegerField()),
                ("gone_to", models.BigIntegerField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["office", "record"], name="casework_caseperson_whose")],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="casework_caseperson_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="casework_caseperson_counted_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("kind", models.CharField(max_length=24)),
                ("on", models.DateField()),
                (
                    "at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("account", models.BigIntegerField()),
                ("said", models.JSONField()),
                ("answers", models.BigIntegerField(null=True)),
                ("of_account", models.BigIntegerField(null=True)),
                ("proposal", models.BigIntegerField(null=True)),
                ("proposer", models.BigIntegerField(null=True)),
                ("rests_on", models.JSONField(default=dict)),
                (
                    "letters",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["office", "kind", "on"], name="casework_casestep_of_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "open",
                                    "add_person",
                                    "link_finding",
                                    "identify",
                                    "allege",
                                    "drop_allegation",
                                    "protect",
                                    "lift_protection",
                                    "hand_over",
                                    "note",
                                    "receive_document",
                                    "split",
                                    "join",
                                    "offer_transfer",
                                    "transfer_answered",
                                    "facts_withdrawn",
                                    "verify",
                                    "order_field_check",
                                    "report_urgent",
                                    "approve_urgent",
                                    "order_urgent",
                                    "record_field_check",
                                    "secure_item",
                                    "return_item",
                                    "summon",
                                    "record_summons",
                                    "begin_examination",
                                    "examine",
                                    "end_examination",
                                    "give_opinion",
                                    "hold_conference",
                                    "propose",
                                    "return_proposal",
                                    "approve",
                                    "decide",
                                    "give_right",
                                    "skip_right",
                                    "bill",
                                    "record_payment",
                                    "record_nonpayment",
                                    "carry_out",
                                    "request_detention",
                                    "order_detention",
                                    "refuse_detention",
                                    "record_visit",
                                    "record_health",
                                    "place_elsewhere",
                                    "move_to_centre",
                                    "release",
                                    "plan_departure",
                                    "record_departure",
                                    "propose_ban",
                                    "answer_ban",
                                    "receive_objection",
                                    "forward_objection",
                                    "decide_objection",
                                    "end_execution",
                                    "go_back",
                                    "close",
                                ],
                            )
                        ),
                        name="casework_casestep_kind_is_known",
                    ),
                    models.UniqueConstraint(fields=("case", "number"), name="casework_casestep_number_once"),
                    models.UniqueConstraint(fields=("office", "id"), name="casework_casestep_office_and_id"),
                    models.UniqueConstraint(fields=("case", "id", "account"), name="casework_casestep_whose_it_was"),
                    models.UniqueConstraint(fields=("answers",), name="casework_casestep_answered_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind__in", ["approve", "decide", "order_detention", "approve_urgent"]), _negated=True
                            ),
                            models.Q(
                                ("answers__isnull", False),
                                ("of_account__isnull", False),
                                models.Q(("of_account", models.F("account")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="casework_casestep_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "decide"), _negated=True),
                            models.Q(
                                ("proposal__isnull", False),
                                ("proposer__isnull", False),
                                models.Q(("proposer", models.F("account")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="casework_casestep_never_the_own_proposal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseTransfer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("confidentiality", models.SmallIntegerField()),
                ("state", models.CharField(default="offered", max_length=12)),
                ("because", models.CharField(max_length=400)),
                ("told", models.JSONField()),
                ("account", models.BigIntegerField()),
                (
                    "at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("answered_by", models.BigIntegerField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_on", models.DateField(null=True)),
                ("answer", models.CharField(max_length=400, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "to_office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["to_office", "state"], name="casework_casetransfer_arrived")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["offered", "accepted", "returned", "taken_back"])),
                        name="casework_casetransfer_state_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "offered")),
                        fields=("case",),
                        name="casework_casetransfer_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("office", models.F("to_office")), _negated=True),
                        name="casework_casetransfer_elsewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "offered")),
                            models.Q(models.Q(("state", "offered"), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="casework_casetransfer_answered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("of_account", models.BigIntegerField()),
                ("to_account", models.BigIntegerField()),
                ("power", models.CharField(max_length=16)),
                ("on", models.DateField()),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("because", models.CharField(max_length=400)),
                (
                    "at",
                    models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["office", "to_account"], name="casework_delegation_whose")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("power__in", ["work_cases", "approve_cases", "decide_cases"])),
                        name="casework_delegation_power_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day__gte", models.F("on")), ("last_day__gte", models.F("first_day"))
                        ),
                        name="casework_delegation_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("of_account", models.F("to_account")), _negated=True),
                        name="casework_delegation_to_somebody_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("because__regex", "\\S")), name="casework_delegation_says_why"
                    ),
                ],
            },
        ),
    ]
