"""Walls around what is shared: an agency reads what is shared with it while it is in force, and of the rest that it was there."""

from django.db import migrations

from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_add, let_call, let_change, let_read, same_office, shut
from timpora.sharing.core.protecting import OF_CIRCUMSTANCES


DEFINED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
# Of a handful of records, each found by an index, however large the register is.
BY_INDEX = "SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off"
OWN = "office_id = (SELECT wall_register_office())"
RUNS, SCREENS = "(SELECT wall_may('run_team'))", "(SELECT wall_may('screen'))"
BY_ITSELF = "recorded_by = (SELECT wall_account()) AND recorded_at = now()"
CIRCUMSTANCES = ",".join(sorted(one.value for one in OF_CIRCUMSTANCES))
NEVER = 2  # `Clearance.PROTECTED`: as few as can be


def _holds(row: str) -> str:
    """Whether a dated row of a team holds today: the day that it was written on, and how many the clock went on since."""
    return f"""({row}.first_day <= team_day({row}.recorded_on, {row}.recorded_at)
        AND ({row}.last_day IS NULL OR {row}.last_day >= team_day({row}.recorded_on, {row}.recorded_at))
        AND ({row}.gone_on IS NULL OR {row}.gone_on > team_day({row}.recorded_on, {row}.recorded_at)))"""


WHO = f"""
    CREATE FUNCTION sharing_sits(in_team bigint, who bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT EXISTS (SELECT FROM team_seat s WHERE s.team_id = in_team AND s.agency_id = who AND {_holds("s")})
    $$;
    -- Every record of somebody: what replaced a record and what it replaced, and all that were judged to be of the same person.
    CREATE FUNCTION sharing_records_of(of_office bigint, wanted bigint) RETURNS SETOF bigint LANGUAGE sql STABLE ROWS 2 {DEFINED} {BY_INDEX} AS $$
        WITH RECURSIVE own (record) AS (
            SELECT wanted
            UNION
            SELECT other.record FROM own CROSS JOIN LATERAL (
                SELECT p.id FROM register_personrecord p WHERE p.office_id = of_office AND p.replaces = own.record
                UNION ALL
                SELECT p.replaces FROM register_personrecord p WHERE p.office_id = of_office AND p.id = own.record AND p.replaces IS NOT NULL
                UNION ALL
                SELECT unnest(s.records) FROM screening_standing s
                WHERE s.office_id = of_office AND s.records @> ARRAY[own.record] AND s.records[2] IS NOT NULL
            ) AS other (record)
        )
        SELECT record FROM own
    $$;
    -- Whatever anybody is cleared for: a circumstance on record, a case that is sealed, or data that are and were not replaced.
    CREATE FUNCTION sharing_protected(of_office bigint, wanted bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} {BY_INDEX} AS $$
        WITH own (record) AS MATERIALIZED (SELECT sharing_records_of(of_office, wanted))
        SELECT EXISTS (SELECT FROM register_personrecord p WHERE p.id IN (SELECT record FROM own) AND p.office_id = of_office
                AND p.confidentiality >= {NEVER}
                AND NOT EXISTS (SELECT FROM register_personrecord n WHERE n.office_id = of_office AND n.replaces = p.id))
            OR EXISTS (SELECT FROM register_circumstance c WHERE c.person_record_id IN (SELECT record FROM own) AND c.office_id = of_office
                AND c.withdrawn_at IS NULL AND c.kind::text = ANY ('{{{CIRCUMSTANCES}}}'::text[]))
            OR EXISTS (SELECT FROM casework_caseperson k JOIN casework_case c ON c.id = k.case_id
                WHERE k.record IN (SELECT record FROM own) AND k.office_id = of_office AND k.gone_to IS NULL AND c.confidentiality >= {NEVER})
    $$;
    CREATE FUNCTION sharing_about_protected(wanted bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT EXISTS (SELECT FROM sharing_shareperson p WHERE p.share_id = wanted AND sharing_protected(p.office_id, p.record))
    $$;
    CREATE FUNCTION sharing_held_back(wanted bigint[]) RETURNS SETOF bigint LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT s.id FROM sharing_share s
        WHERE s.id = ANY (wanted) AND s.office_id = wall_register_office() AND s.confidentiality <= wall_clearance() AND sharing_about_protected(s.id)
    $$;
    -- What was ever shared with the agency of whoever looks; of that, what was not taken back from it; of that, what it reads today.
    -- Withdrawn or held back is the same to an agency: it learns that there was something, and not why, nor when that ended.
    CREATE FUNCTION sharing_addressed() RETURNS SETOF bigint LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT r.share_id FROM sharing_recipient r WHERE r.agency_id = wall_agency() AND r.office_id = wall_office()
    $$;
    CREATE FUNCTION sharing_left() RETURNS SETOF bigint LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT s.id FROM sharing_share s
        WHERE s.id IN (SELECT sharing_addressed()) AND s.withdrawn_on IS NULL AND NOT sharing_about_protected(s.id)
    $$;
    CREATE FUNCTION sharing_taken_back() RETURNS TABLE (id bigint, team_id bigint, shared_on date, until date) LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT s.id, s.team_id, s.shared_on, s.until FROM sharing_share s
        WHERE s.id IN (SELECT sharing_addressed()) AND (s.withdrawn_on IS NOT NULL OR sharing_about_protected(s.id))
    $$;
    CREATE FUNCTION sharing_open() RETURNS SETOF bigint LANGUAGE sql STABLE {DEFINED} AS $$
        SELECT s.id FROM sharing_share s
        WHERE s.id IN (SELECT sharing_addressed()) AND s.withdrawn_on IS NULL AND team_day(s.shared_on, s.recorded_at) <= s.until
          AND sharing_sits(s.team_id, wall_agency()) AND NOT sharing_about_protected(s.id)
    $$;
"""
ADDRESSED, LEFT, OPEN = (f"ANY (ARRAY(SELECT sharing_{which}()))" for which in ("addressed", "left", "open"))
OF_OFFICE = (
    f"{OWN} AND share_id IN (SELECT s.id FROM sharing_share s WHERE s.office_id = (SELECT wall_register_office()))"
)
# Of what was shared in this transaction, by oneself: nobody adds a word or an agency later.
WITH_IT = f"""{OWN} AND {RUNS} AND share_id IN (SELECT s.id FROM sharing_share s WHERE s.recorded_at = now() AND s.recorded_by = (SELECT wall_account()))"""
MINE = "office_id = (SELECT wall_office()) AND agency_id = (SELECT wall_agency())"
# Of a correction that is made in this transaction, of the same share.
OF_CORRECTION = (
    "correction_id IN (SELECT c.id FROM sharing_correction c WHERE c.share_id = %s.share_id AND c.recorded_at = now())"
)
IN_MY_NAME = f"{MINE} AND share_id = {OPEN} AND {BY_ITSELF}"


