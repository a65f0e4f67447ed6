"""Of a child by the birth date nothing is shared: the database says so on its own, by the age that the law has on the day."""

from django.db import migrations, models

from timpora.postgres.names import OWNER
from timpora.postgres.walls import let_call, shut
from timpora.sharing.core.protecting import OF_CIRCUMSTANCES


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
BY_INDEX = "SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off"
CIRCUMSTANCES = ",".join(sorted(one.value for one in OF_CIRCUMSTANCES))
NEVER = 2  # `Clearance.PROTECTED`: as few as can be
AGES = shut("sharing_childage")
# Who was born on 29 February comes of age on 1 March, as `months_after` has it: the reading that protects. Where no age is known, everybody is a child.
CHILD = f"""
    CREATE FUNCTION sharing_is_child(born date, on_day date) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT coalesce((
            SELECT on_day < same.day + CASE WHEN extract(day FROM same.day) < extract(day FROM born) THEN 1 ELSE 0 END
            FROM sharing_childage a CROSS JOIN LATERAL (SELECT (born + make_interval(years => a.years))::date AS day) AS same
            WHERE a.holds_from <= on_day AND (a.holds_until IS NULL OR a.holds_until >= on_day) LIMIT 1
        ), true)
    $$;
    -- The day of a share, and never one that has not come: who writes a later day of sharing makes nobody older.
    CREATE FUNCTION sharing_day(wanted bigint) RETURNS date LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT least(team_day(s.shared_on, s.recorded_at), (now() AT TIME ZONE 'Asia/Jakarta')::date) FROM sharing_share s WHERE s.id = wanted
    $$;
    -- As before, and a child by the birth date of a record that was not withdrawn, on a day.
    CREATE FUNCTION sharing_protected_on(of_office bigint, wanted bigint, on_day date) RETURNS boolean LANGUAGE sql STABLE {DEFINED} {BY_INDEX} AS $$
        WITH own (record) AS MATERIALIZED (SELECT sharing_records_of(of_office, wanted))
        SELECT EXISTS (SELECT FROM register_personrecord p WHERE p.id IN (SELECT record FROM own) AND p.office_id = of_office
                AND p.confidentiality >= {NEVER}
                AND NOT EXISTS (SELECT FROM register_personrecord n WHERE n.office_id = of_office AND n.replaces = p.id))
            OR EXISTS (SELECT FROM register_personrecord p WHERE p.id IN (SELECT record FROM own) AND p.office_id = of_office
                AND p.withdrawn_at IS NULL AND p.born_latest IS NOT NULL AND sharing_is_child(p.born_latest, on_day))
            OR EXISTS (SELECT FROM register_circumstance c WHERE c.person_record_id IN (SELECT record FROM own) AND c.office_id = of_office
                AND c.withdrawn_at IS NULL AND c.kind::text = ANY ('{{{CIRCUMSTANCES}}}'::text[]))
            OR EXISTS (SELECT FROM casework_caseperson k JOIN casework_case c ON c.id = k.case_id
                WHERE k.record IN (SELECT record FROM own) AND k.office_id = of_office AND k.gone_to IS NULL AND c.confidentiality >= {NEVER})
    $$;
    CREATE OR REPLACE FUNCTION sharing_about_protected(wanted bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT EXISTS (SELECT FROM sharing_shareperson p WHERE p.share_id = wanted AND sharing_protected_on(p.office_id, p.record, sharing_day(wanted)))
    $$;
    CREATE OR REPLACE FUNCTION sharing_of_nobody_protected() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        IF sharing_protected_on(NEW.office_id, NEW.record, sharing_day(NEW.share_id)) THEN
            RAISE EXCEPTION 'sharing_of_nobody_protected: nothing is shared of who is protected' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END $$;
    DROP FUNCTION sharing_protected(bigint, bigint);
"""
INSIDE = [
    "sharing_is_child(date, date)",
    "sharing_day(bigint)",
    "sharing_protected_on(bigint, bigint, date)",
    "sharing_about_protected(bigint)",
    "sharing_of_nobody_protected()",
]


class Migration(migrations.Migration):
    """The age of children as the law has it, and a wall that asks for it."""

    dependencies = [("sharing", "0004_what_was_wrong")]

    operations = [
        migrations.CreateModel(
            name="ChildAge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("holds_from", models.DateField(unique=True)),
                ("holds_until", models.DateField(null=True)),
                ("years", models.SmallIntegerField()),
                ("citation", models.CharField(max_length=400)),
            ],
        ),
        migrations.RunSQL(sql=[AGES, CHILD, let_call(INSIDE, (), owner=OWNER)], elidable=False),
    ]
