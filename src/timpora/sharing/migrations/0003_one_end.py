"""To an agency what is in force no longer is the same, however it ended; and what was held back once is held until it is shared anew."""

from django.db import migrations, models

from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_call
from timpora.sharing.core.protecting import OF_CIRCUMSTANCES


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
BY_INDEX = "SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off"
CIRCUMSTANCES = ",".join(sorted(one.value for one in OF_CIRCUMSTANCES))
NEVER = 2  # `Clearance.PROTECTED`: as few as can be
IN_FORCE = "s.withdrawn_on IS NULL AND NOT s.is_held AND team_day(s.shared_on, s.recorded_at) <= s.until"
# An agency reads no row of what was shared: its columns say how confidential it became, and whether it was withdrawn. A function tells
# it what there is, and its days.
TOLD = f"""
    DROP POLICY reads ON sharing_share;
    CREATE POLICY reads ON sharing_share FOR SELECT TO {WEB}
        USING (office_id = (SELECT wall_register_office()) AND confidentiality <= (SELECT wall_clearance()));
    DROP FUNCTION sharing_left();
    DROP FUNCTION sharing_taken_back();
    CREATE FUNCTION sharing_told() RETURNS TABLE (id bigint, team_id bigint, shared_on date, until date) LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT s.id, s.team_id, s.shared_on, s.until FROM sharing_share s WHERE s.id IN (SELECT sharing_addressed())
    $$;
    CREATE OR REPLACE FUNCTION sharing_open() RETURNS SETOF bigint LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT s.id FROM sharing_share s
        WHERE s.id IN (SELECT sharing_addressed()) AND {IN_FORCE}
          AND sharing_sits(s.team_id, wall_agency()) AND NOT sharing_about_protected(s.id)
    $$;
    CREATE OR REPLACE FUNCTION sharing_held_back(wanted bigint[]) RETURNS SETOF bigint LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT s.id FROM sharing_share s
        WHERE s.id = ANY (wanted) AND s.office_id = wall_register_office() AND s.confidentiality <= wall_clearance()
          AND (s.is_held OR sharing_about_protected(s.id))
    $$;
"""
# Held at once where a word makes somebody protected; where only the night finds it out, as of records that are of one person, by the night.
HELD = f"""
    CREATE FUNCTION sharing_hold(of_office bigint, wanted bigint) RETURNS void LANGUAGE sql {DEFINED} {BY_INDEX} AS $$
        UPDATE sharing_share s SET is_held = true
        WHERE s.office_id = of_office AND s.withdrawn_on IS NULL AND NOT s.is_held AND s.id IN (
            SELECT p.share_id FROM sharing_shareperson p WHERE p.office_id = of_office AND p.record IN (SELECT sharing_records_of(of_office, wanted)))
    $$;
    CREATE FUNCTION sharing_hold_protected() RETURNS bigint LANGUAGE sql {DEFINED} AS $$
        WITH held AS (
            UPDATE sharing_share s SET is_held = true
            WHERE s.office_id = wall_register_office() AND wall_may('screen') AND {IN_FORCE} AND sharing_about_protected(s.id)
            RETURNING s.id)
        SELECT count(*) FROM held
    $$;
    CREATE FUNCTION sharing_circumstance_holds() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        PERFORM sharing_hold(NEW.office_id, NEW.person_record_id);
        RETURN NULL;
    END $$;
    CREATE TRIGGER sharing_circumstance_holds AFTER INSERT ON register_circumstance
        FOR EACH ROW WHEN (NEW.kind::text = ANY ('{{{CIRCUMSTANCES}}}'::text[])) EXECUTE FUNCTION sharing_circumstance_holds();
    CREATE FUNCTION sharing_record_holds() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        PERFORM sharing_hold(NEW.office_id, NEW.id);
        RETURN NULL;
    END $$;
    CREATE TRIGGER sharing_record_holds AFTER INSERT ON register_personrecord
        FOR EACH ROW WHEN (NEW.confidentiality >= {NEVER}) EXECUTE FUNCTION sharing_record_holds();
    CREATE FUNCTION sharing_case_holds() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        PERFORM sharing_hold(k.office_id, k.record) FROM casework_caseperson k WHERE k.case_id = NEW.id AND k.gone_to IS NULL;
        RETURN NULL;
    END $$;
    CREATE TRIGGER sharing_case_holds AFTER UPDATE OF confidentiality ON casework_case
        FOR EACH ROW WHEN (NEW.confidentiality >= {NEVER} AND OLD.confidentiality < {NEVER}) EXECUTE FUNCTION sharing_case_holds();
    CREATE FUNCTION sharing_person_of_case_holds() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        IF EXISTS (SELECT FROM casework_case c WHERE c.id = NEW.case_id AND c.confidentiality >= {NEVER}) THEN
            PERFORM sharing_hold(NEW.office_id, NEW.record);
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER sharing_person_of_case_holds AFTER INSERT ON casework_caseperson
        FOR EACH ROW EXECUTE FUNCTION sharing_person_of_case_holds();
    UPDATE sharing_share s SET is_held = true WHERE s.withdrawn_on IS NULL AND sharing_about_protected(s.id);
"""
CALLED = ["sharing_told()", "sharing_hold_protected()"]
INSIDE = [
    "sharing_hold(bigint, bigint)", "sharing_circumstance_holds()", "sharing_record_holds()", "sharing_case_holds()", "sharing_person_of_case_holds()",
]  # fmt: skip


class Migration(migrations.Migration):
    """One end to agencies, and a hold that stays."""

    dependencies = [("sharing", "0002_walls")]

    operations = [
        migrations.AddField(model_name="share", name="is_held", field=models.BooleanField(db_default=False)),
        migrations.RunSQL(sql=[TOLD, HELD, let_call(CALLED, (WEB,), owner=OWNER), let_call(INSIDE, (), owner=OWNER)], elidable=False),
    ]  # fmt: skip
