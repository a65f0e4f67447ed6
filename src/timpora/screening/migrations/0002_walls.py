"""Walls around what was found: within the office and the clearance; written by the machine that judges, moved on by who may triage."""

from django.db import migrations

from timpora.postgres.names import OWNER, WEB
from timpora.postgres.walls import let_add, let_call, let_change, let_read, let_remove, shut


OWN = "office_id = (SELECT wall_register_office())"
CLEARED = f"{OWN} AND confidentiality <= (SELECT wall_clearance())"
SCREENS = "(SELECT wall_may('screen'))"
TRIAGES = "(SELECT wall_may('triage_findings'))"
SCREENED = f"{OWN} AND {SCREENS}"
VERDICT = (
    "confidentiality", "person", "certainty", "consequence", "reasons", "held_back", "stay_limit", "worsens_on",
    "next_change_on", "area_code", "told", "first_found_on", "last_found_on",
)  # fmt: skip
BY_PEOPLE = ("state", "cleared_of")
ABOUT = ("records", "confidentiality", "stay_limit", "departed_on", "is_waiting", "next_change_on")
MINE = "office_id = (SELECT wall_office()) AND account = (SELECT wall_account())"
OF_THE_OFFICE = "office_id = (SELECT wall_office()) AND ((SELECT wall_may('manage_accounts')) OR (SELECT wall_may('read_register')))"
WALLS = f"""
    {shut("screening_run")}
    {let_read("screening_run", OWN)}
    {let_add("screening_run", f"{SCREENED} AND at = now()")}
    {shut("screening_standing")}
    {let_read("screening_standing", CLEARED)}
    {let_add("screening_standing", SCREENED)}
    {let_change("screening_standing", ABOUT, only=SCREENED, into=SCREENED)}
    {let_remove("screening_standing", SCREENED)}
    {shut("screening_finding")}
    {let_read("screening_finding", CLEARED)}
    {let_add("screening_finding", f"{SCREENED} AND state = 'new'")}
    GRANT USAGE ON SEQUENCE screening_finding_id_seq TO {WEB};
    {
    let_change(
        "screening_finding",
        (*VERDICT, *BY_PEOPLE),
        only=f"{CLEARED} AND ({SCREENS} OR {TRIAGES})",
        into=f"{CLEARED} AND ({SCREENS} OR {TRIAGES})",
    )
}
    {shut("screening_findingevent")}
    {let_read("screening_findingevent", CLEARED)}
    {
    let_add(
        "screening_findingevent",
        f"{CLEARED} AND account = (SELECT wall_account()) AND at = now() AND ({SCREENS} OR {TRIAGES} AND"
        " what::text = ANY ('{seen,being_checked,referred,cleared}'::text[]))",
    )
}
    {shut("screening_failure")}
    {let_read("screening_failure", OF_THE_OFFICE)}
    {let_add("screening_failure", SCREENED)}
    {let_change("screening_failure", ("mended_at",), only=SCREENED, into=SCREENED)}
    {shut("screening_savedview")}
    {let_read("screening_savedview", MINE)}
    {let_add("screening_savedview", f"{MINE} AND (SELECT wall_may('read_register'))")}
    {let_remove("screening_savedview", MINE)}
"""
# Who triages moves the state alone; what was found is the rulebook's word. An event tells of a finding of its own office and clearance.
GUARDS = f"""
    CREATE FUNCTION screening_finding_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        IF current_user = '{WEB}' AND NOT wall_may('screen') THEN
            IF ({", ".join(f"NEW.{name}" for name in VERDICT)}) IS DISTINCT FROM ({", ".join(f"OLD.{name}" for name in VERDICT)})
               OR NEW.state NOT IN ('seen', 'being_checked', 'referred', 'cleared') OR OLD.state = 'gone' THEN
                RAISE EXCEPTION 'what was found is changed by screening alone' USING ERRCODE = 'insufficient_privilege';
            END IF;
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER screening_finding_guard BEFORE UPDATE ON screening_finding
        FOR EACH ROW EXECUTE FUNCTION screening_finding_guard();
    CREATE FUNCTION screening_findingevent_hold() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        there bigint;
    BEGIN
        SELECT count(*) INTO there FROM told t JOIN screening_finding f
            ON f.id = t.finding_id AND f.office_id = t.office_id AND f.confidentiality = t.confidentiality;
        IF there <> (SELECT count(*) FROM told) THEN
            RAISE foreign_key_violation USING TABLE = 'screening_findingevent', CONSTRAINT = 'screening_findingevent_same_office',
                MESSAGE = 'an event tells of a finding of its own office';
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER screening_findingevent_holds AFTER INSERT ON screening_findingevent
        REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION screening_findingevent_hold();
"""


# As `register_count_anew`; the index of whose records a standing holds keeps what came last aside, and is asked to take it in.
COUNT_ANEW = """
    CREATE FUNCTION screening_count_anew() RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        PERFORM gin_clean_pending_list('screening_standing_whose'::regclass);
        ANALYZE screening_standing, screening_finding, screening_findingevent, register_change;
    END $$;
"""

# Behind row-level security no index helps to compare lists; this asks the same two questions as the policy, and then the index.
WHOSE = f"""
    CREATE FUNCTION screening_whose(wanted bigint[]) RETURNS SETOF bigint LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT DISTINCT unnest(s.records) FROM screening_standing s WHERE s.records && wanted AND s.{OWN} AND {SCREENS}
    $$;
"""


class Migration(migrations.Migration):
    """Walls around findings."""

    dependencies = [("screening", "0001_tables"), ("accounts", "0008_screening"), ("register", "0010_changes")]

    operations = [
        migrations.RunSQL(
            sql=[
                WALLS,
                GUARDS,
                COUNT_ANEW,
                WHOSE,
                let_call(["screening_finding_guard()", "screening_findingevent_hold()"], (), owner=OWNER),
                let_call(["screening_count_anew()", "screening_whose(bigint[])"], (WEB,), owner=OWNER),
            ],
            elidable=False,
        )
    ]
