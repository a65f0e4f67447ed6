"""Where no age of children is known on the day, nothing is held for good by age; reading stays shut, and who is protected by a word is held as before."""

from django.db import migrations

from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_call
from timpora.sharing.core.protecting import OF_CIRCUMSTANCES


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
BY_INDEX = "SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off"
CIRCUMSTANCES = ",".join(sorted(one.value for one in OF_CIRCUMSTANCES))
NEVER = 2  # `Clearance.PROTECTED`: as few as can be
IN_FORCE = "s.withdrawn_on IS NULL AND NOT s.is_held AND team_day(s.shared_on, s.recorded_at) <= s.until"
# Whoever asks without a fourth word is told by age too, as before: the walls around reading and sharing do.
HELD = f"""
    DROP FUNCTION sharing_protected_on(bigint, bigint, date);
    CREATE FUNCTION sharing_protected_on(of_office bigint, wanted bigint, on_day date, by_age boolean DEFAULT true) RETURNS boolean
    LANGUAGE sql STABLE {DEFINED} {BY_INDEX} AS $$
        WITH own (record) AS MATERIALIZED (SELECT sharing_records_of(of_office, wanted))
        SELECT EXISTS (SELECT FROM register_personrecord p WHERE p.id IN (SELECT record FROM own) AND p.office_id = of_office
                AND p.confidentiality >= {NEVER}
                AND NOT EXISTS (SELECT FROM register_personrecord n WHERE n.office_id = of_office AND n.replaces = p.id))
            OR by_age AND EXISTS (SELECT FROM register_personrecord p WHERE p.id IN (SELECT record FROM own) AND p.office_id = of_office
                AND p.withdrawn_at IS NULL AND p.born_latest IS NOT NULL AND sharing_is_child(p.born_latest, on_day))
            OR EXISTS (SELECT FROM register_circumstance c WHERE c.person_record_id IN (SELECT record FROM own) AND c.office_id = of_office
                AND c.withdrawn_at IS NULL AND c.kind::text = ANY ('{{{CIRCUMSTANCES}}}'::text[]))
            OR EXISTS (SELECT FROM casework_caseperson k JOIN casework_case c ON c.id = k.case_id
                WHERE k.record IN (SELECT record FROM own) AND k.office_id = of_office AND k.gone_to IS NULL AND c.confidentiality >= {NEVER})
    $$;
    CREATE FUNCTION sharing_age_is_known(on_day date) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT EXISTS (SELECT FROM sharing_childage a WHERE a.holds_from <= on_day AND (a.holds_until IS NULL OR a.holds_until >= on_day))
    $$;
    CREATE OR REPLACE FUNCTION sharing_hold_protected() RETURNS bigint LANGUAGE sql {DEFINED} AS $$
        WITH held AS (
            UPDATE sharing_share s SET is_held = true
            WHERE s.office_id = wall_register_office() AND wall_may('screen') AND {IN_FORCE} AND EXISTS (
                SELECT FROM sharing_shareperson p CROSS JOIN sharing_day(s.id) AS day
                WHERE p.share_id = s.id AND sharing_protected_on(p.office_id, p.record, day, sharing_age_is_known(day)))
            RETURNING s.id)
        SELECT count(*) FROM held
    $$;
"""
INSIDE = ["sharing_protected_on(bigint, bigint, date, boolean)", "sharing_age_is_known(date)"]


class Migration(migrations.Migration):
    """Without an age, no hold by age."""

    dependencies = [("sharing", "0005_children")]

    operations = [
        migrations.RunSQL(
            sql=[HELD, let_call(["sharing_hold_protected()"], (WEB,), owner=OWNER), let_call(INSIDE, (), owner=OWNER)],
            elidable=False,
        )
    ]
