"""Tables of the register, with what can never be true of a single row."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="PersonRecord",
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
                ("source_sheet", models.CharField(max_length=100, null=True)),
                ("source_row", models.PositiveIntegerField(null=True)),
                ("replaces", models.BigIntegerField(null=True)),
                ("name", models.CharField(max_length=400)),
                ("name_key", models.CharField(max_length=400)),
                ("born_earliest", models.DateField(null=True)),
                ("born_latest", models.DateField(null=True)),
                ("nationality", models.CharField(max_length=3, null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_because__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_because__isnull", False),
                                ("withdrawn_because__regex", "\\S"),
                                ("withdrawn_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="register_personrecord_withdrawn_when_by_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            ("withdrawn_at__gte", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="register_personrecord_withdrawn_after_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidentiality__in", [0, 1, 2])),
                        name="register_personrecord_confidentiality_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")), name="register_personrecord_name_is_written"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("born_earliest__isnull", True),
                            ("born_latest__isnull", True),
                            ("born_earliest__lte", models.F("born_latest")),
                            _connector="OR",
                        ),
                        name="register_personrecord_born_earliest_not_after_born_latest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nationality__isnull", True), ("nationality__regex", "^[A-Z]{3}$"), _connector="OR"
                        ),
                        name="register_personrecord_nationality_is_three_letters",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
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
                ("kind", models.CharField(max_length=10)),
                ("file", models.CharField(max_length=200)),
                ("sha256", models.BinaryField(max_length=32, null=True)),
                ("reporter", models.CharField(max_length=200, null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.office"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_because__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_because__isnull", False),
                                ("withdrawn_because__regex", "\\S"),
                                ("withdrawn_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="register_source_withdrawn_when_by_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            ("withdrawn_at__gte", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="register_source_withdrawn_after_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["list", "form", "report"])),
                        name="register_source_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("file__regex", "\\S")), name="register_source_has_a_name"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("office", "sha256"),
                        name="register_source_same_file_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
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
                ("source_sheet", models.CharField(max_length=100, null=True)),
                ("source_row", models.PositiveIntegerField(null=True)),
                ("replaces", models.BigIntegerField(null=True)),
                ("place", models.CharField(max_length=200, null=True)),
                ("place_key", models.CharField(max_length=200, null=True)),
                ("place_kind", models.CharField(max_length=15)),
                ("area_code", models.CharField(max_length=13, null=True)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("reported_by", models.CharField(max_length=200, null=True)),
                ("met_in_person", models.BooleanField()),
                ("activity", models.CharField(max_length=10, null=True)),
                ("employer_key", models.CharField(max_length=200, null=True)),
                ("position", models.CharField(max_length=200, null=True)),
                ("left_indonesia_on", models.DateField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
                (
                    "person_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.personrecord",
                        db_constraint=False,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.source",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["office", "source"], name="register_presence_said")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_because__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_because__isnull", False),
                                ("withdrawn_because__regex", "\\S"),
                                ("withdrawn_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="register_presence_withdrawn_when_by_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            ("withdrawn_at__gte", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="register_presence_withdrawn_after_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidentiality__in", [0, 1, 2])),
                        name="register_presence_confidentiality_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source_row__isnull", True), ("source_row__gte", 1), _connector="OR"),
                        name="register_presence_rows_begin_at_1",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place_kind__in", ["accommodation", "workplace", "home", "other"])),
                        name="register_presence_place_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("activity__in", ["work", "study", "stay"]), ("activity__isnull", True), _connector="OR"
                        ),
                        name="register_presence_activity_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_on__isnull", True),
                            ("until_on__isnull", True),
                            ("from_on__lte", models.F("until_on")),
                            _connector="OR",
                        ),
                        name="register_presence_from_on_not_after_until_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("area_code__isnull", True),
                            ("area_code__regex", "^\\d{2}(\\.\\d{2}(\\.\\d{2}(\\.\\d{4})?)?)?$"),
                            _connector="OR",
                        ),
                        name="register_presence_area_code_is_of_an_area",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
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
                ("source_sheet", models.CharField(max_length=100, null=True)),
                ("source_row", models.PositiveIntegerField(null=True)),
                ("replaces", models.BigIntegerField(null=True)),
                ("kind", models.CharField(max_length=15)),
                ("name", models.CharField(max_length=200)),
                ("place_key", models.CharField(max_length=200)),
                ("address", models.CharField(max_length=400, null=True)),
                ("area_code", models.CharField(max_length=13, null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=8, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("valid_from", models.DateField(null=True)),
                ("valid_until", models.DateField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.source",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["office", "source"], name="register_place_said")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_because__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_because__isnull", False),
                                ("withdrawn_because__regex", "\\S"),
                                ("withdrawn_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="register_place_withdrawn_when_by_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            ("withdrawn_at__gte", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="register_place_withdrawn_after_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidentiality__in", [0, 1, 2])),
                        name="register_place_confidentiality_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source_row__isnull", True), ("source_row__gte", 1), _connector="OR"),
                        name="register_place_rows_begin_at_1",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["accommodation", "workplace", "home", "other"])),
                        name="register_place_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")), name="register_place_name_is_written"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("area_code__isnull", True),
                            ("area_code__regex", "^\\d{2}(\\.\\d{2}(\\.\\d{2}(\\.\\d{4})?)?)?$"),
                            _connector="OR",
                        ),
                        name="register_place_area_code_is_of_an_area",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_until__isnull", True),
                            ("valid_from__lte", models.F("valid_until")),
                            _connector="OR",
                        ),
                        name="register_place_valid_from_not_after_valid_until",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                ("latitude__isnull", False),
                                ("latitude__range", (-90, 90)),
                                ("longitude__isnull", False),
                                ("longitude__range", (-180, 180)),
                            ),
                            _connector="OR",
                        ),
                        name="register_place_coordinates_are_on_earth",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="personrecord",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="register.source",
                db_constraint=False,
                db_index=False,
            ),
        ),
        migrations.AddIndex(
            model_name="personrecord",
            index=models.Index(fields=["office", "source"], name="register_personrecord_said"),
        ),
        migrations.CreateModel(
            name="Organisation",
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
                ("source_sheet", models.CharField(max_length=100, null=True)),
                ("source_row", models.PositiveIntegerField(null=True)),
                ("replaces", models.BigIntegerField(null=True)),
                ("kind", models.CharField(max_length=15)),
                ("name", models.CharField(max_length=200)),
                ("organisation_key", models.CharField(max_length=200)),
                ("registration_number", models.CharField(max_length=60, null=True)),
                ("address", models.CharField(max_length=400, null=True)),
                ("area_code", models.CharField(max_length=13, null=True)),
                ("valid_from", models.DateField(null=True)),
                ("valid_until", models.DateField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.source",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["office", "source"], name="register_organisation_said")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_because__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_because__isnull", False),
                                ("withdrawn_because__regex", "\\S"),
                                ("withdrawn_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="register_organisation_withdrawn_when_by_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            ("withdrawn_at__gte", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="register_organisation_withdrawn_after_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidentiality__in", [0, 1, 2])),
                        name="register_organisation_confidentiality_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source_row__isnull", True), ("source_row__gte", 1), _connector="OR"),
                        name="register_organisation_rows_begin_at_1",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["sponsor", "employer", "accommodation"])),
                        name="register_organisation_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")), name="register_organisation_name_is_written"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("area_code__isnull", True),
                            ("area_code__regex", "^\\d{2}(\\.\\d{2}(\\.\\d{2}(\\.\\d{4})?)?)?$"),
                            _connector="OR",
                        ),
                        name="register_organisation_area_code_is_of_an_area",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_until__isnull", True),
                            ("valid_from__lte", models.F("valid_until")),
                            _connector="OR",
                        ),
                        name="register_organisation_valid_from_not_after_valid_until",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Crossing",
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
                ("source_sheet", models.CharField(max_length=100, null=True)),
                ("source_row", models.PositiveIntegerField(null=True)),
                ("replaces", models.BigIntegerField(null=True)),
                ("direction", models.CharField(max_length=5)),
                ("crossed_on", models.DateField()),
                ("border_post", models.CharField(max_length=200, null=True)),
                ("feed", models.CharField(max_length=100, null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
                (
                    "person_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.personrecord",
                        db_constraint=False,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.source",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["office", "source"], name="register_crossing_said")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_because__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_because__isnull", False),
                                ("withdrawn_because__regex", "\\S"),
                                ("withdrawn_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="register_crossing_withdrawn_when_by_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            ("withdrawn_at__gte", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="register_crossing_withdrawn_after_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidentiality__in", [0, 1, 2])),
                        name="register_crossing_confidentiality_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source_row__isnull", True), ("source_row__gte", 1), _connector="OR"),
                        name="register_crossing_rows_begin_at_1",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["entry", "exit"])),
                        name="register_crossing_direction_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Circumstance",
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
                ("source_sheet", models.CharField(max_length=100, null=True)),
                ("source_row", models.PositiveIntegerField(null=True)),
                ("replaces", models.BigIntegerField(null=True)),
                ("kind", models.CharField(max_length=25)),
                ("from_on", models.DateField(null=True)),
                ("until_on", models.DateField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
                (
                    "person_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.personrecord",
                        db_constraint=False,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.source",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["office", "source"], name="register_circumstance_said")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_because__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_because__isnull", False),
                                ("withdrawn_because__regex", "\\S"),
                                ("withdrawn_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="register_circumstance_withdrawn_when_by_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            ("withdrawn_at__gte", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="register_circumstance_withdrawn_after_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidentiality__in", [0, 1, 2])),
                        name="register_circumstance_confidentiality_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source_row__isnull", True), ("source_row__gte", 1), _connector="OR"),
                        name="register_circumstance_rows_begin_at_1",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "in_custody",
                                    "trafficking_victim",
                                    "smuggling_victim",
                                    "registered_with_unhcr",
                                    "dual_national_child",
                                    "stateless",
                                    "force_majeure",
                                    "ill_or_pregnant",
                                ],
                            )
                        ),
                        name="register_circumstance_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_on__isnull", True),
                            ("until_on__isnull", True),
                            ("from_on__lte", models.F("until_on")),
                            _connector="OR",
                        ),
                        name="register_circumstance_from_on_not_after_until_on",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Application",
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
                ("source_sheet", models.CharField(max_length=100, null=True)),
                ("source_row", models.PositiveIntegerField(null=True)),
                ("replaces", models.BigIntegerField(null=True)),
                ("application_number", models.CharField(max_length=60, null=True)),
                ("applied_for", models.CharField(max_length=20)),
                ("lodged_on", models.DateField()),
                ("decided_on", models.DateField(null=True)),
                ("outcome", models.CharField(max_length=20, null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
                (
                    "person_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.personrecord",
                        db_constraint=False,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.source",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["office", "source"], name="register_application_said")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_because__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_because__isnull", False),
                                ("withdrawn_because__regex", "\\S"),
                                ("withdrawn_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="register_application_withdrawn_when_by_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            ("withdrawn_at__gte", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="register_application_withdrawn_after_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidentiality__in", [0, 1, 2])),
                        name="register_application_confidentiality_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source_row__isnull", True), ("source_row__gte", 1), _connector="OR"),
                        name="register_application_rows_begin_at_1",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("applied_for__in", ["extension", "conversion", "bridging", "forced_stay", "new_permit"])
                        ),
                        name="register_application_applied_for_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["granted", "refused", "withdrawn"]),
                            ("outcome__isnull", True),
                            _connector="OR",
                        ),
                        name="register_application_outcome_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lodged_on__isnull", True),
                            ("decided_on__isnull", True),
                            ("lodged_on__lte", models.F("decided_on")),
                            _connector="OR",
                        ),
                        name="register_application_lodged_on_not_after_decided_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on__isnull", True), ("outcome__isnull", True)),
                            models.Q(("decided_on__isnull", False), ("outcome__isnull", False)),
                            _connector="OR",
                        ),
                        name="register_application_decided_when_and_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StayPermit",
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
                ("source_sheet", models.CharField(max_length=100, null=True)),
                ("source_row", models.PositiveIntegerField(null=True)),
                ("replaces", models.BigIntegerField(null=True)),
                ("permit_number", models.CharField(max_length=60, null=True)),
                ("kind", models.CharField(max_length=20)),
                ("visa_index", models.CharField(max_length=20, null=True)),
                ("granted_on", models.DateField(null=True)),
                ("valid_from", models.DateField(null=True)),
                ("valid_until", models.DateField(null=True)),
                ("extension_of", models.CharField(max_length=60, null=True)),
                ("cancelled_on", models.DateField(null=True)),
                ("closed_because", models.CharField(max_length=20, null=True)),
                ("document_number", models.CharField(max_length=40, null=True)),
                ("sponsor", models.CharField(max_length=200, null=True)),
                ("employer_key", models.CharField(max_length=200, null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
                (
                    "person_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.personrecord",
                        db_constraint=False,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.source",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["office", "source"], name="register_staypermit_said")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_because__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_because__isnull", False),
                                ("withdrawn_because__regex", "\\S"),
                                ("withdrawn_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="register_staypermit_withdrawn_when_by_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            ("withdrawn_at__gte", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="register_staypermit_withdrawn_after_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidentiality__in", [0, 1, 2])),
                        name="register_staypermit_confidentiality_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source_row__isnull", True), ("source_row__gte", 1), _connector="OR"),
                        name="register_staypermit_rows_begin_at_1",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "visit",
                                    "limited",
                                    "permanent",
                                    "diplomatic",
                                    "service",
                                    "bridging",
                                    "forced_stay",
                                    "unknown",
                                ],
                            )
                        ),
                        name="register_staypermit_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_because__in", ["cancelled", "exit_permit_only", "converted"]),
                            ("closed_because__isnull", True),
                            _connector="OR",
                        ),
                        name="register_staypermit_closed_because_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_until__isnull", True),
                            ("valid_from__lte", models.F("valid_until")),
                            _connector="OR",
                        ),
                        name="register_staypermit_valid_from_not_after_valid_until",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TravelDocument",
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
                ("source_sheet", models.CharField(max_length=100, null=True)),
                ("source_row", models.PositiveIntegerField(null=True)),
                ("replaces", models.BigIntegerField(null=True)),
                ("document_number", models.CharField(max_length=40)),
                ("issuing_state", models.CharField(max_length=3, null=True)),
                ("issued_on", models.DateField(null=True)),
                ("valid_until", models.DateField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
                (
                    "person_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.personrecord",
                        db_constraint=False,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.source",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["office", "source"], name="register_traveldocument_said")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_because__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_because__isnull", False),
                                ("withdrawn_because__regex", "\\S"),
                                ("withdrawn_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="register_traveldocument_withdrawn_when_by_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            ("withdrawn_at__gte", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="register_traveldocument_withdrawn_after_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidentiality__in", [0, 1, 2])),
                        name="register_traveldocument_confidentiality_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source_row__isnull", True), ("source_row__gte", 1), _connector="OR"),
                        name="register_traveldocument_rows_begin_at_1",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("document_number__regex", "\\S")),
                        name="register_traveldocument_document_number_is_written",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("issued_on__isnull", True),
                            ("valid_until__isnull", True),
                            ("issued_on__lte", models.F("valid_until")),
                            _connector="OR",
                        ),
                        name="register_traveldocument_issued_on_not_after_valid_until",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkPermit",
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
                ("source_sheet", models.CharField(max_length=100, null=True)),
                ("source_row", models.PositiveIntegerField(null=True)),
                ("replaces", models.BigIntegerField(null=True)),
                ("work_permit_number", models.CharField(max_length=60, null=True)),
                ("employer", models.CharField(max_length=200)),
                ("employer_key", models.CharField(max_length=200)),
                ("position", models.CharField(max_length=200, null=True)),
                ("place", models.CharField(max_length=200, null=True)),
                ("place_key", models.CharField(max_length=200, null=True)),
                ("valid_from", models.DateField(null=True)),
                ("valid_until", models.DateField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
                (
                    "person_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.personrecord",
                        db_constraint=False,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.source",
                        db_constraint=False,
                        db_index=False,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["office", "source"], name="register_workpermit_said")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_because__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_because__isnull", False),
                                ("withdrawn_because__regex", "\\S"),
                                ("withdrawn_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="register_workpermit_withdrawn_when_by_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            ("withdrawn_at__gte", models.F("recorded_at")),
                            _connector="OR",
                        ),
                        name="register_workpermit_withdrawn_after_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidentiality__in", [0, 1, 2])),
                        name="register_workpermit_confidentiality_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source_row__isnull", True), ("source_row__gte", 1), _connector="OR"),
                        name="register_workpermit_rows_begin_at_1",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("employer__regex", "\\S")), name="register_workpermit_employer_is_written"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_until__isnull", True),
                            ("valid_from__lte", models.F("valid_until")),
                            _connector="OR",
                        ),
                        name="register_workpermit_valid_from_not_after_valid_until",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="personrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_row__isnull", True), ("source_row__gte", 1), _connector="OR"),
                name="register_personrecord_rows_begin_at_1",
            ),
        ),
    ]