def of_share(table: str, reads: str, adds: str) -> str:
    """A table of rows that belong to a share, and leave its office as little as it does."""
    return f"""
        {shut(table)}
        {let_read(table, reads)}
        {let_add(table, adds)}
        {same_office(table, "share_id", "sharing_share")}
    """


SHARES = f"""
    {shut("sharing_share")}
    {let_read("sharing_share", f"({OWN} AND confidentiality <= (SELECT wall_clearance())) OR id = {LEFT}")}
    {let_add("sharing_share", f"{OWN} AND {RUNS} AND {BY_ITSELF} AND withdrawn_on IS NULL AND confidentiality < {NEVER} AND confidentiality <= (SELECT wall_clearance())")}
    {same_office("sharing_share", "team_id", "team_team")}
    {of_share("sharing_sharewords", f"({OF_OFFICE}) OR share_id = {OPEN}", WITH_IT)}
    {of_share("sharing_shareorigin", OF_OFFICE, WITH_IT)}
    {of_share("sharing_shareperson", OF_OFFICE, f"{WITH_IT} AND EXISTS (SELECT FROM register_personrecord p WHERE p.id = record)")}
    {of_share("sharing_sharefinding", OF_OFFICE, f"{WITH_IT} AND EXISTS (SELECT FROM screening_finding f WHERE f.id = finding)")}
    {let_change("sharing_sharefinding", ("known",), only=f"{OWN} AND {SCREENS}", into=f"{OWN} AND {SCREENS}")}
    {of_share("sharing_recipient", f"({OF_OFFICE}) OR ({MINE})", WITH_IT)}
    {same_office("sharing_recipient", "agency_id", "accounts_agency")}
"""
ANSWERS = f"""
    {of_share("sharing_opening", f"({OF_OFFICE}) OR ({MINE})", IN_MY_NAME)}
    {of_share("sharing_answer", f"({OF_OFFICE}) OR ({MINE} AND share_id = {OPEN})", IN_MY_NAME)}
    {of_share("sharing_answerdocument", f"({OF_OFFICE}) OR answer_id IN (SELECT a.id FROM sharing_answer a WHERE a.agency_id = (SELECT wall_agency()))",
        "recorded_by = (SELECT wall_account()) AND answer_id IN (SELECT a.id FROM sharing_answer a WHERE a.share_id = sharing_answerdocument.share_id"
        " AND a.agency_id = (SELECT wall_agency()) AND a.recorded_by = (SELECT wall_account()) AND a.recorded_at = now())")}
    {same_office("sharing_answerdocument", "answer_id", "sharing_answer")}
    {of_share("sharing_answertaken", OF_OFFICE, f"{OF_OFFICE} AND {RUNS} AND {BY_ITSELF}"
        " AND answer_id IN (SELECT a.id FROM sharing_answer a WHERE a.share_id = sharing_answertaken.share_id)")}
    {same_office("sharing_answertaken", "answer_id", "sharing_answer")}
    {of_share("sharing_withdrawal", OF_OFFICE, f"{OF_OFFICE} AND {RUNS} AND {BY_ITSELF}")}
    {of_share("sharing_correction", f"({OF_OFFICE}) OR share_id = {ADDRESSED}", f"{OF_OFFICE} AND {SCREENS} AND {BY_ITSELF}")}
    {of_share("sharing_correctedlimit", f"({OF_OFFICE}) OR share_id = {OPEN}", f"{OF_OFFICE} AND {SCREENS} AND {OF_CORRECTION % 'sharing_correctedlimit'}")}
    {same_office("sharing_correctedlimit", "correction_id", "sharing_correction")}
    {of_share("sharing_correctedfinding", OF_OFFICE, f"{OF_OFFICE} AND {SCREENS} AND {OF_CORRECTION % 'sharing_correctedfinding'}")}
    {same_office("sharing_correctedfinding", "correction_id", "sharing_correction")}
    {same_office("sharing_correctedfinding", "finding_id", "sharing_sharefinding")}
"""  # fmt: skip
# After the row was let in: before, whoever may share nothing would learn from the other refusal who is protected and who sits where.
GUARDS = f"""
    CREATE FUNCTION sharing_of_nobody_protected() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        IF sharing_protected(NEW.office_id, NEW.record) THEN
            RAISE EXCEPTION 'sharing_of_nobody_protected: nothing is shared of who is protected' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER sharing_of_nobody_protected AFTER INSERT ON sharing_shareperson FOR EACH ROW EXECUTE FUNCTION sharing_of_nobody_protected();
    CREATE FUNCTION sharing_with_who_sits() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        IF NOT sharing_sits((SELECT s.team_id FROM sharing_share s WHERE s.id = NEW.share_id), NEW.agency_id) THEN
            RAISE EXCEPTION 'sharing_with_who_sits: an agency sits in the team with which something is shared' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER sharing_with_who_sits AFTER INSERT ON sharing_recipient FOR EACH ROW EXECUTE FUNCTION sharing_with_who_sits();
    CREATE FUNCTION sharing_withdraw() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        UPDATE sharing_share s SET withdrawn_on = NEW.recorded_on WHERE s.id = NEW.share_id AND s.withdrawn_on IS NULL;
        RETURN NULL;
    END $$;
    CREATE TRIGGER sharing_withdraw AFTER INSERT ON sharing_withdrawal FOR EACH ROW EXECUTE FUNCTION sharing_withdraw();
"""
# What is sealed later is read in the office by as few as read what it was made of.
SEALED = f"""
    CREATE FUNCTION sharing_case_sealed() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        UPDATE sharing_share s SET confidentiality = NEW.confidentiality
        FROM sharing_shareorigin o JOIN sharing_sharewords w ON w.share_id = o.share_id
        WHERE o.share_id = s.id AND o.office_id = NEW.office_id AND o.row = NEW.id AND w.kind = 'case' AND s.confidentiality < NEW.confidentiality;
        RETURN NULL;
    END $$;
    CREATE TRIGGER sharing_case_sealed AFTER UPDATE OF confidentiality ON casework_case
        FOR EACH ROW WHEN (NEW.confidentiality > OLD.confidentiality) EXECUTE FUNCTION sharing_case_sealed();
    CREATE FUNCTION sharing_finding_sealed() RETURNS trigger LANGUAGE plpgsql {DEFINED} AS $$
    BEGIN
        UPDATE sharing_share s SET confidentiality = NEW.confidentiality
        FROM sharing_sharefinding f
        WHERE f.share_id = s.id AND f.office_id = NEW.office_id AND f.finding = NEW.id AND s.confidentiality < NEW.confidentiality;
        RETURN NULL;
    END $$;
    CREATE TRIGGER sharing_finding_sealed AFTER UPDATE OF confidentiality ON screening_finding
        FOR EACH ROW WHEN (NEW.confidentiality > OLD.confidentiality) EXECUTE FUNCTION sharing_finding_sealed();
"""
CALLED = [
    "sharing_held_back(bigint[])",
    "sharing_addressed()",
    "sharing_left()",
    "sharing_taken_back()",
    "sharing_open()",
]
INSIDE = [
    "sharing_sits(bigint, bigint)", "sharing_records_of(bigint, bigint)", "sharing_protected(bigint, bigint)", "sharing_about_protected(bigint)", "sharing_of_nobody_protected()",
    "sharing_with_who_sits()", "sharing_withdraw()", "sharing_case_sealed()", "sharing_finding_sealed()",
]  # fmt: skip


class Migration(migrations.Migration):
    """Walls around what is shared."""

    dependencies = [
        ("sharing", "0001_tables"), ("team", "0004_walls_of_actions"), ("casework", "0004_more_steps"), ("register", "0014_by_what_it_replaces"),
        ("screening", "0008_last_reported"), ("accounts", "0013_map"),
    ]  # fmt: skip

    operations = [
        migrations.RunSQL(
            sql=[
                WHO,
                let_call(CALLED, (WEB,), owner=OWNER),
                SHARES,
                ANSWERS,
                GUARDS,
                SEALED,
                let_call(INSIDE, (), owner=OWNER),
            ],
            elidable=False,
        )
    ]
